package spread

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/words/edtf"
)

// nameOf names the page to which steps lead: 2024, 2024-10, 2024-10-03, a further part of a day 2024-10-03_2. What is
// not known has the letters that the Extended Date/Time Format has for it.
func nameOf(steps []int, letters bool) string {
	own := steps[:min(len(steps), len(Row{}.Steps))]
	name := ""
	switch {
	case letters:
		name = "letter_" + letterNames(own)
	case own[0] == 0:
		name = "undated"
	default:
		name = fmt.Sprintf("%04d", own[0])
		for _, step := range own[1:] {
			if step == 0 {
				name += "-xx"
				break
			}
			name += fmt.Sprintf("-%02d", step)
		}
	}
	for i, step := range steps[len(own):] {
		if i == 0 {
			name += "_"
		}
		name += fmt.Sprint(step)
	}
	return name
}

func letterNames(steps []int) string {
	name := ""
	for _, letter := range steps {
		switch {
		case letter == 0:
			return name + "_"
		case letter < unicode.MaxASCII:
			name += string(rune(letter))
		default: // addresses are ASCII
			name += fmt.Sprintf("u%x", letter)
		}
	}
	return name
}

// Begin returns the day on which a date begins, as far as it is known: to put "2024" into January would claim a month
// that nobody has named. All are 0 for an open start, and for no date.
func Begin(d edtf.Date) (year, month, day int) {
	first, ok := d.Earliest()
	if !ok {
		return 0, 0, 0
	}
	year, month, day = first.Civil()
	switch from, _ := d.Ends(); from.Precision {
	case edtf.Century, edtf.Decade, edtf.Year, edtf.MonthOfYear, edtf.DayOfYear:
		return year, 0, 0
	case edtf.DayPrecision:
		return year, month, day
	}
	return year, month, 0
}

// from returns the steps to what begins on a date.
func from(d edtf.Date) (steps [3]int) {
	steps[0], steps[1], steps[2] = Begin(d)
	return steps
}

// letters returns the steps to a name: its first letters and digits, in lower case and without accents.
func letters(name string) (steps [3]int) {
	n := 0
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		if n < len(steps) && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			steps[n], n = int(r), n+1
		}
	}
	return steps
}
