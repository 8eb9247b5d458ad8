package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/article"
)

const sample = "\uFEFFIm Ukraine-Krieg\r\n\r\n\u201EHeilige\u201C Mission \u2013 13.000\u00A0Mann, e\u0301t 7\u00A0500, so hie\u00ADß es.\r\n# Men\u00FC\r\nso hieß es."

func addSamples(f *testing.F) {
	for _, q := range []string{"Mission - 13.000", "so hieß es", "\"Heilige\" […] Mann", "Menü so", "es. so", "13.00 Man", "et 7 500", ""} {
		f.Add(sample, q, "", "")
	}
	f.Add("a a a b a b a a", "a […] a", "", "b")
	f.Add("ha ha ha ha", "ha ha", "ha", "")
	f.Add("哈哈哈。哈哈哈", "哈哈", "", "。")
	f.Add("x \u0301a \u0915\u093C\u0301", "\u0958", "", "")
	f.Add("\u1100\u1161\u11A8 \xff\u00AD\u0301", "\uAC01", "", "")
	f.Add("rot X blau rot X grün lila X blau", "X", "rot", "blau")
}

// FuzzFindSaysOnlyWhatTheArticleSays holds the promise of the whole: what Find returns is what was asked for, stands
// in one visible block, and the neighbours it offers lead to exactly that place.
func FuzzFindSaysOnlyWhatTheArticleSays(f *testing.F) {
	addSamples(f)
	f.Fuzz(func(t *testing.T, text, typed, before, after string) {
		x := parse(text)
		if !utf8.ValidString(text) { // is refused before; it must only not panic
			text = strings.ToValidUTF8(text, "?")
			x.Find(Query{Text: typed, Before: before, After: after})
			x = parse(text)
		}
		q := Query{Text: typed, Before: before, After: after}
		r := x.Find(q)
		switch r.Outcome {
		case Found, Ambiguous:
			if (r.Outcome == Found) != (len(r.Places) == 1) {
				t.Fatalf("%s with %d places", r.Outcome, len(r.Places))
			}
			for _, p := range r.Places {
				x.checkPlace(t, p, typed)
			}
		case Near:
			x.checkNear(t, q, r)
		case CrossesBlocks, InSkipped:
			if len(r.Places) == 0 {
				t.Fatalf("%s without a place", r.Outcome)
			}
			for _, p := range r.Places {
				if r.Outcome == InSkipped || len(x.skipped.blocks) == 0 { // else skipped words may stand between
					x.checkWords(t, p, typed)
				}
			}
		}
		if r.Outcome == Ambiguous {
			x.checkToldApart(t, typed, r.Places)
		}
	})
}

func (x *Text) checkWords(t *testing.T, p Place, typed string) {
	t.Helper()
	parts := splitParts(typed)
	if len(parts) != len(p.Parts) {
		t.Fatalf("%q: got %d parts, want %d", typed, len(p.Parts), len(parts))
	}
	for i, s := range p.Parts {
		if got := Fold(x.article.Text[s.Start:s.End]); got != parts[i].text {
			t.Fatalf("%q: part %d is %q, want %q", typed, i, got, parts[i].text)
		}
	}
}

func (x *Text) checkPlace(t *testing.T, p Place, typed string) {
	t.Helper()
	x.checkWords(t, p, typed)
	b := x.article.Blocks[p.Block]
	at := b.Start
	for _, s := range p.Parts {
		if s.Start < at || s.End <= s.Start || s.End > b.End {
			t.Fatalf("%q: parts %v do not ascend within %+v", typed, p.Parts, b)
		}
		at = s.End
	}
	if b.Role == article.Skip {
		t.Fatalf("%q stands in a skipped block", typed)
	}
	if a, b := x.ID("s", p), x.ID("s", p); a != b {
		t.Fatalf("ids %s and %s of one place", a, b)
	}
	if got := x.Inside(p, typed); len(got) == 0 {
		t.Fatalf("%q does not stand inside its own place", typed)
	}
}

func (x *Text) checkToldApart(t *testing.T, typed string, places []Place) {
	t.Helper()
	ids := map[string]bool{}
	for _, p := range places {
		ids[x.ID("s", p)] = true
		if p.Before == "" && p.After == "" {
			continue
		}
		again := x.Find(Query{Text: typed, Before: p.Before, After: p.After})
		if again.Outcome != Found || !slices.Equal(again.Places[0].Parts, p.Parts) {
			t.Fatalf("%q before %q after %q: got %+v, want %v", typed, p.Before, p.After, again, p.Parts)
		}
	}
	if len(ids) != len(places) {
		t.Fatalf("%d ids for %d places", len(ids), len(places))
	}
}

func (x *Text) checkNear(t *testing.T, q Query, r Result) {
	t.Helper()
	n := r.Near
	if len(n.Differs) != len(n.QueryDiffers) || n.Similarity < 0 || n.Similarity > 1 {
		t.Fatalf("%+v", n)
	}
	field := [...]string{q.Text, q.Before, q.After}[n.Cause]
	within := func(s Span, text string, at int) {
		if s.Start < at || s.End < s.Start || s.End > len(text) {
			t.Fatalf("%+v: span %v after %d in %q", n, s, at, text)
		}
	}
	within(n.Passage, x.article.Text, 0)
	a, b := n.Passage.Start, 0
	for i := range n.Differs {
		within(n.Differs[i], x.article.Text, a)
		within(n.QueryDiffers[i], field, b)
		a, b = n.Differs[i].End, n.QueryDiffers[i].End
	}
	if a > n.Passage.End {
		t.Fatalf("%+v: differs outside the passage", n)
	}
	if n.Cause == Words && len(splitParts(q.Text)) == 1 && !strings.Contains(x.article.Text, "[") {
		if again := x.Find(Query{Text: n.Suggest}); again.Outcome != Found && again.Outcome != Ambiguous {
			t.Fatalf("the suggestion %q for %q: got %s", n.Suggest, q.Text, x.describe(again))
		}
	}
	if n.Cause != Words {
		for _, p := range r.Places {
			x.checkPlace(t, p, q.Text)
		}
	}
}

