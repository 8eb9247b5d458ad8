package search_test

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"iter"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"beleg/generator/pages/postings"
	"beleg/generator/pages/search"
	"beleg/generator/text/terms"
)

// A reader asks an index as the script in a browser does: by its files, as doc.go describes them, and by nothing else.
type reader struct {
	t        testing.TB
	file     func(path string) ([]byte, error)
	start    startFile
	words    map[int]shardFile
	postings map[string]*posting
	blocks   map[int][]shown
	fetched  map[string][]byte
}

type startFile struct {
	V       string
	Docs    int
	Kinds   [][2]any
	Terms   []string
	Blocks  string
	Facets  int
	Stop    []string
	Endings []string
	Links   []string
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
	Passages  [][]any
}

func newReader(t testing.TB, file func(string) ([]byte, error)) *reader {
	r := &reader{t: t, file: file, words: map[int]shardFile{}, postings: map[string]*posting{},
		blocks: map[int][]shown{}, fetched: map[string][]byte{}}
	r.fetch("index.json", &r.start)
	return r
}

// fetch reads a file into what it holds.
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
	r.fetched[name] = data
}

// bytes tells what all files weigh on their way, each compressed.
func (r *reader) bytes() int {
	var packed bytes.Buffer
	for _, data := range r.fetched {
		w := gzip.NewWriter(&packed)
		_, _ = w.Write(data)
		_ = w.Close()
	}
	return packed.Len()
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

// A posting is what is known of a stem: the documents before the horizon, with what it says of each, in the units of a
// query.
type posting struct {
	scores  map[int]float64
	idf     float64
	horizon int
	rest    [][4]int // parts that were not fetched
}

// stem returns the posting of a stem as far as its shard has it.
func (r *reader) stem(stem string) *posting {
	if p := r.postings[stem]; p != nil {
		return p
	}
	raw := r.shard(r.at(stem)).Terms[stem]
	if raw == nil {
		r.t.Fatalf("no term %q", stem)
	}
	var n int
	var docs, scores string
	p := &posting{scores: map[int]float64{}}
	for i, into := range []any{&n, &docs, &scores, &p.rest}[:len(raw)] {
		if err := json.Unmarshal(raw[i], into); err != nil {
			r.t.Fatal(err)
		}
	}
	p.idf = math.Log(1 + (float64(r.start.Docs)-float64(n)+0.5)/(float64(n)+0.5))
	r.add(p, docs, scores, 15)
	r.postings[stem] = p
	return p
}

func (r *reader) add(p *posting, docs, scores string, top int) {
	for i, doc := range postings.Numbers(docs) {
		score := strings.IndexByte("0123456789abcdef", scores[i])
		if score > top {
			r.t.Errorf("document %d has the score %d, above %d", doc, score, top)
		}
		p.scores[doc] = p.idf * float64(score+1) / 16
	}
	p.horizon = math.MaxInt
	if len(p.rest) > 0 {
		p.horizon = p.rest[0][0]
	}
}

// lengthen fetches the next part of a list.
func (r *reader) lengthen(p *posting) {
	next := p.rest[0]
	var pack struct{ Lists [][2]string }
	r.fetch("p"+itoa(next[1])+".json", &pack)
	list := pack.Lists[next[2]]
	if first := postings.Numbers(list[0])[0]; first != next[0] {
		r.t.Errorf("a part begins with %d, not %d", first, next[0])
	}
	p.rest = p.rest[1:]
	r.add(p, list[0], list[1], next[3])
}

// A meeting is a word of a query, and the documents that meet it.
type meeting struct {
	stands [][]string
	scores map[int]float64
}

// meet returns the documents that a word meets, as far as is known.
func (r *reader) meet(stands [][]string) meeting {
	m := meeting{stands, map[int]float64{}}
	for _, stems := range stands {
		all := maps.Clone(r.stem(stems[0]).scores)
		for _, stem := range stems[1:] {
			scores := r.stem(stem).scores
			maps.DeleteFunc(all, func(doc int, _ float64) bool { return scores[doc] == 0 })
			for doc := range all {
				all[doc] = min(all[doc], scores[doc])
			}
		}
		for doc, score := range all {
			if len(stems) > 1 {
				score /= 2
			}
			m.scores[doc] = max(m.scores[doc], score)
		}
	}
	return m
}

// nearest of the horizons of what some words stand for, and whose it is; nil if all is known.
func (r *reader) horizon(words []meeting) (at int, of *posting) {
	at = math.MaxInt
	for _, m := range words {
		for _, stems := range m.stands {
			for _, stem := range stems {
				if p := r.stem(stem); p.horizon < at {
					at, of = p.horizon, p
				}
			}
		}
	}
	return at, of
}

// withinWord is a quotation mark that opens nothing.
var withinWord = regexp.MustCompile(`(\p{Hebrew})"(\p{Hebrew})`)

// ask returns the documents that meet a query, the best first, and whether they meet all of its words.
func (r *reader) ask(query string) (hits []int, all bool) {
	query = strings.NewReplacer("„", `"`, "“", `"`, "”", `"`, "«", `"`, "»", `"`).Replace(query)
	query = withinWord.ReplaceAllString(query, "$1\u05f4$2")
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
	if says := slices.DeleteFunc(slices.Clone(asked), func(w string) bool { return alone(w) || r.silent(query, w) }); len(says) > 0 {
		asked = says
	}
	var words []meeting
	for _, w := range asked {
		stands := r.begun(w)
		if !alone(w) {
			stands = r.alternatives(w)
		}
		words = append(words, r.meet(stands))
	}
	for {
		hits, all = r.rank(words)
		for _, w := range without {
			away := r.meet(r.alternatives(w)).scores
			hits = slices.DeleteFunc(hits, func(doc int) bool { return away[doc] > 0 })
		}
		at, list := r.horizon(words)
		sure := 0
		for _, doc := range hits {
			if all && doc < at {
				sure++
			}
		}
		if list == nil || sure >= enough {
			break
		}
		r.lengthen(list)
		for i := range words {
			words[i] = r.meet(words[i].stands)
		}
	}
	if len(phrases) > 0 {
		hits = slices.DeleteFunc(hits, func(doc int) bool { return !r.says(doc, phrases) })
	}
	return hits, all
}

// alone tells a single letter of a script without spaces: what begins with it is what it stands before.
func alone(word string) bool {
	return utf8.RuneCountInString(word) == 1 && !terms.Silent(word) && word > "9"
}

// silent tells whether a word of a query says nothing, as it is folded or as it is written.
func (r *reader) silent(query, word string) bool {
	written := strings.FieldsFunc(query, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) })
	return slices.Contains(r.start.Stop, word) || slices.ContainsFunc(written, func(w string) bool {
		return slices.Contains(r.start.Stop, "="+w) && slices.Contains(terms.Fold(w), word)
	})
}

