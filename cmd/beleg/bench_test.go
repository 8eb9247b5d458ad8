package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"beleg/generator/judgement/weight"
)

// BenchmarkBuild builds a whole site anew: that of the project in the folder CORPUS, or ours. A profile of it tells the
// compiler which calls are worth inlining (default.pgo; https://go.dev/doc/pgo). An old one does no harm, but where much
// of what a build does has changed it is of less use. To renew it:
//
//	go run ./cmd/corpus -claims 10000 -sources 2000 DIR && sed -i '1i share_cards = false' DIR/content/site.toml
//	CORPUS=DIR go test -run '^$' -bench Build -benchtime 4x -o /dev/null -cpuprofile $PWD/cmd/beleg/default.pgo ./cmd/beleg
func BenchmarkBuild(b *testing.B) {
	project := os.Getenv("CORPUS")
	if project == "" {
		project = "../.."
	}
	for b.Loop() {
		out := filepath.Join(b.TempDir(), "site")
		if code := run(weight.Limits{}, []string{"build", "-C", project, "-o", out}, io.Discard, io.Discard); code != exitDone {
			b.Fatalf("build ended with %d", code)
		}
	}
}
