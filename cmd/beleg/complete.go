package main

import (
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"beleg/generator/diag"
	"beleg/generator/format"
	"beleg/generator/place"
)

// completeSources proposes the ids of sources, with their titles, for any number of arguments. Completion is for projects that
// are being written: whatever cannot be read is passed over in silence.
func (a *app) completeSources(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	given := map[string]bool{}
	for _, id := range args {
		given[id] = true
	}
	var proposals []string
	for _, p := range a.sourceProposals() {
		if id, _, _ := strings.Cut(p, "\t"); !given[id] {
			proposals = append(proposals, p)
		}
	}
	return proposals, cobra.ShellCompDirectiveNoFileComp
}

// completeFirstSource proposes sources for the first argument only.
func (a *app) completeFirstSource(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeSources(cmd, args, word)
}

// sourceProposals lists the ids of all sources, each with its title as a description. It reads only their files: loading the
// project would look up every quotation, and a shell waits for it.
func (a *app) sourceProposals() []string {
	project, closeProject, err := a.project()
	if err != nil {
		return nil
	}
	defer closeProject()
	names, err := fs.Glob(project, format.SourceFile("*"))
	if err != nil {
		return nil
	}
	var proposals []string
	for _, name := range names {
		id, _ := format.SourceIn(name)
		if !format.ValidID(id) {
			continue
		}
		if title := titleIn(project, name); title != "" {
			id += "\t" + title
		}
		proposals = append(proposals, id)
	}
	return proposals
}

// titleIn returns the title that a file gives, on one line, or "".
func titleIn(project fs.FS, name string) string {
	text, err := fs.ReadFile(project, name)
	if err != nil {
		return ""
	}
	data, _ := format.Parse(place.NewDoc(&diag.File{Name: name, Text: text}))
	title, _ := data["title"].(string)
	return strings.Join(strings.Fields(title), " ")
}
