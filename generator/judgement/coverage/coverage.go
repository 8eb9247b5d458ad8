// Package coverage tells which sentences of an article no quotation covers, and which of them an editor should look at.
//
// In go a base and one of its articles; out comes a report on each of the article's sentences: how much of it is
// quoted, and what makes it one that can be checked. A share of letters alone, which the published page shows, says how
// much was done; it does not say what was overlooked. A figure that nobody quoted is overlooked, a sentence of
// transition is not.
//
// A sentence counts as covered if a quotation holds at least half of its letters and digits, or all in it that can be
// checked, and no figure is left out. Half, because the frame of a quotation ("sagte Suh im Interview") is written down
// as the chain it comes by; no figure, because a figure left out of a long sentence is the very thing that goes
// unnoticed.
//
// Only paragraphs count. Headings repeat the text, captions describe pictures, and skipped blocks are not the
// article's. A dateline is no part of its sentence: where and when a report was written is not what it says.
package coverage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/text/sentence"
	"beleg/generator/words/dateline"
	"beleg/generator/words/reading"
	"beleg/generator/words/speech"
)

// Of reports on the sentences of articles. Quotations of claims and events count, drafts among them, and further ones
// that are not in the base: what is written down is not overlooked.
func Of(base *fact.Base, further []*fact.Quote, sources ...*fact.Source) []Report {
	parts := map[*fact.Source][]quote.Span{}
	for u := range base.Quotations() {
		parts[u.Quote.Source] = append(parts[u.Quote.Source], u.Quote.Place.Parts...)
	}
	for _, q := range further {
		parts[q.Source] = append(parts[q.Source], q.Place.Parts...)
	}
	names := namesOf(base.Actors)
	var reports []Report
	for _, s := range sources {
		reports = append(reports, Report{s, sentencesOf(s, names, marked(s.Article.Text, parts[s]))})
	}
	return reports
}

func sentencesOf(s *fact.Source, names *names, quoted []bool) []Sentence {
	var list []Sentence
	language := reading.In(s.Language)
	for _, b := range s.Article.Blocks {
		if b.Role != article.Paragraph {
			continue
		}
		text := s.Article.Text[b.Start:b.End]
		spoken := marked(text, sentence.Spoken(text))
		for from, to := range sentence.All(text, language) {
			from += dateline.Length(text[from:to])
			if isSentence(text[from:to]) {
				at := b.Start + from
				w := wording{text[from:to], language, names, quoted[at : b.Start+to], spoken[from:to]}
				list = append(list, w.judge(at))
			}
		}
	}
	return list
}

// marked tells of each byte of a text whether it lies in one of the spans.
func marked(text string, spans []quote.Span) []bool {
	marks := make([]bool, len(text))
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			marks[i] = true
		}
	}
	return marks
}

// wording is a sentence while it is judged.
type wording struct {
	text     string
	language *reading.Language
	names    *names
	quoted   []bool // of each byte: whether an editor quotes it
	spoken   []bool // whether it stands between quotation marks
}

// judge measures and reads one sentence.
func (w wording) judge(at int) Sentence {
	letters, quoted := 0, 0
	for i, r := range w.text {
		if reading.Lettered(r) {
			letters++
			if w.quoted[i] {
				quoted++
			}
		}
	}
	one := Sentence{Span: quote.Span{Start: at, End: at + len(w.text)}, Text: w.text, gaps: w.gaps(),
		Share: float64(quoted) / float64(max(letters, 1)), Left: w.reasons(), Quoted: slices.Contains(w.quoted, true)}
	w.quoted = make([]bool, len(w.text))
	one.Reasons = w.reasons()
	if strings.HasSuffix(w.text, "?") && one.Reasons == Name {
		one.Reasons = 0 // "What do Kim and Putin want?" says nothing about them
	}
	one.Left &= one.Reasons
	return one
}

// reasons judges what of a sentence is not quoted, word by word. The words around a place are looked at all the same.
func (w wording) reasons() Reasons {
	var found Reasons
	l, words := w.language, reading.Words(w.text)
	for i, word := range words {
		if w.quoted[word.Start] {
			continue
		}
		switch {
		case l.Dated(words, i):
			found |= Date
		case l.Amounts[word.Lower] || l.Numeral(word) && !l.Articles[word.Lower],
			!l.Known && strings.ContainsFunc(word.Text, unicode.IsDigit): // letters may touch them
			found |= Figure
		}
		if w.names.named(words, i, l) {
			found |= Name
		}
	}
	for _, gap := range w.gaps() {
		if speech.Reports(l, w.text[gap.Start:gap.End]) {
			found |= Speech
		}
	}
	for i, r := range w.text {
		if w.spoken[i] && !w.quoted[i] && reading.Lettered(r) {
			found |= Speech
		}
	}
	return found
}

