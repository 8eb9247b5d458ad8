package site

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/pages/timeline"
	"beleg/generator/text/markdown"
	"beleg/generator/words/edtf"
	"beleg/generator/words/script"
)

// QuestionPage is question.html.
type QuestionPage struct {
	Frame
	Question string
	Draft    string // as on a claim's page
	Current  Answer
	Text     template.HTML
	Earlier  []Answer // newest first
	Steps    []Answer // oldest first; none if there is only one
	Groups   []ClaimGroup
	Figures  []FigureRow
	Events   []Entry
	Changed  []Pair  // of what the same voice said earlier and later
	More     []Asked // other questions, those on its topics first
}

// Asked is a question with the word that answers it.
type Asked struct {
	Link
	Word string
}

// ClaimGroup is the claims about a question that are known, disputed, said or unknown.
type ClaimGroup struct {
	Kind   string      // the message "standing." + Kind
	Open   []string    // what nobody answers, in the editor's words
	Claims []ClaimCard // that an answer or the text names
	Others []ClaimCard // on the same topics
}

// Answer is what the claims said to a question on a day.
type Answer struct {
	Anchor   string
	Date     edtf.Date
	Since    edtf.Date // when it was published, in retrospect; zero if that was on its day
	Word     string
	Text     template.HTML
	Was      string // the text before a slip of the pen was mended; empty if none was
	Scope    string // what was looked at, and what was not, on the question's own page
	Outdated []Link // claims that it rests on whose rating changed after its day
	Only     Link   // the one source of several that supports what it rests on, on the question's own page
}

// QuestionCard is a question in a list, with the answer that it has on the day of the page.
type QuestionCard struct {
	Link
	Answer Answer
}

func (c *Site) question(q *fact.Question) *QuestionPage {
	current := q.Current()
	page := &QuestionPage{
		Frame: Frame{Title: q.Mark + q.Question,
			Description: joined(c.lang.Text("sign.colon")+" ", current.Word, current.Text.Plain)},
		Question: c.lang.Typeset(q.Question), Draft: c.draftNote(q.Mark, edtf.Date{}), Current: c.answer(q, current),
		Text: c.ratedText(q), Groups: c.claimGroups(q),
		Figures: c.figureRows(q.Claims...), Changed: c.pairs(q.Claims, "changes"),
		Events: c.events(func(e *fact.Event) bool { return e.Weight == 3 && shareTopic(e.Topics, q.Topics) })}
	page.Current.Scope = c.base.Site.Scope
	if s := only(current); s != nil && len(c.base.Sources) > 1 {
		page.Current.Only = c.sourceLink(s)
	}
	near := func(o *fact.Question) bool { return o != q && shareTopic(o.Topics, q.Topics) }
	far := func(o *fact.Question) bool { return o != q && !shareTopic(o.Topics, q.Topics) }
	page.More = each(first(slices.Concat(kept(c.asked(), near), kept(c.asked(), far)), mostMore), c.asking)
	if len(q.Answers) > 1 {
		page.Steps = each(q.Answers, func(a *fact.Answer) Answer { return c.answer(q, a) })
		page.Earlier = slices.Clone(page.Steps[:len(page.Steps)-1])
		slices.Reverse(page.Earlier)
	}
	return page
}

// ratedText sets the text of a question, with the rating of each claim behind the link to it.
func (c *Site) ratedText(q *fact.Question) template.HTML {
	return q.Text.HTML(func(l markdown.Link) markdown.Target {
		to := c.target(address.Question(q), l)
		thing, _, _ := strings.Cut(l.Dest, "#")
		for _, claim := range q.Claims {
			if id, ok := strings.CutPrefix(thing, "claim:"); ok && claim.Goes(id) {
				r := claim.Current().Rating
				to.Label, to.Class = "("+script.Isolated(r.Label)+")", "judged "+string(r.Tone)
			}
		}
		return to
	})
}

