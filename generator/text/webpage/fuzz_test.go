package webpage

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"beleg/generator/text/dom"
)

// The parser of the standard library gives up at a depth of 512.
func TestADeepPageKeepsItsText(t *testing.T) {
	page := "<title>Deep</title><h1>Deep</h1>" + strings.Repeat("<div><b>", 10_000) + "at the <i>bot</i>tom" + strings.Repeat("</b></div>", 10_000) +
		"<script>no text</script><p>and after &lt;it&gt;"
	if got, want := Read(dom.Open([]byte(page)), "").Text(), "Deep\n\nat the bottom\n\nand after <it>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzRead holds what is promised of blocks for beginnings of pages, and of what is in them: longer ones take long.
func FuzzRead(f *testing.F) {
	const most = 300
	for _, page := range corpus(f) {
		body := page[max(0, bytes.Index(page, []byte("<body"))):]
		f.Add(page[:min(len(page), most)], "https://example.org/a")
		f.Add(body[:min(len(body), most)], "https://example.org/a")
	}
	f.Add([]byte(strings.Repeat("<div>x", 60)), "")
	f.Add([]byte("<table><tr><td>a<td><td>b<select><option>c</table>"), "")
	f.Fuzz(func(t *testing.T, page []byte, address string) {
		if len(page) > most+most/2 {
			t.Skip("too long")
		}
		d := Read(dom.Open(page), address)
		shown := 0
		for _, b := range d.Blocks {
			if strings.TrimSpace(b.Text) == "" || strings.ContainsAny(b.Text, "\n\r") || b.Role == "" {
				t.Errorf("got the block %+v", b)
			}
			shown += utf8.RuneCountInString(strings.NewReplacer(" ", "", "|", "").Replace(b.Text))
		}
		// A character reference is longer than what it stands for, so no page shows more than it is long.
		if most := utf8.RuneCountInString(dom.Decode(page)); shown > most {
			t.Errorf("%d characters of at most %d", shown, most)
		}
	})
}
