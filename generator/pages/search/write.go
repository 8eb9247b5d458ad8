package search

import (
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/pages/postings"
	"beleg/generator/pages/terse"
	"beleg/generator/text/terms"
)

// begin begins a file.
func (x *Index) begin() *terse.Writer {
	w := terse.New(smallBlock)
	w.Raw("{")
	w.Key("v")
	w.Text(x.version)
	return w
}

// end ends it.
func end(w *terse.Writer) []byte {
	w.Raw("}\n")
	return w.Bytes()
}

// start writes the start file.
func (x *Index) start() []byte {
	w := x.begin()
	w.Key("docs")
	w.Number(len(x.docs))
	w.Key("kinds")
	terse.Array(w, x.kinds, func(k firstOf) {
		w.Raw("[")
		w.Text(k.kind)
		w.Comma()
		w.Number(k.first)
		w.Raw("]")
	})
	for _, words := range []struct {
		key  string
		list []string
	}{{"stop", x.stop}, {"endings", x.endings}, {"links", terms.Links}} {
		w.Key(words.key)
		terse.Array(w, words.list, w.Text)
	}
	w.Key("terms")
	terse.Array(w, x.lists.Begins(), w.Text)
	w.Key("blocks")
	w.Text(gaps(x.blocks))
	var again []int
	for i := range x.docs {
		if i > 0 && x.docs[i].at == x.docs[i-1].at {
			again = append(again, i)
		}
	}
	w.Key("again")
	w.Text(gaps(again))
	w.Key("facets")
	w.Number(facetsEach)
	return end(w)
}

// gaps writes ascending numbers as lists are written.
func gaps(numbers []int) string {
	var list []byte
	last := 0
	for _, n := range numbers {
		list = postings.AppendGap(list, n-last)
		last = n
	}
	return string(list)
}

// A table gives things numbers in the order in which they are met.
type table[T comparable] struct {
	numbers map[T]int
	list    []T
}

func (t *table[T]) number(one T) int {
	n, ok := t.numbers[one]
	if !ok {
		if t.numbers == nil {
			t.numbers = map[T]int{}
		}
		n = len(t.list)
		t.numbers[one] = n
		t.list = append(t.list, one)
	}
	return n
}

// block writes what is shown of documents.
func (x *Index) block(w *terse.Writer, i int) {
	end := len(x.docs)
	if i+1 < len(x.blocks) {
		end = x.blocks[i+1]
	}
	w.Key("docs")
	var names table[string]
	terse.Array(w, x.docs[x.blocks[i]:end], func(d document) { x.document(w, &d, &names) })
	w.Key("names")
	terse.Array(w, names.list, w.Text)
}

func (x *Index) document(w *terse.Writer, d *document, names *table[string]) {
	w.Raw("{")
	w.Key("at")
	w.Text(d.at)
	w.Key("title")
	w.Text(d.title)
	if d.rating != nil {
		w.Key("rating")
		w.Number(slices.Index(x.base.Site.Ratings, d.rating))
	}
	if !d.date.IsZero() {
		w.Key("date")
		w.Text(x.words.Date(d.date))
	}
	w.Key("passages")
	terse.Array(w, d.passages, func(p passage) {
		w.Raw("[")
		w.Text(p.at)
		w.Comma()
		w.Text(p.text)
		if p.from != nil {
			w.Comma()
			w.Number(names.number(sourceName(p.from)))
		}
		w.Raw("]")
	})
	w.Raw("}")
}

// sourceName is what readers know a source by: who published it, or its title.
func sourceName(s *fact.Source) string {
	if s.Publisher != nil {
		return s.Publisher.Name
	}
	return s.Title
}
