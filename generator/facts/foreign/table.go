package foreign

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"

	"beleg/generator/text/sheet"
	"beleg/generator/words/diag"
)

// A Column says which key a column of a table is for.
type Column struct{ Key, Name string }

// A key is what a column can be for.
type key struct {
	Key   string
	Means string
	Words []string // by which people call such columns
}

// keysTOML lists them in the order in which they are told.
//
//go:embed keys.toml
var keysTOML string

var keys = func() (list struct{ Key []key }) {
	if meta, err := toml.Decode(keysTOML, &list); err != nil || len(meta.Undecoded()) > 0 {
		panic(fmt.Sprintf("foreign: %v, unknown keys %v", err, meta.Undecoded())) // it is part of the program
	}
	return list
}().Key

// Keys are what columns of a table can be for, and what each means.
func Keys() []Column {
	var list []Column
	for _, k := range keys {
		list = append(list, Column{k.Key, k.Means})
	}
	return list
}

// KeyFault says what is wrong with columns before any table is read; nil if nothing is.
func KeyFault(columns []Column) error {
	var known []string
	for _, k := range keys {
		known = append(known, k.Key)
	}
	for _, c := range columns {
		if !slices.Contains(known, c.Key) {
			return fmt.Errorf("there is no key %q; there are %s", c.Key, strings.Join(known, ", "))
		}
	}
	return nil
}

// table reads a table.
func (f *File) table(columns []Column) {
	rows := sheet.Read(f.Whole())
	if len(rows) == 0 {
		return
	}
	head := rows[0]
	if head.Fault != "" {
		f.refuse(head.At, "", "the first row, which names the columns, is not CSV: %s", head.Fault)
		return
	}
	if n := len(head.Cells); n > mostColumns {
		f.refuse(head.At, "", "the first row names %d columns, and %d are the most", n, mostColumns)
		return
	}
	for _, cell := range head.Cells {
		f.Columns = append(f.Columns, strings.TrimSpace(cell.Text))
	}
	at, ok := f.mapped(columns)
	if !ok {
		return
	}
	for _, row := range rows[1:] {
		switch {
		case row.Fault != "":
			f.refuse(row.At, "a quotation mark in a cell is written twice, and the cell between quotation marks",
				"the row is not CSV: %s", row.Fault)
		case len(row.Cells) > len(head.Cells):
			f.refuse(row.Cells[len(head.Cells)].At, "put cells with the separator in them between quotation marks",
				"the row has %s, and the first row names %d", diag.Plural(len(row.Cells), "cell"), len(head.Cells))
		default:
			f.row(row, at)
		}
	}
}

// mapped returns at which index the column of each key stands. It is not ok if that is not known: what may be meant is
// proposed then.
func (f *File) mapped(columns []Column) (at map[string]int, ok bool) {
	if len(columns) == 0 {
		if columns = f.own(); columns == nil {
			f.Proposed = f.propose()
			return nil, false
		}
	}
	at = map[string]int{}
	for _, c := range columns {
		i := slices.Index(f.Columns, strings.TrimSpace(c.Name))
		if i < 0 {
			f.refuse(0, diag.DidYouMean(c.Name, f.Columns), "there is no column %q", c.Name)
			return nil, false
		}
		if slices.Contains(f.Columns[i+1:], f.Columns[i]) {
			f.refuse(0, "call one of them otherwise", "two columns are called %q", f.Columns[i])
			return nil, false
		}
		at[c.Key] = i
	}
	return at, true
}

// own returns the columns of a table that calls all of them as the keys are called; nil if it does not.
func (f *File) own() []Column {
	var list []Column
	for _, name := range f.Columns {
		list = append(list, Column{name, name})
	}
	if KeyFault(list) != nil || !slices.Contains(f.Columns, "claim") && !slices.Contains(f.Columns, "quote") {
		return nil
	}
	return list
}

// propose says which key each column may be for, by what it is called, or else that the first is the claim.
func (f *File) propose() []Column {
	names, of := make([]string, len(f.Columns)), map[string]int{}
	for i, name := range f.Columns {
		names[i] = simple(name)
	}
	whole := func(column, word string) bool { return column == word }
	within := func(column, word string) bool { return slices.Contains(strings.Fields(column), word) }
	taken := map[int]bool{}
	for _, fits := range []func(column, word string) bool{whole, within} {
		for _, k := range keys {
			for i, name := range names {
				is := func(word string) bool { return fits(name, word) }
				_, known := of[k.Key]
				if !known && !taken[i] && (is(k.Key) || slices.ContainsFunc(k.Words, is)) {
					of[k.Key], taken[i] = i, true
				}
			}
		}
	}
	var list []Column
	for _, k := range keys {
		if i, known := of[k.Key]; known {
			list = append(list, Column{k.Key, f.Columns[i]})
		}
	}
	if list == nil {
		return []Column{{"claim", f.Columns[0]}}
	}
	return list
}

// simple is the name of a column in small letters, with blanks for all else.
func simple(name string) string {
	other := func(r rune) bool { return !unicode.IsLetter(r) }
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), other), " ")
}

// row reads a row that is a row.
func (f *File) row(row sheet.Row, at map[string]int) {
	cell := func(key string) string {
		if i, ok := at[key]; ok && i < len(row.Cells) {
			return plain(row.Cells[i].Text)
		}
		return ""
	}
	e := Entry{At: f.span(row.At, row.At+1), ID: cell("url"), Claim: cell("claim"), Short: cell("short"),
		Speaker: cell("speaker"), Said: cell("said"), Topics: parted(cell("topics")), Text: cell("text")}
	e.Seen = strings.Fields(cell("seen"))
	if r := (Review{Rating: cell("rating"), Date: cell("date"), Verdict: cell("verdict"), By: cell("publisher"),
		URL: cell("url")}); r != (Review{}) {
		e.Reviews = []Review{r}
	}
	if words := cell("quote"); words != "" {
		i := at["quote"]
		q := Quote{At: f.span(row.Cells[i].At, row.Cells[i].At+1), Text: words, Source: cell("source"),
			Before: cell("before"), After: cell("after")}
		if stance(cell("stance")) {
			q.Stance = strings.ToLower(cell("stance"))
		}
		e.Quotes = []Quote{q}
	} else if cell("source") != "" {
		e.Seen = append(e.Seen, cell("source"))
	}
	if e.Claim == "" && e.Quotes == nil {
		var has []string
		for _, key := range slices.Sorted(maps.Keys(at)) {
			if cell(key) != "" {
				has = append(has, key)
			}
		}
		f.refuse(row.At, "write the claim into the row, or take the row out", "the row has no claim, only %s",
			strings.Join(has, ", "))
		return
	}
	f.add(e)
}
