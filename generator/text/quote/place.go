package quote

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/text/fold"
	"beleg/generator/text/similar"
)

var idLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// ID returns the name of a place in addresses: "q-" and ten characters a–z, 2–7 made from the source's id and the
// folded bytes of the article, so that it stays when the quotation is typed anew or the article gets other blocks;
// "-2", "-3" and so on follow where the same words stand in the article (in blocks that are not skipped) before.
func (t *Text) ID(source string, p Place) string {
	words := t.printed(p.Parts)
	sum := sha256.Sum256([]byte(source + "\x00" + words))
	id := "q-" + idLetters.EncodeToString(sum[:])[:10]
	if p.only {
		return id
	}
	parts := make([]string, len(p.Parts))
	for i, span := range p.Parts {
		parts[i] = fold.String(t.article.Text[span.Start:span.End])
	}
	n := 1
	visible := t.streams().visible
	for w := range visible.all(parts) {
		spans := visible.spans(w)
		if slices.CompareFunc(spans, p.Parts, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) }) >= 0 {
			break
		}
		if t.printed(spans) == words {
			n++
		}
	}
	if n > 1 {
		return fmt.Sprintf("%s-%d", id, n)
	}
	return id
}

// printed returns the folded bytes of the article in some spans: however a hyphen at a line's end is read, they stay.
func (t *Text) printed(parts []Span) string {
	words := make([]string, len(parts))
	for i, s := range parts {
		words[i] = t.article.Text[s.Start:s.End]
	}
	return fold.Stable(strings.Join(words, fold.Elision))
}

// all yields where parts stand: all there is of a single one, and else the ways.
func (s stream) all(parts []string) iter.Seq[way] {
	if len(parts) > 1 {
		return slices.Values(s.ways(parts, neighbours{}))
	}
	return func(yield func(way) bool) {
		for h := range s.Within(parts[0]).All() {
			if !yield(way{h}) {
				return
			}
		}
	}
}

// spans returns the spans of the article that a way goes over.
func (s stream) spans(w way) []Span {
	spans := make([]Span, len(w))
	for i, b := range w {
		spans[i] = s.Source(b.Start, b.End)
	}
	return spans
}

// Inside returns where words stand within a place, for the hedge in a quotation. The words are folded, must be whole
// and may have "[…]" in them. Without an elision every place is returned; with one, the first way in which the parts
// follow one another, one span for each. Nothing is returned if they do not stand there.
func (t *Text) Inside(p Place, words string) []Span {
	s := fold.Read(t.article.Text, t.breaks, p.Parts...)
	parts := foldedParts(words)
	var spans []Span
	end := 0
	for _, part := range parts {
		places := s.Within(part)
		h, ok := places.From(end)
		if !ok {
			return nil
		}
		for ; ok; h, ok = places.From(h.Start + 1) {
			spans, end = append(spans, s.Source(h.Start, h.End)), h.End
			if len(parts) > 1 {
				break
			}
		}
	}
	return spans
}

// Select returns what of the article a reader means who marks a stretch of its Text: a place for each block that it
// touches, in order, without white space at the ends and widened to whole words, because a quotation cuts none. Where
// the article itself has "[…]" the place has parts. Blocks that are skipped are among them; Before and After are never
// set.
func (t *Text) Select(s Span) []Place {
	var places []Place
	for i, b := range t.article.Blocks {
		from, to := max(s.Start, b.Start), min(s.End, b.End)
		if from >= to {
			continue
		}
		stream := t.streams().visible
		if b.Role == article.Skip {
			stream = t.streams().skipped
		}
		place, marked := Place{Block: i}, stream.whole(from, to, i)
		for _, p := range splitParts(t.article.Text[marked.Start:marked.End]) {
			part := p.Source(0, len(p.Folded))
			place.Parts = append(place.Parts, Span{Start: marked.Start + part.Start, End: marked.Start + part.End})
		}
		if len(place.Parts) > 0 {
			places = append(places, place)
		}
	}
	return places
}

