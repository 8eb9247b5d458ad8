package card

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longWord is from how many letters on a word may be broken by rule: about what a line of the largest type holds.
const longWord = 20

// hyphenate puts soft hyphens into long words, for cards on which they do not fit whole. The rule is that of German and does
// for other languages: the last of the consonants before a vowel begins a new syllable, and what is spoken as one sound
// stays together. It knows no compounds; so between an author's own soft hyphens nothing is added unless that part is long itself. What has no
// syllables, such as a long number or address, may be broken after every eight characters, without a hyphen.
func hyphenate(text string) string {
	var b strings.Builder
	for text != "" {
		end := strings.IndexAny(text, " "+string(softHyphen))
		if end < 0 {
			end = len(text)
		}
		part := []rune(text[:end])
		if len(part) >= longWord {
			part = []rune(syllables(part))
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		b.WriteString(string(part) + text[end:end+size])
		text = text[end+size:]
	}
	return b.String()
}

func syllables(word []rune) string {
	var b strings.Builder
	last, vowel := 0, false
	for i, r := range word {
		switch {
		case vowel && i-last >= 2 && len(word)-i >= 3 && beginsSyllable(word, i):
			b.WriteRune(softHyphen)
			last, vowel = i, false
		case i-last >= 8 && !unicode.IsLetter(word[i-1]) || i-last >= 12:
			b.WriteRune(zeroWidth)
			last, vowel = i, false
		}
		vowel = vowel || isVowel(r)
		b.WriteRune(r)
	}
	return b.String()
}

// beginsSyllable tells whether a new syllable begins with the consonant at i.
func beginsSyllable(word []rune, i int) bool {
	if !isConsonant(word[i]) || !unicode.IsLetter(word[i-1]) {
		return false
	}
	for _, sound := range []string{"sch", "ch", "ck", "ph", "th", "qu"} {
		n := len(sound)
		if i+n < len(word) && strings.EqualFold(string(word[i:i+n]), sound) {
			return isVowel(word[i+n])
		}
		for into := 1; into < n; into++ { // i lies within the sound
			if i >= into && i-into+n <= len(word) && strings.EqualFold(string(word[i-into:i-into+n]), sound) {
				return false
			}
		}
	}
	return isVowel(word[i+1])
}

func isVowel(r rune) bool     { return strings.ContainsRune("aeiouyäöüAEIOUYÄÖÜ", r) }
func isConsonant(r rune) bool { return unicode.IsLetter(r) && !isVowel(r) }
