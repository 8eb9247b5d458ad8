package schema_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"math"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"beleg/generator/facts/format"
	"beleg/generator/facts/load"
	"beleg/generator/facts/place"
	"beleg/generator/facts/schema"
	"beleg/generator/words/diag"
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
	schemas := compiled(t, schema.Known{"rating": {{Word: "offen", Means: "Offen"}}, "actor": {{Word: "minister", Means: "Minister"}}})
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
