package guide

import (
	"testing"
	"testing/fstest"

	"beleg/generator/facts/load"
	"beleg/generator/judgement/rule"
	"beleg/generator/words/diag"
	"beleg/generator/words/lang"
)

// What stands in the guide as an example passes the check, all of it together.
func TestExamplesAreSound(t *testing.T) {
	for _, code := range lang.Codes() {
		g := &guide{language: code}
		if err := g.prepare(); err != nil {
			t.Fatal(err)
		}
		project := fstest.MapFS{}
		for name, text := range g.files {
			project[name] = &fstest.MapFile{Data: text}
		}
		is, err := new(load.Session).Load(project)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range append(is.Found, rule.Run(is.Base, is.Gaps, nil)...) {
			if f.Rule.Severity == diag.Error && f.Rule.Code != "placeholder" { // they begin as new files do
				t.Errorf("%s: %s: %s", code, f.Span.Name(), f.Message)
			}
		}
		for _, kind := range kinds {
			if name, text := g.example(kind); name == "" || text != string(g.files[name]) {
				t.Errorf("%s: there is no example of %v", code, kind)
			}
		}
	}
}
