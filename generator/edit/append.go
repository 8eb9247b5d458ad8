package edit

import (
	"fmt"
	"slices"
	"strings"

	"beleg/generator/place"
)

// Append returns the TOML text with one more table at the end of an array of tables. table is the new one as TOML: its header,
// such as [[quote]], and what belongs to it. Where the array has no table yet, the new one stands before the first table that
// is named in followed, else behind all others.
//
// All other bytes stay. The new table gets the line ends of the file and as many blank lines before it as its siblings have.
// Comments stay with what they are about: those right above a table with that table, those right below the last key of a
// sibling with the sibling.
//
// The change is proved before it is returned: decoded, the new text has one element more and is otherwise the same. Where that
// cannot be reached there is an error, which says why, and no text.
func Append(text, table string, followed ...string) (string, error) {
	before, err := decode(text)
	if err != nil {
		return "", err
	}
	name, element, err := oneTable(table)
	if err != nil {
		return "", err
	}
	old, isArray := before[name].([]map[string]any)
	if _, there := before[name]; there && !isArray {
		return "", fmt.Errorf("%s is not written as [[%s]] here but as a value of its own, to which no table can be added; write [[%[1]s]] tables first", name, name)
	}
	g := gapFor(text, name, followed)
	changed := text[:g.at] + g.fill(table) + text[g.at:]
	want := map[string]any{}
	for k, v := range before {
		want[k] = v
	}
	want[name] = append(slices.Clip(old), element)
	if after, err := decode(changed); err != nil || !same(want, after) {
		return "", fmt.Errorf("a [[%s]] cannot be added to this file without touching something else", name)
	}
	return changed, nil
}

// oneTable reads a text that is one table of an array and nothing else.
func oneTable(table string) (name string, element map[string]any, err error) {
	data, err := decode(table)
	if err != nil {
		return "", nil, fmt.Errorf("what is to be added: %w", err)
	}
	for key, value := range data {
		if list, ok := value.([]map[string]any); ok && len(data) == 1 && len(list) == 1 {
			return key, list[0], nil
		}
	}
	return "", nil, fmt.Errorf("what is to be added is not one table of an array: %q", table)
}

// A gap is where a table is put between the lines of a file.
type gap struct {
	at      int    // byte of the text, at the beginning of a line or at the end
	newline string // "\n" or "\r\n"
	ends    bool   // whether the line before it lacks its end
	before  int    // blank lines wanted before the table
	after   int    // and behind it
}

func (g gap) fill(table string) string {
	var b strings.Builder
	if g.ends {
		b.WriteString(g.newline)
	}
	b.WriteString(strings.Repeat(g.newline, g.before))
	for line := range strings.Lines(table) {
		b.WriteString(strings.TrimRight(line, "\r\n") + g.newline)
	}
	b.WriteString(strings.Repeat(g.newline, g.after))
	return b.String()
}

// gapFor finds the place for one more table of a name.
func gapFor(text, name string, followed []string) gap {
	x := place.Scan(text)
	headers := x.Headers()
	named := func(names ...string) func(place.Header) bool {
		return func(h place.Header) bool { return slices.Contains(names, h.Names[0]) }
	}
	blanks := usualBlanks(text, headers, name)
	if last := lastIndex(headers, named(name)); last >= 0 {
		end := x.End()
		if last+1 < len(headers) {
			end = headers[last+1].After
		}
		return gapBehind(text, end, blanks)
	}
	if first := slices.IndexFunc(headers, named(followed...)); first >= 0 {
		return gapAbove(text, headers[first], blanks)
	}
	return gapBehind(text, x.End(), blanks)
}

func lastIndex(headers []place.Header, wanted func(place.Header) bool) int {
	for i := len(headers) - 1; i >= 0; i-- {
		if wanted(headers[i]) {
			return i
		}
	}
	return -1
}

// mostBlanks is how many blank lines are thought of as a file's style; more are a divide of some sort.
const mostBlanks = 2

// usualBlanks returns how many blank lines stand before the last table of a name, or before the last of any, or else 1.
func usualBlanks(text string, headers []place.Header, name string) int {
	i := lastIndex(headers, func(h place.Header) bool { return len(h.Names) == 1 && h.Names[0] == name })
	if i < 0 {
		i = len(headers) - 1
	}
	if i < 0 || headers[i].After == 0 {
		return 1
	}
	return min(mostBlanks, blanksBefore(text, headers[i].After, commentsAbove(text, headers[i])))
}

// gapBehind returns the gap below the key or header that ends at a byte, and below the comments right under it.
func gapBehind(text string, end, blanks int) gap {
	at := len(text)
	if end > 0 {
		at = paragraphEnd(text, end)
	}
	g := gap{at: at, newline: newlineOf(text), before: blanks, ends: at > 0 && text[at-1] != '\n' && text[:at] != bom}
	switch {
	case strings.Trim(text, bom+" \t\r\n") == "":
		g.before = 0
	case at == len(text):
		g.before = max(0, blanks-blanksBefore(text, end, at))
	case !blank(lineAt(text, at)):
		g.after = blanks
	}
	return g
}

// gapAbove returns the gap above a table and the comments about it.
func gapAbove(text string, h place.Header, blanks int) gap {
	at := commentsAbove(text, h)
	g := gap{at: at, newline: newlineOf(text), after: blanks}
	if h.After > 0 {
		g.before = max(0, blanks-blanksBefore(text, h.After, at))
	}
	return g
}

const bom = "\ufeff"

// paragraphEnd returns where the line of the byte ends, and the comments right below it. Where no blank line divides these from
// a table they are the table's: that is how comments are written.
func paragraphEnd(text string, end int) int {
	first := lineEnd(text, end)
	at := first
	for at < len(text) {
		line := lineAt(text, at)
		if blank(line) {
			return at
		}
		if !comment(line) {
			return first
		}
		at += len(line)
	}
	return at
}

// commentsAbove returns where the comments right above a table begin, or the table itself without any. A file that begins
// with comments keeps them first: they may be about all of it, as a schema's address is.
func commentsAbove(text string, h place.Header) int {
	at := strings.LastIndexByte(text[:h.Start], '\n') + 1
	if h.After == 0 {
		return at
	}
	floor := lineEnd(text, h.After)
	for at > floor {
		start := strings.LastIndexByte(text[:at-1], '\n') + 1
		if start < floor || !comment(text[start:at]) {
			break
		}
		at = start
	}
	return at
}

// blanksBefore counts the blank lines that stand right before the line at a byte, but not above floor.
func blanksBefore(text string, floor, at int) int {
	n := 0
	for at > floor {
		start := strings.LastIndexByte(text[:at-1], '\n') + 1
		if start < floor || !blank(text[start:at]) {
			break
		}
		at, n = start, n+1
	}
	return n
}

// lineAt returns the line that begins at a byte, with its end.
func lineAt(text string, at int) string { return text[at:lineEnd(text, at)] }

// lineEnd returns where the line of a byte ends, behind its line end.
func lineEnd(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(text)
}

func blank(line string) bool { return strings.Trim(line, " \t\r\n") == "" }

func comment(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") }

// newlineOf returns how the file's first line ends.
func newlineOf(text string) string {
	if n := strings.IndexByte(text, '\n'); n > 0 && text[n-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
