package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// A tab is a page that is open in a browser, without the browser.
type tab struct {
	t        *testing.T
	p        *Preview
	path     string
	query    url.Values
	messages chan message
	close    context.CancelFunc
}

// open loads a page and connects, as the preview's script does. used are addresses of other files that the page takes.
func open(t *testing.T, p *Preview, path string, used ...string) *tab {
	t.Helper()
	query := made(path, body(t, ask(p, "GET", path)))
	if query == nil {
		t.Fatalf("%s has no script", path)
	}
	query["used"] = used
	tab := &tab{t: t, p: p, path: path, query: query}
	tab.connect()
	return tab
}

// made is what a page says of itself when it connects; nil if it has no script.
func made(path, page string) url.Values {
	_, script, _ := strings.Cut(page, `preview.js"`)
	script, _, found := strings.Cut(script, ">")
	if !found {
		return nil
	}
	query := url.Values{"path": {path}}
	for _, name := range []string{"run", "revision", "home", "page"} {
		_, value, _ := strings.Cut(script, "data-"+name+`="`)
		query.Set(name, value[:strings.IndexByte(value, '"')])
	}
	return query
}

// connect opens the stream of events with what the page knows of itself.
func (tab *tab) connect() {
	ctx, cancel := context.WithCancel(tab.t.Context())
	server := httptest.NewServer(tab.p)
	tab.t.Cleanup(func() { cancel(); server.CloseClientConnections(); server.Close() })
	tab.p.mu.Lock()
	tab.p.names[strings.TrimPrefix(server.URL, "http://")] = true
	tab.p.mu.Unlock()
	r, err := http.NewRequestWithContext(ctx, "GET", server.URL+Prefix+"events?"+tab.query.Encode(), nil)
	if err != nil {
		tab.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		tab.t.Fatal(err)
	}
	if kind := res.Header.Get("Content-Type"); res.StatusCode != 200 || kind != "text/event-stream" {
		tab.t.Fatalf("got %d and %q, want a stream of events", res.StatusCode, kind)
	}
	tab.messages, tab.close = make(chan message, 100), cancel
	go func(messages chan message) {
		defer close(messages)
		defer res.Body.Close()
		lines := bufio.NewScanner(res.Body)
		for lines.Scan() {
			var m message
			if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok && json.Unmarshal([]byte(text), &m) == nil {
				messages <- m
			}
		}
	}(tab.messages)
}

// next returns what the page is told next.
func (tab *tab) next() message {
	tab.t.Helper()
	select {
	case m, open := <-tab.messages:
		if !open {
			tab.t.Fatalf("%s: the stream ended", tab.path)
		}
		return m
	case <-time.After(soon):
		tab.t.Fatalf("%s: nothing was told", tab.path)
	}
	return message{}
}

// until returns the message of a revision, or of the findings after it.
func (tab *tab) until(done func(message) bool) message {
	tab.t.Helper()
	for {
		if m := tab.next(); done(m) {
			return m
		}
	}
}

func (tab *tab) at(revision int) message {
	tab.t.Helper()
	return tab.until(func(m message) bool { return m.Revision == revision })
}

const claimPage = "/check/claims/vehicles-on-the-bridge/"

// reword changes the sentence of the claim, which stands on its own page and in lists.
func reword(t *testing.T, p *Preview, fsys fstest.MapFS) Report {
	t.Helper()
	edit(t, fsys, claimFile, "About 19,000 vehicles cross the Harbour", "Day by day 19,000 vehicles cross the Harbour")
	return p.Update(fsys, []string{claimFile})
}

func TestAPageReloadsOnlyIfItChanged(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	claim, method := open(t, p, claimPage), open(t, p, "/check/imprint/")
	if m := claim.next(); m.Do != "" || m.Run != p.run || m.Token != p.token || m.Revision != 1 {
		t.Errorf("at first the page is told %+v, want who serves it and nothing to do", m)
	}
	reword(t, p, fsys)
	if m := claim.at(2); m.Do != "reload" || !slices.Equal(m.Changed, []string{"claims/vehicles-on-the-bridge/index.html"}) {
		t.Errorf("the claim's page is told %q because of %v, want to reload because of itself", m.Do, m.Changed)
	}
	if m := method.at(2); m.Do != "" || len(m.Changed) != 0 {
		t.Errorf("a page that did not change is told %q because of %v, want nothing to do", m.Do, m.Changed)
	}
}

