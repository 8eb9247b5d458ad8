// Package seed reads articles, and finds in them what is quoted.
//
// In goes a source as its file describes it; out comes the article in seeds/, divided into blocks as the editor says,
// and findings. The article and where quotations stand in it are the dear part of loading a project, so a Text is taken
// over, with all that was looked up in it, as long as the very bytes are the same.
package seed

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/edit"
	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/text/sniff"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

// What can be wrong with an article, and with a quotation from it.
var (
	quoteMissing       = rules.Error("quote-missing", "the quotation is not in its source")
	quoteNear          = rules.Error("quote-near", "the quotation is not in its source, but a similar passage is")
	quoteAmbiguous     = rules.Error("quote-ambiguous", "the quotation stands in its source more than once")
	quoteCrossesBlocks = rules.Error("quote-crosses-blocks", "the quotation runs over the end of a paragraph")
	quoteInSkipped     = rules.Error("quote-in-skipped", "the quotation stands in a skipped block")
	hedgeMissing       = rules.Error("hedge-missing", "the hedge does not occur in the quotation")
	seedMissing        = rules.Error("seed-missing", "the article is not in seeds/")
	seedNotUTF8        = rules.Error("seed-not-utf8", "the article is not UTF-8 text")
	seedIsMarkup       = rules.Error("seed-is-markup", "the article is markup, not plain text")
	seedNotText        = rules.Error("seed-not-text", "the article is not text")
	Changed            = rules.Error("seed-changed", "the article is not the pinned one")
)

// Text is an article as its seed gives it and its source divides it.
type Text struct {
	Seed    *diag.File
	Article *article.Article
	Quotes  *quote.Text
	Spoken  func() string // the code of the language that its words are in; "" if that cannot be told

	source    string // id
	overrides []article.Override
	// places are the quotations that were looked up. Those that nobody asks for any more stay: an editor does not type
	// so many while the article stays as it is.
	places map[quote.Query]*Place
}

// A Place is where a quotation stands, or why it does not.
type Place struct {
	quote.Result
	Wording, ID string // if it was found
	reading     *quote.Reading
	hedge       string // what was looked for in it last
	hedges      []quote.Span
}

// In returns the wording as a language reads it.
func (p *Place) In(language string) *quote.Reading {
	if p.reading == nil || p.reading.Language != language {
		p.reading = quote.NewReading(p.Wording, language)
	}
	return p.reading
}

var (
	longest   = bound.Most(bound.TooLarge, article.Longest, "bytes of an article")
	mostLines = bound.Most(bound.TooMany, article.MostLines, "lines of an article")
)

// Read reads the seed of the source with an id and divides it into blocks; the text is nil if there is none. known is
// what the text was before, or nil.
func Read(files *input.Files, id string, raw *format.Source, known *Text) (*Text, diag.List, error) {
	if raw.File == "" {
		return nil, nil, nil // reported already
	}
	var found diag.List
	name := path.Join("seeds", raw.File)
	data, err := bytesOf(files, raw, name, &found)
	if errors.Is(err, input.ErrRefused) {
		return nil, nil, nil // reported already
	}
	if len(found) > 0 || err != nil {
		return nil, found, err
	}
	file := &diag.File{Name: name, Text: data}
	if len(data) > longest {
		return nil, diag.List{bound.TooLarge.At(raw.At("file").Value(), "divide it: each part is a source of its own",
			"%s has %d bytes, and %d are the most", name, len(data), longest)}, nil
	}
	t := known
	same := t != nil && t.Seed.Name == name && bytes.Equal(t.Seed.Text, data)
	if !same && foreign(file, raw, &found) {
		return nil, found, nil
	}
	if lines := article.CountLines(file.Whole()); lines > mostLines {
		return nil, diag.List{bound.TooMany.At(raw.At("file").Value(), "divide it: each part is a source of its own",
			"%s has %d lines, and %d are the most", name, lines, mostLines)}, nil
	}
	text := file.Whole()
	if same {
		text = t.Article.Text
	}
	overrides, faults := overridesOf(raw, article.CountLines(text))
	if !same || !slices.Equal(t.overrides, overrides) {
		a := article.Parse(text, overrides)
		t = &Text{Seed: file, Article: a, Quotes: quote.NewText(a), source: id, overrides: overrides,
			places: map[quote.Query]*Place{}, Spoken: sync.OnceValue(func() string { return reading.Guess(a.Text) })}
	}
	found = append(found, pinned(id, raw, file)...)
	return t, append(found, faults...), nil
}

