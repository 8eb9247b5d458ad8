package serve

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"beleg/generator"
)

// onDisk writes a project to the disk and returns a preview of it that may write there.
func onDisk(t *testing.T, fsys fstest.MapFS) (*Preview, string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	p := New(generator.NewLive(generator.Options{}), Options{Root: filepath.ToSlash(dir)})
	p.names = map[string]bool{"127.0.0.1:" + port: true}
	p.Update(os.DirFS(dir), nil)
	return p, dir
}

// post sends JSON as the preview's own pages do, and returns the status and the answer.
func post(t *testing.T, p *Preview, name string, m any) (int, string) {
	t.Helper()
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "http://127.0.0.1:"+port+Prefix+name, strings.NewReader(string(text)))
	r.Header.Set("Origin", "http://127.0.0.1:"+port)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(tokenHeader, p.token)
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w.Code, strings.TrimSpace(w.Body.String())
}

const article = "harbour-bridge"

// mark returns the stretch from one word to another in the article of the project, in code points.
func mark(t *testing.T, fsys fs.FS, first, last string) marked {
	t.Helper()
	text, err := fs.ReadFile(fsys, "seeds/harbour-bridge.txt")
	if err != nil {
		t.Fatal(err)
	}
	i, j := strings.Index(string(text), first), strings.Index(string(text), last)
	if i < 0 || j < 0 {
		t.Fatalf("%q or %q does not stand in the article", first, last)
	}
	return marked{Source: article, From: len([]rune(string(text[:i]))), To: len([]rune(string(text[:j+len(last)]))), Stance: "disputes"}
}

func decoded[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%q is not what it should be: %v", text, err)
	}
	return v
}

func TestMarkedWordsAreAnsweredWithAQuotation(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	_, nothing := post(t, p, "passages", mark(t, fsys, "petition", "closed to"))
	if got := decoded[offered](t, nothing); got.Count != 0 || got.TOML != "" || len(got.Refused) != 0 {
		t.Errorf("got %+v for no words, want nothing", got)
	}
	status, text := post(t, p, "passages", mark(t, fsys, "etition against", "the closure"))
	got, whole := decoded[offered](t, text), mark(t, fsys, "petition against", "the closure")
	want := offered{From: whole.From, To: whole.To, Count: 1, Refused: []string{},
		Measures: []chosen{{"vehicles-a-day", "Vehicles crossing the Harbour Bridge on a working day"}},
		TOML:     "[[quote]]\nsource = \"harbour-bridge\"\ntext   = \"petition against the closure\"\nstance = \"disputes\"\n"}
	if diff := cmp.Diff(want, got); diff != "" || status != 200 {
		t.Errorf("status %d (-want +got)\n%s", status, diff)
	}
}

func TestWhatCannotBeQuotedIsSaidInWords(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	_, text := post(t, p, "passages", mark(t, fsys, "eight months", "Port Elin's"))
	got := decoded[offered](t, text)
	if got.Count != 2 || len(got.Refused) != 1 || !strings.Contains(got.Refused[0], "skipped") || strings.Count(got.TOML, "[[quote]]") != 2 {
		t.Errorf("got %+v, want two quotations, and why the skipped line is none", got)
	}
	for name, m := range map[string]marked{
		"no source":           {Source: "none", To: 5, Stance: "supports"},
		"a stance of its own": {Source: article, To: 5, Stance: "loves"},
		"another text":        {Source: article, To: 5, Stance: "supports", Block: "Nobody wrote this"},
	} {
		if status, text := post(t, p, "passages", m); status < 400 || status >= 500 || text == "" {
			t.Errorf("%s: got %d %q, want a refusal in words", name, status, text)
		}
	}
}

func TestWordsOfThePublishedPageAreFoundByTheirParagraph(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, "content/sources/harbour-bridge.toml", `"excerpts"`, `"full"`)
	p := preview(t, fsys)
	m := marked{Source: article, Block: "The Harbour Bridge at low tide (file photo). © Port Elin Gazette", From: 4, To: 13, Stance: "supports"}
	_, text := post(t, p, "passages", m)
	if got, want := decoded[offered](t, text), mark(t, fsys, "Harbour Bridge at", "Harbour Bridge at"); got.From != want.From || !strings.Contains(got.TOML, `"Harbour Bridge"`) {
		t.Errorf("got %+v, want Harbour Bridge at %d", got, want.From)
	}
}

