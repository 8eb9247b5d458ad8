package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	_ "embed"
)

//go:embed switch.go.txt
var switches string

// A pack is a package whose tests are tried.
type pack struct {
	path, dir string // its path, and its folder as seen from that of the module
	module    string // the folder of the module
	folder    string
	files     *token.FileSet
	syntax    []*ast.File
	types     *types.Package
	info      types.Info
	mutants   []*mutant
	keys      map[string]int // how often there is each
}

// listed is what go list says of a package.
type listed struct {
	ImportPath, Name, Dir, Export string
	GoFiles                       []string
	Module                        *struct{ Dir, Path string }
	DepOnly                       bool
}

// load reads and checks a package.
func load(name string) (*pack, error) {
	it, exports, err := list(name)
	if err != nil {
		return nil, err
	}
	p := &pack{path: it.ImportPath, module: it.Module.Dir, folder: it.Dir, files: token.NewFileSet(),
		keys: map[string]int{}, info: types.Info{Types: map[ast.Expr]types.TypeAndValue{},
			Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}}
	p.dir = strings.TrimPrefix(it.ImportPath, it.Module.Path+"/")
	for _, file := range it.GoFiles {
		f, err := parser.ParseFile(p.files, filepath.Join(it.Dir, file), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.syntax = append(p.syntax, f)
	}
	compiled := importer.ForCompiler(p.files, "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(exports[path])
	})
	p.types, err = (&types.Config{Importer: compiled}).Check(it.ImportPath, p.files, p.syntax, &p.info)
	return p, err
}

// list asks go for a package, and for where each package stands compiled that it needs.
func list(name string) (it listed, exports map[string]string, err error) {
	fields := "-json=ImportPath,Name,Dir,Export,GoFiles,Module,DepOnly"
	list := exec.Command("go", "list", "-deps", "-export", fields, name)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return it, nil, fmt.Errorf("go list %s: %w", name, err)
	}
	exports = map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var l listed
		if err := d.Decode(&l); errors.Is(err, io.EOF) {
			return it, exports, nil
		} else if err != nil {
			return it, nil, fmt.Errorf("read what go list says: %w", err)
		}
		exports[l.ImportPath] = l.Export
		if !l.DepOnly {
			it = l
		}
	}
}

// overlay writes the package with all faults into a folder, and returns the file that tells go of it.
func (p *pack) overlay(folder string) (string, error) {
	replaced := map[string]string{}
	put := func(name, text string) error {
		replaced[name] = filepath.Join(folder, filepath.Base(name))
		return os.WriteFile(replaced[name], []byte(text), 0o666)
	}
	for _, f := range p.syntax {
		name := p.files.Position(f.Package).Filename
		source, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		w := &writer{pack: p, name: path.Join(p.dir, filepath.Base(name)), source: source,
			imports: importNames(f), same: map[ast.Expr]bool{}}
		if err := put(name, w.file(f)); err != nil {
			return "", err
		}
	}
	text := strings.NewReplacer("NAMED", p.types.Name(), "HOWMANY", strconv.Itoa(len(p.mutants)+1)).Replace(switches)
	if err := put(filepath.Join(p.folder, "mutant_switch.go"), text); err != nil {
		return "", err
	}
	told, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		return "", err
	}
	name := filepath.Join(folder, "overlay.json")
	return name, os.WriteFile(name, told, 0o666)
}

// file writes a whole file, with what stands before its package clause.
func (w *writer) file(f *ast.File) string {
	end := w.files.File(f.Package).Size()
	text := string(w.source[:w.files.Position(f.Package).Offset]) + w.text(f.Package, f.Name.End())
	at := f.Name.End()
	for _, d := range f.Decls {
		text += w.text(at, d.Pos()) + w.node(d)
		at = d.End()
	}
	return text + string(w.source[w.files.Position(at).Offset:end])
}

// importNames returns what a file calls the packages that it imports.
func importNames(f *ast.File) map[string]string {
	names := map[string]string{}
	for _, i := range f.Imports {
		of, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			panic(err) // it was parsed
		}
		names[of] = path.Base(of)
		if i.Name != nil {
			names[of] = i.Name.Name
		}
	}
	return names
}
