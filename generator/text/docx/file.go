package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"beleg/generator/text/archive"
	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/letterhead"
	"beleg/generator/words/dateline"
	"beleg/generator/words/reading"
)

// file is a document's parts. After the first error nothing more is read.
type file struct {
	zip    *archive.Zip
	main   string              // the part that holds the text
	parts  map[string][]string // the parts that belong to it, by what they are: "footnotes", "header"
	styles styles
	err    error
}

// relations say which parts belong to another, and what they are: the last word of an address.
type relations struct {
	List []struct {
		Type   string `xml:",attr"`
		Target string `xml:",attr"`
	} `xml:"Relationship"`
}

// open finds the parts and reads the styles.
func (f *file) open() {
	f.main, f.styles = "word/document.xml", styles{"": {Size: value{usualSize}}}
	for _, main := range f.related("", "_rels/.rels")["officeDocument"] {
		f.main = main
	}
	dir, name := path.Split(f.main)
	f.parts = f.related(dir, dir+"_rels/"+name+".rels")
	for _, part := range f.parts["styles"] {
		f.styles = f.readStyles(part)
	}
}

func (f *file) related(dir, name string) map[string][]string {
	var list relations
	f.decode(name, &list)
	parts := map[string][]string{}
	for _, r := range list.List {
		target := path.Join(dir, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = r.Target[1:]
		}
		kind := path.Base(r.Type)
		parts[kind] = append(parts[kind], target)
	}
	return parts
}

// largest is how many bytes a part may have. Word writes ten times as much as an article has, and a book has a million.
const largest = 24 << 20

// decode reads a part into a struct. A part that is not there leaves it empty.
func (f *file) decode(name string, into any) {
	if data := f.unpack(name); data != nil {
		f.fail(name, xml.Unmarshal(data, into))
	}
}

func (f *file) unpack(name string) []byte {
	if f.err != nil {
		return nil
	}
	data, err := f.zip.Unpack(name, largest)
	if errors.Is(err, archive.ErrTooLarge) {
		err = fmt.Errorf("it unpacks to more than %d MiB; divide the document", largest>>20)
	}
	f.fail(name, err)
	return data
}

func (f *file) fail(name string, err error) {
	if f.err == nil && err != nil {
		f.err = fmt.Errorf("its part %s: %w", name, err)
	}
}

// walk reads the text of a part.
func (f *file) walk(name string, b *body) {
	data := f.unpack(name)
	if data == nil && f.err == nil && name == f.main {
		f.err = errors.New("it holds no text of a Word document")
	}
	r := &reader{Reader: bytes.NewReader(data)}
	decoder := xml.NewDecoder(r)
	for f.err == nil {
		r.left = longest
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err == nil {
			err = b.take(decoder, token)
		}
		f.fail(name, err)
	}
}

// longest is how many bytes a tag, the properties of a paragraph or a stretch of letters may have: each is held as a
// whole, and a tag at twenty times its length.
const longest = 4 << 20

// reader reads a part byte by byte, and fails where there are more than are left.
type reader struct {
	*bytes.Reader
	left int
}

func (r *reader) ReadByte() (byte, error) {
	if r.left--; r.left < 0 {
		return 0, fmt.Errorf("a tag or a stretch of letters in it has more than %d MiB", longest>>20)
	}
	return r.Reader.ReadByte()
}

// margin returns what stands above or below each page, once.
func (f *file) margin(kind string) []paragraph {
	var all []paragraph
	seen := map[string]bool{}
	for _, name := range f.parts[kind] {
		b := &body{styles: f.styles}
		f.walk(name, b)
		for _, p := range b.paragraphs() {
			if !seen[p.Text] {
				p.Role, p.Why = article.Skip, "page "+kind
				all = append(all, p)
			}
			seen[p.Text] = true
		}
	}
	return all
}

// noted returns the notes of a kind that the text refers to, in its order. Others stay in the file when their reference
// is deleted.
func (f *file) noted(kind string, ids []string) []paragraph {
	var all []paragraph
	for _, name := range f.parts[kind+"s"] {
		b := &body{styles: f.styles}
		f.walk(name, b)
		for _, id := range ids {
			for _, p := range b.notes[id] {
				p.Why = kind
				all = append(all, p)
			}
			delete(b.notes, id) // referred to again, it stands there once
		}
	}
	return all
}

// facts reads what the document states about itself. The day on which its file was made is a poor hint: where the top
// of the text says a date, that is it.
func (f *file) facts(d *document.Document) {
	var core struct {
		Title    string `xml:"title"`
		Creator  string `xml:"creator"`
		Language string `xml:"language"`
		Created  string `xml:"created"`
	}
	var app struct{ Company string }
	f.decode("docProps/core.xml", &core)
	f.decode("docProps/app.xml", &app)
	d.Title = letterhead.Title(d.Blocks).Or(letterhead.Stated(core.Title, "title"))
	d.Publisher = letterhead.Stated(app.Company, "company")
	d.Language = letterhead.Stated(core.Language, "language")
	for name := range strings.SplitSeq(core.Creator, ";") {
		if author := letterhead.Stated(name, "creator"); author.Value != "" {
			d.Authors = append(d.Authors, author)
		}
	}
	d.Authors = letterhead.Mark(d.Blocks, d.Authors)
	language := cmp.Or(d.Language.Value, reading.Guess(d.Text()))
	d.Published = letterhead.Date(d.Blocks, language).Or(letterhead.Made(dateline.Date(core.Created, "")))
}
