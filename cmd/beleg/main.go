// Command beleg builds a fact-check site from articles and annotated claims.
//
// Each command stands with its kin, and those that need no project in this file: its flags, and in which order the
// generator's packages do the work. What help says of it stands in help.toml. What was asked for goes to standard
// output, so that it can be piped; all that is told besides goes to standard error.
package main

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/load"
	"beleg/generator/facts/place"
	"beleg/generator/facts/record"
	"beleg/generator/facts/schema"
	"beleg/generator/judgement/explain"
	"beleg/generator/judgement/needs"
	"beleg/generator/judgement/weight"
	"beleg/generator/words/diag"
)

// Exit codes, as documented in the help of the root command.
const (
	exitDone    = 0
	exitFound   = 1 // findings stopped it
	exitFailure = 2 // wrong usage, or the machine failed
)

// errFound ends a command whose findings have been printed already.
var errFound = errors.New("findings")

func main() {
	os.Exit(run(weight.Limits{}, os.Args[1:], os.Stdout, os.Stderr))
}

// run executes the command line and returns the exit code. It is main without the process, so that tests can call it.
func run(limits weight.Limits, args []string, stdout, stderr io.Writer) int {
	root := newRoot(limits)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	}
	fmt.Fprintf(stderr, "beleg: %v\n", err)
	return exitFailure
}

// newRoot returns the command line. How large a site may be is for tests to choose; those of GitHub Pages hold if
// limits are not set.
func newRoot(limits weight.Limits) *cobra.Command {
	root := command("beleg", nil, nil, nil)
	root.SilenceUsage, root.SilenceErrors = true, true
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return enter(startFolders(cmd)) }
	root.PersistentFlags().StringArrayP("project", "C", nil, "do all as if started in `DIR`, which may be given twice")
	complete(root, "project", completeFolders)
	root.AddCommand(newBuild(limits), newCheck(), newChanges(), newExplain(), newCoverage(), newSchema(), newNew())
	root.AddCommand(newQuote(), newPin(), newServe(), newVersion(), newDue(), newCite(), newVerify(), newAudit())
	root.AddCommand(newRename(), newGuide(), newImport())
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages ", ".FlagUsagesWrapped 80 "))
	refuseStrangers(root)
	tellUsage(root)
	return root
}

//go:embed help.toml
var helpTOML string

// manual is what help says of each command.
var manual = func() (m map[string]struct{ Use, Short, Long, Example string }) {
	if _, err := toml.Decode(helpTOML, &m); err != nil {
		panic("help.toml: " + err.Error())
	}
	return m
}()

// command makes a command of the manual: what words it takes, what is proposed for them, and what it does.
func command(name string, takes cobra.PositionalArgs, proposes cobra.CompletionFunc,
	does func(*cobra.Command, []string) error) *cobra.Command {
	h := manual[name]
	return &cobra.Command{Use: h.Use, Short: h.Short, Long: h.Long, Example: h.Example, Args: takes,
		ValidArgsFunction: proposes, RunE: does}
}

// startFolders are the values of -C, which all commands have. (GetStringArray would lose one that is empty.)
func startFolders(cmd *cobra.Command) []string {
	return cmd.Flag("project").Value.(cobra.SliceValue).GetSlice()
}

// enter goes to the folders of -C, each relative to the one before, as git and make do. To be there is the one way in
// which no path on the line can be forgotten.
func enter(dirs []string) error {
	for _, dir := range dirs {
		if dir == "" { // of a script whose variable is unset; it must not work on another project
			return errors.New("-C names no folder; leave it away for this one")
		}
		if err := os.Chdir(dir); err != nil {
			return fmt.Errorf("-C %s: %w", dir, errors.Unwrap(err))
		}
	}
	return nil
}

// refuseStrangers makes the commands that cobra adds by itself fail for words that they do not know; they would print
// their help and end as if all were done.
func refuseStrangers(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	completion, _, _ := root.Find([]string{"completion"})
	completion.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	helping, _, _ := root.Find([]string{"help"})
	helping.Run, helping.RunE = nil, help
}

