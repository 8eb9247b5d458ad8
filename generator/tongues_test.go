package generator_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"beleg/generator"
	"beleg/generator/judgement/address"
)

// tongues is a German site with articles in other languages.
func tongues(t testing.TB) fstest.MapFS { return unpacked(t, "testdata/tongues.txtar") }

// unpacked returns a project, whose sources are pinned here.
func unpacked(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	project := fstest.MapFS{}
	for _, f := range archive.Files {
		project[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for name, seed := range project {
		if id, ok := strings.CutPrefix(name, "seeds/"); ok {
			source := project["content/sources/"+strings.TrimSuffix(id, ".txt")+".toml"]
			source.Data = fmt.Appendf(nil, "%ssha256 = \"%x\"\n", source.Data, sha256.Sum256(seed.Data))
		}
	}
	return project
}

// Letters of the articles, and how the words that have them must be given to a browser. An article whose language
// cannot be told says that.
var lettered = []struct {
	name            string
	in              func(string) bool
	languages, dirs []string
}{
	{"Arabic", having(unicode.Arabic), []string{"ar"}, []string{"rtl"}},
	{"Hebrew", having(unicode.Hebrew), []string{"he"}, []string{"rtl"}},
	{"Russian", having(unicode.Cyrillic), []string{"ru"}, []string{""}},
	{"French", func(s string) bool { return strings.Contains(s, "serait") || strings.Contains(s, "maire") }, []string{"fr"}, []string{""}},
	{"German", func(s string) bool {
		return strings.Contains(s, "Brücke") || strings.Contains(s, "Quelle")
	}, []string{"de"}, []string{""}},
	{"a German word within", func(s string) bool { return strings.Contains(s, "Auslassung") }, []string{"de"}, []string{"", "rtl"}},
}

func having(table *unicode.RangeTable) func(string) bool {
	return func(s string) bool { return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(table, r) }) }
}

// Wherever words of an article stand, a browser is told their language, or it reads them out and hyphenates them like
// the words around; and which way they run, or full stops and commas stand at the wrong end. Drawings, which are hidden
// from who hears a page or have a text of their own, are not looked at.
func TestWordsOfArticlesSayTheirLanguageAndDirection(t *testing.T) {
	seen := map[string]map[string]bool{} // by language: the kinds of pages
	for name, page := range built(t, tongues(t), generator.Options{}) {
		if path.Ext(name) != ".html" {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Type != html.TextNode || within(n, "head", "svg") || strings.Contains(n.Data, "<iframe") {
				continue
			}
			for _, l := range lettered {
				if !l.in(n.Data) {
					continue
				}
				if language, dir := inherited(n, "lang"), inherited(n, "dir"); !slices.Contains(l.languages, language) || !slices.Contains(l.dirs, dir) {
					t.Errorf("%s: %q has lang=%q dir=%q, but is %s", name, n.Data, language, dir, l.name)
				}
				if seen[l.name] == nil {
					seen[l.name] = map[string]bool{}
				}
				seen[l.name][kindOf(name)] = true
			}
		}
	}
	want := []string{"actors/ID", "chronology", "claims", "claims/ID", "contradictions", "data", "embed/ID", "figures/ID", "home", "matrix", "questions/ID", "sources", "sources/ID", "topics/ID"}
	if got := slices.Sorted(maps.Keys(seen["Arabic"])); !slices.Equal(got, want) {
		t.Errorf("Arabic stands on the kinds of pages %q, want %q", got, want)
	}
}

func within(n *html.Node, names ...string) bool {
	for up := range n.Ancestors() {
		if slices.Contains(names, up.Data) {
			return true
		}
	}
	return false
}

// inherited returns an attribute of the nearest element around a node that has it.
func inherited(n *html.Node, key string) string {
	for up := range n.Ancestors() {
		for _, a := range up.Attr {
			if a.Key == key {
				return a.Val
			}
		}
	}
	return ""
}

// A translation stands on every page where the wording does, and never inside of it.
func TestATranslationStandsBesideTheWords(t *testing.T) {
	ours := regexp.MustCompile(`Der Minister sagte, die Brücke sei zurzeit gesperrt\.|[dD]ie Brücke soll offen sein`)
	files := built(t, tongues(t), generator.Options{})
	on := map[string]bool{}
	for name, page := range files {
		if path.Ext(name) != ".html" || !ours.Match(page) {
			continue
		}
		on[kindOf(name)] = true
		const mark = `<p class="translation"><span class="label">Übersetzung der Redaktion:</span> `
		for _, at := range ours.FindAllIndex(page, -1) {
			if !bytes.HasSuffix(page[:at[0]], []byte(mark)) {
				t.Errorf("%s: a translation is not marked as ours", name)
			}
		}
		doc, _ := html.Parse(bytes.NewReader(page))
		for n := range doc.Descendants() {
			if n.Type == html.TextNode && ours.MatchString(n.Data) && (within(n, "blockquote", "q") || inherited(n, "lang") != "de" || inherited(n, "dir") != "") {
				t.Errorf("%s: the translation is set like the words of the article", name)
			}
		}
	}
	want := []string{"actors/ID", "chronology", "claims/ID", "contradictions", "embed/ID", "sources/ID"}
	if got := slices.Sorted(maps.Keys(on)); !slices.Equal(got, want) {
		t.Errorf("the translation stands on %q, want %q", got, want)
	}
	if n := bytes.Count(files[address.ClaimsJSON], []byte(`"translation":`)); n != 3 {
		t.Errorf("%s has %d translations, want 3", address.ClaimsJSON, n)
	}
}
