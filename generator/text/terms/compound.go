package terms

import "strings"

// Links may stand between the parts of a compound.
var Links = []string{"e", "en", "ens", "er", "es", "n", "s"}

const (
	shortestPart = 4 // letters
	mostParts    = 3
)

// divide returns the parts of a compound, in order: words that the texts have by themselves, with links between them.
// Of several ways to divide it, it is that of the fewest parts that were read most often, because "nordkorea" and
// "nische" are words, but hardly those of "nordkoreanische".
func (l *Lexicon) divide(e *entry) []Term {
	borders := softBorders(e.breaks)
	allowed := func(at int) bool { return borders == nil || borders[at] }
	for n := 2; n <= mostParts; n++ {
		if best, _ := l.split(e.folded, 0, n, allowed); best != nil {
			return best
		}
	}
	return nil
}

// split divides word[from:] into n parts, and tells the product of how often each of them was read.
func (l *Lexicon) split(word string, from, n int, allowed func(int) bool) (best []Term, often float64) {
	if n == 1 {
		term, count := l.last(word[from:])
		if count == 0 {
			return nil, 0
		}
		return []Term{term}, float64(count)
	}
	for at := from + shortestPart; at <= len(word)-shortestPart*(n-1); at++ {
		if !allowed(at) {
			continue
		}
		term, count := l.head(word[from:at])
		if count == 0 {
			continue
		}
		if rest, n := l.split(word, at, n-1, allowed); rest != nil && float64(count)*n >= often {
			best, often = append([]Term{term}, rest...), float64(count)*n
		}
	}
	return best, often
}

// head looks up a part that another follows: a word, perhaps with a link behind it.
func (l *Lexicon) head(part string) (Term, int32) {
	term, often := l.whole(part)
	for _, link := range Links {
		if bare, ok := strings.CutSuffix(part, link); ok {
			if t, n := l.whole(bare); n > often {
				term, often = t, n
			}
		}
	}
	return term, often
}

// last looks up the last part, which may have an ending that its word is never read with.
func (l *Lexicon) last(part string) (Term, int32) {
	if term, n := l.whole(part); n > 0 {
		return term, n
	}
	for at := len(part) - 1; at >= max(shortestPart, len(part)-longestEnding); at-- {
		if l.endings[part[at:]] {
			if term, n := l.whole(part[:at]); n > 0 {
				return term, n
			}
		}
	}
	return 0, 0
}

// whole looks up a word that may be a part, and tells how often it was read.
func (l *Lexicon) whole(part string) (term Term, often int32) {
	if len(part) < shortestPart {
		return 0, 0
	}
	for _, w := range l.forms[part] {
		if l.counts[w] > often {
			term, often = l.number[l.words[w].stem], l.counts[w]
		}
	}
	return term, often
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
