package sentence

import (
	"slices"
	"strings"

	"beleg/generator/words/reading"
)

// Pieces divides a text behind sentences, or else behind words, so that none is longer than so many bytes, if it can.
func Pieces(text string, l *reading.Language, most int) []string {
	var list []string
	var ends []int
	if len(text) > most {
		for _, end := range All(text, l) {
			ends = append(ends, end)
		}
	}
	from := 0
	for len(text)-from > most {
		to := from + most
		for to > from && text[to]&0xC0 == 0x80 { // inside a character
			to--
		}
		if to == from { // no character is that long
			to = from + most
		}
		n, _ := slices.BinarySearch(ends, to+1)
		if n > 0 && ends[n-1]-from > most/3 {
			to = ends[n-1]
		} else if space := strings.LastIndexByte(text[from:to], ' '); space > 0 {
			to = from + space
		}
		list = append(list, text[from:to])
		from = len(text) - len(strings.TrimLeft(text[to:], " "))
	}
	if from < len(text) {
		list = append(list, text[from:])
	}
	return list
}
