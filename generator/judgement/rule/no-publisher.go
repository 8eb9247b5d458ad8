package rule

import "regexp"

// ready finds a publisher that new source has written down as far as it could: its actor has to be put in first.
var ready = regexp.MustCompile(`(?m)^# *publisher *= *("[^"…]+")`)

var _ = projects.warning("no-publisher", "a source of which nobody says who published it", func(p project, r report) {
	for _, s := range p.Sources {
		if s.Publisher == nil && !s.Where.At("publisher").Stands() {
			help := `add publisher = "…", an actor, or publisher = "" if it is not known`
			if m := ready.FindSubmatch(s.Where.Doc.File.Text); m != nil {
				help = "it stands in this file, behind a #: take the # away, and see that content/actors.toml has " +
					string(m[1])
			}
			r.at(s.Where.At("title").Key(), help, "nobody says who published this article")
		}
	}
})
