package lang

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"beleg/generator/edtf"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

func TestForKnowsItsLanguagesAndNoOthers(t *testing.T) {
	if got := Codes(); !slices.Equal(got, []string{"de", "en"}) {
		t.Errorf("Codes() = %q, want de and en", got)
	}
	for _, code := range Codes() {
		l, again := lang(t, code), lang(t, code)
		if l.Code() != code || l != again {
			t.Errorf("For(%q) = %p with code %q, then %p, want one shared value", code, l, l.Code(), again)
		}
	}
	for _, code := range []string{"", "fr", "DE", "de-AT"} {
		if _, ok := For(code); ok {
			t.Errorf("For(%q) is a language, want none", code)
		}
	}
}

func TestBothLanguagesHaveTheSameMessages(t *testing.T) {
	de, en := lang(t, "de"), lang(t, "en")
	for _, id := range de.IDs() {
		if _, ok := en.messages[id]; !ok {
			t.Errorf("%s is only in de.toml", id)
		}
	}
	for _, id := range en.IDs() {
		if _, ok := de.messages[id]; !ok {
			t.Errorf("%s is only in en.toml", id)
		}
	}
}

func TestMessagesHaveTheSamePlacesAndFormsInBothLanguages(t *testing.T) {
	de, en := lang(t, "de"), lang(t, "en")
	for _, id := range de.IDs() {
		a, b := de.messages[id], en.messages[id]
		if a.isPlural() != b.isPlural() {
			t.Errorf("%s is counted in one language only", id)
		}
		if got, want := places(b.other), places(a.other); !slices.Equal(got, want) {
			t.Errorf("%s has the places %q in English and %q in German", id, got, want)
		}
		if got, want := places(b.one), places(a.one); !slices.Equal(got, want) {
			t.Errorf("%s, one, has the places %q in English and %q in German", id, got, want)
		}
	}
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
			if m.other.start == "" && m.other.places() == 0 {
				t.Errorf("%s: %s is empty", code, id)
			}
			if m.isPlural() && !slices.Contains(places(m.other), "N") {
				t.Errorf("%s: %s has plural forms, but no {{.N}}", code, id)
			}
			for _, p := range []pattern{m.one, m.other} {
				if text := source(p); text != strings.TrimSpace(text) || strings.Contains(text, "  ") {
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
	counts := []int{0, 1, 2, 3, 5, 11, 21, 100, 101, 111, 999}
	if !m.isPlural() {
		counts = counts[:1]
	}
	for _, n := range counts {
		args := map[string]any{"N": n}
		for _, place := range slices.Concat(places(m.one), places(m.other)) {
			if place != "N" {
				args[place] = "‹" + place + "›"
			}
		}
		config := &i18n.LocalizeConfig{MessageID: id, TemplateData: args}
		if m.isPlural() {
			config.PluralCount = n
		}
		if got, want := l.Fill(id, args), localizer.MustLocalize(config); got != want {
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
		args     map[string]any
		want     string
	}{
		{"de", "figures.min", map[string]any{"Value": 13000}, "13.000 oder mehr"},
		{"de", "source.coverage", map[string]any{"Percent": 12.5}, "12,5 % des Textes sind durch Behauptungen erfasst"},
		{"en", "source.coverage", map[string]any{"Percent": 12.5}, "12.5% of the text is covered by claims"},
		{"de", "rating.on", map[string]any{"Day": day}, "bewertet am 8. Oktober 2024"},
		{"en", "rating.on", map[string]any{"Day": day, "Unused": 1}, "rated on 8 October 2024"},
		{"de", "claim.happened", map[string]any{"Date": parse(t, "2024-10-03~")}, "Zeit: um den 3. Oktober 2024"},
		{"de", "footer.publisher", map[string]any{"Name": "{{.Name}} <b>"}, "Herausgeber: {{.Name}} <b>"},
	}
	for _, test := range tests {
		if got := lang(t, test.code).Fill(test.id, test.args); got != test.want {
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
		"a place without an argument":   func() { l.Fill("rating.on", map[string]any{"Dey": 1}) },
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
		n      any
		de, en string
	}{
		{0, "0", "0"},
		{999, "999", "999"},
		{1000, "1.000", "1,000"},
		{13000, "13.000", "13,000"},
		{1234567, "1.234.567", "1,234,567"},
		{-12000, "−12.000", "−12,000"},
		{1.2, "1,2", "1.2"},
		{13000.0, "13.000", "13,000"},
		{-1234.5678, "−1.234,5678", "−1,234.5678"},
	}
	for _, test := range tests {
		if got := lang(t, "de").Number(test.n); got != test.de {
			t.Errorf("de: Number(%v) = %q, want %q", test.n, got, test.de)
		}
		if got := lang(t, "en").Number(test.n); got != test.en {
			t.Errorf("en: Number(%v) = %q, want %q", test.n, got, test.en)
		}
	}
}

func TestOriginsAreSummedUpInEveryCombination(t *testing.T) {
	tests := []struct {
		articles, atLeast, atMost int
		de, en                    string
	}{
		{5, 1, 3, "5 Artikel, mindestens 1, höchstens 3 unabhängige Ursprünge",
			"5 articles, at least 1, at most 3 independent origins"},
		{2, 2, 2, "2 Artikel, 2 unabhängige Ursprünge", "2 articles, 2 independent origins"},
		{1, 1, 1, "1 Artikel, 1 unabhängiger Ursprung", "1 article, 1 independent origin"},
		{4, 0, 3, "4 Artikel, höchstens 3 unabhängige Ursprünge", "4 articles, at most 3 independent origins"},
		{1, 0, 1, "1 Artikel, höchstens 1 unabhängiger Ursprung", "1 article, at most 1 independent origin"},
		{0, 0, 0, "0 Artikel, kein unabhängiger Ursprung", "0 articles, no independent origin"},
	}
	for _, test := range tests {
		if got := lang(t, "de").Origins(test.articles, test.atLeast, test.atMost); got != test.de {
			t.Errorf("de: Origins(%d, %d, %d) = %q, want %q", test.articles, test.atLeast, test.atMost, got, test.de)
		}
		if got := lang(t, "en").Origins(test.articles, test.atLeast, test.atMost); got != test.en {
			t.Errorf("en: Origins(%d, %d, %d) = %q, want %q", test.articles, test.atLeast, test.atMost, got, test.en)
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

// places lists a pattern's places in alphabetical order: languages differ in word order.
func places(p pattern) []string {
	var names []string
	for _, piece := range p.rest {
		names = append(names, piece.place)
	}
	slices.Sort(names)
	return names
}

func source(p pattern) string {
	text := p.start
	for _, piece := range p.rest {
		text += "{{." + piece.place + "}}" + piece.after
	}
	return text
}
