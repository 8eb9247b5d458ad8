package render

import (
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/pages/site"
)

func project(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{"content/site.toml": {}}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

func TestAProjectReplacesATemplate(t *testing.T) {
	set := parsed(t, "de", project("templates/404.html", `{{define "content"}}<h1>Nichts hier, {{.Shell.Title}}</h1>{{end}}`))
	p := minimal("404.html", "de")
	p.Data.(*site.NotFoundPage).Shell.Title = "Seite"
	page := string(rendered(t, set, p))
	if !strings.Contains(page, "<h1>Nichts hier, Seite</h1>") || strings.Contains(page, "<h1>Seite nicht gefunden") || !strings.Contains(page, `class="skip"`) {
		t.Errorf("the page is not the project's in our frame:\n%s", page)
	}
}

func TestAProjectReplacesAPartial(t *testing.T) {
	set := parsed(t, "de", project("templates/partials/rating.html", `<b class="own">{{.Label}}</b>`))
	f := filler{text: "wort"}
	for _, kind := range []string{"claim.html", "claims.html", "chronology.html"} {
		page := string(rendered(t, set, f.page(kind, "de")))
		if !strings.Contains(page, `<b class="own">wort`) || strings.Contains(page, `class="rating `) {
			t.Errorf("%s has not the project's ratings", kind)
		}
	}
}

// TestAProjectsTemplateMayDoWhatOursDoNot: html/template sets what no plate is made of, and what fails on one.
func TestAProjectsTemplateMayDoWhatOursDoNot(t *testing.T) {
	for text, want := range map[string]string{
		`{{printf "%s, %d" .Title (len .Crumbs)}}`:                                                "<h1>A &lt;b&gt;, 0</h1>",
		`{{if $x := .Title}}{{$x}}{{end}}{{range 2}}{{.}}{{if eq . 0}}{{continue}}{{end}}{{end}}`: "<h1>A &lt;b&gt;01</h1>",
		`{{.Title}}{{template "own" .}}{{define "own"}}<i title="{{.Title}}">{{end}}`:             `<h1>A &lt;b&gt;<i title="A &lt;b&gt;"></h1>`,
		`{{.Title}}{{with .Image}}{{.Card.Title}}{{else}}none{{end}}`:                             "<h1>A &lt;b&gt;none</h1>",
	} {
		body, definition, _ := strings.Cut(text, "{{define")
		if definition != "" {
			definition = "{{define" + definition
		}
		set := parsed(t, "de", project("templates/404.html", `{{define "content"}}<h1>`+body+`</h1>{{end}}`+definition))
		p := minimal("404.html", "de")
		p.Data.(*site.NotFoundPage).Title = "A <b>"
		if page := string(rendered(t, set, p)); !strings.Contains(page, want) {
			t.Errorf("%s: got no %s in\n%s", text, want, page)
		}
	}
}

func TestAProjectReplacesTheFrame(t *testing.T) {
	set := parsed(t, "de", project("templates/base.html", `<!doctype html><title>{{.Title}}</title>{{template "content" .}}`))
	page := string(rendered(t, set, minimal("404.html", "de")))
	if !strings.HasPrefix(page, "<!doctype html><title></title>") || !strings.Contains(page, "Seite nicht gefunden") || strings.Contains(page, "skip") {
		t.Errorf("the page is not in the project's frame:\n%s", page)
	}
}

// TestFaultyTemplatesAreReported: an author reads these, so file and line must be there.
func TestFaultyTemplatesAreReported(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"templates/claim.html", "\n{{define \"content\"}}{{if}}{{end}}", "claim.html:2"},
		{"templates/claim.html", "{{define \"content\"}}\n{{shout .Claim}}{{end}}", `claim.html:2: function "shout" not defined`},
		{"templates/claim.html", "{{define \"content\"}}\n\n{{template \"partials/clam.html\" .}}{{end}}", "claim.html:3"},
		{"templates/claim.html", "{{define \"content\"}}\n{{if .Claim}}<a href=\"{{end}}\">{{end}}", "claim.html:2"},
		{"templates/partials/card.html", "<h3>\n{{.Title", "partials/card.html:2"},
		{"templates/clam.html", "", "templates/clam.html: no page has a template of this name; there are 404.html, actor.html"},
	} {
		_, err := New(language(t, "de"), project(c.name, c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: error %v, want one with %q", c.name, c.text, err, c.want)
		}
	}
}

func TestAMissingFieldIsReportedWithItsPlace(t *testing.T) {
	set := parsed(t, "de", project("templates/404.html", "{{define \"content\"}}\n<h1>{{.Claim}}</h1>{{end}}"))
	_, err := set.Page(minimal("404.html", "de"), nil)
	if err == nil || !strings.Contains(err.Error(), "404.html:2") || !strings.Contains(err.Error(), "page sample/index.html") {
		t.Errorf("error %v, want one that names 404.html:2 and the page", err)
	}
}
