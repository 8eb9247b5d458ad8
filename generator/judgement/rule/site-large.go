package rule

import "beleg/generator/words/diag"

var _ = sites.warning("site-large", "nearly more than GitHub Pages takes", func(s site, r report) {
	if s.total >= s.limits.Warn && s.total < s.limits.Most {
		r.at(diag.Span{}, "the most is in "+largest(s.files),
			"the site has %s; GitHub Pages takes a gigabyte, and beleg stops at %s", megabytes(s.total),
			megabytes(s.limits.Most))
	}
})
