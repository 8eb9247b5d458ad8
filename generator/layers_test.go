package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// folders lists the layers in the order of doc.go, and layers their packages: each may import only those before it.
var (
	folders = []string{"words", "text", "facts", "judgement", "pages", "delivery"}
	layers  = packagesOf("doc.go")
)

// packagesOf reads the map: a folder stands at the margin, its packages two blanks further in.
func packagesOf(file string) []string {
	doc, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	var folder string
	var packages []string
	for line := range strings.Lines(string(doc)) {
		if rest, ok := strings.CutPrefix(line, "//\t  "); ok {
			packages = append(packages, folder+"/"+strings.Fields(rest)[0])
		} else if rest, ok := strings.CutPrefix(line, "//\t"); ok {
			folder = strings.Fields(rest)[0]
		}
	}
	return packages
}

// helpers lists what only tests use.
var helpers = []string{"internal/standin", "internal/chrome", "internal/shelf"}

// machine lists the packages that may use the operating system, and workers those that may start goroutines.
var (
	machine = []string{"delivery/direct", "delivery/memory", "delivery/folder", "delivery/publish", "delivery/disk", "delivery/watch", "delivery/save",
		"delivery/fetch", "delivery/serve"}
	workers = []string{"words/atonce", "judgement/address", "delivery/publish", "delivery/watch", "delivery/serve"}
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

// The top level is the owner's: hidden folders, and what builds leave there, aside.
func TestTheTopLevelIsFixed(t *testing.T) {
	fixed := []string{"cmd", "generator", "templates", "content", "seeds", "static", "go.mod", "go.sum", "README.md", "LICENSE"}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, ".") && name != "public" && !slices.Contains(fixed, name) {
			t.Errorf("%s lies at the top level", name)
		}
	}
}

func TestFoldersAreTheLayers(t *testing.T) {
	var got []string
	for _, dir := range foldersIn(t, ".") {
		if dir == "internal" || dir == "testdata" {
			continue
		}
		got = append(got, dir)
	}
	if want := slices.Sorted(slices.Values(folders)); !slices.Equal(got, want) {
		t.Errorf("got the folders %v, want %v", got, want)
	}
}

// The map in doc.go has a line for each package, in the folder where it is, and nothing else.
func TestTheMapIsTrue(t *testing.T) {
	var there []string
	for _, folder := range folders {
		for _, pkg := range foldersIn(t, folder) {
			there = append(there, folder+"/"+pkg)
		}
	}
	if want := slices.Sorted(slices.Values(there)); !slices.Equal(slices.Sorted(slices.Values(layers)), want) {
		t.Errorf("doc.go names %v, there are %v", layers, there)
	}
	last := 0
	for _, pkg := range layers {
		folder, _, _ := strings.Cut(pkg, "/")
		at := slices.Index(folders, folder)
		if at < last {
			t.Errorf("doc.go: %s stands below a later layer", pkg)
		}
		last = at
	}
}

func foldersIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
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

// What a page shows is the same on any day: which claims are published already is decided before there are pages.
func TestPagesDoNotAskWhatDayItIs(t *testing.T) {
	for _, pkg := range layers {
		if !strings.HasPrefix(pkg, "pages/") {
			continue
		}
		fset, files := sources(t, pkg)
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Today" {
					t.Errorf("%s asks what day it is", fset.Position(n.Pos()))
				}
				return true
			})
		}
	}
}

// The compiler lets nobody outside generator/ import what only tests need; this holds the rest.
func TestOnlyTestsImportWhatTestsNeed(t *testing.T) {
	for _, pkg := range append(slices.Clone(layers), ".") {
		fset, files := sources(t, pkg)
		for _, f := range files {
			for _, path := range importsOf(t, f) {
				if strings.HasPrefix(path, "beleg/generator/internal/") {
					t.Errorf("%s imports %s", fset.Position(f.Pos()).Filename, path)
				}
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
		if pkg == "text/markdown" {
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

// Every package says in its comment what it is for.
func TestEveryPackageHasAComment(t *testing.T) {
	for _, pkg := range slices.Concat(layers, helpers) {
		_, files := sources(t, pkg)
		begins := "Package " + path.Base(pkg) + " "
		if !slices.ContainsFunc(files, func(f *ast.File) bool { return f.Doc != nil && strings.HasPrefix(f.Doc.Text(), begins) }) {
			t.Errorf("package %s has no comment that begins with its name", pkg)
		}
	}
}
