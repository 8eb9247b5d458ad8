package address

import (
	"slices"

	"beleg/generator/facts/fact"
)

// The largest matrix that people can read, and browsers show.
const matrixClaims, matrixSources = 150, 60

// MatrixOf returns the path of the matrix of a topic, which a site has where that of all claims would be too large.
func MatrixOf(t *fact.Topic) string { return Matrix + t.ID + "/" }

// InMatrix tells whether a matrix can hold so many claims and sources.
func InMatrix(claims, sources int) bool { return claims <= matrixClaims && sources <= matrixSources }

// FirstTopics returns every published claim once, by its first topic; nil holds those without one.
func FirstTopics(base *fact.Base) map[*fact.Topic][]*fact.Claim {
	by := map[*fact.Topic][]*fact.Claim{}
	for _, c := range base.PublishedClaims() {
		topics := slices.Concat(c.Topics, []*fact.Topic{nil})
		by[topics[0]] = append(by[topics[0]], c)
	}
	return by
}

// matrices plans the page of the matrix and, if that cannot hold all claims, one for each topic whose claims it could.
func matrices(k *Kind, base *fact.Base) []Planned {
	showing := func(claims []*fact.Claim) func(*fact.Uses) []*fact.Claim {
		return func(*fact.Uses) []*fact.Claim { return claims }
	}
	published := base.PublishedClaims()
	pages := []Planned{{Kind: k, Path: k.Path, Claims: showing(published)}}
	if InMatrix(len(published), len(base.Sources)) {
		return pages
	}
	by := FirstTopics(base)
	for _, t := range base.Site.Topics {
		if claims := by[t]; len(claims) > 0 && InMatrix(len(claims), quotedBy(claims)) {
			pages = append(pages, Planned{Kind: k, Path: MatrixOf(t), Of: t, Claims: showing(claims)})
		}
	}
	return pages
}

// quotedBy counts the sources that claims quote.
func quotedBy(claims []*fact.Claim) int {
	sources := map[*fact.Source]bool{}
	for _, c := range claims {
		for _, q := range c.Quotes {
			sources[q.Source] = true
		}
	}
	return len(sources)
}
