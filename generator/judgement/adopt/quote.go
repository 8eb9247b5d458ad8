package adopt

import (
	"fmt"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/foreign"
	"beleg/generator/judgement/arrival"
	"beleg/generator/judgement/start"
	"beleg/generator/text/quote"
)

// longestQuote is how many bytes a quotation may have, as the format has it.
const longestQuote = 10_000

// quote returns words that were marked as [[quote]] tables in the article's own wording, or as a comment that says why
// they are none.
func (d *desk) quote(q foreign.Quote) (text string, stands bool) {
	s := d.article(q.Source)
	switch {
	case s == nil:
		return missing(q.Text, "It is not said which article these words are of."), false
	case s.Text == nil:
		return missing(q.Text, "The article of source "+s.ID+" cannot be read; beleg check says why."), false
	case len(q.Text) > longestQuote:
		return missing(q.Text, fmt.Sprintf("The quotation has %d bytes, and %d are the most.", len(q.Text),
			longestQuote)), false
	}
	passages, why := lookUp(s, q)
	var tables []string
	stance, remark := fact.Mentions, start.Unsettled
	if q.Stance != "" {
		stance, remark = fact.Stance(q.Stance), ""
	}
	for _, p := range passages {
		if len(p.Text) <= longestQuote {
			tables = append(tables, p.TOML(stance, remark))
		}
	}
	if len(tables) == 0 {
		return missing(q.Text, why), false
	}
	return strings.Join(tables, "\n"), true
}

// missing is the comment in place of a quotation.
func missing(words, why string) string {
	return comment("Missing: a quotation. "+why+" The words that were marked: "+cited(words)) + quoteForm
}

func cited(words string) string { return "“" + arrival.Remark(words, 600) + "”" }

// quoteForm is a [[quote]] to be filled in.
const quoteForm = `# [[quote]]
# source = "…"
# text   = "…" # word for word
# stance = "…"` + start.Unsettled + "\n"

// lookUp finds words in an article, each paragraph's by themselves, or says why that is not possible.
func lookUp(s *fact.Source, q foreign.Quote) (passages []start.Passage, why string) {
	r := s.Text.Find(quote.Query{Text: q.Text})
	if r.Outcome == quote.Ambiguous {
		before, after := whole(q.Before, false), whole(q.After, true)
		for _, beside := range [][2]string{{before, after}, {before, ""}, {"", after}} {
			found := s.Text.Find(quote.Query{Text: q.Text, Before: beside[0], After: beside[1]})
			if found.Outcome == quote.Found {
				r = found
				break
			}
		}
	}
	switch r.Outcome {
	case quote.Found:
		if p, ok := start.NewPassage(s, r.Places[0]); ok {
			return []start.Passage{p}, ""
		}
		return nil, "They stand in " + s.Seed.Name + ", but no words beside them tell the place from others."
	case quote.Ambiguous:
		return nil, fmt.Sprintf("They stand in %s in %d places, and what was noted beside them does not tell which.",
			s.Seed.Name, len(r.Places))
	case quote.InSkipped:
		return nil, "They stand in " + s.Seed.Name + ", but in lines that are skipped."
	case quote.Near:
		return nil, "They do not stand in " + s.Seed.Name + " word for word. What is most like them there: " +
			cited(r.Near.Suggest) + "."
	case quote.CrossesBlocks:
		offers, _ := start.Search(s, q.Text)
		for _, o := range offers {
			if o.Refused == "" {
				passages = append(passages, o.Passage)
			}
		}
		return passages, "They run over paragraphs of " + s.Seed.Name + "; quote one."
	}
	return nil, "They do not stand in " + s.Seed.Name + ", nor anything like them."
}

// whole takes away from what stands beside marked words the word at its far end, which programs cut anywhere.
func whole(beside string, behind bool) string {
	words := strings.Fields(beside)
	if len(words) < 2 {
		return strings.TrimSpace(beside)
	}
	if behind {
		return strings.Join(words[:len(words)-1], " ")
	}
	return strings.Join(words[1:], " ")
}
