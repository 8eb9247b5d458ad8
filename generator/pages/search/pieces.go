package search

import (
	"beleg/generator/text/sentence"
	"beleg/generator/words/reading"
)

// Long texts are divided. A window is what one document has of them, a passage what a reader sees of an editor's text.
const (
	windowBytes  = 2000
	passageBytes = 400
)

// fill returns how many passages a document takes: one at least, if there is one.
func fill(all []passage) int {
	n, size := 0, 0
	for n < len(all) && (n == 0 || size+len(all[n].text) <= windowBytes) {
		size += len(all[n].text)
		n++
	}
	return n
}

// windows divides a text in a language into what several documents have of it; at least one.
func windows(text, code string) [][]string {
	var list [][]string
	size := windowBytes
	for _, piece := range sentence.Pieces(text, reading.In(code), passageBytes) {
		if size += len(piece); size > windowBytes {
			list, size = append(list, nil), len(piece)
		}
		list[len(list)-1] = append(list[len(list)-1], piece)
	}
	if list == nil {
		return [][]string{nil}
	}
	return list
}