// gaps returns the stretches of a sentence that are not quoted.
func (w wording) gaps() []quote.Span {
	var gaps []quote.Span
	for i, quoted := range w.quoted {
		switch last := len(gaps) - 1; {
		case quoted:
		case last >= 0 && gaps[last].End == i:
			gaps[last].End++
		default:
			gaps = append(gaps, quote.Span{Start: i, End: i + 1})
		}
	}
	return gaps
}

// isSentence tells whether a span is more than a sign: not "***", and not an agency's sign in brackets, "(nz/afp)".
func isSentence(s string) bool {
	sign := strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && len(strings.Fields(s)) <= 2
	return strings.ContainsFunc(s, reading.Lettered) && !sign
}

// names are the proper names of a project: those of its actors. Which other words are names, capitals tell, as far as
// they can.
type names struct {
	known  map[string][][]string // names word by word, by the first; of people each part by itself: "Kim", "Selenskyj"
	states map[string]bool
}

// namesOf collects the names of actors. Those without a name ("Experten") and states give none.
func namesOf(actors []*fact.Actor) *names {
	n := &names{map[string][][]string{}, map[string]bool{}}
	for _, a := range actors {
		var whole []string
		for _, w := range reading.Words(a.Name) {
			switch {
			case a.Unnamed:
			case a.Kind == "state":
				n.states[w.Text] = true
			case a.Kind != "person":
				whole = append(whole, w.Text)
			case w.Capital() && utf8.RuneCountInString(w.Text) > 2:
				n.known[w.Text] = append(n.known[w.Text], []string{w.Text})
			}
		}
		if whole != nil {
			n.known[whole[0]] = append(n.known[whole[0]], whole)
		}
	}
	return n
}

// named tells whether a name begins at word i.
func (n *names) named(words []reading.Word, i int, l *reading.Language) bool {
	w := words[i]
	known := slices.Concat(n.known[w.Text], n.known[withoutS(w.Text)])
	return slices.ContainsFunc(known, func(name []string) bool { return stands(words[i:], name) }) ||
		abbreviation.MatchString(w.Text) && !reading.Roman(w.Text) && !n.states[w.Text] && !capsOfStates[w.Text] ||
		n.pair(words, i, l)
}

// capsOfStates are abbreviations that stand for states and for what is theirs: "US-Präsident".
var capsOfStates = map[string]bool{"USA": true, "US": true, "UK": true, "EU": true}

// abbreviation finds words made of capitals such as KCNA or BR24.
var abbreviation = regexp.MustCompile(`^\p{Nd}*(\p{Lu}\p{Nd}*){2,}$`)

// pair tells whether two words with capitals follow one another at word i: "Region Kursk", "Kyiv Post". At the
// beginning of a sentence, or of a quotation in it, a capital tells nothing. Nor does that of a state, a number or a
// time, which are no names here, or of a word that is capitalised only because a sentence opens with it.
func (n *names) pair(words []reading.Word, i int, l *reading.Language) bool {
	return i > 0 && i+1 < len(words) && !slices.ContainsFunc(words[i:i+2], func(w reading.Word) bool {
		return !w.Follows() || !w.Capital() || n.states[w.Text] || n.states[withoutS(w.Text)] || l.Numeral(w) ||
			l.Timely(w) || l.Amounts[w.Lower] || l.Openers[w.Lower]
	})
}

func withoutS(s string) string { return strings.TrimSuffix(s, "s") }

// stands tells whether words begin with a name, its last word perhaps in the genitive.
func stands(words []reading.Word, name []string) bool {
	if len(words) < len(name) {
		return false
	}
	for k, part := range name {
		w, last := words[k], k == len(name)-1
		if k > 0 && len(strings.TrimSpace(w.Before)) > 1 || w.Text != part && (!last || withoutS(w.Text) != part) {
			return false
		}
	}
	return true
}
