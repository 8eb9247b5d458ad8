package serve

import (
	"net/http"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/search"
)

// A finder is the index that an editor searches by: of all that there is and not only of what is published. It is made
// when somebody asks for it and not at each edit, because it takes as long as hundreds of pages.
type finder struct {
	index    *search.Index
	revision int // of the site that it was made of
}

// searched returns a file of the index, if the address is that of one.
func (p *Preview) searched(home, at string) (a answer, ok bool) {
	name, below := strings.CutPrefix(at, home)
	if !below || !strings.HasPrefix(name, search.Folder) {
		return a, false
	}
	p.finding.Lock()
	defer p.finding.Unlock()
	a = answer{status: http.StatusOK, file: name, kind: kindOf(".json"), revision: p.live.State().Revision}
	p.live.View(func(base *fact.Base, book *address.Book) {
		// Only the first file begins a search: the others belong to it, whatever was saved meanwhile.
		if p.finder.index == nil || name == search.Start && p.finder.revision != a.revision {
			p.finder = finder{search.New(base, book, fact.UsesOf(base), search.Options{Desk: Prefix}), a.revision}
		}
		var err error
		a.data, err = p.finder.index.File(name)
		ok = err == nil
	})
	return a, ok
}
