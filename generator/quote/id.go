package quote

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
)

var idLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// ID returns the name of a place in addresses: "q-" and ten characters a–z, 2–7 made from the source's id and the
// folded wording, so that it stays when the quotation is typed anew or the article gets other blocks; "-2", "-3" and
// so on follow where the same words stand in the article (in blocks that are not skipped) before.
func (t *Text) ID(source string, p Place) string {
	words := make([]string, len(p.Parts))
	parts := make([]part, len(p.Parts))
	for i, span := range p.Parts {
		s := newStream(t.article.Text, []stretch{{span.Start, span.End, 0}})
		words[i], parts[i] = s.text, part{s, span}
	}
	sum := sha256.Sum256([]byte(source + "\x00" + strings.Join(words, elision)))
	id := "q-" + idLetters.EncodeToString(sum[:])[:10]
	if n := t.visible.earlier(parts); n > 0 {
		return fmt.Sprintf("%s-%d", id, n+1)
	}
	return id
}

// earlier counts the ways in which the same words stand before the places that parts have in the source.
func (s *stream) earlier(parts []part) int {
	if len(parts) == 1 { // all are counted: there may be more than ways lists
		n := 0
		for _, h := range s.withinBlocks(parts[0].text) {
			if s.sourceStart(h.start) >= parts[0].typed.Start {
				break
			}
			n++
		}
		return n
	}
	n := 0
	for _, w := range s.ways(parts, neighbours{}) {
		if !s.precedes(w, parts) {
			break
		}
		n++
	}
	return n
}

// precedes reports whether a way comes before the places that parts have in the source, in the order ways come in.
func (s *stream) precedes(w way, parts []part) bool {
	for i, b := range w {
		if at := s.sourceStart(b.start); at != parts[i].typed.Start {
			return at < parts[i].typed.Start
		}
	}
	return false
}

// Inside returns where words stand within a place, for the hedge in a quotation. The words are folded, must be whole
// and may have "[…]" in them. Without an elision every place is returned; with one, the first way in which the parts
// follow one another, one span for each. Nothing is returned if they do not stand there.
func (t *Text) Inside(p Place, words string) []Span {
	from := make([]stretch, len(p.Parts))
	for i, span := range p.Parts {
		from[i] = stretch{span.Start, span.End, i}
	}
	s := newStream(t.article.Text, from)
	parts := splitParts(words)
	var spans []Span
	end := 0
	for _, part := range parts {
		hits := s.withinBlocks(part.text)
		if len(parts) > 1 {
			hits = keep(hits, func(h stretch) bool { return h.start >= end })
			hits = hits[:min(1, len(hits))]
		}
		if len(hits) == 0 {
			return nil
		}
		for _, h := range hits {
			spans = append(spans, s.source(h.start, h.end))
			end = h.end
		}
	}
	return spans
}