func TestAChangedStylesheetIsSwapped(t *testing.T) {
	fsys := project(t)
	fsys["static/css/site.css"] = &fstest.MapFile{Data: []byte("body { color: black }")}
	p := preview(t, fsys)
	page := open(t, p, claimPage)
	for i, colour := range []string{"red", "green"} { // twice: after a swap the page is what a reload would make
		fsys["static/css/site.css"] = &fstest.MapFile{Data: []byte("body { color: " + colour + " }")}
		p.Update(fsys, []string{"static/css/site.css"})
		m := page.at(i + 2)
		if m.Do != "swap" || len(m.Styles) != 1 || len(m.Changed) != 1 {
			t.Fatalf("%s: got %q with %v because of %v, want one stylesheet swapped because of the page", colour, m.Do, m.Styles, m.Changed)
		}
		if text := body(t, ask(p, "GET", m.Styles[0].To)); !strings.Contains(text, colour) {
			t.Errorf("%s: the new stylesheet is %q", colour, text)
		}
		if now := body(t, ask(p, "GET", claimPage)); !strings.Contains(now, m.Styles[0].To) || !strings.Contains(now, m.Page) {
			t.Errorf("%s: after the swap the page is not what it would be when loaded", colour)
		}
	}
	// A stylesheet and a word at once cannot be had without the new page.
	fsys["static/css/site.css"] = &fstest.MapFile{Data: []byte("body { color: blue }")}
	reword(t, p, fsys)
	if m := page.at(4); m.Do != "reload" {
		t.Errorf("stylesheet and words: got %q, want reload", m.Do)
	}
}

func TestAChangedScriptOrPictureReloadsThePage(t *testing.T) {
	for _, file := range []string{"static/js/filter.js", "static/icons/favicon.svg"} {
		fsys := project(t)
		p := preview(t, fsys)
		page := open(t, p, "/check/claims/")
		fsys[file] = &fstest.MapFile{Data: []byte("/* another */")}
		p.Update(fsys, []string{file})
		if m := page.at(2); m.Do != "reload" {
			t.Errorf("%s: got %q, want reload", file, m.Do)
		}
	}
}

func TestAPageReloadsIfAFileItFetchedChanged(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	with, without := open(t, p, "/check/imprint/", "/check/data/claims.json", "/check/not/there.json"), open(t, p, "/check/imprint/")
	reword(t, p, fsys)
	if m := with.at(2); m.Do != "reload" || !slices.Equal(m.Changed, []string{"data/claims.json"}) {
		t.Errorf("got %q because of %v, want reload because of the data", m.Do, m.Changed)
	}
	if m := without.at(2); m.Do != "" {
		t.Errorf("the same page without the data: got %q, want nothing", m.Do)
	}
}

func TestAPageThatIsGoneReloadsAndSoDoesOneThatComes(t *testing.T) {
	fsys := project(t)
	fsys["content/claims/one.toml"] = fsys[claimFile]
	p := preview(t, fsys)
	page, missing := open(t, p, "/check/claims/one/"), open(t, p, "/check/claims/another/")
	fsys["content/claims/another.toml"] = fsys[claimFile]
	delete(fsys, "content/claims/one.toml")
	if r := p.Update(fsys, nil); r.State.Revision != 2 {
		t.Fatalf("the project is not sound: %v", r.State.Found)
	}
	if m := page.at(2); m.Do != "reload" || !slices.Contains(m.Changed, "404.html") {
		t.Errorf("the page that is gone: got %q because of %v, want reload", m.Do, m.Changed)
	}
	if m := missing.at(2); m.Do != "reload" {
		t.Errorf("the page that came: got %q, want reload", m.Do)
	}
}

