package generator_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemasOf compiles the JSON Schemas that a site publishes, by the file that they describe.
func schemasOf(t *testing.T, site published) map[string]*jsonschema.Schema {
	t.Helper()
	schemas := map[string]*jsonschema.Schema{}
	for name, text := range site.files {
		described, ok := strings.CutSuffix(name, ".schema.json")
		if !ok {
			continue
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c := jsonschema.NewCompiler()
		c.DefaultDraft(jsonschema.Draft2020)
		c.AssertFormat()
		// Taken for a file, it would not be found below a folder with a blank in its name.
		if err := c.AddResource("mem:///"+name, doc); err != nil {
			t.Fatal(err)
		}
		if schemas[described], err = c.Compile("mem:///" + name); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return schemas
}

// jsonFiles lists the JSON files of the open data, without the schemas.
func jsonFiles(files map[string][]byte) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "data/") && path.Ext(name) == ".json" && !strings.HasSuffix(name, "schema.json") {
			names = append(names, name)
		}
	}
	return names
}

// describedBy returns the schema's key for a file: all annotations have one.
func describedBy(name string) string {
	if dir := path.Dir(name); dir != "data" {
		return dir
	}
	return strings.TrimSuffix(name, ".json")
}

func TestEveryJSONFileFitsItsSchema(t *testing.T) {
	for _, site := range publishedSites(t) {
		schemas := schemasOf(t, site)
		names := jsonFiles(site.files)
		if len(names) < 6 {
			t.Fatalf("%s: got only the files %v", site.name, names)
		}
		for _, name := range names {
			schema := schemas[describedBy(name)]
			if schema == nil {
				t.Errorf("%s: %s has no schema", site.name, name)
				continue
			}
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(site.files[name]))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(doc); err != nil {
				t.Errorf("%s: %s: %v", site.name, name, err)
			}
		}
	}
}

// Each change makes a file wrong, and the schema must see it: one that lets everything pass would pass the test above.
func TestASchemaRefusesAFileThatIsWrong(t *testing.T) {
	site := publishedSites(t)[0]
	schemas := schemasOf(t, site)
	for _, c := range []struct{ file, old, new string }{
		{"data/claims.json", `"stance":"supports"`, `"stance":"proves"`},
		{"data/claims.json", `"at_least":`, `"at_least":-`},
		{"data/claims.json", `"reviewed":"2`, `"reviewed":"x2`},
		{"data/claims.json", `"claims":[`, `"more":1, "claims":[`},
		{"data/claims.json", `"verdict":`, `"verdikt":`},
		{"data/claims.json", `"url":"https://example.org/faktencheck/claims`, `"url":"/claims`},
		{"data/claims.json", `"start":`, `"start":0.5, "begin":`},
		{"data/chronology.json", `"kind":"claim"`, `"kind":"rumour"`},
		{"data/chronology.json", `"latest":"`, `"latest":"2024-13`},
		{"data/chronology.json", `"entries":[`, `"entries":[null,`},
		{"data/timeline.json", `"year":2024`, `"year":"2024"`},
		{"data/timeline.json", `"display_date":`, `"display":`},
		{"data/timeline.json", `"autolink":false`, `"autolink":0`},
		{"data/claimreview.json", `"@type":"ClaimReview"`, `"@type":"Review"`},
		{"data/build.json", `"sha256:`, `"md5:`},
		{"data/build.json", `"tool":"beleg"`, `"tool":"hugo"`},
		{"data/build.json", `"counts":{`, `"built":"2024-10-08", "counts":{`},
		{"data/annotations/ippen-2024-10-08.json", `"TextQuoteSelector"`, `"TextSelector"`},
		{"data/annotations/ippen-2024-10-08.json", `"exact":`, `"text":`},
		{"data/annotations/ippen-2024-10-08.json", `"motivation":"linking"`, `"motivation": "guessing"`},
		{"data/annotations/ippen-2024-10-08.json", `"http://www.w3.org/ns/anno.jsonld"`, `"https://www.w3.org/ns/anno.jsonld"`},
		{"data/annotations/ippen-2024-10-08.json", `"selector":[`, `"selector": [{"type": "CssSelector", "value": "p"},`},
	} {
		text := bytes.Replace(site.files[c.file], []byte(c.old), []byte(c.new), 1)
		if bytes.Equal(text, site.files[c.file]) {
			t.Errorf("%s has no %s to replace", c.file, c.old)
			continue
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Errorf("%s with %s is no JSON: %v", c.file, c.new, err)
			continue
		}
		if schemas[describedBy(c.file)].Validate(doc) == nil {
			t.Errorf("%s with %s: the schema accepts it", c.file, c.new)
		}
	}
}

