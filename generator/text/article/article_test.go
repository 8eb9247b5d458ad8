package article

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func describe(a *Article) string {
	var b strings.Builder
	for _, k := range a.Blocks {
		fmt.Fprintf(&b, "%d-%d %s %q\n", k.FirstLine, k.LastLine, k.Role, a.Text[k.Start:k.End])
	}
	return b.String()
}

func expectBlocks(t *testing.T, a *Article, want ...string) {
	t.Helper()
	if got, want := describe(a), strings.Join(want, "\n")+"\n"; got != want {
		t.Errorf("blocks\ngot:\n%s\nwant:\n%s", got, want)
	}
}

const wrapped = "Die Lage\nam Morgen\n\nDer Minister sagte,\ndass es so sei.\nMehr nicht.\n \u00a0\u202f\t\nFoto: Hafen\n© dpa\n"

func TestLinesBetweenBlankLinesFormABlockWhereTextWasWrapped(t *testing.T) {
	expectBlocks(t, Parse(wrapped, nil),
		`1-2 heading "Die Lage\nam Morgen"`,
		`4-6 paragraph "Der Minister sagte,\ndass es so sei.\nMehr nicht."`,
		`8-9 caption "Foto: Hafen\n© dpa"`)
}

func TestEveryLineIsABlockWhereParagraphsAreSingleLines(t *testing.T) {
	long := strings.Repeat("Wort ", 25) + "Ende."
	expectBlocks(t, Parse("Titel\n"+long+"\nMenü\n"+long, nil),
		`1-1 heading "Titel"`, fmt.Sprintf("2-2 paragraph %q", long), `3-3 heading "Menü"`, fmt.Sprintf("4-4 paragraph %q", long))
}

func TestManyShortLinesDoNotOutvoteLongParagraphs(t *testing.T) {
	long := strings.Repeat("Wort ", 60) + "Ende."
	a := Parse("Titel\n"+long+strings.Repeat("\nMenüpunkt", 20), nil)
	if len(a.Blocks) != 22 {
		t.Errorf("got %d blocks, want 22, one for each line", len(a.Blocks))
	}
}

func TestALineBreakMayBeCRLFOrALoneCR(t *testing.T) {
	want := []string{`1-1 heading "A"`, `3-3 heading "B"`}
	for _, text := range []string{"A\n\nB\n", "A\r\n\r\nB\r\n", "A\r\rB\r", "\uFEFFA\r\n\r\n  B\u00a0"} {
		expectBlocks(t, Parse(text, nil), want...)
	}
}

func TestAShortLineIsAHeadingUnlessItEndsLikeASentence(t *testing.T) {
	for text, want := range map[string]Role{
		"Südkorea will Waffen liefern":           Heading,
		"Billard-Halle in Pjöngjang (2017)":      Heading,
		"Er sprach von „Mission“":                Heading,
		"Er kam.":                                Paragraph,
		"Er sagte: „Ich komme.“":                 Paragraph,
		"Er kam (im Mai.)":                       Paragraph,
		"Kommt er?":                              Paragraph,
		"Und dann …":                             Paragraph,
		">":                                      Paragraph,
		"Hafen © dpa":                            Caption,
		"Hafen. © dpa.":                          Caption,
		strings.Repeat("Wort ", 30):              Paragraph,
		strings.Repeat("Wort", 30):               Heading, // 120 code points
		strings.Repeat("Wort", 30) + "s":         Paragraph,
		"Menschen an der Grenze zwischen Äckern": Heading,
	} {
		if a := Parse(text, nil); len(a.Blocks) != 1 || a.Blocks[0].Role != want {
			t.Errorf("%q: got %swant one %s", text, describe(a), want)
		}
	}
}

func TestAnOverrideJoinsItsLinesAndLeavesTheRest(t *testing.T) {
	long := strings.Repeat("Wort ", 30) + "Ende."
	expectBlocks(t, Parse("Er sagte,\ndas sei so.\n\nMenü\n"+long, []Override{{1, 4, Skip}}),
		`1-2 skip "Er sagte,\ndas sei so."`, `4-4 skip "Menü"`, fmt.Sprintf("5-5 paragraph %q", long))
}

