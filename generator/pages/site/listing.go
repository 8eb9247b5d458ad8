package site

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/words/edtf"
	"beleg/generator/words/script"
)

// Listing tells where a page stands in a list that is too long for one, see [spread.List]. It is nil on pages that
// hold all of theirs.
type Listing struct {
	First         Link   // the page on which the list begins; without address there
	Name          string // of the period or the letters; empty on the first page
	N, Total      int    // rows on the page or below it, and all
	Letters       bool   // the list is divided by letters and not by time
	ByReview      bool   // claims stand at the day on which they were rated first
	Parts         []ListPart
	Before, After Link   // the pages next to it; empty at the ends
	Search        string // address at which all of the list is searched
}

// ListPart is a page below another, and the pages below that.
type ListPart struct {
	Link
	N     int
	Parts []Link // named by what they add
}

// foremost is how many rows stand on a page whose rows are spread over the pages below it.
const foremost = 24

// mostUnder is how many pages are named that lie two steps below another: more than that nobody looks through.
const mostUnder = 60

// A memo is what many pages ask for: by key, a function that returns what was worked out.
type memo struct {
	sync.Map

	mu     sync.Mutex
	recent []about // things that pages are about of late, the last one last
}

// An about is what is asked about one thing, such as a list.
type about struct {
	thing any
	asked *sync.Map
}

// mostRecent is how many things a memo remembers at once. The pages about one are made one after the other.
const mostRecent = 8

// about returns what is asked about a thing. It is forgotten when enough others have been asked about: what all lists
// of a site take together is much, and nobody asks again.
func (m *memo) about(thing any) *sync.Map {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.IndexFunc(m.recent, func(a about) bool { return a.thing == thing })
	a := about{thing, new(sync.Map)}
	if i >= 0 {
		a = m.recent[i]
		m.recent = slices.Delete(m.recent, i, i+1)
	} else if len(m.recent) == mostRecent {
		m.recent = slices.Delete(m.recent, 0, 1)
	}
	m.recent = append(m.recent, a)
	return a.asked
}

// shared works something out for the first who asks for it under a key.
func shared[V any](s *sync.Map, key any, made func() V) V {
	v, known := s.Load(key)
	if !known {
		v, _ = s.LoadOrStore(key, sync.OnceValue(made))
	}
	return v.(func() V)()
}

// placement is on which page the rows of a list stand, by id, and how many stand on each or below it.
type placement struct {
	at map[string]*spread.Part
	n  map[*spread.Part]int
}

func (c *Site) placed(l *spread.List) placement {
	return shared(c.memo.about(l), "placed", func() placement {
		p := placement{l.Placed(c.uses()), map[*spread.Part]int{}}
		for _, part := range p.at {
			for ; part != nil; part = part.Up {
				p.n[part]++
			}
		}
		return p
	})
}

// below returns what of a list stands on a page or below it, in the order of the list.
func below[T any](c *Site, p address.Planned, all func() []T, id func(T) string) []T {
	if p.List == nil {
		return all()
	}
	return shared(c.memo.about(p.List), reflect.TypeFor[T](), func() map[*spread.Part][]T {
		at, rows := c.placed(p.List).at, map[*spread.Part][]T{}
		for _, one := range all() {
			for part := at[id(one)]; part != nil; part = part.Up {
				rows[part] = append(rows[part], one)
			}
		}
		return rows
	})[p.Part]
}

// shown returns what of a list a page shows: its rows, or the first of those that stand on the pages below it.
func shown[T any](c *Site, p address.Planned, all func() []T, id func(T) string) []T {
	rows := below(c, p, all, id)
	if p.Spread() {
		return first(rows, foremost)
	}
	return rows
}

// listing returns where a page stands in its list.
func (c *Site) listing(p address.Planned) *Listing {
	n := c.placed(p.List).n
	l := &Listing{Name: c.partName(p, p.Part), N: n[p.Part], Total: n[p.List.Part],
		Letters: p.List.Letters, Search: c.searched(p),
		ByReview: slices.Contains([]string{"claims", "topic", "rating", "contradictions"}, p.Name)}
	under := 0
	for _, part := range p.Part.Parts {
		under += len(telling(part.Parts))
	}
	for _, part := range p.Part.Parts {
		view := ListPart{Link: c.to(part.Path, c.partName(p, part)), N: n[part]}
		if under <= mostUnder {
			view.Parts = each(telling(part.Parts), func(u *spread.Part) Link { return c.to(u.Path, c.shortName(p, u)) })
		}
		l.Parts = append(l.Parts, view)
	}
	if p.Part.Up == nil {
		return l
	}
	l.First.Href = c.book.Href(p.List.Path)
	beside := p.Part.Up.Parts
	for i, part := range beside {
		if part == p.Part && i > 0 {
			l.Before = c.to(beside[i-1].Path, c.partName(p, beside[i-1]))
		}
		if part == p.Part && i+1 < len(beside) {
			l.After = c.to(beside[i+1].Path, c.partName(p, beside[i+1]))
		}
	}
	return l
}

