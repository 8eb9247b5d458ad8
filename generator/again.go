package generator

import (
	"io/fs"

	"beleg/generator/facts/trace"
	"beleg/generator/pages/digest"
	"beleg/generator/words/diag"
)

// Note returns what tells [Unchanged] later that this very site would come out again; "" if nothing can.
func (s *Site) Note() string {
	if s.plan.opt.Program == "" {
		return ""
	}
	return trace.Note{Asked: asked(s.plan.opt), Read: s.read.Trace(), Found: s.Found}.Text()
}

// Unchanged tells, by the note of an earlier build, whether a build would come to the same site, and returns what would
// be found. Whether that site still stands is another question.
func Unchanged(project fs.FS, opt Options, earlier string) (found diag.List, is bool) {
	if opt.Program == "" || earlier == "" {
		return nil, false
	}
	n, is := trace.Again(project, earlier, asked(opt))
	return n.Found, is
}

// asked hashes the program and what it is to do.
func asked(opt Options) trace.Answer {
	about := []any{opt.Program, opt.BaseURL, opt.Drafts, opt.Version, opt.Since, opt.Limits}
	return digest.New(nil).Of(about)
}
