//go:build slow

package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"beleg/generator"
)

const (
	loadEdits   = 1000
	loadClients = 50
	tooMany     = 20 // pages that find no place
)

// A crowd is one preview that listens, and what its readers found wrong.
type crowd struct {
	t        *testing.T
	host     string
	client   *http.Client
	answered atomic.Int64
	reloads  atomic.Int64
	pages    sync.Map // what stands at an address whichever edit it shows → true
}

// loadPaths show the sentence that is edited, all but the last.
var loadPaths = []string{claimPage, "/check/", "/check/claims/", "/check/data/claims.json", "/check/imprint/"}

// fetch returns what stands at an address, and tells whether it is right: whole, and of one revision.
func (c *crowd) fetch(ctx context.Context, path string) (page string, ok bool) {
	r, err := http.NewRequestWithContext(ctx, "GET", c.host+path, nil)
	if err != nil {
		c.t.Error(err)
		return "", false
	}
	res, err := c.client.Do(r)
	if err != nil {
		c.t.Errorf("%s: %v", path, err)
		return "", false
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK || res.Header.Get("ETag") != `"`+fingerprint(text)+`"` {
		c.t.Errorf("%s: got %d and %d bytes (%v), want the whole page", path, res.StatusCode, len(text), err)
		return "", false
	}
	c.answered.Add(1)
	return string(text), c.ofOneRevision(path, string(text))
}

var (
	editMark = regexp.MustCompile(`Edit (\d{4})`)
	ownTag   = regexp.MustCompile(`<script type="module" src="/_beleg/preview.js"[^>]*></script>`)
)

// ofOneRevision tells whether a page shows one edit alone, and is else what it always is.
func (c *crowd) ofOneRevision(path, page string) bool {
	marks := editMark.FindAllStringSubmatch(page, -1)
	for _, m := range marks {
		if m[1] != marks[0][1] {
			c.t.Errorf("%s: shows the edits %s and %s at once", path, marks[0][1], m[1])
			return false
		}
	}
	if shows := path != loadPaths[len(loadPaths)-1]; shows != (len(marks) > 0) {
		c.t.Errorf("%s: shows %d edits", path, len(marks))
		return false
	}
	rest := ownTag.ReplaceAllString(editMark.ReplaceAllString(page, ""), "")
	c.pages.LoadOrStore(path+" "+fingerprint([]byte(rest)), true)
	return true
}

// stream opens the stream of a page, calls told with each message until it is content, and closes it. It returns the status.
func (c *crowd) stream(ctx context.Context, query url.Values, told func(message) bool) int {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, "GET", c.host+Prefix+"events?"+query.Encode(), nil)
	if err != nil {
		c.t.Error(err)
		return 0
	}
	res, err := c.client.Do(r)
	if err != nil {
		c.t.Errorf("open a stream: %v", err)
		return 0
	}
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	for res.StatusCode == http.StatusOK && lines.Scan() {
		var m message
		if text, is := strings.CutPrefix(lines.Text(), "data: "); is && json.Unmarshal([]byte(text), &m) == nil && told(m) {
			return res.StatusCode
		}
	}
	if res.StatusCode == http.StatusOK {
		c.t.Errorf("the stream of %s ended: %v", query.Get("path"), lines.Err())
	}
	return res.StatusCode
}

// visit follows a page as the browser's script does, loads it again when it is told to, and ends when it shows the last revision.
func (c *crowd) visit(ctx context.Context, query url.Values, last int, greeted func()) {
	path := query.Get("path")
	for heard := false; !heard && !c.t.Failed(); {
		reload := false
		status := c.stream(ctx, query, func(m message) bool {
			greeted()
			reload = m.Do == "reload"
			heard = m.Revision == last && !reload
			return reload || heard
		})
		if status != http.StatusOK && status != http.StatusServiceUnavailable { // a place is given back after the page has left
			c.t.Errorf("the stream of %s: got %d", path, status)
			return
		}
		if reload {
			c.reloads.Add(1)
			page, ok := c.fetch(ctx, path)
			if query = made(path, page); !ok || query == nil {
				return
			}
		}
	}
}

// loaded serves a project until end is called.
func loaded(t *testing.T, fsys fstest.MapFS) (p *Preview, host string, end func()) {
	t.Helper()
	listener, _, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p = New(generator.NewLive(generator.Options{}), Options{})
	if r := p.Update(fsys, nil); !r.State.Ready {
		t.Fatalf("there is no site: %v %v", r.Fault, r.State.Found)
	}
	ctx, stop := context.WithCancel(context.Background())
	var served sync.WaitGroup
	served.Go(func() {
		if err := p.Serve(ctx, listener); err != nil {
			t.Error(err)
		}
	})
	return p, "http://" + listener.Addr().String(), func() { stop(); served.Wait() }
}

