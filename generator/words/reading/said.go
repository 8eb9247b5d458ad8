package reading

import (
	"strings"
	"unicode/utf8"
)

// Dated tells whether word i says when: it names a month, a weekday, a season or a year, is the day before a month, or
// a unit of time counted from another ("im vergangenen Jahr", "seit zwei Jahren").
func (l *Language) Dated(words []Word, i int) bool {
	w := words[i]
	switch {
	case l.month(w):
		return !l.DoubtfulMonths[w.Lower] || l.beside(words, i)
	case l.Times[w.Lower] && w.Capital() == l.Capitals, l.Days[w.Lower]:
		return true
	case l.year(words, i), l.dayBefore(words, i), fullDate(w.Text):
		return true
	}
	return l.Spans[w.Lower] && l.relative(words, i)
}

// Timely tells whether a word is one of those that say when, or would in other company.
func (l *Language) Timely(w Word) bool {
	return l.Months[w.Lower] > 0 || l.Times[w.Lower] || l.Spans[w.Lower] || l.Counted[w.Lower]
}

func (l *Language) month(w Word) bool { return l.Months[w.Lower] > 0 && (w.Capital() || !l.Capitals) }

// beside tells whether a month that is another word besides ("May", "March", "Jan") stands beside a figure or behind a
// preposition.
func (l *Language) beside(words []Word, i int) bool {
	before := at(words, i-1)
	return digit(at(words, i+1).Text, 0) || digit(before.Text, 0) || l.MonthCues[before.Lower]
}

// year tells whether word i is a year. In German four digits before a noun are an amount ("2000 Soldaten"), unless a
// word before them says otherwise.
func (l *Language) year(words []Word, i int) bool {
	next := at(words, i+1)
	amount := l.Nouns && next.Follows() && next.Capital()
	return yearly(words[i].Text) && (!amount || l.YearCues[at(words, i-1).Lower])
}

// yearly tells whether a word may be a year by its digits.
func yearly(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == "" && "1800" <= s && s <= "2099"
}

// dayBefore tells whether word i is the number of a day before its month, or in English after it: "8. bis 13. Oktober",
// "October 8".
func (l *Language) dayBefore(words []Word, i int) bool {
	if n := utf8.RuneCountInString(words[i].Text); n > 4 || !digit(words[i].Text, 0) {
		return false
	}
	if l.month(at(words, i-1)) && strings.Trim(words[i].Before, ". \u00a0") == "" {
		return true
	}
	for _, w := range words[i+1 : min(len(words), i+4)] {
		if l.month(w) {
			return true
		}
		if !l.Through[w.Lower] && !digit(w.Text, 0) {
			return false
		}
	}
	return false
}

// fullDate tells whether a word is a date in digits: "8.10.2024".
func fullDate(s string) bool {
	return strings.Trim(s, "0123456789.") == "" && strings.Count(s, ".") == 2 && len(s) <= 10 &&
		!strings.Contains(s, "..")
}

// relative tells whether unit i is tied to a time.
func (l *Language) relative(words []Word, i int) bool {
	if l.After[at(words, i+1).Lower] {
		return true
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		if !words[k+1].Follows() {
			return false
		}
		if l.Counted[words[k].Lower] {
			return true
		}
	}
	return false
}
