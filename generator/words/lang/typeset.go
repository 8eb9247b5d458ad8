package lang

import (
	"regexp"
	"strings"
)

// grouped matches numbers whose thousands a blank sets off, as ISO 80000-1 has them and as keyboards write them.
var grouped = regexp.MustCompile(`\b\d{1,3}(?: \d{3})+\b`)

// Typeset returns a text in the language as a page shows it: with spaces that do not break where people type others,
// between the thousands of a number and, in languages that have one there, before signs of two parts and within « ».
// Whoever reads "1 500" over two lines reads another number first.
func (l *Lang) Typeset(text string) string {
	if thousands(text) {
		text = grouped.ReplaceAllStringFunc(text, func(n string) string { return strings.ReplaceAll(n, " ", "\u00a0") })
	}
	if l.spaced != nil {
		text = l.spaced.Replace(text)
	}
	return text
}

// thousands tells whether a blank stands between digits.
func thousands(text string) bool {
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ' ' && digit(text[i-1]) && digit(text[i+1]) {
			return true
		}
	}
	return false
}

// spacedSigns writes signs with the spaces that a language has before a colon and a semicolon; nil if it has none.
func spacedSigns(colon, semicolon string) *strings.Replacer {
	wide, narrow := strings.TrimSuffix(colon, ":"), strings.TrimSuffix(semicolon, ";")
	if wide == "" {
		return nil
	}
	return strings.NewReplacer(" :", colon, " ;", semicolon, " ?", narrow+"?", " !", narrow+"!",
		"« ", "«"+wide, " »", wide+"»")
}