func TestAPageThatComesBackLearnsWhetherItIsStale(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	claim, data := open(t, p, claimPage), open(t, p, "/check/imprint/", "/check/data/claims.json")
	claim.close()
	data.close()
	reword(t, p, fsys)
	for _, tab := range []*tab{claim, data} { // a notebook that slept
		tab.connect()
		if m := tab.next(); m.Do != "reload" {
			t.Errorf("%s, back after a change: got %q, want reload", tab.path, m.Do)
		}
	}
	claim, data = open(t, p, claimPage), open(t, p, "/check/imprint/", "/check/data/claims.json")
	about := open(t, p, "/check/imprint/")
	restarted := preview(t, fsys) // the same project served by another run, whose revisions begin again
	for tab, want := range map[*tab]string{claim: "", about: "", data: "reload"} {
		tab.p = restarted
		tab.connect()
		if m := tab.next(); m.Do != want || m.Run != restarted.run {
			t.Errorf("%s, back at a new run: got %q of run %s, want %q of the new run", tab.path, m.Do, m.Run, want)
		}
	}
	reword2 := fsys
	edit(t, reword2, claimFile, "Day by day", "Every day")
	restarted = preview(t, reword2)
	claim.p = restarted
	claim.connect()
	if m := claim.next(); m.Do != "reload" {
		t.Errorf("a stale page, back at a new run: got %q, want reload", m.Do)
	}
}

func TestPagesMoveWithTheBasePath(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	page := open(t, p, claimPage)
	edit(t, fsys, "content/site.toml", "https://example.org/check/", "https://example.org/")
	p.Update(fsys, []string{"content/site.toml"})
	if m := page.at(2); m.Do != "go" || m.Address != "/claims/vehicles-on-the-bridge/" {
		t.Errorf("got %q to %q, want to go to the page below the new path", m.Do, m.Address)
	}
	if r := ask(p, "GET", "/claims/vehicles-on-the-bridge/"); r.StatusCode != 200 {
		t.Errorf("the page below the new path: got %d, want 200", r.StatusCode)
	}
	if r := ask(p, "GET", claimPage); r.StatusCode != 404 {
		t.Errorf("the page below the old path: got %d, want 404", r.StatusCode)
	}
}

func TestTheSiteComesByItselfWhenItCan(t *testing.T) {
	for name, spoil := range map[string]func(fstest.MapFS){
		"a fault in the content": func(fsys fstest.MapFS) { fsys[claimFile] = &fstest.MapFile{Data: []byte("claim = ")} },
		"a faulty template": func(fsys fstest.MapFS) {
			fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte("<p>\n{{if}}")}
		},
		"no project": func(fsys fstest.MapFS) { delete(fsys, "content/site.toml") },
	} {
		sound, faulty := project(t), project(t)
		spoil(faulty)
		p := preview(t, faulty)
		r := ask(p, "GET", "/whatever/")
		if text := body(t, r); r.StatusCode != http.StatusServiceUnavailable || !strings.Contains(text, "no site to show yet") {
			t.Errorf("%s: got %d and %q, want a page that says that there is no site", name, r.StatusCode, text)
		}
		page := open(t, p, "/check/")
		if m, told := page.next(), findingsOf(t, p); told.Errors != 1 || m.Told != told.Version || m.Do != "" {
			t.Errorf("%s: the page is told %+v of %+v, want one error and nothing to do", name, m, told)
		}
		p.Update(sound, nil)
		m := page.at(1)
		if m.Do != "reload" {
			t.Errorf("%s, repaired: got %q, want reload", name, m.Do)
		}
		for told := findingsOf(t, p); m.Told != told.Version; {
			m = page.next() // the findings go after the site has come
		}
		if n := findingsOf(t, p).Errors; n != 0 {
			t.Errorf("%s, repaired: there are %d errors", name, n)
		}
		if r := ask(p, "GET", "/check/"); r.StatusCode != 200 {
			t.Errorf("%s, repaired: got %d, want 200", name, r.StatusCode)
		}
	}
}

func TestThePageStaysWhileThereAreErrors(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	page := open(t, p, claimPage)
	before := body(t, ask(p, "GET", claimPage))
	sound := fsys[claimFile]
	fsys[claimFile] = &fstest.MapFile{Data: []byte("claim = ")}
	r := p.Update(fsys, []string{claimFile})
	if n, _ := r.State.Found.Count(); n != 1 || r.State.Revision != 1 {
		t.Errorf("got the report %+v, want an error and the first revision", r)
	}
	if m := page.until(func(m message) bool { return m.Told == r.Version }); m.Do != "" {
		t.Errorf("got %q, want nothing to do", m.Do)
	}
	if after := body(t, ask(p, "GET", claimPage)); after != before {
		t.Error("the last good page did not stay")
	}
	fsys[claimFile] = sound
	r = p.Update(fsys, []string{claimFile})
	if m := page.until(func(m message) bool { return m.Told == r.Version }); m.Do != "" {
		t.Errorf("repaired as it was: got %q, want nothing to do", m.Do)
	}
}

