package main

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"beleg/generator"
	"beleg/generator/delivery/disk"
	"beleg/generator/delivery/folder"
	"beleg/generator/delivery/publish"
	"beleg/generator/judgement/weight"
	"beleg/generator/words/diag"
)

func newBuild(limits weight.Limits) *cobra.Command {
	j := judging{opt: generator.Options{Limits: limits, Version: toolVersion(built)}}
	cmd := command("build", cobra.NoArgs, nil, inProject(j.build))
	addOutput(cmd, "the `folder` to publish into (default \"public\", in the project)")
	cmd.Flags().BoolVar(&j.opt.Drafts, "drafts", false, "publish drafts too, marked as drafts")
	j.addFlags(cmd)
	return cmd
}

const noFolder = "-o names no folder"

func addOutput(cmd *cobra.Command, usage string) {
	cmd.Flags().StringP("output", "o", "", usage)
	complete(cmd, "output", completeFolders)
}

// build looks at where it is to write before it reads, so that nobody waits for what is refused in the end. Between
// judging and writing there is no other decision: what stops a site stops it whole.
func (j *judging) build(cmd *cobra.Command, p *project, _ []string) error {
	out, err := given(cmd, "output", p.shown("public"), noFolder)
	if err != nil {
		return err
	}
	if err := cmp.Or(p.refuseInputs(out), j.readSince(cmd)); err != nil {
		return err
	}
	telling := working(cmd, "reading the project")
	defer telling.end()
	roomFor(800, 0) // most of what is read stays
	j.opt.Program, j.opt.Today = program(), today()
	j.opt.Made = func(made, of int) { telling.count("making files", made, of) }
	last := publish.Recall(out)
	if found, same := generator.Unchanged(p.FS(), j.opt, last.Note); same && !stops(found, j.strict) {
		if files, stands := publish.Standing(out, last); stands {
			return j.published(cmd, telling, out, found, publish.Report{Unchanged: files})
		}
	}
	largePages()
	site, err := generator.Open(p.FS(), j.opt)
	if err != nil {
		return err
	}
	return j.publish(cmd, telling, out, site)
}

// publish makes the site and writes what is new of it, unless something stops it.
func (j *judging) publish(cmd *cobra.Command, telling *progress, out string, site *generator.Site) error {
	if stops(site.Found, false) {
		return j.refuse(cmd, telling, site.Found)
	}
	roomFor(200, inUse())
	to, err := publish.Begin(out, site.Paths())
	if foreign := (*publish.ForeignError)(nil); errors.As(err, &foreign) {
		return fmt.Errorf("%w\nbeleg did not make these; publish into another folder with -o, or take them away", err)
	}
	if err != nil {
		return err // it says itself which folder it is about
	}
	if err := site.Make(cmd.Context(), to); err != nil {
		return errors.Join(err, to.Abort())
	}
	if stops(site.Found, j.strict) {
		return errors.Join(to.Abort(), j.refuse(cmd, telling, site.Found))
	}
	telling.step("writing what is new")
	report, err := to.Commit(site.Note())
	if err != nil {
		return err
	}
	if err := j.published(cmd, telling, out, site.Found, report); err != nil {
		return err
	}
	fmt.Fprintln(cmd.ErrOrStderr(), site.Verified)
	return nil
}

// refuse says why nothing was written.
func (j *judging) refuse(cmd *cobra.Command, telling *progress, found diag.List) error {
	telling.step("")
	collectEarly(50) // nothing is made any more, and what findings are told with is soon garbage
	if err := printBesides(cmd, found); err != nil {
		return err
	}
	fmt.Fprintln(cmd.ErrOrStderr(), "nothing was written")
	return errFound
}

// published says what stands in the folder now.
func (j *judging) published(cmd *cobra.Command, telling *progress, out string, found diag.List,
	r publish.Report) error {
	telling.step("")
	if err := printBesides(cmd, found); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", out, summary(r))
	return nil
}

// program names this very program by what it consists of, because versions are not enough: that of a program which
// somebody works on stays. It is "" where that cannot be read.
var program = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return fmt.Sprintf("%x", h.Sum(nil))
})

// refuseInputs keeps the site from being published over what it is made of, whatever links lead there.
func (p *project) refuseInputs(out string) error {
	abs, err := folder.Real(out)
	if err != nil {
		return fmt.Errorf("find %s: %w", out, err)
	}
	dir, err := filepath.EvalSymlinks(p.dir)
	if err != nil {
		return fmt.Errorf("find the project: %w", err)
	}
	for _, input := range append([]string{"."}, disk.Inputs...) {
		inside := filepath.Join(dir, input)
		if real, err := filepath.EvalSymlinks(inside); err == nil {
			inside = real
		}
		if rel, err := filepath.Rel(abs, inside); err == nil && filepath.IsLocal(rel) {
			return fmt.Errorf("%s holds the project itself; publish into a folder of its own", out)
		}
		if rel, err := filepath.Rel(inside, abs); input != "." && err == nil && filepath.IsLocal(rel) {
			return fmt.Errorf("%s lies in %s, which the site is made of; publish into a folder of its own", out, input)
		}
	}
	return nil
}

func summary(r publish.Report) string {
	var parts []string
	words := []string{"added", "changed", "removed", "unchanged"}
	for i, n := range []int{len(r.Added), len(r.Changed), len(r.Removed), r.Unchanged} {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, words[i]))
		}
	}
	return diag.Plural(len(r.Added)+len(r.Changed)+r.Unchanged, "file") + " (" + strings.Join(parts, ", ") + ")"
}
