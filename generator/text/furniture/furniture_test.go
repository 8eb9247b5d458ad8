package furniture

import (
	"testing"

	"golang.org/x/net/html"

	"beleg/generator/text/dom"
)

func TestFurnitureIsKnownByItsNames(t *testing.T) {
	for element, want := range map[string]string{
		"<nav>": Navigation, "<div role=navigation>": Navigation, "<div class=main-nav>": Navigation, "<ul class='a breadcrumb'>": Navigation,
		"<footer>": PageFooter, "<div id=siteFooter>": PageFooter, "<header>": PageHeader, "<main><header>": "", "<div role=banner>": PageHeader,
		"<div id=onetrust-consent-sdk>": Cookies, "<div class=cookieBanner>": Cookies, "<div class=ad-slot>": Advert, "<div class=readiness>": "",
		"<div class=header-shadow>": "", "<div class=shareTools>": Share, "<div data-component=related-topics>": Related, "<section id=comments>": Comments,
		"<div class=newsletter__box>": Letters, "<aside>": Sidebar, "<aside class=mehr-zum-thema>": Related, "<div class=tag-list>": Keywords,
		"<form>": Form, "<button>": Form, "<dialog>": Dialog, "<p><noscript>": Unscripted, "<div class=vjs-control-bar>": Player,
		"<div class=article-body>": "", "<p class=share>": "", "<article class=teaser>": "", "<main class=nav>": "", "<div>": "",
		"<div class=vergangenheit>": "", "<div class=download>": "", "<div class='elementor-widget-text-editor'>": "",
	} {
		if got := (Reader{}).Of(last(dom.Parse([]byte(element)))); got != want {
			t.Errorf("%s: got %q, want %q", element, got, want)
		}
	}
}

// last is the innermost element of a page that is nothing else.
func last(n *html.Node) *html.Node {
	for n.LastChild != nil {
		n = n.LastChild
	}
	return n
}

func TestAdvertsAreLabelled(t *testing.T) {
	for text, want := range map[string]bool{"Anzeige": true, "– ADVERTISEMENT –": true, "Werbung:": true, "إعلان": true, "Anzeige gegen Unbekannt": false, "": false} {
		if IsLabel(text) != want {
			t.Errorf("%q: got %v", text, !want)
		}
	}
}
