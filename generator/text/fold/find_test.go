package fold

import (
	"slices"
	"strings"
	"testing"

	"beleg/generator/text/hyphen"
)

// read folds an article of one block.
func read(raw string) *Text { return Read(raw, hyphen.Breaks(raw), Span{0, len(raw)}) }

// starts returns where all hits begin.
func starts(hits []Stretch) []int {
	var list []int
	for _, h := range hits {
		list = append(list, h.Start)
	}
	return list
}

func TestWordsStandWhereverALineBreaksThem(t *testing.T) {
	s := read("we re-\nplace it, re-place it, replace it, Ge\u00AD\nld, an F-\n16")
	if want := "we replace it, re-place it, replace it, Geld, an F-16"; s.Folded != want {
		t.Fatalf("got %q, want %q", s.Folded, want)
	}
	for words, want := range map[string][]int{
		"replace it": {3, 28}, "re-place it": {3, 15}, "re- place it": {3}, // in order, whichever way they are found
		"Geld": {40}, "Ge-ld": nil, "Ge- ld": nil, "F-16": {49}, "F16": nil, "F- 16": {49}, "we re": nil, "we re-": nil,
	} {
		if got := starts(slices.Collect(s.Places(words).All())); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", words, got, want)
		}
	}
	if !s.Breaks() || read("we re-place it, Ge\u00AD\nld").Breaks() {
		t.Error("a text breaks if some word of it has another reading, and not else")
	}
}

// A part of a word before a hyphen that is longer than any is read as is likely.
func TestOnlyPartsOfWordsAsPeopleWriteThemAreReadOtherwise(t *testing.T) {
	for n, want := range map[int]int{longestPart - 1: 1, longestPart: 0, longestPart + 1: 0} {
		part := strings.Repeat("a", n)
		if got := len(slices.Collect(read("x " + part + "-\nbcd y").Places(part + "-bcd").All())); got != want {
			t.Errorf("%d bytes: got %d places, want %d", n, got, want)
		}
	}
}

func TestWordsAreFollowedFromAPlaceForwardsAndBack(t *testing.T) {
	s := read("we re-\nplace it Jong-\nun")
	for _, c := range []struct {
		from  int
		words string
		to    int // -1 if they do not stand there
		read  string
	}{
		{0, "we re", 5, ""}, {0, "we re-", 5, "-"}, {0, "we replace it", 13, ""}, {0, "we re-place it", 13, "-"}, {0, "we re- place it", 13, ""},
		{5, "place it", 13, ""}, {5, "-place it", 13, "-"}, {3, "re-place it Jongun", 20, "-"}, {3, "re-place it Jong-un", 20, "--"},
		{3, "replace at", -1, ""}, {0, "we de-place it", -1, ""}, {3, "replace it Jong-un", 20, "-"},
	} {
		end, others, ok := s.Ahead(c.from, c.words)
		read := ""
		for _, b := range others {
			read += string(b.Reading)
		}
		if ok != (c.to >= 0) || ok && (end != c.to || read != c.read) {
			t.Errorf("ahead from %d, %q: got %d, %t, %q read otherwise; want %d and %q", c.from, c.words, end, ok, read, c.to, c.read)
		}
		if c.to < 0 {
			continue
		}
		if start, ok := s.Back(c.to, c.words); !ok || start != c.from {
			t.Errorf("back from %d, %q: got %d, %t; want %d", c.to, c.words, start, ok, c.from)
		}
	}
	for _, c := range []struct {
		to    int
		words string
	}{{13, "de-place it"}, {13, "re-plane it"}, {20, "Jong-in"}, {13, "xplace it"}} {
		if start, ok := s.Back(c.to, c.words); ok {
			t.Errorf("back from %d, %q: got %d, want that they do not stand there", c.to, c.words, start)
		}
	}
	for words, from := range map[string]int{"F-16": 3, "16": 5, "an F-16": 0} {
		if start, ok := read("an F-\n16").Back(7, words); !ok || start != from {
			t.Errorf("back, %q: got %d, %t; want %d", words, start, ok, from)
		}
	}
	if end, _, ok := read("an F-\n16").Ahead(0, "an F"); !ok || end != 4 {
		t.Errorf("ahead: got %d, %t; want that the words end before the hyphen", end, ok)
	}
	soft := read("Ge\u00AD\nld x")
	if _, _, ok := soft.Ahead(0, "Ge-ld"); ok {
		t.Error("ahead: a soft hyphen was read as another one")
	}
	if _, ok := soft.Back(4, "Ge-ld"); ok {
		t.Error("back: a soft hyphen was read as another one")
	}
}

// What stands before a block, or over its end, is none of its breaks.
func TestABlockHasItsOwnBreaks(t *testing.T) {
	raw := "a re-\nplace of ours. We re-\nplace it and re-\nplace it."
	breaks := hyphen.Breaks(raw)
	at := strings.Index(raw, "We")
	for _, c := range []struct {
		spans  []Span
		want   string
		joints int
	}{
		{[]Span{{at, len(raw)}}, "We replace it and replace it.", 2},
		{[]Span{{0, 4}, {at, at + 5}}, "a re We re", 0},
		{[]Span{{0, 11}, {at, at + 14}}, "a replace We replace i", 2},
		{nil, "", 0},
	} {
		s := Read(raw, breaks, Span{0, len(raw)}).Part(c.spans)
		if s.Folded != c.want || len(s.joints) != c.joints || len(s.Blocks) != len(c.spans) {
			t.Errorf("%v: got %q with %d breaks, want %q with %d", c.spans, s.Folded, len(s.joints), c.want, c.joints)
		}
		if got := s.OneLine(0, len(s.Folded)); got != c.want {
			t.Errorf("%v: got %q on one line, want %q", c.spans, got, c.want)
		}
	}
}

// A line that somebody typed cannot tell what its hyphens mean, but for those that have one meaning.
func TestWhatIsTypedIsLeftAsItStands(t *testing.T) {
	raw := "# Ge\u00AD\nld, re-\nplace, F-\n16"
	if got, want := New(raw, Span{0, 1}, Span{2, len(raw)}).Folded, "# Geld, re- place, F-16"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
