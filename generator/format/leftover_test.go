package format

import "testing"

func TestWhatEditorsLeaveIsNoPartOfAProject(t *testing.T) {
	for _, name := range []string{".git", ".sechs-tote.toml.swp", ".#site.toml", "#site.toml#", "site.toml~", "~", "##"} {
		if !Leftover(name) {
			t.Errorf("Leftover(%q) = false, want true", name)
		}
	}
	for _, name := range []string{"site.toml", "~notes.toml", "#", "#1.txt", "a#", "a.b", ""} {
		if Leftover(name) {
			t.Errorf("Leftover(%q) = true, want false", name)
		}
	}
}
