package press

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"beleg/cmd/corpus/internal/dice"
)

var typewriter = strings.NewReplacer("„", `"`, "“", `"`, "”", `"`, "«", `"`, "»", `"`, "‚", "'", "‘", "'", "’", "'", "–", "-", "—", "-", "‑", "-",
	"\u00A0", " ", "\u202F", " ", "\u00AD", "")

var foreign = strings.NewReplacer("„", "»", "“", "«", "–", "—", "’", "'")

// Typewritten returns words as a keyboard has them: straight quotation marks, hyphens for dashes, normal spaces, and no two
// of them in a row.
func Typewritten(words string) string {
	words = typewriter.Replace(words)
	for strings.Contains(words, "  ") {
		words = strings.ReplaceAll(words, "  ", " ")
	}
	return words
}

// Type returns words as an editor may type them: most often exactly, sometimes with other characters that matching takes
// for the same.
func Type(d *dice.Dice, words string) string {
	switch d.Weighted(60, 22, 8, 6, 2, 2) {
	case 1:
		return Typewritten(words)
	case 2:
		return foreign.Replace(words)
	case 3: // copied from a window that breaks lines
		half := strings.IndexByte(words[len(words)/2:], ' ')
		if half < 0 {
			return words
		}
		half += len(words) / 2
		return words[:half] + "\n" + words[half+1:]
	case 4:
		return norm.NFD.String(words)
	case 5:
		return strings.ReplaceAll(words, "[…]", "[...]")
	}
	return words
}
