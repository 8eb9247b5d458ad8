package reading

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Numbers returns the numbers in a text, in its order, as people write them: "13.000", "£2.4m", "zwölf", "twenty-five
// thousand", "half a million", "ein gutes Dutzend"; "no deaths" are 0. Only the whole of a number is one: there is no
// 2.4 in "£2.4m". Ordinals, decades ("1990s") and dates in digits are none. Some are two: "5m" because nobody can tell
// metres from millions where no currency stands by it, and the first of "two to three thousand".
func (l *Language) Numbers(text string) []float64 {
	var found []float64
	var last sum
	words := Words(text)
	for i := 0; i < len(words); i++ {
		s := sum{Language: l, words: words, from: i, at: i, times: 1}
		if !s.begin() {
			if l.Turning[words[i].Lower] {
				found = append(found, 0)
			}
			continue
		}
		for s.goOn() {
		}
		if !s.ordinal() {
			if times := s.sharedBy(last); times > 1 {
				found = append(found, Scaled(last.value(), times))
			}
			if found = append(found, s.value()); s.unit > 0 {
				found = append(found, s.unit)
			}
		}
		i, last = s.at, s
	}
	return found
}

// Scales returns by what a unit may multiply the numbers that are given in it, in any language: "Mio. €" by a million.
func Scales(unit string) []float64 {
	var scales []float64
	for _, l := range languages { // in no certain order: it is asked only whether one fits
		scales = append(scales, l.Numbers(unit)...)
	}
	return scales
}

// kind is what a word is to a number.
type kind uint8

const (
	nothing  kind = iota
	digits        // 1.500
	counting      // six, twenty, zweihundertfünf
	scale         // hundred, dozen, million
	fraction      // half
	and           // links it to the number before it, like of; an adjective links as if nothing stood there
	of
)

// kindOf tells what a word is by itself, and what it is worth.
func (l *Language) kindOf(w Word) (kind, float64) {
	if v, ok := l.Scales[w.Lower]; ok {
		return scale, v
	}
	if v, ok := l.Fractions[w.Lower]; ok {
		return fraction, v
	}
	if v, ok := l.counted(w.Lower); ok {
		return counting, v
	}
	return nothing, 0
}

// Numeral tells whether a word is a number by itself, be it an article besides.
func (l *Language) Numeral(w Word) bool {
	k, _ := l.kindOf(w)
	_, _, ok := l.digits(w.Lower)
	return ok || k == counting || k == scale
}

// A sum is a number as far as it has been read. It grows as people count: what is below a thousand gathers in group
// until a greater scale multiplies it and adds it to total. So "two million three hundred" is 2000000 and 300.
type sum struct {
	*Language
	words        []Word
	from, at     int // the first and the last word that belong to it
	first, last  kind
	total, group float64
	by           float64 // the last scale
	many, times  float64 // what its first scale multiplies, and by what all do
	unit         float64 // what it may be besides, because its suffix may be a unit: 5 in "5m"
}

func (s *sum) value() float64 { return s.total + s.group }

// begin reads the first word.
func (s *sum) begin() bool {
	w := s.words[s.at]
	value, suffix, ok := s.digits(w.Lower)
	if !ok {
		s.first, value = s.kindOf(w)
		return s.add(s.first, value, nothing)
	}
	if suffix == "" && s.ordinalAt(s.words, s.at) {
		return false
	}
	s.first = digits
	s.add(digits, value, nothing)
	if by, ok := s.Suffixes[suffix]; ok {
		s.add(scale, by, nothing)
		if s.doubtful(suffix, s.at) {
			s.unit = value
		}
	}
	return true
}

// goOn reads the next word, if it belongs to the number.
func (s *sum) goOn() bool {
	at, l := s.next()
	if at < 0 {
		return false
	}
	w := s.words[at]
	k, value := s.kindOf(w)
	if by, ok := s.Suffixes[w.Lower]; ok && s.last == digits && l == nothing && !s.doubtful(w.Lower, at) {
		k, value = scale, by
	}
	if s.last == digits && yearly(s.words[s.at].Text) || !s.add(k, value, l) {
		return false // "im Jahr 2024 tausend Soldaten"
	}
	s.at = at
	return true
}

