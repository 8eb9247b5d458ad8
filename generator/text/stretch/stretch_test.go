package stretch

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"beleg/generator/text/article"
)

// shared returns what two texts share, as it stands in each.
func shared(a, b string, skipped ...article.Override) (n int, inA, inB string) {
	s := Longest([]*article.Article{article.Parse(a, nil), article.Parse(b, skipped)}, []Pair{{0, 1}})[0]
	return s.Words, a[s.InA[0]:s.InA[1]], b[s.InB[0]:s.InB[1]]
}

func TestARunOfEightWordsIsShared(t *testing.T) {
	const run = "one two three four five six seven eight"
	for _, c := range []struct {
		name, a, b, want string
	}{
		{"eight words", "Before " + run + " after.", "Elsewhere " + run + ".", run},
		{"seven", run, "one two three four five six seven. Eight is none of ours.", "one two three four five six seven. Eight"},
		{"really seven", run, "one two three four five six seven ate", ""},
		{"the longest", run + " x. alpha beta gamma delta epsilon zeta eta theta iota", "alpha beta gamma delta epsilon zeta eta theta iota, " + run, "alpha beta gamma delta epsilon zeta eta theta iota"},
		{"other signs, case and lines", run, "ONE, two – three\nfour; five (six) seven\u00a0eight", "ONE, two – three\nfour; five (six) seven\u00a0eight"},
		{"invisible characters", run, "one t\u00adwo three four five six se\u200bven eight", "one t\u00adwo three four five six se\u200bven eight"},
		{"in quotation marks", "He said: “" + run + "”, and left.", "She said: “" + run + "”, and stayed.", ""},
		{"in those of one", run, "She said: “" + run + "”, and stayed.", ""},
		{"in German ones", "Er sagte: „" + run + "“.", "Er sagte: „" + run + "“.", ""},
		{"in French ones", "Il dit : « " + run + " ».", "Il dit : « " + run + " ».", ""},
		{"in ones that point inward", "Er sagte: »" + run + "«.", "Er sagte: »" + run + "«.", ""},
		{"in straight ones", `He said: "` + run + `".`, `He said: "` + run + `".`, ""},
		{"across quotation marks", "one two three four “so” five six seven eight", "one two three four “so” five six seven eight", ""},
		{"behind quotation marks", "„So“, " + run, "„Nein“, " + run, run},
		{"an apostrophe is none", "it's one two three four five six seven", "it's one two three four five six seven", "it's one two three four five six seven"},
		{"across paragraphs", "one two three four\n\nfive six seven eight", "one two three four\n\nfive six seven eight", ""},
		{"Cyrillic", "Он сказал, что мост закрыт для машин на семь дней", "Что мост закрыт для машин на месяц, он сказал", ""},
		{"longer Cyrillic", "Он сказал, что мост закрыт для машин на восемь месяцев подряд", "что МОСТ закрыт для машин на восемь месяцев подряд", "что МОСТ закрыт для машин на восемь месяцев подряд"},
	} {
		n, _, got := shared(c.a, c.b)
		if got != c.want || (n >= Least) != (c.want != "") {
			t.Errorf("%s: got %d words, %q, want %q", c.name, n, got, c.want)
		}
	}
}

func TestWhatIsSkippedIsNotShared(t *testing.T) {
	const run = "one two three four five six seven eight"
	if n, _, _ := shared(run+".", run+".", article.Override{First: 1, Last: 1, Role: article.Skip}); n != 0 {
		t.Errorf("got %d words in common with a line that is skipped", n)
	}
}

// Many pairs at once give what each gives alone, and each what a look at every place gives.
func TestRunsAreFoundWhereverTheyAre(t *testing.T) {
	const count = 12
	random := rand.New(rand.NewPCG(1, 2))
	texts, articles := make([][]string, count), make([]*article.Article, count)
	for i := range texts {
		for range 50 + random.IntN(60) {
			texts[i] = append(texts[i], []string{"a", "b", "c"}[random.IntN(3)])
		}
		articles[i] = article.Parse(strings.Join(texts[i], " ")+".", nil)
	}
	var pairs []Pair
	for i := range count {
		for j := range count {
			if i != j {
				pairs = append(pairs, Pair{i, j})
			}
		}
	}
	none := 0
	for i, got := range Longest(articles, pairs) {
		a, b := texts[pairs[i].A], texts[pairs[i].B]
		if want := naive(a, b) >= Least; (got.Words >= Least) != want {
			t.Errorf("%v: got %d words, want a run: %v", pairs[i], got.Words, want)
		}
		if got.Words == 0 {
			none++
			continue
		}
		inA := articles[pairs[i].A].Text[got.InA[0]:got.InA[1]]
		inB := articles[pairs[i].B].Text[got.InB[0]:got.InB[1]]
		if inA != inB || len(strings.Fields(inA)) != got.Words {
			t.Errorf("%v: got %d words, %q and %q", pairs[i], got.Words, inA, inB)
		}
	}
	if none < len(pairs)/4 || none > len(pairs)*3/4 {
		t.Errorf("%d pairs of %d share nothing: the test tries too little", none, len(pairs))
	}
}

// naive returns how long the longest run is that two texts share.
func naive(a, b []string) int {
	longest := 0
	for i := range a {
		for j := range b {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			longest = max(longest, n)
		}
	}
	return longest
}

// Whatever two texts are, what they share stands in both, and is no quoted speech.
func FuzzWhatIsSharedStandsInBoth(f *testing.F) {
	f.Add("one two three four five six seven eight nine", "x one two three four five six seven eight y")
	f.Add("„a b c d e f g h i“ a b c d e f g h i", "a b c d e f g h i")
	f.Fuzz(func(t *testing.T, a, b string) {
		n, inA, inB := shared(a, b)
		own := func(s string) (hashes []uint32) {
			w := words{text: s}
			w.read(0, len(s))
			for _, one := range w.list {
				hashes = append(hashes, one.hash)
			}
			return hashes
		}
		if x, y := own(inA), own(inB); !slices.Equal(x, y) || len(x) != n || n != 0 && n < Least {
			t.Errorf("got %d words, %q and %q", n, inA, inB)
		}
	})
}
