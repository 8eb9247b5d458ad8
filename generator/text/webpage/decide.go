package webpage

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"beleg/generator/text/article"
	"beleg/generator/text/dom"
	"beleg/generator/text/furniture"
	"beleg/generator/text/pagemeta"
)

// A judgement decides what each block is.
type judgement struct {
	doc    *html.Node
	facts  pagemeta.Facts
	blocks []*block
	kept   []bool // by readability, later: or by us
	why    []string
	widths widths
	whys   map[*html.Node]string
	names  furniture.Reader
	root   *html.Node // the innermost element around nearly all of the article
	first  int        // the first and the last block of it
	last   int
	title  int // the block of the headline, or -1
}

// decide gives every block its role.
func decide(doc *html.Node, blocks []*block, facts pagemeta.Facts) {
	v := judge(doc)
	j := &judgement{doc: doc, facts: facts, blocks: blocks, widths: widths{}, whys: map[*html.Node]string{},
		names: furniture.Reader{}, title: -1}
	j.widths.measure(doc, v)
	j.kept, j.why = make([]bool, len(blocks)), make([]string, len(blocks))
	for i, b := range blocks {
		size, kept := 0, 0
		for _, t := range b.of.Texts {
			n := len(dom.Fold(t.Data))
			size += n
			if v.holds(t) {
				kept += n
			}
		}
		j.kept[i] = kept > 0 && 2*kept >= size
	}
	j.findRoot()
	for i, b := range blocks {
		j.why[i] = j.furniture(b)
	}
	j.findTitle()
	j.demote()
	j.restore()
	for i := range blocks {
		j.role(i)
	}
}

// findRoot finds the innermost element around nine tenths of what readability takes for the article. Where it takes
// nothing, the page's own main element is all the article.
func (j *judgement) findRoot() {
	total := j.widths[j.doc].kept
	if total == 0 {
		j.root = j.mainElement()
		for i, b := range j.blocks {
			j.kept[i] = below(b.of.At, j.root)
		}
		return
	}
	for n := j.doc; n != nil; {
		j.root = n
		n = nil
		for c := range j.root.ChildNodes() {
			if 10*j.widths[c].kept >= 9*total {
				n = c
			}
		}
	}
	j.widen()
}

// widen goes from the root to what the page calls its article around it, if it calls something so.
func (j *judgement) widen() {
	for n := j.root; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article || strings.Contains(dom.Attr(n, "itemprop"), "articleBody") {
			j.root = n
			return
		}
	}
}

// mainElement is the element that the page calls its main one, or its body.
func (j *judgement) mainElement() *html.Node {
	for _, is := range []func(n *html.Node) bool{
		func(n *html.Node) bool { return strings.Contains(dom.Attr(n, "itemprop"), "articleBody") },
		func(n *html.Node) bool { return n.DataAtom == atom.Article },
		func(n *html.Node) bool { return n.DataAtom == atom.Main || dom.Attr(n, "role") == "main" },
	} {
		var found *html.Node
		count := 0
		for n := range j.doc.Descendants() {
			if n.Type == html.ElementNode && is(n) && j.widths[n].all > 0 {
				found = n
				count++
			}
		}
		if count == 1 {
			return found
		}
	}
	return j.doc
}