// Find looks a quotation up. One goroutine at a time may look up in one text.
func (t *Text) Find(raw *format.Passage) *Place {
	query := quote.Query{Text: raw.Text, Before: raw.Before, After: raw.After}
	at := t.places[query]
	if at == nil {
		at = &Place{Result: t.Quotes.Find(query)}
		if at.Outcome == quote.Found {
			at.Wording, at.ID = t.Quotes.Wording(at.Places[0]), t.Quotes.ID(t.source, at.Places[0])
		}
		t.places[query] = at
	}
	return at
}

// Inside returns where words stand in a quotation that was found. It is as Find in who may call it.
func (t *Text) Inside(at *Place, words string) []quote.Span {
	if at.hedge != words {
		at.hedge, at.hedges = words, t.Quotes.Inside(at.Places[0], words)
	}
	return at.hedges
}

// bytesOf returns the bytes of a seed, or reports that there are none.
func bytesOf(files *input.Files, raw *format.Source, name string, found *diag.List) ([]byte, error) {
	missing := func(help, message string, args ...any) {
		found.Add(seedMissing.At(raw.At("file").Value(), help, message, args...))
	}
	// It must stay in its folder on every system, and be an article's.
	if !fs.ValidPath(raw.File) || strings.ContainsAny(raw.File, "/\\:\x00") || format.Leftover(raw.File) {
		missing("give the name of a file that lies directly in seeds/", "%q is no plain file name", raw.File)
		return nil, nil
	}
	data, err := files.ReadFile(name)
	if err == nil {
		return data, nil
	}
	info, missed := files.Stat(name)
	switch {
	case missed == nil && info.IsDir():
		missing("give the name of a file that lies directly in seeds/", "%s is a folder", name)
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid):
		missing(diag.DidYouMean(raw.File, seedNames(files)), "there is no %s", name)
	default:
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return nil, nil
}

// foreign reports a seed that is not plain text in UTF-8, and says how it becomes that.
func foreign(file *diag.File, raw *format.Source, found *diag.List) bool {
	at := func() diag.Span { return raw.At("file").Value() }
	help := "run beleg new source " + file.Name + ", which takes in its words"
	i := bytes.IndexByte(file.Text, 0)
	if i < 0 {
		i = format.InvalidUTF8(file.Text)
	}
	kind := sniff.Look(file.Text)
	if kind == sniff.XML || kind == sniff.Unknown {
		help = "give the article's words; beleg new source takes in web pages, PDFs, Word documents, subtitles and text"
	}
	switch {
	case kind.Markup():
		found.Add(seedIsMarkup.At(at(), help, "%s is not plain text but markup: %s", file.Name, kind))
	case !kind.Plain():
		found.Add(seedNotText.At(at(), help, "%s is not text: %s", file.Name, sniff.Name(file.Text)))
	case i >= 0:
		_, encoding, err := sniff.Decode(file.Text)
		if err != nil {
			here := diag.Note{Span: diag.Span{File: file, Start: i, End: i + 1}, Message: "here"}
			found.Add(seedNotUTF8.At(at(), "save it as UTF-8 without changing a word", "%s is not UTF-8 text: %v",
				file.Name, err).With(here))
			break
		}
		found.Add(seedNotUTF8.At(at(), help+" as UTF-8", "%s is not UTF-8 text but %s", file.Name, encoding))
	default:
		return false
	}
	return true
}

