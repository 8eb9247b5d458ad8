package format

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
	"beleg/generator/words/lang"
)

// read decodes a text as R and returns what was found, a line each: code, the faulty text, message.
func decoded[R any](t testing.TB, text string) (into R, found diag.List) {
	t.Helper()
	doc := place.NewDoc(&diag.File{Name: "a.toml", Text: []byte(text)})
	data, found := Parse(doc)
	if data != nil {
		found = append(found, Decode(data, place.Where{Doc: doc}, &into)...)
	}
	found.Sort()
	return into, found
}

func read[R any](t testing.TB, text string) (R, []string) {
	t.Helper()
	into, found := decoded[R](t, text)
	lines := []string{}
	for _, f := range found {
		lines = append(lines, fmt.Sprintf("%s %s: %s", f.Rule.Code, text[f.Span.Start:f.Span.End], f.Message))
	}
	return into, lines
}

const review = "[[review]]\nrating = \"offen\"\nverdict = \"v\"\n"

func TestTheDayOfAReviewIsTheSameInEveryTimeZone(t *testing.T) {
	here := time.Local
	defer func() { time.Local = here }()
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("east", 14*3600), time.FixedZone("west", -12*3600)} {
		time.Local = zone
		for _, written := range []string{"2024-10-08", `"2024-10-08"`} {
			claim, found := read[Claim](t, "claim = \"c\"\nquote = []\n"+review+"date = "+written+"\n")
			if len(found) != 1 || !strings.HasPrefix(found[0], "empty-value []") {
				t.Errorf("%s in %s: got %v, want only the empty list of quotations", written, zone, found)
			}
			if got := claim.Review[0].Date.String(); got != "2024-10-08" {
				t.Errorf("%s in %s: got %s, want 2024-10-08", written, zone, got)
			}
		}
	}
}

