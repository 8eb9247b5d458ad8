package dateline

import (
	"errors"
	"fmt"
	"regexp"
	"time"

	"beleg/generator/words/edtf"
	"beleg/generator/words/reading"
)

// Parse reads an EDTF date, as edtf.Parse does. If a text is none, but a date as people write it, the error says how it
// is written here, or between which dates its writer has to choose. The error is always an *edtf.Error.
func Parse(text string) (edtf.Date, error) {
	date, err := edtf.Parse(text)
	var fault *edtf.Error
	if !errors.As(err, &fault) || fault.Proposes {
		return date, err
	}
	if m := eitherWay.FindStringSubmatch(text); m != nil {
		first, second := m[3]+"-"+twoDigits(m[2])+"-"+twoDigits(m[1]), m[3]+"-"+twoDigits(m[1])+"-"+twoDigits(m[2])
		one, other := inWords(first), inWords(second)
		if one != "" && other != "" && one != other {
			return date, &edtf.Error{End: len(text), Message: fmt.Sprintf("%q is %s or %s", text, one, other),
				Help: fmt.Sprintf("write %q for %s, %q for %s", first, one, second, other)}
		}
	}
	if day := Date(text, ""); day != "" {
		help := fmt.Sprintf("write %q", day)
		if len(reading.Words(text)) > len([]string{"day", "month", "year"}) {
			help += fmt.Sprintf(", or %q if it was about then", day+"~")
		}
		return date, &edtf.Error{End: len(text), Help: help, Proposes: true,
			Message: fmt.Sprintf("a date has the year first and is written in digits, unlike %q", text)}
	}
	return date, err
}

// eitherWay matches a day and a month in digits, in the one order or the other.
var eitherWay = regexp.MustCompile(`^\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})\s*$`)

// inWords returns the day and the month of a date in words; "" if there is no such day.
func inWords(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return day.Format("2 January")
}
