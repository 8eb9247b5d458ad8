package fold

import (
	"sort"
	"strings"
	"unicode/utf8"

	"beleg/generator/text/hyphen"
)

// A joint is a hyphen at a line's end in the folded text.
type joint struct {
	hyphen.Break
	at int // where its likely reading begins in Folded
}

// end returns where the word goes on in Folded.
func (j joint) end() int { return j.at + len(j.Reading) }

// allows reports whether somebody may read a joint so. To type hyphen and line end as they stand is to leave it open.
func (j joint) allows(r hyphen.Reading) bool {
	return r == j.Reading || !j.Sure || r == hyphen.Spaced && j.Reading == hyphen.Kept
}

// longestPart is the length in bytes of the part of a word before a hyphen up to which it can be read otherwise, and
// mostJoints how many joints are walked over in one search for words that read one otherwise. A book has some thousand.
const (
	longestPart = 64
	mostJoints  = 1 << 18
)

// index notes by what stands before them which joints may be read otherwise than is likely.
func (s *Text) index() {
	for k, j := range s.joints {
		head := s.Folded[max(0, j.at-longestPart):j.at]
		part := head[len(strings.TrimRightFunc(head, InWord)):]
		if !j.allows(hyphen.Spaced) {
			continue
		}
		if s.broken == nil {
			s.broken = map[string][]int{}
		}
		s.broken[part] = append(s.broken[part], k)
	}
}

// otherwise finds where words stand that read some joint otherwise than is likely. Each part of each word is looked up
// among those that stand before a joint; the first joint in the words that is read otherwise finds them.
func (s *Text) otherwise(words string, hit func(from, to int)) {
	left := mostJoints
	start := 0 // of the word
	for i, r := range words {
		end := i + utf8.RuneLen(r)
		if !InWord(r) {
			start = end
			continue
		}
		if end-start >= longestPart {
			continue
		}
		read := readingOf(words[end:])
		rest := words[end+len(read):]
		for _, k := range s.broken[words[start:end]] {
			j := s.joints[k]
			if left--; left < 0 {
				return
			}
			if rest == "" || read == j.Reading || !j.allows(read) || !strings.HasSuffix(s.Folded[:j.at], words[:end]) {
				continue
			}
			last, to, ok := s.ahead(k+1, j.end(), rest, nil)
			if left -= last - k; ok {
				hit(j.at-end, to)
			}
		}
	}
}

// Breaks reports whether some word of the text may be read otherwise than is likely.
func (s *Text) Breaks() bool { return s.broken != nil }

// readingOf tells how words go on behind a part of a word. No joint is followed by anything but a letter or digit, so
// there is one answer.
func readingOf(rest string) hyphen.Reading {
	for _, r := range []hyphen.Reading{hyphen.Spaced, hyphen.Kept} {
		if strings.HasPrefix(rest, string(r)) {
			return r
		}
	}
	return hyphen.Joined
}

// Ahead returns where words end that begin at the folded place i; false if they do not stand there. The breaks are
// those that the words read otherwise than is likely.
func (s *Text) Ahead(i int, words string) (int, []hyphen.Break, bool) {
	var others []hyphen.Break
	k := sort.Search(len(s.joints), func(k int) bool { return s.joints[k].at >= i })
	_, end, ok := s.ahead(k, i, words, func(b hyphen.Break) { others = append(others, b) })
	return end, others, ok
}

// ahead is Ahead if k is the next joint. It tells which is the next at the end, and notes the breaks if anybody wants
// to know.
func (s *Text) ahead(k, i int, words string, note func(hyphen.Break)) (next, end int, ok bool) {
	for ; k < len(s.joints) && len(words) > s.joints[k].at-i; k++ {
		j := s.joints[k]
		n := j.at - i
		if words[:n] != s.Folded[i:j.at] {
			return k, 0, false
		}
		r := readingOf(words[n:])
		if !j.allows(r) {
			return k, 0, false
		}
		if note != nil && r != j.Reading && r != hyphen.Spaced {
			note(hyphen.Break{Start: j.Start, End: j.End, Reading: r})
		}
		words, i = words[n+len(r):], j.end()
	}
	return k, i + len(words), strings.HasPrefix(s.Folded[i:], words)
}

// Back returns where words begin that end at the folded place i; false if they do not stand there.
func (s *Text) Back(i int, words string) (int, bool) {
	k := sort.Search(len(s.joints), func(k int) bool { return s.joints[k].end() > i }) - 1
	for ; k >= 0 && len(words) > i-s.joints[k].end(); k-- {
		j := s.joints[k]
		head, ok := strings.CutSuffix(words, s.Folded[j.end():i])
		if !ok {
			return 0, false
		}
		r := hyphen.Joined
		for _, long := range []hyphen.Reading{hyphen.Spaced, hyphen.Kept} {
			if strings.HasSuffix(head, string(long)) {
				r = long
			}
		}
		if !j.allows(r) {
			return 0, false
		}
		words, i = head[:len(head)-len(r)], j.at
	}
	return i - len(words), strings.HasSuffix(s.Folded[:i], words)
}
