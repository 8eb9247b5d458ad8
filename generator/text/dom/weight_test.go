package dom

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestMarksAreTagsCommentsAndAttributes(t *testing.T) {
	for page, want := range map[string]int{
		"a > b":                               0,
		"<p>x</p>":                            2,
		"<p class=a id='b c' hidden>":         4,
		"<p class = \"a > b\"title=x/y>z</p>": 4,
		"<p a='x>y' b><i>":                    4,
		"<p '><b>":                            3, // no quotation mark begins a name's value here
		"<p =\"><b>":                          3,
		"<br/><!-- x y --><!doctype html>":    3,
		"<p a=":                               2,
		"<p a='x":                             2,
		"< b c":                               1,
	} {
		if got := weigh(page).Marks; got != want {
			t.Errorf("%s: got %d, want %d", page, got, want)
		}
	}
}

// Elements that nobody closed are opened again in each paragraph: without a bound, a hundred million times here.
func TestAPageOfWhichAParserMakesMoreThanThereIsBecomesItsText(t *testing.T) {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "<b class=a%d>", i)
	}
	page := b.String() + strings.Repeat("<table><td></b></table>", 400) + strings.Repeat("<p>x", 250_000)
	nodes := 0
	for range Parse([]byte(page)).Descendants() {
		nodes++
	}
	if nodes > 1_000_000 {
		t.Errorf("the page has %d nodes", nodes)
	}
	sound := "<font color=red><table><tr><td>" + strings.Repeat("<p><b class=x>a</b> c", 10_000) + "</table></font><p>d"
	if n := weigh(sound).again; n > 100_000 {
		t.Errorf("a page that closes what it opens is said to open %d elements again", n)
	}
}

// checkWeight keeps to what the weight is for.
func checkWeight(t *testing.T, page string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil || len(page) > 300 {
		return
	}
	made := 0
	for n := range doc.Descendants() {
		if made++; n.Type == html.ElementNode {
			made += len(n.Attr)
		}
	}
	// The parser adds html, head, body, rows and the like, a text behind each mark, and three of each element again.
	w := weigh(page)
	if most := 10 + 8*w.Marks + 40*w.Marks + 20*w.again; made > most {
		t.Errorf("%q: %d are made of %+v", page, made, w)
	}
}
