// Package intake reads an article, whatever it comes as: a web page, a PDF, a Word file, subtitles, plain text.
//
// In go bytes, which are looked at and never their name; out comes a document, whose text becomes a seed. What the
// document does not state about itself is looked for in its words, and is marked as a guess.
package intake

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/language"

	"beleg/generator/text/archive"
	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/docx"
	"beleg/generator/text/dom"
	"beleg/generator/text/letterhead"
	"beleg/generator/text/pdf"
	"beleg/generator/text/reflow"
	"beleg/generator/text/sniff"
	"beleg/generator/text/subtitles"
	"beleg/generator/text/webpage"
	"beleg/generator/words/edtf"
)

// Given is what an article comes as.
type Given struct {
	Data    []byte
	Address string // where it was fetched from, or empty
	Charset string // what the server said of its encoding, or empty
	Keep    bool   // it is text in UTF-8 that stays as it is, byte for byte, because it is quoted from already
	// Layout returns the words of a PDF with their places, as pdftotext -bbox-layout prints them for package pdf.
	Layout func(pdf []byte) ([]byte, error)
}

// Taken is an article that was read.
type Taken struct {
	*document.Document
	Kind      sniff.Kind // what its words were read from: that of the page in a web archive
	Ending    string     // that files of the kind of its original have, such as ".html"
	Encoding  string     // of plain text, such as UTF-16LE; otherwise empty
	Text      string     // the seed
	Headless  bool       // its title is only its first words
	Retrieved string     // the day on which a web archive was made, as EDTF; empty if it does not say
	Roles     []document.Override
}

// endings are those of the originals that are kept.
var endings = map[sniff.Kind]string{sniff.Text: ".txt", sniff.HTML: ".html", sniff.MHTML: ".mhtml", sniff.WARC: ".warc",
	sniff.WACZ: ".wacz", sniff.PDF: ".pdf", sniff.DOCX: ".docx", sniff.SRT: ".srt", sniff.VTT: ".vtt"}

// mostMarks is how many tags and attributes a web page may have. Those of the longest articles of an encyclopedia have
// a hundred thousand; of each the reader of pages keeps some hundred bytes.
const mostMarks = 250_000

// bounded says whether a text is more than an article may be.
func bounded(text string) error {
	if len(text) > article.Longest {
		return fmt.Errorf("its text has %d bytes, and %d are the most of an article; divide it", len(text),
			article.Longest)
	}
	if lines := article.CountLines(text); lines > article.MostLines {
		return fmt.Errorf("its text has %d lines, and %d are the most of an article; divide it", lines,
			article.MostLines)
	}
	return nil
}

// ErrEmpty says that there is not a word in what was given.
var ErrEmpty = errors.New("there are no words in it")

// Read reads an article. The error says why it cannot be read, and what to do.
func Read(g Given) (*Taken, error) {
	kind := sniff.Look(g.Data)
	t := &Taken{Ending: endings[kind]}
	note := ""
	if kind == sniff.MHTML || kind == sniff.WARC || kind == sniff.WACZ {
		found, err := archive.Page(g.Data, kind)
		if err != nil {
			return nil, fmt.Errorf("it is a %s: %w", kind, err)
		}
		g.Data, g.Address, g.Charset = found.Data, cmp.Or(found.Address, g.Address), found.Charset
		t.Retrieved, note = found.Retrieved, found.Note
		kind = sniff.Look(g.Data)
	}
	t.Kind = kind
	if err := t.read(g); err != nil {
		return nil, err
	}
	if note != "" {
		t.Notes = append(t.Notes, note)
	}
	if !strings.ContainsFunc(t.Text, func(r rune) bool { return r > ' ' && r != '\uFEFF' && !unicode.IsSpace(r) }) {
		return nil, ErrEmpty
	}
	if t.Title.Value == "" {
		guess := Look(t.Text)
		t.Title, t.Headless = guess.Title, guess.Headless
	}
	t.settle()
	t.Language = t.Language.Or(languageOf(t.kept()))
	if t.Published.Value == "" {
		t.Published = letterhead.Date(t.top(), t.Language.Value)
	}
	return t, nil
}

// settle forgets what an article states about itself in a form that no source can have: anything stands in a page's
// markup and in a file's properties.
func (t *Taken) settle() {
	t.Language.Value = strings.ReplaceAll(t.Language.Value, "_", "-")
	if _, err := language.Parse(t.Language.Value); err != nil {
		t.Language = document.Fact{}
	}
	if _, err := edtf.Parse(t.Published.Value); err != nil {
		t.Published = document.Fact{}
	}
	if u, err := url.Parse(t.URL.Value); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		t.URL = document.Fact{}
	}
}

