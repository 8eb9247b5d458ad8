package reading

import (
	"embed"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/words/script"
)

//go:embed other/small.toml
var other embed.FS

// small tells by a word in which languages it is a frequent one; each is a place in codes.
var codes, small = func() ([]string, map[string][]int) {
	lists := map[string]Set{}
	if _, err := toml.DecodeFS(other, "other/small.toml", &lists); err != nil {
		panic(fmt.Sprintf("reading: %v", err)) // it is part of the program
	}
	for code, l := range languages {
		lists[code] = l.Small
	}
	var codes []string
	words := map[string][]int{}
	for code, list := range lists {
		for w := range list {
			words[w] = append(words[w], len(codes))
		}
		codes = append(codes, code)
	}
	return codes, words
}()

// Guess tells in which language most of a text is, and "" if it cannot: where the text is short, in a language that is
// not known here, or in two of which none outweighs the other.
// Letters tell what is not written in Latin ones. Of the others, small words do: one word in eight must be one of the
// language's, and three different ones of more than a letter at least. Against each other language only those count
// that the two do not share, and must be two fifths more than the other's: so close neighbours are told apart, such as
// Norwegian and Danish, and a text that is half in one and half in another is in none.
func Guess(text string) string {
	text = text[:min(len(text), 256<<10)] // all words of a book take more room than the book
	if code, latin := script.Language(text); !latin {
		return code
	}
	lettered, said := 0, map[string]int{}
	for _, w := range Words(text) {
		if !digit(w.Lower, 0) {
			lettered++
		}
		if small[w.Lower] != nil {
			said[w.Lower]++
		}
	}
	hits := make([]int, len(codes))
	for w, n := range said {
		for _, i := range small[w] {
			hits[i] += n
		}
	}
	best := slices.Index(hits, slices.Max(hits))
	shared, different := make([]int, len(codes)), 0
	for w, n := range said {
		if slices.Contains(small[w], best) {
			if utf8.RuneCountInString(w) > 1 { // "z. B." is not Slovenian
				different++
			}
			for _, i := range small[w] {
				shared[i] += n
			}
		}
	}
	if 8*hits[best] < lettered || different < 3 {
		return ""
	}
	for i, n := range hits {
		if i != best && 5*(hits[best]-shared[i]) <= 7*(n-shared[i]) {
			return ""
		}
	}
	return codes[best]
}
