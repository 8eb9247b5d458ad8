package rule

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/facts/fact"
)

// maxShort is the greatest length of a claim's short form in code points: what share cards and search results show.
const maxShort = 75

var _ = claims.warning("short-too-long", "short is over 75 characters", func(c *fact.Claim, r report) {
	if n := utf8.RuneCountInString(norm.NFC.String(c.Short)); n > maxShort {
		r.at(c.Where.At("short").Value(), "shorten it, or leave it out: the claim is shown then",
			"short has %d characters; it may have %d", n, maxShort)
	}
})
