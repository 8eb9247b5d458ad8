// Package diag holds what beleg tells an editor: findings, each with a place in a file, and the printers for them.
//
// A finding is made by its rule, the value that a package declares for a kind of fault (see Rulebook), and so has a
// code and an explanation that exist. Everything inside works with byte spans; line and column are worked out only when
// a finding is printed, because nearly all spans are never printed.
package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// File is a text that findings point into. Name is the path relative to the project, with slashes.
type File struct {
	Name string
	Text []byte // never changed

	find sync.Once
	ends []int // of its lines, found when a place is asked for: a file can have a hundred thousand faults
}

// Whole returns the text as a string. It is not copied, because a project's texts are large and nobody ever changes the
// bytes of one.
func (f *File) Whole() string { return unsafe.String(unsafe.SliceData(f.Text), len(f.Text)) }

// lineStart returns the byte offset at which the line of another one begins, and that other one, moved to the nearest
// end of the text if it lies outside.
func (f *File) lineStart(offset int) (start, inside int) {
	inside = min(max(offset, 0), len(f.Text))
	return bytes.LastIndexByte(f.Text[:inside], '\n') + 1, inside
}

// lineEnds returns the byte offsets of all line breaks.
func (f *File) lineEnds() []int {
	f.find.Do(func() {
		f.ends = make([]int, 0, bytes.Count(f.Text, []byte("\n")))
		for i := 0; len(f.ends) < cap(f.ends); i++ {
			i += bytes.IndexByte(f.Text[i:], '\n')
			f.ends = append(f.ends, i)
		}
	})
	return f.ends
}

// A Position is a place as people count it: 1-based line, 1-based column in code points.
type Position struct{ Line, Column int }

// Position turns a byte offset into a line and a column, zeros without a file.
func (f *File) Position(offset int) Position {
	if f == nil {
		return Position{}
	}
	start, offset := f.lineStart(offset)
	text := f.Text[start:offset]
	if start == 0 {
		text = bytes.TrimPrefix(text, []byte("\ufeff")) // no editor shows the byte order mark as a column
	}
	before, _ := slices.BinarySearch(f.lineEnds(), start)
	return Position{Line: before + 1, Column: utf8.RuneCount(text) + 1}
}

// Span is a stretch of a file in bytes, half-open. A span without a file stands for the project as a whole.
type Span struct {
	File       *File
	Start, End int
}

// Name returns the name of the file, or "" if the span has none.
func (s Span) Name() string {
	if s.File == nil {
		return ""
	}
	return s.File.Name
}

// Severity tells whether a finding stops publishing.
type Severity uint8

// The severities. An error stops publishing, a warning does not unless the editor asks for it.
const (
	Error Severity = iota
	Warning
)

func (s Severity) String() string { return [...]string{"error", "warning"}[s] }

// A Rule is a kind of finding. There is one value for each, declared in a Rulebook where the finding is made; findings
// point to it, so that a code cannot be misspelt.
type Rule struct {
	Code     string // a contract with editors' tools: never renamed
	Severity Severity
	Title    string // one line, lower case
	Why      string // one paragraph, without line ends: what the finding means for readers, and what to do
	Example  string // what package explain shows: a text in the form of txtar, which Why is the comment of
}

// all holds each rule under its code. It is filled while packages are initialized, and only read from then on.
var all = map[string]*Rule{}

// Rules returns the rules of all packages that the program consists of, in alphabetical order of their codes.
func Rules() []*Rule {
	return slices.SortedFunc(maps.Values(all), func(a, b *Rule) int { return strings.Compare(a.Code, b.Code) })
}

// RuleOf returns the rule with a code, or nil.
func RuleOf(code string) *Rule { return all[code] }

// A Rulebook declares the rules of one package. The text to each is the file CODE.txtar in a folder; a program with a
// rule that nobody has explained does not start, nor does one in which two rules have the same code.
type Rulebook struct {
	Examples fs.FS
	Folder   string
}

// Error declares a rule whose findings stop publishing.
func (b Rulebook) Error(code, title string) *Rule { return b.declare(Error, code, title) }

// Warning declares a rule whose findings do not stop publishing unless the editor asks for it.
func (b Rulebook) Warning(code, title string) *Rule { return b.declare(Warning, code, title) }

