package load

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"beleg/generator/diag"
	"beleg/generator/edit"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/quote"
)

// asked is a quotation that waits to be looked up in its source.
type asked struct {
	quote *fact.Quote
	raw   *format.Passage
}

// passage reads a quotation, all but its place. It returns nil if the source is not known.
func (l *linker) passage(raw *format.Passage) *fact.Quote {
	q := &fact.Quote{Where: raw.Where, Hedge: raw.Hedge, Said: raw.Said, Note: raw.Note, Figure: l.figure(raw.Figure)}
	for i, chain := range raw.Via {
		if strings.TrimSpace(chain) == "" {
			continue // reported already
		}
		if voices := l.voices(raw.At("via", i), chain); voices != nil {
			q.Chains = append(q.Chains, voices)
		}
	}
	q.Partial = len(q.Chains) < len(raw.Via)
	q.Source = l.source[raw.Source]
	if q.Source == nil {
		if raw.Source != "" {
			l.unknown("unknown-source", "source", raw.At("source").Value(), raw.Source, slices.Sorted(maps.Keys(l.source)))
		}
		return nil
	}
	l.use(&q.Source.Used)
	if raw.Text != "" && q.Source.Text != nil {
		l.wanted[q.Source] = append(l.wanted[q.Source], asked{q, raw})
	}
	return q
}

func (l *linker) figure(raw *format.Figure) *fact.Figure {
	if raw == nil || raw.Measure == "" {
		return nil
	}
	m := l.measure[raw.Measure]
	if m == nil {
		l.unknown("unknown-measure", "measure", raw.At("measure").Value(), raw.Measure, l.measureIDs())
		return nil
	}
	l.use(&m.Used)
	f := &fact.Figure{Where: raw.Where, Measure: m, Min: raw.Min, Max: raw.Max, About: raw.About}
	report := func(code diag.Code, span diag.Span, help, message string) {
		l.found.Add(diag.Finding{Code: code, Span: span, Message: message, Help: help})
	}
	switch {
	case raw.Number != nil && (raw.Min != nil || raw.Max != nil):
		report("wrong-type", raw.At("value").Key(), "write value for one number, min and max for a range", "value stands beside min or max")
		return nil
	case raw.Number != nil:
		f.Min, f.Max = raw.Number, raw.Number
	case raw.Min == nil && raw.Max == nil:
		report("missing-key", raw.Value(), "add value, min or max", "the figure has no number")
		return nil
	case raw.Min != nil && raw.Max != nil && *raw.Min > *raw.Max:
		report("wrong-type", raw.At("min").Value(), "exchange them", "min is greater than max")
		return nil
	}
	return f
}

func (l *linker) measureIDs() []string {
	var ids []string
	for _, m := range l.base.Site.Measures {
		ids = append(ids, m.ID)
	}
	return ids
}

// lookUp finds all quotations in their articles, several articles at a time.
func (l *linker) lookUp() {
	found := make([]diag.List, len(l.base.Sources))
	places := make([]map[quote.Query]*located, len(l.base.Sources))
	parallel(len(l.base.Sources), func(i int) {
		s := l.base.Sources[i]
		places[i], found[i] = l.lookUpIn(s, l.session.places[s.Text])
	})
	l.session.places = make(map[*quote.Text]map[quote.Query]*located, len(places))
	for i, s := range l.base.Sources {
		l.found = append(l.found, found[i]...)
		if s.Text != nil {
			l.session.places[s.Text] = places[i]
		}
		if s.Changed {
			l.listTouched(s)
		}
	}
}

// located is where a quotation stands, or why it does not.
type located struct {
	result      quote.Result
	wording, id string // if it was found
}

// lookUpIn finds all that was asked of one source, and returns where it stands and what there is to say. known is what was found
// in the same text before.
func (l *linker) lookUpIn(s *fact.Source, known map[quote.Query]*located) (map[quote.Query]*located, diag.List) {
	var found diag.List
	asked := l.wanted[s]
	places := make(map[quote.Query]*located, len(asked))
	for _, a := range asked {
		query := quote.Query{Text: a.raw.Text, Before: a.raw.Before, After: a.raw.After}
		at := cmp.Or(places[query], known[query])
		if at == nil {
			at = locate(s, query)
		}
		places[query] = at
		settle(a.quote, at)
		if !s.Changed {
			found = append(found, judge(s, a, at.result)...)
		}
	}
	return places, found
}

func locate(s *fact.Source, query quote.Query) *located {
	at := &located{result: s.Text.Find(query)}
	if at.result.Outcome == quote.Found {
		at.wording, at.id = s.Text.Wording(at.result.Places[0]), s.Text.ID(s.ID, at.result.Places[0])
	}
	return at
}

// settle gives a quotation its place, its wording and its id.
func settle(q *fact.Quote, at *located) {
	if at.result.Outcome != quote.Found {
		return
	}
	q.Place, q.Wording, q.ID = at.result.Places[0], at.wording, at.id
	if q.Hedge != "" {
		q.Hedges = q.Source.Text.Inside(q.Place, q.Hedge)
	}
}

