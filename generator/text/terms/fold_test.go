package terms_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"beleg/generator/text/terms"
)

// vectors is what readers' browsers are held to as well.
func vectors(t testing.TB) (list []struct {
	Text  string
	Words []string
}) {
	t.Helper()
	data, err := os.ReadFile("testdata/fold.json")
	if err == nil {
		err = json.Unmarshal(data, &list)
	}
	if err != nil || len(list) == 0 {
		t.Fatalf("testdata/fold.json has %d vectors (%v)", len(list), err)
	}
	return list
}

func TestFoldKeepsToTheVectors(t *testing.T) {
	for _, v := range vectors(t) {
		if got := terms.Fold(v.Text); !slices.Equal(got, v.Words) {
			t.Errorf("%q:\n got %q\nwant %q", v.Text, got, v.Words)
		}
	}
}

// folded reads a text into a lexicon of a language without a table, where nothing is left out but single letters, and
// returns the words as it knows them.
func folded(text string) []string {
	l := terms.New()
	words := l.Read(text, "und", nil)
	l.Close()
	var got []string
	for _, w := range words {
		term, _ := l.Of(w)
		got = append(got, l.Stems()[term])
	}
	return got
}

// A lexicon cuts most texts before it folds them, because there are many more words in them than different ones.
func FuzzALexiconReadsWhatFoldFolds(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.Text)
	}
	f.Add("13\u2024000 13…000")
	f.Add("a\u0308 1.2345 1'234.567x ŉ Ŀa 12 345")
	f.Fuzz(func(t *testing.T, text string) {
		want := slices.DeleteFunc(terms.Fold(text), terms.Silent)
		if got := folded(text); !slices.Equal(got, want) {
			t.Errorf("%q: a lexicon reads %q, Fold %q", text, got, want)
		}
		for _, w := range want {
			if again := terms.Fold(w); strings.Join(again, "") == "" {
				t.Errorf("%q folds to %q, and that to nothing", text, w)
			}
		}
	})
}
