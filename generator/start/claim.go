package start

import (
	"errors"
	"fmt"
	"strings"

	"beleg/generator/article"
	"beleg/generator/coverage"
	"beleg/generator/fact"
	"beleg/generator/quote"
)

// claimForm is the file of a new claim. Every key the format has stands in it, those that can wait behind a #.
const claimForm = `# What is claimed: one sentence that can be true or false.
claim  = %[1]s
# The same in at most 75 characters, for headings and share cards.
# short  = "…"
# When it is said to have happened: "2024-10-08", "2024-10", "2024-10-03~" (about), "2024-10-08?" (uncertain).
# when   = "…"
# Of content/site.toml: %[2]s.
# topics = ["…"]
# Markdown: what was checked and how.
# text   = """
# """
# A draft is checked but not published. Take this line away when the claim is ready.
draft  = true

# The rating and its reason. A changed rating is a new [[review]] below the others: the file is the claim's history.
# Ratings: %[3]s.
[[review]]
date    = %[4]s
rating  = %[5]s
verdict = %[6]s
# correction = true # the entry before was our mistake, not news

# What the articles say, word for word. The passage here only shows how: put what the claim rests on in its place.
# "beleg quote SOURCE WORDS…" finds a passage and prints such a table.
%[7]s# via    = ["…"] # where the article has it from: actors, the nearest voice first, "<" between them, "?" for one not named
# said   = "…"   # when it was said, if not when the article appeared
# figure = { measure = "…", value = 6 } # or min, max; about = true for "some" and "around"
# note   = "…"

# Other claims that bear on this one: contradicts | refines | repeats | supersedes.
# [[related]]
# claim = "…"
# kind  = "refines"
# note  = "…"
`

var placeholders = map[string]struct{ claim, verdict string }{
	"en": {"Here stands what is claimed, in one sentence.", "Here stands in one or two sentences why the rating is this one."},
	"de": {"Hier steht, was behauptet wird, in einem Satz.", "Hier steht in ein oder zwei Sätzen, warum so bewertet wird."},
}

// Claim returns the file of a new claim, a draft with an example passage from each of the sources. day is the date of its
// first review, as in 2024-10-09. It is an error if the project has nothing to begin with.
func Claim(base *fact.Base, sources []*fact.Source, day string) (string, error) {
	rating, err := firstRating(base.Site)
	if err != nil {
		return "", err
	}
	var quotes strings.Builder
	for i, s := range sources {
		p, ok := example(s)
		if !ok {
			return "", fmt.Errorf("source %s has no sentence that could be quoted as an example", s.ID)
		}
		if i > 0 {
			quotes.WriteByte('\n')
		}
		quotes.WriteString(p.TOML(fact.Mentions))
	}
	var topics, ratings []string
	for _, t := range base.Site.Topics {
		topics = append(topics, t.ID)
	}
	for _, r := range base.Site.Ratings {
		ratings = append(ratings, r.ID)
	}
	words, ok := placeholders[base.Site.Language]
	if !ok {
		words = placeholders["en"]
	}
	return fmt.Sprintf(claimForm, onOneLine(words.claim), listOr(topics, "no topics yet"), listOr(ratings, ""), onOneLine(day),
		onOneLine(rating.ID), onOneLine(words.verdict), quotes.String()), nil
}

func listOr(ids []string, none string) string {
	if len(ids) == 0 {
		return none
	}
	return strings.Join(ids, ", ")
}

// firstRating returns the rating of a claim of which nothing is known yet: an open one that demands no origins, or at least
// one that demands none.
func firstRating(site *fact.Site) (*fact.Rating, error) {
	var first *fact.Rating
	for _, r := range site.Ratings {
		if r.MinOrigins == 0 && (first == nil || first.Tone != fact.Open && r.Tone == fact.Open) {
			first = r
		}
	}
	if first == nil {
		return nil, errors.New("content/site.toml has no [[rating]] without min_origins; a claim of which nothing is known yet needs one")
	}
	return first, nil
}

// example returns the first sentence of an article that can be quoted.
func example(s *fact.Source) (Passage, bool) {
	for i, b := range s.Article.Blocks {
		if b.Role != article.Paragraph {
			continue
		}
		for _, span := range coverage.Sentences(s.Article.Text[b.Start:b.End], s.Language) {
			place := quote.Place{Parts: []quote.Span{{Start: b.Start + span.Start, End: b.Start + span.End}}, Block: i}
			if p, ok := NewPassage(s, place); ok {
				return p, true
			}
		}
	}
	return Passage{}, false
}
