package main

import (
	"fmt"
	"slices"
	"strings"

	"beleg/generator/format"
)

// Size says how large a project is and what it follows from.
type Size struct {
	Claims, Sources int
	Seed            uint64
}

func (s Size) fault() error {
	if s.Claims < 1 || s.Sources < 1 {
		return fmt.Errorf("a project needs at least one claim and one source; got %d and %d", s.Claims, s.Sources)
	}
	return nil
}

// File is a file of a project; its name has slashes.
type File struct{ Name, Text string }

// project is what is planned before anything is written: articles are made of the sentences that claims and events need,
// and quotations are cut when the articles are there.
type project struct {
	Size
	world   *world
	sources []*source // by day
	claims  []*claim
	events  []*event
	used    map[string]bool // topics and measures, "topic verluste"
	figures []measure       // in the order they were first used
	taken   map[string]bool // ids by kind, "claim tote-nahe-torvelsk"
	next    map[string]int  // the number that is tried when an id is taken
}

// Project returns the files of a project, content first. The same size gives the same bytes.
func Project(size Size) []File {
	p := &project{Size: size, used: map[string]bool{}, taken: map[string]bool{}, next: map[string]int{}}
	p.world = newWorld(size)
	p.planSources()
	p.planClaims()
	p.planEvents()
	var content, seeds []File
	for _, s := range p.sources {
		toml, seed := p.publish(s)
		content, seeds = append(content, toml), append(seeds, seed)
	}
	for _, c := range p.claims {
		content = append(content, p.writeClaim(c))
	}
	for _, e := range p.events {
		content = append(content, p.writeEvent(e))
	}
	content = append(content, p.pages()...)
	content = append(content, p.site(), p.world.file())
	return slices.Concat(content, seeds)
}

// longestID is where ids are cut, in bytes: they are file names and addresses.
const longestID = 60

// id makes an id of some words; the second thing of the same words gets -2.
func (p *project) id(kind, words string) string {
	plain := format.SuggestID(words)
	if len(plain) > longestID {
		plain = strings.Trim(plain[:longestID], "-")
	}
	id := plain
	for n := 2; p.taken[kind+" "+id]; n = p.next[kind+" "+plain] {
		id = fmt.Sprintf("%s-%d", plain, n)
		p.next[kind+" "+plain] = n + 1
	}
	p.taken[kind+" "+id] = true
	return id
}
