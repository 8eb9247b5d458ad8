package explain

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"beleg/generator/diag"
)

// textWidth is the greatest length of a line of prose in code points.
const textWidth = 76

// Write prints an explanation as an editor reads it in a terminal, with what beleg says about the wrong example below it.
func Write(w io.Writer, e Explanation, opt diag.TextOptions) error {
	found, err := e.Wrong.Findings()
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s\n\n%s\n", e.Code, e.Rule.Severity, e.Rule.Title, wrap(e.Why))
	for _, f := range e.Given {
		writeFile(&b, "Given", f, nil)
	}
	for _, f := range e.Published {
		writeFile(&b, "Published before", f, nil)
	}
	for _, f := range e.Wrong.Files {
		writeFile(&b, "Wrong", f, nil)
	}
	command := "check"
	if e.Wrong.Files[0].Name == sizesFile {
		command = "build" // what a file weighs is known when it is made
	}
	fmt.Fprintf(&b, "\nbeleg %s says:\n\n", command)
	if err := writeFindings(&b, found, opt); err != nil {
		return err
	}
	for _, f := range e.Right.Files {
		writeFile(&b, "Right", f, e.Wrong.Files)
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// writeFile prints a file, and marks what is new in it if others hold a file of that name.
func writeFile(b *strings.Builder, label string, f File, others []File) {
	fmt.Fprintf(b, "\n%s: %s\n\n", label, f.Name)
	own := lines(f)
	added := make([]bool, len(own))
	if i := slices.IndexFunc(others, func(o File) bool { return o.Name == f.Name }); i >= 0 {
		added = addedTo(lines(others[i]), own)
	}
	for i, line := range own {
		mark := "    "
		if added[i] {
			mark = "  > "
		}
		b.WriteString(strings.TrimRight(mark+line, " ") + "\n")
	}
}

// addedTo tells for each line whether it is new, reading both files from the top. Lines that are only aligned otherwise are the
// same; empty ones are never new.
func addedTo(before, after []string) []bool {
	added := make([]bool, len(after))
	for i, line := range after {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		at := slices.IndexFunc(before, func(l string) bool { return slices.Equal(strings.Fields(l), words) })
		added[i] = at < 0
		before = before[at+1:]
	}
	return added
}

// lines returns the lines of a file, fit for a terminal.
func lines(f File) []string {
	return strings.Split(strings.TrimRight(strings.ToValidUTF8(f.Text, "�"), "\n"), "\n")
}

// writeFindings prints findings without the line that counts them: there is one.
func writeFindings(b *strings.Builder, found diag.List, opt diag.TextOptions) error {
	var text strings.Builder
	if err := diag.WriteText(&text, found, opt); err != nil {
		return err
	}
	all := strings.TrimRight(text.String(), "\n")
	for line := range strings.Lines(strings.TrimRight(all[:strings.LastIndexByte(all, '\n')+1], "\n") + "\n") {
		b.WriteString(strings.TrimRight("    "+line, " \n") + "\n")
	}
	return nil
}

// wrap breaks a paragraph into lines.
func wrap(paragraph string) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(paragraph) {
		n := utf8.RuneCountInString(word)
		switch {
		case column == 0:
		case column+1+n > textWidth:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

// WriteList prints all codes with severity and title, one a line.
func WriteList(w io.Writer) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range diag.Codes() {
		rule, _ := c.Rule()
		fmt.Fprintf(tw, "%s\t%s\t%s\n", c, rule.Severity, rule.Title)
	}
	return tw.Flush()
}

// Help returns the help text of a code for other programs: why, and where the examples are. The examples themselves are left
// out, because programs that show such a text run its lines together.
func Help(code diag.Code) string {
	e, ok := Of(code)
	if !ok {
		panic("explain: no such code: " + string(code))
	}
	return e.Why + "\n\nA wrong and a right example: beleg explain " + string(code)
}
