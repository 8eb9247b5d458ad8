// Package byline reads the lines that say who wrote an article: "Von Jana Petersen und Ole Brandt, dpa" → names.
package byline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	byWord = regexp.MustCompile(`(?i)^(?:(?:written|posted|reported|story) by|by|von|par|por|di|door|автор|текст|das gespräch führten?|` +
		`autor(?:in)?|author|text|propos recueillis par|` +
		`(?:eine? )?(?:analyse|beitrag|bericht|gastbeitrag|kommentar|interview|reportage) von)\s*:?\s+`)
	behind = regexp.MustCompile(`(?i)\s*(?:[|•·]|\s{2}|\s[-–—]\s|\b(?:edited by|published|updated)\b|` +
		`\bon \w+ \d|\bam \d|\ble \d|,?\s+\d{1,2}[./ ]|\(?[\w.+-]+@[\w.-]+).*$`)
	parts = regexp.MustCompile(`\s*;\s*|\s+(?:and|und|et|y|e|и|&|with|mit|avec)\s+|\s*/\s+|` +
		`\s*\((?:avec|mit|with)\s+|\s*,\s+(?:(?:and|und|et|y|и)\s+)?`)
)

// inverted is a name with the family first: Doe, Jane. In capitals it may be two agencies.
var inverted = regexp.MustCompile(`^\p{Lu}\p{Ll}[\p{L}'’-]*, \p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}\.|de|van|von))?$`)

// Names returns whom a byline names, each once: "By Jane Doe and John Roe, 8 Oct" is two. What is no name, such as
// "admin" or an address, is left out.
func Names(line string) []string {
	line = byWord.ReplaceAllString(strings.TrimSpace(strings.ReplaceAll(line, "\u00a0", " ")), "")
	if i := behind.FindStringIndex(line); i != nil && i[0] > 0 {
		line = line[:i[0]]
	}
	names := parts.Split(line, 8)
	if inverted.MatchString(line) {
		names = []string{line}
	}
	var list []string
	for _, name := range names {
		name = strings.Join(strings.Fields(byWord.ReplaceAllString(name, "")), " ")
		name = balanced(strings.Trim(name, " ,.:;|–—-"))
		if isName(name) && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// Signed returns whom a line names that says itself that it is a byline, as "By Jane Doe" does and "By the river" not.
func Signed(line string) []string {
	if !byWord.MatchString(line) {
		return nil
	}
	names := Names(line)
	if slices.ContainsFunc(names, func(name string) bool { return !person.MatchString(name) }) {
		return nil
	}
	return names
}

// person is a name of two words or more, each with a capital but for those that families have.
var person = regexp.MustCompile(`^\p{Lu}[\p{L}'’.-]*(?: (?:von|van|vom|zu|der|den|de|du|da|la|le|al|bin))* ` +
	`\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)*$`)

// balanced takes off a bracket that was opened or closed in another name.
func balanced(s string) string {
	if strings.Count(s, "(") != strings.Count(s, ")") {
		return strings.Trim(s, "() ")
	}
	return s
}

// isName reports whether something can be the name of a person or an agency: a few words that are no address.
func isName(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 60 || len(strings.Fields(s)) > 6 || strings.HasPrefix(s, "www.") ||
		strings.ContainsAny(s, "@{}<>=/?!") {
		return false
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "author", "autor", "staff", "editor", "redaktion", "webmaster", "unknown", "last",
		"follow", "follow author":
		return false
	}
	return strings.ContainsFunc(s, unicode.IsLetter) && !strings.ContainsAny(s, "0123456789")
}
