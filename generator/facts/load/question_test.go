package load_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
)

// TestQuestionsKnowTheirClaims: those of the newest answer come first, then older ones, then those that a text names, and each
// claim knows the questions that it helps to answer. What is a draft goes when the rest is published.
func TestQuestionsKnowTheirClaims(t *testing.T) {
	claim := func(extra string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("claim = \"Es ist so.\"\n" + extra)}
	}
	base, _, err := load.Project(fstest.MapFS{"content/site.toml": {}, "content/claims/alt.toml": claim(""), "content/claims/neu.toml": claim("weight = 3\n"),
		"content/claims/genannt.toml": claim(""), "content/claims/entwurf.toml": claim("draft = true\n"), "content/claims/fern.toml": claim(""),
		"content/questions/frage.toml": {Data: []byte(`question = "Ist es so?"
text = "Siehe [das](claim:genannt#quotes), [jenes](claim:neu) und [den Entwurf](claim:entwurf)."

[[answer]]
date = "2024-01-01"
word = "Nein"
text = "[Nein](claim:alt)."
claims = ["alt"]

[[answer]]
date = "2024-02-01"
word = "Ja"
text = "[Ja](claim:neu)."
claims = ["neu", "entwurf"]
`)}, "content/questions/a-b.toml": {Data: []byte("draft = true\nquestion = \"Und?\"\n")}})
	if err != nil {
		t.Fatal(err)
	}
	ids := func(claims []*fact.Claim) (ids []string) {
		for _, c := range claims {
			ids = append(ids, c.ID)
		}
		return ids
	}
	if len(base.Questions) != 2 || base.Questions[0].ID != "a-b" {
		t.Fatalf("got %d questions, want two by id", len(base.Questions))
	}
	q := base.Questions[1]
	if diff := cmp.Diff([]string{"neu", "entwurf", "alt", "genannt"}, ids(q.Claims)); diff != "" {
		t.Error("claims of the question (-want +got):", diff)
	}
	if q.Weight != 2 || q.Current().Claims[0].Weight != 3 {
		t.Errorf("got weights %d and %d, want 2 where nobody says and 3", q.Weight, q.Current().Claims[0].Weight)
	}
	published := base.Published().LeaveDrafts()
	if len(published.Questions) != 1 {
		t.Fatalf("got %d published questions, want one", len(published.Questions))
	}
	if diff := cmp.Diff([]string{"neu", "alt", "genannt"}, ids(q.Claims)); diff != "" {
		t.Error("claims of the published question (-want +got):", diff)
	}
	if diff := cmp.Diff([]string{"neu"}, ids(q.Current().Claims)); diff != "" {
		t.Error("claims of the published answer (-want +got):", diff)
	}
	uses := fact.UsesOf(published)
	for _, c := range published.Claims {
		if got := len(uses.Questions(c)); (got == 1) == (c.ID == "fern") {
			t.Errorf("claim %s helps to answer %d questions", c.ID, got)
		}
	}
}
