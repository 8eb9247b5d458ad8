package generator_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"beleg/generator"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
)

// A link to a quotation lights up all stretches of its block whose class has the number of its anchor (static/css/site.css). Together
// they are the quotation's words: not fewer where others overlap it, and none besides.
func TestALinkToAQuotationLightsUpAllOfIt(t *testing.T) {
	base, _, err := load.Project(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	files := ourSite(t, generator.Options{})
	tried := 0
	for use := range base.Published().LeaveDrafts().Quotations() {
		q := use.Quote
		name := address.Source(q.Source) + "index.html"
		var want strings.Builder
		for _, part := range q.Place.Parts {
			want.WriteString(q.Source.Article.Text[part.Start:part.End])
		}
		if got := litBy(t, files[name], q.ID); squeezed(got) != squeezed(want.String()) {
			t.Errorf("%s#%s lights up %q, want %q", name, q.ID, got, want.String())
		}
		tried++
	}
	if tried < 300 {
		t.Errorf("only %d quotations: that is not our site", tried)
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// litBy returns the text that a link to an anchor lights up.
func litBy(t *testing.T, page []byte, id string) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if attr(n, "id") != id {
			continue
		}
		number, ok := strings.CutPrefix(attr(n, "class"), "at")
		if !ok || n.Parent.Data != "mark" {
			t.Errorf("#%s is no anchor within a highlighted stretch", id)
			return ""
		}
		var lit strings.Builder
		for stretch := range n.Parent.Parent.ChildNodes() {
			if slices.Contains(strings.Fields(attr(stretch, "class")), "p"+number) {
				for inside := range stretch.Descendants() {
					if inside.Type == html.TextNode {
						lit.WriteString(inside.Data)
					}
				}
			}
		}
		return lit.String()
	}
	t.Errorf("there is no #%s", id)
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
