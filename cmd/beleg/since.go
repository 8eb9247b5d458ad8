package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"beleg/generator/address"
	"beleg/generator/since"
)

// sinceHelp is what --since does, for the help of the commands that have it.
const sinceHelp = `With --since the ratings are held against those that were published last: a review that was rewritten or taken away, and a
claim that vanished, are errors (beleg explain rating-rewritten). It takes the folder of a published site, or its
data/claims.json, and the file must be there: before the first publication leave the flag away.`

func addSince(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVar(path, "since", "", "the site or claims.json that was published last, relative to the project")
	_ = cmd.MarkFlagFilename("since", "json")
}

// since reads what was published last; nil if nobody asks for it. The flag counts even if it is empty: a script whose variable
// is unset must not publish unchecked.
func (a *app) since(cmd *cobra.Command, path string) (*since.Published, error) {
	if !cmd.Flags().Changed("since") {
		return nil, nil
	}
	if path == "" {
		return nil, fmt.Errorf("--since names no file; before the first publication leave the flag away")
	}
	return readPublished(a.folder(path))
}

// readPublished reads the claims.json of a published site, or the file itself.
func readPublished(path string) (*since.Published, error) {
	name := path
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		name = filepath.Join(path, filepath.FromSlash(address.ClaimsJSON))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read what was published: %w", err)
	}
	published, err := since.Read(data)
	if err != nil {
		return nil, fmt.Errorf("read what was published: %s: %w", name, err)
	}
	return published, nil
}
