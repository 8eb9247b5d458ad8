// Package furniture knows what web pages call all that is not the article: menus, adverts, cookie notices, margins.
//
// In goes an element, out comes what it is by its tag, its role and its names. Frameworks and editorial systems have
// names in common, in the languages in which they are written; a name counts as a whole word of a class or an id.
package furniture

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"beleg/generator/text/dom"
)

// What furniture there is, in words for people.
const (
	Navigation = "navigation"
	PageHeader = "page header"
	PageFooter = "page footer"
	Cookies    = "cookie notice"
	Advert     = "advert"
	Share      = "share buttons"
	Related    = "related articles"
	Comments   = "comments"
	Letters    = "newsletter or subscription"
	Sidebar    = "sidebar"
	Keywords   = "keywords"
	Player     = "video player"
	Gallery    = "picture gallery"
	Dialog     = "dialog"
	Form       = "form"
	Unscripted = "shown without scripts only"
)

// named are the words in classes and ids by which pages call their furniture, the surest first.
var named = []struct {
	why   string
	names *regexp.Regexp
}{
	{Cookies, Names(`
		cookies? cookie\w* consent\w* gdpr dsgvo onetrust usercentrics didomi cmp cmpbox rgpd`)},
	{Comments, Names(`
		comments? comment-?\w+ disqus\w* kommentare? commentaires? respond discussion livefyre replies`)},
	{Share, Names(`
		shar(?:e|ing)\w* social\w* addthis\w* addtoany sharedaddy shariff teilen partage follow-?us socialmedia`)},
	{Advert, Names(`
		ads? advert\w* adslot adbox ad-?unit ad-?container ad-?wrapper anzeigen? werbung sponsor(?:ed|s|en)?
		publicite dfp outbrain taboola reklama? promo promotions? commercial`)},
	{Letters, Names(`
		newsletters? newsletter\w* subscri(?:be|ption|bers?)\w* sign-?up mailinglist mailing-list abonnement abo
		paywall\w* regwall piano metering`)},
	{Related, Names(`
		related\w* recommend\w* recirc\w* more-(?:stories|news|on|from|in|like) moreon read-?(?:more|next|also)
		see-?also teasers? teaser\w* most-?(?:read|popular|viewed|shared|watched) mostread popular\w* trending
		mehr-zum\w* weitere\w* similar a-lire lire-aussi onward\w* next-?(?:article|post|story)
		prev-?(?:article|post) post-navigation up-?next you-may\w* suggest\w* latest\w* yarpp\w* jp-relatedposts
		also-?(?:read|on) themen`)},
	{Player, Names(`
		vjs\w* video-?js jw-?player\w* jw-?\w+ mejs\w* plyr\w* (?:video|audio|media)-?(?:player|controls)\w*
		player-?controls`)},
	{Gallery, Names(`gallery galleries slideshow\w* carousel\w* bildergalerie diaporama`)},
	{Navigation, Names(`
		nav navbar\w* navi navigation\w* (?:main|top|sub|site|primary|footer|mobile|meta|user)-?(?:nav|menu)\w*
		menus? menubar breadcrumbs? breadcrumb\w* brotkrumen pagination pager paging
		skip-?(?:link|links|nav|to-content) jump-?link`)},
	{PageFooter, Names(`
		footer (?:page|site|global|main)-?footer colophon impressum legal copyright bottom-?bar`)},
	{PageHeader, Names(`
		masthead\w* (?:page|site|global|main|top)-?header banner top-?bar branding logo site-?title site-?name`)},
	{Sidebar, Names(`
		side-?bar\w* aside right-?(?:rail|col|column) rail widget-?area seitenleiste marginalspalte`)},
	{Keywords, Names(`
		tags tag-?list tag-?links post-?tags article-?tags keywords categories cat-links schlagworte topics`)},
}

// Names matches any of these expressions, which white space divides, as whole parts of a name.
func Names(expressions string) *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[\s_-])(?:` + strings.Join(strings.Fields(expressions), "|") + `)(?:$|[\s_-])`)
}

// Reader remembers what names mean, because pages use the same ones again and again. It is begun as Reader{}.
type Reader map[string]string

// Of says which furniture an element is, and "" if it is none. Whether it is as large as the article is not looked at.
func (r Reader) Of(n *html.Node) string {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article, atom.H1, atom.P:
		return ""
	case atom.Nav, atom.Menu:
		return Navigation
	case atom.Form, atom.Select, atom.Textarea, atom.Button, atom.Fieldset, atom.Label:
		return Form
	case atom.Noscript:
		return Unscripted
	}
	switch strings.ToLower(dom.Attr(n, "role")) {
	case "navigation", "menu", "menubar", "tablist":
		return Navigation
	case "banner":
		return PageHeader
	case "contentinfo":
		return PageFooter
	case "search", "button":
		return Form
	case "main", "article":
		return ""
	}
	if why := r.called(NamesOf(n, "class", "id", "data-component", "data-testid")); why != "" {
		return why
	}
	switch {
	case n.DataAtom == atom.Footer:
		return PageFooter
	case n.DataAtom == atom.Header && n.Parent != nil && (n.Parent.DataAtom == atom.Body || !inArticle(n)):
		return PageHeader
	case n.DataAtom == atom.Aside, strings.EqualFold(dom.Attr(n, "role"), "complementary"):
		return Sidebar
	case n.DataAtom == atom.Dialog, strings.EqualFold(dom.Attr(n, "role"), "dialog"):
		return Dialog
	}
	return ""
}

// called says which furniture has names like these.
func (r Reader) called(names string) string {
	if strings.TrimSpace(names) == "" {
		return ""
	}
	why, known := r[names]
	if !known {
		for _, f := range named {
			if f.names.MatchString(names) {
				why = f.why
				break
			}
		}
		r[names] = why
	}
	return why
}

// IsRelated reports whether an element has a class for teasers. Its id does not count: headings have their words as
// ids, and one may be "related-work".
func IsRelated(n *html.Node) bool {
	class := NamesOf(n, "class")
	for _, f := range named {
		if f.why == Related {
			return f.names.MatchString(class)
		}
	}
	return false
}

func inArticle(n *html.Node) bool {
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Article || a.DataAtom == atom.Main {
			return true
		}
	}
	return false
}

var humps = regexp.MustCompile(`([a-z0-9])([A-Z])`)

// NamesOf returns the values of some attributes, up to 400 bytes of each, in lower case and with hyphens in names that
// are written together: shareButtons.
func NamesOf(n *html.Node, keys ...string) string {
	var names []string
	for _, key := range keys {
		value := dom.Attr(n, key)
		names = append(names, strings.ToLower(humps.ReplaceAllString(value[:min(len(value), 400)], "$1-$2")))
	}
	return strings.Join(names, " ")
}

// IsLabel reports whether a text is no more than the word that says that an advert is one.
func IsLabel(text string) bool { return labels.MatchString(text) }

// labels are what adverts are called by law, and stand alone.
var labels = regexp.MustCompile(`(?i)^[-–—* ]*(?:anzeige|werbung|advertisement|advertising|sponsored|` +
	`sponsored content|publicité|publicidad|реклама|إعلان|reklama|pubblicità)[-–—*: ]*$`)