// listTouched adds to the finding about a changed article every quotation from it, and whether it still holds.
func (l *linker) listTouched(s *fact.Source) {
	for i := range l.found {
		f := &l.found[i]
		if f.Code != "seed-changed" || f.Span.File != s.Where.Doc.File {
			continue
		}
		for _, a := range l.wanted[s] {
			message := "this quotation still holds"
			if a.quote.ID == "" {
				message = "this quotation no longer holds"
			}
			f.Related = append(f.Related, diag.Note{Span: a.raw.At("text").Value(), Message: message})
		}
	}
}

// judge turns the result of a search into findings.
func judge(s *fact.Source, a asked, r quote.Result) diag.List {
	if r.Outcome == quote.Found {
		return hedgeFinding(a)
	}
	text := a.raw.At("text").Value() // only if there is something to report: it is not free
	in := func(sp quote.Span) diag.Span { return diag.Span{File: s.Seed, Start: sp.Start, End: sp.End} }
	switch r.Outcome {
	case quote.Ambiguous:
		return diag.List{ambiguous(text, in, r)}
	case quote.Near:
		return diag.List{near(a, in, r)}
	case quote.CrossesBlocks:
		return diag.List{{Code: "quote-crosses-blocks", Span: text, Message: "the quotation runs over the end of a paragraph",
			Help: "quote each paragraph by itself, as a [[quote]] of its own", Related: placeNotes(in, r.Places[:1])}}
	case quote.InSkipped:
		return diag.List{{Code: "quote-in-skipped", Span: text, Message: "the quotation stands in a block that is skipped",
			Help: "quote it elsewhere, or change the [[block]] in " + format.SourceFile(s.ID), Related: placeNotes(in, r.Places[:1])}}
	}
	return diag.List{{Code: "quote-missing", Span: text, Message: fmt.Sprintf("the quotation is not in %s, nor anything similar", s.Seed.Name),
		Help: "copy the words from the article; they must stand within one paragraph"}}
}

func placeNotes(in func(quote.Span) diag.Span, places []quote.Place) []diag.Note {
	var notes []diag.Note
	for _, p := range places {
		n := diag.Note{Span: in(p.Parts[0])}
		for _, part := range p.Parts {
			n.Marks = append(n.Marks, in(part))
		}
		notes = append(notes, n)
	}
	return notes
}

func hedgeFinding(a asked) diag.List {
	if a.quote.Hedge == "" || len(a.quote.Hedges) > 0 {
		return nil
	}
	return diag.List{{Code: "hedge-missing", Span: a.raw.At("hedge").Value(),
		Message: fmt.Sprintf("%q does not occur in the quotation", a.quote.Hedge), Help: "copy the hedging words from text, or quote more"}}
}

// maxPlaces is how many places of an ambiguous quotation are listed.
const maxPlaces = 12

func ambiguous(text diag.Span, in func(quote.Span) diag.Span, r quote.Result) diag.Finding {
	f := diag.Finding{Code: "quote-ambiguous", Span: text, Message: fmt.Sprintf("the quotation stands in its source %d times", len(r.Places)),
		Help: "say which place is meant by adding what stands beside it"}
	places := r.Places[:min(len(r.Places), maxPlaces)]
	f.Related = placeNotes(in, places)
	for i, p := range places {
		f.Related[i].Message = neighbours(p)
	}
	return f
}

// neighbours prints the shortest context of a place as the keys to write.
func neighbours(p quote.Place) string {
	var keys []string
	if p.Before != "" {
		keys = append(keys, "before = "+TOMLString(p.Before))
	}
	if p.After != "" {
		keys = append(keys, "after = "+TOMLString(p.After))
	}
	if keys == nil {
		return "quote more words to tell this place from the others"
	}
	return strings.Join(keys, ", ")
}

func near(a asked, in func(quote.Span) diag.Span, r quote.Result) diag.Finding {
	n := r.Near
	note := diag.Note{Span: in(n.Passage)}
	for _, d := range n.Differs {
		note.Marks = append(note.Marks, in(d))
	}
	f := diag.Finding{Code: "quote-near", Span: a.raw.At("text").Value(), Message: "the quotation is not in its source, but a similar passage is",
		Related: []diag.Note{note}}
	key := ""
	switch n.Cause {
	case quote.BeforeWords:
		f.Span, f.Message, key = a.raw.At("before").Value(), "the quotation is in its source, but not after these words", "before = "
	case quote.AfterWords:
		f.Span, f.Message, key = a.raw.At("after").Value(), "the quotation is in its source, but not before these words", "after = "
	}
	if n.Suggest != "" {
		f.Help = "write " + key + TOMLString(n.Suggest)
	}
	if n.Cause != quote.Words {
		if len(r.Places) == 1 {
			f.Help = strings.TrimSuffix(key, " = ") + " is not needed: the quotation stands in its source only once; take it away"
		}
		f.Related = placeNotes(in, r.Places[:min(len(r.Places), maxPlaces)])
		for i := range f.Related {
			f.Related[i].Message = neighboursIfNeeded(r.Places[i])
		}
	}
	return f
}

func neighboursIfNeeded(p quote.Place) string {
	if p.Before == "" && p.After == "" {
		return "it stands here"
	}
	return neighbours(p)
}

// TOMLString writes s as a TOML string on one line, its white space folded.
func TOMLString(s string) string { return edit.Literal(strings.Join(strings.Fields(s), " ")) }
