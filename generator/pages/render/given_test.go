package render

import (
	"io/fs"
	"regexp"
	"testing"

	"beleg/templates"
)

var fieldUsed = regexp.MustCompile(`[({ $\w]\.([A-Z]\w+)`)

// Our templates use what is told, all of it that they use.
func TestTemplatesUseWhatIsTold(t *testing.T) {
	g, err := WhatIsGiven()
	if err != nil || len(g.Types) < 50 || len(g.Templates) < 60 {
		t.Fatalf("%v; %d types of %d templates", err, len(g.Types), len(g.Templates))
	}
	told, named := map[string]bool{}, map[string]bool{}
	for _, one := range g.Types {
		for _, f := range one.Fields {
			told[f.Name] = true
		}
	}
	for _, one := range g.Templates {
		named[one.Name] = true
	}
	err = fs.WalkDir(templates.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if !named[name] {
			t.Errorf("%s is not told", name)
		}
		text, err := fs.ReadFile(templates.FS, name)
		for _, action := range regexp.MustCompile(`\{\{.*?\}\}`).FindAllString(string(text), -1) {
			for _, m := range fieldUsed.FindAllStringSubmatch(action, -1) {
				if !told[m[1]] {
					t.Errorf("%s uses %s, which is not told", name, m[1])
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
