package gate

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/format"
	"beleg/generator/text/sheet"
	"beleg/generator/words/diag"
)

// A Row is a quotation and where it is said to stand, with whatever else the row had.
type Row struct {
	File, Quote   string
	Before, After string       // the words beside it, if the quotation stands in the file more than once
	all           diag.Members // in the order of the row
}

// MostBytes is how long rows may be together, and mostRows how many there may be: one that is missing in a long article
// takes some milliseconds.
var (
	MostBytes = bound.Most(bound.TooLarge, 10<<20, "bytes of the rows that are verified at once")
	mostRows  = bound.Most(bound.TooMany, 10_000, "rows that are verified at once")
)

// Read reads rows: JSON, as an array of objects or one object after another, or CSV with a header. What it is shows in
// its first byte. An error says what is wrong with it.
func Read(data []byte) ([]Row, error) {
	if len(data) > MostBytes {
		return nil, fmt.Errorf("the rows have more than %d bytes: verify some of them at a time", MostBytes)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if i := format.InvalidUTF8(data); i >= 0 {
		return nil, fmt.Errorf("the rows are not UTF-8 from byte %d on", i)
	}
	var rows []Row
	var err error
	if first := bytes.TrimLeft(data, " \t\r\n"); len(first) > 0 && (first[0] == '[' || first[0] == '{') {
		rows, err = readJSON(data)
	} else {
		rows, err = readCSV(data)
	}
	if err == nil && len(rows) == 0 {
		err = errors.New("there are no rows")
	}
	return rows, err
}

func readJSON(data []byte) ([]Row, error) {
	var rows []Row
	dec := json.NewDecoder(bytes.NewReader(data))
	for {
		var value json.RawMessage
		if err := dec.Decode(&value); err == io.EOF {
			return rows, nil
		} else if err != nil {
			return nil, fmt.Errorf("it is not JSON: %w", err)
		}
		list := []json.RawMessage{value}
		if value[0] == '[' {
			if err := json.Unmarshal(value, &list); err != nil {
				return nil, fmt.Errorf("it is not JSON: %w", err)
			}
		}
		for _, one := range list {
			members, err := membersOf(one)
			if err == nil {
				rows, err = add(rows, members)
			}
			if err != nil {
				return nil, fmt.Errorf("row %d: %w", len(rows)+1, err)
			}
		}
	}
}

// membersOf reads an object in its order.
func membersOf(object json.RawMessage) (diag.Members, error) {
	var members diag.Members
	dec := json.NewDecoder(bytes.NewReader(object))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, errors.New(`it is no object such as {"file": "seeds/wire.txt", "quote": "…"}`)
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, err
		}
		members = append(members, diag.Member{Name: name.(string), Value: value})
	}
	return members, nil
}

func readCSV(data []byte) ([]Row, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = sheet.Separator(string(data))
	header, err := r.Read()
	if err == io.EOF {
		return nil, errors.New("there are no rows")
	} else if err != nil {
		return nil, fmt.Errorf("it is not CSV: %w", err)
	}
	for _, name := range []string{"file", "quote"} {
		if !slices.Contains(header, name) {
			return nil, fmt.Errorf("the first line, which names the columns, has no %q; %s", name,
				diag.DidYouMean(name, header))
		}
	}
	var rows []Row
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return rows, nil
		} else if err != nil {
			return nil, fmt.Errorf("it is not CSV: %w", err)
		}
		var members diag.Members
		for i, cell := range cells {
			members = append(members, diag.Member{Name: header[i], Value: cell})
		}
		if rows, err = add(rows, members); err != nil {
			line, _ := r.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
}

// ours are the members that a row gets; what it had under these names is what an earlier look has found.
var ours = []string{"outcome", "line", "column", "start", "end", "places", "wording", "message", "help"}

// add reads what a row says.
func add(rows []Row, members diag.Members) ([]Row, error) {
	row := Row{all: slices.DeleteFunc(slices.Clone(members), func(m diag.Member) bool {
		return slices.Contains(ours, m.Name)
	})}
	parts := map[string]*string{"file": &row.File, "quote": &row.Quote, "before": &row.Before, "after": &row.After}
	for i, m := range members {
		part := parts[m.Name]
		same := func(o diag.Member) bool { return o.Name == m.Name }
		if part != nil && slices.ContainsFunc(members[:i], same) {
			return rows, fmt.Errorf("it has %s twice", m.Name)
		}
		switch value := m.Value.(type) {
		case string:
			if part != nil {
				*part = value
			}
		case json.RawMessage:
			if part != nil && json.Unmarshal(value, part) != nil {
				return rows, fmt.Errorf("%s is no string", m.Name)
			}
		}
	}
	for _, name := range []string{"file", "quote"} {
		if strings.TrimSpace(*parts[name]) == "" {
			return rows, fmt.Errorf("it names no %s", name)
		}
	}
	if len(rows) == mostRows {
		return rows, fmt.Errorf("%d rows are the most: verify some of them at a time", mostRows)
	}
	return append(rows, row), nil
}

// WriteJSON prints rows with their results as a JSON array, a row on each line.
func WriteJSON(w io.Writer, rows []Row, results []Result) error {
	var list bytes.Buffer
	enc := json.NewEncoder(&list)
	enc.SetEscapeHTML(false)
	list.WriteString("[\n")
	for i, row := range rows {
		if i > 0 {
			list.Truncate(list.Len() - 1) // the end of the line, which the encoder writes
			list.WriteString(",\n")
		}
		if err := enc.Encode(row.with(results[i])); err != nil {
			return fmt.Errorf("write row %d: %w", i+1, err)
		}
	}
	list.WriteString("]\n")
	_, err := w.Write(list.Bytes())
	return err
}

// with returns all members of a row, those of its result last.
func (row Row) with(r Result) diag.Members {
	all := slices.Concat(row.all, diag.Members{{Name: "outcome", Value: r.Outcome}})
	if len(r.Places) > 0 {
		all = append(all, r.Places[0].members()...)
	}
	if r.Outcome == Ambiguous {
		var places []diag.Members
		for _, p := range r.Places {
			places = append(places, append(p.members(), diag.Member{Name: "before", Value: p.Before},
				diag.Member{Name: "after", Value: p.After}))
		}
		all = append(all, diag.Member{Name: "places", Value: places})
	}
	for _, m := range []struct{ name, text string }{{"wording", r.Wording}, {"message", r.Message}, {"help", r.Help}} {
		if m.text != "" {
			all = append(all, diag.Member{Name: m.name, Value: m.text})
		}
	}
	return all
}

func (p Place) members() diag.Members {
	return diag.Members{{Name: "line", Value: p.Line}, {Name: "column", Value: p.Column},
		{Name: "start", Value: p.Start}, {Name: "end", Value: p.End}}
}
