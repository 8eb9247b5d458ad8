//go:build browser

package generator_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/page"

	"beleg/generator/internal/chrome"
)

// watchPolicy notes what the page's policy refuses, from before its first byte. The browser's protocol may put scripts into a page that
// the policy would not let in.
const watchPolicy = `globalThis.refused = [];
addEventListener("securitypolicyviolation", (e) => refused.push(e.effectiveDirective + " " + (e.blockedURI || "inline") + " " + e.sample))`

func TestInABrowserThePolicyLetsInAllThatTheSiteNeeds(t *testing.T) {
	r := newReader(t)
	chrome.Call(r.Tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchPolicy})
	for _, page := range samples(r.site.files) {
		r.open(page.name)
		if got := chrome.Ask[[]string](r.Tab, "refused"); len(got) > 0 {
			t.Errorf("%v needs what its policy forbids: %q", page, got)
		}
		if rules := chrome.Ask[int](r.Tab, "document.styleSheets.length && document.styleSheets[0].cssRules.length"); rules < 10 {
			t.Errorf("%v has a stylesheet of %d rules", page, rules)
		}
		if page.kind == "claims/ID" && chrome.Ask[string](r.Tab, `JSON.parse(document.querySelector("script[type='application/ld+json']").text)["@type"]`) != "ClaimReview" {
			t.Errorf("%v: the structured data cannot be read", page)
		}
	}
}

// TestInABrowserThePolicyForbidsTheRest does what an attacker would who got markup into a page.
func TestInABrowserThePolicyForbidsTheRest(t *testing.T) {
	r := newReader(t)
	chrome.Call(r.Tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watchPolicy})
	for _, test := range []struct{ name, markup, want string }{
		{"a script in the page", `<script>globalThis.ran = true</script>`, "script-src-elem inline "},
		{"an event handler", `<img src="" onerror="globalThis.ran = true">`, "script-src-attr inline "},
		{"a style in the page", `<style>body { display: none }</style>`, "style-src-elem inline "},
		{"a style attribute", `<p style="display: none">`, "style-src-attr inline "},
		{"a picture from elsewhere", `<img src="http://127.0.0.1:9/x.png">`, "img-src http://127.0.0.1:9/x.png "},
		{"a frame", `<iframe src="http://127.0.0.1:9/"></iframe>`, "frame-src http://127.0.0.1:9 "},
		{"another base", `<base href="http://127.0.0.1:9/">`, "base-uri http://127.0.0.1:9/ "},
	} {
		r.open("index.html")
		// What is refused is told once the page has been handed it; whatever could have run has run by then.
		got := chrome.Ask[[]string](r.Tab, `new Promise((done) => {
			const enough = () => refused.includes(`+quoteJS(test.want)+`) && setTimeout(() => done(refused));
			addEventListener("securitypolicyviolation", enough);
			const range = document.createRange(); // makes scripts run, as innerHTML does not
			range.selectNode(document.body);
			document.body.append(range.createContextualFragment(`+quoteJS(test.markup)+`));
			setTimeout(() => done(refused), 30000); // in vain
		})`)
		if !slices.Contains(got, test.want) {
			t.Errorf("%s: refused is %q, want %q", test.name, got, test.want)
		}
		if chrome.Ask[bool](r.Tab, "globalThis.ran === true") {
			t.Errorf("%s has run", test.name)
		}
	}
}

// quoteJS writes a string for a script.
func quoteJS(s string) string {
	text, _ := json.Marshal(s) // a string always has a JSON text
	return string(text)
}
