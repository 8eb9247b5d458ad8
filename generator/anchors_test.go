package generator_test

import (
	"os"
	"path"
	"testing"

	"beleg/generator"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
)

// TestEveryPlaceThatEditorsMayLinkToIsOnTheSite holds the addresses that links are checked against to the pages that are built:
// a link must not pass the check and lead to nothing, not even one that nobody has written yet.
func TestEveryPlaceThatEditorsMayLinkToIsOnTheSite(t *testing.T) {
	base, _, err := load.Project(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	files := ourSite(t, generator.Options{})
	anchors := 0
	for page, ids := range address.New(base.Published().LeaveDrafts(), nil).Anchors() {
		name := page
		if name == "" || name[len(name)-1] == '/' {
			name += "index.html"
		}
		if files[name] == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		if path.Ext(name) != ".html" {
			continue
		}
		crawled := examine(t, name, files[name])
		for _, id := range ids {
			anchors++
			if crawled.ids[id] == 0 {
				t.Errorf("%s has no #%s", name, id)
			}
		}
	}
	if anchors < 1000 {
		t.Errorf("only %d anchors: that is not our site", anchors)
	}
}
