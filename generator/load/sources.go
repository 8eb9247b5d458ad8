package load

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"beleg/generator/article"
	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/quote"
)

// linkSources joins sources with their articles, several at a time.
func (l *linker) linkSources() error {
	l.source, l.wanted = map[string]*fact.Source{}, map[*fact.Source][]asked{}
	for _, r := range l.sources {
		l.base.Sources = append(l.base.Sources, l.newSource(r))
	}
	found := make([]diag.List, len(l.sources))
	errs := make([]error, len(l.sources))
	texts := make([]*text, len(l.sources))
	parallel(len(l.sources), func(i int) {
		texts[i], found[i], errs[i] = readArticle(l.fsys, l.base.Sources[i], &l.sources[i].raw, l.session.texts[l.sources[i].id])
	})
	l.session.texts = make(map[string]*text, len(texts))
	for i, r := range l.sources {
		l.found = append(l.found, found[i]...)
		l.session.texts[r.id] = texts[i]
	}
	return errors.Join(errs...)
}

func (l *linker) newSource(r *record[format.Source]) *fact.Source {
	raw := &r.raw
	s := &fact.Source{Where: raw.Where, ID: r.id, File: raw.File, SHA256: strings.ToLower(raw.SHA256), Title: raw.Title, Authors: raw.Authors,
		Published: raw.Published, PublishedNote: raw.PublishedNote, URL: raw.URL, Archived: raw.Archived, Retrieved: raw.Retrieved,
		Language: raw.Language, Show: fact.Show(raw.Show)}
	if s.Show == "" {
		s.Show = fact.Excerpts
	}
	if s.Language != "" && !languagePattern.MatchString(s.Language) {
		l.found.Add(diag.Finding{Code: "wrong-type", Span: raw.At("language").Value(), Message: fmt.Sprintf("language is %q; it must be the code of a language", s.Language),
			Help: `write a code such as "de", "en" or "pt-BR"`})
		s.Language = ""
	}
	if s.Language == "" {
		s.Language = l.base.Site.Language
	}
	if raw.Publisher != "" {
		s.Publisher = l.refer(raw.At("publisher"), raw.Publisher)
	}
	l.source[r.id] = s
	return s
}

// text is an article as a seed gives it and the editor divides it.
type text struct {
	seed      *diag.File
	overrides []article.Override
	article   *article.Article
	text      *quote.Text
}

// readArticle reads a source's seed and divides it into blocks; the text is nil if there is none. It touches only its own source.
// known is what the source's text was before, or nil.
func readArticle(fsys fs.FS, s *fact.Source, raw *format.Source, known *text) (*text, diag.List, error) {
	if raw.File == "" {
		return nil, nil, nil // reported already
	}
	var found diag.List
	report := func(code diag.Code, key, help, format string, args ...any) {
		found.Add(diag.Finding{Code: code, Span: raw.At(key).Value(), Message: fmt.Sprintf(format, args...), Help: help})
	}
	name := path.Join("seeds", raw.File)
	data, err := seed(fsys, raw.File, name, report)
	if data == nil || err != nil {
		return nil, found, err
	}
	if i := firstNonText(data); i >= 0 {
		seed := &diag.File{Name: name, Text: data}
		found.Add(diag.Finding{Code: "seed-not-utf8", Span: raw.At("file").Value(), Message: fmt.Sprintf("%s is not UTF-8 text", name),
			Help: "save it as UTF-8 without changing a word", Related: []diag.Note{{Span: diag.Span{File: seed, Start: i, End: i + 1}, Message: "here"}}})
		return nil, found, nil
	}
	overrides, faults := overridesOf(raw, article.CountLines(string(data)))
	t := known
	if t == nil || t.seed.Name != name || !bytes.Equal(t.seed.Text, data) || !slices.Equal(t.overrides, overrides) {
		t = newText(name, data, overrides)
	}
	s.Seed, s.Article, s.Text = t.seed, t.article, t.text
	if sum := sha256.Sum256(data); raw.SHA256 != "" && hex.EncodeToString(sum[:]) != s.SHA256 {
		s.Changed = true
		report("seed-changed", "sha256", fmt.Sprintf("if the new text is meant, check the quotations, then run beleg pin %s or write sha256 = \"%x\"", s.ID, sum),
			"%s is not the article that was pinned here", name)
	}
	return t, append(found, faults...), nil
}

func newText(name string, data []byte, overrides []article.Override) *text {
	a := article.Parse(string(data), overrides)
	return &text{seed: &diag.File{Name: name, Text: data}, overrides: overrides, article: a, text: quote.NewText(a)}
}

// seed returns the bytes of a seed, never nil but for what it reports.
func seed(fsys fs.FS, file, name string, report func(code diag.Code, key, help, format string, args ...any)) ([]byte, error) {
	if !plainName(file) {
		report("seed-missing", "file", "give the name of a file that lies directly in seeds/", "%q is no plain file name", file)
		return nil, nil
	}
	data, err := fs.ReadFile(fsys, name)
	switch {
	case isFolder(fsys, name):
		report("seed-missing", "file", "give the name of a file that lies directly in seeds/", "%s is a folder", name)
		return nil, nil
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid):
		report("seed-missing", "file", diag.DidYouMean(file, seedNames(fsys)), "there is no %s", name)
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

func isFolder(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

// plainName tells whether a name stays in its folder on every system and can be an article's.
func plainName(name string) bool {
	return fs.ValidPath(name) && !strings.ContainsAny(name, "/\\:\x00") && !format.Leftover(name)
}

// seedNames returns what lies in seeds/, for proposals.
func seedNames(fsys fs.FS) []string {
	entries, err := fs.ReadDir(fsys, "seeds")
	if err != nil {
		return nil // there may be no folder; the missing article is reported all the same
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !format.Leftover(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names
}

// firstNonText returns the offset of the first byte that cannot be part of a UTF-8 text, or -1.
func firstNonText(text []byte) int {
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return i
	}
	if utf8.Valid(text) {
		return -1
	}
	return invalidUTF8(text)
}

// overridesOf reads the [[block]] tables of a source.
func overridesOf(raw *format.Source, lines int) ([]article.Override, diag.List) {
	var overrides []article.Override
	var found diag.List
	report := func(b format.Block, help, format string, args ...any) {
		found.Add(diag.Finding{Code: "wrong-type", Span: b.At("lines").Value(), Message: fmt.Sprintf(format, args...), Help: help})
	}
	for _, b := range raw.Block {
		role, ok := article.ParseRole(b.Role)
		if b.Lines == "" || !ok {
			continue // reported already
		}
		first, last, ok := lineRange(b.Lines)
		switch {
		case !ok:
			report(b, `write "6" or "1-6"; the first line is 1`, "lines is %q; it must be a line, or the first and the last of several", b.Lines)
			continue
		case last > lines:
			report(b, fmt.Sprintf("write lines from 1 to %d", lines), "lines goes to %d, but the article has %s", last, diag.Plural(lines, "line"))
			continue
		}
		if twice := overlap(overrides, first, last); twice > 0 {
			report(b, "let each line stand in one [[block]]", "line %d stands in another [[block]] already", twice)
			continue
		}
		overrides = append(overrides, article.Override{First: first, Last: last, Role: role})
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
