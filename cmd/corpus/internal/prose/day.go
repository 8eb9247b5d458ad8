package prose

import (
	"strconv"
	"strings"

	"beleg/generator/edtf"
)

var months = strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
var weekdays = strings.Fields("Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag")

// DayAndMonth writes "8. Oktober", with the no-break space that keeps the point from looking like a full stop.
func DayAndMonth(d edtf.Day) string {
	_, month, day := d.Civil()
	return strconv.Itoa(day) + ".\u00a0" + months[month-1]
}

// FullDate writes "8. Oktober 2024".
func FullDate(d edtf.Day) string {
	year, _, _ := d.Civil()
	return DayAndMonth(d) + " " + strconv.Itoa(year)
}

// Weekday writes "Dienstag".
func Weekday(d edtf.Day) string { return weekdays[d.Weekday()] }
