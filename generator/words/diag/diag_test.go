package diag

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// spanOf returns the span of words in a text.
func spanOf(t *testing.T, text, words string) Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, text)
	}
	return Span{File: &File{Name: "content/claims/a.toml", Text: []byte(text)}, Start: at, End: at + len(words)}
}

func TestPositionsCountLinesAndCodePointsFromOne(t *testing.T) {
	for name, test := range map[string]struct {
		text, words string
		want        Position
	}{
		"the first byte":                    {"abc", "a", Position{1, 1}},
		"behind umlauts":                    {"äöü x", "x", Position{1, 5}},
		"a tab is one column":               {"\tx", "x", Position{1, 2}},
		"a wide character is one column":    {"漢字x", "x", Position{1, 3}},
		"an emoji is one column":            {"😀x", "x", Position{1, 2}},
		"a combining mark is one column":    {"a\u0308x", "x", Position{1, 3}},
		"behind Windows line ends":          {"a\r\nb\r\ncx", "x", Position{3, 2}},
		"a lone carriage return ends none":  {"a\rx", "x", Position{1, 3}},
		"the byte order mark is no column":  {"\ufeffx", "x", Position{1, 1}},
		"only in the first line":            {"a\n\ufeffx", "x", Position{2, 2}},
		"a byte that is no UTF-8 is one":    {"\xf6x", "x", Position{1, 2}},
		"the line end belongs to its line":  {"ab\ncd", "\n", Position{1, 3}},
		"an empty line has a first column":  {"a\n\nb", "\nb", Position{2, 1}},
		"the line behind the last line end": {"a\n", "", Position{1, 1}},
	} {
		s := spanOf(t, test.text, test.words)
		if got := s.File.Position(s.Start); got != test.want {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}

func TestOffsetsOutsideTheTextGiveItsNearestEnd(t *testing.T) {
	f := &File{Text: []byte("ab\ncd\n")}
	for offset, want := range map[int]Position{-5: {1, 1}, 6: {3, 1}, 99: {3, 1}} {
		if got := f.Position(offset); got != want {
			t.Errorf("offset %d: got %v, want %v", offset, got, want)
		}
	}
	if got := (&File{}).Position(3); got != (Position{1, 1}) {
		t.Errorf("an empty file: got %v, want 1:1", got)
	}
}

// checkPosition holds that a position agrees with counting.
func checkPosition(t *testing.T, text string, offset int) {
	t.Helper()
	if offset < 0 || offset > len(text) {
		return
	}
	before := text[:offset]
	line := before[strings.LastIndex(before, "\n")+1:]
	want := Position{strings.Count(before, "\n") + 1, utf8.RuneCountInString(line) + 1}
	if want.Line == 1 && strings.HasPrefix(line, "\ufeff") {
		want.Column--
	}
	if got := (&File{Text: []byte(text)}).Position(offset); got != want {
		t.Errorf("%q at %d: got %v, want %v", text, offset, got, want)
	}
}

func TestFindingsAreSortedByFileAndPlaceAndNotRepeated(t *testing.T) {
	a, b := &File{Name: "a"}, &File{Name: "b"}
	at := func(f *File, start, end int, code, message string) Finding {
		return Finding{Rule: ARule(code), Span: Span{File: f, Start: start, End: end}, Message: message}
	}
	list := List{at(b, 1, 2, "bad-id", "e"), at(a, 5, 9, "bad-url", "d"), at(a, 5, 9, "bad-id", "c"), at(a, 5, 9, "bad-id", "b"),
		at(a, 5, 6, "wrong-type", "a"), at(a, 5, 9, "bad-id", "c"), {Rule: ARule("bad-id"), Message: "0"}}
	list.Sort()
	var got []string
	for _, f := range list {
		got = append(got, f.Span.Name()+" "+f.Message)
	}
	if diff := cmp.Diff([]string{" 0", "a a", "a b", "a c", "a d", "b e"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if errors, warnings := append(list, Finding{Rule: ARule("unused-actor")}).Count(); errors != 6 || warnings != 1 {
		t.Errorf("got %d errors and %d warnings, want 6 and 1", errors, warnings)
	}
}

func TestTheNearestNameIsProposedIfItIsNearEnough(t *testing.T) {
	known := []string{"topics", "text", "claim", "Über"}
	for word, want := range map[string]string{"topic": "topics", "tpoics": "topics", "TOPICS": "topics", "über": "Über", "clain": "claim",
		"tex": "text", "verdict": "", "": "", "x": ""} {
		if got := Nearest(word, known); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
	for _, test := range []struct {
		candidates []string
		want       string
	}{{nil, ""}, {[]string{"a"}, "there is only a"}, {[]string{"a", "b"}, "there are a and b"}, {[]string{"a", "b", "zettel"}, `did you mean "zettel"?`},
		{strings.Split("abcdefghijklm", ""), ""}} {
		if got := DidYouMean("zetel", test.candidates); got != test.want {
			t.Errorf("%v: got %q, want %q", test.candidates, got, test.want)
		}
	}
}
