package quote

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// standsBefore reports whether the folded words stand directly before the place i: only white space between, and not
// beginning within a word. They may stand in the block before.
func (s *stream) standsBefore(i int, words string) bool {
	if words == "" {
		return true
	}
	text := strings.TrimSuffix(s.text[:i], " ")
	return strings.HasSuffix(text, words) && !s.cuts(len(text)-len(words))
}

// standsAfter reports whether the folded words stand directly after the place i.
func (s *stream) standsAfter(i int, words string) bool {
	if words == "" {
		return true
	}
	text := strings.TrimPrefix(s.text[i:], " ")
	return strings.HasPrefix(text, words) && !s.cuts(len(s.text)-len(text)+len(words))
}

// mostWords and mostContext (bytes) are how much context is tried on each side; nobody would type more than quote a
// longer passage.
const mostWords, mostContext = 32, 1000

// stepsAt reports whether a word of context may begin or end at the place i: at spaces, and between any characters of
// scripts without spaces.
func (s *stream) stepsAt(i int) bool {
	if i <= 0 || i >= len(s.text) {
		return true
	}
	if !utf8.RuneStart(s.text[i]) || s.cuts(i) {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(s.text[:i])
	b, _ := utf8.DecodeRuneInString(s.text[i:])
	return a == ' ' || b == ' ' || unspaced(a) || unspaced(b)
}

// contextBefore returns the words before the folded place i: first one, then two, and so on. A step without a letter
// or digit takes the next with it, so that a context is never a quotation mark alone where there are words.
func (s *stream) contextBefore(i int) []string {
	end := len(strings.TrimSuffix(s.text[:i], " "))
	var steps []string
	for at := end - 1; at >= 0 && end-at <= mostContext && len(steps) < mostWords; at-- {
		if s.text[at] == ' ' || !s.stepsAt(at) {
			continue
		}
		if at == 0 || strings.ContainsFunc(s.text[at:end-lenLast(steps)], inWord) {
			steps = append(steps, s.text[at:end])
		}
	}
	return steps
}

// contextAfter is contextBefore for the words after the folded place i.
func (s *stream) contextAfter(i int) []string {
	start := len(s.text) - len(strings.TrimPrefix(s.text[i:], " "))
	var steps []string
	for at := start + 1; at <= len(s.text) && at-start <= mostContext && len(steps) < mostWords; at++ {
		if s.text[at-1] == ' ' || !s.stepsAt(at) {
			continue
		}
		if at == len(s.text) || strings.ContainsFunc(s.text[start+lenLast(steps):at], inWord) {
			steps = append(steps, s.text[start:at])
		}
	}
	return steps
}

func lenLast(steps []string) int {
	if len(steps) == 0 {
		return 0
	}
	return len(steps[len(steps)-1])
}

// tellApart returns the places of some of all the ways, each with the fewest words before and after that no other of
// all has.
func (s *stream) tellApart(parts []part, some, all ways) []Place {
	places := s.placesOf(some)
	for i, w := range some {
		before, after := s.contextBefore(w.start()), s.contextAfter(w.end())
		b, a := s.fewest(w, all, before, after)
		if b == 0 && a == 0 {
			continue
		}
		var n neighbours
		if b > 0 {
			n.before = before[b-1]
		}
		if a > 0 {
			n.after = after[a-1]
		}
		if all.capped() && len(s.ways(parts, n)) != 1 {
			continue // one of the places that were not listed has the same neighbours
		}
		places[i].Before = s.wordsBefore(w.start(), len(n.before))
		places[i].After = s.wordsAfter(w.end(), len(n.after))
	}
	return places
}

// fewest returns how many words before and after a way tell it from all others: only before if that is not more, then
// only after, then both; 0, 0 if nothing does.
func (s *stream) fewest(w way, all ways, before, after []string) (int, int) {
	// afterNeeded[b]: how many words after are needed when b words before are given.
	afterNeeded := make([]int, len(before)+1)
	for _, other := range all {
		if slices.Equal(w, other) {
			continue
		}
		sharedBefore := prefixLen(before, func(words string) bool { return s.standsBefore(other.start(), words) })
		sharedAfter := prefixLen(after, func(words string) bool { return s.standsAfter(other.end(), words) })
		afterNeeded[sharedBefore] = max(afterNeeded[sharedBefore], sharedAfter+1)
	}
	for b := len(before) - 1; b >= 0; b-- { // an other that shares three words shares two
		afterNeeded[b] = max(afterNeeded[b], afterNeeded[b+1])
	}
	bestB, bestA, best := 0, 0, -1
	consider := func(b int) {
		a := afterNeeded[b]
		if a <= len(after) && (best < 0 || a+b < best) {
			bestB, bestA, best = b, a, a+b
		}
	}
	if b := slices.Index(afterNeeded, 0); b >= 0 {
		consider(b)
	}
	for b := range afterNeeded {
		consider(b)
	}
	return bestB, bestA
}

// prefixLen returns how many steps hold, from the first on.
func prefixLen(steps []string, holds func(string) bool) int {
	for i, words := range steps {
		if !holds(words) {
			return i
		}
	}
	return len(steps)
}

// wordsBefore returns the article's wording of the n folded bytes before the place i.
func (s *stream) wordsBefore(i, n int) string {
	end := len(strings.TrimSuffix(s.text[:i], " "))
	return s.oneLine(end-n, end)
}

// wordsAfter returns the article's wording of the n folded bytes after the place i.
func (s *stream) wordsAfter(i, n int) string {
	start := len(s.text) - len(strings.TrimPrefix(s.text[i:], " "))
	return s.oneLine(start, start+n)
}

// misplaced is the answer where the words stand, but not between the neighbours asked for; false if they do not stand
// anywhere. A wrong neighbour is reported even if the words stand only once: it is a false statement about the article.
func (s *stream) misplaced(parts []part, q Query, asked neighbours) (Result, bool) {
	all := s.ways(parts, neighbours{})
	if len(all) == 0 {
		return Result{}, false
	}
	r := Result{Outcome: Near}
	if len(all) == 1 {
		r.Places = []Place{s.place(all[0])}
	} else {
		r.Places = s.tellApart(parts, all, all)
	}
	cause, typed, candidates := BeforeWords, q.Before, s.ways(parts, neighbours{after: asked.after})
	if right := s.ways(parts, neighbours{before: asked.before}); asked.before == "" || len(right) > 0 {
		cause, typed, candidates = AfterWords, q.After, right
	}
	if len(candidates) == 0 {
		candidates = all
	}
	field := newStream(typed, []stretch{{0, len(typed), 0}})
	n := field.stepCount()
	var best comparison
	for i, w := range candidates {
		from, to := s.besides(w, cause, n)
		if c := s.sideBySide(from, to, field); i == 0 || c.similarity > best.similarity {
			best = c
		}
	}
	r.Near = s.similar(cause, best, field)
	return r, true
}

// stepCount returns how many words of context the text of a field is.
func (s *stream) stepCount() int { return max(1, len(s.contextAfter(0))) }

// besides returns the folded stretch of the n words before or after a way; it is empty if nothing stands there.
func (s *stream) besides(w way, cause Cause, n int) (from, to int) {
	if cause == BeforeWords {
		to = len(strings.TrimSuffix(s.text[:w.start()], " "))
		steps := s.contextBefore(w.start())
		return to - lenLast(steps[:min(n, len(steps))]), to
	}
	from = len(s.text) - len(strings.TrimPrefix(s.text[w.end():], " "))
	steps := s.contextAfter(w.end())
	return from, from + lenLast(steps[:min(n, len(steps))])
}
