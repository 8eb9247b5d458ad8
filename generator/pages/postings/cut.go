package postings

import (
	"unicode/utf8"

	"beleg/generator/text/terms"
)

// How large files become, in bytes as they lie on the disk, about. Compressed they have a third of that, lists of
// documents two thirds.
const (
	shardBytes = 4_500
	packBytes  = 6_000
)

// A word is what a shard holds: a term or a form.
type word struct {
	folded string
	term   terms.Term  // if it is no form
	form   *terms.Form // nil for a term
	bytes  int
}

// A shard is a stretch of the words, in the order of their letters, from its beginning on.
type shard struct {
	begins string
	words  []word
}

// merged returns terms and forms in the order of their letters.
func (x *Lists) merged(forms []terms.Form) []word {
	stems := x.stems
	words := make([]word, 0, len(stems)+len(forms))
	for len(stems) > 0 || len(forms) > 0 {
		if len(stems) == 0 || len(forms) > 0 && forms[0].Folded < stems[0] {
			f := &forms[0]
			words = append(words, word{folded: f.Folded, form: f, bytes: 2*len(f.Folded) + 8*len(f.Alternatives)})
			forms = forms[1:]
			continue
		}
		w := word{folded: stems[0], term: terms.Term(len(x.stems) - len(stems))}
		l := &x.lists[w.term]
		w.bytes = len(w.folded) + 16*len(l.parts)
		if l.count > 0 {
			w.bytes += len(l.parts[0].docs) + len(l.parts[0].scores)
		}
		words, stems = append(words, w), stems[1:]
	}
	return words
}

// cutWords divides words, which have so many first letters in common, where one letter more differs, and within those
// that share it only if they are too many: so a stem stands by its forms, nearly always.
func (x *Lists) cutWords(words []word, letters int) {
	from, size := 0, 0
	flush := func(to int) {
		if from < to {
			x.shards = append(x.shards, shard{beginning(words[from].folded, letters), words[from:to]})
		}
		from, size = to, 0
	}
	for at := 0; at < len(words); {
		begins := beginning(words[at].folded, letters)
		group, end := 0, at
		for ; end < len(words) && beginning(words[end].folded, letters) == begins; end++ {
			group += words[end].bytes
		}
		if size+group > shardBytes {
			flush(at)
		}
		if group > shardBytes && letters < longestBeginning {
			x.cutWords(words[at:end], letters+1)
			from = end
		} else {
			size += group
		}
		at = end
	}
	flush(len(words))
}

// A shard begins with three letters if it can, and with ten at most.
const (
	shortestBeginning = 3
	longestBeginning  = 10
)

// beginning returns the first letters of a word.
func beginning(word string, letters int) string {
	at := 0
	for ; letters > 0 && at < len(word); letters-- {
		_, size := utf8.DecodeRuneInString(word[at:])
		at += size
	}
	return word[:at]
}

// fillPacks puts all parts but the first of each list into packs.
func (x *Lists) fillPacks() {
	size := packBytes
	for t := range x.lists {
		for i := range x.lists[t].parts {
			p := &x.lists[t].parts[i]
			if i == 0 {
				continue
			}
			if size += len(p.docs) + len(p.scores); size > packBytes {
				x.packs = append(x.packs, nil)
				size = len(p.docs) + len(p.scores)
			}
			last := len(x.packs) - 1
			p.file, p.at = last, len(x.packs[last])
			x.packs[last] = append(x.packs[last], p)
		}
	}
}
