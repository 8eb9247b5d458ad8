package serve

import (
	"strings"
	"testing"

	"beleg/generator/pages/search"
)

// found returns the first files of an editor's search.
func found(t *testing.T, p *Preview) (start, block string) {
	t.Helper()
	start = body(t, ask(p, "GET", "/check/"+search.Start))
	return start, body(t, ask(p, "GET", "/check/"+search.Folder+"d0.json"))
}

func TestAnEditorFindsDraftsAndAllOfAnArticle(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, claimFile, "claim  =", "draft = true\nclaim  =")
	_, all := found(t, preview(t, fsys))
	for _, want := range []string{`"at":"/_beleg/source/harbour-bridge/#q-`, `"at":"/_beleg/source/harbour-bridge/"`, "About 19,000 vehicles cross",
		"A petition against the closure"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in\n%s", want, all)
		}
	}
	for name, data := range built(t, fsys) {
		for _, not := range []string{"_beleg", "19,000 vehicles", "petition"} {
			if strings.HasPrefix(name, search.Folder) && strings.Contains(string(data), not) {
				t.Errorf("%s has %q, which is not published:\n%s", name, not, data)
			}
		}
	}
}

// A search that has begun goes on in the index it began with; the next one is in that of what was saved.
func TestASearchFollowsTheEditor(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	start, before := found(t, p)
	edit(t, fsys, claimFile, "Nobody else has counted.", "Nobody else has ever counted.")
	p.Update(fsys, []string{claimFile})
	if got := body(t, ask(p, "GET", "/check/"+search.Folder+"d0.json")); got != before {
		t.Errorf("the search that had begun finds\n%s\nwant\n%s", got, before)
	}
	if again, after := found(t, p); again == start || !strings.Contains(after, "has ever counted") {
		t.Errorf("the next search finds\n%s", after)
	}
	if r := ask(p, "GET", "/check/"+search.Folder+"d9.json"); r.StatusCode != 404 {
		t.Errorf("a file that is not there: status %d", r.StatusCode)
	}
}
