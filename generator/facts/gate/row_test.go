package gate_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"beleg/generator/facts/gate"
)

func TestRowsAreReadWhateverTheyComeAs(t *testing.T) {
	for data, want := range map[string]string{
		`[{"file": "a", "quote": "b", "x": 1}, {"quote": "d", "file": "c", "before": "e", "after": "f"}]`: "a|b|| c|d|e|f",
		`{"file": "a", "quote": "b"}` + "\n" + `{"file": "c", "quote": "d"}`:                              "a|b|| c|d||",
		" \r\n\t" + `{"file": "a", "quote": "b", "before": null}`:                                         "a|b||",
		"file,quote,x\na,b,c\n":                 "a|b||",
		"\ufeffquote;after;file\nb;f;a\n":       "a|b||f",
		"file,quote\na,\"b\n\"\"c\"\"\"\nd,e\n": "a|b\n\"c\"|| d|e||",
	} {
		rows, err := gate.Read([]byte(data))
		var list []string
		for _, r := range rows {
			list = append(list, strings.Join([]string{r.File, r.Quote, r.Before, r.After}, "|"))
		}
		if got := strings.Join(list, " "); err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", data, got, err, want)
		}
	}
}

func TestWhatIsNoRowIsToldWithItsPlace(t *testing.T) {
	for data, want := range map[string]string{
		"": "there are no rows", "[]": "there are no rows", "file,quote\n": "there are no rows", "file,quote\na\xff,b": "the rows are not UTF-8 from byte 12 on",
		"[": "it is not JSON: unexpected EOF", `[{"file": "a", "quote": "b"}, 1]`: `row 2: it is no object such as {"file": "seeds/wire.txt", "quote": "…"}`,
		`{"file": "a", "quote": "b"} {"file": 1, "quote": "b"}`: "row 2: file is no string", `{"file": "a"}`: "row 1: it names no quote", `[{"quote": "a"}]`: "row 1: it names no file",
		`{"file": "a", "quote": " "}`: "row 1: it names no quote", `{"file": "a", "quote": "b", "after": []}`: "row 1: after is no string",
		"file,quote\na,b\nc,\n": "line 3: it names no quote", "file,quote\na,b,c\n": "it is not CSV: record on line 2: wrong number of fields",
		"file,quotes\na,b\n": `the first line, which names the columns, has no "quote"; did you mean "quotes"?`, "\"": `it is not CSV: parse error on line 1, column 2: extraneous or missing " in quoted-field`,
		"file,quote,quote\na,b,c\n": "line 2: it has quote twice", `{"file": "a", "quote": "b", "quote": "c"}`: "row 1: it has quote twice",
		"files,quote\n": `the first line, which names the columns, has no "file"; did you mean "files"?`,
	} {
		if rows, err := gate.Read([]byte(data)); err == nil || err.Error() != want || len(rows) > 0 {
			t.Errorf("%q: got %v, %v\nwant %s", data, rows, err, want)
		}
	}
}

func TestRowsHaveAnEnd(t *testing.T) {
	row := `{"file": "a", "quote": "b"}` + "\n"
	for data, want := range map[string]string{
		strings.Repeat(row, 10_000):                      "",
		strings.Repeat(row, 10_001):                      "row 10001: 10000 rows are the most: verify some of them at a time",
		row + strings.Repeat(" ", 10<<20-len(row)):       "",
		row + strings.Repeat(" ", 10<<20-len(row)+1):     "the rows have more than 10485760 bytes: verify some of them at a time",
		"file,quote\n" + strings.Repeat("a,b\n", 10_001): "line 10002: 10000 rows are the most: verify some of them at a time",
	} {
		if rows, err := gate.Read([]byte(data)); (err == nil) != (want == "") || err != nil && err.Error() != want || err == nil && len(rows) == 0 {
			t.Errorf("%d bytes: got %d rows, %v, want %q", len(data), len(rows), err, want)
		}
	}
}

// What a row had stays, but for what an earlier look has found; then comes what was found now.
func TestARowIsWrittenWithItsResult(t *testing.T) {
	rows, err := gate.Read([]byte(`[{"x": {"b": 1, "a": "<&>"}, "file": "a", "outcome": "near", "line": 7, "quote": "b", "help": "h"}, {"file": "c", "quote": "d"}, {"file": "e", "quote": "f"}]`))
	if err != nil {
		t.Fatal(err)
	}
	results := []gate.Result{{Outcome: gate.Found, Wording: "b", Places: []gate.Place{{Line: 1, Column: 2, Start: 3, End: 4, Before: "no"}}},
		{Outcome: gate.Ambiguous, Message: "m", Help: "h", Places: []gate.Place{{Line: 1, Column: 2, Start: 3, End: 4, Before: "u"}, {Line: 5, Column: 6, Start: 7, End: 8, After: "v"}}},
		{Outcome: gate.Missing, Message: "m"}}
	const want = `[
{"x":{"b":1,"a":"<&>"},"file":"a","quote":"b","outcome":"found","line":1,"column":2,"start":3,"end":4,"wording":"b"},
{"file":"c","quote":"d","outcome":"ambiguous","line":1,"column":2,"start":3,"end":4,"places":[{"line":1,"column":2,"start":3,"end":4,"before":"u","after":""},{"line":5,"column":6,"start":7,"end":8,"before":"","after":"v"}],"message":"m","help":"h"},
{"file":"e","quote":"f","outcome":"missing","message":"m"}
]
`
	var out bytes.Buffer
	if err := gate.WriteJSON(&out, rows, results); err != nil || out.String() != want {
		t.Errorf("got %s, %v\nwant %s", out.Bytes(), err, want)
	}
	if err := gate.WriteJSON(full{}, rows, results); !errors.Is(err, errFull) {
		t.Errorf("got %v, want %v", err, errFull)
	}
}

var errFull = errors.New("there is no room")

// full is what cannot be written to.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// FuzzRead: what is written is JSON that is read as the same rows, whatever the rows came as.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{`[{"file": "a", "quote": "b", "x": [1, {"y": null}]}]`, `{"file":"a","quote":"b"}`,
		"file,quote,file\na,b,c\n", "quote;file\n\"a;\nb\";c\n", "file\tquote\na\tb\n", `[`, `[{"file":1}]`, "", "\ufefffile,quote\na,b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := gate.Read(data)
		if err != nil {
			return
		}
		results := make([]gate.Result, len(rows))
		for i := range results {
			results[i] = gate.Result{Outcome: gate.Near, Message: "m", Places: []gate.Place{{Line: 1}}}
		}
		var out bytes.Buffer
		if err := gate.WriteJSON(&out, rows, results); err != nil {
			t.Fatal(err)
		}
		again, err := gate.Read(out.Bytes())
		if err != nil || len(again) != len(rows) {
			t.Fatalf("%d rows were read as %d: %v\n%s", len(rows), len(again), err, out.Bytes())
		}
		for i := range rows {
			a, b := rows[i], again[i]
			if a.File != b.File || a.Quote != b.Quote || a.Before != b.Before || a.After != b.After {
				t.Errorf("row %d: got %+v, want %+v", i, b, a)
			}
		}
	})
}
