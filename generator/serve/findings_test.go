package serve

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/fstest"
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
	p.opt = Options{Root: "/site", Editor: editors["vscode"]}
	r := p.Update(fsys, nil)
	told := findingsOf(t, p)
	if told.Errors != 1 || told.Warnings != 1 || told.Ready || len(told.Findings) != len(r.State.Found) {
		t.Fatalf("got %+v, want the findings %v and no page below", told, r.State.Found)
	}
	for i, f := range r.State.Found {
		got, shown := told.Findings[i], f.Show()
		if got.Code != string(f.Code) || got.Message != f.Message || got.Help != f.Help || got.Title == "" || len(got.Places) != len(shown) {
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

func TestAFaultyTemplateIsShownAtItsLine(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte("{{define \"content\"}}\n<p>\n{{if}}{{end}}\n{{end}}")}
	r := p.Update(fsys, []string{"templates/claim.html"})
	told := findingsOf(t, p)
	if r.Fault == nil || told.Errors != 1 || !told.Ready || len(told.Findings) != 1 || len(told.Findings[0].Places) != 1 {
		t.Fatalf("got %v and %+v, want one fault with its place over the last good page", r.Fault, told)
	}
	if f := told.Findings[0]; f.Places[0].File != "templates/claim.html" || f.Places[0].Line != 3 || f.Places[0].Text != "{{if}}{{end}}" || !strings.Contains(f.Message, "missing value for if") {
		t.Errorf("got %+v, want the third line of the template", f)
	}
	// A template that names what a page does not have fails only when a page is made.
	fsys["templates/claim.html"] = &fstest.MapFile{Data: []byte(`{{define "content"}}{{.Nonsense}}{{end}}`)}
	p.Update(fsys, []string{"templates/claim.html"})
	page := ask(p, "GET", claimPage)
	if text := body(t, page); page.StatusCode != http.StatusInternalServerError || !strings.Contains(text, "Nonsense") || !strings.Contains(text, "preview.js") {
		t.Errorf("got %d and %q, want a page that says what is wrong and comes back by itself", page.StatusCode, text)
	}
	if r := ask(p, "GET", "/check/imprint/"); r.StatusCode != http.StatusOK {
		t.Errorf("another page: got %d, want 200", r.StatusCode)
	}
}

func TestAProjectThatIsGoneIsAFault(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	if r := p.Lose(&os.PathError{Op: "open", Path: "site", Err: os.ErrNotExist}); !r.News || r.Fault == nil {
		t.Errorf("got %+v, want news of a fault", r)
	}
	if told := findingsOf(t, p); told.Errors != 1 || !told.Ready || !strings.Contains(told.Findings[0].Message, "open site") {
		t.Errorf("got %+v, want the fault over the last good page", told)
	}
	if r := ask(p, "GET", claimPage); r.StatusCode != http.StatusOK {
		t.Errorf("got %d, want the last good page", r.StatusCode)
	}
	if r := p.Lose(errors.New("open site: gone")); !r.News {
		t.Error("another fault is no news")
	}
	if r := p.Update(fsys, nil); !r.News || r.Fault != nil {
		t.Errorf("back again: got %+v, want news of no fault", r)
	}
}

func TestFindingsAreNewsOnlyOnce(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	edit(t, fsys, claimFile, `stance = "supports"`, `stance = "backs"`)
	if r := p.Update(fsys, []string{claimFile}); !r.News {
		t.Error("a new finding is no news")
	}
	edit(t, fsys, "content/pages/imprint.md", "title = \"", "title = \"The ")
	if r := p.Update(fsys, []string{"content/pages/imprint.md"}); r.News {
		t.Error("the same finding is news again")
	}
	edit(t, fsys, claimFile, `stance = "backs"`, `stance = "backs" # soon right`) // the line that is shown
	if r := p.Update(fsys, []string{claimFile}); !r.News {
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
