package press

import (
	"strings"
	"testing"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/prose"
	"beleg/generator/article"
	"beleg/generator/edtf"
	"beleg/generator/quote"
)

var scene = prose.Scene{A: prose.NewState(0), B: prose.NewState(1), O: prose.Town(0), P: prose.Town(1), Day: edtf.NewDay(2024, 10, 8)}

// printed is an article with planned sentences, as somebody reads it who has only the file.
func printed(t *testing.T, n int, style Style) (*Article, []Spot, *quote.Text) {
	t.Helper()
	d := dice.New(1, "printed", n)
	var planned []prose.Sentence
	for range 12 {
		p := prose.Happened(d, scene, scene.Day)
		planned = append(planned, p.Plain(d), p.Rumoured(d))
	}
	a, spots := Compose(d, scene, style, "Was bekannt ist", planned)
	if len(spots) != len(planned) {
		t.Fatalf("got %d spots, want %d", len(spots), len(planned))
	}
	text, marks := a.Typeset()
	var overrides []article.Override
	for _, m := range marks {
		role, ok := article.ParseRole(string(m.Role))
		first, last := lineNumbers(t, m.Lines)
		if !ok || last > article.CountLines(text) {
			t.Fatalf("got mark %+v, want a role and lines of the file", m)
		}
		overrides = append(overrides, article.Override{First: first, Last: last, Role: role})
	}
	return a, spots, quote.NewText(article.Parse(text, overrides))
}

func TestEveryQuotationIsFoundInOnePlaceHoweverItIsTypedAndTypeset(t *testing.T) {
	neighbours, elided := 0, 0
	for n := range 60 {
		d := dice.New(3, "typing", n)
		style := NewStyle(d)
		a, spots, text := printed(t, n, style)
		for _, spot := range spots {
			for how := Whole; how <= Spanning; how++ {
				q := a.Cut(spot, how)
				neighbours += min(1, len(q.Before)+len(q.After))
				elided += strings.Count(q.Text, "[…]")
				typed := quote.Query{Text: Type(d, q.Text), Before: Type(d, q.Before), After: Type(d, q.After)}
				if got := text.Find(typed).Outcome; got != quote.Found {
					t.Errorf("%+v %+v: got %v, want found", style, typed, got)
				}
			}
		}
	}
	if neighbours < 50 || elided < 50 {
		t.Errorf("got %d quotations with neighbours and %d elisions, want more than 50 each", neighbours, elided)
	}
}

func lineNumbers(t *testing.T, lines string) (first, last int) {
	t.Helper()
	number := func(s string) int {
		n := 0
		for _, r := range s {
			n = n*10 + int(r-'0')
		}
		return n
	}
	from, to, ok := strings.Cut(lines, "-")
	if !ok {
		return number(from), number(from)
	}
	return number(from), number(to)
}

func TestMarksNameTheLinesOfFurniture(t *testing.T) {
	for n := range 40 {
		a, _, _ := printed(t, n, Style{Width: 40 * (n % 2), Gaps: n%4 == 0, Windows: n%3 == 0})
		text, marks := a.Typeset()
		lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
		next := 0
		for _, b := range a.Blocks {
			if !b.Marked {
				continue
			}
			first, last := lineNumbers(t, marks[next].Lines)
			if got := strings.Join(lines[first-1:last], " "); got != b.String() {
				t.Errorf("mark %+v: got %q there, want %q", marks[next], got, b)
			}
			next++
		}
		if next != len(marks) {
			t.Errorf("got %d marks, want %d", len(marks), next)
		}
	}
}

func TestStylesChangeCharactersAndNotWords(t *testing.T) {
	for _, test := range []struct {
		style      Style
		from, want string
	}{
		{Style{SoftHyphens: true}, "Kurzstreckenraketenangriff am Tag", "Kurzstreckenra\u00ADke\u00ADte\u00ADnangriff am Tag"},
		{Style{Decomposed: true}, "fünf", "fu\u0308nf"},
		{Style{}, "zwölf Tote", "zwölf Tote"},
	} {
		if got := test.style.lines(test.from); len(got) != 1 || got[0] != test.want {
			t.Errorf("%+v: got %q, want %q", test.style, got, test.want)
		}
	}
	if got := thinSpaces("am 8. Oktober 13.000, 1.2, 3.900.000."); got != "am 8. Oktober 13\u202f000, 1.2, 3\u202f900\u202f000." {
		t.Errorf("thinSpaces: got %q", got)
	}
	if got := (Style{Width: 10}).lines("zwölf am 8.\u00a0Oktober"); len(got) != 2 || got[1] != "8.\u00a0Oktober" {
		t.Errorf("width 10: got %q, want the no-break space to hold", got)
	}
}
