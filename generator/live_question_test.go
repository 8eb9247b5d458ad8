package generator

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/words/diag"
)

// TestAPreviewFollowsQuestionsAndWhatTheyRestOn: a question that changes is built anew, and a claim that is rated anew makes
// the answer that rests on it outdated, on its page, in the data and in a finding.
func TestAPreviewFollowsQuestionsAndWhatTheyRestOn(t *testing.T) {
	const question, claim = "content/questions/was-nordkorea-bekommt.toml", "content/claims/gegenleistung-treibstoff-lebensmittel-devisen.toml"
	project := ours(t)
	live := NewLive(Options{})
	same := func(changed ...string) State {
		t.Helper()
		if err := live.Update(project, changed); err != nil {
			t.Fatal(err)
		}
		want, err := Build(t.Context(), project, Options{Drafts: live.opt.Drafts})
		if err != nil {
			t.Fatal(err)
		}
		if got := differences(filesOf(t, live), want.Files); len(got) > 0 {
			t.Errorf("after %q: %q", changed, got)
		}
		return live.State()
	}
	same()
	project[question] = &fstest.MapFile{Data: []byte(string(project[question].Data) + "\n[[answer]]\ndate = \"2026-11-28\"\nword = \"Sieh nach\"\n" +
		"text = \"[Hier](claim:gegenleistung-treibstoff-lebensmittel-devisen).\"\nclaims = [\"gegenleistung-treibstoff-lebensmittel-devisen\"]\n")}
	outdated := func(f diag.Finding) bool { return f.Rule.Code == "answer-outdated" }
	if state := same(question); slices.ContainsFunc(state.Found, outdated) {
		t.Fatalf("got %v, want no answer that is outdated yet", state.Found)
	}
	text := string(project[claim].Data)
	at := strings.Index(text, "[[quote]]")
	project[claim] = &fstest.MapFile{Data: []byte(text[:at] + "[[review]]\ndate = \"2026-11-29\"\nrating = \"offen\"\nverdict = \"Doch nicht.\"\n\n" + text[at:])}
	state := same(claim)
	if !slices.ContainsFunc(state.Found, outdated) {
		t.Errorf("got %v, want that the answer is outdated", state.Found)
	}
	data, _, err := live.File("data/questions.json")
	if err != nil || !strings.Contains(string(data), `"outdated":true`) {
		t.Errorf("questions.json names no outdated question: %v", err)
	}
}
