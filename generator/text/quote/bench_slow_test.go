//go:build slow

package quote

import (
	"strings"
	"testing"
	"time"
)

// TestNothingHangs: texts that are made to be searched badly. The bound is far above what any of them takes (under
// 0.3 s) and far below what an exponential or quadratic search would.
func TestNothingHangs(t *testing.T) {
	many := strings.Repeat("ha ", 20000)
	for i, c := range []struct{ text, typed string }{
		{many, "ha"},
		{many, strings.Repeat("ha […] ", 40)},
		{many, strings.Repeat("ha […] ", 40) + "ho"},
		{many + "ho", strings.Repeat("ha […] ", 40) + "ho"},
		{many, strings.Repeat("ha […] ", 5000)},
		{strings.Repeat("ha ha\n\n", 20000), strings.Repeat("ha […] ", 5000)},
		{strings.Repeat("ha ha\n\n", 20000) + "ho", "ho […] " + strings.Repeat("ha […] ", 5000)},
		{strings.Repeat("a-\n", 60000), strings.Repeat("a-a", 300)},
		{strings.Repeat("ge-\nheim ge-\nben ", 10000), strings.Repeat("ge-heim ge-ben ", 60)},
		{strings.Repeat("ge-\nheim ge-\nben ", 10000), "ge-heim ge-ben ge-heim"},
		{strings.Repeat("ab\u00AD\n", 40000), "abab"},
		{strings.Repeat("x… ﬁ\u200B", 20000), "x... fi"},
		{strings.Repeat("a", 60000), strings.Repeat("a", 500)},
		{many, strings.Repeat("ha he ", 2000)},
		{strings.Repeat("哈", 20000), "哈哈"},
		{strings.Repeat("1.", 20000), "1"},
		{strings.Repeat("a\u00AD", 20000) + "\u0301", "b"},
		{"a" + strings.Repeat("\u0301", 20000), "a"},
		{strings.Repeat("-a", 20000), "a-b-a"},
	} {
		start := time.Now()
		x := parse(c.text)
		r := x.Find(Query{Text: c.typed})
		if took := time.Since(start); took > time.Minute {
			t.Errorf("case %d: %s after %v, want it within a minute", i, r.Outcome, took)
		}
	}
}
