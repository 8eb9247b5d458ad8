package format

import "testing"

func TestAFileIsNamedByItsID(t *testing.T) {
	for _, c := range []struct{ name, claim string }{
		{ClaimFile("sechs-tote"), "sechs-tote"},
		{SourceFile("ippen-2024"), ""},
		{"content/claims/Ungültig.toml", "Ungültig"}, // whether an id is valid is another question
		{"content/claims/tiefer/x.toml", ""},
		{"content/claims/x.md", ""},
		{"static/content/claims/x.toml", ""},
		{"x", ""},
	} {
		claim, isClaim := ClaimIn(c.name)
		if claim != c.claim || isClaim != (c.claim != "") {
			t.Errorf("%s: got claim %q %v, want %q", c.name, claim, isClaim, c.claim)
		}
	}
}

func TestWhatEditorsLeaveIsNoPartOfAProject(t *testing.T) {
	for _, name := range []string{".git", ".sechs-tote.toml.swp", ".#site.toml", "#site.toml#", "site.toml~", "~", "##",
		"site.toml.bak", "site.toml0HlVyu.bck", "site.toml___jb_tmp___", "site.toml___jb_old___", "site.toml.orig", "methode.md.rej",
		"site.toml.save", "site.toml.save.2", "claim.html.old"} {
		if !Leftover(name) {
			t.Errorf("Leftover(%q) = false, want true", name)
		}
	}
	for _, name := range []string{"site.toml", "~notes.toml", "#", "#1.txt", "a#", "a.b", "", "memo.bak", "memo.orig", "site.toml.txt",
		"stand.2024.old", "bak.toml", "save.1"} {
		if Leftover(name) {
			t.Errorf("Leftover(%q) = true, want false", name)
		}
	}
}
