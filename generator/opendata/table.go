package opendata

import (
	"bytes"
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"beleg/generator/address"
	"beleg/generator/fact"
	"beleg/generator/origin"
)

// A column of data/claims.csv: how it is described, and what stands in it for a claim.
type column struct {
	field
	cell func(*row) string
}

// A row is a claim and what several columns ask for.
type row struct {
	claim   *fact.Claim
	origins origin.Count
	url     string
}

// columns are the contract of data/claims.csv. New ones are added at the end: who reads by number must not get another column.
var columns = []column{
	{field{Name: "id", Type: "string", Description: "The id of the claim, unique within the site.", Constraints: &constraints{Required: true, Unique: true, Pattern: patterns["id"]}},
		func(r *row) string { return r.claim.ID }},
	{field{Name: "url", Type: "string", Format: "uri", Description: "The page of the claim.", Constraints: &constraints{Required: true, Unique: true}},
		func(r *row) string { return r.url }},
	{field{Name: "claim", Type: "string", Description: "The claim as one sentence." + guarded, Constraints: &constraints{Required: true}},
		func(r *row) string { return r.claim.Claim }},
	{field{Name: "short", Type: "string", Description: "The claim in few words, or empty." + guarded},
		func(r *row) string { return r.claim.Short }},
	{field{Name: "when", Type: "string", Description: "When it is said to have happened, in the Extended Date/Time Format (EDTF, ISO 8601-2), or empty."},
		func(r *row) string { return r.claim.When.String() }},
	{field{Name: "earliest", Type: "date", Description: "The earliest day that this date can mean; empty if there is none."},
		func(r *row) string { return orEmpty(day(r.claim.When.Earliest())) }},
	{field{Name: "latest", Type: "date", Description: "The latest day that this date can mean; empty if there is none."},
		func(r *row) string { return orEmpty(day(r.claim.When.Latest())) }},
	{field{Name: "topics", Type: "string", Description: "The ids of its topics, with spaces between them."},
		func(r *row) string { return strings.Join(each(r.claim.Topics, topicID), " ") }},
	{field{Name: "rating", Type: "string", Description: "The id of the rating that holds now.", Constraints: &constraints{Required: true, Pattern: patterns["id"]}},
		func(r *row) string { return r.claim.Current().Rating.ID }},
	{field{Name: "rating_label", Type: "string", Description: "That rating as readers see it." + guarded, Constraints: &constraints{Required: true}},
		func(r *row) string { return r.claim.Current().Rating.Label }},
	{field{Name: "verdict", Type: "string", Description: "Why the claim is rated so." + guarded, Constraints: &constraints{Required: true}},
		func(r *row) string { return r.claim.Current().Verdict }},
	{field{Name: "reviewed", Type: "date", Description: "The day of the review that gave this rating.", Constraints: &constraints{Required: true}},
		func(r *row) string { return r.claim.Current().Date.String() }},
	{count("reviews", "How many reviews there were."), func(r *row) string { return strconv.Itoa(len(r.claim.Reviews)) }},
	{count("origins_at_least", "The number of independent origins that are named and known to be different."),
		func(r *row) string { return strconv.Itoa(r.origins.AtLeast) }},
	{count("origins_at_most", "The number of independent origins if every one that nobody names is a further one."),
		func(r *row) string { return strconv.Itoa(r.origins.AtMost) }},
	{field{Name: "origins", Type: "string", Description: "The ids of the actors that are the named origins, with spaces between them."},
		func(r *row) string { return strings.Join(each(r.origins.Roots, actorID), " ") }},
	{count("supports", "How many quotations support the claim."), func(r *row) string { return r.quotes(fact.Supports) }},
	{count("disputes", "How many quotations dispute it."), func(r *row) string { return r.quotes(fact.Disputes) }},
	{count("mentions", "How many quotations mention it without taking a side."), func(r *row) string { return r.quotes(fact.Mentions) }},
	{field{Name: "sources", Type: "string", Description: "The ids of the sources that are quoted, with spaces between them.", Constraints: &constraints{Required: true}},
		(*row).sources},
}

// guarded tells readers of the schema what guard does.
const guarded = " White space is folded. A text that begins with =, +, -, @ or ' has a further ' before it, so that no spreadsheet takes it for a formula; claims.json has it as it is."

// quotes counts the quotations of a stance.
func (r *row) quotes(stance fact.Stance) string {
	n := 0
	for _, q := range r.claim.Quotes {
		if q.Stance == stance {
			n++
		}
	}
	return strconv.Itoa(n)
}

// sources lists the sources that are quoted, in the order of the quotations, each once.
func (r *row) sources() string {
	var list []string
	seen := map[*fact.Source]bool{}
	for _, q := range r.claim.Quotes {
		if !seen[q.Source] {
			seen[q.Source] = true
			list = append(list, q.Source.ID)
		}
	}
	return strings.Join(list, " ")
}

// byteOrderMark tells spreadsheets that the file is UTF-8. Without it Excel takes it for the code page of the machine and shows
// "fÃ¼r"; LibreOffice and programs that read UTF-8 with or without it do as well with it.
const byteOrderMark = "\ufeff"

// ClaimsCSV returns data/claims.csv: one line for each claim and one with the names of the columns before them, separated by commas,
// lines ended by CRLF (RFC 4180), in UTF-8 with a byte order mark.
func ClaimsCSV(base *fact.Base, book *address.Book) []byte {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	line(&b, func(c column) string { return c.Name })
	for _, claim := range base.Claims {
		r := &row{claim, origin.Of(claim.Quotes), book.URL(address.Claim(claim))}
		line(&b, func(c column) string { return guard(OneLine(c.cell(r))) })
	}
	return b.Bytes()
}

// line writes a line of the table. A cell stands in quotation marks if it has anything in it that a program may take for the end of
// a cell, not just where the comma demands it, as encoding/csv has it: LibreOffice proposes to separate at semicolons and tabs as well.
func line(b *bytes.Buffer, cell func(column) string) {
	for i, c := range columns {
		if i > 0 {
			b.WriteByte(',')
		}
		text := cell(c)
		if strings.ContainsAny(text, ",;|\t \"'") {
			text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
		b.WriteString(text)
	}
	b.WriteString("\r\n")
}

// guard keeps a spreadsheet from running a cell. Excel and LibreOffice take a cell that begins with = + - or @ for a formula, in
// quotation marks or not, and formulas can send the sheet elsewhere or start programs (OWASP, "CSV Injection"): a claim that somebody
// proposed must not do that to a reader. An apostrophe before it makes it text. A cell that begins with an apostrophe gets a second
// one, so that taking one away gives every cell as it was. White space before such a character does not help: some programs trim it.
func guard(cell string) string {
	if strings.ContainsAny(firstRune(strings.TrimLeftFunc(cell, unicode.IsSpace)), "=+-@'＝＋－＠") {
		return "'" + cell
	}
	return cell
}

// firstRune returns the first code point of a text, "" if there is none.
func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// OneLine folds white space and takes control characters away: what reads tables, calendars and feeds is easily confused by either.
func OneLine(s string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(visible), " ")
}

func orEmpty(s *string) string { return *cmp.Or(s, new(string)) }
