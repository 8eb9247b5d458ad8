package similar

import (
	"cmp"
	"slices"
	"strings"

	"beleg/generator/text/fold"
)

// A Match is a passage like the one that was asked for. It is a suggestion and never used in place of a quotation.
type Match struct {
	Passage fold.Span // in the article, widened to whole words
	// Differs and QueryDiffers have the same length: stretches of the article, and of what was asked for, that differ.
	// A span is empty where its side lacks words.
	Differs, QueryDiffers []fold.Span
	Unseen                *Unseen // the first difference of a word that looks the same; nil if all can be seen
	Suggest               string  // the article's wording to type instead, on one line
	Similarity            float64 // 1 would be equal, 0 nothing alike
}

// In returns the passage within one block of t that is most like a quotation, which has the parts between its elisions
// and does not stand there; nil if nothing is alike.
func In(t *fold.Text, parts []*fold.Text) *Match { return text{t}.narrow(parts).to(parts) }

func (s text) to(parts []*fold.Text) *Match {
	if m := s.near(parts); m != nil || len(parts) > 1 {
		return m
	}
	return s.omitted(parts[0])
}

// Best compares what was asked for with stretches of t, and describes the one that is most like it.
func Best(t *fold.Text, stretches []fold.Stretch, asked *fold.Text) *Match {
	s := text{t}
	var best comparison
	for i, at := range stretches {
		if c := s.sideBySide(at.Start, at.End, asked); i == 0 || c.similarity > best.similarity {
			best = c
		}
	}
	return s.describe(best, asked)
}

// text is the article's text that is searched.
type text struct{ *fold.Text }

// leastSimilar is the similarity below which a passage is another one.
const leastSimilar = 0.5

// near finds the passage in a visible block that is most like the first part that is not there, or nil. What it
// suggests puts the other parts right too where they are absent.
func (s text) near(parts []*fold.Text) *Match {
	var n *Match
	suggest := make([]string, len(parts))
	for i, p := range parts {
		suggest[i] = p.OneLine(0, len(p.Folded))
		if _, stands := s.Within(p.Folded).From(0); stands {
			continue
		}
		switch best := s.mostSimilar(p); {
		case best.similarity >= leastSimilar:
			best = s.inSentence(best, p)
			suggest[i] = s.OneLine(best.passage.Start, best.passage.End)
			n = cmp.Or(n, s.describe(best, p))
		case n == nil:
			return nil
		}
	}
	if n == nil {
		return s.reordered(parts)
	}
	n.Suggest = strings.Join(suggest, fold.Elision)
	return n
}

// comparison is a passage of the article side by side with what was asked for.
type comparison struct {
	passage    fold.Stretch
	tokens     []token // of the passage
	asked      []token // of what was asked for
	edits      []edit
	similarity float64
	agreement  int // characters in words that are equal on both sides
}

// match is a match of stretches, with words left out between them.
func (s text) match(similarity float64, stretches ...fold.Stretch) *Match {
	words := make([]string, len(stretches))
	for i, at := range stretches {
		words[i] = s.OneLine(at.Start, at.End)
	}
	return &Match{Passage: s.Source(stretches[0].Start, stretches[len(stretches)-1].End),
		Suggest: strings.Join(words, fold.Elision), Similarity: similarity}
}

// describe tells of a comparison with what was asked for. Edits that stand side by side are one difference, as are two
// within one character of a source: "…" has three dots.
func (s text) describe(c comparison, asked *fold.Text) *Match {
	n := s.match(c.similarity, c.passage)
	for i := 0; i < len(c.edits); i++ {
		e := c.edits[i]
		if e.cost == 0 {
			continue
		}
		for i+1 < len(c.edits) && c.edits[i+1].cost > 0 {
			i++
		}
		e.toA, e.toB = c.edits[i].toA, c.edits[i].toB
		n.differs(spanOf(s.Text, c.tokens, e.fromA, e.toA, c.passage.Start), spanOf(asked, c.asked, e.fromB, e.toB, 0))
		n.Unseen = cmp.Or(n.Unseen, unseen(runesOf(c.tokens[e.fromA:e.toA]), runesOf(c.asked[e.fromB:e.toB])))
	}
	return n
}

