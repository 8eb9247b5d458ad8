package rule

import (
	"bytes"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/place"
	"beleg/generator/judgement/start"
	"beleg/generator/words/diag"
)

// What nobody wrote must not be published as somebody's claim. Elsewhere, and in a draft, it waits until its editor
// comes to it.
var placeholder = claims.error("placeholder", "words of a new file that were to be replaced",
	func(c *fact.Claim, r report) {
		asked := start.Asked().Claim
		r.asked(c.Where.At("claim"), c.Claim, asked, c.Unfinished())
		r.asked(c.Where.At("short"), c.Short, asked, c.Unfinished())
		for _, review := range c.Reviews {
			r.asked(review.Where.At("verdict"), review.Verdict, asked, c.Unfinished())
		}
	})

var _ = questions.register(placeholder, func(q *fact.Question, r report) {
	asked := start.Asked().Question
	r.asked(q.Where.At("question"), q.Question, asked, q.Unfinished())
	r.asked(q.Where.At("short"), q.Short, asked, q.Unfinished())
	for _, a := range q.Answers {
		r.asked(a.Where.At("text"), a.Answer.Text, asked, q.Unfinished())
	}
})

var _ = projects.register(placeholder, func(p project, r report) {
	s := p.Site
	for _, value := range []struct{ says, of, key string }{
		{s.Title, "", "title"}, {s.BaseURL.String(), "", "base_url"}, {s.Publisher.Name, "publisher", "name"},
		{s.Publisher.Email, "publisher", "email"},
	} {
		at := s.Where.At(value.key)
		if value.of != "" {
			at = s.Where.At(value.of, value.key)
		}
		if slices.Contains(start.Asked().Site, value.says) {
			r.at(at.Value(), "put your own in its place before you publish", "this is still what a new site says: %s",
				value.says).Milder = true
		}
	}
	for _, page := range p.Pages {
		r.askedOn(page)
	}
})

// asked reports a placeholder in a text that stands at a place. In a draft it is milder.
func (r report) asked(at place.Where, text string, placeholders []string, draft bool) {
	for _, words := range placeholders {
		if i := strings.Index(text, words); i >= 0 {
			found := r.at(at.Inside(i, i+len(words)), "write your own in its place",
				"this sentence is still that of a new file")
			found.Milder = draft
		}
	}
}

// askedOn reports the first place of each placeholder on a page.
func (r report) askedOn(page *fact.Page) {
	file := page.Where.Doc.File
	for _, words := range start.Asked().Page {
		if i := bytes.Index(file.Text[page.BodyAt:], []byte(words)); i >= 0 {
			at := diag.Span{File: file, Start: page.BodyAt + i, End: page.BodyAt + i + len(words)}
			r.at(at, "put your own in its place before you publish", "this is still what a new site says").Milder = true
		}
	}
}
