package address

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// placeEntries notes on which page each entry of the chronology stands.
func (b *Book) placeEntries() {
	b.entries = map[string]string{}
	for id, part := range b.time.Placed(nil) {
		b.entries[id] = part.Path
	}
}

// stands returns a path, or the one at which the entry of the chronology stands that it leads to.
func (b *Book) stands(path string) string {
	if b.time == nil || !strings.HasPrefix(path, Chronology+"#") {
		return path
	}
	_, anchor, _ := strings.Cut(path, "#")
	return cmp.Or(b.entries[anchor], Chronology) + "#" + anchor
}

// Month returns the path to a month of the chronology, or to a year if the month is 0.
func (b *Book) Month(year, month int) string {
	anchor, steps := "#year_"+strconv.Itoa(year), []int{year}
	if month > 0 {
		anchor, steps = fmt.Sprintf("#month_%d_%d", year, month), append(steps, month)
	}
	if b.time == nil {
		return Chronology + anchor
	}
	part := b.time.Holding(steps...)
	if part.Parts != nil { // its own rows stand elsewhere
		return part.Path
	}
	return part.Path + anchor
}