// differs adds a difference, to the last one if it begins within that.
func (m *Match) differs(here, asked fold.Span) {
	last := len(m.Differs) - 1
	if last >= 0 && (here.Start < m.Differs[last].End || asked.Start < m.QueryDiffers[last].End) {
		m.Differs[last].End = max(m.Differs[last].End, here.End)
		m.QueryDiffers[last].End = max(m.QueryDiffers[last].End, asked.End)
		return
	}
	m.Differs, m.QueryDiffers = append(m.Differs, here), append(m.QueryDiffers, asked)
}

// sideBySide compares the passage from:to with what was asked for.
func (s text) sideBySide(from, to int, asked *fold.Text) comparison {
	c := comparison{passage: fold.Stretch{Start: from, End: to}}
	c.tokens, c.asked = tokenize(s.Folded, from, to), tokenize(asked.Folded, 0, len(asked.Folded))
	c.edits = align(c.tokens, c.asked)
	cost := 0
	for _, e := range c.edits {
		cost += e.cost
		if e.cost == 0 {
			c.agreement += letters(c.asked[e.fromB:e.toB])
		}
	}
	if most := max(letters(c.tokens), letters(c.asked)); most > 0 {
		c.similarity = max(0, 1-float64(cost)/float64(most))
	}
	return c
}

// someWords is how much further compare looks.
const someWords = 3

// compare is sideBySide, but looks a little further where an end of the passage differs (a word may be missing after
// the first), and leaves out words at the ends that have no counterpart.
func (s text) compare(from, to int, block fold.Stretch, asked *fold.Text) comparison {
	c := s.sideBySide(from, to, asked)
	for range someWords {
		if c.edits[0].cost > 0 {
			from = block.Start + strings.LastIndexByte(s.Folded[block.Start:max(block.Start, from-1)], ' ') + 1
		}
		if c.edits[len(c.edits)-1].cost > 0 {
			next := min(to+1, block.End)
			word, _, _ := strings.Cut(s.Folded[next:block.End], " ")
			to = next + len(word)
		}
	}
	from, to = s.Widen(from, to, block)
	c = s.withoutExtras(c, asked)
	if from != c.passage.Start || to != c.passage.End {
		if d := s.withoutExtras(s.sideBySide(from, to, asked), asked); d.agreement > c.agreement {
			return d
		}
	}
	return c
}

// withoutExtras leaves words out of the passage that stand at its ends and have no counterpart.
func (s text) withoutExtras(c comparison, asked *fold.Text) comparison {
	kept := slices.DeleteFunc(slices.Clone(c.edits), func(e edit) bool { return e.fromB == e.toB })
	if len(kept) == 0 || kept[0].fromA == kept[len(kept)-1].toA {
		return c
	}
	from, to := c.tokens[kept[0].fromA].start, c.tokens[kept[len(kept)-1].toA-1].end
	if from == c.passage.Start && to == c.passage.End || s.Cuts(from) || s.Cuts(to) {
		return c
	}
	return s.sideBySide(from, to, asked)
}

// mostSimilar returns the passage most like what was asked for, widened to whole words; its similarity is 0 if no
// passage is alike in two of three characters.
func (s text) mostSimilar(asked *fold.Text) comparison {
	runes := []rune(asked.Folded)
	forward, most := newPattern(runes), len(runes)/3
	var ends []fold.Stretch // start unknown; block is an index in s.Blocks
	for b, block := range s.Blocks {
		distance, found := forward.ends(s.Folded[block.Start:block.End], most)
		if distance < most {
			most, ends = distance, nil
		}
		for _, end := range found {
			ends = append(ends, fold.Stretch{Start: block.Start, End: block.Start + end, Block: b})
		}
	}
	slices.Reverse(runes)
	backward := newPattern(runes)
	var best comparison
	for _, e := range ends[:min(len(ends), mostEnds)] {
		start := e.End - backward.longest(s.Folded[e.Start:e.End], 2*len(runes))
		from, to := s.Widen(start, e.End, s.Blocks[e.Block])
		if from == to {
			continue
		}
		if c := s.compare(from, to, s.Blocks[e.Block], asked); c.similarity > best.similarity {
			best = c
		}
	}
	return best
}

