package fragment_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/facts/load"
	"beleg/generator/text/article"
	"beleg/generator/text/fragment"
	"beleg/generator/text/quote"
)

// seen returns the page that a browser has before it: the article's blocks, white space as it is shown.
func seen(a *article.Article) browser {
	var b browser
	for _, block := range a.Blocks {
		b.blocks = append(b.blocks, shown(a.Text[block.Start:block.End]))
	}
	return b
}

// shown is text as HTML shows it.
func shown(s string) string {
	return spaces.ReplaceAllString(s, " ")
}

var spaces = regexp.MustCompile(`[ \t\n\r\f]+`)

// followed returns what a browser marks for directives, as "block:text" in the page's own words.
func followed(t testing.TB, b browser, directives string) []string {
	t.Helper()
	var passages []string
	for directive := range strings.SplitSeq(directives, "&") {
		d, ok := parse(directive)
		if !ok {
			t.Fatalf("%q is no text directive", directive)
		}
		m, found := b.mark(d)
		switch {
		case !found:
			passages = append(passages, "nothing")
		case m.block != m.endBlock:
			passages = append(passages, "over blocks")
		default:
			passages = append(passages, fmt.Sprintf("%d@%d:%s", m.block, m.start, b.blocks[m.block][m.start:m.end]))
		}
	}
	return passages
}

// wanted is what a browser should mark.
func wanted(a *article.Article, block int, parts []quote.Span) []string {
	var passages []string
	for _, p := range parts {
		passages = append(passages, fmt.Sprintf("%d@%d:%s", block, len(shown(a.Text[a.Blocks[block].Start:p.Start])), shown(a.Text[p.Start:p.End])))
	}
	return passages
}

// at finds words in an article, the nth time that they stand there, with […] between parts.
func at(t testing.TB, a *article.Article, words string, nth int) (int, []quote.Span) {
	t.Helper()
	var parts []quote.Span
	from := 0
	for i, part := range strings.Split(words, " […] ") {
		for n := 1; ; n++ {
			k := strings.Index(a.Text[from:], part)
			if k < 0 {
				t.Fatalf("the article does not say %q", part)
			}
			from += k + len(part)
			if i > 0 || n == nth {
				break
			}
		}
		parts = append(parts, quote.Span{Start: from - len(part), End: from})
	}
	for i, b := range a.Blocks {
		if b.Start <= parts[0].Start && parts[0].End <= b.End {
			return i, parts
		}
	}
	t.Fatalf("%q lies in no block", words)
	return 0, nil
}

const bridge = `Die Brücke

Die Brücke über den Fluss ist seit Montag gesperrt, sagt das Amt. Es fahren 13.000 Autos am Tag; früher waren es 3.000 Autos.

Die Brucke war nie gesperrt, sagt der Verein. Das Amt sagt: „Die Brücke ist sicher“. Nord-Süd-Verkehr, Lkw & Busse müssen warten.

Anna Meier (Amt) sprach mit IPPEN.MEDIA. Sie sagte, sie mögen warten. Die Autos mogen warten.

Er mag warten. Er mag warten.`

func TestDirectivesLeadToTheWordsAlone(t *testing.T) {
	a := article.Parse(bridge, nil)
	page := fragment.NewPage(a)
	for _, test := range []struct {
		words string
		nth   int
		want  string
	}{
		{"über den Fluss ist seit Montag gesperrt", 1, "text=%C3%BCber%20den%20Fluss%20ist%20seit%20Montag%20gesperrt"},
		{"Die Brücke über den Fluss ist seit Montag", 1, "text=Die%20Br%C3%BCcke%20%C3%BCber%20den%20Fluss%20ist%20seit%20Montag"},
		// few words get company even where they stand once, as the rest of the page is not known
		{"seit Montag", 1, "text=Fluss%20ist-,seit%20Montag"},
		{"Lkw & Busse", 1, "text=sicher%E2%80%9C.%20Nord%2DS%C3%BCd%2DVerkehr%2C-,Lkw%20%26%20Busse"},
		// what means something in a directive is encoded
		{"Nord-Süd-Verkehr, Lkw & Busse müssen warten", 1, "text=Nord%2DS%C3%BCd%2DVerkehr%2C%20Lkw%20%26%20Busse%20m%C3%BCssen%20warten"},
		// a browser takes mögen and mogen, Brücke and Brucke for the same
		{"mogen warten", 1, "text=Die%20Autos-,mogen%20warten"},
		{"mögen warten", 1, "text=sagte%2C%20sie-,m%C3%B6gen%20warten"},
		{"Die Brucke", 1, "text=Die%20Brucke,-war%20nie"},
		{"Die Brücke", 1, "text=Die%20Br%C3%BCcke,-Die%20Br%C3%BCcke"},
		// words and numbers are not cut
		{"3.000 Autos", 1, "text=Es%20fahren-,13.000%20Autos"},
		{"3.000 Autos", 2, "text=waren%20es-,3.000%20Autos"},
		{"sprach mit IPPEN", 1, "text=Meier%20%28Amt%29-,sprach%20mit%20IPPEN.MEDIA"},
		// parts have directives of their own
		{"ist seit Montag gesperrt […] 13.000 Autos am Tag", 1, "text=ist%20seit%20Montag%20gesperrt&text=13.000%20Autos%20am%20Tag"},
		{"Er mag warten.", 1, "text=Er%20mag%20warten.,-Er%20mag"},
		{"Er mag warten.", 2, "text=mag%20warten.-,Er%20mag%20warten."},
	} {
		block, parts := at(t, a, test.words, test.nth)
		if got := page.Directives(block, parts); got != test.want {
			t.Errorf("%s: got %s, want %s (a browser marks %q)", test.words, got, test.want, followed(t, seen(a), got))
		}
	}
}

