package postings_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"beleg/generator/pages/postings"
	"beleg/generator/pages/terse"
	"beleg/generator/text/terms"
)

// object returns what a function writes into an object.
func object[T any](t *testing.T, write func(*terse.Writer)) (into T) {
	t.Helper()
	w := terse.New(0)
	w.Raw("{")
	write(w)
	w.Raw("}")
	if err := json.Unmarshal(w.Bytes(), &into); err != nil {
		t.Fatalf("%v: %s", err, w.Bytes())
	}
	return into
}

type shard struct {
	Terms map[string][]json.RawMessage
	Forms map[string][]any
}

type pack struct{ Lists [][2]string }

// random makes lists of documents, each a field of some of these words, and tells what each word is in.
func random(words []string, docs int) (*postings.Lists, map[string][]int) {
	rnd, lexicon, in := rand.New(rand.NewPCG(1, 2)), terms.New(), map[string][]int{}
	var list []postings.Document
	var fields []postings.Field
	var read []terms.Word
	for doc := range docs {
		n := len(read)
		for i, word := range words {
			if rnd.IntN(i+1) == 0 { // the first is in all, the last in few
				read = lexicon.Read(word, "und", read)
				in[word] = append(in[word], doc)
			}
		}
		list = append(list, postings.Document{Fields: 1, Worth: 1 - float32(doc)/float32(2*docs)})
		fields = append(fields, postings.Field{Words: len(read) - n, Weight: 2})
	}
	lexicon.Close()
	return postings.New(lexicon, list, fields, read), in
}

// No document is left out, however many there are, and each word is in the shard that it is looked for in.
func TestListsAreWhole(t *testing.T) {
	var words []string
	for i := range 300 {
		words = append(words, fmt.Sprintf("w%c%c%d", 'a'+i%26, 'a'+i/7%26, i))
	}
	lists, want := random(words, 9000)
	begins := lists.Begins()
	if !slices.IsSorted(begins) || begins[0] != "" || len(begins) < 10 || lists.Packs() < 5 {
		t.Errorf("%d packs, and shards from %q", lists.Packs(), begins)
	}
	for i := range begins {
		s := object[shard](t, func(w *terse.Writer) { lists.Shard(w, i) })
		for _, word := range slices.Sorted(maps.Keys(s.Terms)) {
			at, exact := slices.BinarySearch(begins, word)
			if !exact {
				at--
			}
			if at != i {
				t.Errorf("%q is in shard %d and looked for in %d", word, i, at)
			}
			var n int
			var docs, scores string
			var parts [][4]int
			for k, into := range []any{&n, &docs, &scores, &parts}[:len(s.Terms[word])] {
				if err := json.Unmarshal(s.Terms[word][k], into); err != nil {
					t.Fatal(err)
				}
			}
			got := postings.Numbers(docs)
			for _, part := range parts {
				list := object[pack](t, func(w *terse.Writer) { lists.Pack(w, part[1]) }).Lists[part[2]]
				more := postings.Numbers(list[0])
				if top := strings.IndexByte("0123456789abcdef", slices.Max([]byte(list[1]))); more[0] != part[0] || top != part[3] {
					t.Errorf("%q: a part begins with %d and has %d at most, not %v", word, more[0], top, part)
				}
				got, scores = append(got, more...), scores+list[1]
			}
			if !slices.Equal(got, want[word]) || n != len(got) || len(scores) != n {
				t.Errorf("%q: %d of %d documents, %d scores", word, len(got), len(want[word]), len(scores))
			}
			if first, last := scores[0], scores[len(scores)-1]; n > 1000 && first <= last {
				t.Errorf("%q: the score of the first document is %c and that of the last, which is worth less, %c", word, first, last)
			}
			delete(want, word)
		}
	}
	if len(want) > 0 {
		t.Errorf("%d words are nowhere: %v", len(want), slices.Sorted(maps.Keys(want)))
	}
}

func TestAPartOfACompoundIsInTheListOfItsWord(t *testing.T) {
	lexicon := terms.New()
	read := lexicon.Read("Raketenangriffe", "de", nil)
	read = lexicon.Read("Raketen Angriff Rakete", "de", read)
	lexicon.Close()
	lists := postings.New(lexicon, []postings.Document{{Fields: 1, Worth: 1}, {Fields: 1, Worth: 1}},
		[]postings.Field{{Words: 1, Weight: 2}, {Words: 3, Weight: 2}}, read)
	s := object[shard](t, func(w *terse.Writer) { lists.Shard(w, 0) })
	got := fmt.Sprintf("%s %s %v", s.Terms["angriff"], s.Terms["raketenangriff"], s.Forms["raketenangriffe"])
	if want := `[2 "AB" "69"] [1 "A" "9"] [raketenangriff [raket angriff]]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
