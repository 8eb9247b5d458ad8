package opendata

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// tokenized is what package html alone makes of a page.
func tokenized(source []byte) (string, map[string]int) {
	var text strings.Builder
	at := map[string]int{}
	for tokens := html.NewTokenizer(bytes.NewReader(source)); ; {
		switch tokens.Next() {
		case html.ErrorToken:
			return text.String(), at
		case html.TextToken:
			text.Write(tokens.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range tokens.Token().Attr {
				if a.Key == "id" {
					at[a.Val] = text.Len()
				}
			}
		}
	}
}

// FuzzAPageAndItsPassages holds that a page is read as package html reads it, whatever stands in it, and that a passage
// of a text gets neighbours that tell it from all others.
func FuzzAPageAndItsPassages(f *testing.F) {
	for _, source := range []string{
		`<!doctype html><html lang=de><head><title>Wer &amp; <b>was</b></title><script>if (a<b) "</p>"</script></head>`,
		`<p id="q-1">Zwölf <mark data-x="a>b" ID="Q">Keller</mark>,&nbsp;3 < 4</p id="no"><!-- <p id="c"> --><br/>`,
		"<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>\r\n&lt;\rEnde\x00<textarea>\n<p id=\"in\"></textarea>",
		`<a b=c"d>e">f<a ="x>y">g<a id ="h>i">j<a id="1" id="2">k<a id id="3"><a id="&amp;"><a b="c"id="d"><a id='e'><a/id="f">`,
		`<p id="open`, `<script>`, `<//a></><?p id="x"?><`, `<A ID="x"><p class>y<p  id="z" ><sCript><b></script><plaintext><b>`,
	} {
		f.Add(source, 10, 5)
	}
	f.Add("Titel\n\nDa steht es.\n\nDa steht es.\n", 10, 5)
	f.Add(strings.Repeat("ä", 200), 100, 2)
	f.Add(strings.Repeat("ab\n\n", 50), 101, 1)
	f.Add("\ufeffA\u0308 🌊\r\n\r\n🌊 A\u0308\r\n", 3, 8)
	f.Fuzz(func(t *testing.T, text string, at, length int) {
		checkPage(t, []byte(text))
		checkNeighbours(t, text, at, length)
	})
}

func checkPage(t *testing.T, source []byte) {
	t.Helper()
	r := reader{source: source, at: map[string]int{}}
	if err := r.read(); err != nil {
		t.Fatal(err)
	}
	text, at := tokenized(source)
	delete(at, "") // names nothing
	delete(r.at, "")
	if r.text.String() != text || !maps.Equal(r.at, at) {
		t.Errorf("%q:\ngot  %q %v\nwant %q %v", source, r.text.String(), r.at, text, at)
	}
}
