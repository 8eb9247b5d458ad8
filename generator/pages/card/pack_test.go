package card

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"container/heap"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

func unpacked(t *testing.T, stream []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r) // it compares the checksum
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsPackedComesOutAgain(t *testing.T) {
	p, chance := new(packer), rand.New(rand.NewPCG(1, 2))
	for n := range 60 {
		var data []byte
		for len(data) < n*n*20 {
			switch chance.IntN(3) {
			case 0:
				data = append(data, bytes.Repeat([]byte{byte(chance.IntN(256))}, 1+chance.IntN(1500))...)
			case 1:
				data = append(data, data[chance.IntN(len(data)+1):][:min(40, len(data))/2*chance.IntN(2)]...)
			default:
				data = append(data, byte(chance.IntN(256)), byte(chance.IntN(4)), byte(chance.IntN(2)))
			}
		}
		if got := unpacked(t, p.pack(data)); !bytes.Equal(got, data) {
			t.Fatalf("%d bytes: got %d others", len(data), len(got))
		}
	}
}

func FuzzPack(f *testing.F) {
	f.Add([]byte("aaaaaaaabcabcabc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := unpacked(t, new(packer).pack(data)); !bytes.Equal(got, data) {
			t.Errorf("got %x, want %x", got, data)
		}
	})
}

func TestEveryLengthAndDistanceHasItsCode(t *testing.T) {
	lengths, distances := map[extra]int{}, map[extra]int{}
	for n := 3; n <= longest; n++ {
		lengths[lengthCode(n)] = n
	}
	for d := 1; d <= window; d++ {
		distances[distanceCode(d)] = d
	}
	if len(lengths) != longest-2 || len(distances) != window {
		t.Errorf("got %d and %d codes, want %d and %d", len(lengths), len(distances), longest-2, window)
	}
}

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
		c := sample
		c.Title, c.Verdict = cmp.Or(claim.Short, claim.Claim), claim.Review[len(claim.Review)-1].Verdict
		c.Symbol = slices.Sorted(maps.Keys(signs))[i%len(signs)]
		count(Draw(c), letters, distances)
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
	for _, part := range header {
		take(part.n)
	}
	symbol := func(of []coded) int {
		for v, n := 0, uint(1); ; n++ {
			v |= take(1) << (n - 1)
			if i := slices.Index(of, coded{uint16(v), n}); i >= 0 {
				return i
			}
		}
	}
	for s := symbol(letters); s != endOfBlock; s = symbol(letters) {
		in[s]++
		if s > endOfBlock {
			if code := s - endOfBlock - 1; code >= 8 && code < 28 {
				take(uint(code/4 - 1))
			}
			d := symbol(distances)
			far[d]++
			take(uint(max(0, d/2-1)))
		}
	}
	in[endOfBlock]++
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
		codes  []coded
	}{{in, letters}, {far, distances}} {
		var have []int
		taken := 0
		for _, c := range of.codes {
			have = append(have, int(c.n))
			taken += 1 << (15 - c.n)
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
			fmt.Fprint(&now, digits[n:n+1])
		}
		now.WriteByte('\n')
	}
	if *update {
		if err := os.WriteFile("code.txt", []byte(now.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