func (t *Taken) read(g Given) (err error) {
	switch t.Kind {
	case sniff.HTML:
		page := dom.Open(inUTF8(g.Data, g.Charset))
		if page.Marks > mostMarks {
			err = fmt.Errorf("it has %d tags and attributes, and %d are the most; save its text", page.Marks, mostMarks)
			break
		}
		t.Document = webpage.Read(page, g.Address)
		letterhead.Bylines(t.Blocks, t.Authors)
	case sniff.PDF:
		var layout []byte
		if layout, err = g.Layout(g.Data); err == nil {
			t.Document, err = pdf.Read(layout)
		}
	case sniff.DOCX:
		t.Document, err = docx.Read(g.Data)
	case sniff.SRT, sniff.VTT:
		var text string
		if text, t.Encoding, err = sniff.Decode(g.Data); err == nil {
			t.Document, err = subtitles.Read(text, t.Kind)
		}
	case sniff.Text:
		return t.plain(g)
	default:
		return fmt.Errorf("it is %s, from which no article can be read; save it as a web page, PDF, DOCX or text",
			cmp.Or(sniff.Name(g.Data), string(t.Kind)))
	}
	if err != nil {
		return fmt.Errorf("it is a %s: %w", t.Kind, err)
	}
	t.Text = t.Document.Text()
	if err := bounded(t.Text); err != nil {
		return err
	}
	t.Roles = t.Overrides()
	return nil
}

// plain reads a text. One whose lines are paragraphs stays as it is, byte for byte.
func (t *Taken) plain(g Given) (err error) {
	if t.Text, t.Encoding, err = sniff.Decode(g.Data); err != nil {
		return err
	}
	if err := bounded(t.Text); err != nil {
		return err
	}
	t.Document = reflow.Read(t.Text)
	if flowing := t.Document.Text(); g.Keep {
		t.Text = string(g.Data) // with its byte order mark
	} else if !sameLines(t.Text, flowing) {
		t.Text, t.Roles = flowing, t.Overrides()
	}
	guess := Look(t.Text)
	t.Roles, t.Publisher, t.Authors = merged(t.Roles, guess.Blocks), guess.Publisher, guess.Authors
	if t.Title.Value == "" {
		t.Title, t.Headless = guess.Title, guess.Headless
	}
	return nil
}

// sameLines tells whether two texts have the same lines, blank ones and the white space around lines aside.
func sameLines(a, b string) bool {
	lines := func(s string) (out []string) {
		for _, l := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
			if words := strings.Join(strings.Fields(strings.Trim(l, "\uFEFF")), " "); words != "" {
				out = append(out, words)
			}
		}
		return out
	}
	return slices.Equal(lines(a), lines(b))
}

// merged returns what is known of some lines, and what is guessed of others. That a line is no heading says little.
// Either is in order.
func merged(known, guessed []document.Override) []document.Override {
	little := func(o document.Override) bool { return o.Role == article.Paragraph }
	firm := slices.DeleteFunc(slices.Clone(known), little)
	taken := slices.DeleteFunc(slices.Clone(guessed), func(o document.Override) bool { return meets(firm, o) })
	all := taken
	for _, k := range known {
		if !meets(taken, k) {
			all = append(all, k)
		}
	}
	slices.SortFunc(all, func(a, b document.Override) int { return a.First - b.First })
	return all
}

// meets tells whether something in a list that is in order says something about the same line.
func meets(list []document.Override, o document.Override) bool {
	i := sort.Search(len(list), func(i int) bool { return list[i].Last >= o.First })
	return i < len(list) && list[i].First <= o.Last
}

// inUTF8 is a page in the encoding that its server named, if it did: that counts more than what the page says. A byte
// order mark tells readers of HTML that it is UTF-8 now.
func inUTF8(page []byte, label string) []byte {
	encoding, name := charset.Lookup(label)
	if encoding == nil || name == "utf-8" && !utf8.Valid(page) || bytes.HasPrefix(page, []byte("\uFEFF")) {
		return page
	}
	if name != "utf-8" {
		decoded, err := encoding.NewDecoder().Bytes(page)
		if err != nil {
			return page
		}
		page = decoded
	}
	return append([]byte("\uFEFF"), page...)
}

// kept is the text without what is to be skipped.
func (t *Taken) kept() string {
	var b strings.Builder
	for _, block := range t.Blocks {
		if block.Role != article.Skip {
			b.WriteString(block.Text)
			b.WriteByte('\n')
		}
	}
	return cmp.Or(b.String(), t.Text)
}

// top returns the lines above an article in which its date may stand: a sentence tells of another day.
func (t *Taken) top() []document.Block {
	return slices.DeleteFunc(slices.Clone(t.Blocks), func(b document.Block) bool {
		return b.Role == article.Skip && b.Why != letterhead.DateLine || b.Text != strings.TrimRight(b.Text, ".!?")
	})
}
