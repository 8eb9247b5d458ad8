package main

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"beleg/generator/delivery/save"
	"beleg/generator/facts/edit"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/coverage"
	"beleg/generator/judgement/start"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
	"beleg/generator/words/script"
)

// newQuote makes the command whose output is appended to a claim, so that nothing but tables goes to standard output.
func newQuote() *cobra.Command {
	return command("quote", cobra.MinimumNArgs(2), first(completeSources), inProject(findQuote))
}

func findQuote(cmd *cobra.Command, p *project, args []string) error {
	is, err := loadFrom(cmd, p.FS())
	if err != nil {
		return err
	}
	chosen, err := choose(is, args[:1])
	if err != nil {
		return err
	}
	s := chosen[0]
	out, tell := cmd.OutOrStdout(), cmd.ErrOrStderr()
	if s.Text == nil { // its article could not be read, and its file says why
		return cmp.Or(printFindings(cmd, tell, about(is.Found, s)), errFound)
	}
	if s.Changed {
		fmt.Fprintf(tell, "%s is not the article that was pinned; if it is meant: beleg pin %s\n", s.Seed.Name, s.ID)
	}
	printed, err := printQuotes(out, tell, s, strings.Join(args[1:], " "))
	if err == nil && printed == 0 {
		return errFound
	}
	return err
}

func about(found diag.List, sources ...*fact.Source) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool {
		own := func(s *fact.Source) bool { return f.Span.Name() == format.SourceFile(s.ID) }
		return !slices.ContainsFunc(sources, own)
	})
}

// printQuotes prints a [[quote]] for each place where words can be quoted, and tells of each place how exact it is.
func printQuotes(out, tell io.Writer, s *fact.Source, words string) (printed int, err error) {
	offers, more := start.Search(s, words)
	if len(offers) == 0 {
		offers, more = start.Search(s, tellSentences(tell, s, words))
	}
	for _, o := range offers {
		at := s.Seed.Position(o.Place.Start())
		fmt.Fprintf(tell, "%s:%d:%d: %s\n", s.Seed.Name, at.Line, at.Column, cmp.Or(o.Refused, o.How))
		if o.Refused != "" {
			continue
		}
		text := o.Passage.TOML("", start.Unsettled)
		if printed > 0 {
			text = "\n" + text
		}
		if _, err := io.WriteString(out, text); err != nil {
			return printed, fmt.Errorf("print the quotation: %w", err)
		}
		printed++
	}
	if more > 0 {
		fmt.Fprintf(tell, "it stands in %d more places; give more words\n", more)
	}
	return printed, nil
}

// longestSaid is how many code points of a sentence are told; some go on for pages.
const longestSaid = 400

// tellSentences tells who only remembers some words where they stand. It returns the only sentence that has them all,
// to be quoted, or "".
func tellSentences(tell io.Writer, s *fact.Source, words string) string {
	list, have, of := start.Sentences(s, words)
	if len(list) == 0 {
		fmt.Fprintf(tell, "it is not in %s, nor anything similar\n", s.Seed.Name)
		return ""
	}
	said := func(is quote.Span) string {
		return strings.Join(strings.Fields(s.Article.Text[is.Start:is.End]), " ")
	}
	if only := said(list[0]); len(list) == 1 && have == of && utf8.RuneCountInString(only) <= longestSaid {
		fmt.Fprintln(tell, "these words do not stand together; one sentence has them all")
		return only
	}
	fmt.Fprintf(tell, "these words do not stand together in %s; sentences that have most of them:\n", s.Seed.Name)
	for _, is := range list {
		at := s.Seed.Position(is.Start)
		fmt.Fprintf(tell, "%s:%d:%d: %d of %d\n  %s\n", s.Seed.Name, at.Line, at.Column, have, of,
			script.Isolated(diag.Shorten(diag.Printable(said(is)), longestSaid)))
	}
	return ""
}

func newCoverage() *cobra.Command {
	cmd := command("coverage", nil, completeSources, inProject(tellCoverage))
	addFormat(cmd, "text", "json")
	return cmd
}

// tellCoverage counts what it can read of a project with errors, and says that there may be more.
func tellCoverage(cmd *cobra.Command, p *project, ids []string) error {
	is, err := loadFrom(cmd, p.FS())
	if err != nil {
		return err
	}
	chosen, err := choose(is, ids)
	if err != nil {
		return err
	}
	sources := slices.DeleteFunc(slices.Clone(chosen), func(s *fact.Source) bool { return s.Text == nil || s.Changed })
	tellErrors(cmd, is.Found)
	if len(sources) == 0 && len(chosen) > 0 {
		return cmp.Or(printBesides(cmd, about(is.Found, chosen...)), errFound)
	}
	telling := working(cmd, "looking at "+diag.Plural(len(sources), "article"))
	reports := coverage.Of(is.Base, is.Gaps.Quotes, sources...)
	telling.end()
	if formatOf(cmd) == "json" {
		return coverage.WriteJSON(cmd.OutOrStdout(), reports)
	}
	width, _ := terminal(cmd.OutOrStdout())
	return coverage.WriteText(cmd.OutOrStdout(), reports, width)
}

