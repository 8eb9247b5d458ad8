package format

import (
	"strconv"
	"strings"

	"beleg/generator/facts/bound"
)

// plain reads a text that has no more of TOML 1.0 than nearly all files have: names of one bare word, strings, numbers
// without exponents or underscores, truth values, arrays, inline tables and headers. It takes a tenth of the decoder's
// time. Of any other text, be it TOML or not, it returns false: that is the decoder's.
func plain(text string) (map[string]any, bool) {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\t' && c != '\n' || c == 0x7F {
			return nil, false
		}
	}
	p, all := reader{text: text}, map[string]any{}
	for table := all; ; {
		if p.blank(); p.at == len(text) {
			return all, true
		}
		ok := false
		if p.next() == '[' {
			table, ok = p.header(all)
		} else {
			ok = p.pair(table)
		}
		if p.space(); !ok || p.next() != '\n' && p.next() != '#' && p.at < len(text) {
			return nil, false
		}
	}
}

// A reader reads a text from a place on. What it returns is false where the text is not plain.
type reader struct {
	text string
	at   int
	deep int // arrays and inline tables that are open
}

// next returns the byte to be read next, 0 at the end.
func (p *reader) next() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

// take passes over a byte if it is the next one.
func (p *reader) take(c byte) bool {
	if p.next() != c {
		return false
	}
	p.at++
	return true
}

// space passes over spaces and tabs.
func (p *reader) space() {
	for p.next() == ' ' || p.next() == '\t' {
		p.at++
	}
}

// blank passes over white space, line ends and comments.
func (p *reader) blank() {
	for p.space(); p.next() == '\n' || p.next() == '#'; p.space() {
		if _, more := p.until("\n"); !more {
			p.at = len(p.text)
		}
		p.take('\n')
	}
}

// until goes to where words stand next, and returns what stands before them; false, and nowhere, if they do not.
func (p *reader) until(words string) (string, bool) {
	before, _, ok := strings.Cut(p.text[p.at:], words)
	if ok {
		p.at += len(before)
	}
	return before, ok
}

// header reads [a] or [[a]], and returns the table that it begins.
func (p *reader) header(all map[string]any) (map[string]any, bool) {
	p.at++
	array, table := p.take('['), map[string]any{}
	p.space()
	name := p.name()
	p.space()
	ok := name != "" && p.take(']') && (!array || p.take(']'))
	before, known := all[name]
	tables, more := before.([]map[string]any) // of headers: what a value holds is of another type
	if !ok || known && !(array && more) {
		return nil, false
	}
	if all[name] = table; array {
		all[name] = append(tables, table)
	}
	return table, true
}

// name reads a bare key, "" if there is none.
func (p *reader) name() string {
	start := p.at
	for c := p.next(); c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'; {
		p.at++
		c = p.next()
	}
	return p.text[start:p.at]
}

// pair reads key = value into a table.
func (p *reader) pair(table map[string]any) bool {
	name := p.name()
	p.space()
	if _, twice := table[name]; name == "" || twice || !p.take('=') {
		return false
	}
	p.space()
	value, ok := p.value()
	table[name] = value
	return ok
}

func (p *reader) value() (any, bool) {
	p.deep++ // of a string too, which has nothing in it
	defer func() { p.deep-- }()
	switch c := p.next(); {
	case c == '"':
		return p.str(`"`)
	case c == '\'':
		return p.str(`'`)
	case p.deep > bound.Depth:
		return nil, false
	case c == '[':
		return p.array()
	case c == '{':
		return p.inline()
	}
	start := p.at
	for p.at < len(p.text) && !strings.ContainsRune(" \t\n,]}#", rune(p.text[p.at])) {
		p.at++
	}
	return scalar(p.text[start:p.at])
}

// scalar reads a truth value or a number.
func scalar(s string) (any, bool) {
	if s == "true" || s == "false" {
		return s == "true", true
	}
	whole, decimals, isFloat := strings.Cut(strings.TrimLeft(s[:min(1, len(s))], "+-")+s[min(1, len(s)):], ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	switch {
	case !digits(whole) || whole[0] == '0' && whole != "0" || len(s) > 15:
		return nil, false
	case isFloat:
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil && digits(decimals)
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// str reads a string between one or three of the marks.
func (p *reader) str(mark string) (string, bool) {
	p.at++
	if three := strings.Repeat(mark, 3); strings.HasPrefix(p.text[p.at-1:], three) {
		p.at += 2
		p.take('\n')
		s, ok := p.until(three)
		if !ok || strings.HasPrefix(p.text[p.at+3:], mark) {
			return "", false
		}
		p.at += 3
		return unescaped(s, mark)
	}
	start := p.at
	for ; p.at < len(p.text) && p.text[p.at] != mark[0]; p.at++ {
		if c := p.text[p.at]; c == '\n' || c == '\\' && mark == `"` && p.at+1 == len(p.text) {
			return "", false
		} else if c == '\\' && mark == `"` {
			p.at++
		}
	}
	s := p.text[start:p.at]
	if !p.take(mark[0]) {
		return "", false
	}
	return unescaped(s, mark)
}

func (p *reader) array() (any, bool) {
	p.at++
	list := []any{}
	for {
		if p.blank(); p.take(']') {
			return list, true
		}
		value, ok := p.value()
		list = append(list, value)
		if p.blank(); !ok || !p.take(',') && p.next() != ']' {
			return nil, false
		}
	}
}

// inline reads { a = 1, b = 2 } on one line.
func (p *reader) inline() (any, bool) {
	p.at++
	table := map[string]any{}
	if p.space(); p.take('}') {
		return table, true
	}
	for {
		p.space()
		if ok := p.pair(table); !ok {
			return nil, false
		}
		if p.space(); p.take('}') {
			return table, true
		}
		if !p.take(',') {
			return nil, false
		}
	}
}

// escapes are those that are read here, by the character behind the backslash.
var escapes = map[byte]byte{'"': '"', '\\': '\\', 'n': '\n', 't': '\t'}

// unescaped returns what stands between marks.
func unescaped(s, mark string) (string, bool) {
	if mark == `'` || strings.IndexByte(s, '\\') < 0 {
		return s, true
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\\' {
			if i++; i == len(s) || escapes[s[i]] == 0 {
				return "", false
			}
			c = escapes[s[i]]
		}
		b.WriteByte(c)
	}
	return b.String(), true
}
