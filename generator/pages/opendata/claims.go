package opendata

import (
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/origin"
	"beleg/generator/text/quote"
)

// Claims is data/claims.json.
type Claims struct {
	Site     string   `json:"site" doc:"The title of the site."`
	Language string   `json:"language" in:"languages" doc:"The language of the site's own words, as a BCP 47 code; quotations have the language of their article."`
	Parts    []string `json:"parts,omitempty" like:"part" doc:"The names of the files beside this one to which the rest went, in order. Missing if this one holds everything; these have none either."`
	Claims   []Claim  `json:"claims" doc:"All published claims, in order of their ids."`
}

// Claim is one claim with everything that is known of it.
type Claim struct {
	ID          string    `json:"id" like:"id" doc:"The id of the claim, unique within the site; it never changes while the claim is published."`
	URL         string    `json:"url" format:"iri" doc:"The page of the claim."`
	Aliases     []string  `json:"aliases,omitempty" like:"id" doc:"Former ids of the claim, whose addresses lead to its page."`
	Claim       string    `json:"claim" doc:"The claim as one sentence."`
	Short       string    `json:"short" doc:"The claim in few words, or empty."`
	When        string    `json:"when" doc:"When it is said to have happened, in the Extended Date/Time Format (EDTF, ISO 8601-2), or empty."`
	Topics      []string  `json:"topics" like:"id" doc:"The ids of the topics it belongs to."`
	Rating      string    `json:"rating" like:"id" doc:"The id of the rating that holds now."`
	RatingLabel string    `json:"rating_label" doc:"That rating as readers see it."`
	Verdict     string    `json:"verdict" doc:"Why the claim is rated so."`
	Reviewed    string    `json:"reviewed" format:"date" doc:"The day of the review that gave this rating."`
	Reviews     []Review  `json:"reviews" doc:"The rating history, the oldest review first; the last one holds."`
	Origins     Origins   `json:"origins" doc:"How many independent origins the supporting quotations go back to."`
	Quotes      []Quote   `json:"quotes" doc:"The quotations that the rating rests on."`
	Related     []Related `json:"related" doc:"Other claims that this one has to do with."`
}

// Review is one entry of the rating history, oldest first.
type Review struct {
	Date       string `json:"date" format:"date" doc:"The day of the review."`
	Rating     string `json:"rating" like:"id" doc:"The id of the rating that it gave."`
	Verdict    string `json:"verdict" doc:"Why it gave that rating."`
	Correction bool   `json:"correction" doc:"True if the review before was the publisher's mistake, and this is no news."`
	Was        string `json:"was,omitempty" doc:"The verdict as it was published before a slip of the pen in it was mended."`
}

// Origins is the number of independent origins, as an interval, and the named ones.
type Origins struct {
	AtLeast int      `json:"at_least" min:"0" doc:"The number of origins that are named and known to be different."`
	AtMost  int      `json:"at_most" min:"0" doc:"The number of origins if every one that nobody names is a further one."`
	Roots   []string `json:"roots" like:"id" doc:"The ids of the actors that are the named origins."`
}

// Quote is a quotation with its place in the seed file, in code points, half-open. Text is the article's own wording:
// exactly that stretch of the file, but that words which run over a line's end are whole.
type Quote struct {
	ID     string     `json:"id" like:"quote" doc:"The id of the passage: the same wherever the same words in the same place are quoted."`
	Source string     `json:"source" like:"id" doc:"The id of the source."`
	URL    string     `json:"url" format:"iri" doc:"The place of the passage on the page of the source."`
	Text   string     `json:"text" doc:"The article's own wording; ' […] ' stands where words were left out. A word that the file breaks with a hyphen at a line's end is whole here."`
	Stance string     `json:"stance" enum:"supports|disputes|mentions" doc:"What the passage does to the claim."`
	Hedge  string     `json:"hedge" doc:"The words in it by which the article keeps its distance, or empty."`
	Via    [][]string `json:"via" doc:"Chains of hearsay: the ids of actors, the nearest voice first and the origin last; '?' is an origin that nobody names. Empty if the article does not say how it knows."`
	Said   string     `json:"said" doc:"When it was said, in EDTF. If nobody says, when the article appeared, or empty if that is not known either; chronology.json has a statement of this id with this claim (statement-q-…) only if somebody says."`
	Start  int        `json:"start" min:"0" doc:"Where the passage begins in the article's text file: the number of Unicode code points before it."`
	End    int        `json:"end" min:"1" doc:"Where the passage ends: the number of Unicode code points before the first one that is not part of it."`
	Parts  []Part     `json:"parts,omitempty" doc:"The stretches that are quoted, if words were left out between them."`
	Figure *Figure    `json:"figure,omitempty" doc:"The number that the passage puts on a measure."`

	Translation string `json:"translation,omitempty" doc:"The publisher's translation of the text into the site's language."`
}

// Part is one stretch of a quotation that leaves words out.
type Part struct {
	Start int    `json:"start" min:"0" doc:"Where the stretch begins, as for the passage."`
	End   int    `json:"end" min:"1" doc:"Where the stretch ends, as for the passage."`
	Text  string `json:"text" doc:"The article's own wording."`
}