// claimGroups sorts the claims that have to do with a question by what they are worth: those that it names in its
// order, the others on its topics by weight. What only headings make is no answer, unless the question names it.
func (c *Site) claimGroups(q *fact.Question) []ClaimGroup {
	others := byWeight(kept(c.base.Claims, func(claim *fact.Claim) bool {
		return claim.About != "heading" && shareTopic(claim.Topics, q.Topics) && !slices.Contains(q.Claims, claim)
	}))
	groups := []ClaimGroup{{Kind: "known"}, {Kind: "disputed"}, {Kind: "stated"}, {Kind: "said"},
		{Kind: "unknown", Open: q.Unknown}}
	for i := range groups {
		stands := func(claim *fact.Claim) bool { return c.standing(claim) == groups[i].Kind }
		groups[i].Claims = each(kept(q.Claims, stands), c.card)
		groups[i].Others = each(first(kept(others, stands), mostOthers), c.card)
	}
	return kept(groups, func(g ClaimGroup) bool { return g.Open != nil || g.Claims != nil || g.Others != nil })
}

// mostMore is how many other questions a question's page lists.
const mostMore = 8

func (c *Site) asking(q *fact.Question) Asked {
	return Asked{c.to(address.Question(q), c.lang.Typeset(q.Mark+q.Question)), c.lang.Typeset(q.Current().Word)}
}

// mostOthers is how many claims of a group a question's page lists that are only on its topics; these have the others.
const mostOthers = 60

// standing tells how settled a claim is: known to be so or not so, disputed, stated if that somebody said so is all
// that it claims, said but not shown, or unknown. A question mark says that nobody knows only where the scale has other
// signs for what is open.
func (c *Site) standing(claim *fact.Claim) string {
	r := claim.Current().Rating
	switch {
	case r.Tone == fact.Good || r.Tone == fact.Bad:
		return "known"
	case r.Tone == fact.Mixed:
		return "disputed"
	case r.Symbol == "question" && slices.ContainsFunc(c.base.Site.Ratings, func(o *fact.Rating) bool {
		return o.Tone == fact.Open && o.Symbol != r.Symbol
	}):
		return "unknown"
	case r.Symbol == "quote":
		return "stated"
	}
	return "said"
}

func shareTopic(a, b []*fact.Topic) bool {
	return slices.ContainsFunc(a, func(t *fact.Topic) bool { return slices.Contains(b, t) })
}

func (c *Site) answer(q *fact.Question, a *fact.Answer) Answer {
	return Answer{Anchor: address.AnswerAnchor(a), Date: a.Date, Since: c.since(a.Day()), Word: c.lang.Typeset(a.Word),
		Text: c.html(a.Text, address.Question(q)), Was: a.Was,
		Outdated: each(kept(a.Claims, a.Outdated), c.claimLink)}
}

// only returns the one source of all quotations that support what an answer rests on; nil if there is none, or another.
func only(a *fact.Answer) *fact.Source {
	var source *fact.Source
	for _, claim := range a.Claims {
		for _, q := range claim.Supporting() {
			if source != nil && source != q.Source {
				return nil
			}
			source = q.Source
		}
	}
	return source
}

func (c *Site) questionCard(q *fact.Question, a *fact.Answer) QuestionCard {
	answer := c.answer(q, a)
	answer.Anchor = "" // it is on the question's page
	return QuestionCard{c.asking(q).Link, answer}
}

// weightiest orders questions by weight, then by the day of their first answer, then by id: what was asked first comes
// first, and a newer answer moves nothing.
func weightiest(questions []*fact.Question) []*fact.Question {
	return slices.SortedStableFunc(slices.Values(questions), func(a, b *fact.Question) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Answers[0].Day(), b.Answers[0].Day()))
	})
}

// ContradictionsPage is contradictions.html.
type ContradictionsPage struct {
	Frame
	Pairs     []Pair // of different claims that cannot both be true
	Changed   []Pair // of what the same voice said earlier and later
	Headlines []Headline
}

