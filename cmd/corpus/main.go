// Command corpus writes a synthetic project of any size, for benchmarks and load tests.
//
// It is German news about countries that do not exist: articles in seeds/, and in content/ claims with quotations from them,
// chains of hearsay, figures, reviews and events. Everything follows from the seed, so that two people measure the same. A
// project has no findings, warnings included: what check then reports is a change in beleg.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"beleg/generator/check"
	"beleg/generator/diag"
	"beleg/generator/load"
)

// Exit codes, the same as those of beleg.
const (
	exitDone    = 0
	exitFound   = 1 // -check found something
	exitFailure = 2 // wrong usage, or the machine failed
)

const usage = `Usage: corpus [-claims N] [-sources M] [-seed S] [-check] DIR

Writes a synthetic project into DIR, which must be new or empty.

`

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run executes the command line and returns the exit code.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("corpus", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	var size Size
	flags.IntVar(&size.Claims, "claims", 100, "number of claims")
	flags.IntVar(&size.Sources, "sources", 20, "number of sources")
	flags.Uint64Var(&size.Seed, "seed", 1, "what everything follows from")
	checked := flags.Bool("check", false, "look for findings afterwards; there are none unless beleg has changed")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitDone
	case err != nil:
		return exitFailure
	case flags.NArg() != 1:
		flags.Usage()
		return exitFailure
	}
	dir := flags.Arg(0)
	if err := write(dir, size); err != nil {
		fmt.Fprintf(stderr, "corpus: %v\n", err)
		return exitFailure
	}
	fmt.Fprintf(stderr, "%s: %d claims, %d sources, seed %d\n", dir, size.Claims, size.Sources, size.Seed)
	if *checked {
		return judge(dir, stdout, stderr)
	}
	return exitDone
}

// write puts a project into a folder that must not hold anything yet.
func write(dir string, size Size) error {
	if err := size.fault(); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	switch {
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return err
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty (%s lies in it); name a new or empty folder", dir, entries[0].Name())
	}
	for _, folder := range []string{"seeds", "content/sources", "content/claims", "content/events", "content/pages"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(folder)), 0o755); err != nil {
			return err
		}
	}
	for _, f := range Project(size) {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(f.Name)), []byte(f.Text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// judge prints what beleg finds in a project.
func judge(dir string, stdout, stderr io.Writer) int {
	found, err := findings(dir)
	if err != nil {
		fmt.Fprintf(stderr, "corpus: %v\n", err)
		return exitFailure
	}
	for _, f := range found {
		fmt.Fprintf(stdout, "%s: %s: %s\n", f.Code, f.Span.File.Name, f.Message)
	}
	if len(found) > 0 {
		return exitFound
	}
	return exitDone
}

func findings(dir string) (diag.List, error) {
	base, found, err := load.Project(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	return append(found, check.Run(base, nil)...), nil
}
