package opendata_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/opendata"
	"beleg/generator/pages/timeline"
)

// BenchmarkFiles makes the whole open data of a project. Ours is small; for a large one:
//
//	go run ./cmd/corpus -claims 10000 -sources 2000 DIR && CORPUS=DIR go test -run xxx -bench Files ./generator/pages/opendata
func BenchmarkFiles(b *testing.B) {
	dir := "../../.."
	if named := os.Getenv("CORPUS"); named != "" {
		dir = named
	}
	base, _, err := load.Project(os.DirFS(dir))
	if err != nil {
		b.Fatal(err)
	}
	base = base.Published().LeaveDrafts()
	book, entries := address.New(base, nil), timeline.Entries(base, fact.UsesOf(base))
	in := opendata.Input{Base: base, Book: book, Uses: func() *fact.Uses { return fact.UsesOf(base) }, Entries: func() []*timeline.Entry { return entries }, Ingredients: func() map[string][]byte { return nil }}
	b.ReportAllocs()
	for b.Loop() {
		files, size := opendata.Files(in), 0
		for _, path := range slices.Sorted(maps.Keys(files)) {
			if strings.HasPrefix(path, address.NotesFolder) {
				continue // asks for pages, which are not made here
			}
			data, err := files[path]()
			if err != nil {
				b.Fatal(err)
			}
			size += len(data)
		}
		b.ReportMetric(float64(size)/1e6, "MB")
	}
}
