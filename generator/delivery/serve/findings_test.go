package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/words/diag"
)

// findingsOf asks for the findings as the pages do.
func findingsOf(t *testing.T, p *Preview) findings {
	t.Helper()
	r := ask(p, "GET", "/_beleg/findings")
	var told findings
	if err := json.Unmarshal([]byte(body(t, r)), &told); err != nil || r.StatusCode != http.StatusOK || r.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("got %d, Cache-Control %q and %v, want findings that are not kept", r.StatusCode, r.Header.Get("Cache-Control"), err)
	}
	return told
}

func TestFindingsAreTheReportsOfCheck(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, claimFile, `stance = "supports"`, `stance = "backs"`)
	edit(t, fsys, claimFile, "short  = \"", "short  = \""+strings.Repeat("A long one. ", 8))
	p := preview(t, fsys)
	p.opt = Options{Root: "/site", Editor: Editor(editors["vscode"])}
	r := p.Update(fsys, nil)
	told := findingsOf(t, p)
	if told.Errors != 1 || told.Warnings != 1 || len(told.Findings) != len(r.State.Found) {
		t.Fatalf("got %+v, want the findings %v", told, r.State.Found)
	}
	for i, f := range r.State.Found {
		got, shown := told.Findings[i], f.Show()
		if got.Code != f.Rule.Code || got.Message != f.Message || got.Help != f.Help || len(got.Places) != len(shown) {
			t.Errorf("got %+v, want %v", got, f)
			continue
		}
		for j, s := range shown {
			place := got.Places[j]
			if place.Text != s.Text || place.Indent != s.Indent || place.Marks != s.Marks || place.File != s.Name || place.Line != s.At.Line {
				t.Errorf("got the place %+v, want %+v", place, s)
			}
			if want := "vscode://file/site/" + s.Name + ":"; !strings.HasPrefix(place.Edit, want) {
				t.Errorf("got the link %s, want one that begins with %s", place.Edit, want)
			}
		}
	}
}

// No column holds in a line that a browser turns round, so its words are marked themselves, and what stands in quotation marks is
// set apart as in a terminal.
func TestInALineFromRightToLeftTheWordsAreMarked(t *testing.T) {
	text := "text = \"נפל הקיר (3).\""
	at := strings.Index(text, "הקיר")
	span := diag.Span{File: &diag.File{Name: "content/claims/קיר.toml", Text: []byte(text)}, Start: at, End: at + len("הקיר")}
	got := preview(t, project(t)).place(span.Show())
	want := []string{"text = \"\u2067נפל ", "הקיר", " (3).\u2069\""}
	if !slices.Equal(got.Parts, want) || got.File != "\u2067content/claims/קיר.toml\u2069" && got.File != "\u2066content/claims/קיר.toml\u2069" {
		t.Errorf("got %q in %q, want %q", got.Parts, got.File, want)
	}
	span.File.Text = []byte("text = \"Die Mauer\"")
	if got := preview(t, project(t)).place(span.Show()); got.Parts != nil {
		t.Errorf("got %q of a line that runs from left to right", got.Parts)
	}
}

func TestAFaultyTemplateIsShownAtItsLine(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte("{{define \"content\"}}\n<p>\n{{if}}{{end}}\n{{end}}")}
	r := p.Update(fsys, []string{"templates/claim.html"})
	told := findingsOf(t, p)
	if r.Fault == nil || told.Errors != 1 || len(told.Findings) != 1 || len(told.Findings[0].Places) != 1 {
		t.Fatalf("got %v and %+v, want one fault with its place over the last good page", r.Fault, told)
	}
	if f := told.Findings[0]; f.Places[0].File != "templates/claim.html" || f.Places[0].Line != 3 || f.Places[0].Text != "{{if}}{{end}}" || !strings.Contains(f.Message, "missing value for if") {
		t.Errorf("got %+v, want the third line of the template", f)
	}
}

