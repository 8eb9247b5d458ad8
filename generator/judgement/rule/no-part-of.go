package rule

// Two voices of one house must not count as two, and a person mostly speaks for a house.
var _ = projects.warning("no-part-of", "a person of whom nobody says whose voice it is", func(p project, r report) {
	for _, a := range p.Actors {
		if a.Kind == "person" && !a.Unnamed && a.PartOf == nil && !a.Where.At("part_of").Stands() {
			r.at(a.Where.Key(), `add part_of = "…", an actor, or part_of = "" if it is nobody's but their own`,
				"nobody says whose voice %s is, and origins are counted by it", a.Name)
		}
	}
})
