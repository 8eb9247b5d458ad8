package serve

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"html"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"beleg/generator/pages/render"
	"beleg/generator/words/diag"
)

// An answer is what stands at an address of the site just now.
type answer struct {
	status   int
	file     string // path of the site's file; empty if there is none
	kind     string // media type
	data     []byte // as a build makes it
	location string // where to go instead, with a status that says so
	revision int    // of the site that data belongs to
	home     string // path of the site's home page
	mark     string // in place of the fingerprint of data, where a page need not come again because of other words
}

// made names what a page that shows the answer is made of.
func (a answer) made() string {
	switch {
	case a.mark != "":
		return a.mark
	case a.location != "":
		return "elsewhere"
	}
	return fingerprint(a.data)
}

// html tells whether the answer is a page.
func (a answer) html() bool { return strings.HasPrefix(a.kind, "text/html") && a.location == "" }

// at returns what stands at a path of this host.
func (p *Preview) at(address string) answer {
	state := p.live.State()
	if !state.Ready {
		return p.waiting()
	}
	a, ok := p.article(address)
	if !ok {
		a, ok = p.form(address)
	}
	if !ok {
		a, ok = p.searched(state.Home, address)
	}
	if !ok {
		a = p.below(state.Home, address)
	}
	a.home = state.Home
	return a
}

// below returns what stands at a path of the host of a site with a home page.
func (p *Preview) below(home, address string) answer {
	name, below := strings.CutPrefix(address, home)
	switch {
	case below:
		if a, ok := p.file(render.File(name)); ok {
			return a
		}
		if _, ok := p.file(name + "/index.html"); ok {
			return answer{status: http.StatusTemporaryRedirect, location: address + "/"}
		}
	case address == "/", address+"/" == home:
		return answer{status: http.StatusTemporaryRedirect, location: home}
	}
	a, ok := p.file(notFound)
	if !ok {
		a.kind, a.data = kindOf(".txt"), []byte("there is no such page\n")
	}
	if a.status != http.StatusInternalServerError {
		a.status = http.StatusNotFound
	}
	return a
}

// notFound is the file that a host shows for what is not there.
const notFound = "404.html"

// file returns a file of the site, and whether there is one of that name.
func (p *Preview) file(name string) (answer, bool) {
	data, revision, err := p.live.File(name)
	if errors.Is(err, fs.ErrNotExist) {
		return answer{revision: revision}, false
	}
	if err != nil {
		a := broken(err)
		a.file, a.revision = name, revision
		return a, true
	}
	return answer{status: http.StatusOK, file: name, kind: kindOf(path.Ext(name)), data: data, revision: revision}, true
}

// site answers with a page or another file of the site.
func (p *Preview) site(w http.ResponseWriter, r *http.Request) {
	select {
	case <-p.begun: // there is something to say only after the first project has come in
	case <-r.Context().Done():
		return
	}
	a := p.at(r.URL.Path)
	if a.status == http.StatusInternalServerError {
		p.failed(a.file)
	}
	if a.location != "" {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Location", (&url.URL{Path: a.location, RawQuery: r.URL.RawQuery}).String())
		w.WriteHeader(a.status)
		return
	}
	w.Header().Set("Cache-Control", "no-cache") // kept, but asked for each time
	if a.html() {
		w.Header().Set("Cache-Control", "no-store") // going back shows what is there now
		a.data = withScript(a.data, tag(p.run, a))
	}
	send(w, r, a)
}

// send writes data as it is asked for: whole, in part, only its headers, or not at all if the browser has it.
func send(w http.ResponseWriter, r *http.Request, a answer) {
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("ETag", `"`+fingerprint(a.data)+`"`)
	if a.status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.data))
		return
	}
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(a.data) // nobody is there to be told that they have gone
	}
}

// kindsText are the media types of files by the ending of their name. The machine's own tables differ from system to
// system, and on some a script is text/plain.
//
//go:embed kinds.txt
var kindsText string

var kinds = table(kindsText)

// kindOf returns the media type for an ending such as .html.
func kindOf(ending string) string {
	return cmp.Or(kinds[strings.ToLower(ending)], "application/octet-stream")
}

// table reads lines of a name, a blank and what it stands for.
func table(text string) map[string]string {
	of := map[string]string{}
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		of[name] = value
	}
	return of
}

// fingerprint names bytes: the same in every run, so that a page can tell a restarted server what it was made of.
func fingerprint(data []byte) string {
	sum := sha256.Sum256(data)
	return fmt.Sprintf("%x", sum[:12])
}

// tag is the one thing that a page has in the preview and not in the build. It tells the script which bytes the page
// was made of; a module runs after the page is there, wherever its tag stands.
func tag(run string, a answer) []byte {
	return fmt.Appendf(nil,
		`<script type="module" src="%spreview.js" data-run="%s" data-revision="%d" data-home="%s" data-page="%s"></script>`,
		Prefix, run, a.revision, html.EscapeString(escaped(a.home)), a.made())
}

// Where a page's head and body end. The head comes first because no text can stand in it that looks like its end.
var headEnd, bodyEnd = regexp.MustCompile(`(?i)</head`), regexp.MustCompile(`(?i)</body`)

// withScript puts a tag into a page: at the end of its head, or of its body, or, where a project's own templates leave
// both out, of all.
func withScript(page, tag []byte) []byte {
	at := len(page)
	if head := headEnd.FindIndex(page); head != nil {
		at = head[0]
	} else if bodies := bodyEnd.FindAllIndex(page, -1); bodies != nil {
		at = bodies[len(bodies)-1][0]
	}
	return slices.Concat(page[:at], tag, page[at:])
}

// insteadPage is shown where there is no page to show. The script takes it away as soon as there is one.
var insteadPage = template.Must(template.ParseFS(web, "web/instead.html"))

// waiting stands for a site that cannot be shown yet, at every address. It is not loaded anew when the findings change.
func (p *Preview) waiting() answer {
	r := p.Report()
	var words strings.Builder
	if r.Fault != nil {
		words.WriteString(r.Fault.Error())
	} else if err := diag.WriteText(&words, r.State.Found, diag.TextOptions{}); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return instead(http.StatusServiceUnavailable, "waiting", "There is no site to show yet",
		"It comes by itself as soon as the project has no errors.", words.String())
}

// broken stands for a page that a template cannot be executed for. It is not loaded anew when the reason changes.
func broken(fault error) answer {
	return instead(http.StatusInternalServerError, "broken", "This page cannot be made",
		"It comes by itself as soon as its template goes with what is on it.", fault.Error())
}

// instead answers with a page of words. why is for readers without scripts: the others see the findings as over every
// page.
func instead(status int, mark, title, text, why string) answer {
	var page bytes.Buffer
	if err := insteadPage.Execute(&page, struct{ Title, Text, Why string }{title, text, why}); err != nil {
		panic(err) // a page of the program's own, made of strings
	}
	return answer{status: status, mark: mark, kind: kindOf(".html"), data: page.Bytes()}
}
