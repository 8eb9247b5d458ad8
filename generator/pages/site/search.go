package site

import (
	"slices"

	"beleg/generator/facts/fact"
)

// SearchPage is search.html. Without its script it leads to all that can be found.
type SearchPage struct {
	Finder
	Questions []Link // the weightiest first
	Lists     []About
}

// NotFoundPage is 404.html, where the words of the address are searched for.
type NotFoundPage struct{ Finder }

// Finder is a page that shows what was searched for: with its ratings, all in the order of the index.
type Finder struct {
	Frame
	Ratings []Rating
}

// About is a link with what stands there.
type About struct {
	Link
	About string
}

// searchScript finds what the words in the field of its page stand in.
const searchScript = "js/search.js"

func (c *Site) finder(title, about string) Finder {
	return Finder{Frame{Title: c.lang.Text(title), Description: c.lang.Text(about), Script: searchScript},
		each(c.base.Site.Ratings, c.rating)}
}

// abouts is the message that says what stands in a list that the navigation leads to.
var abouts = map[string]string{"claims": "claims.intro", "chronology": "chronology.intro",
	"sources": "source.about", "actors": "actor.about", "topics": "topic.about", "matrix": "matrix.intro",
	"contradictions": "contradictions.intro", "figures": "figures.intro", "changes": "changes.intro",
	"data": "data.intro"}

func (c *Site) search() *SearchPage {
	page := &SearchPage{Finder: c.finder("search.title", "search.intro")}
	page.Questions = each(c.asked(), func(q *fact.Question) Link { return c.asking(q).Link })
	page.Lists = each(slices.Concat(c.shell.Nav, c.shell.Views), func(to NavItem) About {
		return About{Link{Href: to.Href, Text: c.lang.Text("nav." + to.Key)}, c.lang.Text(abouts[to.Key])}
	})
	return page
}

func (c *Site) notFound() *NotFoundPage {
	return &NotFoundPage{c.finder("not-found.title", "not-found.text")}
}