// Pair is two claims that do not go together, what was said first before the other.
type Pair struct {
	Note  string // what they disagree about
	Sides []Side // two
}

// Side is a claim with the words that it rests on; its verdict says what decides.
type Side struct {
	Claim ClaimCard
	Words Quote
}

// Headline is a claim that nothing but headings makes, with what the articles below them say about it.
type Headline struct {
	Side
	Below []Quote
}

func (c *Site) contradictions(p address.Planned) *ContradictionsPage {
	page := &ContradictionsPage{Frame: c.listFrame("contradictions", "contradictions.intro")}
	both := func() []relation {
		claims := c.spokenOf()
		return append(related(claims, "contradicts"), related(claims, "changes")...)
	}
	for _, r := range shown(c, p, both, relation.id) {
		if r.Kind == "changes" {
			page.Changed = append(page.Changed, c.pair(r))
		} else {
			page.Pairs = append(page.Pairs, c.pair(r))
		}
	}
	headed := func() []*fact.Claim { return kept(c.spokenOf(), (*fact.Claim).Headed) }
	page.Headlines = each(shown(c, p, headed, spread.ClaimID), c.headline)
	return page
}

// bySpoken orders claims by what they carry of the story, then by how many quotations speak to them.
func bySpoken(claims []*fact.Claim) []*fact.Claim {
	return ordered(claims, func(c *fact.Claim) [3]int { return [3]int{c.Weight, len(c.Quotes)} }, ranks)
}

// A relation is what a claim has to do with another.
type relation struct {
	claim *fact.Claim
	*fact.Related
}

func (r relation) id() string { return spread.PairID(r.claim, r.Related) }

// related returns what claims contradict or change. A contradiction holds both ways and is one.
func related(claims []*fact.Claim, kind string) []relation {
	var list []relation
	seen := map[string]bool{}
	for _, claim := range claims {
		for _, r := range claim.Related {
			if id := spread.PairID(claim, r); r.Kind == kind && !(kind == "contradicts" && seen[id]) {
				seen[id] = true
				list = append(list, relation{claim, r})
			}
		}
	}
	return list
}

func (c *Site) pairs(claims []*fact.Claim, kind string) []Pair {
	return each(related(claims, kind), c.pair)
}

func (c *Site) pair(r relation) Pair {
	sides := []Side{c.side(r.claim), c.side(r.Related.Claim)}
	said := func(s Side) edtf.Date { return cmp.Or(s.Words.Said, s.Words.Appeared) }
	slices.SortStableFunc(sides, func(a, b Side) int { return timeline.Compare(said(a), said(b)) })
	return Pair{r.Note, sides}
}

// side returns a claim with the earliest words that support it and name an origin, else with any that support it, else
// with its first quotation.
func (c *Site) side(claim *fact.Claim) Side {
	supporting := claim.Supporting()
	named := kept(supporting, func(q *fact.Quote) bool { return len(q.Origins()) > 0 })
	slices.SortStableFunc(named, func(a, b *fact.Quote) int { return cmp.Compare(saidBy(a), saidBy(b)) })
	return Side{c.card(claim), c.spoken(slices.Concat(named, supporting, claim.Quotes)[0])}
}

// saidBy returns the day by which a quotation was said for certain; a late one if nobody knows.
func saidBy(q *fact.Quote) edtf.Day {
	if day, known := q.SaidOrPublished().Latest(); known {
		return day
	}
	return math.MaxInt32
}

func (c *Site) headline(claim *fact.Claim) Headline {
	below := kept(claim.Quotes, func(q *fact.Quote) bool {
		return !q.InHeading() && slices.ContainsFunc(claim.Supporting(), func(above *fact.Quote) bool {
			return above.Source == q.Source
		})
	})
	return Headline{c.side(claim), each(below, c.spoken)}
}
