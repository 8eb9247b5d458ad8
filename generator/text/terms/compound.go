package terms

import (
	"cmp"
	"slices"
	"strings"
)

// Links may stand between the parts of a compound.
var Links = []string{"e", "en", "ens", "er", "es", "n", "s"}

const (
	shortestPart = 4 // letters
	mostParts    = 3
)

// shortestUnknown is how many letters a part has at least that the texts do not have by itself.
const shortestUnknown = 5

// suffixes look like such parts, perhaps with a letter before them, and are none.
var suffixes = []string{"chaft", "haft", "heit", "isch", "keit", "lich", "ung"}

// divide returns the stems of the parts of a compound, in order: words that the texts have by themselves, with links
// between them. Of several ways to divide it, it is that of the fewest parts that were read most often, because
// "nordkorea" and "nische" are words, but hardly those of "nordkoreanische". If there is none, one word is enough, and
// what stands beside it is taken for one too: whoever looks for a fleet wants to find "pazifikflotte".
func (l *Lexicon) divide(e *entry) []string {
	borders := softBorders(e.breaks)
	allowed := func(at int) bool { return borders == nil || borders[at] }
	for n := 2; n <= mostParts; n++ {
		if best, _ := l.split(e.folded, 0, n, allowed); best != nil {
			return best
		}
	}
	return l.beside(e.folded, e.in, allowed)
}

// split divides word[from:] into n parts, and tells the product of how often each of them was read.
func (l *Lexicon) split(word string, from, n int, allowed func(int) bool) (best []string, often float64) {
	if n == 1 {
		stem, count := l.last(word[from:])
		if count == 0 {
			return nil, 0
		}
		return []string{stem}, float64(count)
	}
	for at := from + shortestPart; at <= len(word)-shortestPart*(n-1); at++ {
		if !allowed(at) {
			continue
		}
		stem, count := l.head(word[from:at])
		if count == 0 {
			continue
		}
		if rest, n := l.split(word, at, n-1, allowed); rest != nil && float64(count)*n >= often {
			best, often = append([]string{stem}, rest...), float64(count)*n
		}
	}
	return best, often
}

// beside divides a word into one that the texts have and one that they do not: the longest that they have counts.
func (l *Lexicon) beside(word string, in language, allowed func(int) bool) (best []string) {
	known := 0
	for at := shortestPart; at <= len(word)-shortestPart; at++ {
		if !allowed(at) {
			continue
		}
		first, last := word[:at], word[at:]
		if stem, n := l.head(first); at > known && part(last) && (n > 0 || l.isStem(first)) {
			best, known = []string{cmp.Or(stem, first), in.stemOf(last, last)}, at
		}
		if stem, n := l.last(last); n > 0 && len(last) > known && part(first) {
			best, known = []string{in.stemOf(first, first), stem}, len(last)
		}
	}
	return best
}

// isStem tells whether a word has this stem: "drohgebarde" begins with that of a verb.
func (l *Lexicon) isStem(word string) bool {
	_, is := l.number[word]
	return is
}

// part tells whether something may be a word that no text has by itself.
func part(unknown string) bool {
	begins := func(suffix string) bool {
		return strings.HasPrefix(unknown, suffix) || strings.HasPrefix(unknown[1:], suffix)
	}
	return len(unknown) >= shortestUnknown && !slices.ContainsFunc(suffixes, begins)
}

// head looks up a part that another follows: a word, perhaps with a link behind it.
func (l *Lexicon) head(part string) (stem string, often int32) {
	stem, often = l.whole(part)
	for _, link := range Links {
		if bare, ok := strings.CutSuffix(part, link); ok {
			if s, n := l.whole(bare); n > often {
				stem, often = s, n
			}
		}
	}
	return stem, often
}

// last looks up the last part, which may have an ending that its word is never read with.
func (l *Lexicon) last(part string) (stem string, often int32) {
	if stem, n := l.whole(part); n > 0 {
		return stem, n
	}
	for at := len(part) - 1; at >= max(shortestPart, len(part)-longestEnding); at-- {
		if l.endings[part[at:]] {
			if stem, n := l.whole(part[:at]); n > 0 {
				return stem, n
			}
		}
	}
	return "", 0
}

// whole looks up a word that may be a part, and tells how often it was read.
func (l *Lexicon) whole(part string) (stem string, often int32) {
	if len(part) < shortestPart {
		return "", 0
	}
	for _, w := range l.forms[part] {
		if l.counts[w] > often {
			stem, often = l.words[w].stem, l.counts[w]
		}
	}
	return stem, often
}

// softBorders returns where soft hyphens allow a division, as places in the folded word; nil for everywhere.
func softBorders(written string) map[int]bool {
	if written == "" {
		return nil
	}
	borders, at := map[int]bool{}, 0
	for piece := range strings.SplitSeq(written, softHyphen) {
		at += len(vowels(even(piece)))
		borders[at] = true
	}
	return borders
}
