package deflate_test

import (
	"bytes"
	"cmp"
	"container/heap"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"beleg/generator/pages/card"
	. "beleg/generator/pages/deflate"
)

var update = flag.Bool("update", false, "rewrite code.txt")

// counted is how often each symbol is used in packing the cards of our own site.
func counted(t *testing.T) (letters, distances []int) {
	t.Helper()
	letters, distances = slices.Repeat([]int{1}, 286), slices.Repeat([]int{1}, 30)
	files, err := filepath.Glob("../../../content/claims/*.toml")
	if err != nil || len(files) < 20 {
		t.Fatalf("got %d claims of our own (%v), want at least 20", len(files), err)
	}
	for i, name := range files[:min(len(files), 60)] {
		var claim struct {
			Claim, Short string
			Review       []struct{ Verdict string }
		}
		if _, err := toml.DecodeFile(name, &claim); err != nil || len(claim.Review) == 0 {
			continue // the site's own tests report it
		}
		c := card.Card{Site: "Nordkoreas Soldaten: Was gesagt wurde, was belegt ist", Label: "Behauptung",
			Rating: []string{"Bestätigt", "Unbestätigt", "Widerlegt", "Ungenau"}[i%4], Dated: "bewertet am 29. April 2025"}
		c.Title, c.Verdict = cmp.Or(claim.Short, claim.Claim), claim.Review[len(claim.Review)-1].Verdict
		c.Symbol = []string{"check", "ring", "cross", "tilde"}[i%4]
		count(card.Draw(c), letters, distances)
	}
	return letters, distances
}

// count reads the block of a card and counts its symbols.
func count(file []byte, in, far []int) {
	at := bytes.Index(file, []byte("IDAT")) + 4 + 2
	bit := 0
	take := func(n uint) (v int) {
		for i := range n {
			v |= int(file[at+bit/8]>>(bit%8)&1) << i
			bit++
		}
		return v
	}
	take(3)
	for _, part := range Header {
		take(part.N())
	}
	symbol := func(of []Coded) int {
		for v, n := 0, uint(1); ; n++ {
			v |= take(1) << (n - 1)
			if i := slices.Index(of, MakeCoded(v, n)); i >= 0 {
				return i
			}
		}
	}
	for s := symbol(Letters); s != EndOfBlock; s = symbol(Letters) {
		in[s]++
		if s > EndOfBlock {
			if code := s - EndOfBlock - 1; code >= 8 && code < 28 {
				take(uint(code/4 - 1))
			}
			d := symbol(Distances)
			far[d]++
			take(uint(max(0, d/2-1)))
		}
	}
	in[EndOfBlock]++
}

type tree struct {
	weight  int
	symbols []int
}

type forest []tree

func (f forest) Len() int           { return len(f) }
func (f forest) Less(i, j int) bool { return f[i].weight < f[j].weight }
func (f forest) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }
func (f *forest) Push(x any)        { *f = append(*f, x.(tree)) }
func (f *forest) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}

// huffman returns the lengths of the best code for what occurs so often, none above 15.
func huffman(counts []int) []int {
	lengths := make([]int, len(counts))
	var f forest
	for s, n := range counts {
		f = append(f, tree{n, []int{s}})
	}
	heap.Init(&f)
	for len(f) > 1 {
		a, b := heap.Pop(&f).(tree), heap.Pop(&f).(tree)
		both := tree{a.weight + b.weight, slices.Concat(a.symbols, b.symbols)}
		for _, s := range both.symbols {
			lengths[s]++
		}
		heap.Push(&f, both)
	}
	if slices.Max(lengths) > 15 { // with less difference between rare and frequent
		for i := range counts {
			counts[i] = counts[i]/2 + 1
		}
		return huffman(counts)
	}
	return lengths
}

func bitsOf(counts, lengths []int) (n int) {
	for s, times := range counts {
		n += times * lengths[s]
	}
	return n
}

// The code is made once for all cards. It must be whole, as readers of PNG files demand, and fit what cards are like.
func TestTheCodeFitsTheCards(t *testing.T) {
	in, far := counted(t)
	var now strings.Builder
	for _, of := range []struct {
		counts []int
		codes  []Coded
	}{{in, Letters}, {far, Distances}} {
		var have []int
		taken := 0
		for _, c := range of.codes {
			have = append(have, int(c.N()))
			taken += 1 << (15 - c.N())
		}
		if taken != 1<<15 {
			t.Errorf("the code of %d symbols fills %d of %d", len(of.codes), taken, 1<<15)
		}
		best := huffman(slices.Clone(of.counts))
		if got, least := bitsOf(of.counts, have), bitsOf(of.counts, best); got*100 > least*104 && !*update {
			t.Errorf("%d symbols: the cards take %d bits, %d with a code of their own; run the test with -update a few times",
				len(of.codes), got, least)
		}
		for _, n := range best {
			fmt.Fprint(&now, Digits[n:n+1])
		}
		now.WriteByte('\n')
	}
	if *update {
		if err := os.WriteFile("code.txt", []byte(now.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
