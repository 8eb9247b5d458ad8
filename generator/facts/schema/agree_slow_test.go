//go:build slow

package schema_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"beleg/generator/facts/schema"
	"beleg/generator/words/diag"
)

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
	files := []string{"site.toml", "actors.toml", "sources/artikel.toml", "claims/tote.toml", "questions/frage.toml", "events/rede.toml", "pages/ueber.md"}
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
				t.Errorf("the schema accepts, and loading finds %s: %s\n%s", f.Rule.Code, f.Message, text)
			}
		}
	}
	if refused < 500 || accepted < 200 {
		t.Errorf("%d refused and %d accepted: the changes do not try both", refused, accepted)
	}
}

// strict tells whether a schema refuses a blank value where the program passes over it: among words a blank would be proposed.
func strict(err error) bool {
	return strings.Contains(err.Error(), "value must be one of") || strings.Contains(err.Error(), "value must be 'heading'")
}

// beyond tells whether a finding is none that a schema could know of.
func beyond(f diag.Finding) bool {
	if strings.HasPrefix(f.Rule.Code, "unknown-") && f.Rule.Code != "unknown-key" {
		return true
	}
	switch f.Rule.Code {
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
