package wording

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
	"beleg/generator/words/speaker"
)

var otherSpeaker = rules.Warning("other-speaker", "the article names somebody else as the one who says it")

// names are the names of actors, by their first words, those of each in order.
type names map[string][]*named

// A named is a name, with single blanks in it, and whose it is.
type named struct {
	name   string
	actors []*fact.Actor
}

func (n *named) compare(name string) int { return strings.Compare(n.name, name) }

// namesOf returns the names of actors. Who is unnamed has none: others may be called so too.
func namesOf(actors []*fact.Actor) names {
	all, known := names{}, map[string]*named{}
	for _, a := range actors {
		words := reading.Words(a.Name)
		if a.Unnamed || len(words) == 0 {
			continue
		}
		name := strings.Join(strings.Fields(a.Name), " ")
		if known[name] == nil {
			known[name] = &named{name: name}
			all[words[0].Text] = append(all[words[0].Text], known[name])
		}
		known[name].actors = append(known[name].actors, a)
	}
	for _, list := range all {
		slices.SortFunc(list, func(a, b *named) int { return a.compare(b.name) })
	}
	return all
}

// Of a quotation so many names are looked at, each of so many bytes at most; what more actors are called says nothing.
const mostMentions, longestName, mostNamesakes = 32, 256, 8

// around is how many bytes before and behind a quotation are looked at, and before a name.
const around = 80

// judge adds what is found in a quotation. Where several are named, it is enough that via names one of them.
func (n names) judge(q *fact.Quote, found *diag.List) {
	l := speaker.In(q.Source.Language)
	block := q.Source.Article.Blocks[q.Place.Block]
	if l == nil || block.Role.Heads() || len(q.Chains) == 0 && q.Hedge == "" && q.Reading.Hedge() != "" {
		return // headlines leave words out, and what hedges as a fact is reported as that
	}
	start, end := max(block.Start, q.Place.Start()-around), min(block.End, q.Place.End()+around)
	p := passage{Language: l, Quote: q, text: q.Source.Article.Text[start:end], start: start,
		whole: start == block.Start, more: end < block.End}
	odd := func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }
	p.even = !strings.Contains(p.text, "  ") && !strings.ContainsFunc(p.text, odd)
	mentions := p.mentions(n)
	for i := range mentions {
		m := &mentions[i]
		if m.vouches(q) || !p.speaks(m) {
			continue
		}
		right := func(m mention) bool { return m.vouches(q) && p.speaks(&m) }
		if !slices.ContainsFunc(mentions, right) {
			found.Add(p.finding(m))
		}
		return
	}
}

// vouches tells whether a quotation names somebody who has the name, or whom they are part of, or who is part of them.
func (m *mention) vouches(q *fact.Quote) bool {
	voices := q.Voices()
	if len(q.Chains) == 0 && q.Source.Publisher != nil {
		voices = []*fact.Actor{q.Source.Publisher}
	}
	for _, v := range voices {
		if slices.ContainsFunc(m.actors, func(a *fact.Actor) bool { return within(v, a) || within(a, v) }) {
			return true
		}
	}
	return false
}

func within(part, whole *fact.Actor) bool {
	for part != nil && part != whole {
		part = part.PartOf
	}
	return part != nil // else nobody knows who it is
}

// A passage is a quotation and what stands around it in its block.
type passage struct {
	*speaker.Language
	*fact.Quote
	text        string
	start       int  // in the article
	whole, more bool // it begins with its block, and does not end with it
	even        bool // there is one space between words, and no other white space
}

// A mention is a name in a passage.
type mention struct {
	*named
	from, to int // bytes
}

// mentions returns the names in the passage that may be those of speakers; of those that begin at a place the longest.
func (p *passage) mentions(all names) (list []mention) {
	inside, start, end := false, -1, 0 // of a word; of one that may begin a name; of the last name
	add := func(to int) {
		if m := p.longest(all[p.text[start:to]], start); m.named != nil {
			if end = m.to; p.May(p.text[:m.from], p.text[end:]) && len(list) < mostMentions {
				list = append(list, m)
			}
		}
		start = -1
	}
	for i, r := range p.text {
		small := 'a' <= r && r <= 'z' // to look is not free
		lettered := small || r != ' ' && reading.Lettered(r)
		switch {
		case lettered && !inside && !small && i >= end:
			start = i
		case !lettered && start >= 0:
			add(i)
		}
		inside = lettered
	}
	if start >= 0 {
		add(len(p.text))
	}
	return list
}

