package rule

// Two voices of one house must not count as two, and a person mostly speaks for a house.
var _ = projects.warning("no-part-of", "a person of whom nobody says whose voice it is", func(p project, r report) {
	for _, a := range p.Actors {
		if a.Kind == "person" && !a.Unnamed && a.PartOf == nil && !a.Where.At("part_of").Stands() {
			r.at(a.Where.Key(), `write part_of = "" if they speak for themselves, as an expert or a witness does, `+
				`part_of = "…", an actor, if they speak for one, as a minister or a spokeswoman does, or unnamed = true if `+
				"no article says who they are: then they are no origin that a reader could ask",
				"nobody says whose voice %s is, and origins are counted by it", a.Name)
		}
	}
})
