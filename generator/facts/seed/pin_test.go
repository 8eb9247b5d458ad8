package seed

import (
	"slices"
	"strings"
	"testing"
)

func TestATextIsRecognisedHoweverAProgramSavedIt(t *testing.T) {
	const said = "Er kam.\n\nSie ging.\n"
	forms := []string{said, strings.ReplaceAll(said, "\n", "\r\n"), strings.ReplaceAll(said, "\n", "\r"), "\ufeff" + said,
		strings.TrimSuffix(said, "\n"), "\ufeff" + strings.TrimSuffix(strings.ReplaceAll(said, "\n", "\r\n"), "\r\n")}
	for _, now := range forms {
		for _, before := range forms {
			if !slices.ContainsFunc(resaved([]byte(now)), func(b []byte) bool { return string(b) == before }) {
				t.Errorf("%q: %q is not among what it may have been", now, before)
			}
		}
		if slices.ContainsFunc(resaved([]byte(now)), func(b []byte) bool { return strings.Contains(string(b), "Er kam.\nSie") }) {
			t.Errorf("%q: a paragraph's end is gone", now)
		}
	}
}
