//go:build browser

package generator_test

import "beleg/generator/internal/standin"

// basePath is where the site stands on its host: project pages have such a path, and links that forget it fail here.
const basePath = "/konto/faktencheck/"

// A served site answers as GitHub Pages does, and has its files at hand.
type served struct {
	*standin.Site
	files map[string][]byte
}

func newServed() *served { return &served{Site: standin.New(basePath)} }

func (s *served) publish(files map[string][]byte) {
	s.files = files
	s.Publish(files)
}

// requests returns what was asked for since the last call.
func (s *served) requests() []string { return s.Requests() }

// index is the file that stands for an address below the base path.
func index(name string) string { return standin.Index(name) }
