package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"beleg/generator/check"
	"beleg/generator/load"
)

// Exit codes, as documented in the help of the root command.
const (
	exitDone    = 0
	exitFound   = 1 // findings stopped it
	exitFailure = 2 // wrong usage, or the machine failed
)

// errFound ends a command whose findings have been printed already.
var errFound = errors.New("findings")

// run executes the command line and returns the exit code. It is main without the process, so that tests can call it.
func run(args []string, stdout, stderr io.Writer) int {
	return execute(newRoot(), args, stdout, stderr)
}

// execute runs a command line and returns the exit code.
func execute(root *cobra.Command, args []string, stdout, stderr io.Writer) int {
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

// app is what all commands share.
type app struct {
	dir    string       // the project's folder
	limits check.Limits // how large a site may be; those of GitHub Pages if not set
}

func newRoot() *cobra.Command { return newRootFor(&app{}) }

// newRootFor returns the command line of an app, whose limits a test may choose.
func newRootFor(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "beleg",
		Short: "Build a fact-check site from articles and annotated claims",
		Long: `beleg turns articles (seeds/) and claims written in TOML (content/) into a static site. Every quotation is looked up in its
article, word for word, each time: nothing is published that the sources do not say.

Exit codes: 0 done (warnings allowed) · 1 findings stopped it · 2 wrong usage, or the machine failed`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.PersistentFlags().StringVarP(&a.dir, "project", "C", ".", "the folder of the project")
	root.AddCommand(newBuild(a), newCheck(a), newChanges(), newExplain(), newCoverage(a), newSchema(a))
	root.AddCommand(newNew(a), newQuote(a), newPin(a), newServe(a), newVersion())
	_ = root.MarkPersistentFlagDirname("project")
	refuseStrangers(root)
	tellUsage(root)
	return root
}

// refuseStrangers makes the commands that cobra adds by itself fail for words that they do not know; they would print their help and
// end as if all were done.
func refuseStrangers(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "completion":
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		case "help":
			cmd.Run = nil
			cmd.RunE = func(cmd *cobra.Command, words []string) error {
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
		}
	}
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

// project opens the project's folder. Nothing outside of it can be read through it, not even by symbolic links.
func (a *app) project() (fs.FS, func() error, error) {
	root, err := a.root()
	if err != nil {
		return nil, nil, err
	}
	return root.FS(), root.Close, nil
}

// explain adds what to do about an error to it.
func (a *app) explain(err error) error {
	if errors.Is(err, load.ErrNoProject) {
		return fmt.Errorf("%w (%s); name the folder of the project with -C, or begin one with beleg new site", err, a.dir)
	}
	return err
}
