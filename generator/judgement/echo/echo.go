// Package echo finds what is counted as independent origins of a claim and may be one, or none: articles that share
// their words, voices in the publication of one of them, and one who disputes it as well.
//
// An echo is not a witness, and the words give it away where the articles do not: who copies from an agency does not
// always say so. In go the claims, out come findings, one for each claim, about the two articles that share most.
package echo

import (
	"embed"
	"maps"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/text/article"
	"beleg/generator/text/stretch"
	"beleg/generator/words/diag"
)

//go:embed *.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "."}

var sharedText = rules.Warning("origins-share-text", "independent origins that share their words")

// A Known is what is known of articles that met: what two of them share follows from their texts alone.
type Known struct {
	pairs, before map[pair]stretch.Shared
}

// After returns what is known before any articles have met, but for those that are the very same as those which did
// in another base; nil is none.
func After(before *Known) *Known {
	if before == nil {
		return &Known{}
	}
	return &Known{before: before.pairs}
}

type pair struct{ a, b *article.Article }

// A meeting is two quotations of a claim, from articles that count as two.
type meeting struct{ a, b *fact.Quote }

func (m meeting) pair() pair { return pair{m.a.Source.Article, m.b.Source.Article} }

// Meet compares the articles that meet in claims, as far as nobody has: all at once, because that is quicker. What the
// articles say must not change afterwards.
func (k *Known) Meet(claims []*fact.Claim) {
	if k.pairs == nil {
		k.pairs = map[pair]stretch.Shared{}
	}
	unknown := map[pair]bool{}
	for _, c := range claims {
		for _, m := range meetings(c) {
			p := m.pair()
			if _, known := k.pairs[p]; known {
				continue
			}
			if shared, known := k.before[p]; known {
				k.pairs[p] = shared
			} else {
				unknown[p] = true
			}
		}
	}
	k.before = nil // else all that ever met would stay
	k.compare(unknown)
}

// Judge adds what is found in a claim whose articles have met.
func (k *Known) Judge(c *fact.Claim, found *diag.List) {
	var most meeting
	for _, m := range meetings(c) {
		if n := k.pairs[m.pair()].Words; n > 0 && (most.a == nil || n > k.pairs[most.pair()].Words) {
			most = m
		}
	}
	if most.a != nil {
		found.Add(k.finding(most))
	}
	own(c, found)
	both(c, found)
}

// meetings returns the first quotations of each two articles that support a claim and have no voice in common.
func meetings(c *fact.Claim) (list []meeting) {
	var first []*fact.Quote // of each article
	var voices [][]*fact.Actor
	for _, q := range c.Quotes {
		if q.Stance != fact.Supports {
			continue
		}
		at := slices.IndexFunc(first, func(f *fact.Quote) bool { return f.Source == q.Source })
		if at < 0 {
			at, first, voices = len(first), append(first, q), append(voices, nil)
		}
		voices[at] = append(voices[at], voicesOf(q)...)
	}
	for i, a := range first {
		for j, b := range first[:i] {
			switch {
			case slices.ContainsFunc(voices[i], func(v *fact.Actor) bool { return slices.Contains(voices[j], v) }):
			case b.Source.ID < a.Source.ID:
				list = append(list, meeting{b, a})
			default:
				list = append(list, meeting{a, b})
			}
		}
	}
	return list
}

// voicesOf returns who vouches for a quotation, as far as somebody does who is known: the roots of its origins, or of
// its publisher.
func voicesOf(q *fact.Quote) []*fact.Actor {
	var voices []*fact.Actor
	for _, o := range q.Origins() {
		voices = append(voices, o.Root())
	}
	if p := q.Source.Publisher; len(q.Chains) == 0 && p != nil {
		voices = append(voices, p.Root())
	}
	return voices
}

// compare finds what the articles of each pair share.
func (k *Known) compare(unknown map[pair]bool) {
	if len(unknown) == 0 {
		return
	}
	var articles []*article.Article
	places := map[*article.Article]int{}
	place := func(a *article.Article) int {
		at, there := places[a]
		if !there {
			at, articles = len(articles), append(articles, a)
			places[a] = at
		}
		return at
	}
	list, pairs := slices.Collect(maps.Keys(unknown)), make([]stretch.Pair, len(unknown)) // in no order: each alone
	for i, p := range list {
		pairs[i] = stretch.Pair{A: place(p.a), B: place(p.b)}
	}
	for i, shared := range stretch.Longest(articles, pairs) {
		k.pairs[list[i]] = shared
	}
}

func (k *Known) finding(m meeting) diag.Finding {
	shared := k.pairs[m.pair()]
	in := func(q *fact.Quote, at [2]int) diag.Note {
		return diag.Note{Span: diag.Span{File: q.Source.Seed, Start: at[0], End: at[1]},
			Message: "in the article of " + q.Source.ID}
	}
	return sharedText.At(m.b.Where.At("source").Value(),
		"if one has it from the other, or both from an agency, say so in via; if not, accept this with a note",
		"%s and %s count as independent origins, and share %d words in a row outside of quoted speech", m.a.Source.ID,
		m.b.Source.ID, shared.Words).With(in(m.a, shared.InA), in(m.b, shared.InB))
}
