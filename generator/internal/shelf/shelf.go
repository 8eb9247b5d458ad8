// Package shelf keeps the files of a site in memory.
package shelf

import (
	"bytes"
	"maps"
	"sync"
)

// A Shelf takes files as a build makes them. The zero value is empty; any number of goroutines may put on it.
type Shelf struct {
	mu    sync.Mutex
	files map[string][]byte
}

// Keep keeps nothing: there is no earlier build.
func (s *Shelf) Keep(string, [32]byte) (int, bool) { return 0, false }

// Put keeps a file.
func (s *Shelf) Put(path string, _ [32]byte, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string][]byte{}
	}
	s.files[path] = bytes.Clone(data)
	return nil
}

// Files returns what was put, by path.
func (s *Shelf) Files() map[string][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.files)
}