// enough is how many hits are shown at once.
const enough = 10

// rank returns the documents that meet all words, or else the most, the best first.
func (r *reader) rank(words []meeting) (hits []int, all bool) {
	sum, met := map[int]float64{}, map[int]float64{}
	total := 0.0
	for _, w := range words {
		n := float64(len(w.scores))
		idf := math.Log(1 + (float64(r.start.Docs)-n+0.5)/(n+0.5))
		total += idf
		for doc, score := range w.scores {
			sum[doc] += score
			met[doc] += idf
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
			end := " "
			if len(phrase) > 0 && alone(phrase[len(phrase)-1]) {
				end = "" // what follows it in the text is a part of the same word
			}
			return strings.Contains(" "+strings.Join(terms.Fold(text), " ")+" ", " "+strings.Join(phrase, " ")+end)
		}) {
			return false
		}
	}
	return true
}

// show returns what is shown of a document.
func (r *reader) show(doc int) shown {
	blocks := postings.Numbers(r.start.Blocks)
	i, exact := slices.BinarySearch(blocks, doc)
	if !exact {
		i--
	}
	if r.blocks[i] == nil {
		var block struct{ Docs []shown }
		r.fetch("d"+itoa(i)+".json", &block)
		r.blocks[i] = block.Docs
	}
	return r.blocks[i][doc-blocks[i]]
}

// A hit is where a document leads to.
type hit struct{ address, title string }

// first returns the first hits: of several documents at one address the best, and of its passages that with the most
// words of the query.
func (r *reader) first(query string, most int) (list []hit) {
	hits, _ := r.ask(query)
	var seen []string
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
		list = append(list, hit{d.At + at, d.Title})
	}
	return list
}
