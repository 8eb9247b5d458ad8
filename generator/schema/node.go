package schema

import (
	"bytes"
	"encoding/json"
)

// A Node is a schema or a part of one: draft 7 here, and 2020-12 where package opendata describes what the site publishes. Its members
// are printed in this order, so that one who reads a file meets what a key is for before what it must match.
type Node struct {
	Schema      string      `json:"$schema,omitempty"`
	ID          string      `json:"$id,omitempty"`
	Comment     string      `json:"$comment,omitempty"`
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Type        any         `json:"type,omitempty"` // a word, or two for what may be null
	Const       string      `json:"const,omitempty"`
	Enum        []string    `json:"enum,omitempty"`
	Pattern     string      `json:"pattern,omitempty"`
	Format      string      `json:"format,omitempty"`
	Default     *string     `json:"default,omitempty"`
	Minimum     json.Number `json:"minimum,omitempty"`
	MinItems    json.Number `json:"minItems,omitempty"`
	Required    []string    `json:"required,omitempty"`
	Properties  Members     `json:"properties,omitempty"`
	Patterns    Members     `json:"patternProperties,omitempty"`
	Dependent   Members     `json:"dependentRequired,omitempty"`    // lists of names
	Additional  *bool       `json:"additionalProperties,omitempty"` // false forbids keys that are not described
	Items       *Node       `json:"items,omitempty"`
	AnyOf       []*Node     `json:"anyOf,omitempty"`
	OneOf       []*Node     `json:"oneOf,omitempty"`

	Taplo       *hints `json:"x-taplo,omitempty"`
	TOMLVersion string `json:"x-tombi-toml-version,omitempty"` // Tombi allows more than TOML 1.0 otherwise
}

// hints are Taplo's own members (https://taplo.tamasfe.dev/configuration/developing-schemas.html). Of these initKeys is not used:
// Taplo writes the required keys of a new table anyway.
type hints struct {
	Docs wordDocs `json:"docs"`
}

type wordDocs struct {
	EnumValues []string `json:"enumValues"` // one for each element of enum
}

// Members are the members of a JSON object in an order that matters to people: that of the format, in which editors propose
// them, or of a file.
type Members []Member

// Member is a name and what it stands for.
type Member struct {
	Name  string
	Value any
}

// MarshalJSON prints them as an object.
func (m Members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, p := range m {
		b.WriteByte("{,"[min(i, 1)])
		if err := enc.Encode(p.Name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(p.Value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
