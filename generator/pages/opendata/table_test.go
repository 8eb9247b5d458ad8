package opendata

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/address"
)

// parseTable reads a CSV file as its schema says: with a byte order mark and CRLF.
func parseTable(t testing.TB, text []byte) [][]string {
	t.Helper()
	body, marked := bytes.CutPrefix(text, []byte("\xef\xbb\xbf"))
	if !marked {
		t.Error("the file has no byte order mark")
	}
	if bytes.Contains(bytes.ReplaceAll(body, []byte("\r\n"), nil), []byte("\n")) {
		t.Error("a line does not end with CRLF")
	}
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestTheTableHasALineForEachClaim(t *testing.T) {
	base, book := read(t, "Überschrift\n\nMan hat am Dienstag „zwölf Keller“ ausgepumpt.\n", first)
	text := ClaimsCSV(base, book)
	got := parseTable(t, text)
	want := [][]string{
		{"id", "url", "claim", "short", "when", "earliest", "latest", "topics", "rating", "rating_label", "verdict", "reviewed", "reviews", "origins_at_least", "origins_at_most", "origins", "supports", "disputes", "mentions", "sources"},
		{"zahl", "https://example.org/fakten/claims/zahl/", "Zwölf Keller.", "Zwölf", "2024-06-04~", "2024-06-04", "2024-06-04", "hochwasser", "bestaetigt", "Bestätigt", "Dann bestätigt.", "2024-06-07", "2", "1", "2", "feuerwehr", "1", "0", "0", "bote"},
		{"zweite", "https://example.org/fakten/claims/zweite/", "Zweite <Behauptung> & mehr.", "", "", "", "", "", "offen", "Offen", "v", "2024-06-07", "1", "0", "0", "", "0", "0", "1", "bote"},
	}
	if len(got) != len(want) {
		t.Fatalf("got %d lines, want %d:\n%s", len(got), len(want), text)
	}
	for i := range want {
		if g, w := strings.Join(got[i], "|"), strings.Join(want[i], "|"); g != w {
			t.Errorf("line %d\ngot  %s\nwant %s", i, g, w)
		}
	}
}

// The schema is a file, and does not learn by itself what ids look like.
func TestTheSchemaOfTheTableKnowsWhatAnIDIs(t *testing.T) {
	if want := `"^` + format.IDPattern + `$"`; bytes.Count(tableSchema, []byte(want)) != 2 {
		t.Errorf("got %s, want the pattern %s for id and rating", tableSchema, want)
	}
}

// LibreOffice separates cells at tabs and semicolons too unless its reader says otherwise.
func TestOtherSeparatorsStandInQuotationMarks(t *testing.T) {
	for _, claim := range []string{"Erst so; dann so.", "a|b", "Ein Satz", `Er sagt "nein"`, "Ende"} {
		base, book := read(t, "Man hat am Dienstag „zwölf Keller“ ausgepumpt.\n", first)
		base.Claims[0].Claim = claim
		want := "," + claim + ","
		if claim != "Ende" {
			want = `,"` + strings.ReplaceAll(claim, `"`, `""`) + `",`
		}
		if text := ClaimsCSV(base, book); !bytes.Contains(text, []byte(want)) {
			t.Errorf("got %s, want %s in it", text, want)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for cell, want := range map[string]string{
		"":                           "",
		"Zwölf Keller":               "Zwölf Keller",
		"3 = 4":                      "3 = 4",
		"=HYPERLINK(\"http://x\")":   "'=HYPERLINK(\"http://x\")",
		"+49 30 1":                   "'+49 30 1",
		"-1":                         "'-1",
		"@SUM(A1)":                   "'@SUM(A1)",
		"'so' hieß es":               "''so' hieß es",
		" =1+1":                      "' =1+1",
		"\t=1+1":                     "'\t=1+1",
		"＝1+1":                       "'＝1+1",
		"– ein Strich, kein Minus":   "– ein Strich, kein Minus",
		"„=“ steht in Anführung":     "„=“ steht in Anführung",
		"\u00a0=geschütztes Zeichen": "'\u00a0=geschütztes Zeichen",
	} {
		if got := guard(cell); got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}

func TestALineKeepsWhatDoesNotBreak(t *testing.T) {
	for text, want := range map[string]string{
		" a\r\n\tb\u2028c\x00d ":                  "a b c d",
		"Étayé\u00a0: 19\u202f000\u2003véhicules": "Étayé\u00a0: 19\u202f000 véhicules",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzNoTextBreaksAFile holds that whatever the content says, calendars and tables have it as it is, and no more.
func FuzzNoTextBreaksAFile(f *testing.F) {
	for _, s := range []string{"", "Kurz", "a,b;c\\d\"e:f", "Zeile\r\nBEGIN:VEVENT\r\nUID:x", "\\n ist kein Umbruch",
		strings.Repeat("Straßenbahnhaltestelle", 8), strings.Repeat("🌊", 60),
		strings.Repeat("ab ", 60), " <>", "\x00\x1b[31m", "e\u0301\u2028\u2029\u0085", "END:VCALENDAR",
		"Satz.", "=1", "''", "'", "a,\"b\"\r\nc", " -x", "\u2028@", "\x00=", "\ufeff=", ";", "＠x"} {
		f.Add(s)
	}
	base, book := read(f, "Man hat am Dienstag „zwölf Keller“ ausgepumpt.\n", first)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("what is no UTF-8 is no content")
		}
		checkTable(t, base, book, text)
		checkCalendar(t, text)
	})
}

// checkTable holds that a table is read back as it was written, that no cell begins like a formula, and that taking the
// guard away gives the text with its white space folded.
func checkTable(t *testing.T, base *fact.Base, book *address.Book, claim string) {
	t.Helper()
	base.Claims[0].Claim, base.Claims[0].Reviews[1].Verdict = claim, claim
	text := ClaimsCSV(base, book)
	rows := parseTable(t, text)
	if len(rows) != 3 || rows[1][2] != rows[1][10] {
		t.Fatalf("got %q, want three lines, and the text twice in the second", rows)
	}
	cell := rows[1][2]
	if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "-") ||
		strings.HasPrefix(cell, "@") {
		t.Errorf("%q: got the cell %q, which a spreadsheet takes for a formula", claim, cell)
	}
	if got, want := strings.TrimPrefix(cell, "'"), OneLine(claim); got != want {
		t.Errorf("%q: got %q behind the guard, want %q", claim, got, want)
	}
}
