package foreign_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"beleg/generator/facts/foreign"
	"beleg/generator/words/diag"
)

func told(t *testing.T, found diag.List) string {
	t.Helper()
	if len(found) == 0 {
		return ""
	}
	var b strings.Builder
	if err := diag.WriteText(&b, found, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// claims are what the entries of a file claim, each with its line.
func claims(f *foreign.File) string {
	var list []string
	for _, e := range f.Entries {
		list = append(list, fmt.Sprintf("%d:%s", f.Position(e.At.Start).Line, e.Claim))
	}
	return strings.Join(list, "|")
}

func TestEntriesAreFoundWhereverTheyStand(t *testing.T) {
	const one = `{"@type": "ClaimReview", "claimReviewed": "a"}`
	for text, want := range map[string]string{
		one:                               "1:a",
		one + "\n" + one:                  "1:a|2:a",
		"[\n" + one + ",\n[" + one + "]]": "2:a|3:a",
		`{"mainEntity": {"hasPart": [` + one + `]}}`: "1:a",
		"<p>x</p>\n<script type=\"application/ld+json\">\n<!-- " + one + ", -->\n</script><script>" + one + "</script>": "3:a",
		`{"@type": "ClaimReview", "claimReviewed": {"@value": "a"}}`:                                                    "1:a",
		`{"@type": "ClaimReview", "itemReviewed": {"@type": "Claim", "name": "a"}}`:                                     "1:a",
		`{"@type": "ClaimReview", "claimReviewed": ["a", "b"]}`:                                                         "1:a",
		`{"@type": "ClaimReview", "claimReviewed": 7}`:                                                                  "1:7",
		"claim\na\n\n\"b\nc\"\nd\n":                                                                                     "2:a|4:b c|6:d",
		one + "\n{\"@type\": \"ClaimReview\", \"claimReviewed\": \"b\n\",}":                                             "1:a|2:b",
	} {
		f := foreign.Read("in", []byte(text), nil)
		if got := claims(f); got != want {
			t.Errorf("%s: got %s, want %s\n%s", text, got, want, told(t, f.Found))
		}
	}
}

func TestAnyUsualEncodingIsRead(t *testing.T) {
	const text = "claim,url\nDie Brücke ist für Fußgänger gesperrt – „sofort“.,https://a.example/\nÜber den Fluss fährt später noch ein größeres Schiff.,\n"
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	windows, _ := charmap.Windows1252.NewEncoder().String(text)
	want := "2:Die Brücke ist für Fußgänger gesperrt – „sofort“.|3:Über den Fluss fährt später noch ein größeres Schiff."
	for name, data := range map[string]string{"UTF-8": text, "with a mark": "\ufeff" + text, "UTF-16": utf16, "Windows-1252": windows} {
		f := foreign.Read("in", []byte(data), nil)
		if got := claims(f); got != want {
			t.Errorf("%s: got %s, want %s\n%s", name, got, want, told(t, f.Found))
		}
	}
}

func TestWhatIsNoneOfTheKindsIsToldAsWhatItIs(t *testing.T) {
	for text, want := range map[string]string{"": "it is empty", "%PDF-1.4\n": "it is PDF", "{}": "there is no claim in it",
		"<html><p>x</p><p>y</p></html>": "there is no claim in it", "{\"a\": ": "it is not JSON: it ends in the middle\n  --> in:1:7\n",
		"claim\n": "there is no claim in it", "\x00\x01\x02": "it is data"} {
		if got := told(t, foreign.Read("in", []byte(text), nil).Found); !strings.Contains(got, want) {
			t.Errorf("%q: got\n%s\nwant %q", text, got, want)
		}
	}
}

func TestColumnsThatNobodyHasNamedAreProposed(t *testing.T) {
	for head, want := range map[string][]foreign.Column{
		"Nr;Behauptung;Datum;Urteil;Link":            {{"claim", "Behauptung"}, {"rating", "Urteil"}, {"date", "Datum"}, {"url", "Link"}},
		"level,updated,url,user,id,group,tags,quote": {{"topics", "tags"}, {"url", "url"}, {"quote", "quote"}},
		"Claim Reviewed,Claim Date,Review Date,x":    {{"claim", "Claim Reviewed"}, {"said", "Claim Date"}, {"date", "Review Date"}},
		"foo,bar":                {{"claim", "foo"}},
		"Notre affirmation,Lien": {{"claim", "Notre affirmation"}, {"url", "Lien"}},
	} {
		f := foreign.Read("in", []byte(head+"\na,b\n"), nil)
		if !reflect.DeepEqual(f.Proposed, want) || f.Entries != nil {
			t.Errorf("%s: got %v, want %v", head, f.Proposed, want)
		}
	}
}

func TestAColumnThatIsNotThereIsToldWithTheOneThatIsMeant(t *testing.T) {
	f := foreign.Read("in", []byte("Behauptung;Link\na;b\n"), []foreign.Column{{"claim", "Behauptun"}})
	if got := told(t, f.Found); !strings.Contains(got, `there is no column "Behauptun"`) || !strings.Contains(got, `did you mean "Behauptung"?`) {
		t.Errorf("got\n%s", got)
	}
	for _, columns := range [][]foreign.Column{nil, {{"claim", "claim"}}} {
		f := foreign.Read("in", []byte("claim,claim,rating\na,b,c\n"), columns)
		if got := told(t, f.Found); !strings.Contains(got, `two columns are called "claim"`) || f.Entries != nil {
			t.Errorf("got %v and\n%s", f.Entries, got)
		}
	}
	if err := foreign.KeyFault([]foreign.Column{{"klaim", "x"}}); err == nil || !strings.Contains(err.Error(), `there is no key "klaim"; there are claim, short,`) {
		t.Errorf("got %v", err)
	}
}

func TestThereAreNotAnyNumberOfEntriesAndFaults(t *testing.T) {
	f := foreign.Read("in", []byte("claim,url\n"+strings.Repeat("a,b\n", 10_001)), nil)
	if got := told(t, f.Found); len(f.Entries) != 10_000 || !strings.Contains(got, "there are more than 10000 entries, which is the most\n     --> in:10002:1\n") {
		t.Errorf("got %d entries and\n%s", len(f.Entries), got)
	}
	f = foreign.Read("in", []byte("claim,url\n"+strings.Repeat(",b\n", 1500)+"a,b\n"), nil)
	if len(f.Found) != 1001 || len(f.Entries) != 1 {
		t.Errorf("got %d findings and %d entries, want 1001 and 1", len(f.Found), len(f.Entries))
	}
	f = foreign.Read("in", []byte(strings.Repeat("x,", 501)+"\n"), nil)
	if got := told(t, f.Found); !strings.Contains(got, "the first row names 502 columns, and 500 are the most") {
		t.Errorf("got\n%s", got)
	}
}

func TestAFileHasSoManyBytesAtMost(t *testing.T) {
	const begin = "claim,url\n"
	for n, want := range map[int]string{10 << 20: "", 10<<20 + 1: "it has 10485761 bytes, and 10485760 are the most"} {
		f := foreign.Read("a.csv", []byte(begin+strings.Repeat("\n", n-len(begin))), nil)
		got := ""
		for _, found := range f.Found {
			if strings.Contains(found.Message, "bytes") {
				got = found.Message
			}
		}
		if got != want {
			t.Errorf("%d bytes: got %q, want %q", n, got, want)
		}
	}
}
