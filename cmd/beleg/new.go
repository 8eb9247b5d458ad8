package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/load"
)

func newNew(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Start a site, a claim or the source file of an article",
		Long: `New writes the first version of a file, or of a whole site. What it writes passes the check, and nothing is ever overwritten.
The paths of the files it wrote go to standard output, so that an editor can be opened on them:

  $EDITOR $(beleg new claim sechs-tote-bei-donezk)`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return errors.New("say what: beleg new site, beleg new claim or beleg new source")
		},
	}
	cmd.AddCommand(newNewSite(), newNewClaim(a), newNewSource(a))
	return cmd
}

// checkNewID refuses what cannot be the id of a new file, with one that could.
func checkNewID(id string) error {
	if format.ValidID(id) {
		return nil
	}
	err := fmt.Errorf("%q cannot be an id: it needs lower-case letters a–z, digits and single hyphens", id)
	if better := format.SuggestID(id); better != "" {
		err = fmt.Errorf("%w, such as %s", err, better)
	}
	return err
}

// create writes a new file in the project, with the folders it lies in. It is an error if the file exists.
func create(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("create %s: %w", path.Dir(name), err)
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return errTaken(name)
	}
	if err != nil {
		return fmt.Errorf("create %s: %w", name, err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func errTaken(name string) error {
	return fmt.Errorf("%s exists already; nothing is overwritten", name)
}

// exists tells whether there is something of a name in the project. That it cannot be known is an error.
func exists(root *os.Root, name string) (bool, error) {
	_, err := root.Lstat(name)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err == nil, nil
	}
	return false, fmt.Errorf("look for %s: %w", name, err)
}

// root opens the project's folder for writing. Nothing outside of it can be reached through it.
func (a *app) root() (*os.Root, error) {
	if a.dir == "" {
		return nil, errors.New("-C names no folder; leave it away for this one")
	}
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		return nil, fmt.Errorf("open the project: %w; name its folder with -C", err)
	}
	return root, nil
}

// load reads a project, faults and all.
func (a *app) load(cmd *cobra.Command, project fs.FS) (*fact.Base, diag.List, error) {
	p := working(cmd, "reading the project")
	defer p.end()
	base, found, err := load.Project(project)
	if err != nil {
		return nil, nil, a.explain(err)
	}
	return base, found, nil
}

// shown is the path of a project's file as it can be opened from here.
func (a *app) shown(name string) string { return filepath.Join(a.dir, filepath.FromSlash(name)) }

// withSchema puts the line that names the schema of a kind of file before it, if the project has that schema.
func withSchema(root *os.Root, kind, text string) string {
	name := "static/schema/" + kind + ".schema.json"
	if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return text
	}
	return "#:schema ../../" + name + "\n\n" + text
}

// sourceNamed returns the source with an id; the error says which one may be meant.
func sourceNamed(base *fact.Base, id string) (*fact.Source, error) {
	var ids []string
	for _, s := range base.Sources {
		if s.ID == id {
			return s, nil
		}
		ids = append(ids, s.ID)
	}
	if help := diag.DidYouMean(id, ids); help != "" {
		return nil, fmt.Errorf("there is no source %q; %s", id, help)
	}
	return nil, fmt.Errorf("there is no source %q", id)
}
