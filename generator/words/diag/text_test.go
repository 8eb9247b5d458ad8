package diag

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/width"
)

func textOf(t testing.TB, opt TextOptions, findings ...Finding) string {
	t.Helper()
	var b strings.Builder
	if err := WriteText(&b, findings, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAFindingShowsMessagePlaceExcerptNotesAndHelp(t *testing.T) {
	seed := &File{Name: "seeds/a.txt", Text: []byte("Überschrift\n\nEs waren sechs Nordkoreaner.\n")}
	claim := spanOf(t, "claim = 1\ntext = \"fünf\"\n", `"fünf"`)
	at := strings.Index(string(seed.Text), "sechs")
	got := textOf(t, TextOptions{}, Finding{Rule: ARule("quote-near"), Span: claim, Message: "not there", Help: `write "sechs"`,
		Related: []Note{{Span: Span{seed, at, at + len("sechs Nordkoreaner")}, Marks: []Span{{seed, at, at + len("sechs")}}, Message: "here"}}},
		Finding{Rule: ARule("unused-actor"), Message: "nobody", Related: []Note{{Message: "a note without a place"}}})
	want := `error[quote-near]: not there
  --> content/claims/a.toml:2:8
   |
 2 | text = "fünf"
   |        ^^^^^^
  --> seeds/a.txt:3:10
   |
 3 | Es waren sechs Nordkoreaner.
   |          ~~~~~ here
   = help: write "sechs"

warning[unused-actor]: nobody
   = a note without a place

1 error, 1 warning in 1 file
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A terminal that turns Arabic round shows quotation marks, line numbers and brackets where they belong; one that does not
// shows nothing of the signs for it. What is marked within words that may be turned round is said.
func TestWhatRunsFromRightToLeftIsSetApart(t *testing.T) {
	toml := &File{Name: "content/claims/a.toml", Text: []byte("text = \"הקיר (3).\"\n")}
	seed := &File{Name: "seeds/קיר.txt", Text: []byte("נפל הקיר (3).\n")}
	in := func(f *File, words string) Span {
		at := strings.Index(string(f.Text), words)
		return Span{f, at, at + len(words)}
	}
	got := textOf(t, TextOptions{}, Finding{Rule: ARule("quote-near"), Span: in(toml, "\"הקיר (3).\""), Message: `no "קיר!" here`, Help: "write \"הקיר!\"\nor \"b\"",
		Related: []Note{{Span: in(seed, "הקיר"), Message: `as "קיר!"`}, {Span: in(toml, "הקיר")}, {Span: in(toml, "text")}}})
	want := `error[quote-near]: no "<קיר!>" here
  --> content/claims/a.toml:1:8
   |
 1 | text = "<הקיר (3).>"
   |        ^^^^^^^^^^^
  --> <seeds/קיר.txt>:1:5
   |
 1 | <נפל הקיר (3).>
   |     ~~~~ <הקיר> as "<קיר!>"
  --> content/claims/a.toml:1:9
   |
 1 | text = "<הקיר (3).>"
   |         ~~~~ <הקיר>
  --> content/claims/a.toml:1:1
   |
 1 | text = "<הקיר (3).>"
   | ~~~~
   = help: write "<הקיר!>"
           or "b"

1 error in 1 file
`
	if diff := cmp.Diff(want, strings.NewReplacer("\u2067", "<", "\u2066", "<", "\u2069", ">").Replace(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Nobody can count columns in a line that is turned round, so what is marked in it is said whatever it is, each by itself.
func TestWhatIsMarkedInATurnedLineIsSaid(t *testing.T) {
	for line, want := range map[string]string{
		"נפל *הקיר* של *3* בתים ב *Haifa*": "\u2067הקיר … 3 … Haifa\u2069",
		"נפל קיר של *3* בתים":              "3",
		"נפל קיר ב *Haifa* היום":           "Haifa",
		"Es fiel *der* קיר in *Haifa*":     "", // stands still
		"Es fiel der *קיר* in Haifa":       "\u2067קיר\u2069",
		"Es *fiel* der *Kreml*":            "",
	} {
		text := strings.ReplaceAll(line, "*", "")
		f := &File{Name: "a", Text: []byte(text)}
		var marks []Span
		for i, part := range strings.Split(line, "*") {
			if at := strings.Index(text, part); i%2 == 1 {
				marks = append(marks, Span{f, at, at + len(part)})
			}
		}
		got := textOf(t, TextOptions{}, Finding{Rule: ARule("bad-id"), Related: []Note{{Span: marks[0], Marks: marks}}})
		if _, said, _ := strings.Cut(got[strings.LastIndex(got, "~"):], "~ "); strings.TrimSuffix(said, "\n\n1 error\n") != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

// shown returns the excerpt and the row of marks below it.
func shown(t testing.TB, s Span) (line, marks string) {
	t.Helper()
	rows := strings.Split(textOf(t, TextOptions{}, Finding{Rule: ARule("bad-id"), Span: s, Message: "m"}), "\n")
	for i, row := range rows {
		if strings.TrimRight(row, " ") == "   |" && i+2 < len(rows) {
			_, line, _ = strings.Cut(rows[i+1], "| ")
			_, marks, _ = strings.Cut(rows[i+2], "| ")
			return line, marks
		}
	}
	t.Fatalf("no excerpt in %q", rows)
	return "", ""
}

// columns is how many columns of a terminal a text takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case width.LookupRune(r).Kind() == width.EastAsianWide || width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

func TestMarksStandBelowTheFaultyWords(t *testing.T) {
	for name, text := range map[string]string{
		"behind umlauts":           "Übergröße: HIER und mehr",
		"behind tabs":              "\ta\tHIER",
		"behind wide characters":   "漢字、한국 HIER",
		"behind emoji":             "😀😀 HIER",
		"behind combining marks":   "a\u0308o\u0308 HIER",
		"behind a byte order mark": "\ufeffHIER x",
		"behind control signs":     "a\x00\x1b[31m\u202e HIER",
		"before Windows line ends": "a HIER\r\nb",
		"in a long line":           strings.Repeat("Wörter über Wörter ", 60) + "HIER" + strings.Repeat(" und noch mehr", 60),
		"in a long word":           strings.Repeat("ä", 500) + "HIER" + strings.Repeat("ö", 500),
		"at the start of a line":   "HIER" + strings.Repeat(" und noch mehr", 60),
		"at the end of a line":     strings.Repeat("und noch mehr ", 60) + "HIER",
	} {
		line, marks := shown(t, spanOf(t, text, "HIER"))
		before, _, found := strings.Cut(line, "HIER")
		if !found {
			t.Errorf("%s: got %q, want the faulty words in it", name, line)
			continue
		}
		if want := strings.Repeat(" ", columns(before)) + "^^^^"; marks != want {
			t.Errorf("%s: got marks\n%s\n%s\nwant\n%s", name, line, marks, want)
		}
	}
}

func TestALongLineIsCutAroundThePlaceAtWords(t *testing.T) {
	text := strings.Repeat("Soldaten waren dort ", 45) + "HIER" + strings.Repeat(" Soldaten waren dort", 45)
	line, _ := shown(t, spanOf(t, text, "HIER"))
	if n := columns(line); n > excerptWidth+len("…  …") {
		t.Errorf("got %d columns, want about %d", n, excerptWidth)
	}
	cut := strings.TrimSuffix(strings.TrimPrefix(line, "… "), " …")
	if len(line)-len(cut) != len("…  …") || !strings.Contains(" "+text+" ", " "+cut+" ") {
		t.Errorf("got %q, want whole words between two ellipses", line)
	}
}

func TestAPlaceWithoutWidthGetsOneMark(t *testing.T) {
	for _, test := range []struct {
		text  string
		at    int
		marks string
	}{{"title = 1", 0, "^"}, {"title = 1", 4, "    ^"}, {"claim = \"x\n", 10, "          ^"}, {"äö", 4, "  ^"}} {
		_, marks := shown(t, Span{&File{Name: "a", Text: []byte(test.text)}, test.at, test.at})
		if marks != test.marks {
			t.Errorf("%q at %d: got %q, want %q", test.text, test.at, marks, test.marks)
		}
	}
}

func TestAPlaceOverSeveralLinesIsMarkedInItsFirst(t *testing.T) {
	line, marks := shown(t, spanOf(t, "a = \"\"\"eins\nzwei\"\"\"", "\"\"\"eins\nzwei\"\"\""))
	if line != `a = """eins` || marks != "    ^^^^^^^" {
		t.Errorf("got\n%s\n%s\nwant the first line, marked to its end", line, marks)
	}
}

func TestWithoutColourNothingIsColouredAndWithColourOnlyOurOwnWords(t *testing.T) {
	f := Finding{Rule: ARule("bad-id"), Span: spanOf(t, "id = \"\x1b[31mA\"", "\x1b[31mA"), Message: "bad \x1b[31m id"}
	if got := textOf(t, TextOptions{}, f); strings.Contains(got, "\x1b") {
		t.Errorf("got an escape in %q, want none", got)
	}
	coloured := textOf(t, TextOptions{Color: true}, f)
	if strings.Contains(coloured, "\x1b[31m") || !strings.Contains(coloured, "\x1b[1;31merror[bad-id]\x1b[0m") {
		t.Errorf("got %q, want our colours and none from content", coloured)
	}
	if got := regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(coloured, ""); got != textOf(t, TextOptions{}, f) {
		t.Errorf("got another text with colour:\n%s", got)
	}
}

// ourLine is how each line of the output begins, whatever content says. Further lines of help stand below its first word.
var ourLine = regexp.MustCompile(`^( {10}|error\[|warning\[|  *--> |  *\||  *[0-9]+ \||  *= |[0-9]+ \||[0-9]+ (error|warning)|$)`)

// checkHarmless fails if content could pass for a finding or have a terminal do something.
func checkHarmless(t *testing.T, out string) {
	t.Helper()
	for _, line := range strings.Split(out, "\n") {
		if !ourLine.MatchString(line) {
			t.Errorf("got a line that content began: %q", line)
		}
	}
	open := 0 // of what we set apart ourselves
	for _, r := range out {
		switch {
		case r == '\u2066' || r == '\u2067':
			open++
		case r == '\u2069' && open > 0:
			open--
		case r == '\n' && open == 0:
		case unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp):
			t.Errorf("got %U in the output, want it shown as a sign", r)
		}
	}
	if n := strings.Count(out, "\nerror[") + strings.Count(out, "\nwarning["); n > 0 {
		t.Errorf("got %d further findings, want one", n)
	}
}

func TestContentCannotPassForAFindingNorReachTheTerminal(t *testing.T) {
	evil := "\x1b]0;title\x07\x1b[2J\u202eerror[bad-id]: false\nerror[bad-id]: false\r\nwarning[x]\u2028error[y]\u0085\x9b31m\u200f\u061c"
	f := &File{Name: "content/" + evil, Text: []byte(evil)}
	for _, s := range []Span{{f, 0, 0}, {f, 0, len(evil)}, {f, strings.Index(evil, "warning"), len(evil)}, {}} {
		checkHarmless(t, textOf(t, TextOptions{}, Finding{Rule: ARule("bad-id"), Span: s, Message: evil, Help: evil, Related: []Note{{Span: s, Message: evil}}}))
	}
}

// FuzzAFindingIsToldWithoutHarm holds that whatever content says, a finding's place is right and its text is harmless.
func FuzzAFindingIsToldWithoutHarm(f *testing.F) {
	f.Add("claim = \"\x1b[31m\"\nerror[x]", "message\nerror[x]", 3, 9)
	f.Add("\u202e\u2069ä\t漢\r\n", "\u0085", 0, 0)
	f.Add("\u2067\"קיר\u2069\" קיר", "\u202d\"קיר", 3, 9)
	f.Add(strings.Repeat("lang ", 60), "m", 100, 120)
	for _, text := range []string{"", "a\nb", "\ufeffä\r\n漢", "\xff\n\n"} {
		f.Add(text, "m", 2, 2)
	}
	f.Fuzz(func(t *testing.T, text, message string, start, end int) {
		checkPosition(t, text, start)
		checkWritten(t, text, message, start, end)
	})
}

func checkWritten(t *testing.T, text, message string, start, end int) {
	t.Helper()
	if start < 0 || end < start || end > len(text) || len(text)+len(message) > 500 {
		return // no place, or what takes long
	}
	s := Span{&File{Name: message, Text: []byte(text)}, start, end}
	out := textOf(t, TextOptions{}, Finding{Rule: ARule("bad-id"), Span: s, Message: message, Help: message,
		Related: []Note{{Span: s, Message: message, Marks: []Span{{s.File, end, end}}}}})
	checkHarmless(t, out)
	if message == "" {
		return // a file without a name has no place that could be told
	}
	at := s.File.Position(start)
	if want := fmt.Sprintf(":%d:%d\n", at.Line, at.Column); !strings.Contains(out, want) {
		t.Errorf("got %q, want the place %q in it", out, want)
	}
}

func TestTextIsWrappedBetweenWords(t *testing.T) {
	long := strings.Repeat("ä", 9)
	if diff := cmp.Diff([]string{"a b c d", "a", long, "b"}, Wrap(" a b\nc d a "+long+" b", 8)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
