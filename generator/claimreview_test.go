package generator_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/net/html"

	"beleg/generator"
)

// oursAt is where our site stands in tests that compare whole addresses.
const oursAt = "https://example.org/konto/faktencheck/"

// parsed parses a page of the built site.
func parsed(t testing.TB, name string, text []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return root
}

// attribute returns the value of an attribute, "" if there is none.
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// find returns all elements within n that have a name and, unless it is empty, a class.
func find(n *html.Node, name, class string) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name && (class == "" || strings.Contains(" "+attribute(d, "class")+" ", " "+class+" ")) {
			found = append(found, d)
		}
	}
	return found
}

// words returns the text of an element as it is read, without what only eyes see.
func words(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Type == html.ElementNode && (attribute(n, "aria-hidden") == "true" || n.Data == "svg") {
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// structured returns the JSON-LD of a page.
func structured(t testing.TB, name string, root *html.Node) []map[string]any {
	t.Helper()
	var list []map[string]any
	for _, script := range find(root, "script", "") {
		if attribute(script, "type") != "application/ld+json" {
			continue
		}
		var data map[string]any
		if err := json.Unmarshal([]byte(script.FirstChild.Data), &data); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list = append(list, data)
	}
	return list
}

// only returns the words of the only element of a name and class within n.
func only(t testing.TB, page string, n *html.Node, name, class string) string {
	t.Helper()
	found := find(n, name, class)
	if len(found) != 1 {
		t.Errorf("%s: there are %d elements %s.%s, want 1", page, len(found), name, class)
		return ""
	}
	return words(found[0])
}

func TestEachClaimPageHasOneReviewThatAgreesWithIt(t *testing.T) {
	files := ourSite(t, generator.Options{BaseURL: oursAt})
	feed := elements(t, files["data/claimreview.json"])
	for name, text := range files {
		kind := kindOf(name)
		if kind == "" {
			continue
		}
		root := parsed(t, name, text)
		data := structured(t, name, root)
		if kind != "claims/ID" {
			if len(data) > 0 {
				t.Errorf("%s has structured data: %v", name, data)
			}
			continue
		}
		if len(data) != 1 {
			t.Fatalf("%s has %d structured data, want 1", name, len(data))
		}
		agrees(t, name, root, data[0])
		if address := data[0]["url"]; !reflect.DeepEqual(feed[address], without(data[0], "@context")) {
			t.Errorf("%s says\n%v\nand claimreview.json\n%v", name, data[0], feed[address])
		}
		delete(feed, data[0]["url"])
	}
	if len(feed) > 0 {
		t.Errorf("claimreview.json has %d reviews that no page has: %v", len(feed), feed)
	}
}

// agrees holds a page's structured data against what its readers see.
func agrees(t *testing.T, name string, root *html.Node, data map[string]any) {
	t.Helper()
	rating, claim := data["reviewRating"].(map[string]any), data["itemReviewed"].(map[string]any)
	ruling := find(root, "div", "ruling")
	if len(ruling) != 1 {
		t.Fatalf("%s shows %d rulings, want 1", name, len(ruling))
	}
	for _, part := range []struct {
		what       string
		says, sees any
	}{
		{"type", data["@type"], "ClaimReview"},
		{"claim", claim["text"], only(t, name, root, "h1", "")},
		{"rating", rating["alternateName"], only(t, name, ruling[0], "p", "rating-line")},
		{"verdict", strings.Join(strings.Fields(rating["ratingExplanation"].(string)), " "), only(t, name, ruling[0], "p", "verdict")},
		{"day", cmp.Or(data["dateModified"], data["datePublished"]), attribute(find(ruling[0], "time", "")[0], "datetime")},
		{"address", data["url"], oursAt + strings.TrimSuffix(name, "index.html")},
		{"language", data["inLanguage"], attribute(find(root, "html", "")[0], "lang")},
	} {
		if part.says != part.sees {
			t.Errorf("%s: the %s is %q, and readers see %q", name, part.what, part.says, part.sees)
		}
	}
	title := words(find(root, "title", "")[0])
	if !strings.HasPrefix(title, data["claimReviewed"].(string)+" – ") {
		t.Errorf("%s reviews %q, and its title is %q", name, data["claimReviewed"], title)
	}
}

// elements returns the reviews of a DataFeed by their address.
func elements(t *testing.T, feed []byte) map[any]any {
	t.Helper()
	var data struct {
		Elements []struct{ Item []map[string]any } `json:"dataFeedElement"`
	}
	if err := json.Unmarshal(feed, &data); err != nil {
		t.Fatal(err)
	}
	byAddress := map[any]any{}
	for _, e := range data.Elements {
		if len(e.Item) != 1 {
			t.Fatalf("an element has %d reviews, want 1", len(e.Item))
		}
		byAddress[e.Item[0]["url"]] = e.Item[0]
	}
	if len(byAddress) < 100 || len(byAddress) != len(data.Elements) {
		t.Fatalf("claimreview.json has %d elements with %d addresses, want one for each claim", len(data.Elements), len(byAddress))
	}
	return byAddress
}

func without(data map[string]any, key string) map[string]any {
	delete(data, key)
	return data
}

func TestThePublishedReviewsFitTheirPublishedSchema(t *testing.T) {
	files := ourSite(t, generator.Options{})
	text := func(name string) any {
		data, err := jsonschema.UnmarshalJSON(bytes.NewReader(files[name]))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return data
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("mem:///claimreview.schema.json", text("data/claimreview.schema.json")); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("mem:///claimreview.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(text("data/claimreview.json")); err != nil {
		t.Error(err)
	}
}