func help(cmd *cobra.Command, words []string) error {
	about, rest, err := cmd.Root().Find(words)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return fmt.Errorf("%s has no command %q", about.CommandPath(), rest[0])
	}
	about.InitDefaultHelpFlag() // else it is missing in the help
	return about.Help()
}

// tellUsage adds how a command is written to what is wrong with the words that it got.
func tellUsage(cmd *cobra.Command) {
	usage := func(cmd *cobra.Command, err error) error {
		if err == nil {
			return nil
		}
		return fmt.Errorf("%w\nusage: %s; %s --help says more", err, cmd.UseLine(), cmd.CommandPath())
	}
	cmd.SetFlagErrorFunc(usage)
	if fits := cmd.Args; fits != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error { return usage(cmd, fits(cmd, args)) }
	}
	for _, sub := range cmd.Commands() {
		tellUsage(sub)
	}
}

// licenceTexts are the licences of all that is linked into beleg, which ask to be passed on with it. A test writes
// them.
//
//go:embed licences.txt
var licenceTexts string

func newVersion() *cobra.Command {
	cmd := command("version", cobra.NoArgs, nil, func(cmd *cobra.Command, _ []string) error {
		if licences, _ := cmd.Flags().GetBool("licences"); licences {
			_, err := io.WriteString(cmd.OutOrStdout(), licenceTexts)
			return err
		}
		if asked := neededHere(); needs.Newer(asked, toolVersion(built)) {
			fmt.Fprintf(cmd.ErrOrStderr(), "content/site.toml needs beleg %s, which is newer than this\n", asked)
		}
		_, err := fmt.Fprintln(cmd.OutOrStdout(), versionOf(built))
		return err
	})
	cmd.Flags().Bool("licences", false, "print the licences of all that is linked into beleg")
	return cmd
}

// neededHere returns which version the project here asks for; "" if there is none, or it asks for none: nobody who
// wants to know a version wants to hear of that.
func neededHere() string {
	p, err := openProject()
	if err != nil {
		return ""
	}
	defer p.Close()
	text, _ := fs.ReadFile(p.FS(), record.SiteFile)
	data, _ := format.Parse(place.NewDoc(&diag.File{Name: record.SiteFile, Text: text}))
	needed, _ := data["needs"].(string)
	return needed
}

var built, _ = debug.ReadBuildInfo()

// toolVersion is the version that a program was built from, such as v1.2.0 or devel, or "" if that is not known. What
// is published or handed to other programs names it; it says nothing of the machine. Of a checkout Go stamps the day
// and the revision, and whether files differed from it; where nothing was stamped "(devel)" stands.
func toolVersion(info *debug.BuildInfo) string {
	if info == nil {
		return ""
	}
	return strings.Trim(info.Main.Version, "()")
}

func versionOf(info *debug.BuildInfo) string {
	return fmt.Sprintf("beleg %s, %s %s/%s", cmp.Or(toolVersion(info), "(unknown version)"), runtime.Version(),
		runtime.GOOS, runtime.GOARCH)
}

// newSchema makes the one command that has an answer outside of a project too: editors ask before there is one.
func newSchema() *cobra.Command {
	cmd := command("schema", cobra.NoArgs, nil, writeSchemas)
	addOutput(cmd, "the `folder` to write the schemas into")
	cmd.Flags().Bool("plain", false, "propose no ids: the schemas then fit any project")
	return cmd
}