// searched returns the address at which what such a list holds can be searched and narrowed down.
func (c *Site) searched(p address.Planned) string {
	query := url.Values{}
	switch of := p.Of.(type) {
	case *fact.Topic:
		query.Set("topic", of.Label)
	case *fact.Rating:
		query.Set("rating", of.Label)
	case *fact.Actor:
		query.Set("actor", of.Name)
	}
	if kind := sought[p.Name]; kind != "" {
		query.Set("kind", kind)
	}
	return c.book.Href(address.Search) + "?" + query.Encode()
}

// sought is the kind of hits that the rows of a list are.
var sought = map[string]string{"claims": "claim", "topic": "claim", "rating": "claim", "changes": "claim",
	"contradictions": "claim", "sources": "source", "data": "source", "actors": "actor", "topics": "topic",
	"figures": "figure"}

// telling keeps pages that more than a number tells from others.
func telling(parts []*spread.Part) []*spread.Part {
	return kept(parts, func(p *spread.Part) bool { return len(p.Steps) <= len(spread.Row{}.Steps) })
}

// partName names a page below the first one of a list: "2024", "October 2024", "3 October 2024", "A".
func (c *Site) partName(p address.Planned, part *spread.Part) string {
	var steps [3]int
	own := copy(steps[:], part.Steps)
	name := ""
	switch {
	case part.Up == nil:
		return ""
	case p.List.Letters:
		name = c.letters(steps[:own])
	case steps[0] == 0 && p.Name == "chronology":
		name = c.lang.Text("chronology.open-start")
	case steps[0] == 0:
		name = c.lang.Text("list.undated")
	case own == 1:
		name = fmt.Sprint(steps[0])
	case steps[1] == 0:
		name = fmt.Sprint(steps[0]) + ", " + c.lang.Text("chronology.no-month")
	case own == 2:
		name = c.lang.Month(steps[0], steps[1])
	case steps[2] == 0:
		name = c.lang.Month(steps[0], steps[1]) + ", " + c.lang.Text("list.no-day")
	default:
		name = c.lang.Day(edtf.NewDay(steps[0], steps[1], steps[2]))
	}
	return joined(", ", name, c.numbered(part.Steps[own:]))
}

// shortName names such a page where the one above it is named already.
func (c *Site) shortName(p address.Planned, part *spread.Part) string {
	switch own := part.Steps; {
	case p.List.Letters || len(own) == 1 || own[0] == 0:
	case len(own) == 2 && own[1] > 0:
		return c.lang.MonthShort(own[1])
	case len(own) == 3 && own[2] > 0:
		return fmt.Sprint(own[2])
	case len(own) <= 3:
		return "?"
	}
	if len(part.Steps) > 3 {
		return c.numbered(part.Steps[3:])
	}
	return c.partName(p, part)
}

// numbered names a part that nothing but a number tells from others; "" for no digits.
func (c *Site) numbered(digits []int) string {
	if len(digits) == 0 {
		return ""
	}
	return c.lang.Fill("list.part", "N", strings.Trim(strings.ReplaceAll(fmt.Sprint(digits), " ", "."), "[]"))
}

func (c *Site) letters(steps []int) string {
	var name strings.Builder
	for i, letter := range steps {
		switch {
		case letter == 0 && i == 0:
			return c.lang.Text("list.no-letter")
		case letter > 0:
			name.WriteRune(rune(letter))
		}
	}
	s := []rune(name.String())
	return strings.ToUpper(string(s[:1])) + string(s[1:])
}

// inList adds to the frame of a page that it is one of a list's.
func (c *Site) inList(f *Frame, p address.Planned) {
	f.List = c.listing(p)
	if p.Part.Up == nil {
		return
	}
	name, title := script.Isolated(f.List.Name), f.Title
	f.Description = name + c.lang.Text("sign.colon") + " " + script.Isolated(f.Description)
	f.Title = script.Isolated(title) + c.lang.Text("sign.colon") + " " + name
	var way []Link
	for up := p.Part.Up; up.Up != nil; up = up.Up {
		way = append([]Link{c.to(up.Path, c.partName(p, up))}, way...)
	}
	f.Crumbs = append(append(f.Crumbs, c.to(p.List.Path, title)), way...)
}

// ratedFrame returns the frame of a page of claims, with a sentence on how many there are.
func (c *Site) ratedFrame(of, about string, claims []*fact.Claim) Frame {
	count := c.lang.Fill("topic.rated", "Topic", of, "N", len(claims))
	return Frame{Title: of, Description: joined(" ", count, about)}
}

// change takes from the cards of a page what it need not say of each.
func change(one func(*ClaimCard), lists ...[]ClaimCard) {
	for _, cards := range lists {
		for i := range cards {
			one(&cards[i])
		}
	}
}
