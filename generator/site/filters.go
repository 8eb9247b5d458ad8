package site

import (
	"slices"
	"strings"

	"beleg/generator/fact"
	"beleg/generator/timeline"
)

// filterScript is the file in static/ that makes filters work.
const filterScript = "js/filter.js"

// Filters narrow a long list by what its entries are about. They need a script and are not shown without it: the pages of topics,
// actors and sources serve then.
type Filters struct {
	List   string // id of the list
	Facets []Facet
}

// Facet is one thing to choose by; its words are the messages "filter." + Key and "filter.all-" + Key.
type Facet struct {
	Key     string // topic, rating, actor, source
	Options []Option
}

// Option is one choice. An entry fits it if its Facets hold Key + ":" + Value.
type Option struct{ Value, Text string }

// filters returns the filters of a list by the facets its entries have. A choice between fewer than two is none.
func (c *composer) filters(list string, entries []string, keys ...string) Filters {
	used := map[string]bool{}
	for _, facets := range entries {
		for _, token := range strings.Fields(facets) {
			used[token] = true
		}
	}
	f := Filters{List: list}
	for _, key := range keys {
		options := slices.DeleteFunc(c.options(key), func(o Option) bool { return !used[key+":"+o.Value] })
		if len(options) > 1 {
			f.Facets = append(f.Facets, Facet{key, options})
		}
	}
	return f
}

// options returns all there is to choose from: topics and ratings in the editor's order, sources by date, actors by id.
func (c *composer) options(key string) []Option {
	var options []Option
	switch key {
	case "topic":
		for _, t := range c.base.Site.Topics {
			options = append(options, Option{t.ID, t.Label})
		}
	case "rating":
		for _, r := range c.base.Site.Ratings {
			options = append(options, Option{r.ID, r.Label})
		}
	case "source":
		for _, s := range c.dated() {
			options = append(options, Option{s.ID, s.Title})
		}
	case "actor":
		for _, a := range c.base.Actors {
			options = append(options, Option{a.ID, a.Name})
		}
	}
	return options
}

// A tokens collects facets, each once, in order.
type tokens []string

func (t *tokens) add(key, value string) {
	if token := key + ":" + value; !slices.Contains(*t, token) {
		*t = append(*t, token)
	}
}

func (t tokens) String() string { return strings.Join(t, " ") }

func claimFacets(claim *fact.Claim) string {
	var t tokens
	for _, topic := range claim.Topics {
		t.add("topic", topic.ID)
	}
	t.add("rating", claim.Current().Rating.ID)
	for _, q := range claim.Quotes {
		t.add("source", q.Source.ID)
		for _, a := range voicesOf(q) {
			t.add("actor", a.ID)
		}
	}
	return t.String()
}

func entryFacets(e *timeline.Entry) string {
	var t tokens
	if e.Event != nil {
		for _, topic := range e.Event.Topics {
			t.add("topic", topic.ID)
		}
	}
	if e.Kind != timeline.Publication { // a publication is about everything that is quoted from it
		for _, claim := range e.Claims {
			for _, topic := range claim.Topics {
				t.add("topic", topic.ID)
			}
		}
	}
	for _, s := range e.Sources {
		t.add("source", s.ID)
	}
	for _, a := range e.Actors {
		t.add("actor", a.ID)
	}
	return t.String()
}
