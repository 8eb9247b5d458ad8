package inline

import (
	"html/template"
	"strings"
	"testing"
	"text/template/parse"
)

type item struct {
	Word  string
	Under []item
}

// Trees takes the calls to templates that call none away, and nothing of what is written.
func TestTemplatesSayWhatTheySaidBefore(t *testing.T) {
	texts := map[string]string{
		"page":   `<body class="{{template "kind" .}}"><p{{template "title" .}}>{{template "tree" .}}{{template "empty"}}{{range .Under}}{{template "title" .}}{{end}}`,
		"kind":   `page`,
		"title":  `{{with .Word}} title="{{.}}"{{else}} none{{end}}{{range $i, $x := .Under}}{{if $x.Under}}{{else}} a{{$i}}="{{$.Word}}{{($).Word}}{{len $.Under}}"{{end}}{{end}}`,
		"tree":   `{{.Word}}{{range .Under}}({{template "tree" .}}){{end}}`,
		"empty":  `nothing`,
		"unused": `never`,
	}
	read := func() *template.Template {
		set := template.New("").Funcs(Functions)
		for name, text := range texts {
			template.Must(set.New(name).Parse(text))
		}
		return set.Lookup("page")
	}
	before, after := read(), template.New("").Funcs(Functions)
	trees := Trees("page", func(name string) *parse.Tree { return read().Lookup(name).Tree })
	for name, tree := range trees {
		template.Must(after.AddParseTree(name, tree))
	}
	after = after.Lookup("page")
	for _, data := range []item{{}, {Word: `a"<`, Under: []item{{Word: "b"}, {Under: []item{{Word: "c"}}}}}} {
		var want, got strings.Builder
		if err := before.Execute(&want, data); err != nil {
			t.Fatal(err)
		}
		if err := after.Execute(&got, data); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("got %q, want %q", got.String(), want.String())
		}
	}
	if len(trees) != 3 || trees["unused"] != nil {
		t.Errorf("got %d trees, want page, tree and empty", len(trees))
	}
	if root := after.Tree.Root.String(); strings.Contains(root, `"title"`) || !strings.Contains(root, `"tree"`) || !strings.Contains(root, `"empty"`) {
		t.Errorf("got %s, want the calls to title and kind replaced, and no others", root)
	}
}
