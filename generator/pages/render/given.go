package render

import (
	_ "embed"
	"fmt"

	"github.com/BurntSushi/toml"
)

//go:embed given.toml
var given string

// Given is what templates are given, for those who write their own.
type Given struct {
	Templates []struct {
		Name string // the path in templates/
		Data string // what "." is in it: a type of these, or what Go has of its own
	} `toml:"template"`
	Types []struct {
		Name, Doc string
		Fields    []struct{ Name, Type, Doc string }
	} `toml:"type"`
}

// WhatIsGiven returns what each template is given. A test makes it of the templates and of the types themselves.
func WhatIsGiven() (Given, error) {
	var g Given
	if _, err := toml.Decode(given, &g); err != nil {
		return g, fmt.Errorf("read what templates are given: %w", err)
	}
	return g, nil
}
