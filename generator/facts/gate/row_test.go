package gate_test

import (
	"bytes"
	"testing"

	"beleg/generator/facts/gate"
)

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
