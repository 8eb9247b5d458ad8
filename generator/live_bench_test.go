package generator

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"testing"
	"testing/fstest"
	"time"
)

// BenchmarkLive measures what an editor waits for, without watcher and HTTP: from a new file to the page of its claim.
// An edit changes the facts in place; for a claim that comes in the whole project is walked again. CORPUS names the
// project, such as one by cmd/corpus; ours without it.
//
//	CORPUS=DIR go test -run xxx -bench Live -benchtime 20x ./generator
func BenchmarkLive(b *testing.B) {
	for _, c := range []struct{ what, name string }{{"edit", ""}, {"new", "content/claims/neu-%d.toml"}} {
		b.Run(c.what, func(b *testing.B) {
			project := inMemory(b, cmp.Or(os.Getenv("CORPUS"), ".."))
			claims, err := fs.Glob(project, "content/claims/*.toml")
			if err != nil || len(claims) == 0 {
				b.Fatalf("there are no claims (%v)", err)
			}
			pattern := claims[len(claims)/2]
			text := project[pattern].Data
			live := NewLive(Options{})
			if err := live.Update(project, nil); err != nil || !live.State().Ready {
				b.Fatal(err, live.State().Found)
			}
			var took []time.Duration
			for n := 0; b.Loop(); n++ {
				name, words := cmp.Or(c.name, pattern), fmt.Sprintf("Fassung %d: ", n)
				if c.name != "" {
					name = fmt.Sprintf(c.name, n)
				}
				project[name] = &fstest.MapFile{Data: bytes.Replace(text, []byte("verdict = \""), []byte("verdict = \""+words), 1)}
				start := time.Now()
				if err := live.Update(project, []string{name}); err != nil {
					b.Fatal(err)
				}
				id := path.Base(name)
				page, _, err := live.File("claims/" + id[:len(id)-len(".toml")] + "/index.html")
				if took = append(took, time.Since(start)); err != nil || !bytes.Contains(page, []byte(words)) {
					b.Fatalf("the page of %s does not say %q (%v)", name, words, err)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
			b.ReportMetric(float64(took[(len(took)*95+99)/100-1].Microseconds())/1000, "p95-ms")
		})
	}
}

// inMemory returns the content and the articles of a project, to be changed.
func inMemory(b *testing.B, dir string) fstest.MapFS {
	b.Helper()
	project := fstest.MapFS{}
	for _, folder := range []string{"content", "seeds"} {
		err := fs.WalkDir(os.DirFS(dir), folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(os.DirFS(dir), name)
			project[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return project
}
