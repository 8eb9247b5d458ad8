package rule

var _ = projects.warning("no-date", "a source of which nobody says when it appeared", func(p project, r report) {
	for _, s := range p.Sources {
		if s.Published.IsZero() && !s.Where.At("published").Stands() {
			r.at(s.Where.At("title").Key(), `add published = "2024-10-08", or published = "" if it is not known`,
				"nobody says when this article appeared")
		}
	}
})
