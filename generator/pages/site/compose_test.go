package site_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/site"
	"beleg/generator/pages/timeline"
)

// project is a small site: three articles about a bridge, of which one has no publisher. Tests add claims to it.
func project() fstest.MapFS {
	p := fstest.MapFS{}
	put(p, "content/site.toml", `title = "Probe"
base_url = "https://example.org/probe/"
language = "de"
[publisher]
name = "Redaktion"
[[rating]]
id = "wahr"
label = "Wahr"
definition = "Es stimmt."
tone = "good"
[[rating]]
id = "offen"
label = "Offen"
definition = "Niemand weiß es."
tone = "open"
[[topic]]
id = "bau"
label = "Bau"
description = "Wie gebaut wird."
[[topic]]
id = "verkehr"
label = "Verkehr"
[[measure]]
id = "autos"
label = "Autos am Tag"
unit = "Autos"
`)
	put(p, "content/actors.toml", `[bote]
name = "Bote"
kind = "outlet"
[amt]
name = "Bauamt"
kind = "office"
part_of = "stadt"
[stadt]
name = "Stadt"
kind = "state"
`)
	article(p, "frueh", "published = \"2024-01-10\"\npublisher = \"bote\"\n", "Die Brücke ist gesperrt, sagt das Amt. Es fahren 300 Autos. Nein, sie ist offen, steht auf einem Zettel.")
	article(p, "spaet", "published = \"2024-03-10\"\n", "Die Brücke war nie gesperrt. Es fahren rund 500 Autos, so das Amt.")
	article(p, "undatiert", "", "Von der Brücke ist nichts bekannt. Auch 300 Autos sind es nicht.")
	return p
}

func put(p fstest.MapFS, name, text string) { p[name] = &fstest.MapFile{Data: []byte(text)} }

func article(p fstest.MapFS, id, rest, text string) {
	sum := sha256.Sum256([]byte(text))
	put(p, "seeds/"+id+".txt", text)
	put(p, "content/sources/"+id+".toml", fmt.Sprintf("file = %q\nsha256 = %q\ntitle = %q\nlanguage = \"de\"\n%s", id+".txt", hex.EncodeToString(sum[:]), "Artikel "+id, rest))
}

// claim adds a claim with a review of the first of January 2024 and what rest says.
func claim(p fstest.MapFS, id, topics, rest string) {
	put(p, "content/claims/"+id+".toml", fmt.Sprintf("claim = %q\ntopics = [%s]\n[[review]]\ndate = 2024-01-01\nrating = \"offen\"\nverdict = \"Zuerst offen.\"\n%s", "Behauptung "+id, topics, rest))
}

func review(day, rating, rest string) string {
	return fmt.Sprintf("[[review]]\ndate = %s\nrating = %q\nverdict = \"Am %s.\"\n%s\n", day, rating, day, rest)
}

func quoted(source, stance, text, rest string) string {
	return fmt.Sprintf("[[quote]]\nsource = %q\nstance = %q\ntext = %q\n%s\n", source, stance, text, rest)
}

// pages composes a project and returns the pages' data by path.
func pages(t *testing.T, p fstest.MapFS) map[string]any {
	t.Helper()
	base, found, err := load.Project(p)
	if err != nil {
		t.Fatal(err)
	}
	if errors, _ := found.Count(); errors > 0 {
		t.Fatalf("the project has findings: %v", found)
	}
	byPath := map[string]any{}
	uses := fact.UsesOf(base)
	whole := site.New(base, address.New(base, nil), func() *fact.Uses { return uses }, func() []*timeline.Entry { return timeline.Entries(base, uses) }, nil)
	for _, p := range address.Plan(base) {
		byPath[p.Path] = whole.Compose(p).Data
	}
	return byPath
}

// get returns the page at path.
func get[P any](t *testing.T, p fstest.MapFS, path string) P {
	t.Helper()
	page, ok := pages(t, p)[path].(P)
	if !ok {
		t.Fatalf("at %q there is no %T", path, *new(P))
	}
	return page
}

// equal compares what tests write as lines.
func equal(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%s:\n%s\nwant:\n%s", what, g, w)
	}
}

// A site that has no topics and compares no figures leads nobody to empty lists of them.
func TestTheNavigationLeadsToNothingEmpty(t *testing.T) {
	views := func(p fstest.MapFS) string {
		var keys []string
		for _, item := range get[*site.HomePage](t, p, "").Shell.Views {
			keys = append(keys, item.Key)
		}
		return strings.Join(keys, " ")
	}
	if got, want := views(project()), "topics matrix contradictions figures changes data"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p := project()
	all := string(p["content/site.toml"].Data)
	put(p, "content/site.toml", all[:strings.Index(all, "[[topic]]")])
	if got, want := views(p), "matrix contradictions changes data"; got != want {
		t.Errorf("without topics and measures: got %s, want %s", got, want)
	}
}

// The navigation says once where a claim stands; the way to a topic is not in it.
func TestTheWayToAPageIsSaidOnce(t *testing.T) {
	p := project()
	claim(p, "a", ``, quoted("frueh", "supports", "300 Autos", ""))
	if got := get[*site.ClaimPage](t, p, "claims/a/").Crumbs; len(got) != 0 {
		t.Errorf("a claim has the way %v, want none", got)
	}
	if got := get[*site.TopicPage](t, p, "topics/verkehr/").Crumbs; len(got) != 2 {
		t.Errorf("a topic has the way %v, want the lists of claims and of topics", got)
	}
}
