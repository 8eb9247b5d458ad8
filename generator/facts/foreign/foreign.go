// Package foreign reads files in which other programs keep fact checks and annotations.
//
// In goes a file: ClaimReview as JSON-LD, in a web page or a feed; the answer of Google's Fact Check Tools; annotations
// of Hypothesis or of the W3C's data model; a table. Out comes what each entry of it says, in its own words and with
// its place. Nothing is judged or made up here: what an entry does not say stays empty, and one that says too little to
// become a claim is reported.
package foreign

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"beleg/generator/facts/bound"
	"beleg/generator/text/archive"
	"beleg/generator/text/dom"
	"beleg/generator/text/jsonld"
	"beleg/generator/text/jsontree"
	"beleg/generator/text/sniff"
	"beleg/generator/words/diag"
)

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

// NotTaken is reported at each entry that could not become part of a draft.
var NotTaken = rules.Error("entry-not-taken", "something in an imported file cannot become a draft")

// How many entries one file may have, and how many of them may be at fault: to find the line of each takes time.
var (
	mostBytes   = bound.Most(bound.TooLarge, 10<<20, "bytes of an imported file")
	most        = bound.Most(bound.TooMany, 10_000, "entries of an imported file")
	mostColumns = bound.Most(bound.TooMany, 500, "columns of an imported table")
	mostFaults  = bound.Most(bound.TooMany, 1000, "entries of an imported file that cannot become drafts")
)

func init() {
	bound.Most(bound.TooDeep, jsontree.Deepest, "JSON values of an imported file that lie in each other")
	bound.Most(bound.TooMany, jsontree.MostValues, "JSON values of an imported file")
}

// An Entry is a claim, or words that somebody marked, with what was said of it. All may be empty but At.
type Entry struct {
	At      diag.Span
	Line    int    // in which it begins, from 1
	ID      string // by which its own program knows it, such as an address
	Claim   string
	Short   string
	Speaker string   // who says so
	Said    string   // when, as it is written there
	Seen    []string // addresses where it was said
	Topics  []string
	Text    string // what else there is to say of it
	Reviews []Review
	Quotes  []Quote
}

// A Review is what somebody else holds a claim to be worth.
type Review struct{ Rating, Scale, Date, Verdict, By, URL string }

// A Quote is words that stand in an article: Source is its address, or the id of a source.
type Quote struct {
	At                          diag.Span
	Source, Text, Before, After string
	Stance                      string // as the format has it; may be empty
}

// A File is what was read of one.
type File struct {
	*diag.File // the text that places are of, in UTF-8
	Entries    []Entry
	Found      diag.List
	Columns    []string // of a table
	Proposed   []Column // of a table whose columns nobody has named: what they may be; none is read then
	Table      bool

	excess  bool // it was reported that there are too many
	line    int  // lines that end before byte counted: entries are read in their order
	counted int
}

// Read reads a file by what is in it. columns say which key each column of a table is for; they may be empty if the
// table names its columns as the keys are called.
func Read(name string, data []byte, columns []Column) *File {
	f := &File{File: &diag.File{Name: name}}
	if len(data) > mostBytes {
		return f.refuse(0, "divide it", "it has %d bytes, and %d are the most", len(data), mostBytes)
	}
	kind := sniff.Look(data)
	if kind == sniff.MHTML || kind == sniff.WARC || kind == sniff.WACZ {
		page, err := archive.Page(data, kind)
		if err != nil {
			return f.refuse(0, "", "%v", err)
		}
		data, kind = page.Data, sniff.HTML
	}
	text, _, err := sniff.Decode(data)
	switch first := strings.TrimLeft(text, " \t\r\n"); {
	case err == nil && first != "" && strings.ContainsRune("[{", rune(first[0])):
		f.Text = []byte(text)
		f.json(0, text)
	case kind == sniff.HTML:
		f.Text = []byte(dom.Decode(data))
		f.page()
	case kind != sniff.Text:
		return f.refuse(0, kinds, "it is %s", sniff.Name(data))
	case err != nil:
		return f.refuse(0, "save it as UTF-8", "%v", err)
	case first == "":
		return f.refuse(0, kinds, "it is empty")
	default:
		f.Text, f.Table = []byte(text), true
		f.table(columns)
	}
	if f.Entries == nil && f.Found == nil && f.Proposed == nil {
		return f.refuse(0, kinds, "there is no claim in it, and no annotation")
	}
	return f
}

