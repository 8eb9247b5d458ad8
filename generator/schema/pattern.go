package schema

import "beleg/generator/format"

// The patterns are written for every dialect of regular expressions that an editor may have: no classes but [ ], \s and \S, and no
// groups but ( ). Each matches the whole of a value once it went through whole.

// whole makes a pattern match whole values only.
func whole(pattern string) string { return "^(" + pattern + ")$" }

// orBlank lets a pattern match blank values too, which are read as if the key were not there.
func orBlank(pattern string) string { return `\s*|` + pattern }

// Addresses. What package net/url makes of the port and of % is left to check. They are no `format: uri`, because that forbids
// letters such as ä, which addresses have where people copy them from.
const (
	hostAndPath = `[^/?#@ \t\r\n<>"]+([/?#][^ \t\r\n<>"]*)?`
	webAddress  = `[Hh][Tt][Tt][Pp][Ss]?://` + hostAndPath
	anyAddress  = webAddress + `|[Mm][Aa][Ii][Ll][Tt][Oo]:([^/?@ \t\r\n<>"][^? \t\r\n<>"]*)?@[^ \t\r\n<>"]*`
)

// chain is hearsay: actors with < between them, ? for one that nobody describes.
const (
	voice = `(\?|` + format.IDPattern + `)`
	chain = `\s*` + voice + `(\s*<\s*` + voice + `)*\s*`
)

// Dates of package edtf. Every one matches. What matches and is none is a 29 February in a common year, an interval that runs
// backwards, or a set with a day twice; the other days that no month has are told at once.
const (
	month = `(0[1-9]|1[0-2])`
	aDay  = `[0-9]{4}-(` + month + `-(0[1-9]|[12][0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)`
	point = `([0-9]{2}XX|[0-9]{3}X|[0-9]{4}(-XX(-XX)?|-` + month + `(-(XX|[012]X|0[1-9]|[12][0-9]))?|-(0[13-9]|1[0-2])-3[0X]|-(0[13578]|1[02])-31)?)[?~%]?`
	aSet  = `\[` + aDay + `(\.\.` + aDay + `|(,` + aDay + `)+)\]`
	date  = point + `(/(` + point + `|\.\.))?|\.\./` + point + `|` + aSet
)
