package rule

var _ = projects.warning("unused-actor", "an actor that nothing refers to", func(p project, r report) {
	for _, a := range p.Actors {
		if !p.named[a] {
			r.at(a.Where.Key(),
				"name the actor in via of what they say, in publisher or in part_of; if they say nothing, "+
					"take the table away", "nothing refers to actor %q", a.ID)
		}
	}
})
