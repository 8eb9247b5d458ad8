package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"beleg/generator/judgement/weight"
	"beleg/generator/words/lang"
)

// What the guide says can be typed works as it stands, in each language that a site may have.
func TestTheLinesOfTheGuideWork(t *testing.T) {
	for _, code := range lang.Codes() {
		t.Run(code, func(t *testing.T) {
			t.Chdir(t.TempDir())
			var told bytes.Buffer
			if code := run(weight.Limits{}, []string{"new", "site", "--language", code, "."}, &told, &told); code != exitDone {
				t.Fatalf("new site: %d\n%s", code, &told)
			}
			var guide bytes.Buffer
			if code := run(weight.Limits{}, []string{"guide"}, &guide, &told); code != exitDone {
				t.Fatalf("guide: %d\n%s", code, &told)
			}
			_, work, _ := strings.Cut(guide.String(), "\n## From an article to a site\n")
			work, _, _ = strings.Cut(work, "\n## ")
			dir, lines := t.TempDir(), 0
			for line := range strings.Lines(work) {
				typed, ok := strings.CutPrefix(strings.TrimSpace(line), "beleg ")
				if !ok {
					continue
				}
				lines++
				t.Chdir(dir) // -C goes elsewhere
				var out bytes.Buffer
				if code := run(weight.Limits{}, strings.Fields(typed), &out, &out); code != exitDone {
					t.Errorf("beleg %s ends with %d and says\n%s", typed, code, &out)
				}
			}
			if lines < 10 {
				t.Errorf("there are %d lines to be typed, want at least 10", lines)
			}
		})
	}
}

// The guide has all commands, as the help of each has it.
func TestTheGuideHasAllCommands(t *testing.T) {
	var guide bytes.Buffer
	if code := run(weight.Limits{}, []string{"guide"}, &guide, &guide); code != exitDone {
		t.Fatalf("guide: %d\n%s", code, &guide)
	}
	for name, help := range manual {
		if slices.Contains([]string{"beleg", "since"}, name) {
			continue
		}
		for line := range strings.Lines(help.Long) {
			if line = strings.TrimSpace(line); !strings.Contains(guide.String(), line) {
				t.Errorf("%s: %q is missing", name, line)
			}
		}
	}
}
