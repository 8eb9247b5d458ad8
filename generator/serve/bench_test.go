package serve

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"testing"
	"time"

	"beleg/generator"
	"beleg/generator/watch"
)

// benchProject names the folder of the project that BenchmarkEdit edits a copy of; ours if it is empty.
const benchProject = "BELEG_BENCH_PROJECT"

// BenchmarkEdit measures what an editor waits for: from writing a claim's file to the moment when its new page can be fetched,
// with the watcher, its quiet time and HTTP in between, while the claim's page is open in a browser.
//
//	go test -run xxx -bench Edit -benchtime 50x ./generator/serve
func BenchmarkEdit(b *testing.B) {
	dir := b.TempDir()
	from := cmp.Or(os.Getenv(benchProject), "../..")
	for _, folder := range watch.Inputs {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join(from, folder))); err != nil && !os.IsNotExist(err) {
			b.Fatal(err)
		}
	}
	host := following(b, dir)
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
		for !bytes.Contains(fetch(b, host+path), []byte(words)) {
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

// following serves a project on the disk and follows its changes until the test ends. It returns the server's address.
func following(t testing.TB, dir string) string {
	t.Helper()
	watcher, err := watch.Open(dir, watch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	listener, _, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := New(generator.NewLive(generator.Options{}), Options{})
	if r := p.Update(watcher.Snapshot().Files, nil); !r.State.Ready {
		t.Fatalf("there is no site: %v %v", r.Fault, r.State.Found)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{}, 2)
	go func() {
		if err := p.Serve(ctx, listener); err != nil {
			t.Error(err)
		}
		ended <- struct{}{}
	}()
	go func() {
		watcher.Run(ctx, func(s watch.Snapshot) { p.Update(s.Files, s.Changed) })
		ended <- struct{}{}
	}()
	t.Cleanup(func() { stop(); <-ended; <-ended })
	return "http://" + listener.Addr().String()
}

// home returns the path of the home page.
func home(t testing.TB, host string) string {
	t.Helper()
	res, err := http.Get(host + "/")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res.Request.URL.Path
}

func fetch(t testing.TB, url string) []byte {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
