package hedge

import (
	"slices"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/text/fold"
	"beleg/generator/text/sentence"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
	"beleg/generator/words/speech"
)

var cutHedge = rules.Warning("cut-hedge", "the rest of the sentence hedges, and the quotation leaves that out")

// cut reports a quotation that says more than the sentence it was cut from: what it leaves out says who says so, or
// that it may not be so. Who is named in via says so; whether they were sure is another matter.
func cut(q *fact.Quote, event bool, rests []rest, found *diag.List) {
	if q.Hedge != "" {
		return
	}
	want, help := speech.Any, "quote that too, or name in via who says it"
	if len(q.Chains) > 0 || event {
		want, help = speech.Doubt, "quote that too, with the words that keep the distance as hedge"
	}
	for _, r := range rests {
		if r.distance(q, want) != "" && q.Reading.Distance() == "" {
			found.Add(cutHedge.At(q.Where.At("text").Value(), help, "%s, and the quotation leaves that out", r))
			return
		}
	}
	if want == speech.Any && q.Reading.Distance() == "" && spoken(q) {
		found.Add(cutHedge.At(q.Where.At("text").Value(), "name in via who says it",
			"these words stand between quotation marks, and the quotation leaves those out"))
	}
}

// A rest is what a quotation leaves out of a sentence: what stands before it, after it, or between two parts of it.
type rest struct {
	text          string
	before, after bool
}

// distance returns the word by which a rest keeps its distance from what is quoted, or "".
func (r rest) distance(q *fact.Quote, want speech.Want) string {
	l, word := reading.In(q.Source.Language), ""
	if r.after {
		word = speech.Behind(l, r.text, want)
	}
	if r.before && word == "" {
		word = speech.Before(l, r.text, q.Reading.Readable(), want)
	}
	if want == speech.Doubt && q.Stance == fact.Disputes && l.Deny[strings.ToLower(word)] {
		return "" // the denial is not lost
	}
	return word
}

// String says where the rest stands, with the words that are nearest to the quotation.
func (r rest) String() string {
	const most = 80
	words := strings.TrimSpace(strings.TrimLeft(r.text, ",;:”“»«\" "))
	if runes := []rune(words); !r.after && len(runes) > most {
		_, words, _ = strings.Cut(string(runes[len(runes)-most:]), " ")
		words = "… " + words
	}
	switch words = diag.Shorten(words, most+2); {
	case !r.after:
		return "the sentence begins “" + words + "”"
	case !r.before:
		return "the sentence goes on “" + words + "”"
	}
	return "between the parts stands “" + words + "”"
}

// restsOf returns what a quotation leaves out of the sentences that it is from.
func restsOf(q *fact.Quote) (rests []rest) {
	block, parts := q.Source.Article.Blocks[q.Place.Block], slices.Clone(q.Place.Parts)
	text := q.Source.Article.Text[block.Start:block.End]
	for i := range parts {
		parts[i].Start, parts[i].End = parts[i].Start-block.Start, parts[i].End-block.Start
	}
	sentences := q.Reading.Sentences(text, parts)
	add := func(from, to int, before, after bool) {
		if words := fold.Readable(text[from:max(from, to)]); strings.ContainsFunc(words, reading.Lettered) {
			rests = append(rests, rest{words, before, after})
		}
	}
	done, ended := 0, 0 // where the part before ends, and its sentence
	for i, part := range parts {
		from, to, start, end := part.Start, part.End, sentences[i].Start, sentences[i].End
		if i > 0 && start < done {
			add(done, from, true, true)
		} else {
			add(done, ended, false, true)
			add(start, from, true, false)
		}
		done, ended = to, end
	}
	add(done, ended, false, true)
	return rests
}

// longest is the block of an article in which speech is looked for, in bytes, and least is the words it has: what is
// shorter may be a name, or a word that the article only uses under reserve.
const longest, least = 8 << 10, 6

// spoken tells whether a quotation is part of direct speech, of which it leaves out the marks.
func spoken(q *fact.Quote) bool {
	block := q.Source.Article.Blocks[q.Place.Block]
	if block.End-block.Start > longest {
		return false
	}
	text := q.Source.Article.Text[block.Start:block.End]
	return slices.ContainsFunc(sentence.Spoken(text), func(s fold.Span) bool {
		return block.Start+s.Start < q.Place.Start() && q.Place.End() < block.Start+s.End &&
			len(strings.Fields(text[s.Start:s.End])) >= least
	})
}
