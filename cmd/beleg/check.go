package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"beleg/generator"
)

func newCheck(a *app) *cobra.Command {
	var strict bool
	var last, baseURL string
	var format formatFlag
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Report everything that is wrong with the project, and write nothing",
		Long: `Check reports everything that is wrong with the project, and writes nothing.

` + sinceHelp,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			project, closeProject, err := a.project()
			if err != nil {
				return err
			}
			defer closeProject()
			before, err := a.since(cmd, last)
			if err != nil {
				return err
			}
			p := working(cmd, "reading the project")
			found, err := generator.Check(project, generator.Options{Since: before, BaseURL: baseURL})
			p.end()
			if err != nil {
				return a.explain(err)
			}
			if err := format.report(cmd.OutOrStdout(), found); err != nil {
				return err
			}
			if stops(found, strict) {
				return errFound
			}
			if len(found) == 0 && format == "text" {
				fmt.Fprintln(cmd.ErrOrStderr(), "no findings")
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "let warnings count as errors")
	addBaseURL(cmd, &baseURL)
	addSince(cmd, &last)
	addFormat(cmd, &format)
	return cmd
}
