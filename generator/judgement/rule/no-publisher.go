package rule

var _ = projects.warning("no-publisher", "a source of which nobody says who published it", func(p project, r report) {
	for _, s := range p.Sources {
		if s.Publisher == nil && !s.Where.At("publisher").Stands() {
			r.at(s.Where.At("title").Key(), `add publisher = "…", an actor, or publisher = "" if it is not known`,
				"nobody says who published this article")
		}
	}
})
