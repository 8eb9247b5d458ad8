// Package terse writes JSON piece by piece.
//
// In go names, texts and numbers in the order in which they are to stand, out comes JSON on one line. It is for files
// of thousands of small values, for which encoding/json takes several times as long as finding out what to write.
package terse

import (
	"strconv"
	"unicode/utf8"
)

// A Writer writes one value. It puts commas where they belong; what opens is to be closed by the caller.
type Writer struct{ out []byte }

// New returns a writer of a file of about so many bytes.
func New(bytes int) *Writer { return &Writer{make([]byte, 0, bytes)} }

// Bytes returns what was written.
func (w *Writer) Bytes() []byte { return w.out }

// Raw writes JSON as it is.
func (w *Writer) Raw(s string) { w.out = append(w.out, s...) }

// Append writes bytes as they are.
func (w *Writer) Append(raw []byte) { w.out = append(w.out, raw...) }

// Text writes a string, each run of white space as one space.
func (w *Writer) Text(s string) {
	w.out = append(w.out, '"')
	space := true // at the beginning there is none
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || c == '\n' || c == '\r' || c == '\t':
			if !space {
				w.out = append(w.out, ' ')
			}
			space = true
			continue
		case c == '"' || c == '\\':
			w.out = append(w.out, '\\', c)
		case c < 0x20:
			w.out = append(w.out, '\\', 'u', '0', '0', "01"[c>>4], "0123456789abcdef"[c&15])
		case c < utf8.RuneSelf:
			w.out = append(w.out, c)
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			w.out = utf8.AppendRune(w.out, r) // U+FFFD for what is no UTF-8
			i += size - 1
		}
		space = false
	}
	if n := len(w.out); space && w.out[n-1] == ' ' {
		w.out = w.out[:n-1]
	}
	w.out = append(w.out, '"')
}

// Number writes a number.
func (w *Writer) Number(n int) { w.out = strconv.AppendInt(w.out, int64(n), 10) }

// Comma goes on in a list, if anything is in it.
func (w *Writer) Comma() {
	if c := w.out[len(w.out)-1]; c != '[' && c != '{' {
		w.out = append(w.out, ',')
	}
}

// Key begins the value of a name.
func (w *Writer) Key(name string) {
	w.Comma()
	w.Text(name)
	w.Raw(":")
}

// Array writes things between brackets.
func Array[T any](w *Writer, all []T, each func(T)) {
	w.Raw("[")
	for _, one := range all {
		w.Comma()
		each(one)
	}
	w.Raw("]")
}
