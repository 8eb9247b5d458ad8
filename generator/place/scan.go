package place

import "strings"

type scanner struct {
	Index
	pos       int
	table     Path         // the table that key = value lines belong to
	tableKeys []string     // its name without indexes
	tables    map[Path]int // number of tables in each array of tables so far
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

// skipSpace passes over spaces and tabs.
func (s *scanner) skipSpace() {
	for s.pos < len(s.text) && (s.text[s.pos] == ' ' || s.text[s.pos] == '\t') {
		s.pos++
	}
}

// skipBlank passes over white space, line ends and comments.
func (s *scanner) skipBlank() {
	for {
		s.skipSpace()
		switch {
		case s.pos < len(s.text) && isBreak(s.text[s.pos]):
			s.pos++
		case s.peek() == '#':
			s.skipLine()
		default:
			return
		}
	}
}

func (s *scanner) skipLine() {
	n := strings.IndexByte(s.text[s.pos:], '\n')
	if n < 0 {
		s.pos = len(s.text)
		return
	}
	s.pos += n
}

// header reads [a.b] or [[a.b]].
func (s *scanner) header() {
	start := s.pos
	s.pos++
	array := s.peek() == '['
	if array {
		s.pos++
	}
	parts := s.key()
	for s.peek() == ']' {
		s.pos++
	}
	whole := Range{start, s.pos}
	if len(parts) == 0 {
		return
	}
	path, names := Path(""), []string{}
	for i, p := range parts {
		path, names = path.With(p.name), append(names, p.name)
		if i < len(parts)-1 {
			path = s.newest(path)
		}
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
	s.keys = append(s.keys, names)
	s.headers = append(s.headers, Header{Range: whole, Names: names, Array: array, After: s.end})
	s.table, s.tableKeys = path, names
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
func (s *scanner) pair(path Path, names []string) {
	parts := s.key()
	if len(parts) == 0 {
		return
	}
	s.skipSpace()
	if s.peek() != '=' {
		return
	}
	s.pos++
	s.skipSpace()
	names = append([]string(nil), names...)
	for i, p := range parts {
		path, names = path.With(p.name), append(names, p.name)
		if i < len(parts)-1 {
			if _, ok := s.entries[path]; !ok {
				s.entries[path] = entry{p.Range, p.Range} // a table that only a dotted key makes
			}
		}
	}
	s.keys = append(s.keys, names)
	s.entries[path] = entry{key: keyRange(parts)}
	value := s.value(path, names)
	s.entries[path] = entry{keyRange(parts), value}
}

// key reads a dotted key.
func (s *scanner) key() []part {
	var parts []part
	for {
		s.skipSpace()
		start := s.pos
		switch c := s.peek(); {
		case c == '"' || c == '\'':
			s.pos = stringEnd(s.text, s.pos)
			name, _ := decode(s.text[start:s.pos])
			parts = append(parts, part{name, Range{start, s.pos}})
		case bare(c):
			for bare(s.peek()) {
				s.pos++
			}
			parts = append(parts, part{s.text[start:s.pos], Range{start, s.pos}})
		default:
			return parts
		}
		s.skipSpace()
		if s.peek() != '.' {
			return parts
		}
		s.pos++
	}
}

func bare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// value reads any value and returns where it stands.
func (s *scanner) value(path Path, names []string) Range {
	start := s.pos
	switch s.peek() {
	case '"', '\'':
		s.pos = stringEnd(s.text, s.pos)
		s.checkEscapes(start)
	case '[':
		s.array(path, names)
	case '{':
		s.inlineTable(path, names)
	default:
		s.scalar()
	}
	return Range{start, s.pos}
}

func (s *scanner) array(path Path, names []string) {
	s.pos++
	for n := 0; ; n++ {
		s.skipBlank()
		if s.pos >= len(s.text) {
			return
		}
		if s.peek() == ']' {
			s.pos++
			return
		}
		before := s.pos
		element := path.With(n)
		value := s.value(element, names)
		s.entries[element] = entry{value, value}
		s.skipBlank()
		if s.peek() == ',' {
			s.pos++
		}
		if s.pos == before {
			return
		}
	}
}

// inlineTable reads { a = 1, b = 2 }. Line ends, comments and a comma before the brace are TOML 1.1.
func (s *scanner) inlineTable(path Path, names []string) {
	start := s.pos
	s.pos++
	comma := -1
	for {
		s.inlineSpace(start)
		switch s.peek() {
		case '}':
			if comma >= 0 {
				s.violation(comma, comma+1, "an inline table ends with a comma")
			}
			s.pos++
			return
		case ',':
			comma = s.pos
			s.pos++
			continue
		}
		comma = -1
		before := s.pos
		s.pair(path, names)
		if s.pos == before || s.pos >= len(s.text) {
			return
		}
	}
}

// inlineSpace passes over what may stand between the parts of an inline table.
func (s *scanner) inlineSpace(start int) {
	from := s.pos
	s.skipBlank()
	if strings.ContainsAny(s.text[from:s.pos], "\n#") && !s.reported(start) {
		s.violation(start, start+1, "an inline table goes over more than one line")
	}
}

// reported tells whether a violation at start is known already: one for each inline table is enough.
func (s *scanner) reported(start int) bool {
	for _, v := range s.violations {
		if v.Start == start {
			return true
		}
	}
	return false
}

func (s *scanner) violation(start, end int, message string) {
	s.violations = append(s.violations, Violation{Range{start, end}, message})
}

// scalar reads a number, a boolean or a date with time.
func (s *scanner) scalar() {
	start := s.pos
	for s.pos < len(s.text) && !strings.ContainsRune(",]}#\n\r", rune(s.text[s.pos])) {
		s.pos++
	}
	for s.pos > start && (s.text[s.pos-1] == ' ' || s.text[s.pos-1] == '\t') {
		s.pos--
	}
	if noSeconds.MatchString(s.text[start:s.pos]) {
		s.violation(start, s.pos, "a time is written without seconds")
	}
}
