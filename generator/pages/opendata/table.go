package opendata

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/origin"
)

// tableSchema is data/claims.tableschema.json (https://datapackage.org/standard/table-schema/): JSON Schemas cannot
// describe a table. It names the columns that cells fills.
//
//go:embed claims.tableschema.json
var tableSchema []byte

// columns are the names of the columns, which are the contract. New ones are added at the end: who reads by number must
// not get another column.
var columns = sync.OnceValue(func() (names []any) {
	var schema struct{ Fields []struct{ Name string } }
	if err := json.Unmarshal(tableSchema, &schema); err != nil {
		panic(err) // a file of the program's own
	}
	for _, f := range schema.Fields {
		names = append(names, f.Name)
	}
	return names
})

// cells returns a line of the table: a claim of claims.json without what does not fit into a cell.
func cells(c *fact.Claim, book *address.Book) []any {
	current, count := c.Current(), origin.Of(c.Quotes)
	quotes := map[fact.Stance]int{}
	var sources []string
	for _, q := range c.Quotes {
		quotes[q.Stance]++
		if !slices.Contains(sources, q.Source.ID) {
			sources = append(sources, q.Source.ID)
		}
	}
	none := new(string) // a day that is not there is empty
	return []any{c.ID, book.URL(address.Claim(c)), c.Claim, c.Short, c.When,
		*cmp.Or(day(c.When.Earliest()), none), *cmp.Or(day(c.When.Latest()), none),
		strings.Join(each(c.Topics, topicID), " "), current.Rating.ID, current.Rating.Label, current.Verdict,
		current.Date, len(c.Reviews), count.AtLeast, count.AtMost, strings.Join(each(count.Roots, actorID), " "),
		quotes[fact.Supports], quotes[fact.Disputes], quotes[fact.Mentions], strings.Join(sources, " ")}
}

// byteOrderMark tells spreadsheets that the file is UTF-8. Without it Excel takes it for the code page of the machine
// and shows "fÃ¼r"; LibreOffice and programs that read UTF-8 with or without it do as well with it.
const byteOrderMark = "\ufeff"

// ClaimsCSV returns data/claims.csv: one line for each claim and one with the names of the columns before them,
// separated by commas, lines ended by CRLF (RFC 4180), in UTF-8 with a byte order mark.
func ClaimsCSV(base *fact.Base, book *address.Book) []byte {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	line(&b, columns())
	for _, claim := range base.Claims {
		line(&b, cells(claim, book))
	}
	return b.Bytes()
}

// line writes a line of the table. A cell stands in quotation marks if it has anything in it that a program may take
// for the end of a cell, not just where the comma demands it, as encoding/csv has it: LibreOffice proposes to separate
// at semicolons and tabs as well.
func line(b *bytes.Buffer, cells []any) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		text := guard(OneLine(fmt.Sprint(cell)))
		if strings.ContainsAny(text, ",;|\t \"'") {
			text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
		b.WriteString(text)
	}
	b.WriteString("\r\n")
}

// guard keeps a spreadsheet from running a cell. Excel and LibreOffice take a cell that begins with = + - or @ for a
// formula, in quotation marks or not, and formulas can send the sheet elsewhere or start programs (OWASP, "CSV
// Injection"): a claim that somebody proposed must not do that to a reader. An apostrophe before it makes it text. A
// cell that begins with an apostrophe gets a second one, so that taking one away gives every cell as it was. White
// space before such a character does not help: some programs trim it.
func guard(cell string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(cell, unicode.IsSpace))
	if strings.ContainsRune("=+-@'＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

// OneLine folds white space and takes control characters away: what reads tables, calendars and feeds is easily
// confused by either. Spaces that do not break stay: French has them before signs and within numbers.
func OneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return (unicode.IsSpace(r) || unicode.IsControl(r)) && r != '\u00a0' && r != '\u202f'
	}), " ")
}
