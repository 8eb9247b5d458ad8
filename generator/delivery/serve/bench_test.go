package serve

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"testing"
	"time"

	"beleg/generator/delivery/disk"
)

// BenchmarkEdit measures what an editor waits for: from writing a claim's file to the moment when its new page can be fetched,
// with the watcher, its quiet time and HTTP in between, while the claim's page is open in a browser.
//
//	go test -run xxx -bench Edit -benchtime 50x ./generator/delivery/serve
//
// CORPUS names the project that it edits a copy of, such as one by cmd/corpus; ours without it.
func BenchmarkEdit(b *testing.B) {
	dir := b.TempDir()
	from := cmp.Or(os.Getenv("CORPUS"), "../../..")
	for _, folder := range disk.Inputs {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join(from, folder))); err != nil && !os.IsNotExist(err) {
			b.Fatal(err)
		}
	}
	host, _ := following(b, dir)
	files, err := filepath.Glob(filepath.Join(dir, "content/claims/*.toml"))
	if err != nil || len(files) == 0 {
		b.Fatalf("there are no claims (%v)", err)
	}
	file := files[len(files)/2]
	id := filepath.Base(file[:len(file)-len(".toml")])
	path := home(b, host) + "claims/" + id + "/"
	stream, err := http.Get(host + Prefix + "events?path=" + path + "&page=x&revision=1")
	if err != nil {
		b.Fatal(err)
	}
	defer stream.Body.Close()
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	at := regexp.MustCompile(`(?m)^claim\s*=\s*"`).FindIndex(text)
	if at == nil {
		b.Fatalf("%s has no sentence on one line", file)
	}
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		words := fmt.Sprintf("Edit %d: ", n)
		edited := slices.Concat(text[:at[1]], []byte(words), text[at[1]:])
		start := time.Now()
		if err := os.WriteFile(file, edited, 0o644); err != nil {
			b.Fatal(err)
		}
		for !bytes.Contains(fetched(b, host+path), []byte(words)) {
			if time.Since(start) > time.Minute {
				b.Fatal("the new page never came")
			}
			time.Sleep(time.Millisecond)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(float64(took[(len(took)*95+99)/100-1].Microseconds())/1000, "p95-ms")
	b.ReportMetric(float64(memory.HeapInuse)/(1<<20), "heap-MB")
}