func TestADateWithoutQuotationMarksIsAcceptedOnlyWhereADayIsRequired(t *testing.T) {
	_, found := read[Event](t, "when = 2024-10-08\ntitle = \"t\"\n[[quote]]\nsource = \"s\"\ntext = \"t\"\n")
	want := []string{"wrong-type 2024-10-08: when is a date without quotation marks; it must be a date in quotation marks"}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAFaultInOneFieldLeavesTheOthersReadable(t *testing.T) {
	got, found := read[Source](t, `file = "a.txt"
sha256 = 7
title = "Titel"
authors = ["A", 1, "B"]
published = "gestern"
show = "ganz"
[[block]]
lines = "1"
role = "skip"
[[block]]
role = "skip"
`)
	want := []string{"wrong-type 7: sha256 is the number 7; it must be a string",
		"wrong-type 1: an element of authors is the number 1; it must be a string",
		`bad-date gestern: "gestern" is not a date`,
		`wrong-type "ganz": show is "ganz"; it must be one of: quotes, excerpts, full, none`,
		"missing-key block: lines is missing"}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Title != "Titel" || !reflect.DeepEqual(got.Authors, []string{"A", "", "B"}) || len(got.Block) != 2 || got.Block[0].Lines != "1" {
		t.Errorf("got %+v, want what has no fault", got)
	}
}

func TestEachFindingStandsInTheRightElement(t *testing.T) {
	_, found := read[Claim](t, `claim = "c"
[[review]]
date = "2024-10-08"
rating = "r"
verdict = "v"
[[quote]]
source = "erste"
text = "t"
stance = "supports"
[[quote]]
source = "zweite"
text = "t"
stance = "SUPPORTS"
figure = { measure = "m", "wert" = 1 }
`)
	want := []string{`wrong-type "SUPPORTS": stance is "SUPPORTS"; it must be one of: supports, disputes, mentions`,
		`unknown-key "wert": there is no key "wert" here`}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A file that says claim by another name lacks one key, not two.
func TestAKeyThatMayBeTheMissingOneIsToldSo(t *testing.T) {
	for text, want := range map[string]string{
		`title = "a"`:                  "write claim in place of title if that is what it says: there must be one",
		`claims = "a"`:                 `did you mean "claim"?`,
		`title = 1`:                    "",
		"claim = \"a\"\ntitle = \"b\"": "",
	} {
		_, found := decoded[Claim](t, text+"\n[[review]]\ndate = \"2024\"\nrating = \"r\"\nverdict = \"v\"\n"+
			"[[quote]]\nsource = \"s\"\ntext = \"t\"\nstance = \"supports\"\n")
		i := slices.IndexFunc(found, func(f diag.Finding) bool { return f.Rule == UnknownKey })
		if i < 0 || found[i].Help != want {
			t.Errorf("%q: got %v, want the help %q", text, found, want)
		}
	}
	_, found := decoded[Answer](t, "date = \"2024-10-08\"\nword = \"w\"\ntext = \"t\"")
	if want := `add claims = ["…"]`; len(found) != 1 || found[0].Help != want {
		t.Errorf("got %v, want the help %q", found, want)
	}
}

func TestArraysOfTablesMayBeWrittenInline(t *testing.T) {
	got, found := read[Source](t, "file = \"a\"\nsha256 = \"s\"\ntitle = \"t\"\nblock = [{lines = \"1\", role = \"skip\"}, {lines = \"2\", role = \"skip\"}]\n")
	if len(found) > 0 || len(got.Block) != 2 || got.Block[1].Lines != "2" {
		t.Errorf("got %v and %v, want two blocks", got.Block, found)
	}
}

func TestOnlyPlainNamesAreIDs(t *testing.T) {
	for id, want := range map[string]bool{"a": true, "a-b": true, "a1-2024-10": true, "": false, "-a": false, "a-": false, "a--b": false,
		"A": false, "ä": false, "a_b": false, "a.b": false, "a/b": false, "a b": false, "a\n": false,
		"con": false, "nul": false, "prn": false, "aux": false, "com1": false, "lpt9": false, "com10": true, "con-2": true, "cons": true,
		strings.Repeat("a", 100): true, strings.Repeat("a", 101): false, strings.Repeat("ab-", 100): false, "con-" + strings.Repeat("-", 200): false} {
		if got := ValidID(id); got != want {
			t.Errorf("%q: got %v, want %v", id, got, want)
		}
		if better := SuggestID(id); better != "" && !ValidID(better) {
			t.Errorf("%q: got the suggestion %q, want an id", id, better)
		}
	}
	if got, want := SuggestID(strings.Repeat("wort ", 30)), strings.Repeat("wort-", 19)+"wort"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := SuggestID("CON"); got != "" {
		t.Errorf("got %q, want no suggestion for a name of Windows", got)
	}
	if got, want := SuggestID("ÉQUIPE: Œuvres, Łódź, Şişli, Ho\u0308he"), "equipe-oeuvres-lodz-sisli-hoehe"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := SuggestID("Größe der  Straße (2)"), "groesse-der-strasse-2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOnlyWholeAddressesAreAddresses(t *testing.T) {
	for s, want := range map[string]bool{"https://example.org/a?b#c": true, "http://example.org": true, "HTTPS://example.org": true, "mailto:a@example.org": true,
		"https:///a": false, "https://": false, "example.org": false, "//example.org": false, "javascript:alert(1)": false, "JAVASCRIPT:alert(1)": false,
		"java\nscript:x": false, "data:text/html,x": false, "mailto:niemand": false, "https://user:pw@example.org/": false, "https://exa mple.org/": false,
		"https://example.org/\"><b>": false, "": false, " https://example.org": false} {
		if got := ValidURL(s, "http", "https", "mailto"); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}

// FuzzDecode holds that no bytes make reading panic, that what is found lies in the file, that a file from which
// nothing is read is empty or has a finding, and that what is read without the decoder says the same to it.
func FuzzDecode(f *testing.F) {
	texts := []string{"", "claim = \"c\"\n" + review + "date = 2024-10-08\n", "\ufeffclaim = 'c'\r\n",
		"a.b.c = 1\n[a]\n", "quote = [{}, [[]], 1]\n",
		"figure = { measure = \"m\", value = nan, }\n", "claim = \"\\x41 \\e\"\n", "\xff\xfe", "[[quote]]\nvia = [\"a < b\", 1979-05-27T07:32Z]\n", "claim = \"\"\"\n\\u00e4 \\\n  b\"\"\"\n",
		"[quote]\n[[quote]]\n", "text = \"in D:\\Ablage\"\n", "when = “2024”\n", "draft = ja"}
	for _, text := range slices.Concat(texts, plainTexts, otherTexts) {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		checkPlain(t, string(text))
		for _, into := range []any{&Site{}, &Source{}, &Claim{}, &Question{}, &Event{}, &Page{}, &Actor{}} {
			checkDecoded(t, text, into)
		}
	})
}

func checkDecoded(t *testing.T, text []byte, into any) {
	t.Helper()
	doc := place.NewDoc(&diag.File{Name: "a.toml", Text: text})
	data, found := Parse(doc)
	if data == nil && len(found) == 0 && strings.Trim(string(text), "\ufeff \t\r\n") != "" &&
		!strings.Contains(string(text), "#") {
		t.Errorf("got nothing and no finding from %q", text)
	}
	found = append(found, Decode(data, place.Where{Doc: doc}, into)...)
	for _, x := range found {
		if x.Span.Start < 0 || x.Span.Start > x.Span.End || x.Span.End > len(text) || x.Message == "" {
			t.Errorf("got %s %q at %d–%d of %d bytes", x.Rule.Code, x.Message, x.Span.Start, x.Span.End, len(text))
		}
	}
}

func TestALanguageIsOneThatTheInterfaceSpeaks(t *testing.T) {
	for _, code := range append(lang.Codes(), "tlh", "de-AT") {
		want := []string{}
		if _, ok := lang.For(code); !ok {
			want = []string{fmt.Sprintf("wrong-type %q: language is %q; it must be one of: %s", code, code, strings.Join(lang.Codes(), ", "))}
		}
		_, found := read[Site](t, fmt.Sprintf("title = \"t\"\nbase_url = \"https://example.org/\"\nlanguage = %q\nrating = [{}]\n[publisher]\nname = \"p\"\n", code))
		found = slices.DeleteFunc(found, func(line string) bool { return strings.HasPrefix(line, "missing-key") })
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("%s (-want +got):\n%s", code, diff)
		}
	}
}
