package generator_test

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"beleg/generator"
)

// policy is what the site may load and run: what itself brings.
var policy = map[string]string{"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'", "connect-src": "'self'",
	"form-action": "'self'", "base-uri": "'none'"}

// framed is the same for what stands in a frame of another site.
var framed = map[string]string{"default-src": "'none'", "style-src": "'self'", "img-src": "'self'", "form-action": "'none'", "base-uri": "'none'"}

func TestEveryPageBeginsWithThePolicy(t *testing.T) {
	for name, text := range ourSite(t, generator.Options{BaseURL: oursAt}) {
		if path.Ext(name) != ".html" {
			continue
		}
		head := find(parsed(t, name, text), "head", "")[0]
		var first []*html.Node
		for n := range head.ChildNodes() {
			if n.Type == html.ElementNode {
				first = append(first, n)
			}
		}
		if at := bytes.Index(text, []byte("charset")); attribute(first[0], "charset") != "utf-8" || at > 1000 {
			t.Errorf("%s does not begin with its encoding (byte %d)", name, at)
		}
		if attribute(first[1], "http-equiv") != "Content-Security-Policy" {
			t.Errorf("%s: after the encoding stands <%s>, want the policy before all that it rules", name, first[1].Data)
		}
		got := map[string]string{}
		for directive := range strings.SplitSeq(attribute(first[1], "content"), ";") {
			key, value, _ := strings.Cut(strings.TrimSpace(directive), " ")
			got[key] = value
		}
		want := policy
		if strings.HasPrefix(name, "embed/") {
			want = framed
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s has the policy %v, want %v", name, got, want)
		}
		if n := bytes.Count(text, []byte("Content-Security-Policy")); n != 1 {
			t.Errorf("%s has %d policies, want 1", name, n)
		}
	}
}

// TestNoPageNeedsWhatThePolicyForbids looks at all that a browser would load or run without being asked. crawl_test.go holds that
// nothing is inline.
func TestNoPageNeedsWhatThePolicyForbids(t *testing.T) {
	loads := []string{"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest", "archive", "codebase"}
	for name, text := range ourSite(t, generator.Options{BaseURL: oursAt}) {
		switch path.Ext(name) {
		case ".html":
			for n := range parsed(t, name, text).Descendants() {
				if n.Type != html.ElementNode {
					continue
				}
				if slices.Contains([]string{"style", "iframe", "frame", "object", "embed", "audio", "video", "foreignobject"}, strings.ToLower(n.Data)) {
					t.Errorf("%s has <%s>", name, n.Data)
				}
				if n.Data == "base" && (!strings.HasPrefix(name, "embed/") || attribute(n, "target") != "_top" || len(n.Attr) != 1) {
					t.Errorf("%s has a <base> of %v", name, n.Attr)
				}
				for _, a := range n.Attr {
					asset := n.Data == "link" && a.Key == "href" && slices.Contains([]string{"stylesheet", "icon"}, attribute(n, "rel"))
					inside := n.Namespace == "svg" && n.Data != "a" && a.Key == "href"
					if (asset || slices.Contains(loads, a.Key)) && !strings.HasPrefix(a.Val, "/konto/faktencheck/") || inside && !strings.HasPrefix(a.Val, "#") {
						t.Errorf("%s: <%s %s=%q> is not of the site", name, n.Data, a.Key, a.Val)
					}
				}
				if rel := attribute(n, "rel"); n.Data == "link" && !slices.Contains([]string{"stylesheet", "icon", "canonical", "alternate"}, rel) {
					t.Errorf("%s has <link rel=%q>, which may make a browser load something", name, rel)
				}
			}
		case ".css":
			if elsewhere := regexp.MustCompile(`@import|url\(`).Find(text); elsewhere != nil {
				t.Errorf("%s has %s", name, elsewhere)
			}
		case ".svg":
			if active := regexp.MustCompile(`(?i)<style|<script|<foreignObject|\s(style|on\w+|href|src)\s*=|url\(`).Find(text); active != nil {
				t.Errorf("%s has %s", name, active)
			}
		}
	}
}