const kinds = "beleg import takes ClaimReview (JSON-LD, also in a web page), annotations of Hypothesis (JSON) and " +
	"tables (CSV)"

// refuse reports something at a byte of the file.
func (f *File) refuse(at int, help, message string, args ...any) *File {
	if len(f.Found) < mostFaults {
		f.Found.Add(NotTaken.At(f.span(at, at+1), help, message, args...))
	} else {
		f.tooMany(f.span(at, at+1), "there are more than %d faults, which is the most", mostFaults)
	}
	return f
}

// tooMany reports once that the rest is not looked at.
func (f *File) tooMany(at diag.Span, message string, args ...any) {
	if !f.excess {
		f.Found.Add(bound.TooMany.At(at, "divide the file: what follows from here on is not taken", message, args...))
	}
	f.excess = true
}

func (f *File) span(start, end int) diag.Span {
	return diag.Span{File: f.File, Start: start, End: min(end, len(f.Text))}
}

// add takes an entry in, unless there are too many.
func (f *File) add(e Entry) {
	if len(f.Entries) == most {
		f.tooMany(e.At, "there are more than %d entries, which is the most", most)
		return
	}
	f.line += bytes.Count(f.Text[f.counted:max(f.counted, e.At.Start)], []byte("\n"))
	f.counted = max(f.counted, e.At.Start)
	e.Line = f.line + 1
	f.Entries = append(f.Entries, e)
}

// page reads each script of a web page that holds structured data.
func (f *File) page() {
	z := html.NewTokenizer(strings.NewReader(f.Whole()))
	for at, holds := 0, false; z.Next() != html.ErrorToken; {
		raw := string(z.Raw())
		token := z.Token()
		if holds && token.Type == html.TextToken {
			f.json(at, raw)
		}
		holds = token.Type == html.StartTagToken && token.Data == "script" &&
			slices.ContainsFunc(token.Attr, func(a html.Attribute) bool {
				kind, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), ";")
				return a.Key == "type" && kind == "application/ld+json"
			})
		at += len(raw)
	}
}

// json reads JSON that stands in the file from a byte on.
func (f *File) json(at int, script string) {
	var values []*jsontree.Value
	var fault *jsontree.Fault
	for reading := range jsonld.Readings(script) {
		if values, fault = jsontree.Read(reading); fault == nil || fault.Excess {
			break
		}
	}
	if fault != nil {
		f.refuse(at+fault.At, "", "it is not JSON: %s", fault.Why)
	}
	l := list{file: f, at: at, known: map[string]*jsontree.Value{}}
	for _, v := range values {
		l.index(v)
	}
	for _, v := range values {
		v.Walk(l.take)
	}
}

// longestMarkup is how many bytes a text may have for its tags to be read. No claim, quotation or text has as many.
const longestMarkup = 250_000

// plain makes what a program says, which may have tags and references of HTML, a text of one line.
func plain(s string) string {
	s = html.UnescapeString(s)
	if len(s) <= longestMarkup && tag.MatchString(s) {
		s = dom.Text(dom.Parse([]byte("<meta charset=utf-8>" + s)))
	}
	var b strings.Builder // all words at once take eight times the room
	for word := range strings.FieldsSeq(strings.ToValidUTF8(s, "\uFFFD")) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

var tag = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)

// scale says what a number is worth: "2 of 1 to 5".
func scale(value, worst, best string) string {
	if value == "" || best == "" {
		return value
	}
	return fmt.Sprintf("%s of %s to %s", value, cmp.Or(worst, "1"), best)
}
