package serve

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator"
)

// first words with which a claim begins, and the quotation that a page shows of them.
func begun(t *testing.T, p *Preview, m marked) beginning {
	t.Helper()
	m.Stance = "supports"
	_, text := post(t, p, "passages", m)
	got := decoded[offered](t, text)
	return beginning{marked: marked{Source: m.Source, From: got.From, To: got.To, Stance: "disputes", TOML: got.TOML}, Shown: "supports",
		Sentence: "A petition against the closure is under way.", Hedge: got.Hedge}
}

func TestAClaimBeginsWithMarkedWords(t *testing.T) {
	fsys := project(t)
	p, dir := onDisk(t, fsys)
	p.opt.Editor, _ = ParseEditor("vscode")
	b := begun(t, p, mark(t, fsys, "About 19,000", "own counts"))
	if b.Hedge != "according to" {
		t.Errorf("got the hedge %q, want that of the quotation", b.Hedge)
	}
	b.Via, b.Measure, b.Value, b.About = "city-of-port-elin ; ?", "vehicles-a-day", "19000", true
	status, text := post(t, p, "begin", b)
	const file = "content/claims/a-petition-against-the-closure-is-under-way.toml"
	got := decoded[added](t, text)
	if status != 200 || got.File != file || !got.Begun || !strings.HasPrefix(got.Edit, "vscode://file/") || !strings.HasSuffix(got.Edit, "under-way.toml:1:1") {
		t.Fatalf("got %d %+v", status, got)
	}
	now, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	want := "claim  = \"A petition against the closure is under way.\"\n# short  = \"…\" # in at most 75 characters\n# when   = \"…\" # when it is said to have happened\n" +
		"# topics = [\"…\"] # of content/site.toml: traffic\ndraft  = true\n\n" +
		"# Missing: what you hold it to be worth, and why. Ratings: confirmed, supported, inaccurate, refuted, disputed, unconfirmed.\n" +
		"# [[review]]\n# date    = \"…\"\n# rating  = \"…\"\n# verdict = \"…\"\n\n" +
		"[[quote]]\nsource = \"harbour-bridge\"\ntext   = \"About 19,000 vehicles cross the bridge on an ordinary working day, according to the city's own counts\"\n" +
		"stance = \"disputes\"\nhedge  = \"according to\"\nvia    = [\"city-of-port-elin\", \"?\"]\nfigure = { measure = \"vehicles-a-day\", value = 19000, about = true }\n"
	if diff := cmp.Diff(want, string(now)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	found, _, err := generator.Check(os.DirFS(dir), generator.Options{})
	if n, _ := found.Count(); err != nil || n > 0 {
		t.Errorf("the project has %d errors (%v): %v", n, err, found)
	}
	// The same again is another claim, and writes nothing over.
	if _, text := post(t, p, "begin", b); decoded[added](t, text).File != strings.Replace(file, ".toml", "-2.toml", 1) {
		t.Errorf("got %s, want a number behind the id", text)
	}
}

func TestWhatAClaimCannotBeginWithIsSaidInWords(t *testing.T) {
	fsys := project(t)
	p, dir := onDisk(t, fsys)
	whole := begun(t, p, mark(t, fsys, "petition against", "the closure"))
	for want, change := range map[string]func(*beginning){
		"say what is claimed":                   func(b *beginning) { b.Sentence = " \n" },
		"a claim is one sentence":               func(b *beginning) { b.Sentence = strings.Repeat("a", 4001) },
		"choose a stance":                       func(b *beginning) { b.Stance = "" },
		"the article has changed meanwhile":     func(b *beginning) { b.TOML += "x" },
		"does not stand in the quotation":       func(b *beginning) { b.Hedge = "reportedly" },
		"did you mean \"city-of-port-elin\"?":   func(b *beginning) { b.Via = "city-of-port-elim < ?" },
		"there is no actor \"\"":                func(b *beginning) { b.Via = "city-of-port-elin <" },
		"choose what the number is a number of": func(b *beginning) { b.Value = "6" },
		"\"many\" is no number":                 func(b *beginning) { b.Measure, b.Value = "vehicles-a-day", "many" },
		"\"NaN\" is no number":                  func(b *beginning) { b.Measure, b.Value = "vehicles-a-day", "NaN" },
		"there is no source":                    func(b *beginning) { b.Source = "none" },
	} {
		b := whole
		change(&b)
		if status, text := post(t, p, "begin", b); status < 400 || status >= 500 || !strings.Contains(text, want) {
			t.Errorf("got %d %q, want %q", status, text, want)
		}
	}
	two := begun(t, p, mark(t, fsys, "two of the bridge", "a day too early"))
	if status, text := post(t, p, "begin", two); status != 422 || !strings.Contains(text, "words of one paragraph") {
		t.Errorf("two paragraphs: got %d %q", status, text)
	}
	files, err := os.ReadDir(filepath.Join(dir, "content", "claims"))
	if err != nil || len(files) != 1 {
		t.Errorf("got %d claims (%v), want the one that was there", len(files), err)
	}
	if status, _ := post(t, preview(t, fsys), "begin", whole); status != 403 {
		t.Errorf("without a folder: got %d, want 403", status)
	}
}
