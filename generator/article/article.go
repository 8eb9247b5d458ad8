// Package article turns a plain-text article into blocks: headings, paragraphs, captions, and what is to be skipped.
//
// In goes the file as it is and what the editor says about its lines; out come blocks that are places in that very
// text. Nothing is copied or cleaned up, because a quotation is a place in the file that was fingerprinted, and a
// cleaned copy would have other places.
package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Role says what a block is to a reader.
type Role uint8

// The roles a block can have. Skip marks what is not the article's own text (menus, teasers): it is never shown,
// searched or quoted, and is never guessed, only said by an editor.
const (
	Paragraph Role = iota
	Heading
	Caption
	Skip
)

var roleNames = [...]string{"paragraph", "heading", "caption", "skip"}

// String returns the role as it is written in a source file: paragraph, heading, caption or skip.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return "unknown"
}

// ParseRole reads a role as String writes it; false if there is no such role.
func ParseRole(s string) (Role, bool) {
	for i, name := range roleNames {
		if s == name {
			return Role(i), true
		}
	}
	return Paragraph, false
}

// Block is a stretch of the text that belongs together: a quotation lies within one.
type Block struct {
	Start, End          int // bytes of the article's Text, half-open, without surrounding white space and line ends
	FirstLine, LastLine int // 1-based, inclusive
	Role                Role
}

// Override corrects the guesses for some lines.
type Override struct {
	First, Last int // lines, 1-based, inclusive
	Role        Role
}

// Article is a text and its blocks, made by Parse. It is not changed afterwards and may be read concurrently.
type Article struct {
	Text   string  // the file as it is: byte order mark, carriage returns and all
	Blocks []Block // in order, not overlapping; every line that is not blank lies in one

	lines []line
	marks []mark
}

// Parse divides a text into blocks.
//
// Lines end with \n, \r\n or a lone \r. A blank line (white space only, no-break spaces too) always ends a block. If
// at least half of the text's characters stand in lines of more than 120 code points, paragraphs are single long lines
// and every line is a block; otherwise lines were wrapped, and those between blank lines form one. Half, because the
// menus and captions of a page are many short lines and must not outvote its paragraphs.
//
// A block with a © is guessed to be a caption, a block of at most 120 code points that does not end like a sentence a
// heading, every other one a paragraph.
//
// Overrides overrule: each run of non-blank lines inside an override's range becomes exactly one block with its role,
// and the rest of a block cut by it stays, guessed anew. Where overrides overlap, the later in the list holds. Lines
// that the text does not have are ignored; see CountLines.
func Parse(text string, overrides []Override) *Article {
	a := &Article{Text: text, lines: splitLines(text), marks: countMarks(text)}
	owners := ownersOf(len(a.lines), overrides)
	single := paragraphsAreLines(text, a.lines)
	for i := 0; i < len(a.lines); {
		if a.lines[i].blank() {
			i++
			continue
		}
		last := i
		for last+1 < len(a.lines) && !a.lines[last+1].blank() && owners[last+1] == owners[i] &&
			(owners[i] != nobody || !single) {
			last++
		}
		b := Block{Start: a.lines[i].from, End: a.lines[last].to, FirstLine: i + 1, LastLine: last + 1}
		if owners[i] == nobody {
			b.Role = guess(text[b.Start:b.End])
		} else {
			b.Role = overrides[owners[i]].Role
		}
		a.Blocks = append(a.Blocks, b)
		i = last + 1
	}
	return a
}

const nobody = -1

// ownersOf returns for each line the index of the override that rules it, or nobody.
func ownersOf(lines int, overrides []Override) []int {
	owners := make([]int, lines)
	for i := range owners {
		owners[i] = nobody
	}
	for i, o := range overrides {
		for n := max(o.First, 1); n <= min(o.Last, lines); n++ {
			owners[n-1] = i
		}
	}
	return owners
}

// shortLine is the length in code points up to which a line may be a heading, and beyond which it cannot have been
// wrapped by hand or by a mail program.
const shortLine = 120

func paragraphsAreLines(text string, lines []line) bool {
	long, all := 0, 0
	for _, l := range lines {
		n := utf8.RuneCountInString(text[l.from:l.to])
		all += n
		if n > shortLine {
			long += n
		}
	}
	return all > 0 && 2*long >= all
}

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

// endsSentence reports whether s closes with a punctuation mark, looking through closing quotation marks and brackets.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) || unicode.IsSpace(r) || r == '"' || r == '\''
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;,…‥。！？：；，、؟।", r) && s != ""
}
