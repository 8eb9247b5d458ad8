// Package stretch finds the longest run of words that two articles have in common outside of what they quote.
//
// Who copies keeps the words, and hardly anybody else hits upon eight of them in a row. What somebody said stands in
// many articles by right, so quoted speech is left out, and no run goes across it. Runs of eight words are hashed as
// they roll by, and only those that more than one article may have are compared. (Winnowing, Schleimer et al. 2003,
// would keep fewer, but passes over runs that are hardly longer than eight words; here each counts.)
package stretch

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/text/article"
	"beleg/generator/words/atonce"
	"beleg/generator/words/reading"
)

// Least is how many words are a run worth telling.
const Least = 8

// Shared is a run of words that two articles have in common, with where it stands in each, in bytes, half-open.
type Shared struct {
	Words    int // how many; 0 if they have no run of Least in common
	InA, InB [2]int
}

// A Pair is two articles by their places in a list.
type Pair struct{ A, B int }

// Longest returns the longest run that each pair of articles shares. It reads each article once, and takes little
// longer for many pairs, unless nearly all words of the articles are the same.
func Longest(articles []*article.Article, pairs []Pair) []Shared {
	texts, found := make([]words, len(articles)), make([]Shared, len(pairs))
	atonce.Each(len(articles), func(i int) { texts[i] = wordsOf(articles[i]) })
	twice := common(texts)
	runs := make([][]run, len(texts))
	atonce.Each(len(texts), func(i int) { runs[i] = texts[i].runs(twice) })
	order := make([]int, len(pairs)) // those of one article after another, which is entered once
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(pairs[i].A, pairs[j].A) })
	var table table
	for n, i := range order {
		p := pairs[i]
		if n == 0 || pairs[order[n-1]].A != p.A {
			table.enter(runs[p.A])
		}
		found[i] = longest(texts[p.A], texts[p.B], &table, runs[p.B])
	}
	return found
}

// words are the words of an article outside of quoted speech. Of a large project all are in memory at once.
type words struct {
	text string
	list []word
}

type word struct {
	hash  uint32
	start int32 // in the text
}

// broken is a word that none is like: nothing goes on across it.
var broken = word{}

func wordsOf(a *article.Article) words {
	w := words{a.Text, make([]word, 0, len(a.Text)/5)}
	for _, b := range a.Blocks {
		if b.Role != article.Skip {
			w.list = append(w.list, broken)
			w.read(b.Start, b.End)
		}
	}
	return w
}

// closers are the signs that may end what a sign has opened, which depends on the language.
var closers = map[rune]string{'„': "“”\"", '“': "”\"", '”': "”\"", '«': "»", '»': "«", '"': "\"”“"}

// read adds the words of a block. A quotation that does not end goes to the end of the block.
func (w *words) read(from, to int) {
	text, closing := w.text, ""
	for i := from; i < to; {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:to])
		}
		switch {
		case closing != "":
			if strings.ContainsRune(closing, r) {
				closing = ""
			}
		case (r == '"' || r >= utf8.RuneSelf) && closers[r] != "":
			closing = closers[r]
			w.list = append(w.list, broken)
		case reading.Lettered(r):
			hash, end := hashed(text, i, to)
			w.list = append(w.list, word{hash, int32(i)})
			i = end
			continue
		}
		i += size
	}
}

// hashed returns the hash of the word that begins at i, whatever its case, and where it ends (FNV-1a).
func hashed(text string, i, to int) (hash uint32, end int) {
	hash = 2166136261
	add := func(r rune) {
		for ; r != 0; r >>= 8 {
			hash = (hash ^ uint32(r&0xff)) * 16777619
		}
	}
	for i < to {
		r, size := rune(text[i]), 1
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r >= utf8.RuneSelf:
			r, size = utf8.DecodeRuneInString(text[i:to])
			if reading.Invisible(r) {
				i += size
				continue
			}
			if !reading.Lettered(r) && !unicode.Is(unicode.M, r) {
				return hash, i
			}
			r = unicode.ToLower(r)
		case !('a' <= r && r <= 'z' || '0' <= r && r <= '9'):
			return hash, i
		}
		add(r)
		i += size
	}
	return hash, i
}

