package edtf

import (
	_ "embed"
	"strings"
	"testing"
)

// The table comes from the reference implementation in JavaScript; testdata/npm-edtf.mjs makes it and lists where the
// two differ on purpose.
//
//go:embed testdata/npm-edtf.tsv
var npmTable string

func TestDaysAgreeWithTheJavaScriptLibrary(t *testing.T) {
	rows := 0
	for line := range strings.Lines(npmTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		fields := strings.Split(strings.TrimSpace(line), "\t")
		want := strings.ReplaceAll(fields[1]+" "+fields[2], "..", "")
		if got := ends(date(t, fields[0])); got != want {
			t.Errorf("%s means %q, want %q", fields[0], got, want)
		}
	}
	if rows < 100 {
		t.Errorf("the table has %d rows, want at least 100", rows)
	}
}