// A template that names what a page does not have fails only when a page is made, so it is known when somebody asks for one.
func TestAPageThatFailsIsAFindingUntilItCanBeMade(t *testing.T) {
	fsys := project(t)
	fsys["content/claims/another.toml"] = fsys[claimFile]
	p := preview(t, fsys)
	news := 0
	p.opt.News = func() { news++ }
	fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte("{{define \"content\"}}\n<p>{{.Nonsense}}</p>{{end}}")}
	if r := p.Update(fsys, []string{"templates/claim.html"}); len(r.Faults()) != 0 {
		t.Errorf("before a page was asked for: got the faults %v", r.Faults())
	}
	for range 2 {
		page := ask(p, "GET", claimPage)
		if text := body(t, page); page.StatusCode != http.StatusInternalServerError || !strings.Contains(text, "Nonsense") || !strings.Contains(text, "preview.js") {
			t.Errorf("got %d and %q, want a page that says what is wrong and comes back by itself", page.StatusCode, text)
		}
		ask(p, "GET", "/check/claims/another/") // the same fault on another page
		told := findingsOf(t, p)
		if told.Errors != 1 || len(told.Findings[0].Places) != 1 || told.Version != p.Report().Version || news != 1 {
			t.Fatalf("got %+v and %d times news, want the fault once", told, news)
		}
		if at := told.Findings[0].Places[0]; at.File != "templates/claim.html" || at.Line != 2 || at.Text != "<p>{{.Nonsense}}</p>{{end}}" {
			t.Errorf("got %+v, want the second line of the template", at)
		}
	}
	if r := ask(p, "GET", "/check/imprint/"); r.StatusCode != http.StatusOK {
		t.Errorf("another page: got %d, want 200", r.StatusCode)
	}
	fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte("{{define \"content\"}}\n\n<p>{{.Nonsense}}</p>{{end}}")}
	if r := p.Update(fsys, []string{"templates/claim.html"}); len(r.Faults()) != 1 || findingsOf(t, p).Findings[0].Places[0].Line != 3 {
		t.Errorf("changed and still faulty: got %v, want the fault in its new place", r.Faults())
	}
	delete(fsys, "templates/claim.html")
	if r := p.Update(fsys, []string{"templates/claim.html"}); len(r.Faults()) != 0 || findingsOf(t, p).Errors != 0 {
		t.Errorf("mended: got %v, want no fault", r.Faults())
	}
	if r := ask(p, "GET", claimPage); r.StatusCode != http.StatusOK {
		t.Errorf("mended: got %d, want 200", r.StatusCode)
	}
}

// Only so many of the pages that fail are tried again with each change, and the one that was asked for last is among them.
func TestManyPagesMayFail(t *testing.T) {
	fsys := project(t)
	for i := range 3 * mostFailing {
		fsys[fmt.Sprintf("content/claims/claim-%02d.toml", i)] = fsys[claimFile]
	}
	fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte(`{{define "content"}}{{.Nonsense}}{{end}}`)}
	p := preview(t, fsys)
	for i := range 3 * mostFailing {
		ask(p, "GET", fmt.Sprintf("/check/claims/claim-%02d/", i))
	}
	if n := len(p.failing); n != mostFailing || p.failing[n-1] != fmt.Sprintf("claims/claim-%02d/index.html", 3*mostFailing-1) {
		t.Errorf("%d pages are known to fail, the last %s; want %d with that of the last request", n, p.failing[n-1], mostFailing)
	}
}

func TestAProjectThatIsGoneIsAFault(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	if r := p.Lose(&os.PathError{Op: "open", Path: "site", Err: os.ErrNotExist}); r.Fault == nil {
		t.Errorf("got %+v, want a fault", r)
	}
	if told := findingsOf(t, p); told.Errors != 1 || !strings.Contains(told.Findings[0].Message, "open site") {
		t.Errorf("got %+v, want the fault over the last good page", told)
	}
	if r := ask(p, "GET", claimPage); r.StatusCode != http.StatusOK {
		t.Errorf("got %d, want the last good page", r.StatusCode)
	}
	if before := p.Report(); p.Lose(errors.New("open site: gone")).Version == before.Version {
		t.Error("another fault is no news")
	}
	if r := p.Update(fsys, nil); r.Fault != nil || findingsOf(t, p).Errors != 0 {
		t.Errorf("back again: got %+v, want no fault", r)
	}
}

func TestFindingsAreNewsOnlyOnce(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	sound := p.Report().Version
	edit(t, fsys, claimFile, `stance = "supports"`, `stance = "backs"`)
	faulty := p.Update(fsys, []string{claimFile}).Version
	if faulty == sound {
		t.Error("a new finding is no news")
	}
	edit(t, fsys, "content/pages/imprint.md", "title = \"", "title = \"The ")
	if r := p.Update(fsys, []string{"content/pages/imprint.md"}); r.Version != faulty {
		t.Error("the same finding is news again")
	}
	edit(t, fsys, claimFile, `stance = "backs"`, `stance = "backs" # soon right`) // the line that is shown
	if r := p.Update(fsys, []string{claimFile}); r.Version == faulty {
		t.Error("the same finding on another line is no news")
	}
}

func TestEveryFindingIsExplained(t *testing.T) {
	p := preview(t, project(t))
	if text := body(t, ask(p, "GET", "/_beleg/explain?code=quote-near")); !strings.Contains(text, "quote-near (error)") || !strings.Contains(text, "Right:") {
		t.Errorf("got %q, want the explanation", text)
	}
	for _, code := range []string{"", "nonsense", "../quote-near", "<script>"} {
		if r := ask(p, "GET", "/_beleg/explain?code="+code); r.StatusCode != http.StatusNotFound {
			t.Errorf("%q: got %d, want 404", code, r.StatusCode)
		}
	}
}
