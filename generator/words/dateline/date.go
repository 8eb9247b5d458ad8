// Package dateline reads the dates that people write, as they stand above articles.
//
// In goes a line such as "Dienstag, den 8. Okt. 2024, 14:05 Uhr" and the code of its language, out comes EDTF. What two
// readers would read differently gives none: an editor types a missing date, and does not see a wrong one.
package dateline

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"

	"beleg/generator/words/edtf"
	"beleg/generator/words/reading"
	"beleg/generator/words/script"
)

// Date returns the first date that stands in a text, in words or digits, as EDTF: "2024-10-08", or "2024-10" where only
// a month and its year do. It is "" if there is none, or if the first is ambiguous (10/08/2024, unless the language's
// code says where it was written: fr, en-GB), impossible (31 June), or the end of a stretch of days. A date without its
// year is none. The day is that which stands there, whatever its time zone. For language "" the months of all languages
// count, those of months.toml beside a day only: in English "out" is no October. It takes time linear in the text.
func Date(text, language string) string {
	text = script.Digits(strings.TrimSpace(text))
	if wholeMonth.MatchString(text) {
		return text
	}
	text = clock.ReplaceAllString(text, "$1")
	text = unparted.ReplaceAllString(hanDay.ReplaceAllString(text, " $1-$2-$3 "), "$1-$2-$3")
	tables := []*reading.Language{in(language)}
	if language == "" {
		tables = all
	}
	words := reading.Words(text)
	for i, w := range words {
		date, found := digitDate(inDigits.FindStringSubmatch(text[w.Start:min(len(text), w.Start+16)]), language)
		if found && goesOn(tables[0], words, i) {
			return ""
		}
		for _, l := range tables {
			// Only English reads the day in "8th September".
			d, ok := dateBeside(l, words, i)
			if ok && len(d) >= len(date) && (l.Known || language != "" || len(d) != len("2024-10")) {
				date, found = d, true
			}
		}
		if _, err := edtf.Parse(date); found && err == nil {
			return date
		} else if found {
			return ""
		}
	}
	return ""
}

var (
	wholeMonth = regexp.MustCompile(`^(1[89]|20)\d\d-(0[1-9]|1[0-2])$`)
	// What goes on is no date but an address on the net, or the number of a paragraph.
	inDigits = regexp.MustCompile(`^(\d{1,4})([-/]|\. ?)(\d{1,2})([-/]|\. ?)(\d{4}|\d{1,2})` +
		`(?:$|T|[^\pL\d./-]|[./-](?:$|\D))`)

	hanDay   = regexp.MustCompile(`\b((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`)
	unparted = regexp.MustCompile(`^((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?\d{4,6}.*)?$`) // 20241008T140500Z
	// Oct 8 10:00:00 EST 2024
	clock = regexp.MustCompile(` \d\d:\d\d(?::\d\d)?(?: [A-Z]{2,5})?( (?:19|20)\d\d)\b`)
)

//go:embed months.toml
var months string

// further are the languages that reading has no table for; it panics on a file that does not parse.
var further = func() (list map[string]*reading.Language) {
	if meta, err := toml.Decode(months, &list); err != nil || len(meta.Undecoded()) > 0 {
		panic(fmt.Sprintf("dateline: %v, unknown keys %v", err, meta.Undecoded())) // it is part of the program
	}
	return list
}()

var all = func() []*reading.Language {
	list := []*reading.Language{in("de"), in("en"), in("fr")}
	for _, code := range slices.Sorted(maps.Keys(further)) {
		list = append(list, in(code))
	}
	return list
}()

// in returns the table of a language, an empty one if there is none.
func in(language string) *reading.Language {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if l := reading.In(base); l.Known {
		return l
	}
	return cmp.Or(further[base], reading.In(""))
}

