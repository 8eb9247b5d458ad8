package similar

import (
	"strings"
	"testing"

	"beleg/generator/text/fold"
)

// like returns what a text of one block has that is like a quotation; "" if nothing is.
func like(raw, asked string) string {
	m := In(fold.New(raw, fold.Span{End: len(raw)})).To([]*fold.Text{fold.New(asked, fold.Span{End: len(asked)})})
	if m == nil {
		return ""
	}
	return raw[m.Passage.Start:m.Passage.End]
}

// A word that is divided counts as two others. Of a third of the characters that differ no search is made, and a passage
// of which half differs is another one.
func TestAPassageIsAlikeUpToHalfOfItsCharacters(t *testing.T) {
	for _, c := range []struct {
		raw, asked string
		want       bool
	}{
		{"und aaaa bbbb cccccccc dann", "aaaabbbb cccccccc", true},
		{"und aaaa bbbb ccccccc dann", "aaaabbbb ccccccc", false},
		{"und abcdefxyz dann", "abcdefghi", true},
		{"und abcdewxyz dann", "abcdefghi", false},
	} {
		if got := like(c.raw, c.asked); (got != "") != c.want {
			t.Errorf("%q: got %q in %q, want something: %t", c.asked, got, c.raw, c.want)
		}
	}
}

// Behind the first word, or before the last, three may be missing.
func TestAPassageReachesBeyondWordsThatAreMissing(t *testing.T) {
	const middle = "Morgen kamen alle Vertreter gemeinsam"
	for between, reaches := range map[string]bool{"frühen": true, "frühen kalten grauen": true, "frühen kalten grauen nassen": false} {
		for asked, raw := range map[string]string{"Anna " + middle: "Anna " + between + " " + middle, middle + " zusammen": middle + " " + between + " zusammen"} {
			if got := like("Dort war es. "+raw+". So war es.", asked); (got == raw) != reaches || !strings.Contains(got, middle) {
				t.Errorf("%q: got %q, want %q: %t", asked, got, raw, reaches)
			}
		}
	}
}

func TestWordsWithoutACounterpartAreNoPartOfThePassage(t *testing.T) {
	for asked, want := range map[string]string{
		"kamen ale Vertreter":       "kamen alle Vertreter",
		"kamen Vertreter":           "kamen alle Vertreter",
		"alle Vertreter xyz":        "alle Vertreter",
		"Morgn kamen alle":          "Morgen kamen alle",
		"alle Vertreter gemeinsaam": "alle Vertreter gemeinsam",
	} {
		if got := like("Am Morgen kamen alle Vertreter gemeinsam.", asked); got != want {
			t.Errorf("%q: got %q, want %q", asked, got, want)
		}
	}
}

// The most alike is taken, and of those that are as much the first.
func TestTheMostAlikeIsTaken(t *testing.T) {
	raw := "Er kam gestern spät an. Er kam vorgestern spät an. Er kam gestern früh an."
	s := fold.New(raw, fold.Span{End: len(raw)})
	var all []fold.Stretch
	for _, words := range []string{"kam vorgestern spät", "kam gestern spät", "kam gestern früh"} {
		at := strings.Index(raw, words)
		all = append(all, fold.Stretch{Start: at, End: at + len(words)})
	}
	for asked, want := range map[string]string{"kam gestern spat": "kam gestern spät", "kam gestern frueh": "kam gestern früh", "xyz": "kam vorgestern spät"} {
		m := Best(s, all, fold.New(asked, fold.Span{End: len(asked)}))
		if got := raw[m.Passage.Start:m.Passage.End]; got != want {
			t.Errorf("%q: got %q, want %q", asked, got, want)
		}
	}
}

func TestADifferenceThatCannotBeSeenIsNamed(t *testing.T) {
	for _, c := range []struct{ there, typed, want string }{
		{"Кim", "Kim", "the article has К (U+041A, Cyrillic) here, not K (U+004B, Latin)"},
		{"Kim", "Кim", "the article has K (U+004B, Latin) here, not К (U+041A, Cyrillic)"},
		{"A１", "A1", "the article has １ (U+FF11) here, not 1 (U+0031)"},
		{"A！～", "A!~", "the article has ！ (U+FF01) here, not ! (U+0021)"},
		{"～", "~", "the article has ～ (U+FF5E) here, not ~ (U+007E)"},
		{"K\x01im", "Kim", "the article has a control character U+0001 here, which cannot be seen"},
		{"Kim", "K\x01im", "a control character U+0001 was typed here, which cannot be seen"},
		{"Kim\ue000", "Kim", "the article has a private character U+E000 here, which cannot be seen"},
		{"\x01Кim", "Kim", "the article has a control character U+0001 here, which cannot be seen"}, // the first
		{"Кim", "Kym", ""}, {"Kim", "Kym", ""}, {"Kim", "Ki", ""}, {"Ki", "Kim", ""}, {"Kim", "Kim", ""}, {"", "", ""}, {"｟", "_", ""},
	} {
		u, got := unseen([]rune(c.there), []rune(c.typed)), ""
		if u != nil {
			got = u.String()
		}
		if got != c.want {
			t.Errorf("%q, typed %q: got %q, want %q", c.there, c.typed, got, c.want)
		}
	}
}
