package main

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"beleg/generator"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/pages/render"
)

const home = "https://example.org/corpus/"

// A shelf keeps the files of a site in memory.
type shelf struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (s *shelf) Keep(string, [32]byte) (int, bool) { return 0, false }

func (s *shelf) Put(path string, _ [32]byte, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path] = bytes.Clone(data)
	return nil
}

// spreadSite builds a site whose lists are spread over pages as those of one many times its size would be.
func spreadSite(t *testing.T) (files map[string][]byte, plan []address.Planned) {
	t.Helper()
	most := spread.Most
	spread.Most = spread.Limit{Rows: 10, Bytes: 40_000}
	t.Cleanup(func() { spread.Most = most })
	project := fstest.MapFS{}
	for name, text := range Project(Size{160, 40, 3}) {
		project[name] = &fstest.MapFile{Data: []byte(text)}
	}
	base, _, err := load.Project(project)
	if err != nil {
		t.Fatal(err)
	}
	links := "# Verweise\n\n"
	for _, e := range base.Events {
		links += "[" + e.ID + "](/chronology/#event-" + e.ID + ") [hier](/chronology/2023/#event-" + e.ID + ")\n"
	}
	project["content/pages/verweise.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Verweise\"\n+++\n" + links)}
	site, err := generator.Open(project, generator.Options{})
	if err != nil || site.Paths() == nil {
		t.Fatal(err, site)
	}
	all := shelf{files: map[string][]byte{}}
	if err := site.Make(context.Background(), &all); err != nil {
		t.Fatal(err)
	}
	return all.files, address.Plan(base.Published().LeaveDrafts())
}

// A sheet is a page as it was built.
type sheet struct {
	ids   map[string]bool
	links []string // within the site, relative to the home page
}

func read(t *testing.T, name string, text []byte) sheet {
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	here, _ := url.Parse(home + strings.TrimSuffix(name, "index.html"))
	s := sheet{ids: map[string]bool{}}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if s.ids[a.Val] {
					t.Errorf("%s: the id %s stands twice", name, a.Val)
				}
				s.ids[a.Val] = true
			case "href":
				if u, err := here.Parse(a.Val); err != nil {
					t.Errorf("%s: %v", name, err)
				} else if rest, ok := strings.CutPrefix(u.String(), home); ok {
					s.links = append(s.links, rest)
				}
			}
		}
	}
	return s
}

func sheets(t *testing.T, files map[string][]byte) map[string]sheet {
	pages := map[string]sheet{}
	for name, text := range files {
		if path.Ext(name) == ".html" {
			pages[name] = read(t, name, text)
		}
	}
	return pages
}

func TestALongListIsSpreadOverPages(t *testing.T) {
	files, plan := spreadSite(t)
	pages := sheets(t, files)
	t.Run("which lead to each other", func(t *testing.T) { holdsTogether(t, files, pages, plan) })
	t.Run("and each row stands on one", func(t *testing.T) { standsOnce(t, files, pages, plan) })
}

// holdsTogether follows every link from the home page on.
func holdsTogether(t *testing.T, files map[string][]byte, pages map[string]sheet, plan []address.Planned) {
	reached, next := map[string]bool{"index.html": true}, []string{"index.html"}
	for len(next) > 0 {
		name := next[0]
		next = next[1:]
		for _, link := range pages[name].links {
			to, anchor, _ := strings.Cut(link, "#")
			to, _, _ = strings.Cut(to, "?")
			to = render.File(to)
			if files[to] == nil {
				t.Errorf("%s: %q leads to nothing", name, link)
			} else if anchor != "" && !pages[to].ids[anchor] {
				t.Errorf("%s: %q: there is no such place on that page", name, link)
			}
			if _, is := pages[to]; is && !reached[to] {
				reached[to], next = true, append(next, to)
			}
		}
	}
	kinds := map[string]int{}
	for _, p := range plan {
		if name := render.File(p.Path); !reached[name] && !p.Unlisted {
			t.Errorf("nothing leads to /%s", p.Path)
		}
		if p.Part != nil {
			kinds[p.Name]++
		}
		if p.Part != nil && p.Part.Parts == nil {
			if n := len(files[render.File(p.Path)]); n > 80_000 {
				t.Errorf("/%s weighs %d bytes", p.Path, n)
			}
		}
	}
	want := []string{"actor", "actors", "changes", "chronology", "claims", "contradictions", "data", "measure", "rating", "sources", "topic"}
	if got := slices.Sorted(maps.Keys(kinds)); !slices.Equal(got, want) {
		t.Errorf("the kinds of pages whose lists are spread are %q, want %q", got, want)
	}
}

// standsOnce holds the rows on the pages that have no others below them against the data. A few stand on those above, too.
func standsOnce(t *testing.T, files map[string][]byte, pages map[string]sheet, plan []address.Planned) {
	entries, cards := map[string]int{}, map[string]int{}
	for _, p := range plan {
		if p.Part == nil || p.Part.Parts != nil {
			continue
		}
		page := pages[render.File(p.Path)]
		switch p.Name {
		case "chronology":
			for id := range page.ids {
				entries[id]++
			}
		case "claims":
			for _, link := range slices.Compact(slices.Sorted(slices.Values(page.links))) {
				cards[link]++
			}
		}
	}
	var chronology struct{ Entries []struct{ ID string } }
	var claims struct{ Claims []struct{ URL string } }
	if json.Unmarshal(files[address.TimeJSON], &chronology) != nil || json.Unmarshal(files[address.ClaimsJSON], &claims) != nil {
		t.Fatal("the data cannot be read")
	}
	if len(chronology.Entries) < 300 || len(claims.Claims) < 100 {
		t.Fatalf("only %d entries and %d claims", len(chronology.Entries), len(claims.Claims))
	}
	for _, e := range chronology.Entries {
		if entries[e.ID] != 1 {
			t.Errorf("the entry %s stands on %d pages of the chronology", e.ID, entries[e.ID])
		}
	}
	for _, c := range claims.Claims {
		if link := strings.TrimPrefix(c.URL, home); cards[link] != 1 {
			t.Errorf("the claim %s stands on %d pages", link, cards[link])
		}
	}
}
