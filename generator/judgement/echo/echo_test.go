package echo

import (
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/words/diag"
)

// Only articles that count as two origins of a claim can be an echo of each other.
func TestOnlyIndependentOriginsAreCompared(t *testing.T) {
	government := &fact.Actor{ID: "government"}
	minister := &fact.Actor{ID: "minister", PartOf: government}
	union := &fact.Actor{ID: "union"}
	officer := &fact.Actor{ID: "officer", Unnamed: true}
	from := func(id, text string, publisher *fact.Actor) *fact.Source {
		text += " The bridge over the harbour will be closed to cars for eight months."
		return &fact.Source{ID: id, Publisher: publisher, Article: article.Parse(text, nil), Seed: &diag.File{Name: "seeds/" + id, Text: []byte(text)}}
	}
	gazette, herald, other := from("gazette", "So it is.", union), from("herald", "Others say so.", nil), &fact.Source{ID: "other", Article: article.Parse("Nothing of it.", nil)}
	says := func(s *fact.Source, stance fact.Stance, origins ...*fact.Actor) *fact.Quote {
		q := &fact.Quote{Source: s, Stance: stance}
		for _, o := range origins {
			q.Chains = append(q.Chains, fact.Chain{o})
		}
		return q
	}
	for _, c := range []struct {
		name   string
		quotes []*fact.Quote
		want   bool
	}{
		{"two origins", []*fact.Quote{says(gazette, fact.Supports, minister), says(herald, fact.Supports, union)}, true},
		{"one root", []*fact.Quote{says(gazette, fact.Supports, minister), says(herald, fact.Supports, government)}, false},
		{"one root among others", []*fact.Quote{says(gazette, fact.Supports, minister), says(herald, fact.Supports, union), says(herald, fact.Supports, government)}, false},
		{"neither says how it knows", []*fact.Quote{says(gazette, fact.Supports), says(herald, fact.Supports)}, true},
		{"one has it from the publisher of the other", []*fact.Quote{says(gazette, fact.Supports), says(herald, fact.Supports, union)}, false},
		{"nobody is named", []*fact.Quote{says(gazette, fact.Supports, nil), says(herald, fact.Supports, nil)}, true},
		{"the same unnamed actor", []*fact.Quote{says(gazette, fact.Supports, officer), says(herald, fact.Supports, officer)}, false},
		{"one only mentions it", []*fact.Quote{says(gazette, fact.Supports, minister), says(herald, fact.Mentions, union)}, false},
		{"one article", []*fact.Quote{says(gazette, fact.Supports, minister), says(gazette, fact.Supports, union)}, false},
		{"other words", []*fact.Quote{says(gazette, fact.Supports, minister), says(other, fact.Supports, union)}, false},
	} {
		var k Known
		var found diag.List
		claim := &fact.Claim{ID: "c", Quotes: c.quotes, Reviews: []*fact.Review{{Rating: &fact.Rating{}}}}
		k.Meet([]*fact.Claim{claim, claim})
		if k.Judge(claim, &found); (len(found) == 1) != c.want || len(found) > 1 {
			t.Errorf("%s: got %v, want a finding: %v", c.name, found, c.want)
		}
	}
}
