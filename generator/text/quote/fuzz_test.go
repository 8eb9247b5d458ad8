package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/text/fold"
	"beleg/generator/text/hyphen"
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
	f.Add("We re-\nplace it. Jong-\nUn, F-\n16 re\u00AD\nplace.", "re-place it", "We", "Jong-Un")
	f.Add("schrei-\nben-\nde Vor-\nund Jong-\nun a-\nb", "schrei-bende Vor-und", "", "Jong- un")
	f.Add("Er sah un\u200Bmög\u2060lich 3\u2060000 oﬃziell […] aus…", "offiziell […] aus...", "3000", "")
	f.Add("offiziell […] aus", "offiziell ] aus.aus", "", "") // two differences within one character
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
				sought := p
				if sought.only = false; x.ID("s", sought) != x.ID("s", p) {
					t.Fatalf("%q: got the id %s of what stands only once, and %s looking for others", typed, x.ID("s", p), x.ID("s", sought))
				}
			}
		case Near:
			x.checkNear(t, q, r)
		case CrossesBlocks, InSkipped:
			if len(r.Places) == 0 {
				t.Fatalf("%s without a place", r.Outcome)
			}
			for _, p := range r.Places {
				if r.Outcome == InSkipped || len(x.streams().skipped.Blocks) == 0 { // else skipped words may stand between
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
		said, asked := fold.String(x.Says(p, s)), parts[i].Folded
		if open := strings.Contains(asked, "- "); said != asked && !open || !slices.Contains(x.readings(s), asked) {
			t.Fatalf("%q: part %d is %q, want %q", typed, i, said, asked)
		}
	}
}

// readings returns all that a stretch may be read as: each hyphen at a line's end in every way.
func (x *Text) readings(s Span) []string {
	all := []string{""}
	add := func(readings ...string) {
		var longer []string
		for _, head := range all[:min(len(all), 1<<12)] {
			for _, r := range readings {
				longer = append(longer, head+r)
			}
		}
		all = longer
	}
	at := s.Start
	for _, b := range x.breaks {
		if b.Start < s.Start || b.End > s.End {
			continue
		}
		add(x.article.Text[at:b.Start])
		if at = b.End; b.Sure && b.Reading == hyphen.Joined {
			add("")
		} else if b.Sure {
			add("-", "- ")
		} else {
			add("", "-", "- ")
		}
	}
	add(x.article.Text[at:s.End])
	for i := range all {
		all[i] = fold.String(all[i])
	}
	return all
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

// checkCut holds that what is cut out of spans covers their union, and tells of each byte in which spans it lies.
func checkCut(t *testing.T, raw []byte) {
	t.Helper()
	var spans []Span
	for i := 0; i+1 < len(raw) && i < 60; i += 2 {
		spans = append(spans, Span{Start: int(raw[i]), End: int(raw[i+1])})
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
}
