package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
)

// Members are the members of a JSON object in an order that matters to people.
type Members []Member

// Member is a name and what it stands for.
type Member struct {
	Name  string
	Value any
}

// MarshalJSON prints them as an object.
func (m Members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, p := range m {
		b.WriteByte("{,"[min(i, 1)])
		if err := errors.Join(enc.Encode(p.Name), b.WriteByte(':'), enc.Encode(p.Value)); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// WriteJSON prints one JSON object per finding and line; its fields are a contract. Lines and columns are 1-based,
// columns count code points, the end column is exclusive. A finding without a file has "" and zeros.
func WriteJSON(w io.Writer, list List) error {
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	for _, f := range list {
		related := []Members{}
		for _, n := range f.Related {
			at := n.Span.File.Position(n.Span.Start)
			related = append(related, Members{{"file", n.Span.Name()}, {"line", at.Line}, {"column", at.Column},
				{"message", n.Message}})
		}
		start, end := f.Span.File.Position(f.Span.Start), f.Span.File.Position(f.Span.End)
		err := enc.Encode(Members{{"severity", f.Severity().String()}, {"code", f.Rule.Code}, {"message", f.Message},
			{"file", f.Span.Name()}, {"line", start.Line}, {"column", start.Column}, {"end_line", end.Line},
			{"end_column", end.Column}, {"help", f.Help}, {"related", related}})
		if err != nil {
			return err
		}
	}
	return buf.Flush()
}

// githubLimit is how many annotations of a kind GitHub shows for one step; the rest is dropped without a word
// (https://docs.github.com/en/rest/checks/runs, "annotations"). The last one tells how many more there are.
const githubLimit = 10

// WriteGitHub prints findings as workflow commands, which GitHub shows beside the lines of a pull request. Errors come
// first.
func WriteGitHub(w io.Writer, list List) error {
	buf := bufio.NewWriter(w)
	for _, severity := range []Severity{Error, Warning} {
		kind := slices.DeleteFunc(slices.Clone(list), func(f Finding) bool { return f.Severity() != severity })
		shown := min(len(kind), githubLimit-1)
		for _, f := range kind[:shown] {
			writeCommand(buf, f)
		}
		if more := len(kind) - shown; more > 0 {
			fmt.Fprintf(buf, "::%s title=beleg::and %s; beleg check tells all\n", severity,
				Plural(more, "more "+severity.String()))
		}
	}
	return buf.Flush()
}

func writeCommand(w io.Writer, f Finding) {
	place := ""
	if f.Span.File != nil {
		start, end := f.Span.File.Position(f.Span.Start), f.Span.File.Position(f.Span.End)
		place = fmt.Sprintf("file=%s,line=%d,endLine=%d,", githubProperty.Replace(f.Span.Name()), start.Line, end.Line)
		if start.Line == end.Line { // GitHub refuses columns of a place over several lines
			last := max(start.Column, end.Column-1) // inclusive there
			place += fmt.Sprintf("col=%d,endColumn=%d,", start.Column, last)
		}
	}
	message := f.Message
	if f.Help != "" {
		message += "\n" + f.Help
	}
	fmt.Fprintf(w, "::%s %stitle=%s::%s\n", f.Severity(), place, githubProperty.Replace(f.Rule.Code),
		githubData.Replace(message))
}

// Escapes of workflow commands, as in actions/toolkit's command.ts: the percent sign first, so that nothing is escaped
// twice.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// WriteSARIF prints findings as a SARIF 2.1.0 log
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html). Columns count
// code points; the end column is exclusive. version is that of beleg, and may be empty.
func WriteSARIF(w io.Writer, list List, version string) error {
	index := map[*Rule]int{}
	var rules []Members
	for i, r := range Rules() {
		index[r] = i
		// The examples are left out, because programs that show such a text run its lines together.
		help := r.Why + "\n\nA wrong and a right example: beleg explain " + r.Code
		rules = append(rules, Members{{"id", r.Code}, {"shortDescription", sarifText(r.Title)},
			{"help", sarifText(help)}, {"defaultConfiguration", Members{{"level", r.Severity.String()}}}})
	}
	results := []Members{}
	for _, f := range list {
		results = append(results, sarifOf(f, index[f.Rule]))
	}
	driver := Members{{"name", "beleg"}, {"version", version}, {"rules", rules}}
	if version == "" {
		driver = slices.Delete(driver, 1, 2)
	}
	run := Members{{"tool", Members{{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(Members{{"$schema", sarifSchema}, {"version", "2.1.0"}, {"runs", []Members{run}}})
}

func sarifOf(f Finding, rule int) Members {
	text := f.Message
	if f.Help != "" {
		text += " – " + f.Help
	}
	r := Members{{"ruleId", f.Rule.Code}, {"ruleIndex", rule}, {"level", f.Severity().String()},
		{"message", sarifText(sarifPlain(text))}}
	if f.Span.File != nil {
		r = append(r, Member{"locations", []Members{{{"physicalLocation", sarifPlace(f.Span)}}}})
	}
	var related []Members
	for i, n := range f.Related {
		if n.Span.File == nil {
			continue
		}
		location := Members{{"id", i}, {"physicalLocation", sarifPlace(n.Span)}}
		if n.Message != "" {
			location = append(location, Member{"message", sarifText(sarifPlain(n.Message))})
		}
		related = append(related, location)
	}
	if related != nil {
		r = append(r, Member{"relatedLocations", related})
	}
	return r
}

func sarifPlace(s Span) Members {
	uri := (&url.URL{Path: s.File.Name}).EscapedPath()
	place := Members{{"artifactLocation", Members{{"uri", uri}, {"uriBaseId", "%SRCROOT%"}}}}
	if s.File.Text != nil {
		start, end := s.File.Position(s.Start), s.File.Position(s.End)
		place = append(place, Member{"region", Members{{"startLine", start.Line}, {"startColumn", start.Column},
			{"endLine", end.Line}, {"endColumn", end.Column}}})
	}
	return place
}

func sarifText(s string) Members { return Members{{"text", s}} }

// sarifPlain doubles braces, which would be placeholders (SARIF §3.11.5).
func sarifPlain(s string) string { return strings.NewReplacer("{", "{{", "}", "}}").Replace(s) }
