package dateline

import (
	"slices"
	"strings"

	"beleg/generator/words/reading"
)

// beside are words that stand beside a date in a line of its own, in German, English and French.
const beside = " veröffentlicht aktualisiert erschienen geändert zuletzt stand vom am um uhr den der lesezeit min " +
	"minuten published updated posted modified first last date on at a.m p.m am pm gmt bst utc est edt et pt cet " +
	"cest read reading time minutes publié publiée mis mise à jour modifié le temps lecture heures "

// longestAlone is how many bytes a line with nothing but a date has at most.
const longestAlone = 90

// Alone reports whether a line says nothing but a day, perhaps with the time and what happened then: "Updated 6:40 PM
// GMT, March 2, 2024". What begins with a sign goes on with the line above: ": 2016-12-02".
func Alone(line string) bool {
	line = strings.TrimSpace(line)
	if len(line) > longestAlone {
		return false
	}
	for i, w := range reading.Words(line) {
		timely := func(l *reading.Language) bool { return l.Months[w.Lower] > 0 || l.Times[w.Lower] || l.Of[w.Lower] }
		known := strings.IndexAny(w.Lower, "0123456789") == 0 || strings.Contains(beside, " "+w.Lower+" ")
		if i == 0 && w.Before != "" || !known && !slices.ContainsFunc(all, timely) {
			return false
		}
	}
	return len(Date(line, "")) == len("2024-10-08") || inDigits.MatchString(line)
}
