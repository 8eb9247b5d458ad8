package quote

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"beleg/generator/text/article"
	"beleg/generator/text/fold"
)

// marked writes the passage of the article and the field of the query with their differences in brackets.
func (t *Text) marked(q Query, n *Similar) (passage, typed string) {
	field := [...]string{q.Text, q.Before, q.After}[n.Cause]
	return mark(t.article.Text, n.Passage, n.Differs), mark(field, Span{Start: 0, End: len(field)}, n.QueryDiffers)
}

func mark(text string, within Span, marks []Span) string {
	var b strings.Builder
	at := within.Start
	for _, m := range marks {
		b.WriteString(text[at:m.Start] + "{" + text[m.Start:m.End] + "}")
		at = m.End
	}
	return b.String() + text[at:within.End]
}

func TestDifferencesAreMarkedByWords(t *testing.T) {
	for _, c := range []struct{ seed, typed, passage string }{
		{"000", "auch sechs Nordkoreaner sollen {beim} Raketenangriff ums Leben", "auch sechs Nordkoreaner sollen {bei dem} Raketenangriff ums Leben"},
		{"000", "Südkorea will Waffen an{} Ukraine liefern", "Südkorea will Waffen an {die} Ukraine liefern"},
		{"000", "Südkorea will {alle} Waffen an die Ukraine liefern", "Südkorea will{} Waffen an die Ukraine liefern"},
		{"000", "{10} Tote und mehrere Verletzte, das {war} die Bilanz", "{20} Tote und mehrere Verletzte, das {ist} die Bilanz"},
		{"000", "als \"{Militärbundnis}\" bezeichnete", "als „{Militärbündnis}“ bezeichnete"},
		{"000", "Der{} Präsident Wolodymyr Selenskyj hatte Nordkorea auf der", "Der {ukrainische} Präsident Wolodymyr Selenskyj hatte Nordkorea auf der"},
		{"003", "seien bereits {30.000} Soldaten nach Russland entsandt worden", "seien bereits {3.000} Soldaten nach Russland entsandt worden"},
		{"003", "{13.00} Schiffscontainer mit", "{13.000} Schiffscontainer mit"},
	} {
		x := seed(t, c.seed)
		q := Query{Text: strings.NewReplacer("{", "", "}", "").Replace(c.typed)}
		r := x.Find(q)
		if r.Outcome != Near {
			t.Errorf("%q: got %s, want near", q.Text, x.describe(r))
			continue
		}
		if passage, typed := x.marked(q, r.Near); passage != c.passage || typed != c.typed {
			t.Errorf("%q\ngot  %s\n     %s\nwant %s\n     %s", q.Text, typed, passage, c.typed, c.passage)
		}
	}
}

func TestASuggestionCanBeTypedAsItIs(t *testing.T) {
	x := parse("Im Mai, so der\r\nMinister, fielen 13.000 „Kämp\u00ADfer“ an\u00A0der Front.\n\n# Gestern, so der General, kamen alle.")
	for typed, want := range map[string]string{
		"so die Minister, fielen":                     "so der Minister, fielen",
		"fielen 3.000":                                "fielen 13.000",
		"„kämpfer“ an der Front":                      "„Kämpfer“ an der Front",
		"Im Mai […] an dieser Front":                  "Im Mai […] an der Front",
		"Im Mai, so das Minister […] an der Front":    "Im Mai, so der Minister […] an der Front",
		"In Mai […] diese Front":                      "Im Mai […] der Front",
		"an der Front […] Im Mai":                     "Im Mai […] an der Front",
		"Minister fielen 13.000 'Kämpfer' an der":     "Minister, fielen 13.000 „Kämpfer“ an der",
		"Im Mai so der Minister fielen 13000 Kämpfer": "Im Mai, so der Minister, fielen 13.000 „Kämpfer",
	} {
		r := x.Find(Query{Text: typed})
		if r.Outcome != Near || r.Near.Suggest != want {
			t.Errorf("%q: got %s %+v, want the suggestion %q", typed, x.describe(r), r.Near, want)
			continue
		}
		if again := x.Find(Query{Text: r.Near.Suggest}); again.Outcome != Found {
			t.Errorf("the suggestion %q: got %s, want found", r.Near.Suggest, x.describe(again))
		}
	}
}

