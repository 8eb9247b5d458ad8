package address

import (
	"slices"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/spread"
)

// Spread tells whether the rows of a page's list stand on the pages below it.
func (p Planned) Spread() bool { return p.Part != nil && p.Part.Parts != nil }

// listed returns the rows of a list: of a thing, or of everything.
type listed func(b *fact.Base, u *fact.Uses, of any) []spread.Row

func over[T any](rows func(*fact.Uses, *T) []spread.Row) listed {
	return func(_ *fact.Base, u *fact.Uses, of any) []spread.Row { return rows(u, of.(*T)) }
}

func whole(rows func(*fact.Base) []spread.Row) listed {
	return func(b *fact.Base, _ *fact.Uses, _ any) []spread.Row { return rows(b) }
}

// A planner spreads the lists of a base without its drafts.
type planner struct {
	base *fact.Base
	uses *fact.Uses
}

func newPlanner(base *fact.Base) planner {
	published := *base
	published.Claims = slices.DeleteFunc(base.PublishedClaims(), func(c *fact.Claim) bool {
		return len(c.Reviews) == 0 // that has been reported
	})
	return planner{&published, fact.UsesOf(&published)}
}

// spread returns a page, or all pages over which its list is spread.
func (p planner) spread(page Planned) []Planned {
	if page.rows == nil {
		return []Planned{page}
	}
	first := spread.Over(page.Path, page.letters, page.rows(p.base, p.uses, page.Of), func(name string) bool {
		switch page.Path {
		case Claims:
			return slices.ContainsFunc(p.base.Claims, func(c *fact.Claim) bool { return c.Goes(name) })
		case Sources:
			return slices.ContainsFunc(p.base.Sources, func(s *fact.Source) bool { return s.ID == name })
		}
		return false
	})
	if first == nil {
		return []Planned{page}
	}
	rows := func(u *fact.Uses) []spread.Row { return page.rows(p.base, u, page.Of) }
	page.List = &spread.List{Part: first, Letters: page.letters, Rows: rows}
	var pages []Planned
	shown := sync.OnceValue(func() map[*spread.Part][]*fact.Claim { return page.List.Claims(p.uses) })
	for _, part := range first.All() {
		page.Path, page.Part = part.Path, part
		if part.Up != nil {
			page.Claims = func(*fact.Uses) []*fact.Claim { return shown()[part] }
		}
		pages = append(pages, page)
	}
	return pages
}
