package rule

import "beleg/generator/facts/fact"

// It looks at two claims at once, of which either may have changed.
var _ = projects.warning("contradiction-unresolved", "two claims that contradict each other and are both rated as true",
	func(p project, r report) {
		good := func(c *fact.Claim) bool { return !p.gaps[c] && c.Current().Rating.Tone == fact.Good }
		for _, c := range p.Claims {
			for _, other := range c.Related {
				if other.Kind == "contradicts" && good(c) && good(other.Claim) {
					r.at(other.Where.At("claim").Value(), "rate one of them otherwise, or choose another kind",
						"this claim is rated %q, and claim %q, which it contradicts, %q", c.Current().Rating.Label,
						other.Claim.ID, other.Claim.Current().Rating.Label)
				}
			}
		}
	})
