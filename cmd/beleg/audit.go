package main

import (
	"github.com/spf13/cobra"

	"beleg/generator"
	"beleg/generator/judgement/audit"
)

// newAudit makes a command that never ends with exit code 1: what a desk has not written yet is no fault of its files.
func newAudit() *cobra.Command {
	cmd := command("audit", cobra.NoArgs, nil, inProject(tellAudit))
	addFormat(cmd, "text", "json")
	return cmd
}

func tellAudit(cmd *cobra.Command, p *project, _ []string) error {
	is, err := loadFrom(cmd, p.FS())
	if err != nil {
		return err
	}
	found, _, err := generator.Check(p.FS(), generator.Options{})
	if err != nil {
		return err
	}
	tellErrors(cmd, found)
	points := audit.Of(is.Base, found, today())
	if formatOf(cmd) == "json" {
		return audit.WriteJSON(cmd.OutOrStdout(), points)
	}
	width, _ := terminal(cmd.OutOrStdout())
	return audit.WriteText(cmd.OutOrStdout(), points, width)
}
