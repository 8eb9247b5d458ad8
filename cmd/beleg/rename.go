package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"beleg/generator/delivery/save"
	"beleg/generator/facts/name"
	"beleg/generator/judgement/arrival"
	"beleg/generator/judgement/rename"
	"beleg/generator/words/diag"
)

func newRename() *cobra.Command {
	cmd := command("rename", cobra.ExactArgs(3), completeRename, inProject(renameThing))
	cmd.Flags().BoolP("dry-run", "n", false, "tell only, and write nothing")
	return cmd
}

// completeRename proposes kinds, then the things of that kind. A new id is nobody's to propose.
func completeRename(cmd *cobra.Command, given []string, word string) ([]string, cobra.ShellCompDirective) {
	switch {
	case len(given) == 0:
		return kindNames(), cobra.ShellCompDirectiveNoFileComp
	case len(given) == 1 && name.KindOf(given[0]) != nil:
		return completeIDs(given[0])(cmd, nil, word)
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

func kindNames() []string {
	var names []string
	for _, k := range name.Kinds {
		names = append(names, k.Name)
	}
	return names
}

func renameThing(cmd *cobra.Command, p *project, args []string) error {
	ask := rename.Ask{Kind: name.KindOf(args[0]), Old: args[1], New: args[2]}
	if ask.Kind == nil {
		return unknown("kind", args[0], kindNames(), "")
	}
	if err := p.lock(cmd); err != nil {
		return err
	}
	if ask.Kind.Name == "source" || ask.Kind.Name == "claim" || ask.Kind.Name == "event" {
		is, err := loadFrom(cmd, p.FS())
		if err != nil {
			return err
		}
		ask.Anchors = rename.AnchorsOf(is.Base, ask.Kind, ask.Old, ask.New)
	}
	plan, err := rename.Of(p.FS(), ask)
	if err != nil {
		return err
	}
	if dry, _ := cmd.Flags().GetBool("dry-run"); !dry {
		if err := p.carryOut(plan); err != nil {
			return err
		}
	}
	return p.tellRenamed(cmd, ask, plan)
}

func (p *project) carryOut(plan *rename.Plan) error {
	var files []arrival.File
	for _, f := range plan.Files {
		files = append(files, f.File)
	}
	var moves []save.Move
	for _, m := range plan.Moves() {
		moves = append(moves, save.Move(m))
	}
	err := undisturbed(func() error { return save.Rewrite(p.Root, files, moves...) })
	switch {
	case errors.Is(err, save.ErrMeanwhile):
		return fmt.Errorf("nothing is renamed: %w; say it again", err)
	case err != nil:
		return fmt.Errorf("nothing is renamed: %w", err)
	}
	return nil
}

// tellRenamed prints which files were changed, and tells what follows for readers.
func (p *project) tellRenamed(cmd *cobra.Command, ask rename.Ask, plan *rename.Plan) error {
	out, tell, mentions := cmd.OutOrStdout(), cmd.ErrOrStderr(), 0
	line := func(format string, args ...any) error {
		_, err := fmt.Fprintf(out, format+"\n", args...)
		return err
	}
	for _, m := range plan.Moves() {
		if err := line("%s → %s", p.shown(m.From), p.shown(m.To)); err != nil {
			return err
		}
	}
	for _, f := range plan.Files {
		mentions += f.Mentions
		shown := f.Name
		if f.Name == plan.From {
			shown = plan.To
		}
		if err := line("%s: %s", p.shown(shown), diag.Plural(f.Mentions, "change")); err != nil {
			return err
		}
	}
	did := "was renamed"
	if dry, _ := cmd.Flags().GetBool("dry-run"); dry {
		did = "would be renamed"
	}
	if mentions > 0 {
		ask.New += fmt.Sprintf(": %s in %s", diag.Plural(mentions, "change"), diag.Plural(len(plan.Files), "file"))
	}
	fmt.Fprintf(tell, "the %s %s %s %s\n", ask.Kind.Name, ask.Old, did, ask.New)
	if ask.Kind.Name == "rating" {
		fmt.Fprintln(tell, "what was published names it by its old id, so that check --since calls it rewritten")
	}
	path, has := rename.PathOf(ask.Kind.Name, ask.Old)
	switch {
	case plan.Alias:
		fmt.Fprintf(tell, "its old address leads to the new one: aliases in %s\n", p.shown(plan.To))
	case has && ask.Kind.Name != "claim":
		fmt.Fprintf(tell, "links to its old address, /%s, will lead nowhere; only claims keep theirs\n", path)
	}
	return nil
}
