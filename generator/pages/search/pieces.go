package search

import "strings"

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

// windows divides a text into what several documents have of it; at least one.
func windows(text string) [][]string {
	var list [][]string
	size := windowBytes
	for _, piece := range pieces(text, passageBytes) {
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

// pieces divides a text behind sentences, or else behind words, so that none is longer than so many bytes, if it can.
func pieces(text string, most int) []string {
	var list []string
	for len(text) > most {
		at := most
		for at > 0 && text[at]&0xC0 == 0x80 { // inside a character
			at--
		}
		if end := strings.LastIndex(text[:at], ". "); end > most/3 {
			at = end + 1
		} else if end := strings.LastIndexByte(text[:at], ' '); end > 0 {
			at = end
		}
		list = append(list, text[:at])
		text = strings.TrimLeft(text[at:], " ")
	}
	if text != "" {
		list = append(list, text)
	}
	return list
}