// Every schema says what the file is, what each field is for, and that there are no others.
func TestEverySchemaDescribesEveryField(t *testing.T) {
	site := publishedSites(t)[0]
	seen := 0
	for _, name := range slices.Sorted(maps.Keys(site.files)) {
		if !strings.HasSuffix(name, ".schema.json") || !strings.HasPrefix(name, "data/") {
			continue
		}
		var schema map[string]any
		if err := json.Unmarshal(site.files[name], &schema); err != nil {
			t.Fatal(err)
		}
		if schema["$schema"] != "https://json-schema.org/draft/2020-12/schema" || schema["title"] == nil || schema["description"] == nil {
			t.Errorf("%s: got $schema %v, title %v, description %v", name, schema["$schema"], schema["title"], schema["description"])
		}
		seen += examineSchema(t, name, schema)
	}
	if seen < 100 {
		t.Errorf("got only %d fields in all schemas", seen)
	}
}

// examineSchema walks through a schema and returns how many fields it has met.
func examineSchema(t *testing.T, at string, v any) int {
	t.Helper()
	seen := 0
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			seen += examineSchema(t, fmt.Sprint(at, "/", i), e)
		}
	case map[string]any:
		properties, isObject := v["properties"].(map[string]any)
		if isObject && v["additionalProperties"] != false {
			t.Errorf("%s lets in fields that it does not describe", at)
		}
		for name, p := range properties {
			seen++
			field, _ := p.(map[string]any)
			if text, _ := field["description"].(string); text == "" {
				t.Errorf("%s: the field %s has no description", at, name)
			}
		}
		for key, e := range v {
			seen += examineSchema(t, at+"/"+key, e)
		}
	}
	return seen
}

// A tableSchema is what we read of data/claims.tableschema.json (https://datapackage.org/standard/table-schema/).
type tableSchema struct {
	Fields []struct {
		Name, Type, Format, Description string
		Constraints                     struct {
			Required, Unique bool
			Pattern          string
			Minimum          *int
		}
	}
	PrimaryKey    []string
	MissingValues []string
}

// faults holds a CSV file against the schema, as the standard says; it returns what is wrong.
func (s tableSchema) faults(text []byte) []string {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	seen := map[string]bool{}
	for n, row := range rows {
		for i, field := range s.Fields {
			switch {
			case i >= len(row):
				found = append(found, fmt.Sprintf("line %d: no %s", n, field.Name))
			case n == 0 && row[i] != field.Name:
				found = append(found, fmt.Sprintf("column %d is %s, want %s", i, row[i], field.Name))
			case n == 0:
			case row[i] == "" && field.Constraints.Required:
				found = append(found, fmt.Sprintf("line %d: %s is empty", n, field.Name))
			case row[i] != "" && !fits(field.Type, row[i]):
				found = append(found, fmt.Sprintf("line %d: %s %q is no %s", n, field.Name, row[i], field.Type))
			case row[i] != "" && !regexp.MustCompile(field.Constraints.Pattern).MatchString(row[i]):
				found = append(found, fmt.Sprintf("line %d: %s is %q", n, field.Name, row[i]))
			case field.Constraints.Unique && seen[field.Name+row[i]]:
				found = append(found, fmt.Sprintf("line %d: %s %q stands twice", n, field.Name, row[i]))
			case strings.HasPrefix(row[i], "-") && field.Constraints.Minimum != nil:
				found = append(found, fmt.Sprintf("line %d: %s is %s", n, field.Name, row[i]))
			}
			if n > 0 && i < len(row) {
				seen[field.Name+row[i]] = true
			}
		}
	}
	return found
}

func fits(kind, cell string) bool {
	var err error
	switch kind {
	case "integer":
		_, err = strconv.Atoi(cell)
	case "date":
		_, err = time.Parse(time.DateOnly, cell)
	case "string":
	default:
		return false
	}
	return err == nil
}

func TestTheTableFitsItsSchema(t *testing.T) {
	for _, site := range publishedSites(t) {
		var schema tableSchema
		if err := json.Unmarshal(site.files["data/claims.tableschema.json"], &schema); err != nil {
			t.Fatal(err)
		}
		if len(schema.Fields) < 15 || !slices.Equal(schema.PrimaryKey, []string{"id"}) || !slices.Equal(schema.MissingValues, []string{""}) {
			t.Fatalf("%s: got %+v", site.name, schema)
		}
		for _, f := range schema.Fields {
			if f.Description == "" {
				t.Errorf("the column %s has no description", f.Name)
			}
		}
		text := site.files["data/claims.csv"]
		for _, fault := range schema.faults(text) {
			t.Errorf("%s: %s", site.name, fault)
		}
		for old, wrong := range map[string]string{",earliest,": ",first,", "\n": "\nÄ"} {
			if len(schema.faults(bytes.ReplaceAll(text, []byte(old), []byte(wrong)))) == 0 {
				t.Errorf("%s: a table with %q for %q is accepted", site.name, wrong, old)
			}
		}
	}
}