// tellErrors says that there may be more than a command could see.
func tellErrors(cmd *cobra.Command, found diag.List) {
	if errors, _ := found.Count(); errors > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "the project has %s: what they keep from being read is not counted; "+
			"beleg check tells them\n", diag.Plural(errors, "error"))
	}
}

func newPin() *cobra.Command {
	cmd := command("pin", nil, completeSources, inProject(pin))
	cmd.Flags().BoolP("dry-run", "n", false, "list only, and write nothing")
	addFormat(cmd, formats...)
	return cmd
}

// pin judges the project as it will be before it writes anything, so that a dry run tells the same.
func pin(cmd *cobra.Command, p *project, ids []string) error {
	if err := p.lock(cmd); err != nil {
		return err
	}
	is, err := loadFrom(cmd, p.FS())
	if err != nil {
		return err
	}
	chosen, err := choose(is, ids)
	if err != nil {
		return err
	}
	changed := slices.DeleteFunc(slices.Clone(chosen), func(s *fact.Source) bool { return !s.Changed })
	pinned, err := newPins(changed)
	if err != nil {
		return err
	}
	dry, _ := cmd.Flags().GetBool("dry-run")
	broken, err := pinned.afterwards(cmd, p, is.Found)
	if err == nil && !dry {
		err = pinned.write(p.Root, changed)
	}
	if err != nil {
		return err
	}
	for _, s := range chosen {
		if s.Text == nil || s.SHA256 == "" { // it has no article, or no fingerprint to renew
			broken = append(broken, about(is.Found, s)...)
		}
	}
	broken.Sort()
	if err := printFindings(cmd, cmd.OutOrStdout(), broken); err != nil {
		return err
	}
	return tellPinned(cmd.ErrOrStderr(), changed, broken, dry)
}

// pins are the source files that get a new fingerprint, with their new text.
type pins map[string][]byte

func newPins(changed []*fact.Source) (pins, error) {
	p := pins{}
	for _, s := range changed {
		file := s.Where.Doc.File
		text, err := edit.String(string(file.Text), "sha256", fingerprint(s))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
		p[file.Name] = []byte(text)
	}
	return p, nil
}

// write saves the new texts. An editor may have the files open, so each must still be what was read.
func (p pins) write(root *os.Root, changed []*fact.Source) error {
	for _, s := range changed {
		file := s.Where.Doc.File
		err := undisturbed(func() error { return save.Replace(root, file.Name, file.Text, p[file.Name]) })
		switch {
		case errors.Is(err, save.ErrMeanwhile):
			return fmt.Errorf("%s was saved meanwhile, and has no new sha256; say beleg pin %s again", file.Name, s.ID)
		case errors.Is(err, save.ErrNoFile):
			return fmt.Errorf("%s is no plain file, such as a symbolic link, and is left alone; write sha256 = %q "+
				"into it yourself", file.Name, fingerprint(s))
		case err != nil:
			return fmt.Errorf("write %s: %w", file.Name, err)
		}
	}
	return nil
}

func fingerprint(s *fact.Source) string { return fmt.Sprintf("%x", sha256.Sum256(s.Seed.Text)) }

// afterwards returns what is wrong with the project once the pins are written and was not before: as long as an article
// is not the pinned one, its quotations are not judged.
func (p pins) afterwards(cmd *cobra.Command, in *project, before diag.List) (diag.List, error) {
	if len(p) == 0 {
		return nil, nil
	}
	after, err := loadFrom(cmd, revised{in.FS(), p})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(after.Found, func(f diag.Finding) bool {
		return p[f.Span.Name()] == nil && slices.ContainsFunc(before, func(g diag.Finding) bool {
			return f.Rule == g.Rule && f.Message == g.Message && f.Span.Name() == g.Span.Name() &&
				f.Span.Start == g.Span.Start && f.Span.End == g.Span.End
		})
	}), nil
}

// revised is a project with the new text of some files.
type revised struct {
	fs.FS
	files pins
}

// ReadFile is how the loader reads.
func (r revised) ReadFile(name string) ([]byte, error) {
	if text, ok := r.files[name]; ok {
		return text, nil
	}
	return fs.ReadFile(r.FS, name)
}

// tellPinned says what was done and returns what the command ends with.
func tellPinned(tell io.Writer, changed []*fact.Source, broken diag.List, dry bool) error {
	did := "has a new sha256"
	if dry {
		did = "would get a new sha256"
	}
	for _, s := range changed {
		fmt.Fprintf(tell, "%s %s\n", format.SourceFile(s.ID), did)
	}
	if len(changed) == 0 && len(broken) == 0 {
		fmt.Fprintln(tell, "no article has changed")
	}
	if !stops(broken, false) {
		return nil
	}
	if len(changed) > 0 && !dry {
		fmt.Fprintln(tell,
			"the new sha256 is written, but the site is not published until the findings above are settled")
	}
	return errFound
}
