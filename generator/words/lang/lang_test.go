package lang

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"beleg/generator/words/edtf"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

func TestForKnowsItsLanguagesAndNoOthers(t *testing.T) {
	if got := Codes(); len(got) < 3 || !slices.Contains(got, "de") || !slices.IsSorted(got) {
		t.Errorf("Codes() = %q, want all languages in alphabetical order", got)
	}
	for _, code := range Codes() {
		l, again := lang(t, code), lang(t, code)
		if l.Code() != code || l != again {
			t.Errorf("For(%q) = %p with code %q, then %p, want one shared value", code, l, l.Code(), again)
		}
	}
	for _, code := range []string{"", "tlh", "DE", "de-AT"} {
		if _, ok := For(code); ok {
			t.Errorf("For(%q) is a language, want none", code)
		}
	}
}

func TestEveryLanguageHasTheSameMessages(t *testing.T) {
	first := lang(t, Codes()[0])
	for _, code := range Codes()[1:] {
		l := lang(t, code)
		for _, id := range first.IDs() {
			if _, ok := l.messages[id]; !ok {
				t.Errorf("%s is in %s.toml and not in %s.toml", id, first.code, code)
			}
		}
		for _, id := range l.IDs() {
			if _, ok := first.messages[id]; !ok {
				t.Errorf("%s is in %s.toml and not in %s.toml", id, code, first.code)
			}
		}
	}
}

// Every form has the places of the others, but for the number: "once".
func TestMessagesHaveTheSamePlacesAndTheFormsThatCLDRNames(t *testing.T) {
	first := lang(t, Codes()[0])
	for _, code := range Codes() {
		l := lang(t, code)
		demanded := map[int]bool{5: true}
		for _, n := range append(seq(200), 1_000, 10_000, 100_000, 1_000_000, 2_000_000) {
			demanded[l.plural(n)] = true
		}
		for _, id := range l.IDs() {
			a, b := first.messages[id], l.messages[id]
			if len(a) != len(b) {
				t.Errorf("%s is counted in one of %s and %s only", id, first.code, code)
			}
			if got, want := placesOf(last(b)), placesOf(last(a)); !slices.Equal(got, want) {
				t.Errorf("%s has the places %q in %s and %q in %s", id, got, code, want, first.code)
			}
			for f, p := range b {
				f += 6 - len(b)
				switch got := placesOf(p); {
				case demanded[f] == (source(p) == ""):
					t.Errorf("%s: %s: plural form %d (of zero, one, two, few, many, other) is %q, CLDR demands it: %v",
						code, id, f, source(p), demanded[f])
				case source(p) != "" && !slices.Equal(without(got, "N"), without(placesOf(last(b)), "N")):
					t.Errorf("%s: %s: plural form %d has the places %q", code, id, f, got)
				}
			}
		}
	}
}

func last(m message) pattern { return m[len(m)-1] }

func seq(n int) []int {
	var list []int
	for i := range n {
		list = append(list, i)
	}
	return list
}

func without(list []string, word string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == word })
}

func TestMessagesAreWellFormed(t *testing.T) {
	wellFormed := regexp.MustCompile(`^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$`)
	for _, code := range Codes() {
		l := lang(t, code)
		for _, id := range l.IDs() {
			m := l.messages[id]
			if !wellFormed.MatchString(id) {
				t.Errorf("%s: the id %q is not dotted lower case", code, id)
			}
			if source(last(m)) == "" {
				t.Errorf("%s: %s is empty", code, id)
			}
			if len(m) > 1 && !slices.Contains(placesOf(last(m)), "N") {
				t.Errorf("%s: %s has plural forms, but no {{.N}}", code, id)
			}
			for _, p := range m {
				if text := source(p); !strings.HasPrefix(id, "sign.") && id != "number.group" && text != strings.TrimSpace(text) || strings.Contains(text, "  ") {
					t.Errorf("%s: %s has stray white space: %q", code, id, text)
				}
			}
		}
	}
}

