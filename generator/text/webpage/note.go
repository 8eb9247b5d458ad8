package webpage

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/dom"
	"beleg/generator/text/furniture"
)

// What an editor must know of a page.
const (
	atPaywall   = "the text ends at a paywall"
	perhapsPaid = "the text may end at a paywall: the page says that it is not free to read"
	byScript    = "the page's text is built by a script: save the page from the browser"
)

// wholeText is the number of words from which on an article that is not free may well be there whole, saved by somebody
// who has paid.
const wholeText = 500

func notes(doc *html.Node, d *document.Document, locked bool) []string {
	size, last := 0, 0
	for i, b := range d.Blocks {
		if b.Role != article.Skip && b.Role != article.Title {
			size += len(strings.Fields(b.Text))
			last = i
		}
	}
	var list []string
	end := d.Blocks[max(last-1, 0):min(last+8, len(d.Blocks))]
	walled := hasPaywall(doc) || slices.ContainsFunc(end, func(b document.Block) bool {
		return len(b.Text) < 600 && wall.MatchString(b.Text)
	})
	switch {
	case walled || locked && size < wholeText:
		list = append(list, atPaywall)
	case locked:
		list = append(list, perhapsPaid)
	}
	if size < 60 && scripted(doc, d.Blocks[:min(len(d.Blocks), 50)]) {
		list = append(list, byScript)
	}
	return list
}

// wall is what pages say where they end before the article does.
var wall = phrases(`
	(?:subscribe|sign in|log in|register|become a (?:member|subscriber))[^.]{0,40} to (?:continue|keep|read on|finish)
	(?:subscribe|sign in|log in|register|become a (?:member|subscriber))[^.]{0,40} to read the (?:full|rest)
	(?:continue|keep) reading[^.]{0,60}(?:subscri|log in|sign in|register|account)
	this (?:article|story|content) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:\w+ ){0,2}(?:subscrib|member)
	weiterlesen (?:mit|nach|als)
	jetzt (?:abonnieren|testen|registrieren)[^.]{0,40}weiterlesen
	um (?:den (?:\pL+ )?artikel|diesen artikel|weiter ?zu ?lesen)[^.]{0,60}(?:abo|anmelden|registrieren|lesen)
	(?:nur|exklusiv) für abonnent
	lesen sie (?:den ganzen artikel|weiter) mit
	(?:article|contenu) réservé (?:aux|à nos) abonnés
	la suite (?:de l.article )?est réservée
	il vous reste [\d.,]+ ?%
	abonnez-vous pour (?:lire|continuer)
	suscríbete para (?:seguir|continuar)
	оформите подписку[^.]{0,40}(?:читать|дочитать)`)

// phrases matches any of these expressions, one a line.
func phrases(expressions string) *regexp.Regexp {
	lines := strings.Split(strings.TrimSpace(expressions), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return regexp.MustCompile(`(?i)` + strings.Join(lines, "|"))
}

var walls = furniture.Names(`
		(?:js-)?paywall(?:-(?:container|box|overlay|wrapper|message|offer|teaser|notice|content|banner|barrier))?
		regwall metered-?wall piano-?offer subscription-?wall subscriber-?only premium-?barrier
		obfuscated-?content article-?locked`)

// hasPaywall reports whether the page shows an element that it calls a paywall.
func hasPaywall(doc *html.Node) bool {
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data == "html" || n.Data == "body" || dom.Hidden(n) {
			continue
		}
		if walls.MatchString(furniture.NamesOf(n, "class", "id")) && small(n) {
			return true
		}
	}
	return false
}

// small reports whether an element has some text and is not the article itself, which pages call "paywall" too.
func small(n *html.Node) bool {
	size := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !dom.Hidden(d.Parent) && !dom.Blank(d.Data) {
			if size += len(d.Data); size > 1500 {
				return false
			}
		}
	}
	return size > 0
}

var needsScript = phrases(`
	(?:enable|turn on|activate|requires?|needs?) java ?script
	javascript (?:is |must be |to be )?(?:disabled|required|enabled|not enabled)
	javascript (?:aktivieren|einschalten|est |doit )
	(?:aktivieren sie|benötigt) (?:bitte )?javascript
	activer javascript`)

// roots are ids of the elements that frameworks fill.
var roots = []string{"root", "app", "__next", "__nuxt", "app-root", "react-root", "main-app", "q-app", "svelte",
	"___gatsby", "application", "mount", "reactroot", "app-container"}

// scripted reports whether a page with little text would be filled by its scripts.
func scripted(doc *html.Node, blocks []document.Block) bool {
	scripts, root := 0, false
	for n := range dom.Elements(doc, "script", "div", "main", "app-root") {
		switch id := strings.ToLower(dom.Attr(n, "id")); {
		case n.Data == "script":
			scripts++
		case n.Data == "app-root":
			root = true
		case slices.Contains(roots, id):
			root = root || len(strings.Fields(dom.Text(n))) < 60
		}
	}
	return scripts > 0 && (root || slices.ContainsFunc(blocks, func(b document.Block) bool {
		return needsScript.MatchString(b.Text)
	}))
}
