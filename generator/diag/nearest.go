package diag

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that is most like word, or "" if none is similar enough to be a slip of the keyboard: at
// most one edit in three characters, where an edit inserts, deletes or changes a character or swaps two neighbours
// (optimal string alignment distance). Of equally near candidates the first is taken.
func Nearest(word string, candidates []string) string {
	best, least := "", max(1, utf8.RuneCountInString(word)/3)+1
	for _, c := range candidates {
		if strings.EqualFold(c, word) {
			return c
		}
		if d := editDistance([]rune(word), []rune(c), least); d < least {
			best, least = c, d
		}
	}
	return best
}

// DidYouMean is the help for a name that does not exist: the nearest one that does, or all if there are few, or "".
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	switch last := len(candidates) - 1; {
	case last < 0 || last >= 12:
		return ""
	case last == 0:
		return "there is only " + candidates[0]
	default:
		return "there are " + strings.Join(candidates[:last], ", ") + " and " + candidates[last]
	}
}

// editDistance returns the distance of a and b, or anything not below limit as soon as it cannot be less.
func editDistance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