// Figure is a number put on a measure; an open side is null.
type Figure struct {
	Measure string   `json:"measure" like:"id" doc:"The id of the measure."`
	Min     *float64 `json:"min" doc:"The least that is said, or null; equal to max for a plain number."`
	Max     *float64 `json:"max" doc:"The most that is said, or null; equal to min for a plain number."`
	About   bool     `json:"about" doc:"True if it is said to be about so many."`
}

// Related points to another claim.
type Related struct {
	Claim string `json:"claim" like:"id" doc:"The id of the other claim."`
	Kind  string `json:"kind" enum:"contradicts|changes|refines|repeats|supersedes" doc:"What this claim does to the other."`
}

func newClaims(base *fact.Base, book *address.Book) Claims {
	return Claims{Site: base.Site.Title, Language: base.Site.Language,
		Claims: each(base.Claims, func(c *fact.Claim) Claim { return newClaim(c, book) })}
}

func newClaim(c *fact.Claim, book *address.Book) Claim {
	current, count := c.Current(), origin.Of(c.Quotes)
	return Claim{ID: c.ID, URL: book.URL(address.Claim(c)), Aliases: c.Aliases, Claim: c.Claim, Short: c.Short,
		When: c.When.String(), Topics: each(c.Topics, topicID), Rating: current.Rating.ID,
		RatingLabel: current.Rating.Label, Verdict: current.Verdict, Reviewed: current.Date.String(),
		Reviews: each(c.Reviews, func(r *fact.Review) Review {
			return Review{Date: r.Date.String(), Rating: r.Rating.ID, Verdict: r.Verdict, Correction: r.Correction,
				Was: r.Was}
		}),
		Origins: Origins{AtLeast: count.AtLeast, AtMost: count.AtMost, Roots: each(count.Roots, actorID)},
		Quotes:  each(c.Quotes, func(q *fact.Quote) Quote { return newQuote(q, book) }),
		Related: each(c.Related, func(r *fact.Related) Related { return Related{Claim: r.Claim.ID, Kind: r.Kind} })}
}

func newQuote(q *fact.Quote, book *address.Book) Quote {
	parts := q.Place.Parts
	at := q.Source.Article.CodePoint
	out := Quote{ID: q.ID, Source: q.Source.ID, URL: book.URL(address.Quote(q)), Text: q.Wording,
		Stance: string(q.Stance), Hedge: q.Hedge, Via: each(q.Chains, fact.Chain.IDs),
		Said: q.SaidOrPublished().String(), Start: at(q.Place.Start()), End: at(q.Place.End()),
		Translation: q.Translation}
	if len(parts) > 1 {
		out.Parts = each(parts, func(p quote.Span) Part {
			return Part{at(p.Start), at(p.End), q.Source.Text.Says(q.Place, p)}
		})
	}
	if f := q.Figure; f != nil && f.Words == "" {
		out.Figure = &Figure{Measure: f.Measure.ID, Min: f.Min, Max: f.Max, About: f.About}
	}
	return out
}

// each returns what f makes of each thing: an empty list of none, because nil would be null in JSON.
func each[T, U any](things []T, f func(T) U) []U {
	list := make([]U, len(things))
	for i, t := range things {
		list[i] = f(t)
	}
	return list
}

func topicID(t *fact.Topic) string { return t.ID }
func claimID(c *fact.Claim) string { return c.ID }
func actorID(a *fact.Actor) string { return a.ID }

// Questions is data/questions.json.
type Questions struct {
	Parts     []string   `json:"parts,omitempty" like:"part" doc:"The names of the files beside this one to which the rest went, in order. Missing if this one holds everything; these have none either."`
	Questions []Question `json:"questions" doc:"All published questions, in order of their ids."`
}

// Question is what a reader came to ask, with every answer that it had.
type Question struct {
	ID       string   `json:"id" like:"id" doc:"The id of the question, unique within the site."`
	URL      string   `json:"url" format:"iri" doc:"The page of the question."`
	Question string   `json:"question" doc:"The question."`
	Short    string   `json:"short" doc:"The question in few words, or empty."`
	Topics   []string `json:"topics" like:"id" doc:"The ids of the topics it belongs to."`
	Outdated bool     `json:"outdated" doc:"True if the rating of a claim that the last answer rests on changed after the day of that answer."`
	Answers  []Answer `json:"answers" doc:"The answers, the oldest first; the last one holds."`
}

// Answer is what the claims said on a day.
type Answer struct {
	Date   string   `json:"date" format:"date" doc:"The day of the answer."`
	Word   string   `json:"word" doc:"The answer in one to three words."`
	Text   string   `json:"text" doc:"The answer in one or two sentences."`
	Was    string   `json:"was,omitempty" doc:"That text as it was published before a slip of the pen in it was mended."`
	Claims []string `json:"claims" like:"id" doc:"The ids of the claims that it rests on, the most important first."`
}

func newQuestions(base *fact.Base, book *address.Book) Questions {
	return Questions{Questions: each(base.Questions, func(q *fact.Question) Question {
		current := q.Current()
		return Question{ID: q.ID, URL: book.URL(address.Question(q)), Question: q.Question, Short: q.Short,
			Topics: each(q.Topics, topicID), Outdated: slices.ContainsFunc(current.Claims, current.Outdated),
			Answers: each(q.Answers, func(a *fact.Answer) Answer {
				return Answer{a.Date.String(), a.Word, a.Text.Plain, a.Was, each(a.Claims, claimID)}
			})}
	})}
}
