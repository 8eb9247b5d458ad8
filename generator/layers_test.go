package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers lists the packages in the order of doc.go: each may import only those before it.
var layers = []string{"diag", "edtf", "lang", "article", "quote", "fragment", "markdown", "place", "format", "schema", "edit", "fact", "load",
	"address", "origin", "check", "since", "explain", "coverage", "start",
	"timeline", "chains", "chart", "claimreview", "opendata", "feed", "sitemap", "card", "site", "render", "annotate",
	"publish", "watch", "save", "serve", "standin", "chrome"}

// machine lists the packages that may use the operating system, and workers those that may start goroutines.
var (
	machine = []string{"publish", "watch", "save", "serve", "standin", "chrome"}
	workers = []string{"load", "publish", "watch", "serve"}
)

// sources parses the Go files of a package, tests aside.
func sources(t *testing.T, pkg string) (*token.FileSet, []*ast.File) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(pkg, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no Go files in %s (%v)", pkg, err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return fset, files
}

func importsOf(t *testing.T, f *ast.File) []string {
	t.Helper()
	var paths []string
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func TestEveryFolderIsALayer(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != "testdata" && !slices.Contains(layers, e.Name()) {
			t.Errorf("package %s has no place among the layers", e.Name())
		}
	}
}

func TestImportsRunDownward(t *testing.T) {
	for i, pkg := range layers {
		fset, files := sources(t, pkg)
		for _, f := range files {
			for _, path := range importsOf(t, f) {
				below, ours := strings.CutPrefix(path, "beleg/generator/")
				if ours && !slices.Contains(layers[:i], below) {
					t.Errorf("%s imports %s, which does not stand before it", fset.Position(f.Pos()).Filename, path)
				}
			}
		}
	}
}

func TestOnlyDeliveryTouchesTheMachine(t *testing.T) {
	for _, pkg := range layers {
		if slices.Contains(machine, pkg) {
			continue
		}
		_, files := sources(t, pkg)
		for _, f := range files {
			for _, path := range importsOf(t, f) {
				if path == "os" || strings.HasPrefix(path, "os/") || path == "net" || path == "net/http" || path == "syscall" {
					t.Errorf("package %s imports %s: the world comes as arguments", pkg, path)
				}
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok && isName(sel.X, "time") && slices.Contains([]string{"Now", "Since", "Sleep", "After", "Local"}, sel.Sel.Name) {
					t.Errorf("package %s uses time.%s: the same input must give the same bytes tomorrow and in Tokyo", pkg, sel.Sel.Name)
				}
				return true
			})
		}
	}
}

// The stand-in for GitHub Pages is for tests.
func TestOnlyTestsImportTheStandIn(t *testing.T) {
	for _, pkg := range append(slices.Clone(layers), ".", "../cmd/beleg") {
		fset, files := sources(t, pkg)
		for _, f := range files {
			if slices.Contains(importsOf(t, f), "beleg/generator/standin") {
				t.Errorf("%s imports the stand-in", fset.Position(f.Pos()).Filename)
			}
		}
	}
}

func TestOnlyWorkerLoopsStartGoroutines(t *testing.T) {
	for _, pkg := range layers {
		if slices.Contains(workers, pkg) {
			continue
		}
		_, files := sources(t, pkg)
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				call, isCall := n.(*ast.CallExpr)
				_, isGo := n.(*ast.GoStmt)
				if isCall {
					sel, ok := call.Fun.(*ast.SelectorExpr)
					isGo = ok && sel.Sel.Name == "Go"
				}
				if isGo {
					t.Errorf("package %s starts a goroutine", pkg)
				}
				return true
			})
		}
	}
}

// HTML is made in two places only: the templates, which escape, and package markdown.
func TestOnlyMarkdownMakesHTML(t *testing.T) {
	unsafe := []string{"HTML", "HTMLAttr", "CSS", "JS", "JSStr", "URL", "Srcset"}
	for _, pkg := range layers {
		if pkg == "markdown" {
			continue
		}
		fset, files := sources(t, pkg)
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				if sel, ok := call.Fun.(*ast.SelectorExpr); ok && isName(sel.X, "template") && slices.Contains(unsafe, sel.Sel.Name) {
					t.Errorf("%s makes template.%s", fset.Position(n.Pos()), sel.Sel.Name)
				}
				return true
			})
		}
	}
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// The map in doc.go names each layer with a line of its own, in the same order.
func TestTheMapIsTrue(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for line := range strings.Lines(string(doc)) {
		if rest, ok := strings.CutPrefix(line, "//\t  "); ok {
			named = append(named, strings.Fields(rest)[0])
		}
	}
	if !slices.Equal(named, layers) {
		t.Errorf("doc.go names %v, the layers are %v", named, layers)
	}
}

// Every package says in its comment what it is for.
func TestEveryPackageHasAComment(t *testing.T) {
	for _, pkg := range layers {
		_, files := sources(t, pkg)
		if !slices.ContainsFunc(files, func(f *ast.File) bool { return f.Doc != nil && strings.HasPrefix(f.Doc.Text(), "Package "+pkg+" ") }) {
			t.Errorf("package %s has no comment that begins with its name", pkg)
		}
	}
}
