package generator

import (
	"context"
	"io/fs"
	"os"
	"sync"

	"beleg/generator/internal/shelf"
	"beleg/generator/words/diag"
)

// Fresh is our site, for all tests of this folder: that takes seconds. Nobody changes its files.
var Fresh = sync.OnceValues(func() (Result, error) { return Build(context.Background(), os.DirFS(".."), Options{}) })

// Result is what became of a project. Files is nil if Found holds errors.
type Result struct {
	Found diag.List
	Files map[string][]byte // by path relative to the output folder, with slashes
}

// Build turns a project into the files of its site, all of them in memory.
func Build(ctx context.Context, project fs.FS, opt Options) (Result, error) {
	s, err := Open(project, opt)
	if err != nil || s.Paths() == nil {
		return Result{Found: foundBy(s)}, err
	}
	var files shelf.Shelf
	if err := s.Make(ctx, &files); err != nil {
		return Result{}, err
	}
	result := Result{Found: s.Found, Files: files.Files()}
	if !sound(result.Found) {
		result.Files = nil
	}
	return result, nil
}

func foundBy(s *Site) diag.List {
	if s == nil {
		return nil
	}
	return s.Found
}
