// Package article turns a plain-text article into blocks: headings, paragraphs, captions, and what is to be skipped.
//
// In goes the file as it is and what the editor says about its lines; out come blocks that are places in that very
// text. Nothing is copied or cleaned up, because a quotation is a place in the file that was fingerprinted, and a
// cleaned copy would have other places.
package article

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Role says what a block is to a reader.
type Role string

// The roles a block can have. Skip marks what is not the article's own text (menus, teasers): it is never shown,
// searched or quoted, and is never guessed, only said by an editor.
const (
	Paragraph Role = "paragraph"
	Heading   Role = "heading"
	Title     Role = "title" // the headline; never guessed, only said by an editor
	Caption   Role = "caption"
	Skip      Role = "skip"
)

// ParseRole reads a role as it is written in a source file; false if there is no such role.
func ParseRole(s string) (Role, bool) {
	return Role(s), slices.Contains([]Role{Paragraph, Heading, Title, Caption, Skip}, Role(s))
}

// Heads reports whether a role is that of a line that stands above others: the title or a heading.
func (r Role) Heads() bool { return r == Heading || r == Title }

// Block is a stretch of the text that belongs together: a quotation lies within one.
type Block struct {
	Start, End          int // bytes of the article's Text, half-open, without surrounding white space and line ends
	FirstLine, LastLine int // 1-based, inclusive
	Role                Role
	Time                string // "00:12:31" of a recording, if the line begins with it; it stands before Start
}

// Seconds is the time of the block in the recording, 0 if it has none.
func (b Block) Seconds() int {
	seconds := 0
	for part := range strings.SplitSeq(b.Time, ":") {
		n, _ := strconv.Atoi(part) // it is made of digits
		seconds = 60*seconds + n
	}
	return seconds
}

// Override corrects the guesses for some lines.
type Override struct {
	First, Last int // lines, 1-based, inclusive
	Role        Role
}

// Longest (bytes) and MostLines are what an article may have: a thick book has two million bytes, and fifty thousand
// lines.
const (
	Longest   = 8 << 20
	MostLines = 150_000
)

// Article is a text and its blocks, made by Parse. It is not changed afterwards and may be read concurrently.
type Article struct {
	Text   string  // the file as it is: byte order mark, carriage returns and all
	Blocks []Block // in order, not overlapping; every line that is not blank lies in one

	lines []line
	// counted are the code points before every countedBytes-th byte, or the character that it belongs to: a book can
	// stand on one line, and many ask where something stands in it.
	counted []int
}

const countedBytes = 512

// count fills in counted.
func (a *Article) count() {
	for at, n := 0, 0; at < len(a.Text); {
		a.counted = append(a.counted, n)
		next := a.countedAt(len(a.counted))
		n += utf8.RuneCountInString(a.Text[at:next])
		at = next
	}
}

// countedAt returns the byte before which counted[k] code points stand.
func (a *Article) countedAt(k int) int {
	at := min(k*countedBytes, len(a.Text))
	for at < len(a.Text) && !utf8.RuneStart(a.Text[at]) && at > 0 {
		at--
	}
	return at
}

// Parse divides a text into blocks.
//
// Lines end with \n, \r\n or a lone \r. A blank line (white space only, no-break spaces too) always ends a block, and
// so does the line before one that begins with its time, `[00:12:31]`. What else does is for LayoutOf to say.
//
// A block with a © is guessed to be a caption, a block of at most 120 code points that does not end like a sentence a
// heading, every other one a paragraph, and so is what has a time.
//
// Overrides overrule: each run of non-blank lines inside an override's range becomes exactly one block with its role,
// but for times, and the rest of a block cut by it stays, guessed anew. Where overrides overlap, the later in the list
// holds. Lines that the text does not have are ignored; see CountLines.
func Parse(text string, overrides []Override) *Article {
	a := &Article{Text: text, lines: splitLines(text)}
	a.count()
	owners := make([]*Override, len(a.lines)) // what rules each line; nil where nothing does
	for i, o := range overrides {
		for n := max(o.First, 1); n <= min(o.Last, len(a.lines)); n++ {
			owners[n-1] = &overrides[i]
		}
	}
	layout := layoutOf(text, a.lines)
	goesOn := func(i int) bool { // whether the line after i belongs to its block
		return i+1 < len(a.lines) && !a.lines[i+1].blank() && owners[i+1] == owners[i] && said(a.at(i+1)) == "" &&
			(owners[i] != nil || !layout.ends(a.at(i), a.at(i+1)) || bare(a.at(i)))
	}
	for i := 0; i < len(a.lines); i++ {
		if a.lines[i].blank() {
			continue
		}
		first := i
		for goesOn(i) {
			i++
		}
		a.Blocks = append(a.Blocks, a.block(first, i, owners[first]))
	}
	return a
}

