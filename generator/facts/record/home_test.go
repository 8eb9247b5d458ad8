package record

import (
	"net/url"
	"testing"
)

func TestAHomePageHasOneAddress(t *testing.T) {
	for given, want := range map[string]string{
		"https://example.org":               "https://example.org/",
		"https://example.org/faktencheck":   "https://example.org/faktencheck/",
		"https://Example.org/Fakten/?a=b#c": "https://example.org/Fakten/",
		"https://münchen.example/fä":        "https://xn--mnchen-3ya.example/f%C3%A4/",
		"https://MÜNCHEN.example:8443/":     "https://xn--mnchen-3ya.example:8443/",
		"https://m%c3%bcnchen.example/":     "https://xn--mnchen-3ya.example/",
		"https://xn--mnchen-3ya.example/":   "https://xn--mnchen-3ya.example/",
		"http://127.0.0.1:8017/a/":          "http://127.0.0.1:8017/a/",
		"http://[::1]:8017/a/":              "http://[::1]:8017/a/",
		"http://no_name_of_dns:8017/":       "http://no_name_of_dns:8017/",
		"https://a.example/%C3%BC/":         "https://a.example/%C3%BC/",
		"https://user@example.org/":         "https://user@example.org/",
	} {
		u, err := url.Parse(given)
		if err != nil {
			t.Fatal(err)
		}
		if got := HomeOf(u).String(); got != want {
			t.Errorf("%s: got %s, want %s", given, got, want)
		}
	}
}
