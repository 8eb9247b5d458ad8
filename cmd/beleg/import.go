package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"beleg/generator/delivery/fetch"
	"beleg/generator/delivery/save"
	"beleg/generator/facts/foreign"
	"beleg/generator/judgement/adopt"
	"beleg/generator/judgement/arrival"
	"beleg/generator/words/diag"
)

func newImport() *cobra.Command {
	cmd := command("import", cobra.MinimumNArgs(1), completeImports, inProject(importFiles))
	cmd.Flags().StringToString("map", nil, "which `KEY=COLUMN` of a table is which; there may be several")
	cmd.Flags().BoolP("dry-run", "n", false, "tell what would be written, and write nothing")
	complete(cmd, "map", completeKeys)
	for _, k := range foreign.Keys() {
		cmd.Long += fmt.Sprintf("\n  %-9s %s", k.Key, k.Name)
	}
	return cmd
}

// completeKeys proposes what columns can be for. Which columns there are only the file knows.
func completeKeys(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var list []string
	for _, k := range foreign.Keys() {
		list = append(list, cobra.CompletionWithDesc(k.Key+"=", k.Name))
	}
	return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// importFiles reads all files before it writes the first draft, so that a slip in the last leaves nothing half done.
func importFiles(cmd *cobra.Command, p *project, given []string) error {
	columns, err := columnsOf(cmd)
	if err != nil {
		return err
	}
	var files []*foreign.File
	for _, name := range given {
		f, err := readForeign(cmd, name, columns)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		files = append(files, f)
	}
	noTable := func(f *foreign.File) bool { return !f.Table }
	if len(columns) > 0 && !slices.ContainsFunc(files, func(f *foreign.File) bool { return f.Table }) {
		return fmt.Errorf("--map is for tables, and %s is none", files[slices.IndexFunc(files, noTable)].Name)
	}
	if err := p.lock(cmd); err != nil {
		return err
	}
	is, err := loadFrom(cmd, p.FS())
	if err != nil {
		return err
	}
	exists := func(name string) (bool, error) { return save.Exists(p.Root, name) }
	made, err := adopt.Drafts(&arrival.Project{Loaded: is, Exists: exists}, files)
	if err != nil {
		return err
	}
	return p.adopt(cmd, made)
}

// adopt writes drafts and tells what became of what was imported.
func (p *project) adopt(cmd *cobra.Command, made *adopt.Adopted) error {
	dry, _ := cmd.Flags().GetBool("dry-run")
	for i, f := range made.Files {
		made.Files[i].Now = []byte(save.WithSchema(p.Root, "claim", string(f.Now)))
	}
	if !dry {
		if err := undisturbed(func() error { return save.All(p.Root, made.Files) }); err != nil {
			return err
		}
	}
	for _, f := range made.Files {
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), p.shown(f.Name)); err != nil {
			return err
		}
	}
	tell := cmd.ErrOrStderr()
	if err := printFindings(cmd, tell, made.Found); err != nil {
		return err
	}
	did := "written"
	if dry {
		did = "would be written"
	}
	fmt.Fprintf(tell, "%s %s, %d here already, %d not taken\n", diag.Plural(len(made.Files), "draft"), did,
		made.Already, len(made.Found))
	if len(made.Articles) > 0 {
		fmt.Fprintf(tell, "take these articles in and import again:\n  beleg new source %s\n",
			strings.Join(made.Articles, " \\\n    "))
	}
	if len(made.Found) > 0 {
		return errFound
	}
	return nil
}

// columnsOf returns what --map says, by key.
func columnsOf(cmd *cobra.Command) ([]foreign.Column, error) {
	said, _ := cmd.Flags().GetStringToString("map")
	var columns []foreign.Column
	for key, name := range said {
		columns = append(columns, foreign.Column{Key: strings.TrimSpace(key), Name: name})
	}
	slices.SortFunc(columns, func(a, b foreign.Column) int { return strings.Compare(a.Key, b.Key) })
	return columns, foreign.KeyFault(columns)
}

// readForeign reads a file or standard input. The net is for new source alone.
func readForeign(cmd *cobra.Command, name string, columns []foreign.Column) (*foreign.File, error) {
	var data []byte
	var err error
	switch {
	case fetch.IsAddress(name):
		return nil, fmt.Errorf("import reads files; fetch it yourself, such as with: curl -fL %s | beleg import -",
			shellWord(name))
	case name == "-":
		name = "standard input"
		data, err = fetch.All(cmd.InOrStdin())
	default:
		data, err = readArticle(name)
	}
	if errors.Is(err, fetch.ErrTooLarge) {
		err = fmt.Errorf("it is larger than %d MB; divide it", fetch.Largest>>20)
	}
	if err != nil {
		return nil, err
	}
	f := foreign.Read(name, data, columns)
	if f.Proposed != nil {
		return nil, fmt.Errorf("say which column is which: it has %s; %s", strings.Join(quoted(f.Columns), ", "),
			proposal(f.Proposed))
	}
	return f, nil
}

func quoted(columns []string) []string {
	var list []string
	for _, c := range columns[:min(len(columns), 30)] {
		list = append(list, fmt.Sprintf("%q", diag.Shorten(c, 60)))
	}
	return list
}

// proposal writes a mapping that can be typed. A comma in the name of a column needs the quotation marks of CSV.
func proposal(columns []foreign.Column) string {
	var pairs []string
	for _, c := range columns {
		pair := c.Key + "=" + c.Name
		if strings.ContainsAny(pair, ",\"") {
			pair = `"` + strings.ReplaceAll(pair, `"`, `""`) + `"`
		}
		pairs = append(pairs, pair)
	}
	return "such as --map " + shellWord(strings.Join(pairs, ","))
}
