package render

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"beleg/templates"
)

// groups is the closed lists whose words are messages: word "stance" .Stance.
var groups = map[string][]string{
	"nav":      closed["NavItem.Key"],
	"stance":   closed["Use.Stance"],
	"standing": closed["ClaimGroup.Kind"],
	"relation": closed["Related.Kind"],
	"kind":     append(closed["Entry.Kind"], closed["ActorPage.Kind"]...),
	"kinds":    closed["ActorGroup.Kind"],
	"filter":   closed["Facet.Key"],
	"lane":     closed["overview.Lane.Key"],
	"column":   closed["chains.Head.Key"],

	"data-file": closed["DataFile.Key"],
}

// inside tells whether package lang itself uses a message, under an id that it puts together.
func inside(id string) bool {
	return id == "lang.name" || id == "lang.english" || strings.HasPrefix(id, "date.") || strings.HasPrefix(id, "when.")
}

// TestEveryMessageIsUsed keeps the language files free of what nothing says.
func TestEveryMessageIsUsed(t *testing.T) {
	used := map[string]bool{}
	mention := regexp.MustCompile(`"([a-z-]+\.[a-z-]+)"`)
	word := regexp.MustCompile(`\bword "([a-z-]+)"`)
	for _, text := range append(templateTexts(t), goTexts(t)...) {
		for _, m := range mention.FindAllStringSubmatch(text, -1) {
			used[m[1]] = true
		}
		for _, m := range word.FindAllStringSubmatch(text, -1) {
			keys, ok := groups[m[1]]
			if !ok {
				t.Errorf("word %q: no closed list of that name is known here", m[1])
			}
			for _, key := range keys {
				used[m[1]+"."+key] = true
			}
		}
	}
	for _, id := range language(t, "de").IDs() {
		if !used[id] && !inside(id) {
			t.Errorf("nothing uses the message %s", id)
		}
	}
}

func templateTexts(t *testing.T) []string {
	t.Helper()
	var texts []string
	err := fs.WalkDir(templates.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(templates.FS, name)
		texts = append(texts, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// goTexts reads the program, tests aside.
func goTexts(t *testing.T) []string {
	t.Helper()
	var texts []string
	for _, pattern := range []string{"../../*/*/*.go", "../../*.go", "../../../cmd/*/*.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(text))
		}
	}
	return texts
}
