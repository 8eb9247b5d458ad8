package site

import "testing"

func TestWhatStandsAboveIsNotSaidAgain(t *testing.T) {
	here, there := Link{Href: "/a/", Text: "A"}, Link{Href: "/b/", Text: "B"}
	chain := func(voice string) []Chain { return []Chain{{Voices: []Voice{{Link: Link{Href: voice}}}}} }
	quotes := []Quote{{Source: here, Chains: chain("x")}, {Source: here, Chains: chain("x")}, {Source: here, Chains: chain("y")},
		{Source: there, Chains: chain("y")}}
	follow(quotes)
	for i, want := range [][2]bool{{false, false}, {true, true}, {true, false}, {false, false}} {
		if got := [2]bool{quotes[i].Follows, quotes[i].Likewise}; got != want {
			t.Errorf("quotation %d: got %v, want %v", i, got, want)
		}
	}
}

func TestAWordingThatBringsItsMarksIsKnown(t *testing.T) {
	for words, want := range map[string]bool{"„So ist es.“": true, "\"So.\"": true, "„So“, sagte er": false, "Er sagte: „so“": false, "So": false} {
		if got := marked([]Piece{{Text: words}}); got != want {
			t.Errorf("%s: got %v, want %v", words, got, want)
		}
	}
	if marked(nil) {
		t.Error("nothing is marked")
	}
}
