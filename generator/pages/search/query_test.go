package search_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"beleg/generator/pages/search"
	"beleg/generator/text/terms"
)

// A reader asks an index as the script in a browser does: by its files, as doc.go describes them, and by nothing else.
type reader struct {
	t       testing.TB
	file    func(path string) ([]byte, error)
	start   startFile
	words   map[int]shardFile
	fetched map[string]int // bytes of each file, compressed
}

type startFile struct {
	V        string
	Docs     int
	Kinds    [][2]any
	Terms    []string
	Blocks   []int
	Facets   int
	Stop     []string
	Endings  []string
	Links    []string
	Ratings  [][]string
	Topics   [][]string
	Language string
}

type shardFile struct {
	V     string
	Terms map[string][]json.RawMessage
	Forms map[string][]json.RawMessage
}

type shown struct {
	At, Title string
	Rating    *int
	Date      string
	Topics    []int
	Passages  [][]any
	Names     []int
	Sources   []int
}

func newReader(t testing.TB, file func(string) ([]byte, error)) *reader {
	r := &reader{t: t, file: file, words: map[int]shardFile{}, fetched: map[string]int{}}
	r.fetch("index.json", &r.start)
	return r
}

// fetch reads a file into what it holds, and notes what it weighs on its way.
func (r *reader) fetch(name string, into any) {
	r.t.Helper()
	data, err := r.file(search.Folder + name)
	if err != nil {
		r.t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		r.t.Fatalf("%s: %v\n%s", name, err, data)
	}
	var version struct{ V string }
	_ = json.Unmarshal(data, &version)
	if r.start.V != version.V {
		r.t.Errorf("%s has version %q, the start file %q", name, version.V, r.start.V)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write(data)
	_ = w.Close()
	r.fetched[name] = packed.Len()
}

func (r *reader) bytes() (sum int) {
	for _, n := range r.fetched {
		sum += n
	}
	return sum
}

// at returns the number of the shard that has a word.
func (r *reader) at(word string) int {
	i, exact := slices.BinarySearch(r.start.Terms, word)
	if exact {
		return i
	}
	return max(0, i-1)
}

func (r *reader) shard(i int) shardFile {
	s, ok := r.words[i]
	if !ok {
		r.fetch("t"+itoa(i)+".json", &s)
		r.words[i] = s
	}
	return s
}

// alternatives returns what a word stands for, each a list of stems that must all be met; nil if nobody knows.
func (r *reader) alternatives(word string) [][]string {
	if known := r.known(word); known != nil {
		return known
	}
	for end := len(word); end >= 3; end-- {
		if slices.Contains(r.start.Endings, word[end:]) {
			if known := r.known(word[:end]); known != nil {
				return known
			}
		}
	}
	if parts := r.divide(word, 3); len(parts) > 1 {
		return [][]string{parts}
	}
	if begun := r.begun(word); len(word) >= 4 && begun != nil {
		return begun
	}
	if near := r.nearest(word); near != "" {
		return r.known(near)
	}
	return nil
}

// begun returns what all words stand for that begin so.
func (r *reader) begun(beginning string) (all [][]string) {
	for i := r.at(beginning); i < len(r.start.Terms) && (i == r.at(beginning) || strings.HasPrefix(r.start.Terms[i], beginning)); i++ {
		for _, words := range []iter.Seq[string]{maps.Keys(r.shard(i).Terms), maps.Keys(r.shard(i).Forms)} {
			for word := range words {
				if strings.HasPrefix(word, beginning) {
					all = append(all, r.known(word)...)
				}
			}
		}
	}
	return all
}

// nearest returns the known word that is most like one that nobody knows: by the letters that were typed too much, too
// little, wrong or in the wrong order, one at most, two in long words. It looks where the word itself would be.
func (r *reader) nearest(word string) string {
	best, least := "", 2
	if len(word) > 7 {
		least = 3
	}
	s := r.shard(r.at(word))
	for _, known := range slices.Sorted(maps.Keys(s.Terms)) {
		if n := slips(word, known); n < least {
			best, least = known, n
		}
	}
	for _, known := range slices.Sorted(maps.Keys(s.Forms)) {
		if n := slips(word, known); n < least {
			best, least = known, n
		}
	}
	return best
}

// slips is the distance of Damerau and Levenshtein, of words of one-byte letters.
func slips(a, b string) int {
	rows := [][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range len(a) {
		rows[2][0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			rows[2][j+1] = min(rows[1][j]+cost, rows[1][j+1]+1, rows[2][j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				rows[2][j+1] = min(rows[2][j+1], rows[0][j-1]+1)
			}
		}
		rows[0], rows[1], rows[2] = rows[1], rows[2], rows[0]
	}
	return rows[1][len(b)]
}

func (r *reader) known(word string) [][]string {
	s := r.shard(r.at(word))
	if raw, ok := s.Forms[word]; ok {
		var all [][]string
		for _, one := range raw {
			var stem string
			var stems []string
			if json.Unmarshal(one, &stem) == nil {
				stems = []string{stem}
			} else if err := json.Unmarshal(one, &stems); err != nil {
				r.t.Fatal(err)
			}
			all = append(all, stems)
		}
		return all
	}
	if _, ok := s.Terms[word]; ok {
		return [][]string{{word}}
	}
	return nil
}

// divide returns the parts of a compound that the site does not have.
func (r *reader) divide(word string, most int) []string {
	if most == 0 || len(word) < 4 {
		return nil
	}
	for end := len(word); end >= 4; end-- {
		if end < len(word) && len(word)-end < 4 {
			continue
		}
		head := r.known(word[:end])
		for _, link := range r.start.Links {
			if bare, ok := strings.CutSuffix(word[:end], link); ok && head == nil && end < len(word) && len(bare) >= 4 {
				head = r.known(bare)
			}
		}
		if head == nil && end == len(word) {
			for _, ending := range r.start.Endings {
				if bare, ok := strings.CutSuffix(word, ending); ok && head == nil && len(bare) >= 4 {
					head = r.known(bare)
				}
			}
		}
		if head == nil {
			continue
		}
		if end == len(word) {
			return head[0][:1]
		}
		if rest := r.divide(word[end:], most-1); rest != nil {
			return append([]string{head[0][0]}, rest...)
		}
	}
	return nil
}

// scores returns what a stem says of each document that it is in, in the units of a query.
func (r *reader) scores(stem string) map[int]float64 {
	raw := r.shard(r.at(stem)).Terms[stem]
	if raw == nil {
		r.t.Fatalf("no term %q", stem)
	}
	var n int
	var docs, scores string
	var parts [][3]int
	for i, into := range []any{&n, &docs, &scores, &parts}[:len(raw)] {
		if err := json.Unmarshal(raw[i], into); err != nil {
			r.t.Fatal(err)
		}
	}
	idf := math.Log(1 + (float64(r.start.Docs)-float64(n)+0.5)/(float64(n)+0.5))
	got := map[int]float64{}
	add := func(docs, scores string) {
		for i, doc := range decode(docs) {
			got[doc] = idf * float64(strings.IndexByte("0123456789abcdef", scores[i])+1) / 16
		}
	}
	add(docs, scores)
	for _, p := range parts {
		var pack struct{ Lists [][2]string }
		r.fetch("p"+itoa(p[1])+".json", &pack)
		list := pack.Lists[p[2]]
		if first := decode(list[0])[0]; first != p[0] {
			r.t.Errorf("a part of %q begins with %d, not %d", stem, first, p[0])
		}
		add(list[0], list[1])
	}
	if len(got) != n {
		r.t.Errorf("%q has %d documents, not %d", stem, len(got), n)
	}
	return got
}

func decode(s string) (docs []int) {
	doc, gap, shift := 0, 0, 0
	for i := range len(s) {
		digit := strings.IndexByte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", s[i])
		gap |= digit & 31 << shift
		if shift += 5; digit < 32 {
			doc += gap
			docs, gap, shift = append(docs, doc), 0, 0
		}
	}
	return docs
}

// word returns the documents that a word of a query meets, with their scores.
func (r *reader) word(word string) map[int]float64 {
	best := map[int]float64{}
	for _, stems := range r.alternatives(word) {
		var all map[int]float64
		for _, stem := range stems {
			scores := r.scores(stem)
			if all == nil {
				all = scores
				continue
			}
			maps.DeleteFunc(all, func(doc int, _ float64) bool { return scores[doc] == 0 })
			for doc := range all {
				all[doc] = min(all[doc], scores[doc])
			}
		}
		for doc, score := range all {
			if len(stems) > 1 {
				score /= 2
			}
			best[doc] = max(best[doc], score)
		}
	}
	return best
}

// ask returns the documents that meet a query, the best first, and whether they meet all of its words.
func (r *reader) ask(query string) (hits []int, all bool) {
	query = strings.NewReplacer("„", `"`, "“", `"`, "”", `"`, "«", `"`, "»", `"`).Replace(query)
	var phrases [][]string
	for i, quoted := range strings.Split(query, `"`) {
		if i%2 == 1 {
			phrases = append(phrases, terms.Fold(quoted))
		}
	}
	var asked, without []string
	for _, raw := range strings.Fields(strings.ReplaceAll(query, `"`, " ")) {
		if bare, ok := strings.CutPrefix(raw, "-"); ok {
			without = append(without, terms.Fold(bare)...)
		}
	}
	for _, w := range terms.Fold(query) {
		if !terms.Silent(w) && !slices.Contains(without, w) {
			asked = append(asked, w)
		}
	}
	if says := slices.DeleteFunc(slices.Clone(asked), func(w string) bool { return slices.Contains(r.start.Stop, w) }); len(says) > 0 {
		asked = says
	}
	sum, met := map[int]float64{}, map[int]float64{}
	total := 0.0
	for _, w := range asked {
		scores := r.word(w)
		n := float64(len(scores))
		idf := math.Log(1 + (float64(r.start.Docs)-n+0.5)/(n+0.5))
		total += idf
		for doc, score := range scores {
			sum[doc] += score
			met[doc] += idf
		}
	}
	for _, w := range without {
		for doc := range r.word(w) {
			delete(sum, doc)
		}
	}
	hits = slices.Collect(maps.Keys(sum))
	slices.SortFunc(hits, func(a, b int) int {
		return cmp.Or(-cmp.Compare(round(met[a]), round(met[b])), -cmp.Compare(round(sum[a]), round(sum[b])), cmp.Compare(a, b))
	})
	if len(hits) > 0 && round(met[hits[0]]) == round(total) {
		all = true
		hits = slices.DeleteFunc(hits, func(doc int) bool { return round(met[doc]) < round(total) })
	}
	if len(phrases) > 0 {
		hits = slices.DeleteFunc(hits, func(doc int) bool { return !r.says(doc, phrases) })
	}
	return hits, all
}

func round(f float64) int { return int(f*1e6 + 0.5) }

// says tells whether a document has all phrases in its title or a passage.
func (r *reader) says(doc int, phrases [][]string) bool {
	d := r.show(doc)
	texts := []string{d.Title}
	for _, p := range d.Passages {
		texts = append(texts, p[1].(string))
	}
	for _, phrase := range phrases {
		if !slices.ContainsFunc(texts, func(text string) bool {
			return strings.Contains(" "+strings.Join(terms.Fold(text), " ")+" ", " "+strings.Join(phrase, " ")+" ")
		}) {
			return false
		}
	}
	return true
}

// show returns what is shown of a document.
func (r *reader) show(doc int) shown {
	i, exact := slices.BinarySearch(r.start.Blocks, doc)
	if !exact {
		i--
	}
	var block struct{ Docs []shown }
	r.fetch("d"+itoa(i)+".json", &block)
	return block.Docs[doc-r.start.Blocks[i]]
}

// addresses returns where the first hits lead to: of several documents at one address the best, and of its passages
// that with the most words of the query.
func (r *reader) addresses(query string, most int) []string {
	hits, _ := r.ask(query)
	var list, seen []string
	asked := terms.Fold(query)
	for _, doc := range hits {
		if len(list) == most {
			break
		}
		d := r.show(doc)
		if slices.Contains(seen, d.At) {
			continue
		}
		seen = append(seen, d.At)
		best, at := 0, ""
		for _, p := range d.Passages {
			n := 0
			for _, w := range terms.Fold(p[1].(string)) {
				for _, a := range asked {
					if len(a) > 3 && strings.HasPrefix(w, a[:len(a)-1]) {
						n++
					}
				}
			}
			if n > best {
				best, at = n, p[0].(string)
			}
		}
		list = append(list, d.At+at)
	}
	return list
}
