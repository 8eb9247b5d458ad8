package since

import (
	"maps"
	"slices"
	"strings"
)

// Changes is what readers will see otherwise, in the order of claims and their quotations. Texts of pages, dates and chains of
// hearsay are not compared.
type Changes struct {
	Rated    []Step // the rating is another one
	Reviewed []Step // a new review came to the same rating
	Reworded []Step // the claim itself reads otherwise

	ClaimsAdded, ClaimsGone []*Claim
	QuotesAdded, QuotesGone []Place  // of claims that stand in both
	QuotesMoved             []Place  // the same words stand elsewhere in the article
	QuotesTurned            []Place  // the quotation does something else to the claim
	SourcesAdded            []string // ids of articles that are quoted now
	SourcesGone             []string // ids of articles that nothing quotes any more

	// Addresses relative to the home page, without those of claims and sources, which are told already. Nothing is known of
	// pages unless both states tell theirs.
	PagesAdded, PagesGone []string
}

// Step is a claim before and after.
type Step struct{ Was, Now *Claim }

// Place is a quotation before and after, in the claim as it is now; of one that was added or is gone there is only the one.
type Place struct {
	Claim    *Claim
	Was, Now *Quote
}

// Compare returns what changes for readers from one published state to another.
func Compare(was, now *Published) Changes {
	var ch Changes
	before := map[string]*Claim{}
	for i := range was.Claims {
		before[was.Claims[i].ID] = &was.Claims[i]
	}
	for i := range now.Claims {
		c := &now.Claims[i]
		old := before[c.ID]
		delete(before, c.ID)
		if old == nil {
			ch.ClaimsAdded = append(ch.ClaimsAdded, c)
			continue
		}
		ch.claim(Step{old, c})
		ch.quotes(Step{old, c})
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		ch.ClaimsGone = append(ch.ClaimsGone, before[id])
	}
	ch.SourcesAdded = lacking(sourcesOf(now), sourcesOf(was))
	ch.SourcesGone = lacking(sourcesOf(was), sourcesOf(now))
	if was.Pages != nil && now.Pages != nil {
		ch.PagesAdded, ch.PagesGone = lacking(otherPages(now), otherPages(was)), lacking(otherPages(was), otherPages(now))
	}
	return ch
}

func (ch *Changes) claim(s Step) {
	was, now := s.Was.Current(), s.Now.Current()
	switch {
	case was.Rating != now.Rating:
		ch.Rated = append(ch.Rated, s)
	case !was.same(now):
		ch.Reviewed = append(ch.Reviewed, s)
	}
	if oneLine(s.Was.Claim) != oneLine(s.Now.Claim) {
		ch.Reworded = append(ch.Reworded, s)
	}
}

// quotes compares the quotations of a claim. One passage may be quoted twice, with other chains, so each is paired only once.
func (ch *Changes) quotes(s Step) {
	before := map[string][]*Quote{}
	for i := range s.Was.Quotes {
		q := &s.Was.Quotes[i]
		before[q.ID] = append(before[q.ID], q)
	}
	paired := map[*Quote]bool{}
	for i := range s.Now.Quotes {
		q := &s.Now.Quotes[i]
		old := before[q.ID]
		if len(old) == 0 {
			ch.QuotesAdded = append(ch.QuotesAdded, Place{Claim: s.Now, Now: q})
			continue
		}
		before[q.ID], paired[old[0]] = old[1:], true
		at := Place{s.Now, old[0], q}
		if old[0].Start != q.Start || old[0].End != q.End {
			ch.QuotesMoved = append(ch.QuotesMoved, at)
		}
		if old[0].Stance != q.Stance {
			ch.QuotesTurned = append(ch.QuotesTurned, at)
		}
	}
	for i := range s.Was.Quotes {
		if q := &s.Was.Quotes[i]; !paired[q] {
			ch.QuotesGone = append(ch.QuotesGone, Place{Claim: s.Now, Was: q})
		}
	}
}

func sourcesOf(p *Published) map[string]bool {
	ids := map[string]bool{}
	for i := range p.Claims {
		for _, q := range p.Claims[i].Quotes {
			ids[q.Source] = true
		}
	}
	return ids
}

// otherPages returns the pages that are neither a claim's nor a source's.
func otherPages(p *Published) map[string]bool {
	pages := map[string]bool{}
	for _, path := range p.Pages {
		if !strings.HasPrefix(path, "claims/") && !strings.HasPrefix(path, "sources/") {
			pages[path] = true
		}
	}
	return pages
}

// lacking returns what is in a and not in b, sorted.
func lacking(a, b map[string]bool) []string {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(a)) {
		if !b[id] {
			ids = append(ids, id)
		}
	}
	return ids
}
