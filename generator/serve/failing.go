package serve

import (
	"errors"
	"io/fs"
	"slices"
)

// A template that goes wrong only with what is on a page is found out when that page is asked for: a preview makes no others. From
// then on it is among the findings of every page, until the page can be made. A page that is open stays as it was meanwhile.

// mostFailing is how many pages are tried again with each change.
const mostFailing = 20

// failed takes note of a page that could not be made.
func (p *Preview) failed(name string) {
	if p.notes(name) && p.opt.News != nil {
		p.opt.News()
	}
}

// notes is failed; it tells whether that is news.
func (p *Preview) notes(name string) bool {
	p.telling.Lock()
	defer p.telling.Unlock()
	if slices.Contains(p.failing, name) {
		return false
	}
	p.failing = append(p.failing[max(0, len(p.failing)+1-mostFailing):], name)
	return p.tell()
}

// failures tries again the pages that failed. It returns why they still do, the first of each place in a template, and forgets the
// others.
func (p *Preview) failures() []error {
	var why []error
	places := map[string]bool{}
	p.failing = slices.DeleteFunc(p.failing, func(name string) bool {
		_, _, err := p.live.File(name)
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			return true
		}
		if place := inTemplate.FindString(err.Error()); place == "" || !places[place] {
			places[place] = true
			why = append(why, err)
		}
		return false
	})
	return why
}
