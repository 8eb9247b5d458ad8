package rule

import "beleg/generator/words/diag"

var _ = projects.warning("unused-source", "a source that nothing quotes", func(p project, r report) {
	for _, s := range p.Sources {
		if !p.named[s] {
			r.at(diag.Span{File: &diag.File{Name: s.Where.Doc.File.Name}}, "quote it in a claim, or take it away",
				"nothing quotes source %q", s.ID)
		}
	}
})
