package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns what matching sees of s: without soft hyphens, in Unicode form C, each run of white space (no-break and
// ideographic spaces too) as one space and none at the ends, and one shape each of double quotation marks, single
// quotation marks and apostrophes, and dashes. Case, letters, digits and other punctuation stay. Folding twice changes
// nothing; bytes that are not UTF-8 become U+FFFD.
func Fold(s string) string {
	return newStream(s, []stretch{{0, len(s), 0}}).text
}

const softHyphen = '\u00AD'

// foldRune gives a character the one shape that stands for its kind.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		switch {
		case r == '`':
			return '\''
		case r == ' ' || r >= '\t' && r <= '\r':
			return ' '
		}
		return r
	}
	switch r {
	case '„', '“', '”', '‟', '«', '»', '〝', '〞', '〟', '″', '＂':
		return '"'
	case '‚', '‘', '’', '‛', '‹', '›', 'ʼ', '′', '´', '＇':
		return '\''
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// run says where folded bytes come from, up to the next run. The bytes of a whole run come from its source bytes taken
// together („ is one byte when folded, three in the file); otherwise byte comes from byte.
type run struct {
	folded, source int32
	whole          bool
}

// folder folds text and notes where each byte came from. Articles are mostly long stretches that folding leaves alone,
// so the notes are runs: a table with an entry for every byte would take more memory than all articles together.
type folder struct {
	text        []byte
	runs        []run
	sourceEnd   int // end of the source bytes taken so far
	beforeSpace int // sourceEnd before the last space was written
	fresh       bool
}

// fold appends raw[from:to], trimmed.
func (f *folder) fold(raw string, from, to int) {
	f.fresh = true
	for i := from; i < to; {
		if c := raw[i]; c < utf8.RuneSelf && (i+1 >= to || raw[i+1] < utf8.RuneSelf) {
			f.put(foldRune(rune(c)), rune(c), i, i+1)
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(raw[i:to])
		if r == softHyphen {
			i += w
			continue
		}
		end := unitEnd(raw[:to], i, r, w)
		f.unit(raw[i:end], r, w, i)
		i = end
	}
	f.dropLastSpace()
}

// unitEnd returns where the characters end that form C may put together with the one at i, which are the combining
// marks after it and some Hangul letters, soft hyphens between them included.
func unitEnd(raw string, i int, r rune, w int) int {
	end := i + w
	if r == utf8.RuneError || foldRune(r) == ' ' {
		return end
	}
	for j := end; j < len(raw); {
		r, w := utf8.DecodeRuneInString(raw[j:])
		if r != softHyphen {
			if r < 0x300 || r == utf8.RuneError || norm.NFC.PropertiesString(raw[j:]).BoundaryBefore() {
				break
			}
			end = j + w
		}
		j += w
	}
	return end
}

// longestUnit is the number of code points up to which a unit is brought into form C. Package norm puts marks of its
// own between more than thirty combining marks, which would make folding depend on where the text was cut.
const longestUnit = 15

// unit appends one unit, whose first character is r of w bytes.
func (f *folder) unit(s string, r rune, w, at int) {
	if len(s) == w && r < 0x300 {
		f.put(foldRune(r), r, at, at+w)
		return
	}
	plain := s
	if len(s) > w {
		plain = strings.ReplaceAll(s, "\u00AD", "")
	}
	if r == utf8.RuneError && w == 1 {
		plain = "\uFFFD"
	} else if utf8.RuneCountInString(plain) <= longestUnit && !norm.NFC.IsNormalString(plain) {
		plain = norm.NFC.String(plain)
	}
	if first, n := utf8.DecodeRuneInString(plain); n == len(plain) {
		if n == len(s) && plain == s {
			f.put(foldRune(first), first, at, at+n)
		} else {
			f.put(foldRune(first), -1, at, at+len(s))
		}
		return
	}
	f.note(at, at+len(s), false)
	for _, c := range plain {
		f.text = utf8.AppendRune(f.text, foldRune(c))
	}
	f.fresh = false
}

// put appends the folded character r, which stood as was in raw[from:to].
func (f *folder) put(r, was rune, from, to int) {
	if r == ' ' {
		if f.fresh || len(f.text) > 0 && f.text[len(f.text)-1] == ' ' {
			return
		}
		f.beforeSpace = f.sourceEnd
	}
	f.fresh = false
	f.note(from, to, r == was)
	if r < utf8.RuneSelf {
		f.text = append(f.text, byte(r))
	} else {
		f.text = utf8.AppendRune(f.text, r)
	}
}

// note records that what is appended next comes from raw[from:to]: byte from byte if it is the same.
func (f *folder) note(from, to int, same bool) {
	at := int32(len(f.text))
	if n := len(f.runs); n > 0 && same && !f.runs[n-1].whole && from == f.sourceEnd {
		f.sourceEnd = to
		return
	}
	if from != f.sourceEnd { // what was dropped is a run without folded bytes: the one before must not seem to reach over it
		f.runs = append(f.runs, run{at, int32(f.sourceEnd), true})
	}
	f.runs = append(f.runs, run{at, int32(from), !same})
	f.sourceEnd = to
}

func (f *folder) dropLastSpace() {
	n := len(f.text) - 1
	if f.fresh || n < 0 || f.text[n] != ' ' {
		return
	}
	f.text = f.text[:n]
	for len(f.runs) > 0 && int(f.runs[len(f.runs)-1].folded) >= n {
		f.runs = f.runs[:len(f.runs)-1]
	}
	f.sourceEnd = f.beforeSpace
}