// longest returns the longest of some names, which are in order, that begins at a place.
func (p *passage) longest(names []*named, at int) mention {
	if names == nil {
		return mention{}
	}
	words := p.text[at:min(len(p.text), at+longestName)]
	if !p.even {
		words = strings.Join(strings.Fields(words), " ")
	}
	for words != "" {
		i, found := slices.BinarySearchFunc(names, words, (*named).compare)
		if found {
			i++
		}
		if i == 0 {
			break
		}
		n := names[i-1] // all that the words begin with are like it as far as it is like them
		if to := beginning(p.text[at:], n.name); to > 0 && len(n.actors) <= mostNamesakes {
			return mention{n, at, at + to}
		}
		same := 0
		for same < min(len(n.name), len(words)-1) && n.name[same] == words[same] {
			same++
		}
		words = words[:min(same, len(n.name)-1)]
	}
	return mention{}
}

// beginning returns how many bytes of a text are a name that it begins with, whatever white space is in it; 0 if none.
func beginning(text, name string) int {
	rest := text
	for i, part := range strings.Fields(name) {
		if i > 0 {
			rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		}
		after, ok := strings.CutPrefix(rest, part)
		if next, _ := utf8.DecodeRuneInString(after); !ok || reading.Lettered(next) {
			return 0
		}
		rest = after
	}
	return len(text) - len(rest)
}

// speaks tells whether a name is that of who says the quotation. It is then widened to the words that say so.
func (p *passage) speaks(m *mention) bool {
	words, start := p.cut(m)
	at := func(i int) int {
		return sort.Search(len(words), func(k int) bool { return words[k].End > i-start })
	}
	n := speaker.Name{From: at(m.from), To: at(m.to),
		Person: m.actors[0].Kind == "person", Outlet: m.actors[0].Kind == "outlet"}
	if n.From == n.To {
		return false
	}
	from, to, ok := p.Speaks(words, n)
	if !ok {
		return false
	}
	named := to == n.To
	m.from, m.to = start+words[from].Start, start+words[to-1].End
	for _, part := range p.Place.Parts {
		from, to := part.Start-p.start, part.End-p.start
		switch {
		case from <= m.from && m.to <= to:
			return true
		case len(p.Chains) > 0 && (m.from < to && from < m.to || p.beside(m, from, to, named)):
			return true // where nobody is named, only the quotation itself is held against it
		}
	}
	return false
}

// cut cuts what stands around a name into words, without those that may not be whole. It begins at start.
func (p *passage) cut(m *mention) (words []reading.Word, start int) {
	start, end := max(0, m.from-around), min(len(p.text), m.to+around)
	words = reading.Words(p.text[start:end])
	if n := len(words); (p.more || end < len(p.text)) && n > 0 {
		words = words[:n-1]
	}
	if (!p.whole || start > 0) && len(words) > 0 {
		words = words[1:]
	}
	return words, start
}

// beside tells whether words that name somebody stand directly beside a part of the quotation, in its sentence. If they
// end with the name, more than a comma must stand between: behind one as a rule stands who that is. It is enough where
// they open the sentence, as "according to" does, and the quotation opens a clause.
func (p *passage) beside(m *mention, from, to int, named bool) bool {
	if m.from >= to {
		said := strings.TrimRightFunc(p.text[from:to], unlettered)
		return goesOn(p.text[from+len(said) : m.from])
	}
	quoted := strings.TrimLeftFunc(p.text[from:to], unlettered)
	between := p.text[m.to : to-len(quoted)]
	switch word := strings.TrimFunc(between, unlettered); {
	case !named:
		return goesOn(between) || p.Joins[word] && goesOn(strings.Replace(between, word, "", 1))
	case strings.ContainsAny(between, ":\"“„«»'‘’"):
		return goesOn(between)
	}
	opens, _ := utf8.DecodeRuneInString(p.text[m.from:])
	first := quoted[:len(quoted)-len(strings.TrimLeftFunc(quoted, reading.Lettered))]
	return unicode.IsUpper(opens) && p.Openers[strings.ToLower(first)] && goesOn(between)
}

// goesOn tells whether a sentence goes on where this stands between two words of it.
func goesOn(between string) bool {
	return !strings.ContainsAny(between, ".!?…") && strings.TrimFunc(between, unlettered) == ""
}

func unlettered(r rune) bool { return !reading.Lettered(r) }

func (p *passage) finding(m *mention) diag.Finding {
	key, who := "text", "nobody"
	if len(p.Chains) > 0 {
		key, who = "via", "others only"
	}
	id := m.actors[0].ID
	words := strings.Join(strings.Fields(p.text[m.from:m.to]), " ")
	return otherSpeaker.At(p.Where.At(key).Value(),
		fmt.Sprintf("name who says it, via = [%q], or %q if somebody has it from them; if it is somebody else, accept "+
			"this with a note", id, "… < "+id),
		"the article says %q, and via names %s", words, who).
		With(diag.Note{Span: diag.Span{File: p.Source.Seed, Start: p.start + m.from, End: p.start + m.to},
			Message: "here in the article of " + p.Source.ID})
}
