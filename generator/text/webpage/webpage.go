// Package webpage reads web pages: HTML → a document of all that a reader sees, with what is not the article marked.
//
// Nothing is cut away. Readability decides which blocks are the article's, and its verdict is a mark: an editor who
// disagrees takes it off. What it drops within the article is given back, and what is left is called by the names that
// the page has for it.
package webpage

import (
	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/dom"
	"beleg/generator/text/pagemeta"
	"beleg/generator/text/sniff"
)

// Read reads a page. The address is where it was fetched from, or "". It takes time linear in the length of the page,
// and never fails: a page without text has no blocks, and one with more text than an article may have is not judged.
func Read(page dom.Page, address string) *document.Document {
	doc := page.Parse()
	facts := pagemeta.Of(doc, address)
	var blocks []*block
	size := 0
	for _, p := range dom.Paragraphs(doc) {
		blocks = append(blocks, &block{document.Block{Text: p.Text}, p})
		size += len(p.Text)
	}
	if size <= article.Longest && 2*len(blocks) <= article.MostLines {
		decide(doc, blocks, facts)
	}
	d := &document.Document{Kind: string(sniff.HTML), Title: facts.Title, Publisher: facts.Publisher,
		Published: facts.Published, URL: facts.URL, Language: facts.Language, Authors: facts.Authors}
	for _, b := range blocks {
		d.Blocks = append(d.Blocks, b.Block)
	}
	d.Notes = notes(doc, d, facts.Locked)
	return d
}

// A block is one of the document, and the paragraph of the page that it is.
type block struct {
	document.Block
	of dom.Paragraph
}
