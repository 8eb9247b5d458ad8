package rule

import "beleg/generator/words/diag"

var _ = sites.error("site-too-large", "more than GitHub Pages takes", func(s site, r report) {
	if s.total >= s.limits.Most {
		r.at(diag.Span{}, "the most is in "+largest(s.files),
			"the site has %s, and beleg stops at %s because GitHub Pages takes no more than a gigabyte",
			megabytes(s.total), megabytes(s.limits.Most))
	}
})
