// Package postings makes of the words of documents what a browser looks them up in.
//
// In go documents, as words of a lexicon; out come lists of the documents that each term is in, divided among files of
// which none grows with the number of documents: shards of words with the beginnings of their lists, and packs of what
// does not fit there. Package search says how they are written. No list is ever cut short: what a word is in can be
// counted.
package postings

import (
	"strings"

	"beleg/generator/text/terms"
)

// A Document is some fields, which follow each other as those of all documents do.
type Document struct {
	Fields int
	Worth  float32 // what all its scores are multiplied by, 1 at most
}

// A Field is words of a document that weigh alike; those of all fields follow each other.
type Field struct {
	Words  int
	Weight float32 // of each
}

// Lists are the documents that terms are in, divided among files. They do not change.
type Lists struct {
	stems  []string // of all terms
	lists  []list   // by term
	shards []shard
	packs  [][]*part
}

// A list is the documents that a term is in, in parts.
type list struct {
	count int
	parts []part
}

// A part is a stretch of a list, as it is written.
type part struct {
	first    int // document
	count    int
	docs     []byte
	scores   []byte
	top      int // the greatest score
	file, at int // where it stands, if it is not the first part of its list
}

// How many documents stand in the first part of a list, which is in a shard. Each part behind it has twice as many, up
// to a limit: so a query that asks for a little more fetches little, and one that asks for much does not ask often.
const (
	firstPart = 512
	doublings = 5
)

// saturation is k1 of BM25: what a word weighs once in a document is doubled at most by being there more often, give or
// take its field.
const saturation = 1.5

// inCompound is what a word weighs that is only a part of another one.
const inCompound = 0.5

// New returns the lists of documents whose words a closed lexicon has read. They do not hold it.
func New(lexicon *terms.Lexicon, docs []Document, fields []Field, words []terms.Word) *Lists {
	x := &Lists{stems: lexicon.Stems(), lists: weigh(lexicon, docs, fields, words)}
	x.cutWords(x.merged(lexicon.Forms()), shortestBeginning)
	if len(x.shards) > 0 {
		x.shards[0].begins = ""
	}
	x.fillPacks()
	return x
}

// weigh returns, for each term, the documents it is in.
func weigh(lexicon *terms.Lexicon, docs []Document, fields []Field, words []terms.Word) []list {
	lists := make([]list, len(lexicon.Stems()))
	last := make([]int32, len(lists)) // the document that was added last
	weights := make([]float32, len(lists))
	var met []terms.Term
	add := func(t terms.Term, weight float32) {
		if weights[t] == 0 {
			met = append(met, t)
		}
		weights[t] += weight
	}
	for doc := range docs {
		for _, f := range fields[:docs[doc].Fields] {
			for _, w := range words[:f.Words] {
				term, parts := lexicon.Of(w)
				add(term, f.Weight)
				for _, t := range parts {
					add(t, f.Weight*inCompound)
				}
			}
			words = words[f.Words:]
		}
		fields = fields[docs[doc].Fields:]
		for _, t := range met {
			score := docs[doc].Worth * weights[t] / (weights[t] + saturation)
			lists[t].add(doc, int(last[t]), min(int(score*levels), levels-1))
			last[t], weights[t] = int32(doc), 0
		}
		met = met[:0]
	}
	return lists
}

// levels is how many scores there are.
const levels = 16

func (l *list) add(doc, last, score int) {
	n := len(l.parts)
	if n == 0 || l.parts[n-1].count >= firstPart<<min(n-1, doublings) {
		l.parts = append(l.parts, part{first: doc})
		n, last = n+1, 0
	}
	p := &l.parts[n-1]
	p.docs = AppendGap(p.docs, doc-last)
	p.scores = append(p.scores, "0123456789abcdef"[score])
	p.top = max(p.top, score)
	p.count++
	l.count++
}

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// AppendGap writes a number in digits of five bits, the lowest first; all but the last are marked.
func AppendGap(to []byte, gap int) []byte {
	for ; gap >= 32; gap >>= 5 {
		to = append(to, base64[gap&31|32])
	}
	return append(to, base64[gap])
}

// Numbers reads ascending numbers whose gaps were written so, the first from 0.
func Numbers(s string) (all []int) {
	last, gap, shift := 0, 0, 0
	for i := range len(s) {
		digit := strings.IndexByte(base64, s[i])
		gap |= digit & 31 << shift
		if shift += 5; digit < 32 {
			last += gap
			all, gap, shift = append(all, last), 0, 0
		}
	}
	return all
}
