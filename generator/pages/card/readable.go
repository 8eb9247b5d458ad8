package card

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	softHyphen  = '\u00ad'
	zeroWidth   = '\u200b' // a word may be broken here, without a hyphen
	noBreak     = '\u00a0' // a space at which no line ends
	fixedHyphen = '\u2011' // a hyphen at which no line ends
	leftOut     = "[…]"
)

// maxRunes is how much of a text is looked at, in code points: more than ever fits a card.
const maxRunes = 1000

// readable turns a text into one that the fonts can show, with single spaces. A letter that they lack is shown without
// its accent if that helps; letters and digits that cannot be shown at all, such as Korean, become "[…]", the sign for
// words left out; pictures and invisible characters are dropped. Never is there a box in place of a letter.
func readable(text string) string {
	// cut before Unicode normalization, which needs time in proportion; 16 bytes are a letter with its accents
	runes := []rune(norm.NFC.String(text[:min(len(text), 16*maxRunes)]))
	var b strings.Builder
	for _, r := range runes[:min(len(runes), maxRunes)] {
		b.WriteString(shown(r))
	}
	words := strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' })
	return gaps.ReplaceAllString(strings.Join(words, " "), leftOut)
}

// gaps are several that follow one another: they are shown as one.
var gaps = regexp.MustCompile(`\[…\]( ?\[…\])+`)

// shown returns what stands for a character.
func shown(r rune) string {
	switch {
	case r == softHyphen, r == zeroWidth, r == noBreak, r == fixedHyphen:
		return string(r)
	case r == '\u202f', r == '\u2007': // narrow and figure space
		return string(noBreak)
	case r == '\u2010':
		return "-"
	case r == 'ẞ':
		return "SS"
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
		return " "
	case !unicode.IsGraphic(r), unicode.Is(unicode.M, r), r == unicode.ReplacementChar:
		return ""
	case has(r):
		return string(r)
	}
	for _, form := range []norm.Form{norm.NFKC, norm.NFKD} {
		simpler := strings.Map(func(r rune) rune {
			if unicode.Is(unicode.M, r) || !has(r) {
				return -1
			}
			return r
		}, form.String(string(r)))
		if simpler != "" {
			return simpler
		}
	}
	if unicode.IsLetter(r) || unicode.IsNumber(r) {
		return leftOut
	}
	return ""
}

// has tells whether both fonts have a glyph for a character.
func has(r rune) bool {
	a, errA := regular.GlyphIndex(nil, r)
	b, errB := bold.GlyphIndex(nil, r)
	return errA == nil && errB == nil && a != 0 && b != 0
}

// drawnAs returns the character whose glyph is drawn for one of a readable text. In the Go fonts "-" is as wide as a
// minus; the hyphen stands where the soft one has its place.
func drawnAs(r rune) rune {
	switch r {
	case '-', fixedHyphen:
		return softHyphen
	case noBreak:
		return ' '
	}
	return r
}

// plain takes out the places where a word may be broken.
var plain = strings.NewReplacer(string(softHyphen), "", string(zeroWidth), "").Replace
