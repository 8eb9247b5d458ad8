package generator

import (
	"crypto/sha256"
	"encoding/json"
	"io/fs"

	"beleg/generator/facts/trace"
	"beleg/generator/words/diag"
)

// Note returns what tells [Unchanged] later that this very site would come out again; "" if nothing can.
func (s *Site) Note() string {
	if s.plan.opt.Program == "" {
		return ""
	}
	return trace.Note{Asked: asked(s.plan.opt), Day: int(s.plan.base.On), Read: s.read.Trace(), Found: s.Found}.Text()
}

// Unchanged tells, by the note of an earlier build, whether a build would come to the same site, and returns what would
// be found. Whether that site still stands is another question.
func Unchanged(project fs.FS, opt Options, earlier string) (found diag.List, is bool) {
	if opt.Program == "" || earlier == "" {
		return nil, false
	}
	n, is := trace.Again(project, earlier, asked(opt))
	return n.Found, is && (n.Day == 0 || n.Day == int(opt.Today))
}

// asked hashes the program and what it is to do.
func asked(opt Options) trace.Answer {
	about := []any{opt.Program, []byte(opt.BaseURL), opt.Drafts, opt.Version, opt.Since, opt.Limits}
	if opt.Since != nil {
		about = append(about, opt.Since.Pages) // which no data file names
	}
	said, err := json.Marshal(about)
	if err != nil {
		panic(err) // there is nothing in it but words and numbers
	}
	return sha256.Sum256(said)
}
