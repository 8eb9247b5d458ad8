package generator

import (
	"io/fs"
	"slices"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/facts/record"
	"beleg/generator/facts/trace"
	"beleg/generator/judgement/accept"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/needs"
	"beleg/generator/judgement/rule"
	"beleg/generator/judgement/since"
	"beleg/generator/judgement/weight"
	"beleg/generator/pages/render"
	"beleg/generator/pages/site"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
)

// Options say what is built. The zero value is the site as its files describe it.
type Options struct {
	BaseURL string // in place of base_url; http or https
	Drafts  bool   // publish drafts too
	Version string // of the program that builds, for data/build.json and needs; "" if it is not known

	// Today is the day on which it is built. It decides what is to be published already, and what is pointed out as
	// dated in the future; no byte of the site depends on it otherwise. The zero Day is before all others.
	Today edtf.Day

	// Since is what was published last. Ratings that were rewritten and claims that vanished since are errors. Nil:
	// nothing was.
	Since *since.Published

	// Limits say how large the site may be; those of GitHub Pages if nothing is said. Only Make keeps to them.
	Limits weight.Limits

	// Program names the very program that builds, such as a hash of it, so that what an earlier build made is not made
	// again from the same by the same program. "" makes everything.
	Program string

	// Made is told by Make, after each file, how many are made: by many goroutines, not in order. Nil is allowed.
	Made func(made, of int)
}

// Check reads a project and judges it, and makes nothing of it. It also returns what it has verified.
func Check(project fs.FS, opt Options) (diag.List, fact.Verified, error) {
	j, err := read(project, &load.Session{Drafts: opt.Drafts, Today: opt.Today, Once: true}, opt, nil)
	if err != nil {
		return nil, fact.Verified{}, err
	}
	return j.found, j.Base.Verified(), nil
}

// A Site is a project that was read and judged, and the files that it is to become.
type Site struct {
	Found diag.List // sorted; with errors among them there are no files
	fact.Verified
	plan *plan // nil then
	read *trace.Recorder
}

// Open reads a project and judges it. A fault in the content is a finding; an error means that the machine failed, that
// there is no project, or that one of its own templates is faulty.
func Open(project fs.FS, opt Options) (*Site, error) {
	recorder := trace.Record(project)
	j, err := learn(recorder, &load.Session{Drafts: opt.Drafts, Today: opt.Today, Once: true}, opt)
	if err != nil {
		return nil, err
	}
	var p *plan
	var ahead sync.WaitGroup
	if sound(j.Found) { // then it most likely is as a whole, and one core need not wait until the other has judged it
		p = newPlan(j, opt)
		ahead.Go(p.prepare)
	}
	j.judge(opt, nil)
	ahead.Wait()
	if !sound(j.found) {
		return &Site{Found: j.found}, nil
	}
	templates, err := j.templates(recorder)
	if err != nil {
		return nil, err
	}
	j.Judged()
	return &Site{j.found, j.Base.Verified(), p.with(templates), recorder}, nil
}

// Paths returns the paths of all files, sorted, relative to the output folder and with slashes.
func (s *Site) Paths() []string {
	if s.plan == nil {
		return nil
	}
	return s.plan.paths()
}

// judged is a project that was read and judged.
type judged struct {
	*load.Loaded
	assets site.Assets
	book   *address.Book
	rules  *rule.Judgement
	found  diag.List // all findings, sorted
	plan   *plan     // in a preview: the site that was made of it
	loose  []string  // and of that, as [address.Loose] returns it
}

// sound tells whether a site can be made of what this was found in.
func sound(found diag.List) bool {
	errors, _ := found.Count()
	return errors == 0
}

// read reads a project and judges it. before is what it was before, or nil.
func read(project fs.FS, session *load.Session, opt Options, before *judged) (*judged, error) {
	j, err := learn(project, session, opt)
	if err == nil {
		j.judge(opt, before)
	}
	return j, err
}

// learn reads a project, and where everything has its place.
func learn(project fs.FS, session *load.Session, opt Options) (*judged, error) {
	loaded, err := session.Load(project)
	if err != nil {
		return nil, err
	}
	j := &judged{Loaded: loaded}
	if j.assets, err = site.ReadAssets(loaded.Files, loaded.Base.Site); err != nil {
		return nil, err
	}
	if opt.BaseURL != "" {
		if j.Base.Site.BaseURL, err = record.BaseURL(opt.BaseURL); err != nil {
			return nil, err
		}
	}
	j.book = address.New(j.Base, j.assets.Paths()).Within(j.Gaps)
	return j, nil
}

// judge finds what is wrong with what was read.
func (j *judged) judge(opt Options, before *judged) {
	var judgement *rule.Judgement
	if before != nil {
		judgement = before.rules
	}
	j.rules = rule.Judge(j.Base, j.Gaps, j.book, judgement)
	j.found = slices.Concat(j.Found, j.rules.Found())
	if opt.Since != nil {
		j.found = append(j.found, since.Judge(opt.Since, j.Base, j.Gaps)...)
	}
	j.found = accept.Answer(j.Base.Files(), needs.Judge(j.Base.Site, opt.Version, j.found))
}

// templates reads the project's templates, in the words of the language of its site.
func (j *judged) templates(project fs.FS) (*render.Templates, error) {
	l, _ := lang.For(j.Base.Site.Language) // there is no site in a language that has none
	return render.New(l, project)
}

// Valid says what is wrong with the options, if anything is. Open and Live say it too, but late, and a preview again
// and again.
func (opt Options) Valid() error {
	if opt.BaseURL == "" {
		return nil
	}
	_, err := record.BaseURL(opt.BaseURL)
	return err
}
