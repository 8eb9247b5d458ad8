// Package bound judges how large and how deep a file is before anything reads it.
//
// What reads TOML and Markdown does so by recursion, and in places with more than linear work: a file of brackets alone
// would end the program, and nothing could catch that. So the bytes are counted first. The limits are such that no
// project meets them that somebody wrote; each is part of a finding that says what was counted.
package bound

import (
	"cmp"
	"embed"
	"slices"
	"strings"

	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
)

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

// The three ways in which a file can be too much. Other packages report them where they count what only they see.
var (
	TooLarge = rules.Error("too-large", "a file, or a text in it, is longer than any that people write")
	TooDeep  = rules.Error("too-deep", "one thing lies in another more often than any that people write")
	TooMany  = rules.Error("too-many", "there are more of one thing than people write or read")
)

// A Limit is how much there may be of something at most, and the rule that says so if there is more.
type Limit struct {
	Rule *diag.Rule
	Most int
	Of   string // such as "bytes of a content file"
}

// limits are those of all packages. It is filled while packages are initialized, and only read from then on.
var limits []Limit

// Most declares a limit where it is kept, and returns it.
func Most(rule *diag.Rule, most int, of string) int {
	limits = append(limits, Limit{rule, most, of})
	return most
}

// Limits returns the limits of all packages that the program consists of, by rule, and those of one by what they are
// of.
func Limits() []Limit {
	return slices.SortedFunc(slices.Values(limits), func(a, b Limit) int {
		return cmp.Or(strings.Compare(a.Rule.Code, b.Rule.Code), strings.Compare(a.Of, b.Of))
	})
}

// Depth is how many arrays and inline tables may lie in each other.
const Depth = 32

// What a TOML text may have at most.
var (
	_     = Most(TooDeep, Depth, "arrays and inline tables that lie in each other")
	size  = Most(TooLarge, 1<<20, "bytes of a content file")
	large = Most(TooLarge, 4<<20, "bytes of content/site.toml and content/actors.toml, which grow with the project")
	parts = Most(TooMany, 32, "parts of a dotted key, or of the name of a table")
)

// TOML returns what a document has too much of. Nobody may read it then.
func TOML(doc *place.Doc) diag.List {
	limit := size
	if doc.File.Name == "content/actors.toml" || doc.File.Name == "content/site.toml" {
		limit = large
	}
	if n := doc.End - doc.Start; n > limit {
		return diag.List{TooLarge.At(diag.Span{File: doc.File}, "", "the file has %d bytes, and %d are the most", n,
			limit)}
	}
	return nil
}

// Nesting returns the place in a text, be it TOML or not, from which on it has arrays and inline tables too deep in
// each other, or names of too many parts. It is for texts that are about to be decoded: up to the first fault it sees
// the brackets and dots that a decoder sees, and behind a fault no decoder goes.
func Nesting(doc *place.Doc) diag.List {
	s := scanner{text: doc.File.Whole()[doc.Start:doc.End]}
	for s.at < len(s.text) {
		switch s.step(); {
		case s.deep > Depth:
			return diag.List{TooDeep.At(s.span(doc), "",
				"arrays and tables lie %d deep in each other here, and %d are the most", s.deep, Depth)}
		case s.dots >= parts:
			return diag.List{TooMany.At(s.span(doc), "write the name of a table or a key of it",
				"the name has more than %d parts here", parts)}
		}
	}
	return nil
}

// A scanner goes over a text once.
type scanner struct {
	text string
	at   int
	deep int // brackets that are open
	dots int // in the name or number that is being read
}

func (s *scanner) span(doc *place.Doc) diag.Span {
	return doc.Span(place.Range{Start: s.at - 1, End: s.at})
}

// step passes over a character, a comment or a string.
func (s *scanner) step() {
	c := s.text[s.at]
	switch s.at++; c {
	case '"', '\'':
		s.str(c)
	case '#':
		for s.at < len(s.text) && s.text[s.at] != '\n' {
			s.at++
		}
	case '[', '{':
		s.deep, s.dots = s.deep+1, 0
	case ']', '}':
		s.deep, s.dots = max(s.deep-1, 0), 0
	case '.':
		s.dots++
	case '=', ',', '\n':
		s.dots = 0
	}
}

// str passes over the rest of a string, behind its first mark. One line of text ends with its line if nothing closes
// it.
func (s *scanner) str(mark byte) {
	opening := s.marks(mark, 2)
	if opening == 1 {
		return // it is empty
	}
	block := opening == 2
	for s.at < len(s.text) {
		c := s.text[s.at]
		s.at++
		switch {
		case c == '\\' && mark == '"':
			s.at = min(s.at+1, len(s.text))
		case c == mark && !block, c == '\n' && !block:
			return
		case c == mark && s.marks(mark, 2) == 2:
			s.marks(mark, 2) // two may stand right before the three that close
			return
		}
	}
}

// marks passes over as many marks as there are, at most so many, and returns how many.
func (s *scanner) marks(mark byte, most int) (n int) {
	for n < most && s.at < len(s.text) && s.text[s.at] == mark {
		s.at++
		n++
	}
	return n
}
