package fact

import (
	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
)

// Files returns the files that say what is in the base, content and articles, each at least once.
func (b *Base) Files() []*diag.File {
	var files []*diag.File
	add := func(w place.Where) {
		if w.Doc != nil { // nothing could be read of it otherwise
			files = append(files, w.Doc.File)
		}
	}
	add(b.Site.Where)
	for _, a := range b.Actors {
		add(a.Where)
	}
	for _, s := range b.Sources {
		add(s.Where)
		files = append(files, s.Seed)
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
	return files
}
