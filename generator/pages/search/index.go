package search

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/postings"
	"beleg/generator/text/terms"
	"beleg/generator/words/lang"
)

// Folder is where the index lies, below the home page, and Start its first file.
const (
	Folder = "assets/search/"
	Start  = Folder + "index.json"
)

// Options say what is in an index. The zero value is what is published.
type Options struct {
	// Desk is where an editor's preview has its own pages, such as /_beleg/. With it drafts are found, at the places of
	// their articles, and all of the articles' text.
	Desk string
}

// An Index is what a site is searched by. It does not change, and any number of goroutines may ask for its files.
type Index struct {
	base    *fact.Base
	words   *lang.Lang
	stop    []string // folded
	endings []string
	docs    []document
	kinds   []firstOf
	lists   *postings.Lists
	blocks  []int // the first document of each
	version string
}

// New makes the index of a sound base whose addresses are in a book. Uses tells who quotes what.
func New(base *fact.Base, book *address.Book, uses *fact.Uses, opt Options) *Index {
	g := &gathering{base: base, book: book, uses: uses, opt: opt, lexicon: terms.New()}
	g.all()
	g.lexicon.Close()
	x := &Index{base: base, docs: g.docs, kinds: g.kinds, endings: g.lexicon.Endings()}
	x.stop = g.lexicon.Stop(base.Site.Language)
	x.words, _ = lang.For(base.Site.Language) // there is no site in a language that has none
	x.lists = postings.New(g.lexicon, g.weights, g.fields, g.words)
	x.cutBlocks()
	x.version = x.fingerprint()
	return x
}

// fingerprint hashes what the files hold but for the first, which is never kept.
func (x *Index) fingerprint() string {
	h := sha256.New()
	for _, sort := range x.files() {
		for i := range sort.count {
			h.Write(x.made(sort.letter, i))
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:4])
}

// Paths returns where the files lie, below the home page.
func (x *Index) Paths() []string {
	paths := []string{Start}
	for _, sort := range x.files() {
		for i := range sort.count {
			paths = append(paths, fileName(sort.letter, i))
		}
	}
	return paths
}

// A sort of files has names that begin with a letter.
type sort struct {
	letter string
	count  int
}

func (x *Index) files() []sort {
	return []sort{{"t", len(x.lists.Begins())}, {"p", x.lists.Packs()}, {"d", len(x.blocks)},
		{"f", (len(x.docs) + facetsEach - 1) / facetsEach}}
}

// File makes the file at a path. The error is fs.ErrNotExist if there is none.
func (x *Index) File(path string) ([]byte, error) {
	if path == Start {
		return x.start(), nil
	}
	name := strings.TrimSuffix(strings.TrimPrefix(path, Folder), ".json")
	for _, sort := range x.files() {
		i, err := strconv.Atoi(strings.TrimPrefix(name, sort.letter))
		if err == nil && i >= 0 && i < sort.count && path == fileName(sort.letter, i) {
			return x.made(sort.letter, i), nil
		}
	}
	return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
}

func fileName(letter string, i int) string { return Folder + letter + strconv.Itoa(i) + ".json" }

func (x *Index) made(letter string, i int) []byte {
	w := x.begin()
	switch letter {
	case "t":
		x.lists.Shard(w, i)
	case "p":
		x.lists.Pack(w, i)
	case "d":
		x.block(w, i)
	default:
		x.facets(w, i)
	}
	return end(w)
}

// A block has so many bytes, as it lies on the disk, about. Hits lie in different blocks, mostly: in larger ones a
// reader fetches more for each, of smaller ones a site has more files. So they grow with the site, up to a size.
const (
	smallBlock = 7_500
	largeBlock = 24_000
	fewBlocks  = 2050 // below that, they do not grow
)

// cutBlocks divides the documents among files.
func (x *Index) cutBlocks() {
	all := 0
	for i := range x.docs {
		all += x.docs[i].bytes()
	}
	most := min(max(all/fewBlocks, smallBlock), largeBlock)
	size := most
	for i := range x.docs {
		grown := x.docs[i].bytes()
		if size += grown; size > most {
			x.blocks = append(x.blocks, i)
			size = grown
		}
	}
}

// bytes tells about how much a document takes in a block.
func (d *document) bytes() int {
	n := 60 + len(d.at) + len(d.title)
	for _, p := range d.passages {
		n += 12 + len(p.at) + len(p.text)
	}
	return n
}
