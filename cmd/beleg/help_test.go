package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"beleg/generator/judgement/weight"
)

// Whoever asks for help has a terminal of 80 columns. What is to be copied is left whole.
func TestHelpFitsIntoATerminal(t *testing.T) {
	asked := 0
	var ask func(cmd *cobra.Command)
	ask = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			ask(sub)
		}
		words := strings.Fields(cmd.CommandPath())[1:]
		if len(words) > 0 && words[0] == "completion" {
			return // its texts are cobra's
		}
		var help bytes.Buffer
		if code := run(weight.Limits{}, append(words, "--help"), &help, &help); code != exitDone {
			t.Fatalf("%s --help: exit code %d", cmd.CommandPath(), code)
		}
		if asked++; cmd.Short == "" {
			t.Errorf("%s: help.toml does not say in a line what it does", cmd.CommandPath())
		}
		for line := range strings.Lines(help.String()) {
			if line = strings.TrimSuffix(line, "\n"); utf8.RuneCountInString(line) > 80 && !strings.HasPrefix(line, "  beleg ") {
				t.Errorf("%s --help: %q is wider than 80 columns", cmd.CommandPath(), line)
			}
		}
	}
	ask(newRoot(weight.Limits{}))
	if asked < 23 {
		t.Errorf("asked %d commands for help, want 23", asked)
	}
}
