package fact

import (
	"slices"

	"beleg/generator/words/edtf"
)

// Gaps says what of a project could not be read. A base holds only what could, so whoever judges a thing as a whole, or
// says that something is nowhere, must know its gaps: the fault that made one is reported, and is one fault. The zero
// value is that of a base without gaps.
type Gaps struct {
	Claims     map[*Claim]bool // of which something is lacking, such as a quotation that is not in its article
	Sources    []*Source       // whose articles could not be read; not in the base
	Quotes     []*Quote        // that stand in their articles, but of which something else is lacking; not in the base
	Pages      []*Page         // whose text could not be read; not in the base
	Actors     bool            // there may be more than could be read
	Site       bool            // there may be more ratings, topics and measures than could be read
	References bool            // some file refers to nobody knows what, so that nothing can be said to be unused
	Named      map[any]bool    // actors, sources, topics and measures that something lacking refers to, or must mean
}

// Claim notes that something of a claim is lacking.
func (g *Gaps) Claim(c *Claim) { mark(&g.Claims, c) }

// Name notes that something lacking refers to a thing.
func (g *Gaps) Name(thing any) { mark(&g.Named, thing) }

func mark[K comparable](marked *map[K]bool, one K) {
	if *marked == nil {
		*marked = map[K]bool{}
	}
	(*marked)[one] = true
}

// Quote notes all that a quotation refers to which is lacking.
func (g *Gaps) Quote(q *Quote) {
	g.Name(q.Source)
	if q.ID != "" {
		g.Quotes = append(g.Quotes, q)
	}
	for _, chain := range q.Chains {
		for _, a := range chain {
			g.Name(a)
		}
	}
	if q.Figure != nil {
		g.Name(q.Figure.Measure)
	}
}

// WithDrafts turns all drafts into claims and questions that are shown as drafts, for a look at what they will be. It
// changes the base. A mark is what the title of a draft begins with that waits for a day, or for nothing if it is zero.
func (b *Base) WithDrafts(mark func(until edtf.Date) string) {
	for _, c := range b.Claims {
		c.ShowDraft(mark)
	}
	for _, q := range b.Questions {
		if q.Draft {
			q.Draft, q.Mark = false, mark(edtf.Date{})
		}
	}
}

// ShowDraft turns a draft into a claim that is shown as one, unless what a page shows is lacking.
func (c *Claim) ShowDraft(mark func(until edtf.Date) string) {
	if c.Draft && len(c.Reviews) > 0 && len(c.Quotes) > 0 {
		c.Draft, c.Mark = false, mark(c.Embargo)
	}
}

// Published returns the base without drafts. What points to them still does, until LeaveDrafts is called.
func (b *Base) Published() *Base {
	published := *b
	published.Claims, published.Questions = b.PublishedClaims(), b.PublishedQuestions()
	return &published
}

// LeaveDrafts takes away what points from claims and questions to drafts, and returns the base itself.
func (b *Base) LeaveDrafts() *Base {
	for _, c := range b.Claims {
		c.LeaveDrafts()
	}
	for _, q := range b.Questions {
		q.Claims = withoutDrafts(q.Claims)
		for _, a := range q.Answers {
			a.Claims = withoutDrafts(a.Claims)
		}
	}
	return b
}

// PublishedClaims returns the claims that are no drafts.
func (b *Base) PublishedClaims() []*Claim { return withoutDrafts(b.Claims) }

// PublishedQuestions returns the questions that are no drafts.
func (b *Base) PublishedQuestions() []*Question {
	return slices.DeleteFunc(slices.Clone(b.Questions), func(q *Question) bool { return q.Draft })
}

// LeaveDrafts takes away what points from a claim to drafts.
func (c *Claim) LeaveDrafts() {
	c.Related = slices.DeleteFunc(slices.Clone(c.Related), func(r *Related) bool { return r.Claim.Draft })
}

func withoutDrafts(claims []*Claim) []*Claim {
	return slices.DeleteFunc(slices.Clone(claims), func(c *Claim) bool { return c.Draft })
}