// next finds the word that may go on with the number, behind at most three that link it: l is and, of or nothing. It is
// -1 if there is none.
func (s *sum) next() (at int, l kind) {
	for at = s.at + 1; at < len(s.words) && at <= s.at+4 && s.words[at].tied(); at++ {
		switch w := s.words[at].Lower; {
		case s.And[w] && l == nothing:
			l = and
		case s.Of[w] && l == and:
		case s.Of[w] && (s.last == fraction || s.last == scale):
			l = of
		case !s.Between[w]:
			return at, l
		}
	}
	return -1, l
}

// add takes a word into the number if it can belong to it.
func (s *sum) add(k kind, value float64, l kind) bool {
	ok := k != nothing
	switch {
	case k == scale:
		if s.times == 1 {
			s.many = s.group
		}
		if ok = s.scale(value, l); ok {
			s.by, s.times = value, s.times*value
		}
	case ok && s.last == nothing:
		s.group = value
	case k == counting:
		ok = s.count(value, l)
	case k == fraction:
		ok = s.fraction(value, l)
	}
	s.last = k
	return ok
}

// count adds a number word: to a ten, or to what is greater.
func (s *sum) count(value float64, l kind) bool {
	low, ok := math.Mod(s.group, 100), false
	switch {
	case s.first == digits || l == of:
	case s.last == scale: // of a dozen nobody counts on, and languages that glue their numbers do so up to a million
		ok = value < s.by && math.Mod(s.by, 10) == 0 && (s.Glue == "" || value >= 1000)
	case s.last == counting && value <= s.Added && (l != and || value == 1 || value == 11): // vingt et un
		ok = low >= 20 && math.Mod(low, 10) == 0 && (value < 10 || low == 60) // soixante-dix
	}
	if ok {
		s.group += value
	}
	return ok
}

// scale multiplies.
func (s *sum) scale(value float64, l kind) bool {
	low := math.Mod(s.group, 100)
	switch {
	case l == and:
		return false
	case value < 1000 && s.group == 0: // mille cent
		s.group = value
	case value < 100 && low == 0: // deux cent vingt
		s.group += value
	case value == 20 && low != 4 && low != 1: // quatre-vingts, une bonne vingtaine
		return false
	case value < 100:
		s.group += Scaled(low, value-1)
	case value < 1000 && s.group < 100:
		s.group = Scaled(s.group, value)
	case value < 1000:
		return false
	case s.last == nothing:
		s.total = value
	case s.group == 0 && s.total <= value: // hundred thousand million, a million million
		s.total = Scaled(s.total, value)
	case s.group == 0 || s.total > 0 && s.total <= value:
		return false
	default:
		s.total, s.group = s.total+Scaled(s.group, value), 0
	}
	return true
}

// fraction multiplies ("three quarters", "ein halbes") or adds ("two and a half", "a million and a half").
func (s *sum) fraction(value float64, l kind) bool {
	switch {
	case l == nothing && (s.last == counting || s.last == digits) && s.total == 0 && s.group < 20:
		s.group *= value
	case l != and || math.Mod(4*value, 1) != 0: // "twenty and a third" is rarer than "the hundred and third"
		return false
	case s.last == scale && s.by >= 1000:
		s.total += Scaled(value, s.by)
	case s.last == scale:
		s.group += value * s.by
	default:
		s.group += value
	}
	return true
}

// Scaled multiplies as people count: 4.1 million is 4100000, whatever binary fractions make of it.
func Scaled(v, by float64) float64 { return math.Round(v*by*1000) / 1000 }

// ordinal tells whether the word behind the number makes an ordinal of it: "twenty-first", "hundred and third".
func (s *sum) ordinal() bool {
	at, l := s.next()
	if at < 0 || !s.Ordinals[s.words[at].Lower] || s.value() < 20 || l != and && s.words[at].Follows() {
		return false
	}
	s.at = at
	return true
}

