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

// met tells whether one of some hits is wanted: by its address, by that of its page, or by the title of a source.
func (q question) met(hits []hit) bool {
	return slices.ContainsFunc(hits, func(h hit) bool {
		page, _, _ := strings.Cut(h.address, "#")
		return slices.Contains(q.wanted, h.address) || slices.Contains(q.wanted, page) ||
			strings.HasPrefix(page, address.Sources) && slices.Contains(q.wanted, h.title)
	})
}

// wantShare asks all questions and tells how many are met by the first three hits: nine of ten at least.
func wantShare(t *testing.T, x *search.Index, list []question) {
	r := newReader(t, x.File)
	met := 0
	for _, q := range list {
		if got := r.first(q.query, 3); q.met(got) {
			met++
		} else {
			t.Logf("%s %q: %q, want %q", q.kind, q.query, got, q.wanted)
		}
	}
	t.Logf("%d of %d questions are met", met, len(list))
	if 10*met < 9*len(list) {
		t.Error("want nine of ten")
	}
}

func TestReadersFindWhatTheyExpect(t *testing.T) {
	wantShare(t, indexOf(t, "../../..", search.Options{}), questions(t, "testdata/questions.tsv"))
}

// Laws are long texts full of compounds. They are not in this repository: BELEG_LAWS names a folder that the program
// corpus has made of some.
func TestReadersFindLaws(t *testing.T) {
	dir := os.Getenv("BELEG_LAWS")
	if dir == "" {
		t.Skip("BELEG_LAWS names no folder")
	}
	wantShare(t, indexOf(t, dir, search.Options{}), questions(t, "testdata/laws.tsv"))
}
