package webpage

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/dom"
)

// The pages of github.com/mozilla/readability (test/test-pages) are real ones, each with the text that readability's
// authors expect. They are not ours to pass on: BELEG_READABILITY_PAGES names a folder with them. -v gives the figures
// of each page.
func TestRealPagesAreReadAsReadersReadThem(t *testing.T) {
	root := os.Getenv("BELEG_READABILITY_PAGES")
	if root == "" {
		t.Skip("BELEG_READABILITY_PAGES names no folder")
	}
	pages, err := filepath.Glob(filepath.Join(root, "*", "source.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in %s (%v)", root, err)
	}
	var all figures
	for _, page := range pages {
		one := measurePage(t, page)
		t.Logf("%-45s %v", filepath.Base(filepath.Dir(page)), one)
		all.add(one)
	}
	t.Logf("all: %v", all)
	for _, limit := range []struct {
		what     string
		got      ratio
		at, most float64
	}{
		{"of the expected text kept", all.text, 0.97, 1}, {"of its paragraphs blocks of their own", all.paragraphs, 0.95, 1},
		{"of the text kept foreign", all.foreign, 0, 0.15}, {"of titles right", all.titles, 0.90, 1}, {"of dates right", all.dates, 0.90, 1},
	} {
		if got := limit.got.of(); got < limit.at || got > limit.most {
			t.Errorf("%.3f %s, want %.2f to %.2f", got, limit.what, limit.at, limit.most)
		}
	}
}

type ratio struct{ part, whole int }

func (s ratio) of() float64 { return float64(s.part) / float64(max(s.whole, 1)) }

func (s *ratio) add(o ratio) { s.part += o.part; s.whole += o.whole }

func (s *ratio) count(right bool) {
	s.whole++
	if right {
		s.part++
	}
}

type figures struct{ text, paragraphs, foreign, titles, dates ratio }

func (f *figures) add(o figures) {
	f.text.add(o.text)
	f.paragraphs.add(o.paragraphs)
	f.foreign.add(o.foreign)
	f.titles.add(o.titles)
	f.dates.add(o.dates)
}

func measurePage(t *testing.T, source string) figures {
	t.Helper()
	var f figures
	dir := filepath.Dir(source)
	page, expected := readFile(t, source), dom.Parse(readFile(t, filepath.Join(dir, "expected.html")))
	var meta struct{ Title, PublishedTime string }
	if err := json.Unmarshal(readFile(t, filepath.Join(dir, "expected-metadata.json")), &meta); err != nil {
		t.Fatal(err)
	}
	var d *document.Document
	took := time.Hour
	for try := 0; try < 3 && took > 2*time.Second; try++ { // a loaded machine may be slow once
		start := time.Now()
		d = Read(dom.Open(page), "http://fakehost/test/page.html")
		took = time.Since(start)
	}
	if took > 2*time.Second {
		t.Errorf("%s took %v", source, took)
	}
	own, blocks := map[string]int{}, map[string]bool{}
	kept := 0
	for _, b := range d.Blocks {
		if b.Role != article.Skip {
			blocks[strings.Join(wordsOf(b.Text), " ")] = true
			for _, w := range wordsOf(b.Text) {
				own[w]++
				kept++
			}
		}
	}
	for _, w := range wordsOf(dom.Text(expected)) {
		if f.text.count(own[w] > 0); own[w] > 0 {
			own[w]--
		}
	}
	f.foreign = ratio{kept - f.text.part, kept}
	for p := range dom.Elements(expected, "p") {
		if words := wordsOf(dom.Text(p)); len(words) >= 5 {
			right := blocks[strings.Join(words, " ")]
			f.paragraphs.count(right)
			if !right && os.Getenv("BELEG_READABILITY_MISSED") != "" {
				t.Logf("no block of its own: %s", dom.Text(p))
			}
		}
	}
	if meta.Title != "" {
		right := sameTitle(strings.Join(wordsOf(d.Title.Value), " "), strings.Join(wordsOf(meta.Title), " "))
		if f.titles.count(right); !right {
			t.Logf("%s: got the title %q (%s), want %q", source, d.Title.Value, d.Title.Where, meta.Title)
		}
	}
	if len(meta.PublishedTime) >= 10 {
		right := d.Published.Value == meta.PublishedTime[:10]
		if f.dates.count(right); !right {
			t.Logf("%s: got the date %q (%s), want %q", source, d.Published.Value, d.Published.Where, meta.PublishedTime)
		}
	}
	return f
}

// sameTitle reports whether two titles are the same but for the site's name or a kicker, which readability leaves in
// many and takes from some.
func sameTitle(got, want string) bool {
	in := func(a, b string) bool { return strings.Contains(" "+b+" ", " "+a+" ") && 3*len(a) > len(b) }
	return got == want || in(got, want) || in(want, got)
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wordsOf cuts a text into words, and what has no blanks into characters.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
	})
}