func TestAnOverrideCutsABlockInThree(t *testing.T) {
	expectBlocks(t, Parse("Titel\nName\nText geht los,\nund weiter.", []Override{{2, 2, Skip}}),
		`1-1 heading "Titel"`, `2-2 skip "Name"`, `3-4 paragraph "Text geht los,\nund weiter."`)
}

func TestNeighbouringOverridesSplitLines(t *testing.T) {
	expectBlocks(t, Parse("eins\nzwei", []Override{{1, 1, Paragraph}, {2, 2, Paragraph}}),
		`1-1 paragraph "eins"`, `2-2 paragraph "zwei"`)
}

func TestTheLaterOfOverlappingOverridesHoldsAndMissingLinesAreIgnored(t *testing.T) {
	expectBlocks(t, Parse("eins\nzwei", []Override{{-3, 99, Skip}, {2, 1 << 40, Caption}, {7, 3, Heading}}),
		`1-1 skip "eins"`, `2-2 caption "zwei"`)
}

func TestARoleIsReadAsItIsWritten(t *testing.T) {
	for _, r := range []Role{Paragraph, Heading, Caption, Skip} {
		if got, ok := ParseRole(string(r)); got != r || !ok {
			t.Errorf("ParseRole(%q): got %v, %v", string(r), got, ok)
		}
	}
	for _, s := range []string{"", "Heading", "unknown"} {
		if r, ok := ParseRole(s); ok {
			t.Errorf("ParseRole(%q): got %v, want none", s, r)
		}
	}
}

func TestLinesAreCountedAsEditorsCountThem(t *testing.T) {
	for text, want := range map[string]int{"": 0, "a": 1, "a\n": 1, "a\nb": 2, "\r\n\r\n": 2, "a\rb\r\nc\n\n": 4} {
		if got := CountLines(text); got != want {
			t.Errorf("CountLines(%q): got %d, want %d", text, got, want)
		}
	}
}

func TestALineEndBelongsToTheLineItEnds(t *testing.T) {
	a := Parse("ä\r\nb\rc", nil)
	for offset, want := range []int{1, 1, 1, 1, 2, 2, 3, 3} {
		if got := a.Line(offset); got != want {
			t.Errorf("Line(%d): got %d, want %d", offset, got, want)
		}
	}
	if got := Parse("", nil).Line(5); got != 1 {
		t.Errorf("Line in an empty text: got %d, want 1", got)
	}
}

func TestCodePointsCountTheByteOrderMarkAndCarriageReturns(t *testing.T) {
	a := Parse("\uFEFFä\r\n😀b", nil)
	for offset, want := range map[int]int{-1: 0, 0: 0, 3: 1, 5: 2, 6: 3, 7: 4, 11: 5, 12: 6, 99: 6} {
		if got := a.CodePoint(offset); got != want {
			t.Errorf("CodePoint(%d): got %d, want %d", offset, got, want)
		}
	}
}

func TestBytesAreFoundByCodePoint(t *testing.T) {
	a := Parse("\uFEFFä\r\n😀b", nil)
	for point, want := range map[int]int{-1: 0, 0: 0, 1: 3, 2: 5, 3: 6, 4: 7, 5: 11, 6: 12, 99: 12} {
		if got := a.Byte(point); got != want {
			t.Errorf("Byte(%d): got %d, want %d", point, got, want)
		}
	}
	long := strings.Repeat("ä", 1000)
	if got, want := Parse(long, nil).Byte(777), 1554; got != want {
		t.Errorf("Byte(777) in a long text: got %d, want %d", got, want)
	}
	if got := Parse("", nil).Byte(3); got != 0 {
		t.Errorf("Byte(3) in an empty text: got %d, want 0", got)
	}
}

func seeds(t testing.TB) []string {
	names, err := filepath.Glob("../../../seeds/*.txt")
	if err != nil || len(names) < 5 {
		t.Fatalf("seeds: got %d files (%v), want at least 5", len(names), err)
	}
	var texts []string
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
	}
	return texts
}

