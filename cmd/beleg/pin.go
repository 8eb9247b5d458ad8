package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"beleg/generator/diag"
	"beleg/generator/edit"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/save"
)

type pinFlags struct {
	dryRun bool
	format formatFlag
}

func newPin(a *app) *cobra.Command {
	var f pinFlags
	cmd := &cobra.Command{
		Use:   "pin [SOURCE…]",
		Short: "Accept that articles changed, and list the quotations that no longer hold",
		Long: `Pin is for an article in seeds/ that was changed on purpose. It writes the new fingerprint into the source's file, which it leaves
as it is otherwise, and lists the quotations of the article that no longer stand in it, with the most similar passage. Without
SOURCE it looks at all; those that did not change are left alone.

Exit code 1 says that quotations no longer hold. The fingerprint is written all the same: the article is what it is.`,
		ValidArgsFunction: a.completeSources,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.pin(cmd, args, f) },
	}
	cmd.Flags().BoolVarP(&f.dryRun, "dry-run", "n", false, "list only, and write nothing")
	addFormat(cmd, &f.format)
	return cmd
}

func (a *app) pin(cmd *cobra.Command, ids []string, f pinFlags) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	base, before, err := a.load(cmd, root.FS())
	if err != nil {
		return err
	}
	chosen, err := choose(base, ids)
	if err != nil {
		return err
	}
	pinned, err := newPins(chosen)
	if err != nil {
		return err
	}
	broken, err := a.afterwards(cmd, root, pinned, before)
	if err != nil {
		return err
	}
	if !f.dryRun {
		if err := pinned.write(root, chosen); err != nil {
			return err
		}
	}
	broken = append(broken, unpinnable(before, chosen)...)
	broken.Sort()
	if err := f.format.report(cmd.OutOrStdout(), broken); err != nil {
		return err
	}
	return tellPinned(cmd, chosen, pinned, broken, f)
}

// choose returns the sources with the ids, each once, or all if there are none.
func choose(base *fact.Base, ids []string) ([]*fact.Source, error) {
	if len(ids) == 0 {
		return base.Sources, nil
	}
	var chosen []*fact.Source
	for _, id := range ids {
		s, err := sourceNamed(base, id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(chosen, s) {
			chosen = append(chosen, s)
		}
	}
	return chosen, nil
}

// pins are the source files that get a new fingerprint, with their new text.
type pins map[string][]byte

func newPins(chosen []*fact.Source) (pins, error) {
	p := pins{}
	for _, s := range chosen {
		if !s.Changed {
			continue
		}
		file := s.Where.Doc.File
		text, err := edit.String(string(file.Text), fingerprint(s), "sha256")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Name, err)
		}
		p[file.Name] = []byte(text)
	}
	return p, nil
}

// write saves the new texts. An editor may have the files open, so each must still be what was read.
func (p pins) write(root *os.Root, chosen []*fact.Source) error {
	for _, s := range chosen {
		if !s.Changed {
			continue
		}
		file := s.Where.Doc.File
		err := save.Replace(root, file.Name, file.Text, p[file.Name])
		switch {
		case errors.Is(err, save.ErrMeanwhile):
			return fmt.Errorf("%s was saved meanwhile, and has no new sha256; say beleg pin %s again", file.Name, s.ID)
		case errors.Is(err, save.ErrNoFile):
			return fmt.Errorf("%s is no plain file, such as a symbolic link, and is left alone; write sha256 = %q into it yourself", file.Name, fingerprint(s))
		case err != nil:
			return fmt.Errorf("write %s: %w", file.Name, err)
		}
	}
	return nil
}

// fingerprint is that of a source's article as it is now.
func fingerprint(s *fact.Source) string { return fmt.Sprintf("%x", sha256.Sum256(s.Seed.Text)) }

// afterwards returns what is wrong with the project once the pins are written and was not before: as long as an article is not
// the pinned one, its quotations are not judged.
func (a *app) afterwards(cmd *cobra.Command, root *os.Root, p pins, before diag.List) (diag.List, error) {
	if len(p) == 0 {
		return nil, nil
	}
	_, after, err := a.load(cmd, revised{root.FS(), p})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(after, func(f diag.Finding) bool {
		return p[f.Span.Name()] == nil && slices.ContainsFunc(before, func(g diag.Finding) bool { return sameFinding(f, g) })
	}), nil
}

// sameFinding compares findings of two readings of the project.
func sameFinding(f, g diag.Finding) bool {
	return f.Code == g.Code && f.Message == g.Message && f.Span.Name() == g.Span.Name() && f.Span.Start == g.Span.Start && f.Span.End == g.Span.End
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

// unpinnable returns why chosen sources cannot be pinned: no article, or no fingerprint to renew.
func unpinnable(found diag.List, chosen []*fact.Source) diag.List {
	var list diag.List
	for _, s := range chosen {
		if s.Seed == nil || s.SHA256 == "" {
			list = append(list, about(found, s)...)
		}
	}
	return list
}

// tellPinned says what was done and returns what the command ends with.
func tellPinned(cmd *cobra.Command, chosen []*fact.Source, p pins, broken diag.List, f pinFlags) error {
	did := "has a new sha256"
	if f.dryRun {
		did = "would get a new sha256"
	}
	for _, s := range chosen {
		if name := format.SourceFile(s.ID); p[name] != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s %s\n", name, did)
		}
	}
	if len(p) == 0 && len(broken) == 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), "no article has changed")
	}
	if errors, _ := broken.Count(); errors == 0 {
		return nil
	}
	if len(p) > 0 && !f.dryRun {
		fmt.Fprintln(cmd.ErrOrStderr(), "the new sha256 is written, but the site is not published until the findings above are settled")
	}
	return errFound
}