func FuzzFoldingTwiceChangesNothing(f *testing.F) {
	f.Add(sample)
	f.Add(norm.NFD.String("Äpfel\u00AD „Öl“ ‹é› \u2002\u0301 \u0958 \u1FEF " + strings.Repeat("\u0301\u0323", 40)))
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("%q: got %q, then %q", s, once, twice)
		}
		if !utf8.ValidString(once) {
			t.Fatalf("%q: got %q, which is not UTF-8", s, once)
		}
		if strings.ContainsAny(once, "\u00AD\u00A0\n„“”–’") || strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Fatalf("%q: got %q", s, once)
		}
		// The whole of a text is a quotation of it, however it is normalised, unless marks are piled up beyond sense.
		if utf8.ValidString(s) && len(s) < 30 {
			if d, c := Fold(norm.NFD.String(s)), Fold(norm.NFC.String(s)); d != once || c != once {
				t.Fatalf("%q: got %q, decomposed %q, composed %q", s, once, d, c)
			}
		}
	})
}

func FuzzTheFoldedTextLeadsBackToTheSource(f *testing.F) {
	f.Add(sample, uint16(3), uint16(20))
	f.Fuzz(func(t *testing.T, text string, from, to uint16) {
		text = strings.ToValidUTF8(text, "?")
		s := parse(text).visible
		i, j := int(from), int(to)
		if i >= j || j > len(s.text) || !utf8.RuneStart(s.text[i]) || j < len(s.text) && !utf8.RuneStart(s.text[j]) || s.cuts(i) || s.cuts(j) {
			return
		}
		if s.blockAt(i) != s.blockAt(j-1) || strings.TrimSpace(s.text[i:j]) != s.text[i:j] {
			return
		}
		span := s.source(i, j)
		if got := Fold(text[span.Start:span.End]); got != s.text[i:j] {
			t.Fatalf("source %v of %q is %q, folded %q", span, s.text[i:j], text[span.Start:span.End], got)
		}
		if got := Fold(s.oneLine(i, j)); got != s.text[i:j] {
			t.Fatalf("%q on one line folds to %q", s.text[i:j], got)
		}
	})
}

// FuzzTheBitParallelDistanceIsTheDistance compares with the plain table.
func FuzzTheBitParallelDistanceIsTheDistance(f *testing.F) {
	f.Add("beim Raketenangriff", "sollen bei dem Raketenangriff ums")
	f.Add(strings.Repeat("abcäö", 30), strings.Repeat("abcäu ", 40))
	f.Fuzz(func(t *testing.T, quoted, text string) {
		q := []rune(quoted)
		if len(q) == 0 || len(q) > 300 || len(text) > 1000 || !utf8.ValidString(text) {
			return
		}
		want, wantEnd := len(q)+1, 0
		column := make([]int, len(q)+1)
		for i := range column {
			column[i] = i
		}
		for i, r := range text {
			diagonal := 0
			for k := range q {
				cell := diagonal
				if q[k] != r {
					cell++
				}
				diagonal = column[k+1]
				column[k+1] = min(cell, diagonal+1, column[k]+1)
			}
			if column[len(q)] < want {
				want, wantEnd = column[len(q)], i+utf8.RuneLen(r)
			}
		}
		got, ends, ok := newPattern(q).ends(text, len(q))
		if !ok {
			if text != "" {
				t.Fatalf("%q in %q: got nothing, want %d", quoted, text, want)
			}
			return
		}
		if got != want || ends[0] != wantEnd {
			t.Fatalf("%q in %q: got %d at %d, want %d at %d", quoted, text, got, ends[0], want, wantEnd)
		}
		slices.Reverse(q)
		length := newPattern(q).longest(text[:wantEnd], 2*len(q))
		passage := []rune(text[wantEnd-length : wantEnd])
		if d := plainDistance(passage, []rune(quoted)); d != want {
			t.Fatalf("%q in %q: the passage %q is at distance %d, want %d", quoted, text, string(passage), d, want)
		}
	})
}

func plainDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, c := range b {
			cell := diagonal
			if r != c {
				cell++
			}
			diagonal = row[j+1]
			row[j+1] = min(cell, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func FuzzCutCoversTheUnion(f *testing.F) {
	f.Add([]byte{5, 10, 0, 7, 9, 12, 3, 3})
	f.Fuzz(func(t *testing.T, raw []byte) {
		var spans []Span
		for i := 0; i+1 < len(raw) && i < 60; i += 2 {
			spans = append(spans, Span{int(raw[i]), int(raw[i+1])})
		}
		segments := Cut(spans)
		var members [256][]int
		end := 0
		for _, g := range segments {
			if g.Start < end || g.End <= g.Start {
				t.Fatalf("segment %v after %d", g, end)
			}
			end = g.End
			for at := g.Start; at < g.End; at++ {
				members[at] = g.Members
			}
		}
		for at := range members {
			var want []int
			for i, s := range spans {
				if s.Start <= at && at < s.End {
					want = append(want, i)
				}
			}
			if !slices.Equal(members[at], want) {
				t.Fatalf("byte %d of %v: got %v, want %v", at, spans, members[at], want)
			}
		}
	})
}
