package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"beleg/generator/text/sheet"
)

// show writes rows with their cells and the byte at which each begins.
func show(rows []sheet.Row) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%d", r.At)
		if r.Fault != "" {
			b.WriteString("!")
		}
		for _, c := range r.Cells {
			fmt.Fprintf(&b, " %q@%d", c.Text, c.At)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestATableIsReadWhateverStandsBetweenItsCells(t *testing.T) {
	for text, want := range map[string]string{
		"a,b\n1,\"x\ny, \"\"z\"\"\"\n\n,\n2,3": "0 \"a\"@0 \"b\"@2\n4 \"1\"@4 \"x\\ny, \\\"z\\\"\"@6\n22 \"2\"@22 \"3\"@24\n",
		"a;\"b;,,,\"\r\nü;2,5\r\n":             "0 \"a\"@0 \"b;,,,\"@2\n11 \"ü\"@11 \"2,5\"@14\n",
		"a\tb\n1\t2":                           "0 \"a\"@0 \"b\"@2\n4 \"1\"@4 \"2\"@6\n",
		"a|b\n1|2":                             "0 \"a\"@0 \"b\"@2\n4 \"1\"@4 \"2\"@6\n",
		"sep=;\r\na;b\r\n":                     "7 \"a\"@7 \"b\"@9\n",
		"a,b\r1,2\r":                           "0 \"a\"@0 \"b\"@2\n4 \"1\"@4 \"2\"@6\n",
		"a\nx \"y\"\n1":                        "0 \"a\"@0\n2!\n8 \"1\"@8\n",
		"a\n1\n\"open\n2\n":                    "0 \"a\"@0\n2 \"1\"@2\n4!\n",
		"":                                     "",
	} {
		if got := show(sheet.Read(text)); got != want {
			t.Errorf("%q: got\n%swant\n%s", text, got, want)
		}
	}
}

// FuzzRead: each cell begins where it is said to, behind the one before it, and what is read is read again when it is written.
func FuzzRead(f *testing.F) {
	f.Add("a;b\n\"1\n;\";2")
	f.Add("sep=,\r\na,\"b\"\r\n\"")
	f.Add("a\t\"b\"\"\n\"\r\n\t\r\n1\t2\t3\n")
	f.Fuzz(func(t *testing.T, text string) {
		rows := sheet.Read(text)
		last := 0
		for _, r := range rows {
			if r.At < last || r.At > len(text) || r.Fault == "" && r.At != r.Cells[0].At {
				t.Fatalf("%q: a row at %d behind %d", text, r.At, last)
			}
			last = r.At
			for _, c := range r.Cells {
				if c.At < last || c.At > len(text) {
					t.Fatalf("%q: a cell at %d behind %d", text, c.At, last)
				}
				last = c.At
				word, _, _ := strings.Cut(c.Text, "\"")
				word, _, _ = strings.Cut(word, "\n")
				if !strings.ContainsAny(text, "\r") && !strings.HasPrefix(strings.TrimPrefix(text[c.At:], "\""), word) {
					t.Fatalf("%q does not stand at %d of %q", word, c.At, text)
				}
			}
		}
		if again := written(rows); !strings.Contains(text, "\r") && !strings.HasPrefix(again, "\"sep=") {
			if got, want := written(sheet.Read(again)), again; got != want {
				t.Fatalf("%q: got %q, want %q", text, got, want)
			}
		}
	})
}

// written writes rows without a fault with all that can be told apart.
func written(rows []sheet.Row) string {
	var b strings.Builder
	for _, r := range rows {
		for i, c := range r.Cells {
			b.WriteString(","[:min(i, 1)] + "\"" + strings.ReplaceAll(c.Text, "\"", "\"\"") + "\"")
		}
		if r.Fault == "" {
			b.WriteString("\n")
		}
	}
	return b.String()
}
