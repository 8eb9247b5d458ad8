package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"beleg/generator/address"
	"beleg/generator/since"
)

func newChanges() *cobra.Command {
	return &cobra.Command{
		Use:   "changes OLD NEW",
		Short: "Tell in Markdown what changes for readers from one published site to another",
		Long: `Changes tells in Markdown what readers will see otherwise: ratings, reviews, claims, quotations, sources. OLD and NEW are
folders of published sites, or their data/claims.json; they are relative to this folder, not to the project. Other pages are
compared if both are folders with a sitemap.xml.

It judges nothing: that a rating was rewritten is for beleg check --since to say.`,
		Example: `  beleg build -o new && beleg changes public new
  beleg changes published public >> "$GITHUB_STEP_SUMMARY"`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			was, err := publishedWithPages(args[0])
			if err != nil {
				return err
			}
			now, err := publishedWithPages(args[1])
			if err != nil {
				return err
			}
			return since.Compare(was, now).WriteMarkdown(cmd.OutOrStdout())
		},
	}
}

// publishedWithPages reads what was published, and which pages there were if it is a folder that tells.
func publishedWithPages(path string) (*since.Published, error) {
	published, err := readPublished(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return published, nil
	}
	name := filepath.Join(path, address.Sitemap)
	sitemap, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return published, nil
	}
	if err == nil {
		published.Pages, err = since.ReadPages(sitemap)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return published, nil
}
