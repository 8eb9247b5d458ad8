// Command corpus writes a synthetic project of any size, for benchmarks and load tests.
//
// It is news from countries that do not exist: articles in seeds/, and in content/ claims with quotations from them,
// chains of hearsay, figures, reviews and events. Everything follows from the seed, so that two people measure the
// same. A project has no errors; warnings it may have, because nothing in it knows of editorial rules.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run executes the command line and returns the exit code: 0, or 2 for wrong usage and when the machine failed.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("corpus", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, "Usage: corpus [-claims N] [-sources M] [-seed S] [-texts FOLDER] DIR\n\n"+
			"Writes a synthetic project into DIR, which must be new or empty.\n\n")
		flags.PrintDefaults()
	}
	var size Size
	flags.IntVar(&size.Claims, "claims", 100, "number of claims")
	flags.IntVar(&size.Sources, "sources", 20, "number of sources")
	flags.Uint64Var(&size.Seed, "seed", 1, "what everything follows from")
	texts := flags.String("texts", "", "a folder of real articles, *.txt, that the project has too, each with a claim")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() != 1:
		flags.Usage()
		return 2
	}
	if err := write(flags.Arg(0), size, *texts); err != nil {
		fmt.Fprintf(stderr, "corpus: %v\n", err)
		return 2
	}
	fmt.Fprintf(stderr, "%s: %d claims, %d sources, seed %d\n", flags.Arg(0), size.Claims, size.Sources, size.Seed)
	return 0
}

// write puts a project into a folder that must not hold anything yet, with the articles of the folder texts if it is
// not "".
func write(dir string, size Size, texts string) error {
	if size.Claims < 1 || size.Sources < 1 {
		return fmt.Errorf("a project needs at least one claim and one source; got %d and %d", size.Claims, size.Sources)
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not empty (%s lies in it); name a new or empty folder", dir, entries[0].Name())
	}
	project := Project(size)
	if texts != "" {
		if err := addTexts(project, os.DirFS(texts)); err != nil {
			return err
		}
	}
	for file, text := range project {
		name := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
