package main

import (
	"fmt"
	"strings"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/prose"
	"beleg/generator/fact"
	"beleg/generator/format"
)

// actor is somebody who may say something. Only those who do are written.
type actor struct {
	fact.Actor
	voice prose.Voice
}

// use notes that something refers to an actor, and so to those it is part of.
func (a *actor) use() {
	for f := &a.Actor; f != nil; f = f.PartOf {
		f.Used = true
	}
}

// country is a state and those who speak for it.
type country struct {
	prose.State
	self    *actor
	people  []*actor
	offices []*actor
	agency  *actor
	unnamed []*actor // part of the state or of an office of it
	stray   *actor   // unnamed, and part of nothing
}

// world is all actors there can be.
type world struct {
	countries []*country
	outlets   []*actor
	actors    []*actor // all, in the order of the file
	taken     map[string]bool
}

// newWorld makes more countries and outlets for larger projects, though not in proportion: news is about few.
func newWorld(size Size) *world {
	w := &world{taken: map[string]bool{}}
	d := dice.New(size.Seed, "world", 0)
	first := d.Below(200)
	for i := range min(4+size.Claims/250, 60) {
		w.countries = append(w.countries, w.country(d, prose.NewState(first+i), i))
	}
	for i := range min(6+size.Sources/40, 120) {
		w.outlets = append(w.outlets, w.outlet(d, i))
	}
	return w
}

func (w *world) add(kind, name, role string, partOf *actor, voice prose.Voice) *actor {
	a := &actor{Actor: fact.Actor{ID: format.SuggestID(name), Name: name, Role: role, Kind: kind}, voice: voice}
	for n := 2; w.taken[a.ID]; n++ {
		a.ID = fmt.Sprintf("%s-%d", format.SuggestID(name), n)
	}
	w.taken[a.ID] = true
	if partOf != nil {
		a.PartOf = &partOf.Actor
	}
	w.actors = append(w.actors, a)
	return a
}

var offices = []struct {
	gender         prose.Gender
	noun, genitive string
}{
	{prose.Neuter, "Verteidigungsministerium", "Verteidigungsministeriums"}, {prose.Neuter, "Außenministerium", "Außenministeriums"},
	{prose.Masculine, "Generalstab", "Generalstabs"}, {prose.Masculine, "Militärgeheimdienst", "Militärgeheimdienstes"},
	{prose.Feminine, "Grenzschutzbehörde", "Grenzschutzbehörde"},
}

var posts = []struct {
	gender         prose.Gender
	noun, genitive string
	office         int // index of the office it belongs to, or -1
}{
	{prose.Masculine, "Verteidigungsminister", "Verteidigungsministers", 0}, {prose.Feminine, "Außenministerin", "Außenministerin", 1},
	{prose.Masculine, "Generalstabschef", "Generalstabschefs", 2}, {prose.Feminine, "Regierungssprecherin", "Regierungssprecherin", -1},
	{prose.Masculine, "Regierungschef", "Regierungschefs", -1},
}

func (w *world) country(d *dice.Dice, s prose.State, n int) *country {
	c := &country{State: s}
	c.self = w.add("state", s.Name, "Staat", nil, prose.Voice{})
	for _, o := range offices {
		v := prose.Definite(o.gender, s.Adj, o.noun, o.genitive, "")
		v.Says, v.Apart = "teilte", "mit"
		c.offices = append(c.offices, w.add("office", strings.TrimSpace(prose.Capital(s.Adj)+ending(o.gender)+" "+o.noun), "Behörde "+s.Name+"s", c.self, v))
	}
	for i, p := range posts {
		partOf := c.self
		if p.office >= 0 {
			partOf = c.offices[p.office]
		}
		name := prose.Person(n*len(posts)+i+d.Below(7)*13, p.gender)
		c.people = append(c.people, w.add("person", name, p.noun+" "+s.Name+"s", partOf, prose.Definite(p.gender, s.Adj, p.noun, p.genitive, name)))
	}
	c.agency = w.add("outlet", prose.Capital(s.Adj)+"e Telegrafenagentur", "staatliche Nachrichtenagentur "+s.Name+"s", c.self,
		prose.Definite(prose.Feminine, s.Adj, "Telegrafenagentur", "Telegrafenagentur", ""))
	c.unnamed = []*actor{w.unnamed(s, "ranghoh", "Militärbeamte", c.offices[2]), w.unnamed(s, "hochrangig", "Geheimdienstangestellte", c.offices[3])}
	c.stray = w.unnamed(s, "ungenannt", "Diplomatiebeamte", nil)
	return c
}

func (w *world) unnamed(s prose.State, rank, stem string, partOf *actor) *actor {
	v := prose.Unnamed(rank, s.Adj, stem)
	a := w.add("person", prose.Capital(v.Nom), "ungenannt", partOf, v)
	a.Unnamed = true
	return a
}

func ending(g prose.Gender) string { return [...]string{"er", "e", "es"}[g] }

var papers = []struct {
	gender               prose.Gender
	noun, genitive, name string // %s is a town
}{
	{prose.Feminine, "Zeitung", "Zeitung", "%ser Bote"}, {prose.Feminine, "Nachrichtenagentur", "Nachrichtenagentur", "%spress"},
	{prose.Neuter, "Nachrichtenportal", "Nachrichtenportals", "%s24"}, {prose.Masculine, "Sender", "Senders", "Radio %s"},
	{prose.Feminine, "Wochenzeitung", "Wochenzeitung", "%ser Umschau"}, {prose.Feminine, "Tageszeitung", "Tageszeitung", "%ser Anzeiger"},
	{prose.Neuter, "Magazin", "Magazins", "%ser Monatshefte"},
}

// outlet makes a paper; some belong to a group, and are one voice with the others of it.
func (w *world) outlet(d *dice.Dice, n int) *actor {
	p := papers[n%len(papers)]
	town := prose.Town(900 + n*3)
	name := fmt.Sprintf(p.name, town)
	var group *actor
	if n%5 == 4 {
		group = w.add("group", town+" Mediengruppe", "Verlagsgruppe", nil, prose.Voice{})
	} else if n > 5 && d.Chance(15) && w.outlets[n-n%5-1].PartOf != nil {
		group = w.byID(w.outlets[n-n%5-1].PartOf.ID)
	}
	return w.add("outlet", name, p.noun, group, prose.Definite(p.gender, "", p.noun, p.genitive, name))
}

func (w *world) byID(id string) *actor {
	for _, a := range w.actors {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// file returns content/actors.toml with those who are used.
func (w *world) file() File {
	t := newTOML("../static/schema/actors.schema.json")
	for _, a := range w.actors {
		if !a.Used {
			continue
		}
		t.table("[" + a.ID + "]")
		t.text("name", a.Name)
		t.text("role", a.Role)
		t.text("kind", a.Kind)
		if a.PartOf != nil {
			t.text("part_of", a.PartOf.ID)
		}
		if a.Unnamed {
			t.raw("unnamed", "true")
		}
		if a.Kind == "outlet" && a.PartOf == nil {
			t.text("url", "https://"+a.ID+".example.org/")
		}
	}
	return File{"content/actors.toml", t.String()}
}