// whole returns the whole words that the bytes from:to of one of the article's blocks touch; an empty span if there are
// none.
func (s stream) whole(from, to, block int) Span {
	k, ok := slices.BinarySearchFunc(s.Blocks, block, func(b fold.Stretch, i int) int { return b.Block - i })
	if !ok {
		return Span{} // nothing but soft hyphens: folding has left nothing of it
	}
	b := s.Blocks[k]
	first := b.Start + sort.Search(b.End-b.Start, func(i int) bool { return s.Source(b.Start, b.Start+i+1).End > from })
	last := b.Start + sort.Search(b.End-b.Start, func(i int) bool { return s.Source(b.Start+i, b.End).Start >= to })
	if first >= last {
		return Span{}
	}
	return s.Source(s.Widen(first, last, b))
}

// Segment is a stretch of an article that lies in the same spans throughout. Members are their indices, ascending.
type Segment struct {
	Start, End int // bytes of the article's Text, half-open
	Members    []int
}

// Cut divides overlapping spans into segments, in order and side by side: markup can nest, but not overlap. Stretches
// in no span are left out, and spans without bytes are in no segment.
func Cut(spans []Span) []Segment {
	var borders []int
	for _, s := range spans {
		if s.Start < s.End {
			borders = append(borders, s.Start, s.End)
		}
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	segments := make([]Segment, len(borders)) // of each border the one that begins there
	for i, s := range spans {
		for k, _ := slices.BinarySearch(borders, s.Start); k < len(borders) && borders[k] < s.End; k++ {
			segments[k].Start, segments[k].End = borders[k], borders[k+1]
			segments[k].Members = append(segments[k].Members, i)
		}
	}
	return slices.DeleteFunc(segments, func(s Segment) bool { return s.Members == nil })
}

// side is where neighbours stand: the direction in which one goes to read them.
type side = int

const before, after side = -1, 1

// beside returns where the words begin that stand at a side of the place i: a space lies between, or nothing. They may
// stand in another block.
func (s stream) beside(i int, at side) int {
	if at == before {
		return len(strings.TrimSuffix(s.Folded[:i], " "))
	}
	return len(s.Folded) - len(strings.TrimPrefix(s.Folded[i:], " "))
}

// stand reports whether the folded words stand directly at a side of the place i, and are not cut out of longer ones.
func (s stream) stand(i int, at side, words string) bool {
	var ok bool
	far := s.beside(i, at)
	if at == before {
		far, ok = s.Back(far, words)
	} else {
		far, _, ok = s.Ahead(far, words)
	}
	return ok && !s.Cuts(far)
}

// mostWords and mostContext (bytes) are how much context is tried on each side; nobody would type more than quote a
// longer passage.
const mostWords, mostContext = 32, 1000

// stepsAt reports whether a word of context may begin or end at the place i: at spaces, and between any characters of
// scripts without spaces.
func (s stream) stepsAt(i int) bool {
	if i <= 0 || i >= len(s.Folded) {
		return true
	}
	if !utf8.RuneStart(s.Folded[i]) || s.Cuts(i) {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(s.Folded[:i])
	b, _ := utf8.DecodeRuneInString(s.Folded[i:])
	return a == ' ' || b == ' ' || fold.Unspaced(a) || fold.Unspaced(b)
}

// context returns the words at a side of the folded place i: first none, then one, then two, and so on. A step without
// a letter or digit takes the next with it, so that a context is never a quotation mark alone where there are words.
func (s stream) context(i int, at side) []fold.Stretch {
	near := s.beside(i, at)
	last := near
	steps := []fold.Stretch{{Start: near, End: near}}
	for far := near + at; far >= 0 && far <= len(s.Folded) && len(steps) <= mostWords; far += at {
		step := fold.Stretch{Start: min(near, far), End: max(near, far)}
		if step.End-step.Start > mostContext {
			break
		}
		if !s.stepsAt(far) {
			continue
		}
		added := s.Folded[min(last, far):max(last, far)]
		if far == 0 || far == len(s.Folded) || strings.ContainsFunc(added, fold.InWord) {
			last = far
			steps = append(steps, step)
		}
	}
	return steps
}

// words returns the folded words of a context.
func (s stream) words(c fold.Stretch) string { return s.Folded[c.Start:c.End] }

// mostTold is how many of so many places that not all are listed are told apart, for each takes a search of its own,
// and beside how many of them it is looked for what was asked for.
const mostTold = 16

// tellApart returns the places of some of all the ways, each with the fewest words before and after that no other of
// all has.
func (s stream) tellApart(parts []string, some, all []way) []Place {
	places := s.places(some, parts)
	for i, w := range some {
		head, tail := s.fewest(w, all)
		n := neighbours{s.words(head), s.words(tail)}
		if len(all) == mostWays && n != (neighbours{}) && (i >= mostTold || len(s.ways(parts, n)) != 1) {
			continue // one of the places that were not listed may have the same neighbours
		}
		places[i].Before = s.OneLine(head.Start, head.End)
		places[i].After = s.OneLine(tail.Start, tail.End)
	}
	return places
}

// fewest returns the fewest words before and after a way that tell it from all others: only before if that is not more,
// then only after, then both; none if nothing does.
func (s stream) fewest(w way, all []way) (fold.Stretch, fold.Stretch) {
	heads, tails := s.context(w.edge(before), before), s.context(w.edge(after), after)
	// needed[b]: how many words after are needed when b words before are given.
	needed := make([]int, len(heads))
	for _, other := range all {
		if slices.Equal(w, other) {
			continue
		}
		b := s.shared(heads, other.edge(before), before)
		needed[b] = max(needed[b], s.shared(tails, other.edge(after), after)+1)
	}
	for b := len(heads) - 2; b >= 0; b-- { // an other that shares three words shares two
		needed[b] = max(needed[b], needed[b+1])
	}
	bestB, bestA, best := 0, 0, len(heads)+len(tails)
	for b, a := range needed {
		if a < len(tails) && (a+b < best || a+b == best && a == 0) {
			bestB, bestA, best = b, a, a+b
		}
	}
	return heads[bestB], tails[bestA]
}

// shared returns how many words of a context stand at a side of the place i too, from the first on. No words always do.
func (s stream) shared(context []fold.Stretch, i int, at side) int {
	n := 0
	for n+1 < len(context) && s.stand(i, at, s.words(context[n+1])) {
		n++
	}
	return n
}

// misplaced is the answer where the words stand in all these ways, but not between the neighbours asked for. A wrong
// neighbour is reported even if the words stand only once: it is a false statement about the article.
func (s stream) misplaced(parts []string, q Query, asked neighbours, all []way) Result {
	cause, at, typed, candidates := BeforeWords, before, q.Before, s.ways(parts, neighbours{after: asked.after})
	if right := s.ways(parts, neighbours{before: asked.before}); asked.before == "" || len(right) > 0 {
		cause, at, typed, candidates = AfterWords, after, q.After, right
	}
	if len(candidates) == 0 {
		candidates = all
	}
	candidates = candidates[:min(len(candidates), mostTold)]
	field := stream{fold.New(typed, Span{End: len(typed)})}
	n := max(1, len(field.context(0, after))-1) // words
	besides := make([]fold.Stretch, len(candidates))
	for i, w := range candidates {
		steps := s.context(w.edge(at), at)
		besides[i] = steps[min(n, len(steps)-1)]
	}
	near := &Similar{cause, *similar.Best(s.Text, besides, field.Text)}
	return Result{Outcome: Near, Places: s.tellApart(parts, all, all), Near: near}
}
