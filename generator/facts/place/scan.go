package place

import (
	"regexp"
	"strconv"
	"strings"
)

// Scan reads a TOML file that the decoder has accepted. For any other text the index is incomplete, but nothing panics.
func Scan(text string) *Index {
	s := &scanner{Index: Index{text: text, entries: map[Path]entry{}}, tables: map[Path]int{}}
	s.skip("\ufeff")
	for s.skipBlank(); s.pos < len(s.text); s.skipBlank() {
		before := s.pos
		if s.peek() == '[' {
			s.header()
		} else {
			s.pair(s.table)
		}
		s.End = s.pos
		if s.pos == before {
			s.pos++ // not TOML; go on behind it
		}
	}
	return &s.Index
}

type scanner struct {
	Index
	pos    int
	table  Path         // the table that key = value lines belong to
	tables map[Path]int // number of tables in each array of tables so far
}

// A part is one piece of a dotted key.
type part struct {
	name string
	Range
}

func (s *scanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

// skip passes over characters of a set.
func (s *scanner) skip(set string) { s.pos = len(s.text) - len(strings.TrimLeft(s.text[s.pos:], set)) }

// skipSpace passes over spaces and tabs.
func (s *scanner) skipSpace() { s.skip(" \t") }

// take passes over a character if it is the next one.
func (s *scanner) take(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.pos++
	return true
}

// skipBlank passes over white space, line ends and comments.
func (s *scanner) skipBlank() {
	for s.skip(" \t\r\n"); s.peek() == '#'; s.skip(" \t\r\n") {
		_, rest, _ := strings.Cut(s.text[s.pos:], "\n")
		s.pos = len(s.text) - len(rest)
	}
}

// header reads [a.b] or [[a.b]].
func (s *scanner) header() {
	start := s.pos
	s.pos++
	array := s.take('[')
	parts := s.key()
	s.skip("]")
	whole := Range{start, s.pos}
	if len(parts) == 0 {
		return
	}
	path, names := Path(""), make([]string, len(parts))
	for i, p := range parts {
		path, names[i] = s.newest(path).With(p.name), p.name
	}
	if array {
		n := s.tables[path]
		s.tables[path] = n + 1
		if n == 0 {
			s.entries[path] = entry{keyRange(parts), whole}
		}
		path = path.With(n)
	}
	s.entries[path] = entry{keyRange(parts), whole}
	s.order = append(s.order, path)
	s.Headers = append(s.Headers, Header{Range: whole, Path: path, Names: names, Array: array, After: s.End})
	s.table = path
}

// newest turns the path of an array of tables into that of its last table; other paths stay.
func (s *scanner) newest(path Path) Path {
	if n := s.tables[path]; n > 0 {
		return path.With(n - 1)
	}
	return path
}

func keyRange(parts []part) Range { return Range{parts[0].Start, parts[len(parts)-1].End} }

// pair reads key = value into the table at path.
func (s *scanner) pair(path Path) {
	parts := s.key()
	if len(parts) == 0 {
		return
	}
	s.skipSpace()
	if !s.take('=') {
		return
	}
	s.skipSpace()
	for _, p := range parts {
		path = path.With(p.name)
		if _, ok := s.entries[path]; !ok {
			s.entries[path] = entry{p.Range, p.Range} // a table that only a dotted key makes
		}
	}
	s.order = append(s.order, path)
	s.entries[path] = entry{keyRange(parts), s.value(path)}
}

// piece matches one piece of a dotted key.
var piece = regexp.MustCompile(`^(?:"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?|[A-Za-z0-9_-]+)`)

// key reads a dotted key.
func (s *scanner) key() []part {
	var parts []part
	for {
		s.skipSpace()
		start, name := s.pos, piece.FindString(s.text[s.pos:])
		if name == "" {
			return parts
		}
		s.pos += len(name)
		if name[0] == '"' || name[0] == '\'' {
			name, _ = decode(name)
		}
		parts = append(parts, part{name, Range{start, s.pos}})
		s.skipSpace()
		if !s.take('.') {
			return parts
		}
	}
}

// value reads any value and returns where it stands.
func (s *scanner) value(path Path) Range {
	start := s.pos
	switch s.peek() {
	case '"', '\'':
		s.checkEscapes(start, s.literal())
	case '[':
		s.array(path)
	case '{':
		s.inlineTable(path)
	default:
		s.scalar()
	}
	return Range{start, s.pos}
}

func (s *scanner) array(path Path) {
	s.pos++
	for n, before := 0, 0; s.pos > before; n++ {
		s.skipBlank()
		if s.take(']') {
			return
		}
		before = s.pos
		element := path.With(n)
		value := s.value(element)
		s.entries[element] = entry{value, value}
		s.skipBlank()
		s.take(',')
	}
}

// inlineTable reads { a = 1, b = 2 }. Line ends, comments and a comma before the brace are TOML 1.1.
func (s *scanner) inlineTable(path Path) {
	start, comma, long := s.pos, -1, false
	s.pos++
	for before := 0; s.pos > before; {
		before = s.pos
		s.skipBlank()
		if !long && strings.ContainsAny(s.text[before:s.pos], "\n#") {
			long = true // reporting it once is enough
			s.violation(start, start+1, "an inline table goes over more than one line")
		}
		at := s.pos
		switch {
		case s.take(','):
			comma = at
			continue
		case s.take('}'):
			if comma >= 0 {
				s.violation(comma, comma+1, "an inline table ends with a comma")
			}
			return
		}
		comma = -1
		s.pair(path)
	}
}

func (s *scanner) violation(start, end int, message string) {
	s.Violations = append(s.Violations, Violation{Range{start, end}, message})
}

// scalar reads a number, a boolean or a date with time.
func (s *scanner) scalar() {
	value := s.text[s.pos:]
	if end := strings.IndexAny(value, ",]}#\n\r"); end >= 0 {
		value = value[:end]
	}
	value = strings.TrimRight(value, " \t")
	start := s.pos
	s.pos += len(value)
	if noSeconds.MatchString(value) {
		s.violation(start, s.pos, "a time is written without seconds")
	}
}

// noSeconds finds times such as 17:30, which need seconds in TOML 1.0.
var noSeconds = regexp.MustCompile(`(^|[Tt ])\d\d:\d\d($|[^:\d])`)

// literals matches a string from its opening marks on. Up to two quotation marks may stand right before closing three.
var literals = regexp.MustCompile(`(?s)^(?:"""(?:\\.|[^\\])*?"{3,5}|'''.*?'{3,5}|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?)`)

// literal reads a string.
func (s *scanner) literal() string {
	literal := literals.FindString(s.text[s.pos:])
	s.pos += len(literal)
	return literal
}

// marks finds the quotation marks that a string literal begins with: one or three, of either kind.
var marks = regexp.MustCompile(`^(?:"""|'''|"|')`)

// escape finds a backslash with what it is about; the second of two backslashes begins nothing.
var escape = regexp.MustCompile(`(?s)\\.`)

// checkEscapes notes the escapes that only TOML 1.1 has in the string that begins at start.
func (s *scanner) checkEscapes(start int, literal string) {
	if literal[0] != '"' {
		return
	}
	for _, at := range escape.FindAllStringIndex(literal, -1) {
		if c := literal[at[0]+1]; c == 'e' || c == 'x' {
			s.violation(start+at[0], start+at[1], `the escape \`+string(c)+` is used`)
		}
	}
}

// decode returns the string that a literal stands for, and for each of its bytes the stretch of the literal it comes
// from, with an empty one more for the end. It returns no stretches if the literal is not a string.
func decode(literal string) (string, []Range) {
	d := marks.FindString(literal)
	pos, end := len(d), len(literal)-len(d)
	if d == "" || pos > end {
		return "", nil
	}
	if len(d) == 3 { // a line end right behind the opening marks does not count
		pos = end - len(strings.TrimPrefix(strings.TrimPrefix(literal[pos:end], "\r"), "\n"))
	}
	var decoded strings.Builder
	var from []Range
	for pos < end {
		s, size := literal[pos:pos+1], 1
		if s == `\` && d[0] == '"' {
			s, size = unescape(literal[pos:end])
		}
		decoded.WriteString(s)
		for range len(s) {
			from = append(from, Range{pos, pos + size})
		}
		pos += size
	}
	return decoded.String(), append(from, Range{end, end})
}

// unescape returns what the escape at the beginning of s stands for, and its length. A backslash at the end of a line
// stands for nothing, with all white space behind it. Of the others only \e is not also one of Go's.
func unescape(s string) (decoded string, size int) {
	if strings.HasPrefix(s, `\e`) {
		return "\x1b", 2
	}
	if r, _, rest, err := strconv.UnquoteChar(s, '"'); err == nil {
		return string(r), len(s) - len(rest)
	}
	return "", len(s) - len(strings.TrimLeft(s[1:], " \t\r\n"))
}