func TestALongQuotationIsNamedByItsEnds(t *testing.T) {
	long := strings.Repeat("Immer wieder fahren sie hin und her. ", 12)
	a := article.Parse("Fahrten\n\nSie fahren los. "+long+"Dann ist es Abend geworden.\n\nAbend\n\n"+long+"Dann ist es Nacht.", nil)
	block, parts := at(t, a, "Sie fahren los. "+long+"Dann ist es Abend geworden.", 1)
	got := fragment.NewPage(a).Directives(block, parts)
	if want := "text=Sie%20fahren%20los.%20Immer,ist%20es%20Abend%20geworden."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if marked := followed(t, seen(a), got); fmt.Sprint(marked) != fmt.Sprint(wanted(a, block, parts)) {
		t.Errorf("a browser marks %q", marked)
	}
}

func TestOfPlacesThatNothingTellsApartOnlyTheFirstHasADirective(t *testing.T) {
	a := article.Parse("Warten.\n\n"+strings.Repeat("Er mag warten, sagt er.\n\n", 40), nil)
	for nth, want := range map[int]string{1: "text=mag%20warten", 2: "", 20: "", 40: ""} {
		block, parts := at(t, a, "mag warten", nth)
		if got := fragment.NewPage(a).Directives(block, parts); got != want {
			t.Errorf("place %d: got %q, which leads to %q, want %q", nth, got, followed(t, seen(a), got), want)
		}
	}
}

