package postings

import (
	"beleg/generator/pages/terse"
	"beleg/generator/text/terms"
)

// Begins returns the beginnings of the shards.
func (x *Lists) Begins() []string {
	begins := make([]string, len(x.shards))
	for i, s := range x.shards {
		begins[i] = s.begins
	}
	return begins
}

// Packs returns how many packs there are.
func (x *Lists) Packs() int { return len(x.packs) }

// Shard writes what a shard holds into an object.
func (x *Lists) Shard(w *terse.Writer, i int) {
	words := x.shards[i].words
	w.Key("terms")
	w.Raw("{")
	for _, word := range words {
		if word.form == nil {
			w.Key(word.folded)
			write(w, x.lists[word.term])
		}
	}
	w.Raw("}")
	stem := func(t terms.Term) { w.Text(x.stems[t]) }
	w.Key("forms")
	w.Raw("{")
	for _, word := range words {
		if word.form == nil {
			continue
		}
		w.Key(word.folded)
		terse.Array(w, word.form.Alternatives, func(all []terms.Term) {
			if len(all) == 1 {
				stem(all[0])
			} else {
				terse.Array(w, all, stem)
			}
		})
	}
	w.Raw("}")
}

// write writes a list with its first part, and where the others are.
func write(w *terse.Writer, l list) {
	w.Raw("[")
	w.Number(l.count)
	w.Comma()
	l.parts[0].write(w)
	if len(l.parts) > 1 {
		w.Comma()
		terse.Array(w, l.parts[1:], func(p part) { terse.Array(w, []int{p.first, p.file, p.at, p.top}, w.Number) })
	}
	w.Raw("]")
}

func (p *part) write(w *terse.Writer) {
	w.Raw(`"`)
	w.Append(p.docs)
	w.Raw(`","`)
	w.Append(p.scores)
	w.Raw(`"`)
}

// Pack writes what a pack holds into an object.
func (x *Lists) Pack(w *terse.Writer, i int) {
	w.Key("lists")
	terse.Array(w, x.packs[i], func(p *part) {
		w.Raw("[")
		p.write(w)
		w.Raw("]")
	})
}
