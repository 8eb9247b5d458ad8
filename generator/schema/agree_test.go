package schema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"beleg/generator/diag"
	"beleg/generator/format"
	"beleg/generator/load"
	"beleg/generator/place"
	"beleg/generator/schema"
)

// A change to a file of testdata/project, and the key that is at fault then, "" if none is. Passes names the readers of schemas
// that cannot tell: to Taplo and to jsonschema a date is a string and 5.0 a whole number, as in JSON, and Tombi lets nan be a number.
// The editors' own tools run the same cases in .ci/schema-test.
type change struct {
	File, Replace, With, Refused string
	Passes                       []string
}

func changes(t *testing.T) []change {
	t.Helper()
	text, err := os.ReadFile("testdata/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []change
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// project reads testdata/project into memory.
func project(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	fsys := os.DirFS("testdata/project")
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// compiled returns the schemas by the kind of file.
func compiled(t *testing.T, known schema.Known) map[string]*jsonschema.Schema {
	t.Helper()
	all := map[string]*jsonschema.Schema{}
	for _, f := range schema.Files(known) {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.Text))
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource("mem:///"+f.Name, doc); err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(f.Name, ".schema.json")] = c.MustCompile("mem:///" + f.Name)
	}
	return all
}

// kindOf returns the name of the schema for a file of content/.
func kindOf(file string) string {
	if dir, _ := path.Split(file); dir != "" {
		return strings.TrimSuffix(dir, "s/")
	}
	return strings.TrimSuffix(file, ".toml")
}

// tomlOf returns the TOML of a content file: the front matter of a page, all of others.
func tomlOf(file string, text []byte) []byte {
	if path.Ext(file) == ".md" {
		text, _, _ = bytes.Cut(bytes.TrimPrefix(text, []byte("+++\n")), []byte("+++\n"))
	}
	return text
}

// asJSON turns a TOML value into what a reader of JSON Schemas expects.
func asJSON(v any) any {
	switch v := v.(type) {
	case map[string]any:
		object := map[string]any{}
		for key, e := range v {
			object[key] = asJSON(e)
		}
		return object
	case []map[string]any:
		list := []any{}
		for _, e := range v {
			list = append(list, asJSON(e))
		}
		return list
	case []any:
		list := []any{}
		for _, e := range v {
			list = append(list, asJSON(e))
		}
		return list
	case time.Time:
		if v.Location().String() == "date-local" {
			return v.Format("2006-01-02")
		}
		return v.Format("2006-01-02T15:04:05")
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
	}
	return v
}

// faults loads the project and returns the findings about one file.
func faults(t *testing.T, files fstest.MapFS, file string) diag.List {
	t.Helper()
	_, found, err := load.Project(files)
	if err != nil {
		t.Fatal(err)
	}
	var about diag.List
	for _, f := range found {
		if f.Span.File != nil && f.Span.File.Name == "content/"+file {
			about = append(about, f)
		}
	}
	return about
}

func TestSchemasAndProgramAgreeOnOurCases(t *testing.T) {
	schemas := compiled(t, schema.Known{})
	for _, c := range changes(t) {
		files := project(t)
		name := "content/" + c.File
		text := bytes.Replace(files[name].Data, []byte(c.Replace), []byte(c.With), 1)
		if bytes.Equal(text, files[name].Data) {
			t.Errorf("%s has no %q to replace", c.File, c.Replace)
			continue
		}
		files[name] = &fstest.MapFile{Data: text}
		found := faults(t, files, c.File)
		if refused := len(found) > 0; refused != (c.Refused != "") {
			t.Errorf("%s with %q: loading finds %v, want a fault at %q", c.File, c.With, found, c.Refused)
		}
		want := c.Refused != "" && !slices.Contains(c.Passes, "jsonschema")
		err := schemas[kindOf(c.File)].Validate(asJSON(parse(t, c.File, text)))
		switch {
		case (err != nil) != want:
			t.Errorf("%s with %q: the schema says %v, want a fault at %q", c.File, c.With, err, c.Refused)
		case want && !strings.Contains(err.Error(), c.Refused):
			t.Errorf("%s with %q: the schema says %v, which does not name %q", c.File, c.With, err, c.Refused)
		}
	}
}

func parse(t *testing.T, file string, text []byte) map[string]any {
	t.Helper()
	f := &diag.File{Name: file, Text: tomlOf(file, text)}
	data, found := format.Parse(place.NewDoc(f))
	if len(found) > 0 {
		t.Fatalf("%s is no TOML: %v\n%s", file, found, f.Text)
	}
	return data
}

func TestOurProjectHasNoFaults(t *testing.T) {
	schemas := compiled(t, schema.Known{Ratings: []schema.Thing{{ID: "offen", Label: "Offen"}}, Actors: []schema.Thing{{ID: "minister", Label: "Minister"}}})
	files := project(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file, isContent := strings.CutPrefix(name, "content/")
		if !isContent {
			continue
		}
		if found := faults(t, files, file); len(found) > 0 {
			t.Errorf("%s: loading finds %v", file, found)
		}
		if err := schemas[kindOf(file)].Validate(asJSON(parse(t, file, files[name].Data))); err != nil {
			t.Errorf("%s: the schema says %v", file, err)
		}
	}
}

