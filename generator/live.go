package generator

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/accept"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/pages/render"
	"beleg/generator/words/diag"
)

// A Live site is kept up to date while the files of its project change, as a preview needs it. It gives the same bytes
// as Open and Make. Update is called by one goroutine at a time; everything else by any number.
//
// Nothing is made before somebody asks for it, because a preview shows one page and not ten thousand. When the files of
// a few claims have changed and nothing else has, which is what editors do all day, the facts are changed in place: to
// link and judge ten thousand claims takes some 0.4 s even where nothing is read anew, and an edit has a tenth of that.
// Otherwise the project is walked again, with what its files say taken over where they are the same.
type Live struct {
	opt     Options
	session load.Session

	mu    sync.RWMutex // facts are changed in place: whoever makes a file must not see half of it
	state State
	good  *judged // what is served; nil until there is a site
	// since are the files that may differ from what good was made of.
	since  map[string]bool
	astray bool // any may
}

// State tells how a live site stands.
type State struct {
	Revision int       // of what is served; grows by one whenever a sound project has come in
	Found    diag.List // what there is to say of the project as it is now, errors included; sorted
	Ready    bool      // whether there is a site to serve: some state of the project was sound
	Home     string    // path of the home page on its host, such as /faktencheck/; of what is served
}

// NewLive returns a live site that has seen no project yet.
func NewLive(opt Options) *Live {
	return &Live{opt: opt, session: load.Session{Drafts: opt.Drafts, Today: opt.Today}, since: map[string]bool{}}
}

// Update takes in the project as it is now. changed are the files whose contents differ from what Update was given
// last, with slashes; nil means that any may. If the project has errors, the last sound site stays. An error, such as
// ErrNoProject or a faulty template, leaves the site as it was too.
func (l *Live) Update(project fs.FS, changed []string) error {
	l.astray = l.astray || changed == nil
	for _, name := range changed {
		l.since[name] = true
	}
	if l.good != nil && !l.astray && l.opt.Since == nil {
		revision := l.good.Revise(project, slices.Sorted(maps.Keys(l.since)))
		if revision != nil && l.revise(revision) {
			return nil
		}
	}
	return l.renew(project)
}

// revise changes claims of the served site in place, and takes that back if it would not be sound. It returns false,
// and changes nothing, if the site would have other pages.
func (l *Live) revise(revision *load.Revision) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	swap := func() map[*fact.Claim]bool {
		changed := map[*fact.Claim]bool{}
		revision.Swap()
		for now, before := range revision.Claims {
			l.good.book.Replace(before, now)
			changed[now] = true
		}
		return changed
	}
	changed := swap()
	moved := false
	for now, before := range revision.Claims {
		moved = moved || !spread.Unmoved(before, now)
	}
	if moved && !slices.Equal(l.good.loose, address.Loose(address.Plan(l.good.plan.base))) {
		swap()
		return false
	}
	rules := l.good.rules.Again(changed)
	l.state.Found = accept.Answer(l.good.Base.Files(), slices.Concat(revision.Found, rules.Found()))
	if !sound(l.state.Found) {
		swap()
		return true
	}
	l.good.rules = rules
	l.good.plan = l.good.plan.refresh()
	l.accept()
	return true
}

// renew reads the whole project.
func (l *Live) renew(project fs.FS) error {
	j, err := read(project, &l.session, l.opt, l.good)
	if err != nil {
		return err
	}
	if !sound(j.found) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.state.Found = j.found
		return nil
	}
	templates, err := l.templates(project, j)
	if err != nil {
		return err
	}
	j.plan = newPlan(j, l.opt).with(templates)
	l.mu.Lock()
	defer l.mu.Unlock()
	j.loose = address.Loose(j.book.Plan())
	l.good, l.state.Found, l.state.Home = j, j.found, j.Base.Site.BaseURL.Path
	l.accept()
	return nil
}

// accept notes that what is served is what was read last.
func (l *Live) accept() {
	l.since, l.astray = map[string]bool{}, false
	l.state.Revision++
	l.state.Ready = true
}

// templates returns those of the served site if they cannot have changed: reading them takes longer than a page.
func (l *Live) templates(project fs.FS, j *judged) (*render.Templates, error) {
	changed := l.good == nil || l.astray || l.good.Base.Site.Language != j.Base.Site.Language
	for name := range l.since {
		changed = changed || strings.HasPrefix(name, "templates/")
	}
	if changed {
		return j.templates(project)
	}
	return l.good.plan.templates, nil
}

// State returns how the site stands.
func (l *Live) State() State {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.state
}

// File returns a file of the site by its path, such as claims/x/index.html, and the revision it belongs to. The error
// is fs.ErrNotExist if the site has no such file; any other means that a template failed. The bytes must not be
// changed.
func (l *Live) File(path string) (data []byte, revision int, err error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.good == nil {
		return nil, 0, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	data, err = l.good.plan.file(path)
	return data, l.state.Revision, err
}

// View calls look with the facts that the served site is made of, drafts among them, and their addresses, which drafts
// have none of. It does nothing if there is no site. look keeps neither: they change in place.
func (l *Live) View(look func(*fact.Base, *address.Book)) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.good != nil {
		look(l.good.Base, l.good.book)
	}
}
