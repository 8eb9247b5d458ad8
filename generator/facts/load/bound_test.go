package load_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/load"
)

// What has no end, or nearly none, is told once and read no further.
func TestWhatIsTooDeepOrTooManyIsToldWithItsFigure(t *testing.T) {
	var deep strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&deep, "[a%d]\nname = \"A\"\nkind = \"office\"\npart_of = \"a%d\"\n", i, i+1)
	}
	deep.WriteString("[a2000]\nname = \"A\"\nkind = \"office\"\n")
	quote := func(keys string) string {
		return "claim = \"c\"\n[[quote]]\nsource = \"s\"\nstance = \"supports\"\n" + keys
	}
	for _, c := range []struct{ name, text, code, want string }{
		{"content/actors.toml", deep.String(), "too-deep", "is part of more than 32 others"},
		{"content/claims/c.toml", quote("text = \"a\"\nvia = [\"?" + strings.Repeat(" < ?", 20) + "\"]"), "too-many", "the chain has 21 voices, and 20 are the most"},
		{"content/claims/c.toml", quote("text = \"a\"\nvia = [" + strings.Repeat("'?',", 51) + "]"), "too-many", "via has 51 elements, and 50 are the most"},
		{"content/claims/c.toml", quote("text = \"a" + strings.Repeat(" […] a", 2000) + "\""), "too-large", "text has 16001 bytes, and 10000 are the most"},
		{"content/claims/c.toml", quote("text = \"a" + strings.Repeat(" […] a", 60) + "\""), "too-many", "the quotation has 61 parts, and 50 are the most"},
		{"content/claims/c.toml", "claim = \"c\"\nwhen = \"[2024-10-03" + strings.Repeat(",2024-10-03", 10_000) + "]\"", "too-large", "when has 110012 bytes"},
		{"content/claims/c.toml", "claim = \"c\"\ntopics = [" + strings.Repeat("'t',", 1001) + "]", "too-many", "topics has 1001 elements, and 1000 are the most"},
		{"content/site.toml", strings.Repeat("[[rating]]\nid = \"r\"\n", 101), "too-many", "rating has 101 elements, and 100 are the most"},
		{"content/pages/p.md", "+++\ntitle = \"p\"\n+++\n" + strings.Repeat("> ", 40), "too-deep", "the text has 40 levels up to here, and 32 are the most"},
		{"content/claims/c.toml", "claim = \"c\"\ntext = \"\"\"\n" + strings.Repeat("[x](claim:none)\n", 8000) + "\"\"\"", "too-many", "the text has 5001 links up to here"},
		{"seeds/s.txt", strings.Repeat("Ein Satz steht hier.\n\n", 400_000), "too-large", "seeds/s.txt has 8800000 bytes, and 8388608 are the most"},
	} {
		project := fstest.MapFS{"content/site.toml": {Data: []byte("title = \"t\"")}, "seeds/s.txt": {Data: []byte("a\n")},
			"content/sources/s.toml": {Data: []byte("file = \"s.txt\"\ntitle = \"s\"\n")}}
		project[c.name] = &fstest.MapFile{Data: []byte(c.text)}
		_, found, err := load.Project(project)
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, f := range found {
			if strings.HasPrefix(f.Rule.Code, "too-") {
				told += f.Rule.Code + ": " + f.Message + "\n"
			}
		}
		if !strings.Contains(told, c.want) || !strings.HasPrefix(told, c.code) {
			t.Errorf("%s: got %.200q, want %s: %s", c.name, told, c.code, c.want)
		}
	}
}
