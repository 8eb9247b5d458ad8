package diag

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unseen are the names of the characters that stand in texts most often without being seen, in words of today.
var unseen = map[rune]string{
	'\u00A0': "no-break space", '\u00AD': "soft hyphen", '\u061C': "Arabic letter mark", '\u180E': "vowel separator",
	'\u200B': "zero-width space", '\u200C': "zero-width non-joiner", '\u200D': "zero-width joiner",
	'\u200E': "left-to-right mark", '\u200F': "right-to-left mark", '\u202A': "left-to-right embedding",
	'\u202B': "right-to-left embedding", '\u202C': "end of a direction", '\u202D': "left-to-right override",
	'\u202E': "right-to-left override", '\u202F': "narrow no-break space", '\u2060': "word joiner",
	'\u2066': "left-to-right isolate", '\u2067': "right-to-left isolate", '\u2068': "first strong isolate",
	'\u2069': "end of an isolate", '\u3000': "wide space", '\uFEFF': "byte order mark", '\uFFFC': "object mark",
}

// Character names a character that cannot be seen, or cannot be told from another by looking: "byte order mark
// (U+FEFF)", "а (U+0430, Cyrillic)".
func Character(r rune) string {
	if name := unseen[r]; name != "" {
		return fmt.Sprintf("%s (%U)", name, r)
	}
	var kind string
	switch {
	case unicode.IsSpace(r):
		return fmt.Sprintf("space %U", r)
	case unicode.IsControl(r):
		return fmt.Sprintf("control character %U", r)
	case unicode.Is(unicode.Co, r):
		return fmt.Sprintf("private character %U", r)
	case !unicode.IsGraphic(r):
		return fmt.Sprintf("invisible character %U", r)
	case unicode.IsMark(r):
		return fmt.Sprintf("combining mark %U", r)
	}
	for _, script := range slices.Sorted(maps.Keys(unicode.Scripts)) {
		if unicode.Is(unicode.Scripts[script], r) && script != "Common" {
			kind = ", " + strings.ReplaceAll(script, "_", " ")
		}
	}
	return fmt.Sprintf("%c (%U%s)", r, r, kind)
}

// Unseen returns the name of the character that a text begins with if it cannot be seen or is a space that no keyboard
// has; else it is empty.
func Unseen(text string) string {
	r, _ := utf8.DecodeRuneInString(text)
	if r < utf8.RuneSelf || r == utf8.RuneError || unicode.IsGraphic(r) && unseen[r] == "" && !unicode.IsSpace(r) {
		return ""
	}
	return Character(r)
}
