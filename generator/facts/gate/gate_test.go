package gate_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/gate"
)

const article = "Die Brücke am Mühlweg ist gesperrt, heißt es.\n\nDie Fähre fährt, heißt es. Wie lange, weiß niemand.\n"

// described is a result as a line: the outcome, where the words stand, and what is said.
func described(r gate.Result) string {
	text := string(r.Outcome)
	for _, p := range r.Places {
		text += fmt.Sprintf(" %d:%d %d-%d", p.Line, p.Column, p.Start, p.End)
		if p.Before+p.After != "" {
			text += fmt.Sprintf(" %q…%q", p.Before, p.After)
		}
	}
	if r.Wording != "" {
		text += fmt.Sprintf(" %q", r.Wording)
	}
	if r.Message+r.Help != "" {
		text += ": " + r.Message + "; " + r.Help
	}
	return text
}

func TestOnlyWordsThatStandInTheirArticleOnceAreFound(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"a.txt": article, "page.html": "<!doctype html>\n<title>a</title><p>Ja.", "long.txt": strings.Repeat("Ja. ", 9<<18)}
	if err := os.Mkdir(filepath.Join(dir, "seeds"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, "seeds", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	g := gate.Of(os.DirFS(dir))
	for _, c := range []struct {
		row  gate.Row
		want string
	}{
		{gate.Row{Quote: "Die Brücke am  Mühlweg"}, `found 1:1 0-21 "Die Brücke am Mühlweg"`},
		{gate.Row{Quote: "heißt es", After: ". Wie"}, `found 3:18 64-72 "heißt es"`},
		{gate.Row{Quote: "heißt es", Before: "gesperrt,"}, `found 1:37 36-44 "heißt es"`},
		{gate.Row{Quote: "heißt es"}, `ambiguous 1:37 36-44 "gesperrt,"…"" 3:18 64-72 "fährt,"…"": the quotation stands in its source 2 times; ` +
			"say which place is meant by adding what stands beside it"},
		{gate.Row{Quote: "Die Brücke am Mühlbach ist"}, `near 1:1 0-25: the quotation is not in its source, but a similar passage is; write "Die Brücke am Mühlweg ist"`},
		{gate.Row{Quote: "heißt es", Before: "geräumt,"}, `near 1:37 36-44 "gesperrt,"…"" 3:18 64-72 "fährt,"…"": the quotation is in its source, but not after these words; write before = "gesperrt,"`},
		{gate.Row{Quote: "heißt es. Die Fähre"}, `near 1:37 36-56: the quotation runs over the end of a paragraph; quote each paragraph by itself, as a [[quote]] of its own`},
		{gate.Row{Quote: "Der Mond ist aufgegangen"}, "missing: the quotation is not in seeds/a.txt, nor anything similar; copy the words from the article; they must stand within one paragraph"},
		{gate.Row{File: "seeds/b.txt", Quote: "Die"}, `missing: there is no file seeds/b.txt; did you mean "seeds/a.txt"?`},
		{gate.Row{File: "none/b.txt", Quote: "Die"}, "missing: there is no file none/b.txt; "},
		{gate.Row{File: `.\seeds\a.txt`, Quote: "Die Fähre"}, `found 3:1 47-56 "Die Fähre"`},
		{gate.Row{File: "../a.txt", Quote: "Die"}, "missing: ../a.txt lies outside of the folder; name a text file in or below the folder that beleg is started in"},
		{gate.Row{File: "seeds", Quote: "Die"}, "missing: seeds is no file in the folder; name a text file in or below the folder that beleg is started in"},
		{gate.Row{File: "seeds/long.txt", Quote: "Die"}, "missing: seeds/long.txt has 9437184 bytes, and 8388608 are the most; divide it"},
	} {
		if c.row.File == "" {
			c.row.File = "seeds/a.txt"
		}
		for range 2 { // the second time from what was read
			r, err := g.Judge(c.row)
			if got := described(r); err != nil || got != c.want {
				t.Errorf("%+v: got %s, %v\nwant %s", c.row, got, err, c.want)
			}
		}
	}
	if r, err := g.Judge(gate.Row{File: "seeds/page.html", Quote: "Ja."}); err != nil || r.Outcome != gate.Missing || r.Message == "" || r.Help == "" {
		t.Errorf("a page: got %s, %v, want that it is no article", described(r), err)
	}
}

// counted counts how often files are read, and fails for one of them.
type counted struct {
	fstest.MapFS
	reads *int
	fails string
}

var errDisk = errors.New("the disk fails")

func (c counted) ReadFile(name string) ([]byte, error) {
	if *c.reads++; name == c.fails {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errDisk}
	}
	return c.MapFS.ReadFile(name)
}

func TestEachFileIsReadOnceAndAFailingDiskIsAnError(t *testing.T) {
	reads := 0
	g := gate.Of(counted{fstest.MapFS{"a.txt": {Data: []byte(article)}, "b.txt": {}}, &reads, "b.txt"})
	for range 3 {
		for _, name := range []string{"a.txt", "none.txt"} {
			if _, err := g.Judge(gate.Row{File: name, Quote: "Die"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if reads != 2 {
		t.Errorf("got %d reads, want one of each file", reads)
	}
	if r, err := g.Judge(gate.Row{File: "b.txt", Quote: "Die"}); !errors.Is(err, errDisk) || !strings.HasPrefix(err.Error(), "read b.txt: ") {
		t.Errorf("got %s, %v, want %v", described(r), err, errDisk)
	}
}
