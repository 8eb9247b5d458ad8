package rule

var _ = projects.warning("unused-topic", "a topic that nothing belongs to", func(p project, r report) {
	for _, t := range p.Site.Topics {
		if !p.named[t] {
			r.at(t.Where.At("id").Value(), "take it away, or name it in topics",
				"no claim, question or event has topic %q", t.ID)
		}
	}
})
