package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// githubLimit is how many annotations of a kind GitHub shows for one step; the rest is dropped without a word
// (https://docs.github.com/en/rest/checks/runs, "annotations"). The last one tells how many more there are.
const githubLimit = 10

// WriteGitHub prints findings as workflow commands, which GitHub shows beside the lines of a pull request. Errors come first.
func WriteGitHub(w io.Writer, list List) error {
	buf := bufio.NewWriter(w)
	for _, severity := range []Severity{Error, Warning} {
		var kind List
		for _, f := range list {
			if f.Severity() == severity {
				kind = append(kind, f)
			}
		}
		shown := len(kind)
		if shown > githubLimit-1 {
			shown = githubLimit - 1
		}
		for _, f := range kind[:shown] {
			writeCommand(buf, f)
		}
		if more := len(kind) - shown; more > 0 {
			fmt.Fprintf(buf, "::%s title=%s::%s\n", severity, githubProperty("beleg"), githubData("and "+Plural(more, "more "+severity.String())+"; beleg check tells all"))
		}
	}
	return buf.Flush()
}

func writeCommand(w io.Writer, f Finding) {
	var properties []string
	add := func(key, value string) { properties = append(properties, key+"="+githubProperty(value)) }
	if f.Span.File != nil {
		start, end := f.Span.File.Position(f.Span.Start), f.Span.File.Position(f.Span.End)
		add("file", f.Span.File.Name)
		add("line", fmt.Sprint(start.Line))
		add("endLine", fmt.Sprint(end.Line))
		if start.Line == end.Line { // GitHub refuses columns of a place over several lines
			add("col", fmt.Sprint(start.Column))
			add("endColumn", fmt.Sprint(max(start.Column, end.Column-1))) // inclusive there
		}
	}
	add("title", string(f.Code))
	message := f.Message
	if f.Help != "" {
		message += "\n" + f.Help
	}
	fmt.Fprintf(w, "::%s %s::%s\n", f.Severity(), strings.Join(properties, ","), githubData(message))
}

// Escapes of workflow commands, as in actions/toolkit's command.ts: the percent sign first, so that nothing is escaped twice.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubData(s string) string     { return dataEscapes.Replace(s) }
func githubProperty(s string) string { return propertyEscapes.Replace(s) }
