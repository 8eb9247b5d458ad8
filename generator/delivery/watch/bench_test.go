package watch

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"beleg/generator/delivery/disk"
)

// large makes a project of the size the generator is built for: 10,000 claims and 2,000 articles, 40 MB.
func large(b *testing.B) string {
	b.Helper()
	dir := project(b, "content/site.toml", "title = 1")
	for _, folder := range []string{"content/claims", "seeds"} {
		must(b, os.MkdirAll(filepath.Join(dir, folder), 0o755))
	}
	claim, article := strings.Repeat("claim = 1\n", 200), strings.Repeat("Ein Satz. ", 1000)
	for i := range 10_000 {
		must(b, os.WriteFile(filepath.Join(dir, fmt.Sprintf("content/claims/claim-%05d.toml", i)), []byte(claim), 0o644))
	}
	for i := range 2_000 {
		must(b, os.WriteFile(filepath.Join(dir, fmt.Sprintf("seeds/article-%04d.txt", i)), []byte(article), 0o644))
	}
	return dir
}

func BenchmarkOpen(b *testing.B) {
	dir := large(b)
	for b.Loop() {
		if _, err := Open(dir, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// How long it takes to see that nothing changed, when every stamp can be trusted.
func BenchmarkRescan(b *testing.B) {
	d := disk.At(large(b))
	time.Sleep(time.Second) // of no use to make files look older: the time of their last change cannot be set
	must(b, d.Rescan(func(string) {}))
	if d.Tree.Loose() {
		b.Fatal("some files cannot be trusted")
	}
	for b.Loop() {
		must(b, d.Rescan(func(string) {}))
	}
}

// The work between a hint and the snapshot, for one file among 12,000.
func BenchmarkOneChange(b *testing.B) {
	dir := large(b)
	d := disk.At(dir)
	must(b, d.Rescan(func(string) {}))
	const name = "content/claims/claim-05000.toml"
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		must(b, os.WriteFile(filepath.Join(dir, name), fmt.Appendf(nil, "claim = %d\n", i), 0o644))
		b.StartTimer()
		before := d.Tree
		must(b, d.Visit(map[string]fsnotify.Op{name: fsnotify.Write}, func(string) {}))
		if changed := disk.Changes(before, d.Tree); len(changed) != 1 {
			b.Fatalf("Changed = %q, want the one file", changed)
		}
	}
}

// Reading all that is in a snapshot, as a build does.
func BenchmarkReadSnapshot(b *testing.B) {
	w, err := Open(large(b), Options{})
	must(b, err)
	fsys := w.Snapshot().Files
	for b.Loop() {
		must(b, fs.WalkDir(fsys, "content", func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				_, err = fs.ReadFile(fsys, name)
			}
			return err
		}))
	}
}

// What an editor waits for: from the moment a file is written until the snapshot is there, quiet time included.
func BenchmarkEditToSnapshot(b *testing.B) {
	dir := large(b)
	v := view(b, dir, Options{})
	write(b, filepath.Join(dir, "content/site.toml"), "ready")
	v.wait("content/site.toml", "ready")
	name := filepath.Join(dir, "content/claims/claim-05000.toml")
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		text := fmt.Sprintf("claim = %d\n", i)
		start := time.Now()
		must(b, os.WriteFile(name, []byte(text), 0o644))
		v.wait("content/claims/claim-05000.toml", text)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "ms/p95")
}
