package coverage

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
	"beleg/generator/words/script"
)

// Sentence is a sentence of an article.
type Sentence struct {
	Span    quote.Span // in the article's Text
	Text    string
	Share   float64      // of its letters and digits that are quoted, 0 to 1
	Reasons Reasons      // why it can be checked; none: a transition, a question, its author's opinion
	Left    Reasons      // those that stand outside of what is quoted
	Quoted  bool         // something of it is
	gaps    []quote.Span // what is not quoted of Text: in order and disjoint
}

// Covered tells whether quotations say what the sentence says; the package comment has the rule.
func (s *Sentence) Covered() bool {
	return s.Share > 0 && s.Left&Figure == 0 && (s.Share >= 0.5 || s.Left == 0)
}

// Rest returns the sentence on one line, with "[…]" in place of what is quoted.
func (s *Sentence) Rest() string {
	var b strings.Builder
	for i, gap := range s.gaps {
		if i == 0 && gap.Start > 0 {
			b.WriteString(omitted)
		}
		words := s.Text[gap.Start:gap.End]
		if b.Len() > 0 && !strings.ContainsFunc(words, reading.Lettered) {
			continue // two quotations with nothing but a comma between them are one gap to a reader
		}
		b.WriteString(words)
		if gap.End < len(s.Text) {
			b.WriteString(omitted)
		}
	}
	return cmp.Or(strings.Join(strings.Fields(b.String()), " "), omitted)
}

// omitted stands for words left out, as editors write it in quotations.
const omitted = "[…]"

// Report is what there is to say about one article.
type Report struct {
	Source    *fact.Source
	Sentences []Sentence // in the order of the text
}

// Uncovered returns the sentences that are not covered: those that can be checked first, the ones with most reasons
// leading. Such a sentence can be checked exactly if its Left is not empty.
func (r Report) Uncovered() []Sentence {
	list := slices.DeleteFunc(slices.Clone(r.Sentences), func(s Sentence) bool { return s.Covered() })
	slices.SortStableFunc(list, func(a, b Sentence) int { return b.Left.weight() - a.Left.weight() })
	return list
}

// Tally says of how many sentences, and of how many that can be checked, how many are covered.
type Tally struct {
	Sentences        int `json:"sentences"`
	Covered          int `json:"covered"`
	Checkable        int `json:"checkable"`
	CheckableCovered int `json:"checkable_covered"`
}

// TallyOf counts the sentences of articles.
func TallyOf(reports ...Report) Tally {
	var t Tally
	for _, r := range reports {
		for _, s := range r.Sentences {
			t.Sentences++
			if s.Covered() {
				t.Covered++
			}
			if s.Reasons == 0 {
				continue
			}
			t.Checkable++
			if s.Covered() {
				t.CheckableCovered++
			}
		}
	}
	return t
}

// Reasons are what makes a sentence one that can be checked: a set of them.
type Reasons uint8

// The reasons, the weightiest first.
const (
	// Figure: a number in digits or words. "ein" is none; neither is what belongs to a date.
	Figure Reasons = 1 << iota
	// Date: a day, a month, a year, or a time counted from another: "im vergangenen Jahr".
	Date
	// Speech: someone is quoted or reported.
	Speech
	// Name: a person, an office, an outlet or a place. States are none: in a project about two countries nearly every
	// sentence names one.
	Name
)

var reasonNames = [...]string{"figure", "date", "speech", "name"}

// Words returns the reasons as they are printed, the weightiest first.
func (r Reasons) Words() []string {
	words := []string{}
	for i, name := range reasonNames {
		if r&(1<<i) != 0 {
			words = append(words, name)
		}
	}
	return words
}

// weight orders sets: by how many reasons they hold, then by the weightiest one.
func (r Reasons) weight() int { return bits.OnesCount8(uint8(r))<<8 | int(bits.Reverse8(uint8(r))) }

// WriteText prints reports for people, in lines of at most width code points. No line begins with text from an article,
// so that nothing in one can pass for output.
func WriteText(w io.Writer, reports []Report, width int) error {
	var b strings.Builder
	for _, r := range reports {
		title := diag.Shorten(diag.Printable(r.Source.Title), width-utf8.RuneCountInString(r.Source.ID)-2)
		fmt.Fprintf(&b, "%s  %s\n  %s\n", r.Source.ID, script.Isolated(title), TallyOf(r).shares())
		for _, one := range r.Uncovered() {
			at := r.Source.Seed.Position(one.Span.Start)
			fmt.Fprintf(&b, "\n  %s:%d:%d", diag.Printable(r.Source.Seed.Name), at.Line, at.Column)
			if reasons := one.Left.Words(); len(reasons) > 0 {
				fmt.Fprintf(&b, "  [%s]", strings.Join(reasons, ", "))
			}
			for _, line := range diag.Wrap(diag.Printable(one.Rest()), width-4) {
				b.WriteString("\n  | " + script.Isolated(line))
			}
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
	}
	all := TallyOf(reports...)
	fmt.Fprintf(&b, "%s: %s\n", diag.Plural(len(reports), "article"), all.shares())
	if open := all.Sentences - all.Covered; open > 0 {
		fmt.Fprintf(&b, "%s not covered, %d of them can be checked\n", diag.Plural(open, "sentence"),
			all.Checkable-all.CheckableCovered)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// shares says how much is covered: "98 % of 56 sentences covered, 97 % of the 40 that can be checked". It rounds down,
// for a hundred means all.
func (t Tally) shares() string {
	if t.Sentences == 0 {
		return "no sentences"
	}
	s := fmt.Sprintf("%d %% of %s covered", 100*t.Covered/t.Sentences, diag.Plural(t.Sentences, "sentence"))
	if t.Checkable > 0 {
		s += fmt.Sprintf(", %d %% of the %d that can be checked", 100*t.CheckableCovered/t.Checkable, t.Checkable)
	}
	return s
}

// jsonTally and jsonSentence are the lines that WriteJSON prints, of an article or in the end of all. Their fields, and
// those of Tally, are a contract; the help of beleg coverage has them.
type jsonTally struct {
	Kind   string `json:"kind"`
	Source string `json:"source,omitempty"`
	Title  string `json:"title,omitempty"`
	File   string `json:"file,omitempty"`
	Tally
}

type jsonSentence struct {
	Kind      string   `json:"kind"`
	Source    string   `json:"source"`
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	EndLine   int      `json:"end_line"`
	EndColumn int      `json:"end_column"`
	Reasons   []string `json:"reasons"`
	Share     float64  `json:"share"`
	Text      string   `json:"text"`
	Rest      string   `json:"rest"`
}

// WriteJSON prints reports for programs, one object per line.
func WriteJSON(w io.Writer, reports []Report) error {
	var lines []any
	for _, r := range reports {
		s := r.Source
		lines = append(lines, jsonTally{"source", s.ID, s.Title, s.Seed.Name, TallyOf(r)})
		for _, one := range r.Uncovered() {
			start, end := s.Seed.Position(one.Span.Start), s.Seed.Position(one.Span.End)
			lines = append(lines, jsonSentence{"sentence", s.ID, s.Seed.Name, start.Line, start.Column, end.Line,
				end.Column, one.Left.Words(), one.Share, one.Text, one.Rest()})
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, line := range append(lines, jsonTally{Kind: "total", Tally: TallyOf(reports...)}) {
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("print what is covered: %w", err)
		}
	}
	return nil
}
