package generator_test

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator"
	"beleg/generator/words/diag"
)

const smallSite = `title = "T"
base_url = "https://fakten.example.org/"
[publisher]
name = "P"
[[rating]]
id = "offen"
label = "Offen"
definition = "Offen."
tone = "open"
[[rating]]
id = "falsch"
label = "Falsch"
definition = "Falsch."
tone = "bad"
`

// An open editor leaves files in every folder of a project. None of them may reach the site, least of all the link to nowhere
// by which Emacs locks a file, which cannot be read.
func TestWhatEditorsLeaveIsNotOnTheSite(t *testing.T) {
	clean := fstest.MapFS{
		"content/site.toml":      {Data: []byte(smallSite)},
		"content/pages/mehr.md":  {Data: []byte("+++\ntitle = \"Mehr\"\n+++\n\nEin Satz.\n")},
		"static/css/own.css":     {Data: []byte("p {}\n")},
		"templates/404.html":     {Data: []byte(`{{define "content"}}nichts{{end}}`)},
		"templates/partials/own": {Data: []byte("no template")},
	}
	want := build(t, clean, generator.Options{})
	got := build(t, withLeftovers(clean), generator.Options{})
	if !maps.EqualFunc(got, want, bytes.Equal) {
		t.Errorf("with leftovers the site has %d files, want the same %d files", len(got), len(want))
	}
}

// Nor may they be proposed, or be used as an article.
func TestWhatEditorsLeaveIsNoArticle(t *testing.T) {
	clean := fstest.MapFS{
		"content/site.toml":         {Data: []byte(smallSite)},
		"content/sources/bote.toml": {Data: []byte("file = \".bote.txt.swp\"\nsha256 = \"0\"\ntitle = \"T\"\n")},
		"content/sources/rest.toml": {Data: []byte("file = \"bote.txr\"\nsha256 = \"0\"\ntitle = \"T\"\n")},
		"seeds/bote.txt":            {Data: []byte("Ein Satz.\n")},
	}
	want, got := findings(t, clean), findings(t, withLeftovers(clean))
	if got != want || strings.Count(want, "seed-missing") != 2 || !strings.Contains(want, `mean \"bote.txt\"?`) {
		t.Errorf("with leftovers the findings are\n%s\nwant two missing seeds and one proposal, as without them:\n%s", got, want)
	}
}

// withLeftovers returns the project with leftovers of every kind beside each of its files.
func withLeftovers(project fstest.MapFS) fstest.MapFS {
	full := maps.Clone(project)
	for name := range project {
		dir, base := path.Split(name)
		for _, left := range []string{dir + "." + base + ".swp", dir + base + "~", dir + "#" + base + "#", dir + ".hidden/" + base} {
			full[left] = &fstest.MapFile{Data: []byte("\x00 {{")}
		}
		full[dir+".#"+base] = &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("editor@nowhere")}
	}
	return full
}

func findings(t *testing.T, project fs.FS) string {
	t.Helper()
	result, err := generator.Build(context.Background(), project, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := diag.WriteJSON(&out, result.Found); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
