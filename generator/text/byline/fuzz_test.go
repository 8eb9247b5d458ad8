package byline

import (
	"slices"
	"strings"
	"testing"
)

// FuzzNames holds that each name stands in the line, behind the one before it, and once, and that who signed is one of them.
func FuzzNames(f *testing.F) {
	for _, line := range []string{"By Jane Doe and John Roe, 8 Oct", "Von Jana Petersen (dpa) und Ole Brandt, Berlin", "Doe, Jane", "Par A. B. (avec AFP) | le 8 mai",
		"by by Jane; admin / www.x.de\u00a0& a@b.c", "Das Gespräch führten A Be, C De, E Ef, G Ha, I Jo, K Le, M No, O Pe, Q Er"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		names := Names(line)
		rest := strings.Join(strings.Fields(line), " ")
		for i, name := range names {
			at := strings.Index(rest, name)
			if at < 0 || strings.TrimSpace(name) != name || !isName(name) || slices.Contains(names[:i], name) {
				t.Fatalf("%q: got %q", line, names)
			}
			rest = rest[at+len(name):]
		}
		if signed := Signed(line); signed != nil && !slices.Equal(signed, names) {
			t.Fatalf("%q: %q are named and %q signed", line, names, signed)
		}
	})
}
