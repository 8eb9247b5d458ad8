//go:build slow

package render

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"

	"beleg/templates"
)

var update = flag.Bool("update", false, "write given.toml, to be read like code")

// typeOf finds the type that a partial is given by asking it for what nothing has, and printed by having it written.
var (
	typeOf  = regexp.MustCompile(`can't evaluate field NoSuchField in type (\S+)`)
	printed = regexp.MustCompile(`TYPE:([^:]+):`)
)

func partialsGiven(t *testing.T) map[string]string {
	t.Helper()
	names, _ := fs.Glob(templates.FS, "partials/*.html")
	found := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		found[name] = "nothing"
		asked := parsed(t, "de", project("templates/"+name, `{{.NoSuchField}}`+string(text)))
		written := parsed(t, "de", project("templates/"+name, `{{printf "TYPE:%T:" .}}`+string(text)))
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			f, again := filler{text: "wort"}, filler{text: "wort"}
			_, err := asked.Page(f.page(kind, "de"), nil)
			if err == nil {
				continue
			}
			page, _ := written.Page(again.page(kind, "de"), nil)
			if m := printed.FindSubmatch(page); m != nil {
				found[name] = strings.TrimPrefix(string(m[1]), "*")
			} else if m := typeOf.FindStringSubmatch(err.Error()); m != nil {
				found[name] = strings.TrimPrefix(m[1], "*")
			}
			break
		}
		if found[name] == "interface" { // attributes, in which no type can be written
			found[name] = "several types"
		}
	}
	return found
}

// describer collects the types that can be reached from pages.
type describer struct {
	seen map[string]bool
	docs map[string]map[string]string // package → Type or Type.Field → comment
	out  Given
}

func (d *describer) docsOf(pkg string) map[string]string {
	if docs, ok := d.docs[pkg]; ok {
		return docs
	}
	docs := map[string]string{}
	d.docs[pkg] = docs
	names, _ := filepath.Glob("../../.." + strings.TrimPrefix(pkg, "beleg") + "/*.go")
	for _, name := range names {
		if file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments); err == nil {
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.GenDecl:
					for _, s := range n.Specs {
						if ts, ok := s.(*ast.TypeSpec); ok {
							docs[ts.Name.Name] = oneLine(n.Doc.Text() + ts.Doc.Text())
							if st, ok := ts.Type.(*ast.StructType); ok {
								for _, f := range st.Fields.List {
									for _, name := range f.Names {
										docs[ts.Name.Name+"."+name.Name] = oneLine(f.Doc.Text() + f.Comment.Text())
									}
								}
							}
						}
					}
				case *ast.FuncDecl:
					if n.Recv != nil {
						docs[strings.TrimPrefix(fmt.Sprint(receiver(n)), "*")+"."+n.Name.Name] = oneLine(n.Doc.Text())
					}
				}
				return true
			})
		}
	}
	return docs
}

func receiver(n *ast.FuncDecl) string {
	kind := n.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	return fmt.Sprint(kind)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (d *describer) see(t reflect.Type) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map || t.Kind() == reflect.Array {
		t = t.Elem()
	}
	if d.seen[t.String()] || t.Kind() != reflect.Struct || !strings.HasPrefix(t.PkgPath(), "beleg/") {
		return
	}
	d.seen[t.String()] = true
	docs := d.docsOf(t.PkgPath())
	one := struct {
		Name, Doc string
		Fields    []struct{ Name, Type, Doc string }
	}{Name: t.String(), Doc: docs[t.Name()]}
	add := func(name, kind, doc string) {
		one.Fields = append(one.Fields, struct{ Name, Type, Doc string }{name, kind, doc})
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() {
			doc := docs[t.Name()+"."+f.Name]
			if f.Anonymous {
				doc = "its fields too"
			}
			add(f.Name, f.Type.String(), doc)
			defer d.see(f.Type)
		}
	}
	for i := range t.NumMethod() {
		m := t.Method(i)
		if m.Type.NumIn() == 1 && m.Type.NumOut() == 1 {
			add(m.Name, m.Type.Out(0).String(), docs[t.Name()+"."+m.Name])
			defer d.see(m.Type.Out(0))
		}
	}
	if len(one.Fields) > 0 {
		d.out.Types = append(d.out.Types, one)
	}
}

func TestWhatTemplatesAreGivenIsWhatIsTold(t *testing.T) {
	d := &describer{seen: map[string]bool{}, docs: map[string]map[string]string{}}
	data := partialsGiven(t)
	for kind, blank := range kinds {
		data[kind] = strings.TrimPrefix(reflect.TypeOf(blank()).String(), "*")
	}
	data[frame] = "what the page is given"
	for _, name := range slices.Sorted(maps.Keys(data)) {
		d.out.Templates = append(d.out.Templates, struct{ Name, Data string }{name, data[name]})
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		d.see(reflect.TypeOf(kinds[kind]()))
	}
	d.see(reflect.TypeOf(branch{}))
	slices.SortFunc(d.out.Types, func(a, b struct {
		Name, Doc string
		Fields    []struct{ Name, Type, Doc string }
	}) int {
		return strings.Compare(a.Name, b.Name)
	})
	var want bytes.Buffer
	encoder := toml.NewEncoder(&want)
	encoder.Indent = ""
	if err := encoder.Encode(d.out); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("given.toml", want.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), given); diff != "" {
		t.Errorf("given.toml is not what templates are given; run go test ./generator/pages/render -tags slow -run Given -update (-want +got)\n%s", diff)
	}
}