func (b Rulebook) declare(severity Severity, code, title string) *Rule {
	text, err := fs.ReadFile(b.Examples, path.Join(b.Folder, code+".txtar"))
	if err != nil {
		panic("diag: the rule " + code + " has no example: " + err.Error())
	}
	if all[code] != nil {
		panic("diag: two rules have the code " + code)
	}
	why, _, _ := strings.Cut(string(text), "\n-- ")
	all[code] = &Rule{code, severity, title, strings.Join(strings.Fields(why), " "), string(text)}
	return all[code]
}

// A Note is a second place that belongs to a finding, such as the passage in the article.
type Note struct {
	Span    Span
	Message string
	Marks   []Span // what to underline there; the whole span if empty
}

// A Finding is one thing the editor should know. Message names the thing, what was found and what was wanted, in lower
// case and without a full stop; Help is the next step.
type Finding struct {
	Rule    *Rule
	Span    Span
	Message string
	Help    string
	Related []Note
	Milder  bool // it is a warning here, though its rule is one of errors
}

// Severity tells whether the finding stops publishing.
func (f Finding) Severity() Severity {
	if f.Milder {
		return Warning
	}
	return f.Rule.Severity
}

// At returns a finding of this kind. The help comes first because the message may have arguments.
func (r *Rule) At(span Span, help, message string, args ...any) Finding {
	return Finding{Rule: r, Span: span, Message: fmt.Sprintf(message, args...), Help: help}
}

// With returns the finding with further places that belong to it.
func (f Finding) With(notes ...Note) Finding {
	f.Related = append(f.Related, notes...)
	return f
}

// List is a list of findings. Its zero value is empty and ready to use.
type List []Finding

// Add appends a finding.
func (l *List) Add(f Finding) { *l = append(*l, f) }

// Sort puts the findings in order of file, place, code and message, and drops exact repetitions, so that the same input
// always gives the same list.
func (l *List) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b Finding) bool { return compare(a, b) == 0 })
}

func compare(a, b Finding) int {
	return cmp.Or(
		strings.Compare(a.Span.Name(), b.Span.Name()),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		strings.Compare(a.Rule.Code, b.Rule.Code),
		strings.Compare(a.Message, b.Message),
	)
}

// Count returns the number of errors and of warnings.
func (l List) Count() (errors, warnings int) {
	for _, f := range l {
		if f.Severity() == Error {
			errors++
		}
	}
	return errors, len(l) - errors
}

// longestName is how many code points a word may have to be taken for a slip of the keyboard.
const longestName = 200

// Nearest returns the candidate that is most like word, or "" if none is similar enough to be a slip of the keyboard:
// at most one edit in three characters, where an edit inserts, deletes or changes a character or swaps two neighbours
// (optimal string alignment distance). Of equally near candidates the first is taken.
func Nearest(word string, candidates []string) string {
	letters := utf8.RuneCountInString(word)
	best, least := "", max(1, letters/3)+1
	for _, c := range candidates {
		if strings.EqualFold(c, word) {
			return c
		}
		if n := utf8.RuneCountInString(c) - letters; letters > longestName || n >= least || -n >= least {
			continue // each letter more or less is an edit
		}
		if d := editDistance([]rune(word), []rune(c)); d < least {
			best, least = c, d
		}
	}
	return best
}

// DidYouMean is the help for a name that does not exist: the nearest one that does, or all if there are few, or "".
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return "did you mean " + strconv.Quote(near) + "?"
	}
	switch last := len(candidates) - 1; {
	case last < 0 || last >= 12:
		return ""
	case last == 0:
		return "there is only " + candidates[0]
	default:
		return "there are " + strings.Join(candidates[:last], ", ") + " and " + candidates[last]
	}
}

func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			row[j] = min(last[j], row[j-1], last[j-1]) + 1
			if a[i-1] == b[j-1] {
				row[j] = min(row[j], last[j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// Wrap breaks a text between words into lines of at most width code points; a longer word has a line of its own.
func Wrap(text string, width int) []string {
	lines := []string{""}
	for word := range strings.FieldsSeq(text) {
		switch line := &lines[len(lines)-1]; {
		case *line == "":
			*line = word
		case utf8.RuneCountInString(*line+" "+word) > width:
			lines = append(lines, word)
		default:
			*line += " " + word
		}
	}
	return lines
}

// Shorten cuts a text to at most width code points.
func Shorten(text string, width int) string {
	runes := []rune(text)
	if len(runes) <= width {
		return text
	}
	return strings.TrimRight(string(runes[:max(width-2, 0)]), " ") + " …"
}

// Plural writes a number with an English noun: "1 file", "2 files".
func Plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}
