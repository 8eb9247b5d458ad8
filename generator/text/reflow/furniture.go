package reflow

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Why something is furniture.
const (
	numbered = "a page's number"
	repeated = "it stands on many pages"
)

var (
	// lone is a line with nothing but a page's number, and named one that says so.
	lone  = regexp.MustCompile(`^(?:|[-–—|]\s*|\[)(\d{1,4})(?:|\s*[-–—|]|\]|/\d{1,4})$`)
	named = regexp.MustCompile(`(?i)^[-–—|\[(]?\s*(?:seite|page|s\.|p\.|blatt)\s*\d{1,4}` +
		`(?:\s*(?:von|of|sur|de|/)\s*\d{1,4})?\s*[-–—|\])]?$|^\d{1,4} (?:von|of|sur) \d{1,4}$`)
	// ending is the number at the end of a page's foot or head, such as of an RFC: "Crocker   Standards Track   [Page
	// 3]".
	ending = regexp.MustCompile(`(?i)(?:seite|page)\s*\d{1,4}(?:\s*(?:von|of|sur|/)\s*\d{1,4})?[\])]?$`)
	digits = regexp.MustCompile(`\d+`)
)

const (
	edge     = 3  // lines of a page, blank ones aside, that its head may have, and its foot
	leastPer = 12 // lines that a page has at least
)

// furniture marks what is on a page only because it is one: its number, and lines that other pages have too. Pages end
// at form feeds, or by their numbers where a text has none.
func furniture(lines []*line) {
	var seen []*line // what can be seen
	starts := []int{0}
	for _, l := range lines {
		if l.page && starts[len(starts)-1] != len(seen) {
			starts = append(starts, len(seen))
		}
		if l.text != "" {
			seen = append(seen, l)
		}
	}
	paged := len(starts) > 1
	numbers(seen, starts, paged)
	if !paged {
		starts = byNumbers(seen)
	}
	heads(seen, starts)
}

// numbers marks the numbers of pages. A bare one counts at the edge of a page, or, where no form feed shows pages, if
// it is in a row of three that ascends by one, with a page's lines between.
func numbers(seen []*line, starts []int, paged bool) {
	var bare []int
	for i, l := range seen {
		switch {
		case !numeric(l.text):
		case named.MatchString(l.text):
			l.furniture = numbered
		case !lone.MatchString(l.text):
		case !paged:
			bare = append(bare, i)
		case atEdge(i, starts, len(seen)):
			l.furniture = numbered
		}
	}
	for from, to := 0, 0; from < len(bare); from = to {
		for to = from + 1; to < len(bare) && follows(seen, bare[to-1], bare[to]); to++ {
		}
		for _, i := range bare[from:to] {
			if to-from > 2 {
				seen[i].furniture = numbered
			}
		}
	}
}

// follows reports whether line b has the number of the page after the one that line a ends.
func follows(seen []*line, a, b int) bool {
	number := func(i int) int {
		n, _ := strconv.Atoi(lone.FindStringSubmatch(seen[i].text)[1]) // of four digits at most
		return n
	}
	return b-a >= leastPer && number(b) == number(a)+1
}

// numeric reports a line that may be a page's head or foot, with its number.
func numeric(s string) bool { return len(s) < 200 && strings.ContainsAny(s, "0123456789") }

// atEdge reports whether line i is the first or last of a page. starts ascend.
func atEdge(i int, starts []int, end int) bool {
	_, first := slices.BinarySearch(starts, i)
	_, last := slices.BinarySearch(starts, i+1)
	return first || last || i+1 == end
}

// byNumbers returns where pages start, as their numbers show.
func byNumbers(seen []*line) []int {
	ends := map[string]int{}
	for _, l := range seen {
		if numeric(l.text) && ending.MatchString(l.text) {
			ends[shape(l.text)]++
		}
	}
	starts := []int{0}
	for i, l := range seen {
		if l.furniture != "" || len(ends) > 0 && ends[shape(l.text)] > 1 {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// heads marks lines at the edges of pages that at least a third of them have, two at least, numbers in them aside.
func heads(seen []*line, starts []int) {
	pages, last := map[string]int{}, map[string]int{} // by the shape of a line: how many have it, and the last one
	each := func(do func(page int, l *line)) {
		for i, start := range starts {
			end := len(seen)
			if i+1 < len(starts) {
				end = starts[i+1]
			}
			for k := start; k < end; k++ {
				if k < start+edge || k >= end-edge {
					do(i+1, seen[k])
				}
			}
		}
	}
	each(func(page int, l *line) {
		if s := shape(l.text); last[s] != page {
			pages[s]++
			last[s] = page
		}
	})
	each(func(_ int, l *line) {
		if n := pages[shape(l.text)]; n > 1 && 3*n >= len(starts) && l.furniture == "" {
			l.furniture = repeated
		}
	})
}

// shape is what two heads have in common.
func shape(s string) string {
	return digits.ReplaceAllString(strings.Join(strings.Fields(s), " "), "0")
}
