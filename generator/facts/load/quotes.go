package load

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/seed"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
)

// asked is a quotation that waits to be looked up in its source.
type asked struct {
	quote *fact.Quote
	raw   *format.Passage
}

// passage reads a quotation, all but its place. Where something is faulty it is noted as such: it is not handed on.
func (l *linker) passage(raw *format.Passage) *fact.Quote {
	q := &fact.Quote{Where: raw.Where, Hedge: raw.Hedge, Said: raw.Said, Note: raw.Note, Translation: raw.Translation,
		Figure: l.figure(raw.Figure), Source: refer(l, &l.source, raw.Source, raw.Where, "source")}
	for i, chain := range raw.Via {
		if strings.TrimSpace(chain) == "" {
			continue // reported already, as is that the file has a fault
		}
		voices, sound := l.voices(raw, i)
		q.Chains = append(q.Chains, voices)
		if !sound {
			l.faulty[q] = true
		}
	}
	if q.Source != nil && q.Source.Text != nil && raw.Text != "" {
		l.wanted[q.Source] = append(l.wanted[q.Source], asked{q, raw})
	}
	return q
}

// voices reads one chain of hearsay, by its index. It reads on behind a fault, because the other voices are named all
// the same.
func (l *linker) voices(raw *format.Passage, i int) (voices fact.Chain, sound bool) {
	chain, at, faults, lost := raw.Via[i], 0, len(l.found), false
	for part := range strings.SplitSeq(chain, "<") {
		id := strings.TrimSpace(part)
		start := at + len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
		at += len(part) + len("<")
		// only if there is something to report: it is not free
		span := func() diag.Span { return raw.At("via", i).Inside(start, start+len(id)) }
		var voice *fact.Actor
		if id == "" {
			l.found.Add(format.EmptyValue.At(span(),
				`write the nearest voice first and "<" between voices, such as "choson-ilbo < ua-militaerbeamter"`,
				"the chain has an empty link"))
		} else if id != "?" {
			voice = find(l, &l.actor, id, span)
			lost = lost || voice == nil
		}
		if voice != nil && slices.Contains(voices, voice) {
			l.found.Add(viaCircle.At(span(), "nobody has a story from themselves: leave one out, or write two chains",
				"the chain names %q twice", id))
		}
		voices = append(voices, voice)
	}
	return voices, !lost && len(l.found) == faults
}

// leaveOut takes quotations out of the base that were not found in their articles, or of which something else is
// lacking, and notes what they refer to.
func (l *linker) leaveOut() {
	for i, r := range said[format.Claim](l) {
		l.leaveOutOf(l.base.Claims[i], r.Unread)
	}
	for _, e := range l.base.Events {
		e.Quotes = l.sound(e.Quotes, false)
	}
}

// leaveOutOf is leaveOut for a claim. In one that was not read as a whole it may be any quotation's hedge or via that
// is lacking.
func (l *linker) leaveOutOf(c *fact.Claim, unread bool) {
	all := len(c.Quotes)
	if c.Quotes = l.sound(c.Quotes, unread); unread || len(c.Quotes) < all || all*len(c.Reviews) == 0 {
		l.gaps.Claim(c)
	}
}

func (l *linker) sound(quotes []*fact.Quote, unread bool) []*fact.Quote {
	return slices.DeleteFunc(quotes, func(q *fact.Quote) bool {
		lacking := unread || q.ID == "" || l.faulty[q]
		if lacking {
			l.gaps.Quote(q)
		}
		return lacking
	})
}

func (l *linker) figure(raw *format.Figure) *fact.Figure {
	if raw == nil {
		return nil
	}
	m := refer(l, &l.measure, raw.Measure, raw.Where, "measure")
	if m == nil {
		return nil
	}
	f := &fact.Figure{Where: raw.Where, Measure: m, Min: cmp.Or(raw.Number, raw.Min),
		Max: cmp.Or(raw.Number, raw.Max), About: raw.About, For: raw.For, Words: raw.Words}
	switch {
	case raw.Number != nil && (raw.Min != nil || raw.Max != nil):
		l.found.Add(format.WrongType.At(raw.At("value").Key(),
			"write value for one number, min and max for a range", "value stands beside min or max"))
	case f.Min == nil && f.Max == nil && f.Words == "":
		if !raw.Broken() { // else it may be what could not be read
			l.found.Add(format.MissingKey.At(raw.Value(), "add value, min or max; or words, if it names no number",
				"the figure has no number"))
		}
	case f.Words != "" && (f.Min != nil || f.Max != nil):
		l.found.Add(format.WrongType.At(raw.At("words").Key(),
			"write words only of a figure that names no number", "words stand beside a number"))
	case f.Min != nil && f.Max != nil && *f.Min > *f.Max:
		l.found.Add(format.WrongType.At(raw.At("min").Value(), "exchange them", "min is greater than max"))
	default:
		return f
	}
	l.gaps.Name(m)
	return nil
}

// lookUp finds all quotations in their articles, several articles at a time.
func (l *linker) lookUp() {
	read, _ := inParallel(l.base.Sources, func(s *fact.Source) (diag.List, error) { return l.lookUpIn(s), nil })
	for i, s := range l.base.Sources {
		l.found = append(l.found, read[i]...)
		if s.Changed {
			l.listTouched(s)
		}
	}
}

// lookUpIn finds all that is asked of one source, and returns what there is to say. It gives quotations their place,
// their wording and their id.
func (l *linker) lookUpIn(s *fact.Source) diag.List {
	var found diag.List
	text := l.texts[s.ID]
	for _, a := range l.wanted[s] {
		q, at := a.quote, text.Find(a.raw)
		if at.Outcome == quote.Found {
			q.Place, q.Wording, q.ID, q.Reading = at.Places[0], at.Wording, at.ID, at.In(s.Language)
			if q.Hedge != "" {
				q.Hedges = text.Inside(at, q.Hedge)
			}
		}
		switch {
		case s.Changed: // its finding lists what does not hold any more
		case at.Outcome != quote.Found:
			found.Add(text.Tell(a.raw, at))
		case q.Hedge != "" && len(q.Hedges) == 0:
			found.Add(seed.NoHedge(a.raw))
		}
	}
	if l.session.Once && text != nil {
		text.Quotes.Forget()
	}
	return found
}

// listTouched adds to the finding about a changed article every quotation from it, and whether it still holds.
func (l *linker) listTouched(s *fact.Source) {
	for i := range l.found {
		f := &l.found[i]
		if f.Rule != seed.Changed || f.Span.File != s.Where.Doc.File {
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
