package site

import (
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
)

// SearchPage is search.html. Without its script it leads to all that can be found.
type SearchPage struct {
	Frame
	Questions []Link // the weightiest first
	Lists     []About
}

// About is a link with what stands there.
type About struct {
	Link
	About string
}

// NotFoundPage is 404.html.
type NotFoundPage struct{ Frame }

// searchScript finds what the words in the field of its page stand in.
const searchScript = "js/search.js"

// abouts is the message that says what stands in a list that the navigation leads to.
var abouts = map[string]string{"claims": "claims.intro", "chronology": "chronology.intro",
	"sources": "source.about", "actors": "actor.about", "topics": "topic.about", "matrix": "matrix.intro",
	"contradictions": "contradictions.intro", "figures": "figures.intro", "changes": "changes.intro", "data": "data.intro"}

func (c *Site) search() *SearchPage {
	page := &SearchPage{Frame: Frame{Title: c.lang.Text("search.title"),
		Description: c.lang.Text("search.intro"), Script: searchScript}}
	page.Questions = each(weightiest(c.base.Questions), func(q *fact.Question) Link {
		return c.to(address.Question(q), q.Question)
	})
	page.Lists = each(slices.Concat(c.shell.Nav, c.shell.Views), func(to NavItem) About {
		return About{Link{Href: to.Href, Text: c.lang.Text("nav." + to.Key)}, c.lang.Text(abouts[to.Key])}
	})
	return page
}

func (c *Site) notFound() *NotFoundPage {
	return &NotFoundPage{Frame{Title: c.lang.Text("not-found.title"),
		Description: c.lang.Text("not-found.text"), Script: searchScript}}
}
