package search

import (
	"strconv"

	"beleg/generator/pages/terse"
)

// facetsEach is how many documents a file of facets has.
const facetsEach = 1024

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
			return []string{d.rating.Label}
		}},
		{"topic", topicLabels},
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
}

func topicLabels(d *document) []string {
	var labels []string
	for _, t := range d.topics {
		labels = once(labels, t.Label)
	}
	return labels
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

func actorNames(d *document) []string {
	var names []string
	for _, a := range d.actors {
		names = once(names, a.Name)
	}
	return names
}

func sourceNames(d *document) []string {
	var names []string
	for _, s := range d.sources {
		names = once(names, sourceName(s))
	}
	return names
}