func TestAQuotationIsAddedAndNothingElseIsTouched(t *testing.T) {
	fsys := project(t)
	edit(t, fsys, claimFile, "\n", "\r\n")
	p, dir := onDisk(t, fsys)
	name := filepath.Join(dir, claimFile)
	if err := os.Chmod(name, 0o640); err != nil {
		t.Fatal(err)
	}
	m := mark(t, fsys, "petition", "petition")
	m.Claim, m.TOML = "vehicles-on-the-bridge", "[[quote]]\nsource = \"harbour-bridge\"\ntext   = \"petition\"\nstance = \"disputes\"\n"
	status, text := post(t, p, "add", m)
	if got, want := decoded[added](t, text), (added{File: claimFile, Href: "/check/claims/vehicles-on-the-bridge/"}); status != 200 || got != want {
		t.Fatalf("got %d %+v, want %+v", status, got, want)
	}
	now, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(fsys[claimFile].Data)+strings.ReplaceAll("\n"+m.TOML, "\n", "\r\n"), string(now)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the file has mode %v (%v), want that of before", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "content/claims/.*")); len(left) > 0 {
		t.Errorf("beside it lie %v", left)
	}
	report := p.Update(os.DirFS(dir), []string{claimFile})
	if errors, _ := report.State.Found.Count(); errors > 0 || report.Fault != nil {
		t.Errorf("the project has %d errors afterwards (%v)", errors, report.Fault)
	}
	if !strings.Contains(body(t, ask(p, "GET", "/check/claims/vehicles-on-the-bridge/")), ">petition<") {
		t.Errorf("the claim's page does not show the quotation")
	}
}

// What words do to a claim only their editor can tell.
func TestAQuotationWithoutAStanceIsShownAndNotAdded(t *testing.T) {
	fsys := project(t)
	p, dir := onDisk(t, fsys)
	m := mark(t, fsys, "petition", "petition")
	m.Stance = ""
	_, text := post(t, p, "passages", m)
	m.Claim, m.TOML = "vehicles-on-the-bridge", decoded[offered](t, text).TOML
	if want := "stance = \"\" # supports | disputes | mentions\n"; !strings.HasSuffix(m.TOML, want) {
		t.Errorf("got %q, want it to end with %q", m.TOML, want)
	}
	status, text := post(t, p, "add", m)
	now, err := os.ReadFile(filepath.Join(dir, claimFile))
	if status != http.StatusBadRequest || !strings.Contains(text, "supports, disputes or mentions") || err != nil || string(now) != string(fsys[claimFile].Data) {
		t.Errorf("got %d %q and %v, want that a stance is asked for and nothing written", status, text, err)
	}
}

// An error holds the preview at the last sound site, so what it knows of a claim may be older than what it has read.
func TestAnErrorIsToldAsTheReasonWhyNothingCanBeAdded(t *testing.T) {
	for _, c := range []struct{ name, wrong, says string }{
		{"in the claim", "\"suported\"", "Mend this first: content/claims/vehicles-on-the-bridge.toml:13: there is no rating \"suported\""},
		{"elsewhere", "\"supported\"", "Mend this first: content/claims/another.toml:1: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := project(t)
			p, dir := onDisk(t, fsys)
			m := mark(t, fsys, "petition", "petition")
			m.Claim, m.TOML = "vehicles-on-the-bridge", "[[quote]]\nsource = \"harbour-bridge\"\ntext   = \"petition\"\nstance = \"disputes\"\n"
			text := strings.ReplaceAll(string(fsys[claimFile].Data), "\"supported\"", c.wrong) + "\n"
			for name, text := range map[string]string{claimFile: text, "content/claims/another.toml": "claim"} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			p.Update(os.DirFS(dir), nil)
			if status, got := post(t, p, "add", m); status != 409 || !strings.Contains(got, c.says) || strings.Contains(got, "meanwhile") {
				t.Errorf("got %d %q, want 409 and %q", status, got, c.says)
			}
			if now, err := os.ReadFile(filepath.Join(dir, claimFile)); err != nil || string(now) != text {
				t.Errorf("the file is now %q (%v)", now, err)
			}
		})
	}
}

