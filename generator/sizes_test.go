package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// The sizes of the house, tests aside: what is larger is hard to take in at a glance. A tab is as wide as four blanks.
const (
	widest  = 120 // columns of a line
	longest = 60  // lines of a function
	tallest = 400 // lines of a file
	fullest = 900 // lines of a package
)

// exceptions may be larger, each for its reason. The list only shrinks: whoever mends the last line of one takes it off.
var exceptions = map[string]string{
	"package cmd/beleg":                "every subcommand is a file of it",
	"package generator/delivery/serve": "holds both what answers and what is said to pages",
	"package generator/facts/format":   "has grown; not divided yet",
	"package generator/pages/opendata": "has grown; not divided yet",
	"package generator/pages/site":     "has grown; not divided yet",
}

// An oversize is something that is larger than it should be.
type oversize struct {
	what string // as the list of exceptions names it
	said string
}

func TestNothingIsLargerThanTheHouseAllows(t *testing.T) {
	found := map[string][]string{}
	for _, o := range oversizes(t, os.DirFS("..")) {
		found[o.what] = append(found[o.what], o.said)
	}
	for _, what := range slices.Sorted(maps.Keys(found)) {
		if exceptions[what] == "" {
			t.Errorf("%s: %s", what, strings.Join(found[what][:min(3, len(found[what]))], ", "))
		}
	}
	for _, what := range slices.Sorted(maps.Keys(exceptions)) {
		if found[what] == nil {
			t.Errorf("%s is no longer too large: take it off the list of exceptions", what)
		}
	}
}

// oversizes measures every Go file that is not a test's.
func oversizes(t *testing.T, repository fs.FS) []oversize {
	t.Helper()
	var found []oversize
	lines := map[string]int{} // of a package
	err := fs.WalkDir(repository, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || len(name) > 1 && name[0] == '.'):
			return fs.SkipDir
		case path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		text, err := fs.ReadFile(repository, name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, text, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		n := strings.Count(string(text), "\n")
		lines[path.Dir(name)] += n
		if n > tallest {
			found = append(found, oversize{"file " + name, fmt.Sprintf("%d lines, want at most %d", n, tallest)})
		}
		found = append(found, longFunctions(set, f, name)...)
		found = append(found, wideLines(set, f, name, string(text))...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range slices.Sorted(maps.Keys(lines)) {
		if lines[pkg] > fullest {
			found = append(found, oversize{"package " + pkg, fmt.Sprintf("%d lines, want at most %d", lines[pkg], fullest)})
		}
	}
	return found
}

func longFunctions(set *token.FileSet, f *ast.File, name string) []oversize {
	var found []oversize
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			if n := set.Position(fn.End()).Line - set.Position(fn.Pos()).Line + 1; n > longest {
				found = append(found, oversize{"function " + fn.Name.Name + " of " + name, fmt.Sprintf("%d lines, want at most %d", n, longest)})
			}
		}
	}
	return found
}

// wideLines leaves out lines whose edge lies in a raw string, such as a struct tag: those cannot be broken.
func wideLines(set *token.FileSet, f *ast.File, name, text string) []oversize {
	var raw []*ast.BasicLit
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && lit.Value[0] == '`' {
			raw = append(raw, lit)
		}
		return true
	})
	var found []oversize
	start, number := 0, 0
	for line := range strings.Lines(text) {
		number++
		column := 0
		for i, r := range strings.TrimSuffix(line, "\n") {
			column++
			if r == '\t' {
				column += 3
			}
			if column <= widest {
				continue
			}
			edge := set.File(f.Pos()).Pos(start + i)
			if !slices.ContainsFunc(raw, func(lit *ast.BasicLit) bool { return lit.Pos() <= edge && edge < lit.End() }) {
				found = append(found, oversize{"width of " + name, fmt.Sprintf("line %d is wider than %d columns", number, widest)})
			}
			break
		}
		start += len(line)
	}
	return found
}

// What is measured is measured right.
func TestSizesAreMeasured(t *testing.T) {
	wide := strings.Repeat("x", widest)
	text := "package a\n\nfunc f() {\n" + strings.Repeat("\t_ = 1\n", longest-1) + "}\n\n" + // one line too long
		"func g() {\n" + strings.Repeat("\t_ = 1\n", longest-2) + "}\n\n" +
		"type t struct {\n\ta int `" + wide + "`\n}\n\n" +
		"// " + wide[3:] + "\n// " + wide[2:] + "\n" + // just wide enough, and too wide
		"const c = `" + wide + "` + `\n" + wide + "a\n` // " + wide[6:] + "\n"
	text += strings.Repeat("\n", tallest+1-strings.Count(text, "\n"))
	project := fstest.MapFS{"a/a.go": {Data: []byte(text)}, "a/b.go": {Data: []byte("package a\n" + strings.Repeat("\n", fullest-tallest-1))},
		"a/a_test.go": {Data: []byte("package a // " + wide)}, "b/b.go": {Data: []byte("package b\n" + strings.Repeat("\n", tallest-1))}}
	var got []string
	for _, o := range oversizes(t, project) {
		got = append(got, o.what+": "+o.said)
	}
	want := []string{
		"file a/a.go: 401 lines, want at most 400",
		"function f of a/a.go: 61 lines, want at most 60",
		"width of a/a.go: line 131 is wider than 120 columns",
		"file a/b.go: 500 lines, want at most 400",
		"package a: 901 lines, want at most 900",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