// standing returns how many goroutines there are and how much memory is in use.
func standing() (goroutines int, heap uint64) {
	runtime.GC()
	runtime.GC() // what finalizers let go
	var is runtime.MemStats
	runtime.ReadMemStats(&is)
	return runtime.NumGoroutine(), is.HeapAlloc
}

// More pages are open than have places: those too many are told so, and catch up when places are free.
func TestAThousandEditsUnderManyReadersLoseNothingAndLeaveNothing(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, claimFile, "About 19,000 vehicles cross the Harbour", "Edit 1000: 19,000 vehicles cross the Harbour")
	p, host, end := loaded(t, fsys)
	defer end()
	ctx, stop := context.WithTimeout(t.Context(), 2*soon)
	defer stop()
	c := &crowd{t: t, host: host, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: mostStreams + tooMany}}}
	defer c.client.CloseIdleConnections()
	var queries []url.Values
	for i := range mostStreams + tooMany {
		path := loadPaths[i%3]
		page, _ := c.fetch(ctx, path)
		if queries = append(queries, made(path, page)); queries[i] == nil {
			t.Fatalf("%s has no script", path)
		}
	}
	for _, path := range loadPaths {
		c.fetch(ctx, path)
	}
	c.client.CloseIdleConnections()
	settled()
	goroutines, heap := standing()

	const last = 1 + loadEdits
	var visits, greetings sync.WaitGroup
	greetings.Add(mostStreams)
	for _, query := range queries[:mostStreams] {
		visits.Go(func() { c.visit(ctx, query, last, sync.OnceFunc(greetings.Done)) })
	}
	greetings.Wait()
	for _, query := range queries[mostStreams:] {
		if status := c.stream(ctx, query, nil); status != http.StatusServiceUnavailable {
			t.Fatalf("one page too many: got %d, want 503", status)
		}
	}
	begun := time.Now()
	c.edits(ctx, p, fsys)
	took := time.Since(begun)
	visits.Wait()
	for _, query := range queries[mostStreams:] {
		visits.Go(func() { c.visit(ctx, query, last, func() {}) })
	}
	visits.Wait()

	c.client.CloseIdleConnections()
	if !eventually(func() bool { return runtime.NumGoroutine() <= goroutines }) {
		t.Errorf("%d goroutines are left of %d", runtime.NumGoroutine(), goroutines)
	}
	left, now := standing()
	if now > heap+max(heap/5, 5<<20) {
		t.Errorf("%d bytes are in use, and before the edits it were %d", now, heap)
	}
	kinds := 0
	c.pages.Range(func(any, any) bool { kinds++; return true })
	if kinds != len(loadPaths) {
		t.Errorf("at %d addresses stood %d pages, apart from the edits", len(loadPaths), kinds)
	}
	t.Logf("%d edits in %v, %d answers, %d reloads; goroutines %d before and %d after, heap %d kB before and %d kB after", loadEdits,
		took.Round(time.Millisecond), c.answered.Load(), c.reloads.Load(), goroutines, left, heap>>10, now>>10)
}

// settled returns how many goroutines there are when those of connections that were closed have ended.
func settled() (n int) {
	same := 0
	eventually(func() bool {
		before := n
		if n, same = runtime.NumGoroutine(), same+1; n != before {
			same = 0
		}
		return same == 20
	})
	return n
}

// edits edits the project while clients read it.
func (c *crowd) edits(ctx context.Context, p *Preview, fsys fstest.MapFS) {
	done := make(chan struct{})
	var clients sync.WaitGroup
	for i := range loadClients {
		clients.Go(func() {
			for n := i; ; n++ {
				select {
				case <-done:
					return
				default:
				}
				if _, ok := c.fetch(ctx, loadPaths[n%len(loadPaths)]); !ok {
					return
				}
			}
		})
	}
	for n := range loadEdits {
		fsys = maps.Clone(fsys) // the one before may be read still
		edit(c.t, fsys, claimFile, fmt.Sprintf("Edit %d", 1000+n), fmt.Sprintf("Edit %d", 1001+n))
		if r := p.Update(fsys, []string{claimFile}); r.Fault != nil || r.State.Revision != n+2 {
			c.t.Errorf("edit %d: got revision %d and %v", n, r.State.Revision, r.Fault)
			break
		}
	}
	close(done)
	clients.Wait()
}
