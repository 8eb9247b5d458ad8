package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"beleg/generator/start"
)

func newNewSite() *cobra.Command {
	language := "en"
	cmd := &cobra.Command{
		Use:   "site DIR",
		Short: "Write a small complete site to begin with",
		Long: `New site writes a small complete site into DIR, which must be empty or not exist: an invented article, a claim with a
quotation, an event, actors, a rating scale, and pages about method, corrections and imprint. It passes the check and can be
built at once; comments in its files say what each key is for.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return writeSite(cmd, args[0], language) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	cmd.Flags().StringVar(&language, "language", language, "the language of the site: "+strings.Join(start.Languages, " or "))
	_ = cmd.RegisterFlagCompletionFunc("language", cobra.FixedCompletions(start.Languages, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func writeSite(cmd *cobra.Command, dir, language string) error {
	files, err := start.Site(language)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("create the folder: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("read the folder: %w", err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not empty; name a new folder", dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the folder: %w", err)
	}
	defer root.Close()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := create(root, name, files[name]); err != nil {
			return err
		}
		fmt.Fprintln(cmd.OutOrStdout(), filepath.Join(dir, filepath.FromSlash(name)))
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "a site to begin with; look at it with: beleg -C %s serve --open; make it with: beleg -C %s build\n", shellWord(dir), shellWord(dir))
	return nil
}

// shellWord writes a path so that a shell takes it as one word.
func shellWord(path string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(`/\._-:`, r)
	}
	if !strings.ContainsFunc(path, func(r rune) bool { return !plain(r) }) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
