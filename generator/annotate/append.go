package annotate

import (
	"errors"
	"fmt"

	"beleg/generator/edit"
	"beleg/generator/fact"
	"beleg/generator/start"
)

// TOML returns what is offered as [[quote]] tables, with a blank line between them; what is refused is left out.
func TOML(offers []start.Offer, stance fact.Stance) string {
	text := ""
	for _, o := range offers {
		if o.Refused != "" {
			continue
		}
		if text != "" {
			text += "\n"
		}
		text += o.Passage.Settled(stance)
	}
	return text
}

// Append returns the text of a claim's file with what is offered added to its quotations. All other bytes stay. The error says in
// words for the editor why that cannot be done.
func Append(c *fact.Claim, offers []start.Offer, stance fact.Stance) (string, error) {
	file := c.Where.Doc.File
	text, added := string(file.Text), false
	for _, o := range offers {
		if o.Refused != "" {
			continue
		}
		var err error
		if text, err = edit.Append(text, o.Passage.Settled(stance), "related"); err != nil {
			return "", fmt.Errorf("%s: %w", file.Name, err)
		}
		added = true
	}
	if !added {
		return "", errors.New("nothing that was marked can be quoted")
	}
	return text, nil
}
