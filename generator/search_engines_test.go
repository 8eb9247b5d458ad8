package generator_test

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"beleg/generator"
)

// What search engines and those who share links see of our site.

// one returns the only value that a kind of element of the head has, such as the content of <meta name="description">.
func one(t *testing.T, page string, head *html.Node, element, key, name, value string) string {
	t.Helper()
	var values []string
	for _, n := range find(head, element, "") {
		if attribute(n, key) == name {
			values = append(values, attribute(n, value))
		}
	}
	if len(values) != 1 || strings.TrimSpace(values[0]) == "" {
		t.Errorf("%s has the <%s %s=%q> %q, want one", page, element, key, name, values)
		return ""
	}
	return values[0]
}

func none(t *testing.T, page string, head *html.Node, element, key, name string) {
	t.Helper()
	for _, n := range find(head, element, "") {
		if attribute(n, key) == name {
			t.Errorf("%s has <%s %s=%q>, want none", page, element, key, name)
		}
	}
}

func TestTheHeadOfEveryPageSaysWhatItIsOnce(t *testing.T) {
	files := ourSite(t, generator.Options{BaseURL: oursAt})
	titles, descriptions := map[string]string{}, map[string]string{}
	for name, text := range files {
		kind := kindOf(name)
		if kind == "" {
			continue
		}
		root := parsed(t, name, text)
		head := find(root, "head", "")[0]
		title := words(find(head, "title", "")[0])
		if other := titles[title]; other != "" && !unlisted(name) && !unlisted(other) || title == "" {
			t.Errorf("%s and %s have the same title %q", name, other, title)
		}
		titles[title] = name
		description := one(t, name, head, "meta", "name", "description", "content")
		if n := utf8.RuneCountInString(description); n < 20 || n > 160 {
			t.Errorf("%s has a description of %d characters: %q", name, n, description)
		}
		if other := descriptions[description]; other != "" {
			t.Errorf("%s and %s have the same description %q", name, other, description)
		}
		descriptions[description] = name
		if unlisted(name) {
			one(t, name, head, "meta", "name", "robots", "content")
			none(t, name, head, "link", "rel", "canonical")
			none(t, name, head, "meta", "property", "og:url")
			continue
		}
		none(t, name, head, "meta", "name", "robots")
		canonical := one(t, name, head, "link", "rel", "canonical", "href")
		if want := oursAt + strings.TrimSuffix(name, "index.html"); canonical != want {
			t.Errorf("%s is canonical at %s, want %s", name, canonical, want)
		}
		openGraph(t, name, head, canonical, description, files)
	}
}

// openGraph checks what https://ogp.me asks for.
func openGraph(t *testing.T, name string, head *html.Node, canonical, description string, files map[string][]byte) {
	t.Helper()
	og := func(property string) string { return one(t, name, head, "meta", "property", property, "content") }
	kind := "website"
	if kindOf(name) == "claims/ID" {
		kind = "article"
		if first, last := og("article:published_time"), og("article:modified_time"); first > last || len(first) != len("2024-06-05") {
			t.Errorf("%s was published on %s and changed on %s", name, first, last)
		}
	} else {
		none(t, name, head, "meta", "property", "article:published_time")
		none(t, name, head, "meta", "property", "article:modified_time")
	}
	for property, want := range map[string]string{"og:type": kind, "og:url": canonical, "og:description": description, "og:locale": "de_DE", "og:image:type": "image/png"} {
		if got := og(property); got != want {
			t.Errorf("%s has the %s %q, want %q", name, property, got, want)
		}
	}
	for _, property := range []string{"og:title", "og:site_name", "og:image:width", "og:image:height", "og:image:alt"} {
		og(property)
	}
	if image, below := strings.CutPrefix(og("og:image"), oursAt); !below || files[image] == nil {
		t.Errorf("%s has the image %s, which is not there", name, image)
	}
}

func TestTheSitemapListsWhatSearchEnginesMayList(t *testing.T) {
	files := ourSite(t, generator.Options{BaseURL: oursAt})
	var set struct {
		Pages []struct {
			Address string `xml:"loc"`
			Changed string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(files["sitemap.xml"], &set); err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, page := range set.Pages {
		if _, twice := listed[page.Address]; twice {
			t.Errorf("the sitemap lists %s twice", page.Address)
		}
		listed[page.Address] = page.Changed
	}
	for name, text := range files {
		if kindOf(name) == "" {
			continue
		}
		head := find(parsed(t, name, text), "head", "")[0]
		address := oursAt + strings.TrimSuffix(name, "index.html")
		changed, ok := listed[address]
		if canonical := slices.ContainsFunc(find(head, "link", ""), func(n *html.Node) bool { return attribute(n, "rel") == "canonical" }); ok != canonical {
			t.Errorf("%s: listed in the sitemap is %v, canonical %v", name, ok, canonical)
		}
		if kindOf(name) == "claims/ID" {
			if want := one(t, name, head, "meta", "property", "article:modified_time", "content"); changed != want {
				t.Errorf("the sitemap says that %s changed on %q, the page %q", name, changed, want)
			}
		}
		delete(listed, address)
	}
	if len(listed) > 0 {
		t.Errorf("the sitemap lists %v, which are no pages", listed)
	}
	if want := "\nSitemap: " + oursAt + "sitemap.xml\n"; !strings.HasSuffix(string(files["robots.txt"]), want) {
		t.Errorf("robots.txt does not end with %q:\n%s", want, files["robots.txt"])
	}
}
