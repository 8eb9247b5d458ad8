package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// explained are survivors that make no difference. Lines of the file that are not indented are their keys, as the
// program prints them; the reason stands below, indented, for all keys directly above it.
type explained struct {
	order []string
	used  map[string]bool
}

// readExplained reads the file beside this one.
func readExplained(name string) (*explained, error) {
	_, here, _, _ := runtime.Caller(0)
	text, err := os.ReadFile(filepath.Join(filepath.Dir(here), name))
	if err != nil {
		return nil, err
	}
	e := &explained{used: map[string]bool{}}
	reason := true
	for i, line := range strings.Split(string(text), "\n") {
		switch key := strings.TrimSpace(line); {
		case key == "" && !reason:
			return nil, fmt.Errorf("%s:%d: the keys above have no reason", name, i)
		case key == "" || strings.HasPrefix(key, "#"):
		case line != key:
			reason = true
		default:
			reason = false
			e.order = append(e.order, key)
			e.used[key] = false
		}
	}
	return e, nil
}

// has tells whether a survivor is explained.
func (e *explained) has(key string) bool {
	_, ok := e.used[key]
	if ok {
		e.used[key] = true
	}
	return ok
}

// unused returns the keys of a package that named no survivor.
func (e *explained) unused(dir string) []string {
	var keys []string
	for _, key := range e.order {
		file, _, _ := strings.Cut(key, " ")
		if path.Dir(file) == dir && !e.used[key] {
			keys = append(keys, key)
		}
	}
	return keys
}
