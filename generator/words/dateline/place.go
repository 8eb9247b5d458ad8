package dateline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lead is a place, perhaps with more on it or a date, and an agency: "WASHINGTON, Oct 8 (Reuters) - ".
var lead = regexp.MustCompile(`^(\p{Lu}[\p{L}.'’-]*(?:[ /]{1,2}\p{L}[\p{L}.'’-]*){0,4})((?:, [^,()–—]{2,30}){0,2})` +
	`( \([\p{L}\d/.-]{2,20}\))? ?[–—-] `)

var dash = regexp.MustCompile(` [–—-] `)

const (
	longestLead = 160 // how many bytes of a text are looked at for it
	shortPlace  = 3   // what is no longer may number a list: "III – "
)

// Length returns how many bytes the dateline has with which a text begins, such as "HARWICK, 14 May 2026 – ", and 0
// if there is none. A name before a dash is one only in capitals, with a date, or with an agency; where another dash
// follows, the two may enclose what is said of somebody.
func Length(text string) int {
	m := lead.FindStringSubmatchIndex(text[:min(len(text), longestLead)])
	if m == nil {
		return 0
	}
	place, rest := text[m[2]:m[3]], text[m[1]:]
	large := len(place) > shortPlace && place == strings.ToUpper(place)
	signed := m[6] >= 0 || strings.ContainsAny(text[m[4]:m[5]], "0123456789")
	first, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || unicode.IsLower(first) || !large && !signed || !(large && signed) && dash.MatchString(rest) {
		return 0
	}
	return m[1]
}
