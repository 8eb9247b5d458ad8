package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"beleg/generator/diag"
	"beleg/generator/explain"
)

// formatFlag is how findings are printed.
type formatFlag string

// formats are the forms that findings can be printed in.
var formats = []string{"text", "json", "github", "sarif"}

func (f *formatFlag) String() string { return string(*f) }
func (f *formatFlag) Type() string   { return "format" }

func (f *formatFlag) Set(s string) error {
	for _, known := range formats {
		if s == known {
			*f = formatFlag(s)
			return nil
		}
	}
	return fmt.Errorf("must be one of: %s", strings.Join(formats, ", "))
}

func addFormat(cmd *cobra.Command, f *formatFlag) {
	*f = "text"
	cmd.Flags().Var(f, "format", "how findings are printed: "+strings.Join(formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// report prints findings in the chosen form.
func (f formatFlag) report(w io.Writer, found diag.List) error {
	var err error
	switch f {
	case "json":
		err = diag.WriteJSON(w, found)
	case "github":
		err = diag.WriteGitHub(w, found)
	case "sarif":
		err = diag.WriteSARIF(w, found, diag.SARIFOptions{Version: toolVersion(), Help: explain.Help})
	default:
		err = diag.WriteText(w, found, diag.TextOptions{Color: colored(w)})
	}
	if err != nil {
		return fmt.Errorf("print findings: %w", err)
	}
	return nil
}

// colored tells whether w is a terminal that wants colour (https://no-color.org).
func colored(w io.Writer) bool {
	_, is := terminal(w)
	return is && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// stops tells whether findings keep a site from being published.
func stops(found diag.List, strict bool) bool {
	errors, warnings := found.Count()
	return errors > 0 || strict && warnings > 0
}
