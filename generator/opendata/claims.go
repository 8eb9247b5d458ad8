// Package opendata turns facts into files that other programs read.
//
// Field names and their order are a contract. Nothing here depends on the time of the build, so that the same input gives the
// same bytes.
package opendata

import (
	"bytes"
	"encoding/json"

	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/fact"
	"beleg/generator/origin"
	"beleg/generator/quote"
)

// Claims is data/claims.json.
type Claims struct {
	Site     string  `json:"site"`
	Language string  `json:"language"`
	Claims   []Claim `json:"claims"`
}

// Claim is one claim with everything that is known of it.
type Claim struct {
	ID          string    `json:"id"`
	URL         string    `json:"url"`
	Claim       string    `json:"claim"`
	Short       string    `json:"short"`
	When        string    `json:"when"`
	Topics      []string  `json:"topics"`
	Rating      string    `json:"rating"`
	RatingLabel string    `json:"rating_label"`
	Verdict     string    `json:"verdict"`
	Reviewed    string    `json:"reviewed"`
	Reviews     []Review  `json:"reviews"`
	Origins     Origins   `json:"origins"`
	Quotes      []Quote   `json:"quotes"`
	Related     []Related `json:"related"`
}

// Review is one entry of the rating history, oldest first.
type Review struct {
	Date       string `json:"date"`
	Rating     string `json:"rating"`
	Verdict    string `json:"verdict"`
	Correction bool   `json:"correction"`
}

// Origins is the number of independent origins, as an interval, and the named ones.
type Origins struct {
	AtLeast int      `json:"at_least"`
	AtMost  int      `json:"at_most"`
	Roots   []string `json:"roots"`
}

// Quote is a quotation with its place in the seed file, in code points, half-open. Text is the article's own wording.
type Quote struct {
	ID     string     `json:"id"`
	Source string     `json:"source"`
	URL    string     `json:"url"`
	Text   string     `json:"text"`
	Stance string     `json:"stance"`
	Hedge  string     `json:"hedge"`
	Via    [][]string `json:"via"`
	Said   string     `json:"said"`
	Start  int        `json:"start"`
	End    int        `json:"end"`
	Parts  []Part     `json:"parts,omitempty"`
	Figure *Figure    `json:"figure,omitempty"`
}

// Part is one stretch of a quotation that leaves words out.
type Part struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Figure is a number put on a measure; an open side is left out.
type Figure struct {
	Measure string   `json:"measure"`
	Min     *float64 `json:"min"`
	Max     *float64 `json:"max"`
	About   bool     `json:"about"`
}

// Related points to another claim.
type Related struct {
	Claim string `json:"claim"`
	Kind  string `json:"kind"`
}

// NewClaims returns data/claims.json of a sound base.
func NewClaims(base *fact.Base, book *address.Book) Claims {
	out := Claims{Site: base.Site.Title, Language: base.Site.Language, Claims: []Claim{}}
	for _, c := range base.Claims {
		out.Claims = append(out.Claims, newClaim(c, book))
	}
	return out
}

func newClaim(c *fact.Claim, book *address.Book) Claim {
	current, count := c.Current(), origin.Of(c.Quotes)
	out := Claim{ID: c.ID, URL: book.URL(address.Claim(c)), Claim: c.Claim, Short: c.Short, When: c.When.String(), Topics: []string{},
		Rating: current.Rating.ID, RatingLabel: current.Rating.Label, Verdict: current.Verdict, Reviewed: current.Date.String(),
		Origins: Origins{AtLeast: count.AtLeast, AtMost: count.AtMost, Roots: []string{}}, Reviews: []Review{}, Quotes: []Quote{}, Related: []Related{}}
	for _, t := range c.Topics {
		out.Topics = append(out.Topics, t.ID)
	}
	for _, r := range c.Reviews {
		out.Reviews = append(out.Reviews, Review{Date: r.Date.String(), Rating: r.Rating.ID, Verdict: r.Verdict, Correction: r.Correction})
	}
	for _, a := range count.Roots {
		out.Origins.Roots = append(out.Origins.Roots, a.ID)
	}
	for _, q := range c.Quotes {
		out.Quotes = append(out.Quotes, newQuote(q, book))
	}
	for _, r := range c.Related {
		out.Related = append(out.Related, Related{Claim: r.Claim.ID, Kind: r.Kind})
	}
	return out
}

func newQuote(q *fact.Quote, book *address.Book) Quote {
	parts := q.Place.Parts
	at := q.Source.Article.CodePoint
	out := Quote{ID: q.ID, Source: q.Source.ID, URL: book.URL(address.Quote(q)), Text: q.Wording, Stance: string(q.Stance), Hedge: q.Hedge,
		Via: [][]string{}, Said: q.SaidOrPublished().String(), Start: at(parts[0].Start), End: at(parts[len(parts)-1].End)}
	for _, chain := range q.Chains {
		out.Via = append(out.Via, voices(chain))
	}
	if len(parts) > 1 {
		out.Parts = newParts(q.Source, parts)
	}
	if f := q.Figure; f != nil {
		out.Figure = &Figure{Measure: f.Measure.ID, Min: f.Min, Max: f.Max, About: f.About}
	}
	return out
}

func newParts(s *fact.Source, spans []quote.Span) []Part {
	var parts []Part
	for _, p := range spans {
		parts = append(parts, Part{Start: s.Article.CodePoint(p.Start), End: s.Article.CodePoint(p.End), Text: s.Article.Text[p.Start:p.End]})
	}
	return parts
}

// voices writes a chain as ids, the nearest voice first; "?" is an unnamed origin.
func voices(chain fact.Chain) []string {
	var ids []string
	for _, a := range chain {
		if a == nil {
			ids = append(ids, "?")
			continue
		}
		ids = append(ids, a.ID)
	}
	return ids
}

// Encode writes a value as JSON for people and programs: indented, with umlauts and angle brackets as they are.
func Encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

// day returns a day as it stands in JSON, or nil where the date is open.
func day(d edtf.Day, known bool) *string {
	if !known {
		return nil
	}
	s := d.String()
	return &s
}