// TestFillingAgreesWithGoI18n holds our quick filling against the library's own, over every message and count.
func TestFillingAgreesWithGoI18n(t *testing.T) {
	for _, code := range Codes() {
		l := lang(t, code)
		bundle := i18n.NewBundle(language.Make(code))
		bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
		data, err := files.ReadFile(code + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		bundle.MustParseMessageFileBytes(data, code+".toml")
		localizer := i18n.NewLocalizer(bundle, code)
		for _, id := range l.IDs() {
			compareWithGoI18n(t, l, localizer, id)
		}
	}
}

func compareWithGoI18n(t *testing.T, l *Lang, localizer *i18n.Localizer, id string) {
	t.Helper()
	m := l.messages[id]
	counts := []int{0, 1, 2, 3, 5, 11, 21, 100, 101, 111, 999} // go-i18n does not group digits
	if len(m) == 1 {
		counts = counts[:1]
	}
	for _, n := range counts {
		args, pairs := map[string]any{"N": n}, []any{"N", n}
		for _, place := range placesOf(last(m)) {
			if place != "N" {
				args[place] = "‹" + place + "›"
				pairs = append(pairs, place, args[place])
			}
		}
		config := &i18n.LocalizeConfig{MessageID: id, TemplateData: args}
		if len(m) > 1 {
			config.PluralCount = n
		}
		if got, want := l.Fill(id, pairs...), localizer.MustLocalize(config); got != want {
			t.Errorf("%s: Fill(%s, N=%d) = %q, want %q as go-i18n has it", l.code, id, n, got, want)
		}
	}
}

func TestCountChoosesTheFormAndGroupsTheNumber(t *testing.T) {
	tests := []struct {
		code, id string
		n        int
		want     string
	}{
		{"de", "claim.count", 0, "0 Behauptungen"},
		{"de", "claim.count", 1, "1 Behauptung"},
		{"de", "claim.count", 10000, "10.000 Behauptungen"},
		{"de", "rating.times", 1, "einmal bewertet"},
		{"de", "rating.times", 3, "3-mal bewertet"},
		{"en", "claim.count", 1, "1 claim"},
		{"en", "claim.count", 10000, "10,000 claims"},
		{"en", "rating.times", 1, "rated once"},
		{"fr", "claim.count", 0, "0 affirmation"},
		{"fr", "claim.count", 1, "1 affirmation"},
		{"fr", "claim.count", 2, "2 affirmations"},
		{"fr", "claim.count", 10000, "10 000 affirmations"},
		{"fr", "claim.count", 1000000, "1 000 000 d’affirmations"},
	}
	for _, test := range tests {
		if got := lang(t, test.code).Count(test.id, test.n); got != test.want {
			t.Errorf("%s: Count(%s, %d) = %q, want %q", test.code, test.id, test.n, got, test.want)
		}
	}
}

func TestFillWritesNumbersAndDatesInTheLanguage(t *testing.T) {
	day := edtf.NewDay(2024, 10, 8)
	tests := []struct {
		code, id string
		args     []any
		want     string
	}{
		{"de", "figures.min", []any{"Value", 13000}, "13.000 oder mehr"},
		{"de", "source.coverage", []any{"Percent", 12.5}, "12,5 % des Textes sind durch Behauptungen erfasst"},
		{"en", "source.coverage", []any{"Percent", 12.5}, "12.5% of the text is covered by claims"},
		{"de", "rating.on", []any{"Day", day}, "bewertet am 8. Oktober 2024"},
		{"en", "rating.on", []any{"Day", day, "Unused", 1}, "rated on 8 October 2024"},
		{"fr", "source.coverage", []any{"Percent", 12.5}, "12,5 % du texte est couvert par des affirmations"},
		{"fr", "rating.on", []any{"Day", edtf.NewDay(2024, 10, 1)}, "évaluée le 1er\u00a0octobre 2024"},
		{"de", "claim.happened", []any{"Date", parse(t, "2024-10-03~")}, "Zeit: um den 3. Oktober 2024"},
		{"de", "footer.publisher", []any{"Name", "{{.Name}} <b>"}, "Herausgeber: {{.Name}} <b>"},
		{"de", "footer.publisher", []any{"Name", "הוצאה (2)"}, "Herausgeber: \u2067הוצאה (2)\u2069"},
		{"de", "figures.with-unit", []any{"Value", 5, "Unit", "AFP und dpa, قال!"}, "5 \u2066AFP und dpa, قال!\u2069"},
	}
	for _, test := range tests {
		if got := lang(t, test.code).Fill(test.id, test.args...); got != test.want {
			t.Errorf("%s: Fill(%s) = %q, want %q", test.code, test.id, got, test.want)
		}
	}
}

func TestAFaultOfTheProgramPanics(t *testing.T) {
	l := lang(t, "de")
	faults := map[string]func(){
		"an unknown id":                 func() { l.Text("nav.nowhere") },
		"a message with places as Text": func() { l.Text("rating.on") },
		"a counted message as Text":     func() { l.Text("claim.count") },
		"a place without an argument":   func() { l.Fill("rating.on", "Dey", 1) },
		"a number that is none":         func() { l.Number("5") },
		"an action in a message":        func() { compile("{{if .N}}x{{end}}") },
		"an unclosed place":             func() { compile("x {{.N") },
	}
	for name, fault := range faults {
		if !panics(fault) {
			t.Errorf("%s does not panic", name)
		}
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}

func TestNumbersAreGroupedAsTheLanguageHasIt(t *testing.T) {
	tests := []struct {
		n          any
		de, en, fr string
	}{
		{0, "0", "0", "0"},
		{999, "999", "999", "999"},
		{1000, "1.000", "1,000", "1 000"},
		{13000, "13.000", "13,000", "13 000"},
		{1234567, "1.234.567", "1,234,567", "1 234 567"},
		{-12000, "−12.000", "−12,000", "−12 000"},
		{1.2, "1,2", "1.2", "1,2"},
		{13000.0, "13.000", "13,000", "13 000"},
		{-1234.5678, "−1.234,5678", "−1,234.5678", "−1 234,5678"},
	}
	for _, test := range tests {
		for code, want := range map[string]string{"de": test.de, "en": test.en, "fr": test.fr} {
			if got := lang(t, code).Number(test.n); got != want {
				t.Errorf("%s: Number(%v) = %q, want %q", code, test.n, got, want)
			}
		}
	}
}

// Signs of two parts have a space before them that does not break, and quotation marks have one within.
func TestFrenchSpacesDoNotBreak(t *testing.T) {
	breaking := regexp.MustCompile(`[^\x{a0}]:($|[^/])|[^\x{202f}][;?!]|«[^\x{a0}]|[^\x{a0}]»|[^\x{a0}]%|'`)
	l := lang(t, "fr")
	for _, id := range l.IDs() {
		for _, p := range l.messages[id] {
			if text := source(p); breaking.MatchString(text) {
				t.Errorf("%s: %q has %q", id, text, breaking.FindString(text))
			}
		}
	}
}

func TestOriginsAreSummedUpInEveryCombination(t *testing.T) {
	tests := []struct {
		articles, atLeast, atMost int
		de, en, fr                string
	}{
		{5, 1, 3, "5 Artikel, mindestens 1, höchstens 3 unabhängige Ursprünge",
			"5 articles, at least 1, at most 3 independent origins",
			"5 articles, au moins 1, au plus 3 origines indépendantes"},
		{2, 2, 2, "2 Artikel, 2 unabhängige Ursprünge", "2 articles, 2 independent origins",
			"2 articles, 2 origines indépendantes"},
		{1, 1, 1, "1 Artikel, 1 unabhängiger Ursprung", "1 article, 1 independent origin",
			"1 article, 1 origine indépendante"},
		{4, 0, 3, "4 Artikel, kein benannter Ursprung, höchstens 3 unbenannte", "4 articles, no named origin, at most 3 unnamed",
			"4 articles, aucune origine nommée, au plus 3 anonymes"},
		{1, 0, 1, "1 Artikel, kein benannter Ursprung, höchstens 1 unbenannter", "1 article, no named origin, at most 1 unnamed",
			"1 article, aucune origine nommée, au plus 1 anonyme"},
		{0, 0, 0, "0 Artikel, kein unabhängiger Ursprung", "0 articles, no independent origin",
			"0 article, aucune origine indépendante"},
	}
	for _, test := range tests {
		for code, want := range map[string]string{"de": test.de, "en": test.en, "fr": test.fr} {
			if got := lang(t, code).Origins(test.articles, test.atLeast, test.atMost); got != want {
				t.Errorf("%s: Origins(%d, %d, %d) = %q, want %q", code, test.articles, test.atLeast, test.atMost, got, want)
			}
		}
	}
}

func TestOneLanguageServesManyGoroutines(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			l, _ := For("de")
			if got := l.Count("claim.count", 2) + l.Day(edtf.NewDay(2024, 10, 8)); got != "2 Behauptungen8. Oktober 2024" {
				t.Errorf("got %q", got)
			}
		})
	}
	group.Wait()
}

func lang(t testing.TB, code string) *Lang {
	t.Helper()
	l, ok := For(code)
	if !ok {
		t.Fatalf("For(%q) is no language", code)
	}
	return l
}

func parse(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}

// placesOf lists a pattern's places in alphabetical order: languages differ in word order.
func placesOf(p pattern) []string {
	var names []string
	for i := 1; i < len(p); i += 2 {
		names = append(names, p[i])
	}
	slices.Sort(names)
	return names
}

func source(p pattern) string {
	text := p[0]
	for i := 1; i < len(p); i += 2 {
		text += "{{." + p[i] + "}}" + p[i+1]
	}
	return text
}

// What is set apart in a text ends with it, or all that is written behind it would be part of it.
func TestWhatIsCutIsClosed(t *testing.T) {
	for text, want := range map[string]string{
		"eins zwei drei": "eins zwei…",
		"\u2067קיר\u2069: \u2067של של של":     "\u2067קיר\u2069: \u2067של…\u2069",
		"\u2066AFP und dpa und קיר\u2069":     "\u2066AFP und…\u2069",
		"\u2067קיר אחד\u2069 vier fünf sechs": "\u2067קיר אחד\u2069…",
	} {
		if got := Shorten(text, 13); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
