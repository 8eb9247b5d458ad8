package load

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/markdown"
	"beleg/generator/place"
)

// pageFile is a page: TOML between +++ lines, then Markdown.
type pageFile struct {
	record[format.Page]
	body   *markdown.Doc
	bodyAt int
}

var fence = []byte("+++")

func decodePage(file *diag.File, id string) (*pageFile, diag.List) {
	p := &pageFile{record: record[format.Page]{id: id}}
	found := checkID(file, id)
	if fact.Reserved(id) {
		found.Add(diag.Finding{Code: "bad-id", Span: aboutFile(file.Name),
			Message: fmt.Sprintf("the address /%s/ belongs to the site itself", id), Help: "give the page another name"})
	}
	if i := invalidUTF8(file.Text); i >= 0 {
		found.Add(diag.Finding{Code: "toml-syntax", Span: diag.Span{File: file, Start: i, End: i + 1}, Message: "the file is not UTF-8", Help: "save it as UTF-8"})
		return p, found
	}
	doc, bodyAt, fault := frontMatter(file)
	if fault != nil {
		found.Add(*fault)
		return p, found
	}
	p.doc, p.bodyAt = doc, bodyAt
	data, faults := format.Parse(doc)
	if len(faults) == 0 || data != nil {
		faults = append(faults, format.Decode(data, place.Where{Doc: doc}, &p.raw)...)
	}
	p.body = markdown.Parse(string(file.Text[bodyAt:]), markdown.Options{})
	return p, append(found, faults...)
}

func invalidUTF8(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// frontMatter finds the TOML between the first line +++ and the next one.
func frontMatter(file *diag.File) (doc *place.Doc, bodyAt int, fault *diag.Finding) {
	start := 0
	if bytes.HasPrefix(file.Text, []byte("\ufeff")) {
		start = len("\ufeff")
	}
	first, rest := cutLine(file.Text, start)
	if !bytes.Equal(bytes.TrimSpace(first), fence) {
		return nil, 0, &diag.Finding{Code: "missing-key", Span: diag.Span{File: file}, Message: "the page has no title",
			Help: `begin the file with three lines: +++, title = "…", +++`}
	}
	for at := rest; at < len(file.Text); {
		line, next := cutLine(file.Text, at)
		if bytes.Equal(bytes.TrimSpace(line), fence) {
			return &place.Doc{File: file, Start: rest, End: at}, next, nil
		}
		at = next
	}
	return nil, 0, &diag.Finding{Code: "toml-syntax", Span: diag.Span{File: file, Start: start, End: start + len(fence)},
		Message: "the front matter does not end", Help: "close it with a line +++"}
}

// cutLine returns the line that begins at a byte offset and the offset of the next.
func cutLine(text []byte, at int) (line []byte, next int) {
	if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
		return text[at : at+n], at + n + 1
	}
	return text[at:], len(text)
}

// linkPages keeps pages that could not be read, without a body: links to them lead somewhere.
func (l *linker) linkPages() {
	for _, p := range l.pages {
		where := p.raw.Where
		if where.Doc == nil {
			where.Doc = p.doc
		}
		l.base.Pages = append(l.base.Pages, &fact.Page{Where: where, ID: p.id, Title: p.raw.Title, Summary: p.raw.Summary,
			Nav: p.raw.Nav, Order: p.raw.Order, Body: p.body, BodyAt: p.bodyAt})
	}
}