// reordered suggests the order in which one block has all the parts; nil if none has.
func (s text) reordered(parts []*fold.Text) *Match {
	found := make([][]fold.Stretch, len(s.Blocks)) // for each block, where it has each part first
	for i, p := range parts {
		places := s.Within(p.Folded)
		for h, ok := places.From(0); ok; h, ok = places.From(s.Blocks[h.Block].End) {
			b, w := s.Blocks[h.Block], found[h.Block]
			if len(w) == i && b.End-b.Start >= len(parts) { // it has all before, and room for all
				found[h.Block] = append(w, h)
			}
		}
	}
	for _, w := range found {
		slices.SortFunc(w, func(a, b fold.Stretch) int { return a.Start - b.Start })
		apart := slices.IsSortedFunc(w, func(a, b fold.Stretch) int { return a.Start - b.End })
		if len(w) < len(parts) || !apart {
			continue
		}
		m, first, last := s.match(1, w...), parts[0], parts[len(parts)-1]
		typed := fold.Span{Start: first.Source(0, len(first.Folded)).Start, End: last.Source(0, len(last.Folded)).End}
		m.Differs, m.QueryDiffers = []fold.Span{m.Passage}, []fold.Span{typed}
		return m
	}
	return nil
}

// spanOf returns where tokens[from:to] stand in the source of a stream; if there are none, the empty place after the
// token before them, or the folded place at if there is no token at all.
func spanOf(s *fold.Text, tokens []token, from, to, at int) fold.Span {
	switch {
	case from < to:
		return s.Source(tokens[from].start, tokens[to-1].end)
	case from > 0:
		at = tokens[from-1].end
	case len(tokens) > 0:
		start := s.Source(tokens[0].start, tokens[0].end).Start
		return fold.Span{Start: start, End: start}
	}
	return s.Source(at, at)
}

// fewestWords is how many words must stand together on each side of what was left out, so that chance agreement of
// common words is not taken for a quotation.
const fewestWords = 2

// mostCuts is how many places are tried between which words may have been left out.
const mostCuts = 256

// omitted recognises a quotation that leaves words of one block out without saying so, which is how most wrong
// quotations come about, and which no distance recognises once enough is left out. It suggests the same with "[…]"; nil
// if it is not that.
func (s text) omitted(p *fold.Text) *Match {
	var ends []int // of the words
	for i, c := range p.Folded + " " {
		if c == ' ' {
			ends = append(ends, i)
		}
	}
	var longest *Match
	for n := fewestWords; n <= len(ends)-fewestWords; n += 1 + len(ends)/mostCuts {
		heads := s.Within(p.Folded[:ends[n-1]])
		if _, stands := heads.From(0); !stands { // beginnings only get rarer as they get longer
			break
		}
		tails := s.Within(strings.TrimPrefix(p.Folded[ends[n-1]:], " "))
		longest = cmp.Or(s.between(heads, tails, p, ends[n-1]), longest)
	}
	return longest
}

// between describes the first words that were left out between a beginning and an end of what was asked for, which was
// divided at the folded byte said; nil if none were.
func (s text) between(heads, tails *fold.Places, asked *fold.Text, said int) *Match {
	for a := range heads.All() {
		b, ok := tails.From(a.End + 1)
		if !ok {
			return nil
		}
		if b.Block != a.Block {
			continue
		}
		m := s.match(float64(a.End-a.Start+b.End-b.Start)/float64(b.End-a.Start), a, b)
		m.Differs = []fold.Span{s.Source(a.End+1, b.Start-1)}
		m.QueryDiffers = []fold.Span{asked.Source(said, said)}
		return m
	}
	return nil
}
