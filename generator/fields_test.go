package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/site"
	"beleg/templates"
)

// selected returns the names that the code of some folders, tests aside, asks of anything.
func selected(t *testing.T, folders ...string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, folder := range folders {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s holds %d files: %v", folder, len(files), err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					names[s.Sel.Name] = true
				}
				return true
			})
		}
	}
	return names
}

// TestWhatAClaimSaysIsReadAndPublished: whoever adds a key to claims and forgets where it is read, shown or given to
// other programs is told so.
func TestWhatAClaimSaysIsReadAndPublished(t *testing.T) {
	for _, test := range []struct {
		of      reflect.Type
		where   []string
		without []string // of them nothing is said there
	}{
		{reflect.TypeFor[format.Claim](), []string{"facts/load"}, []string{"Accept", "Note"}},
		{reflect.TypeFor[fact.Claim](), []string{"pages/site"}, []string{"Aliases", "Draft", "Where"}},
		{reflect.TypeFor[fact.Claim](), []string{"pages/opendata"}, []string{"Draft", "Embargo", "Mark", "Where", "Weight"}},
	} {
		asked := selected(t, test.where...)
		for _, field := range reflect.VisibleFields(test.of) {
			if len(field.Index) == 1 && !asked[field.Name] && !slices.Contains(test.without, field.Name) {
				t.Errorf("%s.%s is asked for nowhere in %q", test.of, field.Name, test.where)
			}
		}
	}
}

// TestTemplatesShowWhatPagesHold: no field of a page is composed in vain.
func TestTemplatesShowWhatPagesHold(t *testing.T) {
	var all strings.Builder
	for _, pattern := range []string{"*.html", "partials/*.html"} {
		names, err := fs.Glob(templates.FS, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(templates.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(text)
		}
	}
	for _, k := range address.Kinds {
		page := reflect.TypeOf(site.Blank(k)).Elem()
		for _, field := range reflect.VisibleFields(page) {
			if !strings.Contains(all.String(), "."+field.Name) {
				t.Errorf("no template asks for %s.%s", page, field.Name)
			}
		}
	}
}
