package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"beleg/generator/diag"
	"beleg/generator/explain"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Say what a finding means, with a wrong and a right example",
		Long: `Explain says what a finding means: why it matters to readers, a wrong example with what beleg says about it, and a right
one, in which > marks the lines that differ. The code is the word in brackets: error[quote-near]. Without a code, all are
listed.`,
		Example:           "  beleg explain quote-near",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeCode,
		RunE: func(cmd *cobra.Command, args []string) error {
			out := cmd.OutOrStdout()
			if len(args) == 0 {
				return explain.WriteList(out)
			}
			e, ok := explain.Of(diag.Code(args[0]))
			if !ok {
				return noSuchCode(args[0])
			}
			return explain.Write(out, e, diag.TextOptions{Color: colored(out)})
		},
	}
}

// completeCode completes the one argument, with titles for the shells that show them.
func completeCode(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var codes []string
	for _, c := range diag.Codes() {
		rule, _ := c.Rule()
		codes = append(codes, cobra.CompletionWithDesc(string(c), rule.Title))
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}

func noSuchCode(word string) error {
	var known []string
	for _, c := range diag.Codes() {
		known = append(known, string(c))
	}
	help := diag.DidYouMean(word, known)
	if help == "" {
		help = "beleg explain lists all codes"
	}
	return fmt.Errorf("there is no finding %q; %s", word, help)
}
