package start

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"sync"

	"beleg/generator/words/lang"
)

// asked marks words in the files of a new site that stand there only until an editor puts others in their place.
var asked = regexp.MustCompile(`\{\{(.+?)\}\}`)

// Placeholders are the words of new files, in all languages, that an editor is to put others in the place of.
type Placeholders struct {
	Claim, Question []string // in values of a claim and of a question
	Site            []string // whole values of content/site.toml
	Page            []string // in the Markdown of a page
}

// Asked returns the placeholders. They are read from the very files that new things are made of.
var Asked = sync.OnceValue(func() Placeholders {
	var p Placeholders
	for _, code := range lang.Codes() {
		l, _ := lang.For(code)
		p.Claim = append(p.Claim, plain(l.Text("new.claim")), plain(l.Text("new.verdict")))
		p.Question = append(p.Question, plain(l.Text("new.question")), plain(l.Text("new.answer")))
		p.Site = append(p.Site, l.Text("new.title"))
	}
	names, _ := fs.Glob(files, "site/*/content/site.toml")
	pages, _ := fs.Glob(files, "site/*/content/pages/*.md")
	for _, name := range append(names, pages...) {
		text, _ := fs.ReadFile(files, name) // it is there: it is part of the program
		list := &p.Site
		if path.Ext(name) == ".md" {
			list = &p.Page
		}
		for _, found := range asked.FindAllSubmatch(text, -1) {
			*list = append(*list, string(found[1]))
		}
	}
	for _, list := range []*[]string{&p.Claim, &p.Question, &p.Site, &p.Page} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return p
})
