//go:build slow

package webpage

import (
	"strings"
	"testing"
	"time"

	"beleg/generator/text/dom"
)

// Each of these megabytes has what some step might do again and again. The bound is far above what any of them takes
// (under 2 s) and far below what a quadratic step would.
func TestNoPageHangs(t *testing.T) {
	for name, piece := range map[string]string{
		"nested":      "<div>x ",
		"nested bold": "<b><i>x ",
		"tables":      "<table><tr><td>x ",
		"lists":       "<ul><li>x ",
		"paragraphs":  "<p>Some words of a paragraph, and some more of them.</p>",
		"headlines":   "<h1>x</h1><h2>x</h2>",
		"links":       "<a href=x>x</a><br>",
		"metas":       "<meta name=author content='A B, C D'>",
		"unclosed":    "<p class='",
		"entities":    "&amp",
		"rows":        "<tr><td>x<td>y",
		"times":       "<time class=date>1 May 2024</time><span class=byline>By Jo Doe</span>",
		"bold":        "<b>x?</b> y ",
		"json":        `<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"x"}]}</script>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := []byte("<title>x</title><table>" + strings.Repeat(piece, 1<<20/len(piece)))
			start := time.Now()
			Read(dom.Open(page), "")
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
