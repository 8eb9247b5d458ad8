package search

import (
	"strconv"

	"beleg/generator/facts/fact"
	"beleg/generator/pages/postings"
	"beleg/generator/pages/terse"
)

// facetsEach is how many documents a file of facets has.
const facetsEach = 4096

// facets writes what documents are counted by.
func (x *Index) facets(w *terse.Writer, i int) {
	docs := x.docs[i*facetsEach : min((i+1)*facetsEach, len(x.docs))]
	for _, f := range []struct {
		key string
		of  func(*document) []string
	}{
		{"rating", func(d *document) []string {
			if d.rating == nil {
				return nil
			}
			return []string{d.rating.ID}
		}},
		{"topic", func(d *document) []string {
			return ids(d.topics)
		}},
		{"source", sourceNames},
		{"actor", actorNames},
		{"year", func(d *document) []string {
			if day, ok := d.date.Earliest(); ok {
				year, _, _ := day.Civil()
				return []string{strconv.Itoa(year)}
			}
			return nil
		}},
	} {
		w.Key(f.key)
		facet(w, docs, f.of)
	}
	w.Key("again")
	var gaps []byte
	last := 0
	for n := range docs {
		if i := i*facetsEach + n; i > 0 && x.docs[i].at == x.docs[i-1].at {
			gaps = postings.AppendGap(gaps, n-last)
			last = n
		}
	}
	w.Text(string(gaps))
}

func ids(topics []*fact.Topic) []string {
	var list []string
	for _, t := range topics {
		list = append(list, t.ID)
	}
	return list
}

func facet(w *terse.Writer, docs []document, of func(*document) []string) {
	var names table[string]
	w.Raw(`{"of":[`)
	for i := range docs {
		w.Comma()
		switch values := of(&docs[i]); len(values) {
		case 0:
			w.Number(-1)
		case 1:
			w.Number(names.number(values[0]))
		default:
			terse.Array(w, values, func(v string) { w.Number(names.number(v)) })
		}
	}
	w.Raw(`],"names":`)
	terse.Array(w, names.list, w.Text)
	w.Raw("}")
}
