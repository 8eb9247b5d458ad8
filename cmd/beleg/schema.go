package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/load"
	"beleg/generator/schema"
)

type schemaFlags struct {
	out   string
	plain bool
}

func newSchema(a *app) *cobra.Command {
	var f schemaFlags
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Describe the TOML files to editors, as JSON Schemas",
		Long: `Schema writes a JSON Schema for each kind of content file: site, actors, source, claim, event, and the front matter of a page.
Editors with Taplo (such as Even Better TOML) or Tombi then complete keys and values and mark slips while you type. A file
says where its schema is in its first line:

  #:schema ../../static/schema/claim.schema.json

In a project, the schemas propose its ids: ratings, topics, measures, sources, actors and claims. Other ids are not marked, since
there may be new ones by now; check knows. Run schema again when you want new ones to be proposed.

Without -o all schemas are printed as one JSON object, by the names of their files.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.schema(cmd, f) },
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "the folder to write the schemas into, relative to the project")
	_ = cmd.MarkFlagDirname("output")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "propose no ids: the schemas then fit any project")
	return cmd
}

func (a *app) schema(cmd *cobra.Command, f schemaFlags) error {
	var known schema.Known
	if !f.plain {
		var err error
		if known, err = a.known(cmd); err != nil {
			return err
		}
	}
	files := schema.Files(known)
	if f.out == "" {
		return printSchemas(cmd.OutOrStdout(), files)
	}
	dir := f.out
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(a.dir, dir)
	}
	changed, err := writeSchemas(dir, files)
	if err != nil {
		return fmt.Errorf("write schemas: %w", err)
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s (%d changed)\n", f.out, diag.Plural(len(files), "schema"), changed)
	return nil
}

// known returns what the project has. Outside a project there is nothing to propose, unless one was asked for by name.
func (a *app) known(cmd *cobra.Command) (schema.Known, error) {
	project, closeProject, err := a.project()
	if err != nil {
		return schema.Known{}, err
	}
	defer closeProject()
	base, _, err := a.load(cmd, project) // its faults do not matter here: what can be read can be proposed
	if errors.Is(err, load.ErrNoProject) && !cmd.Flags().Changed("project") {
		return schema.Known{}, nil
	}
	if err != nil {
		return schema.Known{}, err
	}
	return knownOf(base), nil
}

func knownOf(base *fact.Base) schema.Known {
	var k schema.Known
	for _, r := range base.Site.Ratings {
		k.Ratings = append(k.Ratings, schema.Thing{ID: r.ID, Label: r.Label})
	}
	for _, t := range base.Site.Topics {
		k.Topics = append(k.Topics, schema.Thing{ID: t.ID, Label: t.Label})
	}
	for _, m := range base.Site.Measures {
		k.Measures = append(k.Measures, schema.Thing{ID: m.ID, Label: m.Label})
	}
	for _, s := range base.Sources {
		k.Sources = append(k.Sources, schema.Thing{ID: s.ID, Label: s.Title})
	}
	for _, act := range base.Actors {
		k.Actors = append(k.Actors, schema.Thing{ID: act.ID, Label: act.Name})
	}
	for _, c := range base.Claims {
		k.Claims = append(k.Claims, schema.Thing{ID: c.ID, Label: c.Claim})
	}
	return k
}

func printSchemas(w io.Writer, files []schema.File) error {
	all := map[string]json.RawMessage{} // printed in the order of the names
	for _, f := range files {
		all[f.Name] = f.Text
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(all); err != nil {
		return fmt.Errorf("print schemas: %w", err)
	}
	return nil
}

// writeSchemas writes files into a folder and returns how many were not there as they are; the others are not touched, because
// editors watch them.
func writeSchemas(dir string, files []schema.File) (changed int, err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return 0, err
	}
	for _, f := range files {
		name := filepath.Join(dir, f.Name)
		old, err := os.ReadFile(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return changed, err
		}
		if err == nil && bytes.Equal(old, f.Text) {
			continue
		}
		if err := os.WriteFile(name, f.Text, 0o666); err != nil {
			return changed, err
		}
		changed++
	}
	return changed, nil
}
