package search_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/search"
)

func itoa(i int) string { return strconv.Itoa(i) }

// indexOf makes the index of a project in a folder.
func indexOf(t testing.TB, dir string, opt search.Options) *search.Index {
	t.Helper()
	base, found, err := load.Project(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if errors, _ := found.Count(); errors > 0 {
		t.Fatal(found)
	}
	book := address.New(base, nil)
	if opt.Desk == "" {
		base = base.WithoutDrafts()
	}
	return search.New(base, book, fact.UsesOf(base), opt)
}

// A question is what somebody may type, and where they should find themselves.
type question struct {
	kind, query string
	wanted      []string
}

func questions(t testing.TB, file string) (list []question) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if columns := strings.Split(strings.TrimSpace(line), "\t"); len(columns) == 3 && line[0] != '#' {
			list = append(list, question{columns[0], columns[1], strings.Fields(columns[2])})
		}
	}
	if len(list) == 0 {
		t.Fatalf("no questions in %s", file)
	}
	return list
}

// met tells whether an address that is wanted is among some; without a fragment any place on that page is.
func (q question) met(addresses []string) bool {
	return slices.ContainsFunc(addresses, func(a string) bool {
		page, _, _ := strings.Cut(a, "#")
		return slices.Contains(q.wanted, a) || slices.Contains(q.wanted, page)
	})
}

// share asks all questions and returns how many are met by the first three hits.
func share(t testing.TB, x *search.Index, list []question) float64 {
	r := newReader(t, x.File)
	met := 0
	for _, q := range list {
		got := r.addresses(q.query, 3)
		if q.met(got) {
			met++
		} else {
			t.Logf("%s %q: %q, want %q", q.kind, q.query, got, q.wanted)
		}
	}
	return float64(met) / float64(len(list))
}

func TestReadersFindWhatTheyExpect(t *testing.T) {
	x := indexOf(t, "../../..", search.Options{})
	if got := share(t, x, questions(t, "testdata/questions.tsv")); got < 0.9 {
		t.Errorf("%.1f %% of the questions are met, want 90 %%", 100*got)
	} else {
		t.Logf("%.1f %% of the questions are met", 100*got)
	}
}
