//go:build slow

package render

import (
	"bytes"
	"maps"
	"slices"
	"testing"
	"testing/fstest"
)

func TestTheSamePagesGiveTheSameBytes(t *testing.T) {
	pages := func() [][]byte {
		var list [][]byte
		set := parsed(t, "en", fstest.MapFS{})
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			f := filler{text: "wort"}
			list = append(list, rendered(t, set, f.page(kind, "en")))
		}
		return list
	}
	first := pages()
	for range 5 {
		if !slices.EqualFunc(first, pages(), bytes.Equal) {
			t.Fatal("a second run gives other bytes")
		}
	}
}
