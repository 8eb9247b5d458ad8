package feed_test

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"regexp"
	"slices"
	"testing"
	"time"

	"beleg/generator/facts/fact"
)

// A node is an XML element as it stands.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []node     `xml:",any"`
}

func (n node) all(name string) []node {
	var list []node
	for _, c := range n.Children {
		if c.XMLName.Local == name {
			list = append(list, c)
		}
	}
	return list
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// text returns the text of the only child with a name.
func (n node) text(t *testing.T, name string) string {
	t.Helper()
	found := n.all(name)
	if len(found) != 1 {
		t.Errorf("<%s> has %d <%s>, want 1", n.XMLName.Local, len(found), name)
		return ""
	}
	return found[0].Text
}

// conforms holds a feed against what RFC 4287 says with MUST, section by section.
func conforms(t *testing.T, text []byte) {
	t.Helper()
	var feed node
	if err := xml.Unmarshal(text, &feed); err != nil {
		t.Fatal(err)
	}
	if feed.XMLName != (xml.Name{Space: "http://www.w3.org/2005/Atom", Local: "feed"}) || feed.attr("lang") != "de" {
		t.Errorf("the root is %v in %q", feed.XMLName, feed.attr("lang"))
	}
	ids := []string{feed.text(t, "id")}
	construct(t, feed) // 4.1.1: one id, title and updated; an author, or one in each entry
	if len(feed.all("author")) != 1 || len(feed.all("subtitle")) > 1 {
		t.Errorf("the feed has %d authors and %d subtitles", len(feed.all("author")), len(feed.all("subtitle")))
	}
	author := feed.all("author")[0]
	whole(t, author.text(t, "uri"))
	if author.text(t, "name") == "" || !regexp.MustCompile(`.+@.+`).MatchString(author.text(t, "email")) { // 3.2
		t.Errorf("the author is %v", author)
	}
	for _, entry := range feed.all("entry") {
		construct(t, entry)
		ids = append(ids, entry.text(t, "id"))
		for _, once := range []string{"published", "summary", "content"} { // 4.1.2
			entry.text(t, once)
		}
		for _, c := range entry.all("category") {
			if c.attr("term") == "" { // 4.2.2
				t.Errorf("a category has no term: %v", c)
			}
		}
	}
	slices.Sort(ids)
	if len(slices.Compact(slices.Clone(ids))) != len(ids) { // 4.2.6
		t.Errorf("two ids are the same: %q", ids)
	}
}

// construct checks what feeds and entries have in common.
func construct(t *testing.T, n node) {
	t.Helper()
	whole(t, n.text(t, "id"))
	for _, date := range append(n.all("updated"), n.all("published")...) { // 3.3
		if _, err := time.Parse("2006-01-02T15:04:05Z", date.Text); err != nil {
			t.Error(err)
		}
	}
	n.text(t, "title")
	n.text(t, "updated")
	for _, name := range []string{"title", "subtitle", "summary", "content"} { // 3.1.1
		for _, text := range n.all(name) {
			if want := map[bool]string{true: "html", false: "text"}[name == "content"]; text.attr("type") != want || len(text.Children) > 0 || text.Text == "" {
				t.Errorf("<%s> is of type %q, has %d elements and the text %q", name, text.attr("type"), len(text.Children), text.Text)
			}
		}
	}
	seen := map[string]bool{}
	for _, link := range n.all("link") { // 4.2.7; 4.1.1: at most one alternate of a type and language
		whole(t, link.attr("href"))
		if key := link.attr("rel") + link.attr("type"); seen[key] || link.attr("rel") == "" {
			t.Errorf("two links are %s, or one is nothing", key)
		} else {
			seen[key] = true
		}
	}
	if !seen["alternatetext/html"] || n.XMLName.Local == "feed" && !seen["selfapplication/atom+xml"] {
		t.Errorf("<%s> links only to %v", n.XMLName.Local, seen)
	}
}

func whole(t *testing.T, s string) {
	t.Helper()
	if u, err := url.Parse(s); err != nil || !u.IsAbs() || u.Host == "" {
		t.Errorf("%q is no whole address (%v)", s, err)
	}
}

func TestTheAtomFeedKeepsTheRules(t *testing.T) {
	claims := rated(t, "2024-06-05", 0, 3)
	claims[1].Reviews = append(claims[1].Reviews, review(t, "2024-06-05", right, "Wahr."))
	claims[1].Reviews[1].Correction = true
	atom, _ := both(t, project(t, claims...))
	conforms(t, atom)
}

// A publisher's address that is none would make the whole feed invalid.
func TestAnEmailThatIsNoneIsLeftOut(t *testing.T) {
	for email, want := range map[string]int{"a@b": 1, "": 0, "redaktion": 0, "@": 0, "a@": 0, "@b": 0} {
		base := project(t)
		base.Site.Publisher = fact.Publisher{Name: "Redaktion", Email: email}
		atom, _ := both(t, base)
		var feed node
		if err := xml.Unmarshal(atom, &feed); err != nil {
			t.Fatal(err)
		}
		if author := feed.all("author")[0]; len(author.all("email")) != want || len(author.all("uri")) != 0 {
			t.Errorf("%q: the author is %v, want %d addresses", email, author, want)
		}
	}
}

// TestTheJSONFeedKeepsTheRules checks what JSON Feed 1.1 requires, by name: an independent reader would forgive much.
func TestTheJSONFeedKeepsTheRules(t *testing.T) {
	_, text := both(t, project(t, rated(t, "2024-06-05", 0, 3)...))
	var feed struct {
		Version, Title, Language string
		Home                     string `json:"home_page_url"`
		Feed                     string `json:"feed_url"`
		Authors                  []map[string]string
		Items                    []struct {
			ID, URL, Title, Summary string
			HTML                    string `json:"content_html"`
			Published               string `json:"date_published"`
		}
	}
	if err := json.Unmarshal(text, &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Title == "" || feed.Language != "de" || len(feed.Authors) != 1 || feed.Authors[0]["name"] == "" {
		t.Errorf("the feed is %+v", feed)
	}
	whole(t, feed.Home)
	whole(t, feed.Feed)
	if len(feed.Items) != 3 {
		t.Errorf("the feed has %d items, want 3", len(feed.Items))
	}
	for _, item := range feed.Items {
		whole(t, item.ID)
		whole(t, item.URL)
		if _, err := time.Parse(time.RFC3339, item.Published); err != nil || item.HTML == "" {
			t.Errorf("an item is %+v (%v)", item, err)
		}
	}
}
