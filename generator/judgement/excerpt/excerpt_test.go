package excerpt_test

import (
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/excerpt"
	"beleg/generator/text/article"
	"beleg/generator/text/fold"
	"beleg/generator/text/quote"
)

const text = `Menü

Es hat geregnet. Am 3. Mai kam die Flut. Sie stieg auf 4 m. Dann fiel sie. Niemand starb.

Morgen wird es trocken.
`

// articleOf returns an article without its first line, and passages of it that hold these words.
func articleOf(t *testing.T, show fact.Show, quotations ...string) (*fact.Source, []*fact.Passage) {
	t.Helper()
	a := article.Parse(text, []article.Override{{First: 1, Last: 1, Role: article.Skip}})
	s := &fact.Source{Language: "de", Show: show, Article: a, Text: quote.NewText(a)}
	var passages []*fact.Passage
	for _, words := range quotations {
		found := s.Text.Find(quote.Query{Text: words})
		if found.Outcome != quote.Found {
			t.Fatalf("%q is %v", words, found.Outcome)
		}
		passages = append(passages, &fact.Passage{Place: found.Places[0]})
	}
	return s, passages
}

func TestReadersSeeWhatTheEditorShows(t *testing.T) {
	const flood, dry = "Es hat geregnet. Am 3. Mai kam die Flut. Sie stieg auf 4 m. Dann fiel sie. Niemand starb.", "Morgen wird es trocken."
	for _, test := range []struct {
		show       fact.Show
		quotations []string
		want       string // blocks as lines, what is left out between two stretches as |
	}{
		{fact.Full, nil, "\n" + flood + "\n" + dry},
		{fact.None, []string{"die Flut"}, "\n\n"},
		{fact.Excerpts, []string{"die Flut"}, "\n" + flood + "\n"},
		{fact.Quotes, nil, "\n\n"},
		{fact.Quotes, []string{"die Flut"}, "\nAm 3. Mai kam die Flut.\n"},
		{fact.Quotes, []string{"trocken", "Es hat geregnet", "geregnet"}, "\nEs hat geregnet.\n" + dry},
		// Sentences that follow one another are one stretch, whether one quotation holds both or two do.
		{fact.Quotes, []string{"Flut. Sie stieg auf 4 m"}, "\nAm 3. Mai kam die Flut. Sie stieg auf 4 m.\n"},
		{fact.Quotes, []string{"Sie stieg", "Flut", "starb"}, "\nAm 3. Mai kam die Flut. Sie stieg auf 4 m.|Niemand starb.\n"},
		// What a quotation leaves out is not shown for its sake.
		{fact.Quotes, []string{"Es hat […] Niemand starb"}, "\nEs hat geregnet.|Niemand starb.\n"},
	} {
		s, passages := articleOf(t, test.show, test.quotations...)
		var blocks []string
		for _, shown := range excerpt.Of(s, passages) {
			var stretches []string
			for _, one := range shown {
				stretches = append(stretches, s.Article.Text[one.Start:one.End])
			}
			blocks = append(blocks, strings.Join(stretches, "|"))
		}
		if got := strings.Join(blocks, "\n"); got != test.want {
			t.Errorf("%s of %q: got %q, want %q", test.show, test.quotations, got, test.want)
		}
	}
}

func TestBetweenTwoPlacesStandsWhatIsShownThere(t *testing.T) {
	s, passages := articleOf(t, fact.Quotes, "hat […] 4 m […] starb", "Flut")
	shown, place := excerpt.Of(s, passages)[1], passages[0].Place
	for i, want := range []string{"", "hat geregnet. Am 3. Mai kam die Flut. Sie stieg auf ", "hat geregnet. Am 3. Mai kam die Flut. Sie stieg auf 4 m. […] Niemand "} {
		if got := excerpt.Between(s.Article.Text, shown, place.Start(), place.Parts[i].Start); got != want {
			t.Errorf("up to part %d: got %q, want %q", i, got, want)
		}
	}
	if at := shown[1].Start; excerpt.Between(s.Article.Text, shown, at, at) != "" || excerpt.Between(s.Article.Text, shown, shown[0].End-1, at) != "."+fold.Elision {
		t.Error("what stands before a stretch is not a gap, or one stands before its beginning")
	}
}

// Whatever is quoted can be seen.
func FuzzQuotedWordsAreShown(f *testing.F) {
	f.Add(3, 9, 20, 24)
	f.Fuzz(func(t *testing.T, a, b, c, d int) {
		s, _ := articleOf(t, fact.Quotes)
		block := s.Article.Blocks[1]
		cuts := []int{a, b, c, d}
		for i, at := range cuts {
			cuts[i] = block.Start + int(uint(at)%uint(block.End-block.Start))
		}
		slices.Sort(cuts)
		if cuts[0] == cuts[1] || cuts[2] == cuts[3] {
			return
		}
		parts := []quote.Span{{Start: cuts[0], End: cuts[1]}, {Start: cuts[2], End: cuts[3]}}
		shown := excerpt.Of(s, []*fact.Passage{{Place: quote.Place{Block: 1, Parts: parts}}})[1]
		for _, part := range parts {
			seen := strings.ReplaceAll(excerpt.Between(s.Article.Text, shown, part.Start, part.End), fold.Elision, "")
			if want := strings.TrimSpace(s.Article.Text[part.Start:part.End]); strings.TrimSpace(seen) != want {
				t.Errorf("of %q is shown %q", want, seen)
			}
		}
	})
}
