package serve

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"beleg/generator"
	"beleg/generator/delivery/watch"
	"beleg/generator/judgement/start"
)

// written writes the small project of the tests into a folder.
func written(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	files, err := start.Site("en")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAnEditOnTheDiskIsOnThePage(t *testing.T) {
	dir := written(t)
	host, _ := following(t, dir)
	file := filepath.Join(dir, filepath.FromSlash(claimFile))
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.Replace(string(text), "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour", 1)
	if err := os.WriteFile(file, []byte(edited), 0o644); err != nil {
		t.Fatal(err)
	}
	if !eventually(func() bool {
		return strings.Contains(string(fetched(t, host+"/claims/vehicles-on-the-bridge/")), "Day by day")
	}) {
		t.Error("the new words never came")
	}
}

// soon is how long a test waits for what has to happen: long, because only failing tests wait so long.
const soon = 60 * time.Second

// eventually asks until something holds, and tells whether it came to hold.
func eventually(holds func() bool) bool {
	for late := time.Now().Add(soon); time.Now().Before(late); time.Sleep(10 * time.Millisecond) {
		if holds() {
			return true
		}
	}
	return false
}

func TestNothingIsLeftWhenThePreviewEnds(t *testing.T) {
	http.DefaultClient.CloseIdleConnections()
	dir := written(t)
	before, watches := runtime.NumGoroutine(), watchesOpen(t)
	host, end := following(t, dir)
	var streams []*http.Response
	for range 3 {
		res, err := http.Get(host + Prefix + "events?path=/&revision=1")
		if err != nil || res.StatusCode != http.StatusOK {
			t.Fatalf("open a stream: %v, %v", res, err)
		}
		streams = append(streams, res)
	}
	fetched(t, host+"/")
	end()
	for _, res := range streams { // what the browser of this test holds
		res.Body.Close()
	}
	http.DefaultClient.CloseIdleConnections()
	if eventually(func() bool { return runtime.NumGoroutine() <= before && watchesOpen(t) == watches }) {
		return
	}
	stacks := make([]byte, 1<<20)
	t.Errorf("%d goroutines and %d watches are left of %d and %d:\n%s", runtime.NumGoroutine(), watchesOpen(t), before, watches, stacks[:runtime.Stack(stacks, true)])
}

// watchesOpen counts what this process watches files with, where the system lists that.
func watchesOpen(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	n := 0
	for _, entry := range entries {
		if to, err := os.Readlink("/proc/self/fd/" + entry.Name()); err == nil && strings.Contains(to, "inotify") {
			n++
		}
	}
	return n
}

// following serves a project on the disk and follows its changes, until end is called or the test ends. It returns the server's
// address too.
func following(t testing.TB, dir string) (host string, end func()) {
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
	end = sync.OnceFunc(func() { stop(); <-ended; <-ended })
	t.Cleanup(end)
	return "http://" + listener.Addr().String(), end
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

func fetched(t testing.TB, url string) []byte {
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