// sharedBy returns by what the scales of the number multiply the one before it too: both are thousands in "two or three
// thousand", "zwei- bis dreitausend" and "£2–3k". It is 1 or less if they do not.
func (s *sum) sharedBy(before sum) float64 {
	gap := strings.TrimFunc(s.words[s.from].Before, func(r rune) bool { return unicode.In(r, unicode.Sc, unicode.Z) })
	dash := s.from == before.at+1 && (gap == "-" || gap == "–" || gap == "—")
	through := s.from == before.at+2 && gap == "" && s.Through[s.words[s.from-1].Lower]
	if before.times != 1 || before.value() >= 1000 || !dash && !through {
		return 0
	}
	for _, word := range s.Glued {
		if s.from == s.at && before.words[before.at].After == "- " && strings.HasSuffix(s.words[s.at].Lower, word) {
			return s.Scales[word]
		}
	}
	if Scaled(s.many, s.times) != s.value() {
		return 0 // it counts on behind its scale
	}
	return s.times
}

// doubtful tells whether a suffix, in a word behind the digits or in theirs, may be a unit, because no currency stands
// by the number.
func (s *sum) doubtful(suffix string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s.words[s.at].Before))
	after, _ := utf8.DecodeRuneInString(strings.TrimSpace(s.words[at].After))
	named := at+1 < len(s.words) && s.words[at+1].Follows() && s.Money[s.words[at+1].Lower]
	return s.Ambiguous[suffix] && !named && !unicode.Is(unicode.Sc, before) && !unicode.Is(unicode.Sc, after)
}

// vulgar are the fractions that are one character.
var vulgar = map[rune]float64{'½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1. / 3, '⅔': 2. / 3}

// units are written behind their digits without a space, in any language.
const units = " km kg cm mm kw mw gw kwh mwh kmh mph ha "

// digits reads a word of digits by the signs of the language: "13.000", "1,2", "2½", and with a suffix "2.4m". What
// else goes on with letters, such as "1990s", is none.
func (l *Language) digits(w string) (value float64, suffix string, ok bool) {
	i := strings.IndexFunc(w, unicode.IsLetter)
	if i > 0 {
		w, suffix = w[:i], w[i:]
	}
	_, known := l.Suffixes[suffix]
	if i == 0 || len(w) == 0 || len(w) > 40 || suffix != "" && !known && !strings.Contains(units, " "+suffix+" ") {
		return 0, "", false
	}
	if r, size := utf8.DecodeLastRuneInString(w); vulgar[r] > 0 {
		if value, w = vulgar[r], w[:len(w)-size]; w == "" {
			return value, suffix, true
		}
	}
	whole, err := strconv.ParseFloat(l.plain(w), 64)
	return value + whole, suffix, err == nil && digit(w, 0)
}

// plain writes digits as strconv reads them. A sign that should set off thousands and does not stands before decimals:
// Swiss and careless Germans write 1.2 Millionen.
func (l *Language) plain(w string) string {
	w = strings.Join(strings.FieldsFunc(w, func(r rune) bool { return strings.ContainsRune(apart+" ", r) }), "")
	group := ","
	if l.Decimal == "," {
		group = "."
	}
	whole, decimals, _ := strings.Cut(w, l.Decimal)
	parts := strings.Split(whole, group)
	uneven := func(p string) bool { return len(p) != 3 }
	if len(parts) > 1 && (len(parts[0]) > 3 || slices.ContainsFunc(parts[1:], uneven)) {
		return strings.ReplaceAll(w, group, ".")
	}
	return strings.Join(parts, "") + "." + decimals
}

// counted reads a number word. Where numbers are written as one word it may be long, as
// "zwölftausenddreihundertfünfundzwanzig" is; the longest below a million has fewer than 80 bytes.
func (l *Language) counted(w string) (float64, bool) {
	if v, ok := l.Cardinals[w]; ok || l.Glue == "" || len(w) > 80 {
		return v, ok
	}
	if whole, ok := strings.CutSuffix(w, l.Half); ok && l.Half != "" {
		v, ok := l.counted(whole)
		return v + 0.5, ok
	}
	for _, word := range l.Glued {
		left, right, ok := strings.Cut(w, word)
		if !ok {
			continue
		}
		by, many, rest := l.Scales[word], 1.0, 0.0
		okLeft, okRight := true, true
		if left != "" {
			many, okLeft = l.counted(left)
		}
		if right != "" {
			rest, okRight = l.counted(strings.TrimPrefix(right, l.Glue))
		}
		return many*by + rest, okLeft && okRight && rest < by
	}
	left, right, _ := strings.Cut(w, l.Glue)
	one, ten := l.Cardinals[left], l.Cardinals[right]
	return ten + one, one >= 1 && one < 10 && ten >= 20
}
