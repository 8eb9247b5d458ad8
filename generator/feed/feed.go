// Package feed tells feed readers what became of the claims: one Atom and one JSON feed with the same entries.
//
// An entry is a review: a claim rated for the first time, rated anew, checked again or corrected. The page of changes leaves first
// ratings out, because there they would hide the changes; a feed without them would be empty for as long as a site is new, and a
// reader who follows it would never hear of a new claim. A review is never rewritten, and its address is the entry's id, so readers
// show each once. All times come from the reviews: a feed that was built again without news is the same, byte for byte.
//
// Atom: RFC 4287. JSON Feed: https://www.jsonfeed.org/version/1.1/
package feed

import (
	"strings"

	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/lang"
	"beleg/generator/opendata"
)

// most is the number of entries after which older days are left out. The day that reaches it stays whole: readers who come once
// a day would miss the rest of it. But a project that was taken in whole has thousands on one day, and a file of megabytes that
// is fetched every hour serves nobody: atMost ends a day too.
const (
	most   = 50
	atMost = 500
)

// A Feed is what both formats say.
type Feed struct {
	title, subtitle, language string
	publisher                 fact.Publisher
	home, changes, atom, json string // whole addresses
	entries                   []entry
}

// An entry is one review.
type entry struct {
	id         string // the whole address of the review on its claim's page
	title      string
	verdict    string
	text       string // all there is to say, in paragraphs
	day        edtf.Day
	topics     []*fact.Topic
	correction string // what a correction is called; empty if it is none
}

// New returns the feed of a sound base, newest reviews first.
func New(base *fact.Base, book *address.Book) *Feed {
	s := base.Site
	l, _ := lang.For(s.Language)
	f := &Feed{title: opendata.OneLine(s.Title), subtitle: opendata.OneLine(s.Tagline), language: s.Language, publisher: s.Publisher, home: book.URL(address.Home),
		changes: book.URL(address.Changes), atom: book.URL(address.Atom), json: book.URL(address.JSONFeed)}
	for _, r := range newest(fact.History(base.Claims)) {
		f.entries = append(f.entries, newEntry(r, book, l))
	}
	return f
}

// newest cuts a history, the newest first, after most entries and the rest of the day that it is then, or after atMost.
func newest(history []fact.Rated) []fact.Rated {
	history = history[:min(len(history), atMost)]
	for i := most; i < len(history); i++ {
		if history[i].Review().Day() != history[i-1].Review().Day() {
			return history[:i]
		}
	}
	return history
}

func newEntry(r fact.Rated, book *address.Book, l *lang.Lang) entry {
	now, before := r.Review(), r.Before()
	rating, message := now.Rating.Label, "feed.rated"
	switch {
	case before == nil:
	case before.Rating != now.Rating:
		rating = l.Fill("feed.from-to", map[string]any{"From": before.Rating.Label, "To": now.Rating.Label})
	default:
		message = "feed.again"
	}
	e := entry{id: book.URL(address.Review(r)), verdict: opendata.OneLine(now.Verdict), day: now.Day(), topics: r.Claim.Topics}
	text := []string{opendata.OneLine(r.Claim.Claim), l.Fill("feed.rating", map[string]any{"Rating": rating}), e.verdict}
	if now.Correction {
		message, e.correction = "feed.corrected", l.Text("rating.correction")
		text = append(text, l.Text("rating.correction-note"))
	}
	e.title = opendata.OneLine(l.Fill(message, map[string]any{"Rating": rating, "Claim": r.Claim.Title()}))
	e.text = strings.Join(text, "\n\n")
	return e
}

// moment writes a day as a time, which feeds demand: its first, in UTC, so that no reader takes the entry for one of the future.
func moment(d edtf.Day) string { return d.String() + "T00:00:00Z" }

// updated is when the feed changed last. Atom demands a time of a feed without entries too; that of an empty site is no time of
// the build, but the first that the format knows.
func (f *Feed) updated() string {
	if len(f.entries) == 0 {
		return moment(0)
	}
	return moment(f.entries[0].day)
}
