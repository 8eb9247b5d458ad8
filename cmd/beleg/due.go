package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"beleg/generator/judgement/due"
	"beleg/generator/words/dateline"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// newDue makes the command that lists work. What is due is no fault, so that it never ends with exit code 1.
func newDue() *cobra.Command {
	cmd := command("due", cobra.NoArgs, nil, inProject(tellDue))
	cmd.Flags().String("before", "", "the `day` before which a review is old; a year ago if left out")
	complete(cmd, "before", cobra.NoFileCompletions)
	addFormat(cmd, "text", "json")
	return cmd
}

func tellDue(cmd *cobra.Command, p *project, _ []string) error {
	before, err := dayBefore(cmd)
	if err != nil {
		return err
	}
	is, err := loadFrom(cmd, p.FS())
	if err != nil {
		return err
	}
	tellErrors(cmd, is.Found)
	list := due.Of(is.Base, before)
	if formatOf(cmd) == "json" {
		return list.WriteJSON(cmd.OutOrStdout())
	}
	width, _ := terminal(cmd.OutOrStdout())
	return list.WriteText(cmd.OutOrStdout(), width)
}

// dayBefore returns the day of --before, or that of a year ago: what editors are asked by their codes of principles.
func dayBefore(cmd *cobra.Command) (edtf.Day, error) {
	text, err := given(cmd, "before", time.Now().AddDate(-1, 0, 0).Format(time.DateOnly),
		"--before names no day; leave the flag away for a year ago")
	if err != nil {
		return 0, err
	}
	date, err := dateline.Parse(text)
	if fault := (*edtf.Error)(nil); errors.As(err, &fault) {
		return 0, fmt.Errorf("--before %s: %w", diag.Shorten(text, 60), fault)
	}
	day, certain := date.Exact()
	if !certain {
		return 0, fmt.Errorf("--before must be one certain day such as 2026-01-31, and %q is not", text)
	}
	return day, nil
}