func writeSchemas(cmd *cobra.Command, _ []string) error {
	out, err := given(cmd, "output", "", noFolder)
	if err != nil {
		return err
	}
	known, err := knownHere(cmd)
	if err != nil {
		return err
	}
	files := schema.Files(known)
	if out == "" { // one object, because a pipe has no folders
		all := map[string]json.RawMessage{} // printed in the order of the names
		for _, f := range files {
			all[f.Name] = f.Text
		}
		text, err := schema.Encode(all, "  ")
		if err == nil {
			_, err = cmd.OutOrStdout().Write(text)
		}
		if err != nil {
			return fmt.Errorf("print schemas: %w", err)
		}
		return nil
	}
	changed, err := saveSchemas(out, files)
	if err != nil {
		return fmt.Errorf("write schemas: %w", err)
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s (%d changed)\n", out, diag.Plural(len(files), "schema"), changed)
	return nil
}

// knownHere returns what the project has. Outside of one there is nothing to propose; that is no error, but told.
func knownHere(cmd *cobra.Command) (schema.Known, error) {
	if plain, _ := cmd.Flags().GetBool("plain"); plain {
		return nil, nil
	}
	p, err := openProject()
	if errors.Is(err, load.ErrNoProject) {
		fmt.Fprintln(cmd.ErrOrStderr(), "there is no project here, so no ids are proposed, as with --plain")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer p.Close()
	is, err := loadFrom(cmd, p.FS()) // its faults do not matter here: what can be read can be proposed
	if err != nil {
		return nil, err
	}
	k, base := schema.Known{}, is.Base
	know(k, "rating", base.Site.Ratings, func(r *fact.Rating) (string, string) { return r.ID, r.Label })
	know(k, "topic", base.Site.Topics, func(t *fact.Topic) (string, string) { return t.ID, t.Label })
	know(k, "measure", base.Site.Measures, func(m *fact.Measure) (string, string) { return m.ID, m.Label })
	know(k, "source", is.Sources(), func(s *fact.Source) (string, string) { return s.ID, s.Title })
	know(k, "actor", base.Actors, func(a *fact.Actor) (string, string) { return a.ID, a.Name })
	know(k, "claim", base.Claims, func(c *fact.Claim) (string, string) { return c.ID, c.Claim })
	return k, nil
}

func know[T any](k schema.Known, kind string, list []T, named func(T) (id, label string)) {
	for _, v := range list {
		id, label := named(v)
		k.Add(kind, id, label)
	}
}

// saveSchemas writes files into a folder and returns how many were not there as they are; the others are not touched,
// because editors watch them.
func saveSchemas(dir string, files []schema.File) (changed int, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return 0, err
	}
	for _, f := range files {
		is, err := overwrite(filepath.Join(dir, f.Name), f.Text, "schema of beleg", "folder", schema.Mark)
		if err != nil {
			return changed, err
		}
		if is {
			changed++
		}
	}
	return changed, nil
}

// siteLanguage returns the language of the site here, or else that of the program, which is English.
func siteLanguage() string {
	const english = "en"
	p, err := openProject()
	if err != nil {
		return english
	}
	defer p.Close()
	text, err := fs.ReadFile(p.FS(), record.SiteFile)
	if err != nil {
		return english
	}
	said, _ := record.Decode(&diag.File{Name: record.SiteFile, Text: text})
	site, ok := said.(*record.Site)
	if !ok {
		return english
	}
	return cmp.Or(site.Site.Language, english)
}

// newExplain needs no project either: the examples are small projects of their own, and are checked when they are
// shown.
func newExplain() *cobra.Command {
	var codes, titled []string
	for _, r := range diag.Rules() {
		codes, titled = append(codes, r.Code), append(titled, cobra.CompletionWithDesc(r.Code, r.Title))
	}
	propose := first(cobra.FixedCompletions(titled, cobra.ShellCompDirectiveNoFileComp))
	return command("explain", cobra.MaximumNArgs(1), propose, func(cmd *cobra.Command, args []string) error {
		out := cmd.OutOrStdout()
		if len(args) == 0 {
			return explain.WriteList(out)
		}
		rule := diag.RuleOf(args[0])
		if rule == nil {
			return unknown("finding", args[0], codes, "beleg explain lists all codes")
		}
		return explain.Write(out, explain.Of(rule, siteLanguage()), diag.TextOptions{Color: colored(out)})
	})
}