// seedNames returns what lies in seeds/, for proposals.
func seedNames(files *input.Files) []string {
	entries, _ := files.ReadDir("seeds") // there may be no folder; the missing article is reported all the same
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !format.Leftover(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names
}

// overridesOf reads the [[block]] tables of a source.
func overridesOf(raw *format.Source, lines int) ([]article.Override, diag.List) {
	var overrides []article.Override
	var found diag.List
	report := func(b format.Block, help, message string, args ...any) {
		found.Add(format.WrongType.At(b.At("lines").Value(), help, message, args...))
	}
	for _, b := range raw.Block {
		role, ok := article.ParseRole(b.Role)
		if b.Lines == "" || !ok {
			continue // reported already
		}
		first, last, ok := lineRange(b.Lines)
		twice := overlap(overrides, first, last)
		switch {
		case !ok:
			report(b, `write "6" or "1-6"; the first line is 1`,
				"lines is %q; it must be a line, or the first and the last of several", b.Lines)
		case last > lines:
			report(b, fmt.Sprintf("write lines from 1 to %d", lines), "lines goes to %d, but the article has %s", last,
				diag.Plural(lines, "line"))
		case twice > 0:
			report(b, "let each line stand in one [[block]]", "line %d stands in another [[block]] already", twice)
		default:
			overrides = append(overrides, article.Override{First: first, Last: last, Role: role})
		}
	}
	return overrides, found
}

func lineRange(s string) (first, last int, ok bool) {
	from, to, isRange := strings.Cut(s, "-")
	if !isRange {
		to = from
	}
	first, err1 := strconv.Atoi(strings.TrimSpace(from))
	last, err2 := strconv.Atoi(strings.TrimSpace(to))
	return first, last, err1 == nil && err2 == nil && first >= 1 && first <= last
}

// overlap returns the first line from first to last that an override holds, or 0.
func overlap(overrides []article.Override, first, last int) int {
	for _, o := range overrides {
		if at := max(first, o.First); at <= min(last, o.Last) {
			return at
		}
	}
	return 0
}

// Tell says why a quotation does not stand in the article just once, as Find has found.
func (t *Text) Tell(raw *format.Passage, at *Place) diag.Finding {
	text := raw.At("text").Value() // only if there is something to report: it is not free
	in := func(sp quote.Span) diag.Span { return diag.Span{File: t.Seed, Start: sp.Start, End: sp.End} }
	switch at.Outcome {
	case quote.Ambiguous:
		return quoteAmbiguous.At(text, "say which place is meant by adding what stands beside it",
			"the quotation stands in its source %d times", len(at.Places)).With(
			placesOf(in, at.Places, "quote more words to tell this place from the others")...)
	case quote.Near:
		return near(raw, in, at.Result)
	case quote.CrossesBlocks:
		return quoteCrossesBlocks.At(text, "quote each paragraph by itself, as a [[quote]] of its own",
			"the quotation runs over the end of a paragraph").With(placeNotes(in, at.Places[:1])...)
	case quote.InSkipped:
		return quoteInSkipped.At(text, "quote it elsewhere, or change the [[block]] in "+format.SourceFile(t.source),
			"the quotation stands in a block that is skipped").With(placeNotes(in, at.Places[:1])...)
	}
	return quoteMissing.At(text, "copy the words from the article; they must stand within one paragraph",
		"the quotation is not in %s, nor anything similar", t.Seed.Name)
}

// NoHedge says that the hedge of a quotation that was found is not in it.
func NoHedge(raw *format.Passage) diag.Finding {
	return hedgeMissing.At(raw.At("hedge").Value(), "copy the hedging words from text, or quote more",
		"%q does not occur in the quotation", raw.Hedge)
}

func placeNotes(in func(quote.Span) diag.Span, places []quote.Place) []diag.Note {
	var notes []diag.Note
	for _, p := range places {
		n := diag.Note{Span: in(p.Parts[0])}
		for _, part := range p.Parts {
			n.Marks = append(n.Marks, in(part))
		}
		notes = append(notes, n)
	}
	return notes
}

// maxPlaces is how many places of a quotation are listed.
const maxPlaces = 12

// placesOf lists the first places with the shortest context of each as the keys to write; alone is said of one that has
// none.
func placesOf(in func(quote.Span) diag.Span, places []quote.Place, alone string) []diag.Note {
	places = places[:min(len(places), maxPlaces)]
	notes := placeNotes(in, places)
	for i, p := range places {
		var keys []string
		if p.Before != "" {
			keys = append(keys, "before = "+edit.OneLine(p.Before))
		}
		if p.After != "" {
			keys = append(keys, "after = "+edit.OneLine(p.After))
		}
		notes[i].Message = cmp.Or(strings.Join(keys, ", "), alone)
	}
	return notes
}

// elsewhere is what a near quotation is said to be if its words stand in the article, by the key that is wrong.
var elsewhere = map[quote.Cause]struct{ key, message string }{
	quote.BeforeWords: {"before", "the quotation is in its source, but not after these words"},
	quote.AfterWords:  {"after", "the quotation is in its source, but not before these words"},
}

func near(raw *format.Passage, in func(quote.Span) diag.Span, r quote.Result) diag.Finding {
	n := r.Near
	is, beside := elsewhere[n.Cause]
	help, write := "", "write "
	if beside {
		write += is.key + " = "
	}
	if n.Suggest != "" {
		help = write + edit.OneLine(n.Suggest)
	}
	if !beside {
		note := diag.Note{Span: in(n.Passage)}
		if n.Unseen != nil {
			note.Message = n.Unseen.String()
		}
		for _, d := range n.Differs {
			note.Marks = append(note.Marks, in(d))
		}
		return quoteNear.At(raw.At("text").Value(), help,
			"the quotation is not in its source, but a similar passage is").With(note)
	}
	if len(r.Places) == 1 {
		help = is.key + " is not needed: the quotation stands in its source only once; take it away"
	}
	return quoteNear.At(raw.At(is.key).Value(), help, "%s", is.message).With(
		placesOf(in, r.Places, "it stands here")...)
}
