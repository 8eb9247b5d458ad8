package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"beleg/generator"
	"beleg/generator/diag"
	"beleg/generator/publish"
	"beleg/generator/watch"
)

type buildFlags struct {
	out    string
	since  string
	strict bool
	format formatFlag
	opt    generator.Options
}

func newBuild(a *app) *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check everything, then publish the site into a folder",
		Long: `Build checks everything and then publishes the site. With errors nothing is written, and the last good output stays as
it was. Only files that changed are touched. From 500 MB on a warning tells that GitHub Pages takes no more than a gigabyte; a
site of 950 MB, or with a file over 100 MB, is refused.

` + sinceHelp,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.build(cmd, f) },
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "public", "the folder to publish into, relative to the project")
	addBaseURL(cmd, &f.opt.BaseURL)
	cmd.Flags().BoolVar(&f.opt.Drafts, "drafts", false, "publish drafts too")
	cmd.Flags().BoolVar(&f.strict, "strict", false, "let warnings count as errors")
	addSince(cmd, &f.since)
	addFormat(cmd, &f.format)
	return cmd
}

// baseURLFlag is the address of the home page. It is never empty: a script whose variable is unset must not publish a site that
// believes to stand elsewhere.
type baseURLFlag string

func (f *baseURLFlag) String() string { return string(*f) }
func (f *baseURLFlag) Type() string   { return "URL" }

func (f *baseURLFlag) Set(s string) error {
	if s == "" {
		return errors.New("it names no address; leave the flag away to build for base_url")
	}
	*f = baseURLFlag(s)
	return generator.Options{BaseURL: s}.Valid()
}

func addBaseURL(cmd *cobra.Command, url *string) {
	cmd.Flags().Var((*baseURLFlag)(url), "base-url", "the address of the home page, in place of base_url in content/site.toml")
	_ = cmd.RegisterFlagCompletionFunc("base-url", cobra.NoFileCompletions)
}

func (a *app) build(cmd *cobra.Command, f buildFlags) error {
	project, closeProject, err := a.project()
	if err != nil {
		return err
	}
	defer closeProject()
	if err := a.refuseInputs(a.folder(f.out)); err != nil {
		return err
	}
	f.opt.Version, f.opt.Limits = toolVersion(), a.limits
	if f.opt.Since, err = a.since(cmd, f.since); err != nil {
		return err
	}
	f.opt.Reuse = published(a.folder(f.out))
	p := working(cmd, "reading the project")
	defer p.end()
	f.opt.Made = func(made, of int) { p.count("making files", made, of) }
	result, err := generator.Build(cmd.Context(), project, f.opt)
	p.step("")
	if err != nil {
		return a.explain(err)
	}
	if err := f.format.report(findingsTo(cmd, f.format), result.Found); err != nil {
		return err
	}
	if stops(result.Found, f.strict) {
		fmt.Fprintln(cmd.ErrOrStderr(), "nothing was written")
		return errFound
	}
	p.step("writing " + diag.Plural(len(result.Files), "file"))
	report, err := a.publish(f.out, result.Files)
	p.step("")
	if err == nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", f.out, summary(report))
	}
	return err
}

// findingsTo is where build prints its findings: for people to standard error, for programs to standard output.
func findingsTo(cmd *cobra.Command, f formatFlag) io.Writer {
	if f == "text" {
		return cmd.ErrOrStderr()
	}
	return cmd.OutOrStdout()
}

func (a *app) publish(out string, files map[string][]byte) (publish.Report, error) {
	dir := a.folder(out)
	report, err := publish.Dir(dir, files)
	var foreign *publish.ForeignError
	if errors.As(err, &foreign) {
		return report, fmt.Errorf("%w\nbeleg did not make these; publish into another folder with -o, or take them away", foreign)
	}
	return report, err // says itself which folder it is about
}

// folder returns the output folder, which is relative to the project.
func (a *app) folder(out string) string {
	if filepath.IsAbs(out) {
		return out
	}
	return filepath.Join(a.dir, out)
}

// published reads what stands in an output folder. What cannot be read is as good as missing: it is made again.
func published(dir string) func(path string) ([]byte, bool) {
	return func(path string) ([]byte, bool) {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
			return nil, false
		}
		data, err := os.ReadFile(name)
		return data, err == nil
	}
}

// refuseInputs keeps the site from being published over what it is made of.
func (a *app) refuseInputs(out string) error {
	abs, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("find %s: %w", out, err)
	}
	project, err := filepath.Abs(a.dir)
	if err != nil {
		return fmt.Errorf("find %s: %w", a.dir, err)
	}
	for _, input := range append([]string{"."}, watch.Inputs...) {
		inside := filepath.Join(project, input)
		rel, err := filepath.Rel(abs, inside)
		if err == nil && filepath.IsLocal(rel) {
			return fmt.Errorf("%s holds the project itself; publish into a folder of its own", out)
		}
		if input != "." && strings.HasPrefix(abs+string(filepath.Separator), inside+string(filepath.Separator)) {
			return fmt.Errorf("%s lies in %s, which the site is made of; publish into a folder of its own", out, input)
		}
	}
	return nil
}

// summary says what publishing changed.
func summary(r publish.Report) string {
	var parts []string
	for _, c := range []struct {
		n    int
		word string
	}{{len(r.Added), "added"}, {len(r.Changed), "changed"}, {len(r.Removed), "removed"}, {r.Unchanged, "unchanged"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.word))
		}
	}
	return diag.Plural(len(r.Added)+len(r.Changed)+r.Unchanged, "file") + " (" + strings.Join(parts, ", ") + ")"
}