func TestWhatIsNotAlikeIsMissing(t *testing.T) {
	for _, number := range []string{"000", "001", "002", "003", "004"} {
		for _, typed := range []string{"Der Mond ist aufgegangen, die goldnen Sternlein prangen", "Das Kabinett beschloss den Haushalt", "xyz",
			"Der Mond ist aufgegangen […] im Ukraine-Krieg", strings.Repeat("langes Zitat ", 5000)} {
			if r := seed(t, number).Find(Query{Text: typed}); r.Outcome != Missing {
				t.Errorf("seed %s, %.60q: got %s, want missing", number, typed, seed(t, number).describe(r))
			}
		}
	}
}

func TestASkippedPassageIsNotSuggested(t *testing.T) {
	x := parse("Im Mai war es ruhig.\n\n# Gestern, so der General, kamen alle.")
	if r := x.Find(Query{Text: "Gestern, so ein General, kamen alle"}); r.Outcome != Missing {
		t.Errorf("got %s %+v, want missing", x.describe(r), r.Near)
	}
}

func TestAPassageLongerThanAMachineWordIsFoundDespiteSlips(t *testing.T) {
	x := seed(t, "002")
	block := x.article.Blocks[len(x.article.Blocks)-8]
	said := x.article.Text[block.Start:block.End]
	typed := strings.NewReplacer("Nordkorea", "Nordkora", "Kreml", "Kremel").Replace(said)
	r := x.Find(Query{Text: typed})
	if r.Outcome != Near || r.Near.Suggest != fold.New(said, Span{End: len(said)}).OneLine(0, len(said)) || r.Near.Similarity < 0.95 || len(r.Near.Differs) < 2 {
		t.Errorf("got %s %+v, want the paragraph %q", x.describe(r), r.Near, said)
	}
}

// Each place that is told apart takes a search of its own, and nobody reads more of them.
func TestOfVeryManyPlacesTheFirstAreToldApart(t *testing.T) {
	houses := func(n int) *Text {
		var text strings.Builder
		for n := range n {
			fmt.Fprintf(&text, "Haus %d heißt es hier. ", n)
		}
		return NewText(article.Parse(text.String(), nil))
	}
	find := houses(300).Find
	r := find(Query{Text: "heißt es"})
	told := 0
	for told < len(r.Places) && r.Places[told].Before == fmt.Sprint(told) {
		told++
	}
	rest := slices.ContainsFunc(r.Places[told:], func(p Place) bool { return p.Before != "" || p.After != "" })
	if r.Outcome != Ambiguous || len(r.Places) != 256 || told != 16 || rest {
		t.Errorf("got %s with %d places, %d of them told apart (others: %v), want 16 of 256", r.Outcome, len(r.Places), told, rest)
	}
	for n, want := range map[int]string{15: "hier. Haus 15", 16: "hier. Haus 1"} {
		r := find(Query{Text: "heißt es", Before: fmt.Sprintf("hiex. Haus %d", n)})
		if r.Outcome != Near || r.Near.Suggest != want {
			t.Errorf("before house %d: got %s with %+v, want the suggestion %q", n, r.Outcome, r.Near, want)
		}
	}
	few := houses(40).Find(Query{Text: "heißt es"}).Places // all are listed
	if i := slices.IndexFunc(few, func(p Place) bool { return p.Before == "" && p.After == "" }); i >= 0 || len(few) != 40 {
		t.Errorf("of %d places number %d is not told apart, want 40 of 40", len(few), i)
	}
}