// Multipliers of the rolling hash: that of a step, and that of what leaves after Least words.
const step = 0x9E3779B97F4A7C15

var leaving = func() uint64 {
	m := uint64(1)
	for range Least {
		m *= step
	}
	return m
}()

// each calls do with the hash of every run of Least words, and where it begins.
func (w words) each(do func(hash uint64, at int)) {
	hash, run := uint64(0), 0 // of how many words
	for i, one := range w.list {
		if one == broken {
			hash, run = 0, 0
			continue
		}
		run++
		if hash = hash*step + uint64(one.hash); run > Least {
			hash -= uint64(w.list[i-Least].hash) * leaving
		}
		if run >= Least {
			do(hash, i-Least+1)
		}
	}
}

// A set holds some bits of hashes. It may hold more than was put in, and never less.
type set []uint64

// common returns the hashes of the runs that occur twice.
func common(texts []words) (twice set) {
	n, size := 0, 16
	for _, w := range texts {
		n += len(w.list)
	}
	for size*64 < 16*n {
		size *= 2
	}
	once, twice := make(set, size), make(set, size)
	for _, w := range texts {
		w.each(func(hash uint64, _ int) {
			cell, bit := once.place(hash)
			twice[cell] |= once[cell] & bit
			once[cell] |= bit
		})
	}
	return twice
}

func (s set) place(hash uint64) (cell int, bit uint64) {
	return int(hash>>6) & (len(s) - 1), 1 << (hash & 63)
}

// A run begins somewhere in a text.
type run struct {
	hash uint32
	at   int32
}

// runs returns the runs of a text that are in a set.
func (w words) runs(in set) (list []run) {
	w.each(func(hash uint64, at int) {
		if cell, bit := in.place(hash); in[cell]&bit != 0 {
			list = append(list, run{uint32(hash >> 32), int32(at)})
		}
	})
	return list
}

// A table finds where a run begins for the first time in the text that was entered last. Places are counted from 1.
type table []run

func (t *table) enter(list []run) {
	size := 16
	for size < 2*len(list) {
		size *= 2
	}
	if clear(*t); len(*t) < size {
		*t = make(table, size)
	}
	for _, r := range list {
		if cell := t.cell(r.hash); (*t)[cell].at == 0 {
			(*t)[cell] = run{r.hash, r.at + 1}
		}
	}
}

// cell returns where a hash stands, or would.
func (t *table) cell(hash uint32) int {
	last := len(*t) - 1
	cell := int(hash) & last
	for (*t)[cell].at != 0 && (*t)[cell].hash != hash {
		cell = (cell + 1) & last
	}
	return cell
}

// longest returns the longest run that two texts share: a, which is in the table, and b, of which the runs are given.
func longest(a, b words, t *table, runs []run) (best Shared) {
	beyond := int32(0) // in b: runs before that are part of one that was looked at
	for _, r := range runs {
		if r.at < beyond {
			continue
		}
		at := int((*t)[t.cell(r.hash)].at) - 1
		if at < 0 {
			continue
		}
		n := alike(a, b, at, int(r.at))
		beyond = r.at + int32(max(n-Least+1, 1))
		if n > best.Words && n >= Least {
			best = Shared{n, a.span(at, n), b.span(int(r.at), n)}
		}
	}
	return best
}

// alike returns how many words are the same from there on.
func alike(a, b words, i, j int) int {
	n := 0
	for i+n < len(a.list) && j+n < len(b.list) && a.list[i+n].hash == b.list[j+n].hash && a.list[i+n] != broken {
		n++
	}
	return n
}

// span returns where a run of words stands in the text.
func (w words) span(i, n int) [2]int {
	_, end := hashed(w.text, int(w.list[i+n-1].start), len(w.text))
	return [2]int{int(w.list[i].start), end}
}
