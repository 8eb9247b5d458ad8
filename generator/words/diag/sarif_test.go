package diag_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"beleg/generator/words/diag"
)

// claimFile and seedFile hold what a printer can stumble over: code points of several bytes, characters that URIs escape.
func claimFile() *diag.File {
	return &diag.File{Name: "content/claims/a b%.toml", Text: []byte("claim = \"Ährenau\"\n\n[[quote]]\ntext = \"Zwölf {0} Gäste\"\n")}
}

func seedFile() *diag.File {
	return &diag.File{Name: "seeds/bote.txt", Text: []byte("Zwölf Gäste kamen.\n")}
}

// at returns the span of the first occurrence of words in a file.
func at(t *testing.T, f *diag.File, words string) diag.Span {
	t.Helper()
	i := bytes.Index(f.Text, []byte(words))
	if i < 0 {
		t.Fatalf("%q is not in %s", words, f.Name)
	}
	return diag.Span{File: f, Start: i, End: i + len(words)}
}

// everyKindOfPlace returns findings with and without file, text, help, notes, and over several lines.
func everyKindOfPlace(t *testing.T) diag.List {
	claim, seed := claimFile(), seedFile()
	return diag.List{
		{Rule: diag.ARule("quote-near"), Span: at(t, claim, "Zwölf {0} Gäste"), Message: `the quotation "{0}" is not in its source`, Help: "write {1}",
			Related: []diag.Note{{Span: at(t, seed, "Gäste")}, {Message: "a note without a place"}, {Span: at(t, seed, "kamen"), Message: "{here}"}}},
		{Rule: diag.ARule("unused-source"), Span: diag.Span{File: claim}, Message: "at the start of the file"},
		{Rule: diag.ARule("unknown-key"), Span: diag.Span{File: &diag.File{Name: "content/notes.toml"}}, Message: "the file was never read"},
		{Rule: diag.ARule("missing-key"), Message: "about the project as a whole"},
		{Rule: diag.ARule("toml-syntax"), Span: at(t, claim, "\"Ährenau\"\n\n[[quote]]"), Message: "over several lines"},
	}
}

func writeSARIF(t *testing.T, list diag.List, version string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := diag.WriteSARIF(&b, list, version); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestASARIFLogIsWhatTheOfficialSchemaSays(t *testing.T) {
	schema := sarifSchema(t)
	for _, c := range []struct {
		name    string
		list    diag.List
		version string
	}{
		{"without findings", nil, ""},
		{"with every kind of place", everyKindOfPlace(t), "v1.2.3"},
	} {
		log, err := jsonschema.UnmarshalJSON(bytes.NewReader(writeSARIF(t, c.list, c.version)))
		if err != nil {
			t.Fatalf("%s: got no JSON: %v", c.name, err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%s: got a log that is not SARIF 2.1.0: %v", c.name, err)
		}
	}
}

// A schema that lets everything pass would prove nothing.
func TestTheSARIFSchemaRefusesWhatIsNotSARIF(t *testing.T) {
	schema := sarifSchema(t)
	good := string(writeSARIF(t, everyKindOfPlace(t), ""))
	for _, c := range []struct{ old, new string }{
		{`"version": "2.1.0"`, `"version": "2.1"`},
		{`"level": "error"`, `"level": "fatal"`},
		{`"columnKind": "unicodeCodePoints"`, `"columnKind": "bytes"`},
		{`"startLine": 4`, `"startLine": 0`},
		{`"results"`, `"findings"`},
	} {
		bad := strings.Replace(good, c.old, c.new, 1)
		if bad == good {
			t.Fatalf("the log does not hold %s", c.old)
		}
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(log) == nil {
			t.Errorf("%s passed the schema, want a refusal", c.new)
		}
	}
}

// sarifLog is what the tests read of a log.
type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID   string
					Help struct{ Text string }
				}
			}
		}
		Results []struct {
			RuleID           string
			RuleIndex        int
			Message          struct{ Text string }
			Locations        []sarifPlace
			RelatedLocations []sarifPlace
		}
	}
}

type sarifPlace struct {
	PhysicalLocation struct {
		ArtifactLocation struct{ URI string }
		Region           *struct{ StartLine, StartColumn, EndLine, EndColumn int }
	}
}

func readLog(t *testing.T, data []byte) sarifLog {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	return log
}

func TestASARIFLogTellsTheRuleOfEachResultAndItsHelp(t *testing.T) {
	log := readLog(t, writeSARIF(t, everyKindOfPlace(t), ""))
	rules := log.Runs[0].Tool.Driver.Rules
	if got, want := len(rules), len(diag.Rules()); got != want {
		t.Errorf("got %d rules, want all %d codes", got, want)
	}
	for _, r := range rules {
		if got, want := r.Help.Text, "Why "+r.ID+".\n\nA wrong and a right example: beleg explain "+r.ID; got != want {
			t.Errorf("help of %s: got %q, want %q", r.ID, got, want)
		}
	}
	for _, r := range log.Runs[0].Results {
		if got, want := rules[r.RuleIndex].ID, r.RuleID; got != want {
			t.Errorf("ruleIndex %d: got rule %s, want %s", r.RuleIndex, got, want)
		}
	}
}

// Columns count code points, not bytes and not UTF-16 units, as columnKind promises; the end is exclusive.
func TestASARIFLogCountsCodePoints(t *testing.T) {
	result := readLog(t, writeSARIF(t, everyKindOfPlace(t), "")).Runs[0].Results[0]
	place := result.Locations[0].PhysicalLocation
	if got, want := place.ArtifactLocation.URI, "content/claims/a%20b%25.toml"; got != want {
		t.Errorf("got URI %q, want %q", got, want)
	}
	r := place.Region
	if r.StartLine != 4 || r.StartColumn != 9 || r.EndLine != 4 || r.EndColumn != 24 {
		t.Errorf("got %d:%d to %d:%d, want 4:9 to 4:24", r.StartLine, r.StartColumn, r.EndLine, r.EndColumn)
	}
	if got, want := len(result.RelatedLocations), 2; got != want {
		t.Errorf("got %d related places, want the %d that lie in a file", got, want)
	}
}

// {0} in a message would be filled in by readers of the log (SARIF §3.11.5).
func TestASARIFMessageHasNoPlaceholders(t *testing.T) {
	got := readLog(t, writeSARIF(t, everyKindOfPlace(t), "")).Runs[0].Results[0].Message.Text
	if want := `the quotation "{{0}}" is not in its source – write {{1}}`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
