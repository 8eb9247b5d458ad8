package echo

import (
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// Words cut out of a denial are no support. Whoever changes their mind says so elsewhere, or on another day.
func TestNobodySupportsAndDisputesInOneBreath(t *testing.T) {
	group, other := &fact.Actor{ID: "group"}, &fact.Actor{ID: "other"}
	article, later := &fact.Source{ID: "article"}, &fact.Source{ID: "later"}
	says := func(s *fact.Source, stance fact.Stance, origin *fact.Actor) *fact.Quote {
		return &fact.Quote{Source: s, Stance: stance, Chains: []fact.Chain{{origin}}}
	}
	monday := says(article, fact.Supports, group)
	var err error
	if monday.Said, err = edtf.Parse("2024-06-03"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		quotes []*fact.Quote
		want   bool
	}{
		{"both", []*fact.Quote{says(article, fact.Supports, group), says(article, fact.Disputes, group)}, true},
		{"both, with others between", []*fact.Quote{says(article, fact.Disputes, group), says(article, fact.Disputes, other),
			says(later, fact.Supports, group), says(article, fact.Supports, other)}, true},
		{"one supports, another disputes", []*fact.Quote{says(article, fact.Supports, other), says(article, fact.Disputes, group)}, false},
		{"in another article", []*fact.Quote{says(later, fact.Supports, group), says(article, fact.Disputes, group)}, false},
		{"on another day", []*fact.Quote{monday, says(article, fact.Disputes, group)}, false},
		{"nobody is named", []*fact.Quote{says(article, fact.Supports, nil), says(article, fact.Disputes, nil)}, false},
		{"it only mentions", []*fact.Quote{says(article, fact.Mentions, group), says(article, fact.Disputes, group)}, false},
	} {
		var found diag.List
		both(&fact.Claim{Quotes: c.quotes}, &found)
		if (len(found) == 1) != c.want || len(found) > 1 {
			t.Errorf("%s: got %v, want a finding: %v", c.name, found, c.want)
		}
	}
}
