package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"beleg/generator/site"
)

// bar is a part of a bar, in percent of the whole, as SVG writes numbers.
type bar struct{ Tone, X, Width string }

// bars divides a bar among ratings. Ratings that no claim has take no room.
func bars(shares []site.Share) []bar {
	total := 0
	for _, s := range shares {
		total += s.N
	}
	var parts []bar
	before := 0
	for _, s := range shares {
		if s.N == 0 {
			continue
		}
		parts = append(parts, bar{s.Rating.Tone, percent(before, total), percent(s.N, total)})
		before += s.N
	}
	return parts
}

func percent(n, of int) string {
	return strconv.FormatFloat(float64(n)*100/float64(of), 'f', 2, 64)
}

// branch is a voice and who has it from there, or at the end an article.
type branch struct {
	Voice   *site.Voice // nil for an article
	Article site.Link
	Bare    bool // the article does not say where it has it from
	Under   []*branch
}

// branches turns chains around, from origin to article, and joins those that begin alike: five articles that all have it
// from one agency are one origin, and are seen to be. Voices nobody describes may be the same or not, so they stay apart.
func branches(chains []site.Chain) []*branch {
	var roots []*branch
	for _, c := range chains {
		level := &roots
		for i := len(c.Voices) - 1; i >= 0; i-- {
			level = join(level, &c.Voices[i])
		}
		*level = append(*level, &branch{Article: c.Article, Bare: len(c.Voices) == 0})
	}
	return roots
}

// join finds or adds a voice and returns the level below it.
func join(level *[]*branch, v *site.Voice) *[]*branch {
	for _, b := range *level {
		if v.Text != "" && b.Voice != nil && b.Voice.Link == v.Link {
			return &b.Under
		}
	}
	b := &branch{Voice: v}
	*level = append(*level, b)
	return &b.Under
}

// innermost returns the quotation that a stretch of overlapping ones leads to: the one that began last.
func innermost(marks []site.Mark) site.Mark { return marks[len(marks)-1] }

// stances lists the stances of the quotations that hold a stretch, each once.
func stances(marks []site.Mark) []string {
	var list []string
	for _, m := range marks {
		if m.Stance != "" && !slices.Contains(list, m.Stance) {
			list = append(list, m.Stance)
		}
	}
	return list
}

// rest returns all anchors but the first.
func rest(anchors []string) []string {
	if len(anchors) == 0 {
		return nil
	}
	return anchors[1:]
}

// spanned is how many columns a heading across the matrix spans: those of the sources, the claim's and the two sums'. HTML
// allows a thousand.
func spanned(sources int) int { return min(sources+3, 1000) }

// wordless reports whether a text has no letter and no digit: what stands between two quotations may be a comma or a space, too small
// to be aimed at, and makes no link.
func wordless(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
