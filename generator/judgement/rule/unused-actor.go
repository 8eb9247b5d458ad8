package rule

var _ = projects.warning("unused-actor", "an actor that nothing refers to", func(p project, r report) {
	for _, a := range p.Actors {
		if !p.named[a] {
			r.at(a.Where.Key(), "take the table away, or name the actor in via, publisher or part_of",
				"nothing refers to actor %q", a.ID)
		}
	}
})
