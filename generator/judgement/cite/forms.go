package cite

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
)

// bibTeX writes entries as biblatex has them (manual of biblatex, 2.1 and 2.2); year stands beside date for styles of
// BibTeX itself, which know no date. Whoever sets them may print capitals small and divides names at "and": a second
// pair of braces keeps titles and names as they are.
func bibTeX(works []Work, _ string) string {
	var b strings.Builder
	for i, w := range works {
		if i > 0 {
			b.WriteByte('\n')
		}
		authors, publisher := w.Authors, w.Publisher
		if len(authors) == 0 && publisher != "" { // styles sort by authors
			authors, publisher = []string{publisher}, ""
		}
		var by []string
		for _, a := range authors {
			by = append(by, "{"+tex(a)+"}")
		}
		d := dayOf(w.Date)
		fmt.Fprintf(&b, "@online{%s,\n", w.ID)
		for _, f := range [][2]string{{"author", strings.Join(by, " and ")}, {"title", "{" + tex(w.Title) + "}"},
			{"organization", tex(cmp.Or(w.Within, publisher))}, {"date", biblatexDate(w.Date)},
			{"year", number(d.year)}, {"url", address(w.URL, `{}\`)}, {"urldate", exact(w.Accessed)},
			{"note", tex(w.remark())}} {
			if f[1] != "" {
				fmt.Fprintf(&b, "  %-12s = {%s},\n", f[0], f[1])
			}
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// special are the characters that mean something to TeX. BibTeX counts braces, also those behind a backslash, so that
// one alone would end the field: it has a name instead.
var special = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`)

func tex(s string) string { return special.Replace(onOneLine(s)) }

// biblatexDate leaves out what biblatex does not read of EDTF: sets of days.
func biblatexDate(d edtf.Date) string {
	if d.Kind() == edtf.OneOf || d.Kind() == edtf.Span {
		return ""
	}
	return d.String()
}

// address writes for one more character of a URL what stands for it there: some that people type mean something to
// the form, or end the address.
func address(url, meaning string) string {
	var b strings.Builder
	for _, c := range []byte(url) {
		if c <= ' ' || c == 0x7F || strings.IndexByte(meaning, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%04d", n)
}

// exact returns a date if it is one certain day.
func exact(d edtf.Date) string {
	if _, certain := d.Exact(); certain {
		return d.String()
	}
	return ""
}

// remark is what no field is for.
func (w Work) remark() string {
	if w.Archived == "" {
		return w.Remark
	}
	return strings.Trim(w.Remark+"; "+w.Archived, "; ")
}

// ris writes records as RIS has them (RIS Format Specifications, Research Information Systems): a tag of two letters,
// two blanks, a hyphen and a blank, in lines that end with CR LF; an asterisk may not stand in names.
func ris(works []Work, _ string) string {
	var b strings.Builder
	tag := func(name, value string) {
		if value != "" {
			b.WriteString(name + "  - " + value + "\r\n")
		}
	}
	for _, w := range works {
		b.WriteString("TY  - " + map[Kind]string{Page: "ELEC", Article: "NEWS", Text: "GEN"}[w.Kind] + "\r\n")
		tag("ID", w.ID)
		for _, a := range w.Authors {
			tag("AU", starless(a))
		}
		if len(w.Authors) == 0 {
			tag("AU", starless(w.Publisher))
		}
		tag("TI", onOneLine(w.Title))
		tag("T2", starless(cmp.Or(w.Within, w.Publisher)))
		tag("PB", onOneLine(w.Publisher))
		d := dayOf(w.Date)
		tag("PY", number(d.year))
		tag("DA", slashed(d))
		tag("UR", address(w.URL, ""))
		tag("Y2", slashed(dayOf(w.Accessed)))
		tag("LA", w.Language)
		tag("N1", onOneLine(w.remark()))
		b.WriteString("ER  - \r\n")
	}
	return b.String()
}

func starless(s string) string { return onOneLine(strings.ReplaceAll(s, "*", " ")) }

// slashed writes a date as RIS has it, year/month/day/other information; what is not known is left out between the
// slashes.
func slashed(d day) string {
	if d.year == 0 {
		return ""
	}
	parts := []string{number(d.year), "", "", ""}
	for i, n := range []int{d.month, d.day} {
		if n > 0 {
			parts[i+1] = fmt.Sprintf("%02d", n)
		}
	}
	if d.about {
		parts[3] = "circa"
	}
	return strings.Join(parts, "/")
}

// cslItem is an item of CSL-JSON (csl-data.json of the Citation Style Language 1.0.2).
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Archive   string    `json:"archive_location,omitempty"`
	Language  string    `json:"language,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

func cslDateOf(d edtf.Date) *cslDate {
	is := dayOf(d)
	if is.year == 0 {
		return nil
	}
	parts := []int{is.year}
	for _, n := range []int{is.month, is.day} {
		if n > 0 {
			parts = append(parts, n)
		}
	}
	return &cslDate{[][]int{parts}, is.about}
}

func csl(works []Work, _ string) string {
	items := []cslItem{}
	for _, w := range works {
		item := cslItem{ID: w.ID, Title: onOneLine(w.Title), Container: w.Within, Publisher: w.Publisher,
			Issued: cslDateOf(w.Date), Accessed: cslDateOf(w.Accessed), URL: w.URL, Archive: w.Archived,
			Language: w.Language, Note: w.Remark,
			Type: map[Kind]string{Page: "webpage", Article: "article-newspaper", Text: "document"}[w.Kind]}
		if w.Kind == Article {
			item.Container = w.Publisher
		}
		for _, a := range w.Authors {
			item.Author = append(item.Author, cslName{a})
		}
		if len(w.Authors) == 0 && w.Publisher != "" {
			item.Author = []cslName{{w.Publisher}}
		}
		items = append(items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(items); err != nil {
		panic(err) // strings and numbers can be encoded
	}
	return b.String()
}

// A template is how the Wikipedia of a language cites pages on the net; a parameter without a name is not known there.
type template struct {
	name, author, title, work, publisher, date, url, accessed, archive, archived, language string
}

// templates are those of the languages of sites. (en: Template:Cite web; de: Vorlage:Internetquelle; fr: Modèle:Lien
// web.)
var templates = map[string]template{
	"en": {"cite web", "author", "title", "website", "publisher", "date", "url", "access-date", "archive-url",
		"archive-date", "language"},
	"de": {"Internetquelle", "autor", "titel", "werk", "hrsg", "datum", "url", "abruf", "archiv-url", "archiv-datum",
		"sprache"},
	"fr": {"Lien web", "auteur", "titre", "site", "éditeur", "date", "url", "consulté le", "archive-url",
		"archive-date", "langue"},
}

// wikipedia writes the template of the Wikipedia in the site's language; the English one where that has none here. The
// templates are for what has an address: of anything else the sentence stands there.
func wikipedia(works []Work, language string) string {
	t, known := templates[language]
	if !known {
		t, language = templates["en"], "en"
	}
	l, _ := lang.For(language)
	var b strings.Builder
	for _, w := range works {
		if w.URL == "" {
			b.WriteString(wiki(w.sentence) + "\n")
			continue
		}
		archive, archived := w.Archived, archivedOn(w.Archived)
		if archived == "" {
			archive = "" // the templates want to know when, and complain without
		}
		spoken := w.Language
		if spoken == language {
			spoken = ""
		}
		b.WriteString("{{" + t.name)
		for _, p := range [][2]string{{t.url, address(w.URL, "|[]{}<>\"'")}, {t.title, wiki(w.Title)},
			{t.author, wiki(strings.Join(w.Authors, "; "))}, {t.work, wiki(w.Within)}, {t.publisher, wiki(w.Publisher)},
			{t.date, wikiDate(l, w.Date)}, {t.archive, address(archive, "|[]{}<>\"'")}, {t.archived, archived},
			{t.accessed, exact(w.Accessed)}, {t.language, spoken}} {
			if p[1] != "" {
				b.WriteString(" |" + p[0] + "=" + p[1])
			}
		}
		b.WriteString("}}\n")
	}
	return b.String()
}

// marks are the characters that mean something to MediaWiki.
var marks = strings.NewReplacer("&", "&amp;", "|", "{{!}}", "[", "&#91;", "]", "&#93;", "{", "&#123;", "}", "&#125;",
	"<", "&lt;", ">", "&gt;", "''", "&#39;&#39;", "~~~", "&#126;&#126;&#126;")

func wiki(s string) string { return marks.Replace(onOneLine(s)) }

// wikiDate writes a day as the templates read it, a month in words, and a year that is about right as English has it.
func wikiDate(l *lang.Lang, d edtf.Date) string {
	is := dayOf(d)
	switch {
	case is.year == 0:
		return ""
	case exact(d) != "":
		return d.String()
	case is.month > 0 && !is.about:
		return l.Month(is.year, is.month)
	case is.about && l.Code() == "en":
		return "c. " + number(is.year)
	}
	return number(is.year)
}

// stamp finds the day in the addresses of the archives that have it there, such as web.archive.org and archive.today.
var stamp = regexp.MustCompile(`/((?:19|20)\d\d)[.-]?([01]\d)[.-]?([0-3]\d)(?:[-/]?\d{6})?[^/\d]*/`)

func archivedOn(url string) string {
	m := stamp.FindStringSubmatch(url)
	if m == nil {
		return ""
	}
	day := m[1] + "-" + m[2] + "-" + m[3]
	if _, err := edtf.Parse(day); err != nil {
		return ""
	}
	return day
}
