// Package fragment links to words on somebody else's page, so that a browser scrolls to them and marks them.
//
// It takes an article and the place of a quotation in it, and gives the text directive that follows "#:~:" in the link. A browser
// marks the first passage that fits, and in its eyes case and all marks on letters are alike: "Mögen" fits "mogen". So words around
// the quotation are added until nothing else in the article fits. Where no words tell it from another place, such as in a caption
// that stands twice, only the first place has a directive: a link that marks the wrong passage is worse than one that marks none. What else the page holds beside the article,
// such as its menus, is not known.
//
// The specification: https://wicg.github.io/scroll-to-text-fragment/
package fragment

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"beleg/generator/article"
	"beleg/generator/quote"
)

// A Page is an article as a browser searches it. It is never changed and safe for concurrent use.
type Page struct {
	text   string
	blocks []span
	folded string // all blocks, one after the other
}

// A span is a stretch of the text in bytes, half-open.
type span struct{ start, end int }

// NewPage prepares an article for any number of quotations. All its blocks count, skipped ones too: the page has them.
func NewPage(a *article.Article) *Page {
	p := &Page{text: a.Text}
	var all strings.Builder
	for _, b := range a.Blocks {
		p.blocks = append(p.blocks, span{b.Start, b.End})
		all.WriteString(fold(a.Text[b.Start:b.End]))
	}
	p.folded = all.String()
	return p
}

// Directives returns the text directives for a quotation, such as "text=sechs%20Tote", joined by "&": one for each of its parts, which
// ascend and lie in the block with this index. A part that would begin or end inside a word is widened to all of it, because browsers
// find nothing less. It returns "" if nothing tells the place from others.
func (p *Page) Directives(block int, parts []quote.Span) string {
	var list []string
	for _, part := range parts {
		s := p.widen(p.blocks[block], span{part.Start, part.End})
		directive := p.directive(block, s)
		if directive == "" {
			return ""
		}
		list = append(list, "text="+directive)
	}
	return strings.Join(list, "&")
}

// From here on the specification's words: a directive is [prefix-,]textStart[,textEnd][,-suffix].

// longest is how many code points of a quotation are given whole, as the specification recommends. Of a longer one its first and
// last words are given.
const longest = 300

// few is how many words are too few to stand alone, as the specification recommends, and most how many are added on a side.
const (
	few  = 3
	most = 12
)

func (p *Page) directive(block int, s span) string {
	if p.seen(s) != s {
		return ""
	}
	if utf8.RuneCountInString(p.text[s.start:s.end]) > longest {
		if d := p.ends(block, s); d != "" {
			return d
		}
	}
	least := 0
	if p.words(s) <= few {
		least = 2
	}
	if prefix, suffix, ok := p.context(block, s, least); ok {
		return withContext(p.encode(prefix), p.encode(s), p.encode(suffix))
	}
	if p.unique(s) || p.first(block, s) {
		return p.encode(s)
	}
	return ""
}

// ends gives the first and the last words of a long quotation: so many first ones that nothing else begins so, and so many last ones
// that they do not come up before.
func (p *Page) ends(block int, s span) string {
	const least = 4
	for n := least; n <= most; n++ {
		first := span{s.start, p.after(s.start, s.end, n)}
		prefix, _, ok := p.context(block, first, 0)
		if !ok {
			continue
		}
		for m := least; m <= 2*most; m++ {
			last := span{p.before(s.end, first.end, m), s.end}
			if last.start <= first.end {
				break
			}
			rest, wanted := fold(p.text[first.end:s.end]), fold(p.text[last.start:last.end])
			if strings.Index(rest, wanted) == len(rest)-len(wanted) {
				return withContext(p.encode(prefix), p.encode(first)+","+p.encode(last), "")
			}
		}
	}
	return ""
}

func withContext(prefix, text, suffix string) string {
	if prefix != "" {
		text = prefix + "-," + text
	}
	if suffix != "" {
		text += ",-" + suffix
	}
	return text
}

// encode writes words for a directive, with white space as HTML shows it and without soft hyphens, which browsers do not see. "-", ","
// and "&" have a meaning there.
func (p *Page) encode(s span) string {
	shown := strings.FieldsFunc(p.text[s.start:s.end], func(r rune) bool { return strings.ContainsRune(" \t\n\r\f", r) })
	words := strings.TrimSpace(strings.ReplaceAll(strings.Join(shown, " "), "\u00AD", ""))
	return strings.NewReplacer("-", "%2D", "+", "%20").Replace(url.QueryEscape(words))
}
