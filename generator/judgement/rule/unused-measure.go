package rule

var _ = projects.warning("unused-measure", "a measure that no figure is put on", func(p project, r report) {
	for _, m := range p.Site.Measures {
		if !p.named[m] {
			r.at(m.Where.At("id").Value(), "take it away, or put a figure on it",
				"no figure is put on measure %q", m.ID)
		}
	}
})