// digitDate reads what inDigits found; false if it is no date. Behind dots the day comes first, but in English, where
// it takes a country to know.
func digitDate(m []string, language string) (string, bool) {
	if m == nil || m[2][0] != m[4][0] {
		return "", false
	}
	l, country := in(language), strings.ToLower(language[strings.LastIndex(language, "-")+1:])
	day, month, year := m[1], m[3], m[5]
	dots := m[2][0] == '.'
	dayFirst := l.DayFirst || l.DayFirstIn[country] || dots && l.DayFirstIn == nil
	switch short := len(day) == 2 && len(month) == 2 && len(year) == 2; {
	case yearly(day) && len(year) <= 2:
		return day + "-" + twoDigits(month) + "-" + twoDigits(year), true
	case short && dots && l.DayFirst:
		year = "20" + year // 08.10.24: who takes an article in does so in our time
	case len(day) > 2, !yearly(year):
		return "", false
	}
	day, month = twoDigits(day), twoDigits(month)
	switch {
	case month > "12" && !(dots && dayFirst), day <= "12" && !dayFirst && l.MonthFirstIn[country]:
		day, month = month, day
	case !dayFirst && day <= "12" && day != month:
		return "", true
	}
	return year + "-" + month + "-" + day, true
}

// dateBeside returns the date whose month is word i: false if there is none, "" if it ends a stretch of days.
func dateBeside(l *reading.Language, words []reading.Word, i int) (string, bool) {
	month, first, last, before := l.Months[words[i].Lower], i, i, i-1
	if month == 0 || len(words[i].Lower) > 5 && strings.HasPrefix(words[i].After, ". ") { // a sentence ends
		return "", false
	}
	if l.Of[at(words, before).Lower] {
		before--
	}
	day := dayOf(l, at(words, before))
	if day != "" && apposed(words[i].Before) {
		first = before
	} else if day = dayOf(l, at(words, i+1)); day != "" && apposed(at(words, i+1).Before) {
		last = i + 1
	} else {
		day = ""
	}
	year := at(words, last+1)
	if l.Of[year.Lower] && apposed(year.Before) { // "8 de octubre de 2024"
		year = at(words, last+2)
	}
	switch {
	case !yearly(year.Text) || !apposed(strings.TrimPrefix(year.Before, ",")):
		return "", false
	case goesOn(l, words, first):
		return "", true
	}
	date := fmt.Sprintf("%s-%02.0f", year.Text, month)
	if day != "" {
		date += "-" + twoDigits(day)
	}
	return date, true
}

// dayOf returns the digits of a word that may be the day of a month: "8", "8th".
func dayOf(l *reading.Language, w reading.Word) string {
	day := strings.TrimRightFunc(w.Lower, unicode.IsLetter)
	end := w.Lower[len(day):]
	if day == "" || len(day) > 2 || strings.Trim(day, "0123456789") != "" || end != "" && !l.DayEnds[end] {
		return ""
	}
	return day
}

// apposed tells whether what stands between two words leaves them parts of one date.
func apposed(s string) bool { return len(s) <= 4 && strings.Trim(s, " .-\u00a0\u202f\n") == "" }

// goesOn tells whether the date that begins with a word is the second of two: "8. bis 13.", "8.–13.", "8.10.–13.10.".
func goesOn(l *reading.Language, words []reading.Word, i int) bool {
	before, sep := at(words, i-1), words[i].Before
	before.Lower, _, _ = strings.Cut(before.Lower, ".")
	if l.Through[before.Lower] {
		before = at(words, i-2)
		return dayOf(l, before) != "" || l.Months[before.Lower] > 0
	}
	dash := strings.ContainsAny(sep, "-–") && (sep[0] == '.' || !strings.Contains(sep, " "))
	return dash && dayOf(l, before) != ""
}

// yearly tells whether a word may be the year of an article.
func yearly(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == "" && "1800" <= s && s <= "2099"
}

// at returns a word, or none if i is outside.
func at(words []reading.Word, i int) (w reading.Word) {
	if i >= 0 && i < len(words) {
		w = words[i]
	}
	return w
}

func twoDigits(s string) string { return ("0" + s)[max(0, len(s)-1):] }
