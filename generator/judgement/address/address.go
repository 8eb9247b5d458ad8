// Package address knows where everything on the site has its place, and resolves the links that editors write.
//
// Addresses are a contract: readers' links and others' tools rely on them. They are paths relative to the home page, so
// that the same site works below any base path.
package address

import (
	"embed"
	"fmt"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/spread"
	"beleg/generator/words/diag"
)

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

// What can be wrong with a link besides how its address is written.
var broken = rules.Error("link-broken", "a link to nothing")

// Paths that other pages or files lead to; kind.go has those of all pages.
const (
	Home       = ""
	Claims     = "claims/"
	Questions  = "questions/"
	Sources    = "sources/"
	Chronology = "chronology/"
	Actors     = "actors/"
	Topics     = "topics/"
	Figures    = "figures/"
	Ratings    = "ratings/"
	Days       = "as-of/"
	Embeds     = "embed/"
	Changes    = "changes/"
	Matrix     = "matrix/"
	Search     = "search/"

	Atom     = "feed.xml"
	JSONFeed = "feed.json"
	CNAME    = "CNAME" // the domain, for hosts that read it from there
	Sitemap  = "sitemap.xml"
	Robots   = "robots.txt"
)

// Paths of the open data. A schema lies beside the file it describes.
const (
	Data            = "data/"
	ClaimsJSON      = "data/claims.json"
	ClaimsSchema    = "data/claims.schema.json"
	QuestionsJSON   = "data/questions.json"
	QuestionsSchema = "data/questions.schema.json"
	ClaimsCSV       = "data/claims.csv"
	ClaimsTable     = "data/claims.tableschema.json"
	TimeJSON        = "data/chronology.json"
	TimeSchema      = "data/chronology.schema.json"
	Calendar        = "data/chronology.ics"
	Timeline        = "data/timeline.json"
	TimelineSchema  = "data/timeline.schema.json"
	ReviewJSON      = "data/claimreview.json"
	ReviewSchema    = "data/claimreview.schema.json"
	NotesFolder     = "data/annotations/"
	NotesSchema     = "data/annotations.schema.json"
	BuildJSON       = "data/build.json"
	BuildSchema     = "data/build.schema.json"
)

// dataFiles are the files of the open data that every site has.
var dataFiles = []string{ClaimsJSON, ClaimsSchema, QuestionsJSON, QuestionsSchema, ClaimsCSV, ClaimsTable, TimeJSON,
	TimeSchema, Calendar, Timeline, TimelineSchema, ReviewJSON, ReviewSchema, NotesSchema, BuildJSON, BuildSchema}

// The paths of the pages of things; that of a measure shows all figures put on it, that of a rating all claims that
// have it, that of a day what the site said then, and that of a quoted place is for frames of other sites.
func Claim(c *fact.Claim) string       { return Claims + c.ID + "/" }
func Moved(m *fact.Moved) string       { return Claims + m.ID + "/" }
func Question(q *fact.Question) string { return Questions + q.ID + "/" }
func Source(s *fact.Source) string     { return Sources + s.ID + "/" }
func Actor(a *fact.Actor) string       { return Actors + a.ID + "/" }
func Topic(t *fact.Topic) string       { return Topics + t.ID + "/" }
func Measure(m *fact.Measure) string   { return Figures + m.ID + "/" }
func Rating(r *fact.Rating) string     { return Ratings + r.ID + "/" }
func AsOf(d *fact.AsOf) string         { return Days + d.Day.String() + "/" }
func Embed(p *fact.Passage) string     { return Embeds + p.ID + "/" }
func Page(p *fact.Page) string         { return p.ID + "/" }

// AnswerAnchor returns the id of an answer on its question's page.
func AnswerAnchor(a *fact.Answer) string { return "answer_" + a.Date.String() }

// Review returns the path of an entry of a claim's rating history. It holds the day, and for a second review of one day
// that it is the second, so that it stays what it is when reviews are added.
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

// Notes returns the path of the annotations of a source.
func Notes(s *fact.Source) string { return NotesFolder + s.ID + ".json" }

// Quote returns the path of a quotation's place on its source's page.
func Quote(q *fact.Quote) string { return Source(q.Source) + "#" + q.ID }

// The paths of entries of the chronology. A claim stands there if it has a date.
func EventEntry(e *fact.Event) string     { return Chronology + "#" + spread.EventID(e) }
func ClaimEntry(c *fact.Claim) string     { return Chronology + "#" + spread.ClaimID(c) }
func SourceEntry(s *fact.Source) string   { return Chronology + "#" + spread.SourceID(s) }
func StatementEntry(q *fact.Quote) string { return Chronology + "#" + spread.StatementID(q) }

// Anchors that every claim page has.
const (
	Origins   = "origins"
	Quotes    = "quotes"
	Reasoning = "reasoning"
	History   = "history"
	Cite      = "cite"
)
