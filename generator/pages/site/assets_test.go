package site

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/fact"
)

// Whoever holds a site against its project finds the accent in content/site.toml, and no such file in static/.
func TestTheStylesheetOfTheAccentIsNoFileOfTheProject(t *testing.T) {
	project := fstest.MapFS{"static/css/custom.css": {Data: []byte("h1 { color: red }")}}
	assets, err := ReadAssets(project, &fact.Site{Accent: "#0b5cad"})
	if err != nil {
		t.Fatal(err)
	}
	if assets["css/accent.css"] == nil {
		t.Error("got no css/accent.css, want one")
	}
	if got := slices.Sorted(maps.Keys(assets.Own())); !slices.Equal(got, []string{"css/custom.css"}) {
		t.Errorf("got %v as the project's own, want css/custom.css alone", got)
	}
}

func TestAProjectsFileWinsOverWhatIsMadeOfTheAccent(t *testing.T) {
	project := fstest.MapFS{"static/css/accent.css": {Data: []byte("a { color: navy }")}}
	assets, err := ReadAssets(project, &fact.Site{Accent: "#0b5cad"})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(assets["css/accent.css"]); got != "a { color: navy }" || assets.Own()["css/accent.css"] == nil {
		t.Errorf("got %q, want the project's, as its own", got)
	}
}
