package load

import (
	"beleg/generator/facts/fact"
	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
)

// kind is all things of a kind by id.
type kind[T any] struct {
	name    string
	unknown *diag.Rule
	where   string // how one is added
	byID    map[string]*T
	ids     []string               // in the order in which they are proposed
	lost    bool                   // an unknown id may be one that could not be read
	table   func(id string) string // what adds it, to be pasted there; nil if it is more than that
}

// expectKinds makes the kinds of things that others refer to, without any yet.
func (l *linker) expectKinds() {
	inSite, site := "to content/site.toml", l.site
	l.actor = kind[fact.Actor]{name: "actor", unknown: unknownActor, where: "to content/actors.toml",
		lost: l.actors.Unparsed, table: actorTable}
	l.source = kind[fact.Source]{name: "source", unknown: unknownSource, where: "as a file in content/sources/"}
	l.claim = kind[fact.Claim]{name: "claim", unknown: unknownClaim, where: "as a file in content/claims/"}
	l.rating = kind[fact.Rating]{name: "rating", unknown: unknownRating, where: inSite,
		lost: site.Unparsed || site.Unread && len(site.Raw.Rating) == 0 || site.Lacking["rating"]}
	l.topic = kind[fact.Topic]{name: "topic", unknown: unknownTopic, where: inSite,
		lost: site.Unparsed || site.Lacking["topic"]}
	l.measure = kind[fact.Measure]{name: "measure", unknown: unknownMeasure, where: inSite,
		lost: site.Unparsed || site.Lacking["measure"]}
}

// add enters things under their ids. These are proposed in the order in which they are entered.
func (k *kind[T]) add(id func(*T) string, things []*T) {
	k.byID = make(map[string]*T, len(things))
	for _, t := range things {
		k.byID[id(t)], k.ids = t, append(k.ids, id(t))
	}
}

// refer returns the thing with an id, which stands at an element of a place. It is nil without an id, which has been
// reported.
func refer[T any](l *linker, k *kind[T], id string, where place.Where, element ...any) *T {
	if id == "" {
		return nil
	}
	return find(l, k, id, func() diag.Span { return where.At(element...).Value() })
}

// find returns the thing with an id, or reports that there is none, unless the file that would define it cannot be
// read: that is the fault then. What was probably meant is not to be reported as unused too. at is only asked where
// there is something to report: it is not free.
func find[T any](l *linker, k *kind[T], id string, at func() diag.Span) *T {
	thing := k.byID[id]
	if thing == nil && !k.lost {
		l.found.Add(k.unknown.At(at(), k.help(id), "there is no %s %q", k.name, id))
		l.gaps.Name(k.byID[diag.Nearest(id, k.ids)])
	}
	return thing
}
