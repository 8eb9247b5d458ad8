package press

import (
	"strings"

	"beleg/cmd/corpus/internal/dice"
)

// Quotation is words of an article, and those beside them where they stand in several places.
type Quotation struct{ Text, Before, After string }

// Cutting says how a quotation is cut.
type Cutting uint8

// The ways of cutting.
const (
	Whole    Cutting = iota // the sentence without its full stop
	Core                    // without who says it
	Elided                  // with […] in place of a part
	Extended                // with the sentence after it, which another claim may quote
	Spanning                // with […] in place of the sentence after it, and then some of the next
)

// NewCutting throws one, the simple ones more often.
func NewCutting(d *dice.Dice) Cutting { return Cutting(d.Weighted(46, 20, 17, 9, 8)) }

// stretch is a part of the running text in bytes, half-open.
type stretch struct{ from, to int }

// Cut returns a quotation of the sentence at a spot. It is found in exactly one place; where the cutting asked for would be
// ambiguous, or the paragraph has not enough sentences for it, a simpler one is taken.
func (a *Article) Cut(spot Spot, how Cutting) Quotation {
	if parts := a.parts(spot, how); a.each(parts) {
		return a.quotation(parts)
	}
	whole := a.sentence(spot)
	if a.count(a.running[whole.from:whole.to]) == 1 {
		return a.quotation([]stretch{whole})
	}
	if q, ok := a.inContext(whole, whole.from, whole.to); ok {
		return q
	}
	// Two paragraphs with the same words around the sentence are one in millions, but nothing rules them out.
	b := a.Blocks[spot.Block]
	block := stretch{b.begin, b.begin + len(b.String())}
	if q, ok := a.inContext(block, block.from, block.to); ok {
		return q
	}
	panic("press: a paragraph stands in an article twice, with the same neighbours")
}

// sentence returns where a sentence stands without its full stop.
func (a *Article) sentence(spot Spot) stretch {
	b := a.Blocks[spot.Block]
	from := b.begin
	for _, s := range b.Sentences[:spot.Sentence] {
		from += len(s.String()) + 1
	}
	return stretch{from, from + len(strings.TrimSuffix(b.Sentences[spot.Sentence].String(), "."))}
}

// parts returns the stretches that a cutting leaves; one if there is nothing to leave out.
func (a *Article) parts(spot Spot, how Cutting) []stretch {
	sentences := a.Blocks[spot.Block].Sentences
	s, whole := sentences[spot.Sentence], a.sentence(spot)
	before := func(part int) int { // where a part of the sentence begins
		return whole.from + len(strings.Join(s.Parts[:part], " ")) + 1
	}
	following := func(n int) (stretch, bool) { // the n-th sentence after it, if nobody hedges there
		if i := spot.Sentence + n; i < len(sentences) && sentences[i].Hedge == "" {
			return a.sentence(Spot{spot.Block, i}), true
		}
		return stretch{}, false
	}
	switch how {
	case Core:
		if s.Core > 0 {
			return []stretch{{before(s.Core), whole.to}}
		}
	case Elided:
		if s.Omit > 0 {
			return []stretch{{whole.from, before(s.Omit) - 1}, {before(s.Omit + 1), whole.to}}
		}
	case Extended:
		if next, ok := following(1); ok {
			return []stretch{{whole.from, next.to}}
		}
	case Spanning:
		if next, ok := following(2); ok {
			return []stretch{whole, next}
		}
	}
	return []stretch{whole}
}

// each tells whether every part stands in the article once: then they follow one another in one way.
func (a *Article) each(parts []stretch) bool {
	for _, p := range parts {
		if a.count(a.running[p.from:p.to]) != 1 {
			return false
		}
	}
	return true
}

// count returns how often words stand in the article. Words that run over a paragraph's end count, as neighbours may.
func (a *Article) count(words string) int { return strings.Count(a.typed, Typewritten(words)) }

func (a *Article) quotation(parts []stretch) Quotation {
	var words []string
	for _, p := range parts {
		words = append(words, a.running[p.from:p.to])
	}
	return Quotation{Text: strings.Join(words, " […] ")}
}

// mostContext is the number of words that are tried on each side.
const mostContext = 16

// inContext returns the quotation with the fewest words before it, or after it, or on both sides, that tell it from where
// else it stands.
func (a *Article) inContext(text stretch, from, to int) (Quotation, bool) {
	q := Quotation{Text: a.running[text.from:text.to]}
	for n := 1; n <= mostContext; n++ {
		from, to = a.wordBefore(from), a.wordAfter(to)
		before, after := a.running[from:text.from], a.running[text.to:to]
		switch {
		case before != "" && a.count(before+q.Text) == 1:
			q.Before = strings.TrimSpace(before)
		case after != "" && a.count(q.Text+after) == 1:
			q.After = strings.TrimSpace(after)
		case a.count(before+q.Text+after) == 1:
			q.Before, q.After = strings.TrimSpace(before), strings.TrimSpace(after)
		default:
			continue
		}
		return q, true
	}
	return q, false
}

// wordBefore returns where the word begins that ends before the byte at.
func (a *Article) wordBefore(at int) int {
	return strings.LastIndexByte(strings.TrimSuffix(a.running[:at], " "), ' ') + 1
}

// wordAfter returns where the word ends that begins at or after the byte at.
func (a *Article) wordAfter(at int) int {
	begin := at
	for begin < len(a.running) && a.running[begin] == ' ' {
		begin++
	}
	if n := strings.IndexByte(a.running[begin:], ' '); n >= 0 {
		return begin + n
	}
	return len(a.running)
}
