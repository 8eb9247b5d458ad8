package opendata

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/excerpt"
	"beleg/generator/text/quote"
	"beleg/generator/words/script"
)

// A page is one of the site as a reader's browser has it: programs that annotate see its text, not its source.
type page struct {
	*searched                // of all text nodes, in order of the document: what textContent of the root is
	at        map[string]int // id → byte of text at which its element begins
	shown     [][]quote.Span // by block, what it shows of the article
}

// pageOf reads the finished page of a source as browsers do; nil if that does not show the text. The page is ours, with
// each element where it stays, and so its tokens say all that a parser would make a tree of.
func pageOf(in Input, s *fact.Source) (*page, error) {
	if s.Show == fact.None {
		return nil, nil
	}
	source, err := in.File(address.Source(s) + "index.html")
	if err != nil {
		return nil, err
	}
	r := reader{source: source, at: map[string]int{}}
	if err := r.read(); err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	return &page{newSearched(r.text.String()), r.at, excerpt.Of(s, fact.PassagesOf(in.Uses().OfSource(s)))}, nil
}

// A reader reads the source of a page. Text and tags that are written plainly, as most are, it reads by itself, in a
// fifth of the time, and leaves to package html whatever else a page may have in it.
type reader struct {
	source []byte // what is left of it
	text   strings.Builder
	at     map[string]int // as page has it
}

func (r *reader) read() error {
	r.text.Grow(len(r.source) / 2)
	for len(r.source) > 0 {
		n := bytes.IndexByte(r.source, '<')
		if n < 0 {
			n = len(r.source)
		}
		if n > 0 {
			r.words(r.source[:n])
			r.source = r.source[n:]
		} else if !r.tag() {
			if err := r.tokens(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reader) words(source []byte) {
	if bytes.ContainsAny(source, "&\r") {
		r.text.WriteString(html.UnescapeString(lineEnds.Replace(string(source))))
	} else {
		r.text.Write(source)
	}
}

// raw are the elements whose tags end where the tags in other elements do not.
var raw = map[string]bool{"iframe": true, "noembed": true, "noframes": true, "noscript": true, "plaintext": true,
	"script": true, "style": true, "textarea": true, "title": true, "xmp": true}

// tag reads a tag that is written plainly: each attribute behind a space, with a value in double quotation marks or
// none. If there is no such tag it reads nothing and returns false.
func (r *reader) tag() bool {
	name, rest := word(bytes.TrimPrefix(r.source[1:], []byte("/")))
	if len(name) == 0 || raw[strings.ToLower(string(name))] {
		return false
	}
	var id []byte
	for len(rest) > 0 && (rest[0] == ' ' || rest[0] == '\n') {
		name, rest = word(rest[1:])
		if len(name) == 0 || !bytes.HasPrefix(rest, []byte(`="`)) {
			if bytes.EqualFold(name, []byte("id")) {
				return false // the next one would count for nothing
			}
			continue
		}
		value, behind, ended := bytes.Cut(rest[2:], []byte(`"`))
		if !ended {
			return false
		}
		if rest = behind; bytes.EqualFold(name, []byte("id")) {
			if id != nil || bytes.ContainsAny(value, "&\r\x00") {
				return false
			}
			id = value
		}
	}
	rest = bytes.TrimPrefix(rest, []byte("/"))
	if len(rest) == 0 || rest[0] != '>' {
		return false
	}
	if id != nil && r.source[1] != '/' {
		r.at[string(id)] = r.text.Len()
	}
	r.source = rest[1:]
	return true
}

// word cuts the name off that stands at the beginning, such as viewBox; it is empty if none does.
func word(s []byte) (name, rest []byte) {
	n := 0
	for n < len(s) && ('a' <= s[n] && s[n] <= 'z' ||
		n > 0 && (s[n] == '-' || '0' <= s[n] && s[n] <= '9' || 'A' <= s[n] && s[n] <= 'Z')) {
		n++
	}
	return s[:n], s[n:]
}

// tokens reads what stands at a "<", and all of an element whose tags end otherwise.
func (r *reader) tokens() error {
	tokens := html.NewTokenizer(bytes.NewReader(r.source))
	for within := false; ; {
		kind := tokens.Next()
		r.source = r.source[len(tokens.Raw()):]
		switch kind {
		case html.ErrorToken:
			if err := tokens.Err(); err != io.EOF {
				return err
			}
			r.source = nil
			return nil
		case html.TextToken:
			r.text.Write(tokens.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := tokens.TagName()
			within = raw[string(name)]
			for more {
				var key, value []byte
				if key, value, more = tokens.TagAttr(); string(key) == "id" {
					r.at[string(value)] = r.text.Len()
				}
			}
		default:
			within = false
		}
		if !within {
			return nil
		}
	}
}

// shows finds a stretch of a quotation on the page. The words around it are those of the page, whatever stands
// there, so that it is found in one place only.
func (p *page) shows(q *fact.Quote, s quote.Span) (QuoteSelector, error) {
	article := q.Source.Article.Text
	at, ok := p.at[q.ID]
	start := at + len(asParsed(excerpt.Between(article, p.shown[q.Place.Block], q.Place.Start(), s.Start)))
	words := asParsed(article[s.Start:s.End])
	if !ok || start > len(p.text) || !strings.HasPrefix(p.text[start:], words) {
		return QuoteSelector{}, fmt.Errorf("the page of source %s does not show quotation %s", q.Source.ID, q.ID)
	}
	here := quote.Span{Start: start, End: start + len(words)}
	return p.fewest(quote.Span{End: len(p.text)}, here), nil
}

// asParsed returns a text as a parser has it who reads it on a page: every line end is a line feed
// (https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream), and control characters are the
// pictures that stand there.
func asParsed(text string) string { return string(script.Pictures([]byte(lineEnds.Replace(text)))) }

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
