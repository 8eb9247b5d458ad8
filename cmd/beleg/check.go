package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"beleg/generator"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/since"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

func newCheck() *cobra.Command {
	j := judging{opt: generator.Options{Version: toolVersion(built)}}
	cmd := command("check", cobra.NoArgs, nil, inProject(j.check))
	j.addFlags(cmd)
	return cmd
}

// check prints findings to standard output, because they are what was asked for; that there are none is said where it
// does not disturb a program that reads them.
func (j *judging) check(cmd *cobra.Command, p *project, _ []string) error {
	if err := j.readSince(cmd); err != nil {
		return err
	}
	j.opt.Today = today()
	telling := working(cmd, "reading the project")
	found, verified, err := generator.Check(p.FS(), j.opt)
	telling.end()
	if err != nil {
		return err
	}
	if err := printFindings(cmd, cmd.OutOrStdout(), found); err != nil {
		return err
	}
	if formatOf(cmd) == "text" {
		if len(found) == 0 {
			fmt.Fprintln(cmd.ErrOrStderr(), "no findings")
		}
		fmt.Fprintln(cmd.ErrOrStderr(), verified)
	}
	if stops(found, j.strict) {
		return errFound
	}
	return nil
}

// judging is what build and check share: which site is judged, and against what.
type judging struct {
	strict bool
	opt    generator.Options
}

// addFlags gives a command the flags. What check says must be what build does, so that neither has one of its own.
func (j *judging) addFlags(cmd *cobra.Command) {
	cmd.Long += manual["since"].Long
	cmd.Flags().BoolVar(&j.strict, "strict", false, "let warnings count as errors")
	cmd.Flags().String("since", "", "the `site` or claims.json that was published last")
	complete(cmd, "since", completePublished)
	addBaseURL(cmd, &j.opt.BaseURL)
	addFormat(cmd, formats...)
}

// today is the day where the command runs, for what depends on it in the generator, which asks no clock.
func today() edtf.Day {
	year, month, day := time.Now().Date()
	return edtf.NewDay(year, int(month), day)
}

// readSince reads what was published last, if anybody asks for it.
func (j *judging) readSince(cmd *cobra.Command) error {
	since, err := given(cmd, "since", "", "--since names no file; before the first publication leave the flag away")
	if err == nil && since != "" {
		j.opt.Since, err = readPublished(since)
	}
	return err
}

// given returns what a flag says, or else what is meant without it. An empty word is that of a script whose variable is
// unset: it must not publish unchecked, or into another folder.
func given(cmd *cobra.Command, flag, without, refusal string) (string, error) {
	f := cmd.Flag(flag)
	switch {
	case !f.Changed:
		return without, nil
	case f.Value.String() == "":
		return "", errors.New(refusal)
	}
	return f.Value.String(), nil
}

// addBaseURL adds the address of the home page. It is never empty: a script whose variable is unset must not publish a
// site that believes to stand elsewhere.
func addBaseURL(cmd *cobra.Command, url *string) {
	usage := "the home page's address, a `URL` in place of base_url in site.toml"
	cmd.Flags().Func("base-url", usage, func(s string) error {
		if s == "" {
			return errors.New("it names no address; leave the flag away to build for base_url")
		}
		*url = s
		return generator.Options{BaseURL: s}.Valid()
	})
	complete(cmd, "base-url", cobra.NoFileCompletions)
}

// A choice is a flag that is one of some words, the first of them if it is not given.
type choice struct {
	word string
	of   []string
}

func (c *choice) String() string { return c.word }
func (c *choice) Type() string   { return "format" }

func (c *choice) Set(word string) error {
	if !slices.Contains(c.of, word) {
		return fmt.Errorf("must be one of: %s", strings.Join(c.of, ", "))
	}
	c.word = word
	return nil
}

// formats are the forms that findings can be printed in.
var formats = []string{"text", "json", "github", "sarif"}

func addFormat(cmd *cobra.Command, of ...string) {
	cmd.Flags().Var(&choice{of[0], of}, "format", "how it is printed: "+strings.Join(of, ", "))
	complete(cmd, "format", cobra.FixedCompletions(of, cobra.ShellCompDirectiveNoFileComp))
}

// formatOf returns the form that a command prints in: text, if it has no other.
func formatOf(cmd *cobra.Command) string {
	if f := cmd.Flag("format"); f != nil {
		return f.Value.String()
	}
	return "text"
}

func printFindings(cmd *cobra.Command, w io.Writer, found diag.List) error {
	var err error
	switch formatOf(cmd) {
	case "json":
		err = diag.WriteJSON(w, found)
	case "github":
		err = diag.WriteGitHub(w, found)
	case "sarif":
		err = diag.WriteSARIF(w, found, toolVersion(built))
	default:
		err = diag.WriteText(w, found, diag.TextOptions{Color: colored(w)})
	}
	if err != nil {
		return fmt.Errorf("print findings: %w", err)
	}
	return nil
}

// printBesides prints findings of a command whose output is another: people read them on standard error, and programs
// where they read.
func printBesides(cmd *cobra.Command, found diag.List) error {
	if formatOf(cmd) == "text" {
		return printFindings(cmd, cmd.ErrOrStderr(), found)
	}
	return printFindings(cmd, cmd.OutOrStdout(), found)
}

// colored tells whether w is a terminal that wants colour (https://no-color.org).
func colored(w io.Writer) bool {
	_, is := terminal(w)
	return is && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// stops tells whether findings keep a site from being published.
func stops(found diag.List, strict bool) bool {
	errors, warnings := found.Count()
	return errors > 0 || strict && warnings > 0
}

// newChanges needs no project: what is compared may be two folders that a workflow fetched.
func newChanges() *cobra.Command {
	return command("changes", cobra.ExactArgs(2), completePublished, func(cmd *cobra.Command, args []string) error {
		var states [2]*since.Published
		for i, path := range args {
			var err error
			if states[i], err = publishedWithPages(path); err != nil {
				return err
			}
		}
		return since.Compare(states[0], states[1]).WriteMarkdown(cmd.OutOrStdout())
	})
}

// publishedWithPages reads what was published, and which pages there were if it is a folder that tells.
func publishedWithPages(path string) (*since.Published, error) {
	published, err := readPublished(path)
	if err != nil {
		return nil, err
	}
	name := filepath.Join(path, address.Sitemap)
	sitemap, err := readPublic(name)
	if info, gone := os.Stat(path); gone != nil || !info.IsDir() || errors.Is(err, fs.ErrNotExist) {
		return published, nil // only its data was fetched
	}
	if err == nil {
		published.Pages, err = since.ReadPages(sitemap)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return published, nil
}

// mostPublic is how long a file of a published site may be, in bytes: beleg divides what gets longer.
const mostPublic = 50 << 20

// readPublic reads a file of a published site, or what a pipe has of it.
func readPublic(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, mostPublic+1))
	if err == nil && len(data) > mostPublic {
		err = fmt.Errorf("%s has more than %d bytes", name, mostPublic)
	}
	return data, err
}

// readPublished reads the claims.json of a published site, or the file itself.
func readPublished(path string) (*since.Published, error) {
	name := path
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		name = filepath.Join(path, filepath.FromSlash(address.ClaimsJSON))
	}
	data, err := readPublic(name)
	if err != nil {
		return nil, fmt.Errorf("read what was published: %w", err)
	}
	published, err := since.Read(data, func(part string) ([]byte, error) {
		return readPublic(filepath.Join(filepath.Dir(name), part))
	})
	if err != nil {
		return nil, fmt.Errorf("read what was published: %s: %w", name, err)
	}
	return published, nil
}
