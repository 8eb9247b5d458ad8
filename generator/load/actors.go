package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/place"
)

// actorsFile is content/actors.toml: one table per actor.
type actorsFile struct {
	doc    *place.Doc
	ids    []string // sorted
	actors map[string]*format.Actor
	// faulty: some of it could not be read; unread: nothing could.
	faulty, unread bool
}

func decodeActors(file *diag.File) (*actorsFile, diag.List) {
	doc := place.NewDoc(file)
	a := &actorsFile{doc: doc, actors: map[string]*format.Actor{}}
	data, found := format.Parse(doc)
	a.unread = data == nil && len(found) > 0
	for _, id := range slices.Sorted(maps.Keys(data)) {
		where := place.Where{Doc: doc, Path: place.Of(id)}
		table, ok := data[id].(map[string]any)
		if !ok {
			found.Add(diag.Finding{Code: "unknown-key", Span: where.Key(), Message: fmt.Sprintf("%s stands outside an actor's table", id),
				Help: "each actor is a table, such as [kim-yong-hyun]"})
			continue
		}
		if !format.ValidID(id) {
			help := ""
			if better := format.SuggestID(id); better != "" {
				help = "write [" + better + "]"
			}
			found.Add(diag.Finding{Code: "bad-id", Span: where.Key(), Help: help,
				Message: fmt.Sprintf("%q cannot be an id: it needs lower-case letters a–z, digits and single hyphens", id)})
		}
		raw := &format.Actor{}
		found = append(found, format.Decode(table, where, raw)...)
		a.actors[id] = raw
		a.ids = append(a.ids, id)
	}
	a.faulty = len(found) > 0
	return a, found
}

// linkActors joins actors with what they are part of.
func (l *linker) linkActors() {
	l.actor = map[string]*fact.Actor{}
	if l.actors == nil {
		return
	}
	for _, id := range l.actors.ids {
		raw := l.actors.actors[id]
		a := &fact.Actor{Where: raw.Where, ID: id, Name: raw.Name, Role: raw.Role, Kind: raw.Kind, Unnamed: raw.Unnamed, URL: raw.URL}
		l.actor[id] = a
		l.base.Actors = append(l.base.Actors, a)
	}
	for _, id := range l.actors.ids {
		if of := l.actors.actors[id].PartOf; of != "" {
			l.actor[id].PartOf = l.refer(l.actors.actors[id].At("part_of"), of)
		}
	}
	l.breakCircles()
}

// refer returns the actor with an id, or reports that there is none.
func (l *linker) refer(where place.Where, id string) *fact.Actor {
	if a := l.actor[id]; a != nil {
		l.use(&a.Used)
		return a
	}
	l.unknown("unknown-actor", "actor", where.Value(), id, l.actorIDs())
	return nil
}

func (l *linker) actorIDs() []string {
	if l.actors == nil {
		return nil
	}
	return l.actors.ids
}

// breakCircles reports each circle of part_of once, at its alphabetically first actor, and opens it there.
func (l *linker) breakCircles() {
	for _, a := range l.base.Actors {
		circle := []string{a.ID}
		for b := a.PartOf; b != nil && len(circle) <= len(l.base.Actors); b = b.PartOf {
			circle = append(circle, b.ID)
			if b == a {
				l.found.Add(diag.Finding{Code: "actor-circle", Span: a.Where.At("part_of").Value(),
					Message: "part_of runs in a circle: " + strings.Join(circle, " → "), Help: "take part_of away from one of them"})
				a.PartOf = nil
				break
			}
		}
	}
}