// Nobody asks for a page that is open already, but it is known at once that it fails; it stays as it was, as with every fault.
func TestAnOpenPageThatFailsStaysAndSaysSo(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	told := make(chan string, 10)
	p.opt.News = func() { told <- p.Report().Version }
	claim, about := open(t, p, claimPage), open(t, p, "/check/imprint/")
	sound := p.Report().Version
	fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte(`{{define "content"}}{{.Nonsense}}{{end}}`)}
	p.Update(fsys, []string{"templates/claim.html"})
	var fault string
	select {
	case fault = <-told:
	case <-time.After(10 * time.Second):
		t.Fatal("the terminal was not told")
	}
	for _, tab := range []*tab{claim, about} {
		tab.until(func(m message) bool {
			if m.Do != "" {
				t.Errorf("%s is told %q, want nothing to do", tab.path, m.Do)
			}
			return m.Told == fault
		})
	}
	loaded := open(t, p, claimPage)
	if m := loaded.next(); m.Do != "" || m.Told != fault {
		t.Errorf("the page that says that it cannot be made is told %+v, want the fault", m)
	}
	delete(fsys, "templates/claim.html")
	p.Update(fsys, []string{"templates/claim.html"})
	for tab, want := range map[*tab]string{claim: "", about: "", loaded: "reload"} {
		m := tab.next()
		do := m.Do
		for m.Told != sound {
			m = tab.next()
			do += m.Do
		}
		if do != want {
			t.Errorf("%s is told %q when the template is mended, want %q", tab.path, do, want)
		}
	}
}

func TestAPageMayFollowTheClaimThatIsSaved(t *testing.T) {
	fsys := project(t)
	fsys["content/claims/another.toml"] = fsys[claimFile]
	p := preview(t, fsys)
	p.opt.Follow = true
	about, claim := open(t, p, "/check/imprint/"), open(t, p, claimPage)
	asleep := open(t, p, "/check/imprint/")
	asleep.next()
	asleep.close()
	reword(t, p, fsys)
	if m := about.at(2); m.Follow != claimPage {
		t.Errorf("got %q, want to follow to %s", m.Follow, claimPage)
	}
	if m := claim.at(2); m.Follow != "" || m.Do != "reload" {
		t.Errorf("a page that is there already: got %q to %q, want to reload", m.Do, m.Follow)
	}
	asleep.connect()
	if m := asleep.next(); m.Follow != claimPage {
		t.Errorf("a page that was hidden meanwhile: got %q, want to follow to %s", m.Follow, claimPage)
	}
	edit(t, fsys, "content/claims/another.toml", "About 19,000 vehicles cross the Harbour", "So 19,000 vehicles cross the Harbour")
	edit(t, fsys, claimFile, "Day by day", "Every day")
	p.Update(fsys, []string{"content/claims/another.toml", claimFile})
	if m := about.at(3); m.Follow != "" {
		t.Errorf("two claims at once: got %q, want to follow nowhere", m.Follow)
	}
	p.opt.Follow = false
	edit(t, fsys, claimFile, "Every day", "Daily")
	p.Update(fsys, []string{claimFile})
	if m := about.at(4); m.Follow != "" {
		t.Errorf("without the option: got %q, want to follow nowhere", m.Follow)
	}
}

func TestAStreamOfEventsRefusesNonsense(t *testing.T) {
	p := preview(t, project(t))
	for query, want := range map[string]int{
		"":                           400,
		"path=/check/&revision=one":  400,
		"path=check&revision=1":      400,
		"path=/../x&revision=1":      400,
		"path=/check/%00&revision=1": 400,
	} {
		if r := ask(p, "GET", Prefix+"events?"+query); r.StatusCode != want {
			t.Errorf("%q: got %d, want %d", query, r.StatusCode, want)
		}
	}
	for range mostStreams {
		p.streams <- struct{}{}
	}
	if r := ask(p, "GET", Prefix+"events?path=/check/&revision=1"); r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one page too many: got %d, want 503", r.StatusCode)
	}
}
