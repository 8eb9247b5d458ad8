package cite_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"beleg/generator/judgement/cite"
)

var (
	bibLine = regexp.MustCompile(`^  [a-z]+ += \{.*\},$`)
	risLine = regexp.MustCompile(`^(TY|ID|AU|TI|T2|PB|PY|DA|UR|Y2|LA|N1)  - [^\r\n]+$`)
)

// FuzzForms holds that whatever a work is called, in each form it is one work, and no text ends its field.
func FuzzForms(f *testing.F) {
	f.Add(hostile, "A. and B* Trust", "https://example.org/a_b?c=%7B1|2")
	f.Add("\\", "}", "a\r\nTY  - b}")
	f.Add("}}\u2028{{!}} '''''", "\x00\u0085", "mailto:[x] {y}")
	day := date(f, "2024-10-08")
	f.Fuzz(func(t *testing.T, title, author, url string) {
		if !utf8.ValidString(title + " " + author + " " + url) {
			t.Skip("what is no UTF-8 is no content")
		}
		w := cite.Work{Kind: cite.Article, ID: "a", Title: title, Authors: []string{author}, Publisher: author, Within: title, Date: day, URL: url,
			Archived: "https://archive.example/20241009/" + url, Accessed: day, Language: "fr", Remark: title}
		bib := write(t, "bibtex", "en", w)
		entry, isOne := strings.CutPrefix(bib, "@online{a,\n")
		for line := range strings.Lines(strings.TrimSuffix(entry, "}\n")) {
			isOne = isOne && bibLine.MatchString(strings.TrimSuffix(line, "\n"))
		}
		depth := 0
		for i, c := range bib { // a backslash does not change that
			depth += strings.Count(string(c), "{") - strings.Count(string(c), "}")
			isOne = isOne && depth > 0 == (i >= len("@online") && i < len(bib)-2)
		}
		if !isOne {
			t.Errorf("%q, %q, %q became\n%s", title, author, url, bib)
		}
		ris := write(t, "ris", "en", w)
		record, ended := strings.CutSuffix(ris, "\r\nER  - \r\n")
		for _, line := range strings.Split(record, "\r\n") {
			ended = ended && (risLine.MatchString(line) || strings.Contains("AU  - TI  - T2  - PB  - ", line))
		}
		if !ended || strings.Count("\n"+ris, "\nTY  - ") != 1 {
			t.Errorf("%q, %q, %q became\n%s", title, author, url, ris)
		}
		var items []struct{ Title, URL string }
		if err := json.Unmarshal([]byte(write(t, "csl", "en", w)), &items); err != nil || len(items) != 1 || items[0].Title != strings.Join(strings.Fields(title), " ") || items[0].URL != url {
			t.Errorf("%q at %q became %q (%v)", title, url, items, err)
		}
		wiki := write(t, "wikipedia", "de", w)
		if inner := strings.ReplaceAll(wiki, "{{!}}", "|"); url != "" && (strings.Count(inner, "{") != 2 || strings.Count(inner, "}") != 2 || !strings.HasSuffix(wiki, "}}\n") ||
			strings.ContainsAny(inner, "[]<>") || strings.Contains(inner, "''") || strings.Count(inner, "\n") != 1) {
			t.Errorf("%q, %q, %q became\n%s", title, author, url, wiki)
		}
	})
}
