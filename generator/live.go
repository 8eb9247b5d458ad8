package generator

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"beleg/generator/address"
	"beleg/generator/diag"
	"beleg/generator/fact"
)

// A Live site is kept up to date while the files of its project change, as a preview needs it. It gives the same bytes as
// Build. Update is called by one goroutine at a time; everything else by any number.
type Live struct {
	opt Options

	mu    sync.RWMutex
	state State
	base  *fact.Base
	book  *address.Book
	files map[string][]byte
}

// State tells how a live site stands.
type State struct {
	Revision int       // of what is served; grows by one whenever a sound project has come in
	Found    diag.List // what there is to say of the project as it is now, errors included; sorted
	Ready    bool      // whether there is a site to serve: some state of the project was sound
	Home     string    // path of the home page on its host, such as /faktencheck/; of what is served
}

// NewLive returns a live site that has seen no project yet.
func NewLive(opt Options) *Live { return &Live{opt: opt} }

// Update takes in the project as it is now. changed are the files whose contents differ from what Update was given last, with
// slashes; nil means that any may. If the project has errors, the last sound site stays. An error, such as ErrNoProject or a
// faulty template, leaves the site as it was too.
func (l *Live) Update(ctx context.Context, project fs.FS, changed []string) error {
	base, assets, found, err := facts(project, l.opt)
	if err != nil {
		return err
	}
	result, err := Build(ctx, project, Options{BaseURL: l.opt.BaseURL, Drafts: l.opt.Drafts, Version: l.opt.Version, Reuse: l.drawn})
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.state.Found = found
	if result.Files == nil {
		return nil
	}
	base = base.WithoutDrafts()
	l.base, l.book, l.files = base, address.New(base, assets.Paths()), result.Files
	l.state.Revision, l.state.Ready, l.state.Home = l.state.Revision+1, true, base.Site.BaseURL.Path
	return nil
}

func (l *Live) drawn(path string) ([]byte, bool) {
	data, ok := l.files[path]
	return data, ok
}

// State returns how the site stands.
func (l *Live) State() State {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.state
}

// File returns a file of the site by its path, such as claims/x/index.html, and the revision it belongs to. The error is
// fs.ErrNotExist if the site has no such file. The bytes must not be changed.
func (l *Live) File(path string) (data []byte, revision int, err error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	data, ok := l.files[path]
	if !ok {
		return nil, l.state.Revision, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return data, l.state.Revision, nil
}

// Paths returns the paths of all files of the site, sorted.
func (l *Live) Paths() []string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return slices.Sorted(maps.Keys(l.files))
}

// View calls look with the facts that the served site is made of, and their addresses. It does nothing if there is none. look
// keeps neither.
func (l *Live) View(look func(*fact.Base, *address.Book)) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.state.Ready {
		look(l.base, l.book)
	}
}
