package needs_test

import (
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/needs"
	"beleg/generator/words/diag"
)

func TestVersionsAreComparedByTheirNumbers(t *testing.T) {
	for _, test := range []struct {
		needed, version string
		newer           bool
	}{
		{"0.3", "v0.2.9", true},
		{"0.3", "v0.3.0", false},
		{"0.3", "v0.10.0", false},
		{"0.3.1", "v0.3.0", true},
		{"1", "v0.99.0", true},
		{"0.3", "v0.3.0-rc.1", false},
		{"0.4", "v0.3.1-0.20261009120000-39fc1a8183ca+dirty", true},
		{"99", "devel", false},
		{"99", "", false},
		{"99", "v0.0.0-20261009120000-39fc1a8183ca", false},
		{"", "v0.1.0", false},
	} {
		if got := needs.Newer(test.needed, test.version); got != test.newer {
			t.Errorf("%q for %q: got %v, want %v", test.version, test.needed, got, test.newer)
		}
	}
}

// What a newer program may know is not told as a slip beside that; what is wrong for any is.
func TestOnlyUnknownKeysAreExcusedByANewerFormat(t *testing.T) {
	unknown, bad := diag.Finding{Rule: format.UnknownKey}, diag.Finding{Rule: format.BadDate}
	site := &fact.Site{Needs: "0.3"}
	if got := needs.Judge(site, "v0.2.0", diag.List{unknown, bad}); len(got) != 2 || got[0].Rule != bad.Rule ||
		got[1].Message != "the content needs beleg 0.3, and this is 0.2.0" {
		t.Errorf("got %v, want the bad date and that the content needs more", got)
	}
	if got := needs.Judge(site, "v0.3.0", diag.List{unknown, bad}); len(got) != 2 || got[0].Rule != unknown.Rule {
		t.Errorf("got %v, want both findings as they were", got)
	}
}
