package generator

import (
	"context"
	"os"
	"strings"
	"sync"

	"beleg/generator/pages/card"
)

// Fresh is our site with every share card drawn, for all tests of this folder: that takes seconds. Nobody changes its files.
var Fresh = sync.OnceValues(func() (Result, error) {
	result, err := Build(context.Background(), os.DirFS(".."), Options{})
	Keep(result.Files)
	return result, err
})

// Cards that were drawn, by path. That a card is drawn right is tested elsewhere, and that one of another build is the same too.
var cards sync.Map

// Keep lets later builds reuse the cards among some files.
func Keep(files map[string][]byte) {
	for path, data := range files {
		if strings.HasPrefix(path, card.Folder) {
			cards.Store(path, data)
		}
	}
}

// Reuse returns a card that was kept.
func Reuse(path string) ([]byte, bool) {
	data, ok := cards.Load(path)
	if !ok {
		return nil, false
	}
	return data.([]byte), true
}