// values are what the random test puts anywhere.
var values = []any{"", " ", "x", "Ein Satz.", "belegt", "Belegt", "a--b", "de", "fr", "good", "supports", "person", "full", "6-1", "1-6", "0",
	"2024", "2024-10", "2024-13", "2024-10-08", "2024-10-08~", "2024-04-31", "../2024", "../..", "2024-10-08/..", "[2024-10-07..2024-10-09]",
	"https://example.org/", "http://example.org", "mailto:a@example.org", "ftp://example.org/", "example.org", "https://", "minister < ?", "minister <",
	"a.txt", "a/b.txt", true, false, int64(0), int64(1), int64(-1), 2.5, []any{}, []any{"x"}, []any{""}, []any{int64(1)}, []any{"minister"},
	[]any{map[string]any{}}, map[string]any{}, map[string]any{"id": "x"}, map[string]any{"measure": "tote", "value": int64(1)},
	[]any{map[string]any{"id": "x", "label": "X"}}}

// mutate changes one place of a table, or of a table in it.
func mutate(r *rand.Rand, table map[string]any) {
	names := slices.Sorted(maps.Keys(table))
	key := names[r.IntN(len(names))]
	if inner := tablesIn(table[key]); len(inner) > 0 && r.IntN(4) > 0 {
		mutate(r, inner[r.IntN(len(inner))])
		return
	}
	switch r.IntN(8) {
	case 0:
		delete(table, key)
	case 1:
		table[key+"x"] = table[key]
	default:
		table[key] = values[r.IntN(len(values))]
	}
}

// tablesIn returns the tables with something in them that a value holds.
func tablesIn(v any) []map[string]any {
	var tables []map[string]any
	switch v := v.(type) {
	case map[string]any:
		tables = append(tables, v)
	case []map[string]any:
		tables = append(tables, v...)
	}
	return slices.DeleteFunc(tables, func(table map[string]any) bool { return len(table) == 0 })
}

// What a schema refuses the program refuses too, and what the program finds against the format the schema has seen, wherever a
// change falls. The exceptions are listed; each is a fault that takes more than the one value to see.
func TestSchemasAndProgramAgreeOnRandomFaults(t *testing.T) {
	schemas := compiled(t, schema.Known{})
	r := rand.New(rand.NewPCG(20, 24))
	files := []string{"site.toml", "actors.toml", "sources/artikel.toml", "claims/tote.toml", "events/rede.toml", "pages/ueber.md"}
	sound := project(t)
	refused, accepted := 0, 0
	for range 1500 {
		file := files[r.IntN(len(files))]
		content := maps.Clone(sound)
		table := parse(t, file, content["content/"+file].Data)
		mutate(r, table)
		text := encode(t, file, table)
		content["content/"+file] = &fstest.MapFile{Data: text}
		err := schemas[kindOf(file)].Validate(asJSON(parse(t, file, text)))
		found := faults(t, content, file)
		if err != nil {
			refused++
			if len(found) == 0 && !strict(err) {
				t.Errorf("the schema refuses, and loading finds nothing: %v\n%s", err, text)
			}
			continue
		}
		accepted++
		for _, f := range found {
			if !beyond(f) {
				t.Errorf("the schema accepts, and loading finds %s: %s\n%s", f.Code, f.Message, text)
			}
		}
	}
	if refused < 500 || accepted < 200 {
		t.Errorf("%d refused and %d accepted: the changes do not try both", refused, accepted)
	}
}

// strict tells whether a schema refuses a blank value where the program passes over it: among words a blank would be proposed.
func strict(err error) bool {
	return strings.Contains(err.Error(), "value must be one of")
}

// beyond tells whether a finding is none that a schema could know of.
func beyond(f diag.Finding) bool {
	if strings.HasPrefix(string(f.Code), "unknown-") && f.Code != "unknown-key" {
		return true
	}
	switch f.Code {
	case "actor-circle", "via-circle", "seed-missing", "seed-changed", "quote-missing", "quote-near", "quote-ambiguous", "hedge-missing", "review-order":
		return true
	case "bad-id":
		return strings.Contains(f.Message, "there is another")
	case "wrong-type":
		return strings.Contains(f.Message, "min is greater than max") || strings.Contains(f.Message, "lines")
	}
	return false
}

func encode(t *testing.T, file string, table map[string]any) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := toml.NewEncoder(&b).Encode(table); err != nil {
		t.Fatal(err)
	}
	if path.Ext(file) == ".md" {
		return fmt.Appendf(nil, "+++\n%s+++\n\nText.\n", b.Bytes())
	}
	return b.Bytes()
}
