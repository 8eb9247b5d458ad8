package main

import (
	"fmt"

	"beleg/cmd/corpus/internal/dice"
	"beleg/generator/edtf"
)

// Dates are written so that the true day is among those they can mean. What truly happened in order then never stands out
// of order, however uncertain the dates are.

// anyDate writes a day in one of all forms that EDTF has here.
func anyDate(d *dice.Dice, day edtf.Day) string {
	year, month, n := day.Civil()
	before, after := day-edtf.Day(d.Between(1, 9)), day+edtf.Day(d.Between(1, 9))
	forms := []string{day.String(), day.String() + "~", day.String() + "?", day.String() + "%",
		fmt.Sprintf("%04d-%02d", year, month), fmt.Sprintf("%04d-%02d~", year, month), fmt.Sprintf("%04d-%02d-XX", year, month),
		fmt.Sprintf("%04d-%02d-%dX", year, month, n/10), fmt.Sprint(year), fmt.Sprintf("%04d-XX", year), fmt.Sprintf("%04d-XX-XX", year),
		fmt.Sprintf("%03dX", year/10), fmt.Sprintf("%02dXX", year/100), before.String() + "/" + after.String(), day.String() + "~/" + after.String() + "?",
		"../" + after.String(), before.String() + "/..", "[" + before.String() + "," + day.String() + "," + after.String() + "]",
		"[" + before.String() + ".." + after.String() + "]"}
	return forms[d.Weighted(55, 8, 5, 2, 6, 2, 3, 3, 2, 1, 1, 1, 1, 6, 1, 2, 2, 2, 2)]
}

// publicationDate writes the day an article appeared: mostly exact, sometimes inferred, sometimes not known. certain is
// false where a note should say how it is known.
func publicationDate(d *dice.Dice, day edtf.Day) (date string, certain bool) {
	year, month, _ := day.Civil()
	switch d.Weighted(72, 10, 5, 4, 4, 5) {
	case 0:
		return day.String(), true
	case 1:
		return day.String() + "~", false
	case 2:
		return day.String() + "?", false
	case 3:
		return fmt.Sprintf("%04d-%02d", year, month), false
	case 4:
		return "[" + day.String() + "," + (day + 1).String() + "]", false
	}
	return "", true
}
