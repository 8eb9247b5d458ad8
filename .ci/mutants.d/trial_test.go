package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What the tests of the sample do not notice makes no difference, but for what they do not reach.
func TestOnlyFaultsThatNoTestNoticesSurvive(t *testing.T) {
	p, err := load("./testdata/sample")
	if err != nil {
		t.Fatal(err)
	}
	trial := trial{ctx: t.Context(), atOnce: 2, only: regexp.MustCompile("")}
	survivors, err := trial.survivors(p)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range survivors {
		got = append(got, m.key[len(m.file)+1:])
	}
	want := []string{"Sum: n <= 0 | if n < 0 {", "Larger: a >= b | if a > b {",
		"forgotten: not true | func forgotten() bool { return true }"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(p.mutants) != 23 {
		t.Errorf("got %d faults, want 23", len(p.mutants))
	}
}

// What is explained is still written there: a line that was changed is tried anew.
func TestWhatIsExplainedStandsInTheCode(t *testing.T) {
	e, err := readExplained("explained.txt")
	if err != nil {
		t.Fatal(err)
	}
	times := regexp.MustCompile(` \(\d+\)$`) // the same line again in its function
	for _, key := range e.order {
		fault, line, _ := strings.Cut(key, " | ")
		file, _, _ := strings.Cut(fault, " ")
		code, err := os.ReadFile(filepath.Join("..", "..", file))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(code), times.ReplaceAllString(line, "")) {
			t.Errorf("this does not stand in %s: %s", file, line)
		}
	}
	if len(e.order) == 0 {
		t.Error("nothing is explained")
	}
}