func below(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// furniture says which furniture a block stands in, the outermost; what holds half of the article is none.
func (j *judgement) furniture(b *block) string {
	why := j.furnitureAround(b.of.At)
	switch {
	case furniture.IsLabel(b.Text):
		return furniture.Advert
	case why == "" && isTeaser(b):
		return furniture.Related
	case why == furniture.Share && tagAround(b.of.At, atom.Blockquote) != 0: // a post that the article shows
		return ""
	}
	return why
}

func (j *judgement) furnitureAround(n *html.Node) string {
	if n == nil || n.Type != html.ElementNode {
		return ""
	}
	if why, ok := j.whys[n]; ok {
		return why
	}
	why := j.furnitureAround(n.Parent)
	if generic(why) { // and what it is within that
		total := j.widths[j.doc]
		w := j.widths[n]
		teaser := 4*w.all < total.kept && furniture.IsRelated(n)
		trusted := w.all > 300 && 2*w.kept > w.all && 2*w.linked < w.all && !teaser
		if total.kept > 0 && 2*w.kept < total.kept && !trusted || total.kept == 0 && 2*w.all < total.all ||
			n.DataAtom == atom.Noscript {
			why = cmp.Or(j.names.Of(n), why)
		}
	}
	if why != "" && j.facts.Headline != nil && below(j.facts.Headline, n) {
		why = ""
	}
	j.whys[n] = why
	return why
}

// generic reports whether a reason says no more than where something stands.
func generic(why string) bool {
	return why == "" || why == furniture.PageHeader || why == furniture.PageFooter || why == furniture.Sidebar
}

// findTitle finds the block of the headline.
func (j *judgement) findTitle() {
	for i, b := range j.blocks {
		if j.facts.Headline != nil && below(b.of.At, j.facts.Headline) {
			j.title = i
			return
		}
	}
	for i, b := range j.blocks {
		if pagemeta.Same(b.Text, j.facts.Title.Value) {
			j.title = i
			return
		}
	}
	for i, b := range j.blocks { // behind a kicker
		if len(j.facts.Title.Value) > 10 && isHeading(b.of.At) && strings.HasSuffix(b.Text, j.facts.Title.Value) {
			j.title = i
			return
		}
	}
}

// demote takes from the article what readability left in it and the page calls furniture, if it is mostly links or no
// sentences.
func (j *judgement) demote() {
	for i, b := range j.blocks {
		if i < j.title && j.why[i] == "" && !isProse(b) {
			j.kept[i] = false
			if 2*b.of.Links > len(b.Text) {
				j.why[i] = furniture.Navigation
			}
		}
		if !j.kept[i] || j.why[i] == "" {
			continue
		}
		switch j.why[i] {
		case furniture.Sidebar, furniture.PageHeader, furniture.PageFooter, furniture.Keywords, furniture.Navigation:
			if !(2*b.of.Links > len(b.Text)) {
				continue
			}
		case furniture.Comments, furniture.Unscripted, furniture.Cookies, furniture.Related:
		default:
			if isProse(b) && 2*b.of.Links < len(b.Text) && !j.inSmall(b.of.At) {
				continue
			}
		}
		j.kept[i] = false
	}
	j.teasers()
	j.bounds()
	for i := j.last; i > j.title; i-- {
		if !j.kept[i] {
			continue
		}
		if b := j.blocks[i]; !rights.MatchString(b.Text) || isCaption(b) {
			break
		}
		j.kept[i], j.why[i] = false, furniture.PageFooter
	}
	j.bounds()
}

// teasers takes from the article the links that stand below a line that says that other articles follow, up to the next
// words of its own, or the heading above those.
func (j *judgement) teasers() {
	follow, heading := false, -1
	for i, b := range j.blocks {
		linked := 10*b.of.Links > 9*len(b.Text) || 2*b.of.Links > len(b.Text) && !isProse(b)
		switch {
		case i == j.title:
			follow, heading = false, -1
		case isTeaser(b) && 2*b.of.Links < len(b.Text):
			follow, heading = below(b.of.At, j.root), -1
		case !j.kept[i] || !follow:
		case !linked && heading >= 0:
			j.kept[heading], j.why[heading] = true, ""
			follow = false
		case !linked:
			follow = false
		default:
			j.kept[i], j.why[i] = false, furniture.Related
			if heading = -1; isHeading(b.of.At) {
				heading = i
			}
		}
	}
}

// inSmall reports whether a block stands in a piece of furniture with a few words: an offer in the midst of the text.
func (j *judgement) inSmall(n *html.Node) bool {
	for n.Parent != nil && j.whys[n.Parent] != "" {
		n = n.Parent
	}
	return j.widths[n].all < 600 && 4*j.widths[n].all < j.widths[j.doc].kept
}

// bounds finds the first and the last block of the article.
func (j *judgement) bounds() {
	j.first, j.last = -1, -1
	for i := range j.blocks {
		if j.kept[i] {
			if j.first < 0 {
				j.first = i
			}
			j.last = i
		}
	}
}

// restore gives back to the article what readability dropped from it: between the headline and the text the standfirst,
// and within its element what reads like text.
func (j *judgement) restore() {
	if j.first < 0 {
		return
	}
	times := 0
	for _, b := range j.blocks {
		if b.of.At.DataAtom == atom.Time && below(b.of.At, j.root) {
			times++
		}
	}
	for i, b := range j.blocks {
		if j.kept[i] || j.why[i] != "" || i == j.title {
			continue
		}
		inside := below(b.of.At, j.root) && i > j.title && !j.another(b.of.At)
		lead := j.title >= 0 && i > j.title && i < j.first
		switch {
		case !inside && !lead, j.isByline(i):
		case i > j.last:
			j.kept[i] = inside && isProse(b) && wordCount(b.Text) >= 12 && 4*b.of.Links < len(b.Text)
		case isCaption(b):
			j.kept[i] = inside || lead
		case lead && (isHeading(b.of.At) || standfirst.MatchString(furniture.NamesOf(b.of.At, "class"))):
			again := pagemeta.Same(b.Text, j.facts.Title.Value)
			j.kept[i] = wordCount(b.Text) > 3 && 2*b.of.Links < len(b.Text) && !again
		case lead && !isProse(b):
			j.kept[i] = wordCount(b.Text) > 9 && 4*b.of.Links < len(b.Text)
		case b.of.At.DataAtom == atom.Time:
			j.kept[i] = inside && times > 2
		case tagAround(b.of.At, atom.Tr, atom.Li, atom.Dt, atom.Dd, atom.Pre, atom.Blockquote) != 0:
			j.kept[i] = 2*b.of.Links < len(b.Text) && (inside || isProse(b))
		default:
			j.kept[i] = isProse(b) && 2*b.of.Links < len(b.Text) && wordCount(b.Text) > 3
		}
	}
	for i := len(j.blocks) - 2; i >= 0; i-- { // a heading belongs to what stands below it
		b := j.blocks[i]
		if !j.kept[i] && j.why[i] == "" && i > j.title && i < j.last && isHeading(b.of.At) && j.kept[i+1] &&
			below(b.of.At, j.root) && 2*b.of.Links < len(b.Text) {
			j.kept[i] = true
		}
	}
}

// another reports whether a block stands in something large of which readability left nothing: another text within the
// article's element, such as comments or a gallery.
func (j *judgement) another(n *html.Node) bool {
	for ; n != nil && n != j.root && j.widths[n].kept == 0; n = n.Parent {
		if 5*j.widths[n].all > 3*j.widths[j.doc].kept {
			return j.widths[j.doc].kept > 0
		}
	}
	return false
}

// role says what block i is to readers.
func (j *judgement) role(i int) {
	b := j.blocks[i]
	switch {
	case i == j.title:
		b.Role, b.Why = article.Title, "its <"+b.of.At.Data+">"
	case !j.kept[i]:
		b.Role, b.Why = article.Skip, cmp.Or(j.why[i], "outside the article")
		if generic(j.why[i]) && j.isByline(i) {
			b.Why = "byline"
		}
	case isHeading(b.of.At) && len(b.Text) < 200: // a longer one is a standfirst
		b.Role, b.Why = article.Heading, "its <"+headingAround(b.of.At).Data+">"
	case isCaption(b):
		b.Role, b.Why = article.Caption, "a caption of the page"
	case allBold(b):
		b.Role, b.Why = article.Heading, "a line in bold"
	default:
		b.Role, b.Why = article.Paragraph, ""
	}
}

// isByline reports whether a block before the text names an author or little but a date.
func (j *judgement) isByline(i int) bool {
	b := j.blocks[i]
	if i > j.first+3 || len(b.Text) > 200 {
		return false
	}
	for _, a := range j.facts.Authors {
		if strings.Contains(b.Text, a.Value) && len(b.Text) < len(a.Value)+80 {
			return true
		}
	}
	return i > j.title-6 && wordCount(b.Text) <= 14 && year.MatchString(b.Text)
}
