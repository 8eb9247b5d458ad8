package fact

import (
	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
)

// Files returns the files that say what is in the base, content and articles, each at least once.
func (b *Base) Files() []*diag.File {
	var files []*diag.File
	for doc := range b.Docs {
		files = append(files, doc.File)
	}
	for _, s := range b.Sources {
		files = append(files, s.Seed)
	}
	return files
}

// Docs yields the documents that say what is in the base, each at least once.
func (b *Base) Docs(yield func(*place.Doc) bool) {
	more, last := true, (*place.Doc)(nil) // all actors stand in one
	add := func(w place.Where) {
		if more && w.Doc != nil && w.Doc != last { // nothing could be read of it if it is nil
			more, last = yield(w.Doc), w.Doc
		}
	}
	add(b.Site.Where)
	for _, a := range b.Actors {
		add(a.Where)
	}
	for _, s := range b.Sources {
		add(s.Where)
	}
	for _, c := range b.Claims {
		add(c.Where)
	}
	for _, q := range b.Questions {
		add(q.Where)
	}
	for _, e := range b.Events {
		add(e.Where)
	}
	for _, p := range b.Pages {
		add(p.Where)
	}
}