// The articles of this project, with all quotations from them.
func TestEveryQuotationOfOurContentIsFoundAlone(t *testing.T) {
	base, found, err := load.Project(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	if errors, _ := found.Count(); errors > 0 {
		t.Fatalf("the project has findings: %v", found)
	}
	n := 0
	for _, c := range base.Claims {
		for _, q := range c.Quotes {
			a := q.Source.Article
			got := fragment.NewPage(a).Directives(q.Place.Block, q.Place.Parts)
			if got == "" {
				t.Errorf("%s: %q has no directive", c.ID, q.Wording)
				continue
			}
			if marked, want := followed(t, seen(a), got), wanted(a, q.Place.Block, q.Place.Parts); fmt.Sprint(marked) != fmt.Sprint(want) {
				t.Errorf("%s: %s marks %q, want %q", c.ID, got, marked, want)
			}
			n++
		}
	}
	if n < 300 {
		t.Errorf("only %d quotations were tried", n)
	}
}

// widened moves the ends of a stretch out of words, by the browser's own rule.
func widened(text string, start, end int) (int, int) {
	for !bounded(text, start) {
		_, w := utf8.DecodeLastRuneInString(text[:start])
		start -= w
	}
	for !bounded(text, end) {
		_, w := utf8.DecodeRuneInString(text[end:])
		end += w
	}
	return start, end
}

// holds checks one stretch: what a browser marks is in the stretch's own place, holds it, and is no more than it and the rest of
// the words that it cuts. It reports whether there was a directive.
func holds(t testing.TB, a *article.Article, page *fragment.Page, block int, s quote.Span) bool {
	t.Helper()
	got := page.Directives(block, []quote.Span{s})
	if got == "" {
		return false
	}
	b := seen(a)
	d, ok := parse(got)
	if !ok {
		t.Fatalf("%q is no text directive", got)
	}
	offset, text := a.Blocks[block].Start, b.blocks[block]
	from := len(shown(a.Text[offset:s.Start]))
	m, found := b.mark(d)
	if !found || m.block != block || m.endBlock != block {
		t.Fatalf("%q of %q: a browser marks %v (found %v), want a place in block %d", got, a.Text, m, found, block)
	}
	to := from + len(shown(a.Text[s.Start:s.End]))
	start, end := widened(text, from, to)
	visible := func(r rune) bool { return !weightless(r) } // what has no weight may be marked or not
	ofWord := func(r rune) bool { return visible(r) && (unicode.IsLetter(r) || unicode.IsNumber(r)) }
	lost := strings.ContainsFunc(text[from:max(from, m.start)]+text[min(m.end, to):to], visible) ||
		strings.ContainsFunc(text[start:max(start, m.start)]+text[min(m.end, end):end], ofWord)
	if lost || strings.ContainsFunc(text[min(m.start, start):start]+text[end:max(end, m.end)], unicode.IsSpace) {
		t.Fatalf("%q of %q marks %q, want %q", got, a.Text, text[m.start:m.end], text[start:end])
	}
	return true
}

// stretch cuts a stretch of so many characters out of a block, without white space at its ends.
func stretch(text string, b article.Block, from, n int) quote.Span {
	start := b.Start + from
	for start > b.Start && !utf8.RuneStart(text[start]) {
		start--
	}
	end := start
	for ; n > 0 && end < b.End; n-- {
		_, w := utf8.DecodeRuneInString(text[end:])
		end += w
	}
	empty := func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
	trimmed := strings.TrimLeftFunc(text[start:end], empty)
	start = end - len(trimmed)
	return quote.Span{Start: start, End: start + len(strings.TrimRightFunc(trimmed, empty))}
}

// FuzzDirectives holds for any text that whatever the directive is, a browser finds by it the words and nothing else,
// and that the search for words finds where they stand first.
func FuzzDirectives(f *testing.F) {
	f.Add(bridge, "die brücke", uint16(1), uint16(3), uint16(20))
	f.Add("#\r\u00ad\t0", "|", uint16(99), uint16(124), uint16(29))
	f.Add("a b a b\n\nA B Ä b", "b", uint16(1), uint16(4), uint16(3))
	f.Add("„Straße“ – STRASSE, strasse; ﬁn fin", "fin", uint16(0), uint16(3), uint16(6))
	f.Add("e\u0301t\u00ADe ete. 1.000,5 – 1.000", "1.000", uint16(0), uint16(0), uint16(9))
	f.Add("漢字かな カナ 한국어 ไทย", "カ", uint16(0), uint16(3), uint16(3))
	f.Add("Im Jahr\u00a02024 – „Straße“ … Øre, ſo, ½ `a` ´e Vor-\nund 13-\r\n16\tŉ", "13",
		uint16(0), uint16(3), uint16(6))
	f.Add("a\u0301 ä\u0301 \u00ad\u0301 é\u00adé ﬁ カ", "a", uint16(0), uint16(3), uint16(3))
	long := strings.Repeat("ab", 40)
	f.Add(strings.Repeat(long+"c", 10)+long+"d", long+"d", uint16(0), uint16(3), uint16(9))
	f.Add(strings.Repeat("a", 300), strings.Repeat("a", 70)+"b", uint16(0), uint16(3), uint16(9))
	f.Add(long, long, uint16(0), uint16(3), uint16(9))
	f.Fuzz(func(t *testing.T, text, words string, block, from, n uint16) {
		checkSearch(t, text, words)
		checkStretch(t, text, int(block), int(from), int(n))
	})
}

// checkSearch holds that what is worked out character by character is what it is for the whole, and that words are
// found where they stand first, however often their beginning stands before.
func checkSearch(t *testing.T, text, words string) {
	t.Helper()
	if got, want := fragment.Searched(text), fragment.Unusual(text); got != want {
		t.Fatalf("%q: got %q, want %q", text, got, want)
	}
	if got, want := fragment.Index(text, words), strings.Index(text, words); got != want {
		t.Fatalf("%q in %q: got %d, want %d", words, text, got, want)
	}
}

// koreanWithMarks tells whether a text is none for the library that the tests' browser compares by: it takes what has no weight for
// any syllable.
func koreanWithMarks(text string) bool {
	text = norm.NFD.String(text)
	korean := strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
	return korean && strings.ContainsFunc(text, weightless)
}

// checkStretch holds that the directive of a stretch of a block leads to it.
func checkStretch(t *testing.T, text string, block, from, n int) {
	t.Helper()
	control := func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) } // no page has any
	if !utf8.ValidString(text) || len(text) > 2000 || strings.ContainsFunc(text, control) || koreanWithMarks(text) {
		return
	}
	a := article.Parse(text, nil)
	if len(a.Blocks) == 0 {
		return
	}
	i := block % len(a.Blocks)
	b := a.Blocks[i]
	s := stretch(text, b, from%(b.End-b.Start), 1+n%400)
	if s.End > s.Start {
		holds(t, a, fragment.NewPage(a), i, s)
	}
}