// Each case changes the project after the preview has taken it in; nothing may be written then.
func TestAFileIsNotTouchedUnlessItIsWhatThePreviewKnows(t *testing.T) {
	const toml = "[[quote]]\nsource = \"harbour-bridge\"\ntext   = \"petition\"\nstance = \"disputes\"\n"
	for _, c := range []struct {
		name    string
		meddle  func(dir, file string) error
		request func(m *marked)
		status  int
		says    string
	}{
		{"saved meanwhile", func(_, file string) error { return os.WriteFile(file, []byte("claim = \"other\"\n"), 0o600) }, nil, 409, "saved meanwhile"},
		{"removed meanwhile", func(_, file string) error { return os.Remove(file) }, nil, 409, "meanwhile"},
		{"a symbolic link out", func(dir, file string) error {
			outside := filepath.Join(filepath.Dir(dir), "outside.toml")
			if err := os.Rename(file, outside); err != nil {
				return err
			}
			return os.Symlink(outside, file)
		}, nil, 403, "symbolic link"},
		{"a folder that leads out", func(dir, file string) error {
			outside := filepath.Join(filepath.Dir(dir), "claims")
			if err := os.Rename(filepath.Dir(file), outside); err != nil {
				return err
			}
			return os.Symlink(outside, filepath.Dir(file))
		}, nil, 403, "symbolic link"},
		{"no such claim", nil, func(m *marked) { m.Claim = "../../secret" }, 404, "no claim"},
		{"a claim with a path", nil, func(m *marked) { m.Claim = "../claims/vehicles-on-the-bridge" }, 404, "no claim"},
		{"other words than were shown", nil, func(m *marked) { m.TOML = "claim = \"anything\"\n" }, 409, "mark the words again"},
		{"nothing marked", nil, func(m *marked) { m.To, m.TOML = m.From, "" }, 422, "nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := project(t)
			p, dir := onDisk(t, fsys)
			file := filepath.Join(dir, claimFile)
			m := mark(t, fsys, "petition", "petition")
			m.Claim, m.TOML = "vehicles-on-the-bridge", toml
			if c.meddle != nil {
				if err := c.meddle(dir, file); err != nil {
					t.Fatal(err)
				}
			}
			if c.request != nil {
				c.request(&m)
			}
			before, _ := os.ReadFile(file)
			status, text := post(t, p, "add", m)
			after, _ := os.ReadFile(file)
			if status != c.status || !strings.Contains(text, c.says) {
				t.Errorf("got %d %q, want %d and %q", status, text, c.status, c.says)
			}
			if string(before) != string(after) {
				t.Errorf("the file was changed to %q", after)
			}
		})
	}
}

func TestAPreviewWithoutFolderWritesNothing(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	m := mark(t, fsys, "petition", "petition")
	m.Claim, m.TOML = "vehicles-on-the-bridge", "[[quote]]\nsource = \"harbour-bridge\"\ntext   = \"petition\"\nstance = \"disputes\"\n"
	if status, text := post(t, p, "add", m); status != 403 {
		t.Errorf("got %d %q, want 403", status, text)
	}
}

func TestAllClaimsAreListedDraftsToo(t *testing.T) {
	fsys := project(t)
	draft := strings.Replace(string(fsys[claimFile].Data), "claim  =", "draft = true\nshort = \"A draft\"\nclaim  =", 1)
	fsys["content/claims/a-draft.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(draft, "short  = \"19,000 vehicles a day on the Harbour Bridge\"\n", "", 1))}
	p := preview(t, fsys)
	got := decoded[[]listed](t, body(t, ask(p, "GET", "/_beleg/claims?source="+article)))
	want := []listed{
		{"vehicles-on-the-bridge", "19,000 vehicles a day on the Harbour Bridge", "About 19,000 vehicles cross the Harbour Bridge on a working day.", false, true},
		{"a-draft", "A draft", "About 19,000 vehicles cross the Harbour Bridge on a working day.", true, true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestTheFullTextIsAPageOfThePreview(t *testing.T) {
	fsys := project(t)
	p := preview(t, fsys)
	r := ask(p, "GET", "/_beleg/source/harbour-bridge/")
	text := body(t, r)
	if r.StatusCode != http.StatusOK || !strings.Contains(text, "A petition against the closure") || !strings.Contains(text, `src="/_beleg/preview.js"`) {
		t.Errorf("got %d and %q, want the article with the preview's script", r.StatusCode, text)
	}
	for _, path := range []string{"/_beleg/source/", "/_beleg/source/none/", "/_beleg/source/harbour-bridge/x", "/_beleg/source/../claims"} {
		if r := ask(p, "GET", path); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", path, r.StatusCode)
		}
	}
	before := p.at("/_beleg/source/harbour-bridge/").made()
	edit(t, fsys, claimFile, "19,000 vehicles a day", "Many vehicles")
	p.Update(fsys, []string{claimFile})
	if after := p.at("/_beleg/source/harbour-bridge/").made(); after == before {
		t.Error("the page is the same after a claim that quotes it has changed, and would not reload")
	}
}
