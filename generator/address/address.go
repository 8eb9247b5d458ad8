// Package address knows where everything on the site has its place, and resolves the links that editors write.
//
// Addresses are a contract: readers' links and others' tools rely on them. They are paths relative to the home page, so that
// the same site works below any base path.
package address

import (
	"fmt"

	"beleg/generator/fact"
)

// Paths of pages that there is one of.
const (
	Home       = ""
	Claims     = "claims/"
	Sources    = "sources/"
	Chronology = "chronology/"
	Actors     = "actors/"
	Topics     = "topics/"
	Matrix     = "matrix/"
	Figures    = "figures/"
	Changes    = "changes/"
	NotFound   = "404.html"

	Atom     = "feed.xml"
	JSONFeed = "feed.json"
	CNAME    = "CNAME" // the domain, for hosts that read it from there
	Sitemap  = "sitemap.xml"
	Robots   = "robots.txt"
)

// Claim returns the path of a claim's page.
func Claim(c *fact.Claim) string { return Claims + c.ID + "/" }

// Review returns the path of an entry of a claim's rating history. It holds the day, and for a second review of one day that it is
// the second, so that it stays what it is when reviews are added.
func Review(r fact.Rated) string { return Claim(r.Claim) + "#" + ReviewAnchor(r) }

// ReviewAnchor returns the id of an entry of the rating history on its claim's page.
func ReviewAnchor(r fact.Rated) string {
	day, nth := r.Review().Date, 1
	for _, earlier := range r.Claim.Reviews[:r.At] {
		if earlier.Date == day {
			nth++
		}
	}
	if nth > 1 {
		return fmt.Sprintf("review_%s_%d", day, nth)
	}
	return "review_" + day.String()
}

// Source returns the path of a source's page.
func Source(s *fact.Source) string { return Sources + s.ID + "/" }

// Quote returns the path of a quotation's place on its source's page.
func Quote(q *fact.Quote) string { return Source(q.Source) + "#" + q.ID }

// Actor returns the path of an actor's page.
func Actor(a *fact.Actor) string { return Actors + a.ID + "/" }

// Topic returns the path of a topic's page.
func Topic(t *fact.Topic) string { return Topics + t.ID + "/" }

// Measure returns the path of the page that shows all figures put on a measure.
func Measure(m *fact.Measure) string { return Figures + m.ID + "/" }

// Page returns the path of a page of running text.
func Page(p *fact.Page) string { return p.ID + "/" }

// Ids of entries of the chronology: a kind and what it is about.
func eventEntry(e *fact.Event) string     { return "event-" + e.ID }
func claimEntry(c *fact.Claim) string     { return "claim-" + c.ID }
func sourceEntry(s *fact.Source) string   { return "publication-" + s.ID }
func statementEntry(q *fact.Quote) string { return "statement-" + q.ID }

// EventEntry returns the path of an event on the chronology.
func EventEntry(e *fact.Event) string { return Chronology + "#" + eventEntry(e) }

// ClaimEntry returns the path of a claim on the chronology; it stands there if it has a date.
func ClaimEntry(c *fact.Claim) string { return Chronology + "#" + claimEntry(c) }

// SourceEntry returns the path of a publication on the chronology.
func SourceEntry(s *fact.Source) string { return Chronology + "#" + sourceEntry(s) }

// StatementEntry returns the path of a statement on the chronology.
func StatementEntry(q *fact.Quote) string { return Chronology + "#" + statementEntry(q) }

// Anchors that every claim page has.
const (
	Origins   = "origins"
	Quotes    = "quotes"
	Reasoning = "reasoning"
	History   = "history"
	Cite      = "cite"
)
