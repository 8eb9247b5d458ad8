package coverage

import (
	"strings"
	"unicode/utf8"
)

// dated tells whether word i says when: it names a month, a weekday, a season or a year, is the day before a month, or a unit
// of time counted from another ("im vergangenen Jahr", "seit zwei Jahren").
func dated(words []word, i int, language string) bool {
	c, w := tableFor(calendars, language), words[i]
	switch {
	case c.month[w.lower] && w.capital():
		return !c.doubtful[w.lower] || beside(words, i)
	case c.always[w.lower] && (w.capital() == c.nouns || c.adverb[w.lower]):
		return true
	case year(words, i, language), dayBefore(words, i, c), fullDate(w.text):
		return true
	case c.unit[w.lower]:
		return relative(words, i, c)
	case c.adverb[w.lower]:
		return true
	}
	return false
}

// calendar holds the words of a language for time.
type calendar struct {
	month    map[string]bool
	doubtful map[string]bool // months that are other words or names besides: they count beside a figure or behind a preposition
	always   map[string]bool // weekdays and seasons
	adverb   map[string]bool
	unit     map[string]bool
	counted  map[string]bool // words that tie a unit to a time, up to three words before it
	after    map[string]bool // the same behind it: "ago"
	between  map[string]bool // words between two days of one month: "8. bis 13. Oktober"
	nouns    bool            // weekdays and seasons are capitalised
}

var calendars = map[string]calendar{
	"de": {
		month:    set("januar jänner februar märz april mai juni juli august september oktober november dezember jan feb apr jun jul aug sep sept okt nov dez"),
		doubtful: set("jan feb apr jun jul aug sep sept okt nov dez"),
		always: set("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags " +
			"montagabend dienstagabend mittwochabend donnerstagabend freitagabend samstagabend sonntagabend wochenende wochenendes " +
			"frühjahr frühling sommer herbst winter frühjahrs sommers herbstes winters jahresende jahresbeginn monatsende kriegsbeginn jahreswechsel"),
		adverb: set("gestern vorgestern übermorgen"),
		unit:   set("jahr jahre jahren jahres monat monate monaten monats woche wochen wochenende tag tage tagen jahrzehnt jahrzehnte jahrzehnten jahrhundert jahrhunderts stunden"),
		counted: set("vergangenen vergangener vergangene vergangenes letzten letztem letzter letzte letztes vorigen voriger vorige vorigem diesem dieser dieses dieser diesen " +
			"kommenden kommender nächsten nächster nächste seit vor ende anfang mitte binnen innerhalb jüngsten"),
		between: set("und bis oder auf"),
		nouns:   true,
	},
	"en": {
		month:    set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"),
		doubtful: set("march may august jan feb mar apr jun jul aug sep sept oct nov dec"),
		always: set("monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays " +
			"midsummer midwinter"),
		adverb:  set("yesterday tomorrow weekend"),
		unit:    set("year years month months week weeks day days decade decades century centuries spring summer autumn winter hours"),
		counted: set("last past previous this next since late early mid within coming recent"),
		after:   set("ago earlier later before"),
		between: set("and to or through until"),
		nouns:   true,
	},
}

// beside tells whether a month that is another word besides ("May", "March", "Jan") stands beside a figure or behind a preposition.
func beside(words []word, i int) bool {
	if i+1 < len(words) && digit(words[i+1].text, 0) {
		return true
	}
	return i > 0 && (digit(words[i-1].text, 0) || monthCues[words[i-1].lower])
}

var monthCues = set("in of since until by last early late mid from to next this im seit bis ende anfang mitte")

// year tells whether word i is a year. In German four digits before a noun are an amount ("2000 Soldaten"), unless a word
// before them says otherwise.
func year(words []word, i int, language string) bool {
	w := words[i]
	if len(w.text) != 4 || strings.Trim(w.text, "0123456789") != "" || w.text < "1800" || w.text > "2099" {
		return false
	}
	if i > 0 && yearCues[words[i-1].lower] {
		return true
	}
	amount := i+1 < len(words) && words[i+1].follows() && words[i+1].capital() && language == "de"
	return !amount
}

var yearCues = set("jahr jahre jahren jahres sommer frühjahr herbst winter seit anfang ende mitte januar februar märz april mai juni juli august september oktober november dezember " +
	"year in since january february march may june july october december by until before after")

// dayBefore tells whether word i is the number of a day before its month, or in English after it: "8. bis 13. Oktober", "October 8".
func dayBefore(words []word, i int, c calendar) bool {
	if n := utf8.RuneCountInString(words[i].text); n > 4 || !digit(words[i].text, 0) {
		return false
	}
	if i > 0 && c.month[words[i-1].lower] && words[i-1].capital() && strings.Trim(words[i].gap, ". \u00a0") == "" {
		return true
	}
	for k := i + 1; k < len(words) && k <= i+3; k++ {
		if c.month[words[k].lower] && words[k].capital() {
			return true
		}
		if !c.between[words[k].lower] && !digit(words[k].text, 0) {
			return false
		}
	}
	return false
}

// fullDate tells whether a word is a date in digits: "8.10.2024".
func fullDate(s string) bool {
	return strings.Trim(s, "0123456789.") == "" && strings.Count(s, ".") == 2 && len(s) <= 10 && !strings.Contains(s, "..")
}

// relative tells whether unit i is tied to a time.
func relative(words []word, i int, c calendar) bool {
	if i+1 < len(words) && c.after[words[i+1].lower] {
		return true
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if c.counted[words[k].lower] {
			return true
		}
		if !words[k+1].follows() {
			return false
		}
	}
	return false
}