func TestEveryLineOfTheSeedsIsABlock(t *testing.T) {
	for i, text := range seeds(t) {
		for _, b := range Parse(text, nil).Blocks {
			if b.FirstLine != b.LastLine {
				t.Errorf("seed %d: lines %d-%d are one block, want one each", i, b.FirstLine, b.LastLine)
			}
		}
	}
}

func TestTheSeedsHaveTheHeadingsAndCaptionsAReaderSees(t *testing.T) {
	roles := func(text string) string {
		counts := map[Role]int{}
		for _, b := range Parse(text, nil).Blocks {
			counts[b.Role]++
		}
		return fmt.Sprint([]int{counts[Paragraph], counts[Heading], counts[Caption], counts[Skip]})
	}
	want := []string{"[9 9 1 0]", "[9 9 1 0]", "[25 18 26 0]", "[16 7 0 0]", "[11 10 0 0]"}
	for i, text := range seeds(t)[:5] {
		if got := roles(text); got != want[i] {
			t.Errorf("seed %d: got %s paragraphs, headings, captions, skipped; want %s", i, got, want[i])
		}
	}
}

func FuzzBlocksCoverEverythingThatCanBeSeen(f *testing.F) {
	for _, text := range append(seeds(f), wrapped, "\uFEFF\r\r\n\u2028a", "\xff\n\x80") {
		f.Add(text[:min(len(text), 500)], 1, 3, 2, 5)
	}
	f.Fuzz(func(t *testing.T, text string, first, last, from, to int) {
		overrides := []Override{{first, last, Skip}, {from, to, Caption}}
		a := Parse(text, overrides)
		if got, want := CountLines(text), len(a.lines); got != want {
			t.Fatalf("%q: got %d lines, want %d", text, got, want)
		}
		end, line := 0, 0
		for _, b := range a.Blocks {
			if b.Start < end || b.End <= b.Start || b.FirstLine <= line || b.LastLine < b.FirstLine {
				t.Fatalf("block %+v does not follow byte %d, line %d", b, end, line)
			}
			if s := text[end:b.Start]; strings.TrimFunc(s, invisible) != "" {
				t.Fatalf("%q lies outside of the blocks", s)
			}
			if s := text[b.Start:b.End]; strings.TrimFunc(s, invisible) != s {
				t.Fatalf("block %q is not trimmed", s)
			}
			if f, l := a.Line(b.Start), a.Line(b.End-1); f != b.FirstLine || l != b.LastLine {
				t.Fatalf("block %+v stands in lines %d-%d", b, f, l)
			}
			end, line = b.End, b.LastLine
		}
		if s := text[end:]; strings.TrimFunc(s, invisible) != "" || line > CountLines(text) {
			t.Fatalf("%q lies outside of the blocks, which end in line %d of %d", s, line, CountLines(text))
		}
		for i := 0; i <= len(text); i += 1 + len(text)/200 {
			if i == len(text) || utf8.RuneStart(text[i]) && utf8.ValidString(text) {
				if got := a.Byte(a.CodePoint(i)); got != i {
					t.Fatalf("Byte(CodePoint(%d)) in %q: got %d", i, text, got)
				}
			}
			if got, want := a.CodePoint(i), utf8.RuneCountInString(text[:i]); got != want {
				t.Fatalf("CodePoint(%d) in %q: got %d, want %d", i, text, got, want)
			}
		}
	})
}

// A book can stand on one line, and many ask where something stands in it.
func TestCodePointsAreCountedInLongLines(t *testing.T) {
	text := strings.Repeat("aé漢\u0301", 3000) + "\r\n" + strings.Repeat("漢", 3000)
	a := Parse(text, nil)
	points := 0
	for at := range text {
		if got := a.CodePoint(at); got != points {
			t.Fatalf("CodePoint(%d): got %d, want %d", at, got, points)
		}
		if got := a.Byte(points); got != at {
			t.Fatalf("Byte(%d): got %d, want %d", points, got, at)
		}
		points++
	}
	if got := a.Byte(points + 1); got != len(text) {
		t.Errorf("behind the end: got %d", got)
	}
}
