package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"beleg/generator/facts/format"
	"beleg/generator/words/edtf"
)

var update = flag.Bool("update", false, "rewrite static/schema")

// The schemas in static/schema are what files of any project may point to.
func TestTheCopiesInStaticAreWhatIsMade(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "static", "schema")
	names := map[string]bool{}
	for _, f := range Files(Known{}) {
		names[f.Name] = true
		name := filepath.Join(dir, f.Name)
		if *update {
			if err := os.WriteFile(name, f.Text, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if copied, err := os.ReadFile(name); err != nil || !bytes.Equal(copied, f.Text) {
			t.Errorf("static/schema/%s is not what the format says now (%v); run go test ./generator/facts/schema -update", f.Name, err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !names[e.Name()] {
			t.Errorf("static/schema/%s is the schema of nothing", e.Name())
		}
	}
}

// A key without a sentence would show an empty box to the one who points at it.
func TestEveryKeyAndWordIsExplained(t *testing.T) {
	var explain func(t *testing.T, table reflect.Type)
	explain = func(t *testing.T, table reflect.Type) {
		for _, f := range format.Fields(table) {
			if !strings.HasSuffix(f.Doc, ".") {
				t.Errorf("%s.%s: doc is %q, want a sentence", table.Name(), f.Key, f.Doc)
			}
			for _, w := range f.Words {
				if w.Means == "" {
					t.Errorf("%s.%s: nobody says what %q means", table.Name(), f.Key, w.Word)
				}
			}
			of := f.Type
			for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
				of = of.Elem()
			}
			if f.Kind == format.ATable || f.Kind == format.ATableList {
				explain(t, of)
			}
		}
	}
	for _, kind := range kinds {
		explain(t, kind)
	}
}

func TestAProjectsIDsAreProposedAndOthersAllowed(t *testing.T) {
	known := Known{"rating": {{Word: "belegt", Means: "Belegt"}}, "actor": {{Word: "kim", Means: "Kim"}}, "source": {{Word: "zeitung", Means: "Die Zeitung"}},
		"topic": {{Word: "lage", Means: "Lage"}}, "measure": {{Word: "tote", Means: "Tote"}}, "claim": {{Word: "sechs", Means: "Sechs"}}}
	var claim File
	for _, f := range Files(known) {
		if f.Name == "claim.schema.json" {
			claim = f
		}
	}
	for _, test := range []struct{ path, id, label string }{
		{"properties.review.items.properties.rating", "belegt", "Belegt"},
		{"properties.topics.items", "lage", "Lage"},
		{"properties.quote.items.properties.source", "zeitung", "Die Zeitung"},
		{"properties.quote.items.properties.via.items", "kim", "Kim"},
		{"properties.quote.items.properties.figure.properties.measure", "tote", "Tote"},
		{"properties.related.items.properties.claim", "sechs", "Sechs"},
	} {
		var got struct {
			AnyOf []struct {
				Enum    []string `json:"enum"`
				Pattern string   `json:"pattern"`
				Taplo   hints    `json:"x-taplo"`
			} `json:"anyOf"`
		}
		at(t, claim.Text, test.path, &got)
		if len(got.AnyOf) != 2 || !reflect.DeepEqual(got.AnyOf[0].Enum, []string{test.id}) ||
			!reflect.DeepEqual(got.AnyOf[0].Taplo.Docs.EnumValues, []string{test.label}) {
			t.Errorf("%s proposes %+v, want %s (%s) and a pattern", test.path, got.AnyOf, test.id, test.label)
			continue
		}
		if p := got.AnyOf[1].Pattern; !regexp.MustCompile(p).MatchString("new-one") {
			t.Errorf("%s: %s does not allow what was added since", test.path, p)
		}
	}
}

// at reads the part of a JSON text that a path of keys leads to.
func at(t *testing.T, text []byte, path string, into any) {
	t.Helper()
	for key := range strings.SplitSeq(path, ".") {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(text, &object); err != nil || object[key] == nil {
			t.Fatalf("there is no %s in the schema (%v)", path, err)
		}
		text = object[key]
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

var (
	wholeDate, wholeDay = regexp.MustCompile(whole(date)), regexp.MustCompile(whole(aDay))
	wholeWeb, wholeAny  = regexp.MustCompile(whole(webAddress)), regexp.MustCompile(whole(anyAddress))
)

// FuzzThePatterns holds that a date matches the pattern of dates and little else does, and that an address matches that of addresses.
func FuzzThePatterns(f *testing.F) {
	for _, s := range []string{"2024-10-08", "2024-10-08?", "2024-10~", "2024%", "2024-10-XX", "2024-XX-XX", "202X", "20XX", "2024-10-1X", "2024-12-3X",
		"2024-10-08/2024-10-13", "2024-08/..", "../2024-12-31", "[2024-10-07,2024-10-08]", "[2024-10-07..2024-10-09]", "2024-13", "2024-02-30",
		"2024-06-31", "2024-21", "8.10.2024", "2024-1-8", "2024-10-08T12:00", "..", "../..", "[2024-10-07]", "2024-10-00", "2024-02-3X", "2023-02-29",
		"2024-10-13/2024-10-08", "[2024-10-07,2024-10-07]", "2024–10–08", "2024-10-08/", "{2024-10-07,2024-10-08}", "٢٠٢٤",
		"https://example.org", "http://example.org:80/a?b#c", "HTTPS://EXAMPLE.ORG", "https://übung.example/ä", "example.org",
		"ftp://example.org", "https:///a", "https://u@example.org/", "https://a b/", "mailto:a@example.org", "mailto:a", "mailto:/a@b", "MAILTO:a@b?subject=c",
		"https://", "http:example.org", "https://[::1]/", "mailto:?a@b", "mailto:@b"} {
		f.Add(s)
	}
	leap := regexp.MustCompile(`[0-9]{4}-02-29`)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := edtf.Parse(s)
		matches := wholeDate.MatchString(s)
		switch {
		case err == nil && !matches:
			t.Errorf("%q is a date, and the pattern does not match", s)
		case err != nil && matches && !strings.ContainsAny(s, "/[") && !leap.MatchString(s):
			t.Errorf("%q is no date (%v), and the pattern matches", s, err)
		}
		_, exact := d.Exact()
		if exact != wholeDay.MatchString(s) && !leap.MatchString(s) {
			t.Errorf("%q: one certain day is %v, and the pattern says otherwise", s, exact)
		}
		if format.ValidURL(s, "http", "https") && !wholeWeb.MatchString(s) {
			t.Errorf("%q is an address of the web, and the pattern does not match", s)
		}
		if format.ValidURL(s, "http", "https", "mailto") && !wholeAny.MatchString(s) {
			t.Errorf("%q is an address, and the pattern does not match", s)
		}
	})
}
