package cite_test

import (
	"encoding/json"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/cite"
	"beleg/generator/words/edtf"
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// hostile has in its title what means something to each of the forms.
const hostile = "A {b \\ 100% & #1 $5 _x_ ~~~ ^ \"q\" [z] | <i>\n ''e'' {{f}}"

func article(t *testing.T) *fact.Source {
	return &fact.Source{ID: "wire", Title: hostile, Authors: []string{"A. and B* Trust", "Ann Lee"},
		Publisher: &fact.Actor{Name: "Daily & Co", Kind: "outlet"}, Published: date(t, "2024-10-08~"),
		URL: "https://example.org/a_b?c=%7B1|2", Retrieved: date(t, "2024-10-09"), Language: "en",
		Archived: "https://web.archive.org/web/20241009120000/https://example.org/a"}
}

func write(t *testing.T, form, language string, works ...cite.Work) string {
	t.Helper()
	for _, f := range cite.Forms {
		if f.Name == form {
			return f.Write(works, language)
		}
	}
	t.Fatalf("there is no form %q", form)
	return ""
}

func TestEachFormEscapesWhatMeansSomethingToIt(t *testing.T) {
	for _, test := range []struct{ form, language, want string }{
		{"bibtex", "en", `@online{wire,
  author       = {{A. and B* Trust} and {Ann Lee}},
  title        = {{A \textbraceleft{}b \textbackslash{} 100\% \& \#1 \$5 \_x\_ \textasciitilde{}\textasciitilde{}` +
			`\textasciitilde{} \textasciicircum{} "q" [z] | <i> ''e'' \textbraceleft{}\textbraceleft{}f` +
			`\textbraceright{}\textbraceright{}}},
  organization = {Daily \& Co},
  date         = {2024-10-08~},
  year         = {2024},
  url          = {https://example.org/a_b?c=%7B1|2},
  urldate      = {2024-10-09},
  note         = {https://web.archive.org/web/20241009120000/https://example.org/a},
}
`},
		{"ris", "en", strings.ReplaceAll(`TY  - NEWS
ID  - wire
AU  - A. and B Trust
AU  - Ann Lee
TI  - A {b \ 100% & #1 $5 _x_ ~~~ ^ "q" [z] | <i> ''e'' {{f}}
T2  - Daily & Co
PB  - Daily & Co
PY  - 2024
DA  - 2024/10/08/circa
UR  - https://example.org/a_b?c=%7B1|2
Y2  - 2024/10/09/
LA  - en
N1  - https://web.archive.org/web/20241009120000/https://example.org/a
ER  - 
`, "\n", "\r\n")},
		{"wikipedia", "en", `{{cite web |url=https://example.org/a_b?c=%7B1%7C2 ` +
			`|title=A &#123;b \ 100% &amp; #1 $5 _x_ &#126;&#126;&#126; ^ "q" &#91;z&#93; {{!}} &lt;i&gt; ` +
			`&#39;&#39;e&#39;&#39; &#123;&#123;f&#125;&#125; |author=A. and B* Trust; Ann Lee |publisher=Daily &amp; Co ` +
			`|date=c. 2024 |archive-url=https://web.archive.org/web/20241009120000/https://example.org/a ` +
			`|archive-date=2024-10-09 |access-date=2024-10-09}}` + "\n"},
		{"text", "en", "A. and B* Trust, Ann Lee: “" + hostile + "”. Daily & Co, around 8 October 2024. " +
			"https://example.org/a_b?c=%7B1|2. Archived copy: " +
			"https://web.archive.org/web/20241009120000/https://example.org/a. Retrieved: 9 October 2024\n"},
	} {
		site := &fact.Site{Language: test.language}
		if got := write(t, test.form, test.language, cite.OfSource(site, article(t))); got != test.want {
			t.Errorf("%s:\ngot  %q\nwant %q", test.form, got, test.want)
		}
	}
}

// Braces that stand alone would end a field of BibTeX too early or never, however they are escaped.
func TestBracesOfBibTeXAreBalanced(t *testing.T) {
	for _, title := range []string{"{", "}", "}{", `\{`, `\}`, "{{", hostile} {
		s := article(t)
		s.Title, s.URL = title, "https://example.org/{a"
		deep := 0
		for _, r := range write(t, "bibtex", "en", cite.OfSource(&fact.Site{Language: "en"}, s)) {
			switch r {
			case '{':
				deep++
			case '}':
				deep--
			}
			if deep < 0 {
				break
			}
		}
		if deep != 0 {
			t.Errorf("title %q: %d braces are left open", title, deep)
		}
	}
}

func TestCSLIsAListOfItems(t *testing.T) {
	plain := article(t)
	plain.Authors, plain.Published, plain.ID = nil, date(t, "2024-10"), "month"
	site := &fact.Site{Language: "en"}
	var items []map[string]any
	got := write(t, "csl", "en", cite.OfSource(site, article(t)), cite.OfSource(site, plain))
	if err := json.Unmarshal([]byte(got), &items); err != nil {
		t.Fatal(err)
	}
	part := func(item map[string]any, key string) string {
		data, err := json.Marshal(item[key])
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for _, test := range []struct {
		at        int
		key, want string
	}{
		{0, "id", `"wire"`},
		{0, "type", `"article-newspaper"`},
		{0, "author", `[{"literal":"A. and B* Trust"},{"literal":"Ann Lee"}]`},
		{0, "issued", `{"circa":true,"date-parts":[[2024,10,8]]}`},
		{0, "archive_location", `"https://web.archive.org/web/20241009120000/https://example.org/a"`},
		{1, "author", `[{"literal":"Daily \u0026 Co"}]`},
		{1, "issued", `{"date-parts":[[2024,10]]}`},
	} {
		if got := part(items[test.at], test.key); got != test.want {
			t.Errorf("%s of item %d: got %s, want %s", test.key, test.at, got, test.want)
		}
	}
}

func TestDatesAreAsExactAsTheFormCanSay(t *testing.T) {
	for written, want := range map[string][3]string{ // RIS, the English Wikipedia, the German one
		"2024-10-08":            {"2024/10/08/", "2024-10-08", "2024-10-08"},
		"2024-10":               {"2024/10//", "October 2024", "Oktober 2024"},
		"2024":                  {"2024///", "2024", "2024"},
		"2024-10-08~":           {"2024/10/08/circa", "c. 2024", "2024"},
		"2024-10-08/2024-10-13": {"2024/10//", "October 2024", "Oktober 2024"},
		"2023-12-30/2024-01-02": {"", "", ""},
		"2024-10-08/..":         {"", "", ""},
	} {
		s := article(t)
		s.Published = date(t, written)
		work := cite.OfSource(&fact.Site{Language: "en"}, s)
		_, ris, _ := strings.Cut(write(t, "ris", "en", work), "\r\nDA  - ")
		ris, _, _ = strings.Cut(ris, "\r\n")
		if !strings.Contains(write(t, "ris", "en", work), "\r\nDA  - ") {
			ris = ""
		}
		got := [3]string{ris, parameter(write(t, "wikipedia", "en", work), "date"),
			parameter(write(t, "wikipedia", "de", work), "datum")}
		if got != want {
			t.Errorf("%s: got %q, want %q", written, got, want)
		}
	}
}

// parameter returns the value of a parameter of a template.
func parameter(template, name string) string {
	_, value, _ := strings.Cut(template, " |"+name+"=")
	value, _, _ = strings.Cut(strings.TrimSuffix(value, "}}\n"), " |")
	return value
}

func TestWithoutADayOfTheArchiveTheCopyIsLeftOutOfTemplates(t *testing.T) {
	for url, want := range map[string]string{
		"https://web.archive.org/web/20241009120000/https://example.org/": "2024-10-09",
		"https://web.archive.org/web/20241009120000id_/https://a.example": "2024-10-09",
		"https://archive.ph/2024.10.09-120000/https://example.org/":       "2024-10-09",
		"https://archive.ph/AbC12":                                        "",
		"https://web.archive.org/web/20241399120000/https://example.org/": "",
	} {
		s := article(t)
		s.Archived = url
		got := write(t, "wikipedia", "en", cite.OfSource(&fact.Site{Language: "en"}, s))
		if parameter(got, "archive-date") != want || (parameter(got, "archive-url") != "") != (want != "") {
			t.Errorf("%s: got %s, want the day %q", url, got, want)
		}
	}
}

// Names from right to left keep to themselves in a sentence, whoever bears them.
func TestNamesInASentenceAreSetApart(t *testing.T) {
	s := &fact.Source{ID: "ar", Title: "الجسر", Language: "ar", RightToLeft: true, Authors: []string{"ليلى حداد", "Ann Lee"},
		Publisher: &fact.Actor{Name: "صحيفة الميناء", Kind: "outlet"}, Published: date(t, "2025-03-04")}
	site := &fact.Site{Language: "en"}
	for _, want := range []string{
		"\u2067ليلى حداد\u2069, Ann Lee: “\u2067الجسر\u2069”. \u2067صحيفة الميناء\u2069, 4 March 2025\n",
		"\u2067صحيفة الميناء\u2069: “\u2067الجسر\u2069”. 4 March 2025\n",
	} {
		if got := write(t, "text", "en", cite.OfSource(site, s)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		s.Authors = nil
	}
}
