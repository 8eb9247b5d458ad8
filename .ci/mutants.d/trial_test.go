package main

import (
	"regexp"
	"slices"
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
