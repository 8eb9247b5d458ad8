package echo

import (
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

// Who speaks in somebody else's publication is no origin that anybody else has asked.
func TestGuestsOfAPublisherBearNoRatingOut(t *testing.T) {
	utility := &fact.Actor{ID: "utility", Kind: "office"}
	manager := &fact.Actor{ID: "manager", Kind: "person", PartOf: utility}
	expert := &fact.Actor{ID: "expert", Kind: "person"}
	union := &fact.Actor{ID: "union", Kind: "group"}
	hidden := &fact.Actor{ID: "hidden", Unnamed: true}
	gazette := &fact.Source{ID: "gazette", Publisher: &fact.Actor{ID: "paper", Kind: "outlet"}}
	release := &fact.Source{ID: "release", Publisher: manager}
	leaflet := &fact.Source{ID: "leaflet"}
	says := func(s *fact.Source, origins ...*fact.Actor) *fact.Quote {
		q := &fact.Quote{Source: s, Stance: fact.Supports}
		for _, o := range origins {
			q.Chains = append(q.Chains, fact.Chain{o})
		}
		return q
	}
	against := says(release, expert)
	against.Stance = fact.Disputes
	for _, c := range []struct {
		name   string
		least  int
		quotes []*fact.Quote
		want   bool
	}{
		{"an expert in a press release", 2, []*fact.Quote{says(release, manager), says(release, expert)}, true},
		{"beside an article that has the publisher's word", 2, []*fact.Quote{says(gazette, utility), says(release, expert)}, true},
		{"both in one breath", 2, []*fact.Quote{says(release, manager, expert)}, true},
		{"a newspaper asked the expert too", 2, []*fact.Quote{says(release, manager, expert), says(gazette, expert)}, false},
		{"a newspaper asked another", 2, []*fact.Quote{says(release, expert), says(gazette, union)}, false},
		{"a newspaper asked both", 2, []*fact.Quote{says(gazette, manager), says(gazette, expert)}, false},
		{"nobody is known to publish it", 2, []*fact.Quote{says(leaflet, manager), says(leaflet, expert)}, false},
		{"the rating wants one", 1, []*fact.Quote{says(release, manager), says(release, expert)}, false},
		{"there are too few anyway", 3, []*fact.Quote{says(release, manager), says(release, expert)}, false},
		{"the guest denies it", 2, []*fact.Quote{says(gazette, utility), says(gazette, union), against}, false},
		{"the guest has no name", 1, []*fact.Quote{says(release, manager), says(release, hidden)}, false},
	} {
		var found diag.List
		own(&fact.Claim{Quotes: c.quotes, Reviews: []*fact.Review{{Rating: &fact.Rating{MinOrigins: c.least}}}}, &found)
		if (len(found) == 1) != c.want || len(found) > 1 {
			t.Errorf("%s: got %v, want a finding: %v", c.name, found, c.want)
		}
	}
}