// block makes one of lines, 0-based and inclusive.
func (a *Article) block(first, last int, owner *Override) Block {
	b := Block{Start: a.lines[first].from, End: a.lines[last].to, FirstLine: first + 1, LastLine: last + 1}
	if time := said(a.Text[b.Start:b.End]); time != "" && !bare(a.Text[b.Start:b.End]) {
		b.Time = time[1 : len(time)-1]
		b.Start = b.End - len(strings.TrimLeftFunc(a.Text[b.Start+len(time):b.End], invisible))
	}
	switch {
	case owner != nil:
		b.Role = owner.Role
	case b.Time != "": // what somebody says is no heading, however short
		b.Role = Paragraph
	default:
		b.Role = guess(a.Text[b.Start:b.End])
	}
	return b
}

var clock = regexp.MustCompile(`^\[\d{2,3}:[0-5]\d:[0-5]\d\]`)

// said returns the time with which a line of a transcript begins, in its brackets.
func said(line string) string {
	if !strings.HasPrefix(line, "[") {
		return ""
	}
	return clock.FindString(line)
}

// bare reports whether nothing but a time stands in a text. What was said then follows on the next line.
func bare(text string) bool { return text != "" && said(text) == text }

func guess(s string) Role {
	switch {
	case strings.ContainsRune(s, '©'):
		return Caption
	case utf8.RuneCountInString(s) <= shortLine && strings.ContainsFunc(s, wordRune) && !endsSentence(s):
		return Heading
	}
	return Paragraph
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// endsSentence reports whether s closes with a punctuation mark.
func endsSentence(s string) bool {
	last, ok := lastMark(s)
	return ok && strings.ContainsRune(".!?:;,…‥。！？：；，、؟।", last)
}

// lastMark returns the last character of a text, looking through closing quotation marks and brackets; false if there
// is none.
func lastMark(s string) (rune, bool) {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || unicode.IsSpace(r) || r == '"' || r == '\''
	})
	r, size := utf8.DecodeLastRuneInString(s)
	return r, size > 0
}

// line is one line of the text: it begins at the byte start; from and to (bytes, half-open) are its text without
// surrounding white space and line end, equal if it is blank.
type line struct{ start, from, to int }

func (l line) blank() bool { return l.from == l.to }

// CountLines returns how many lines a text has. A line end at the very end of the text begins no further line.
func CountLines(text string) int {
	ends := strings.Count(text, "\n") + strings.Count(text, "\r") - strings.Count(text, "\r\n")
	if text != "" && !strings.HasSuffix(text, "\n") && !strings.HasSuffix(text, "\r") {
		ends++
	}
	return ends
}

// splitLines cuts the text at \n, \r\n and lone \r, as editors count lines.
func splitLines(text string) []line {
	lines := make([]line, 0, CountLines(text))
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
			end, next = start+i, start+i+1
			if strings.HasPrefix(text[end:], "\r\n") {
				next++
			}
		}
		s := strings.TrimLeftFunc(text[start:end], invisible)
		to := end - len(s) + len(strings.TrimRightFunc(s, invisible))
		lines = append(lines, line{start, end - len(s), to})
		start = next
	}
	return lines
}

// invisible reports white space and the byte order mark, which also stands inside files that were joined from several.
func invisible(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' }

// at returns what can be seen of the line with a 0-based number.
func (a *Article) at(i int) string { return a.Text[a.lines[i].from:a.lines[i].to] }

// Line returns the 1-based line that a byte of Text belongs to; line ends belong to the line they end. Offsets outside
// the text give the nearest line, an empty text line 1.
func (a *Article) Line(byteOffset int) int {
	n := sort.Search(len(a.lines), func(i int) bool { return a.lines[i].start > byteOffset })
	return max(n, 1)
}

// CodePoint returns how many code points of the file stand before a byte of Text: the 0-based place that other programs
// mean. The byte order mark and carriage returns count. Offsets outside the text give its beginning or its end.
func (a *Article) CodePoint(byteOffset int) int {
	if a.Text == "" {
		return 0
	}
	byteOffset = min(max(byteOffset, 0), len(a.Text))
	k := min(byteOffset/countedBytes, len(a.counted)-1)
	return a.counted[k] + utf8.RuneCountInString(a.Text[a.countedAt(k):byteOffset])
}

// Byte returns the byte of Text at which the code point with this 0-based number begins: the way back from CodePoint.
// Numbers outside the text give its beginning or its end.
func (a *Article) Byte(codePoint int) int {
	k := sort.SearchInts(a.counted, codePoint+1) - 1
	if k < 0 {
		return 0
	}
	start, before := a.countedAt(k), a.counted[k]
	for at := range a.Text[start:] {
		if before == codePoint {
			return start + at
		}
		before++
	}
	return len(a.Text)
}
