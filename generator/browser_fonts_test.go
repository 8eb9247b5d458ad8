//go:build browser

package generator_test

import (
	"encoding/xml"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"

	"beleg/generator/internal/chrome"
)

// What is measured in a browser hangs on its fonts: were they the machine's, the other tests would prove something else on each.
func TestInABrowserTheFontsAreThoseThatTheTestsBring(t *testing.T) {
	text, err := os.ReadFile(strings.TrimPrefix(chrome.Fonts(t), "FONTCONFIG_FILE="))
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Aliases []struct {
			Family  string   `xml:"family"`
			Prefers []string `xml:"prefer>family"`
		} `xml:"alias"`
	}
	if err := xml.Unmarshal(text, &config); err != nil {
		t.Fatal(err)
	}
	ours := map[string]string{}
	for _, a := range config.Aliases {
		ours[a.Family] = a.Prefers[0]
	}
	r := newReader(t)
	r.open("data/index.html")
	for selector, family := range map[string]string{"h1": "serif", ".lead": "sans-serif", "h2.title": "monospace"} {
		var used []string
		for _, font := range r.fonts(selector) {
			used = append(used, font.FamilyName)
		}
		if !slices.Equal(used, []string{ours[family]}) {
			t.Errorf("%s is set in %q, want %q", selector, used, ours[family])
		}
	}
}

// fonts returns the fonts in which an element's text is set.
func (r *reader) fonts(selector string) []*css.PlatformFontUsage {
	r.t.Helper()
	chrome.Call(r.Tab, dom.Enable, dom.EnableParams{})
	chrome.Call(r.Tab, css.Enable, cdp.Empty{})
	root := chrome.Call(r.Tab, dom.GetDocument, dom.GetDocumentParams{})
	found := chrome.Call(r.Tab, dom.QuerySelector, dom.QuerySelectorParams{NodeID: root.Root.NodeID, Selector: selector})
	return chrome.Call(r.Tab, css.GetPlatformFontsForNode, css.GetPlatformFontsForNodeParams{NodeID: found.NodeID}).Fonts
}
