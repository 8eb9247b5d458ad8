package hedge

import (
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
)

const river = `Harwick Vale Water has said that the discharge posed no risk. The trust believes it was twenty million, which nobody has seen.

“Our samples show ammonia at 0.4, well below the limit. The river is clean,” said the director. The results are provisional.

The council calls the bridge “the old lady”. It denied that the gauge was broken.

The bridge is closed

The council said so.
`

// find returns a quotation of the article that stands there once.
func find(t *testing.T, text string) *fact.Quote {
	t.Helper()
	a := article.Parse(river, nil)
	s := &fact.Source{ID: "river", Language: "en", Article: a, Text: quote.NewText(a)}
	r := s.Text.Find(quote.Query{Text: text})
	if r.Outcome != quote.Found {
		t.Fatalf("%q is %s", text, r.Outcome)
	}
	wording := s.Text.Wording(r.Places[0])
	return &fact.Quote{Source: s, Place: r.Places[0], Wording: wording, Reading: quote.NewReading(wording, "en"), Stance: fact.Supports}
}

// What a quotation leaves out of its sentence is told where it keeps a distance, and nothing else.
func TestWhatIsCutOffIsTold(t *testing.T) {
	for _, c := range []struct{ text, alone, via string }{
		{"the discharge posed no risk", "begins “Harwick Vale Water has said that”", ""},
		{"Harwick Vale Water has said that the discharge posed no risk", "", ""}, // another rule tells that
		{"it was twenty million", "begins “The trust believes”", "begins “The trust believes”"},
		{"Harwick Vale Water […] it was twenty million", "begins “The trust believes”", "begins “The trust believes”"},
		{"The river is clean", "goes on “said the director.”", ""},
		{"Our samples show ammonia at 0.4", "between quotation marks", ""},
		{"ammonia […] below the limit", "between quotation marks", ""},
		{"the old lady", "", ""},
		{"The results are provisional", "", ""},
		{"the gauge was broken", "begins “It denied that”", "begins “It denied that”"},
		{"The bridge is closed", "", ""}, // the next block is another matter
	} {
		for _, chains := range [][]fact.Chain{nil, {{nil}}} {
			want := c.alone
			if chains != nil {
				want = c.via
			}
			var found diag.List
			q := find(t, c.text)
			q.Chains = chains
			cut(q, false, restsOf(q), &found)
			if len(found) > 1 || (len(found) == 1) != (want != "") || want != "" && !strings.Contains(found[0].Message, want) {
				t.Errorf("%q with %d chains: got %v, want %q", c.text, len(chains), found, want)
			}
		}
	}
}

func TestWhoSaysHowSureTheArticleIsNeedsNoWarning(t *testing.T) {
	const doubted, denied, said = "it was twenty million", "the gauge was broken", "the discharge posed no risk"
	for _, c := range []struct {
		name, text string
		change     func(*fact.Quote)
		event      bool
		want       int
	}{
		{"nothing is said", doubted, func(*fact.Quote) {}, false, 1},
		{"a hedge is given", doubted, func(q *fact.Quote) { q.Hedge = "twenty" }, false, 0},
		{"who denies it disputes it", denied, func(q *fact.Quote) { q.Stance, q.Chains = fact.Disputes, []fact.Chain{{nil}} }, false, 0},
		{"somebody is to dispute what they believe", doubted, func(q *fact.Quote) { q.Stance, q.Chains = fact.Disputes, []fact.Chain{{nil}} }, false, 1},
		{"an event that somebody tells of", said, func(*fact.Quote) {}, true, 0},
		{"an event that somebody believes in", doubted, func(*fact.Quote) {}, true, 1},
		{"nobody knows the language", doubted, func(q *fact.Quote) {
			q.Source.Language, q.Reading = "tr", quote.NewReading(q.Wording, "tr")
		}, false, 0},
	} {
		var found diag.List
		q := find(t, c.text)
		c.change(q)
		if Judge(q, c.event, &found); len(found) != c.want {
			t.Errorf("%s: got %v, want %d findings", c.name, found, c.want)
		}
	}
}

func TestThatSomebodySaysSomethingMayBeAllThereIsToAnEvent(t *testing.T) {
	for event, want := range map[bool]int{false: 1, true: 0} {
		var found diag.List
		if Judge(find(t, "The council said so"), event, &found); len(found) != want {
			t.Errorf("event %v: got %v, want %d findings", event, found, want)
		}
	}
}

// The words that are nearest to the quotation are shown, however long the rest is.
func TestALongRestIsShortened(t *testing.T) {
	long := strings.Repeat("long ", 40)
	for r, want := range map[rest]string{
		{long + "believes", true, false}: "the sentence begins “… long ",
		{"says " + long, false, true}:    "the sentence goes on “says long ",
		{", it says,", true, true}:       "between the parts stands “it says,”",
	} {
		if got := r.String(); !strings.HasPrefix(got, want) || len(got) > 120 {
			t.Errorf("%.20q…: got %s, want %s", r.text, got, want)
		}
	}
}
