package rule

import (
	"cmp"

	"beleg/generator/words/diag"
)

var _ = sites.error("file-too-large", "a file that GitHub would refuse", func(s site, r report) {
	for _, f := range s.files {
		if f.Bytes <= s.limits.File {
			continue
		}
		var at diag.Span
		if f.From != "" {
			at.File = &diag.File{Name: f.From}
		}
		r.at(at, "make it smaller, or publish it elsewhere and link to it",
			"%s has %s, and GitHub refuses files over %s", cmp.Or(f.From, f.Path), megabytes(f.Bytes),
			megabytes(s.limits.File))
	}
})
