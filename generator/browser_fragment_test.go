//go:build browser

package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"image"
	"image/png"
	"maps"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/chromedp/chromedp"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/internal/chrome"
	"beleg/generator/text/article"
	"beleg/generator/text/fragment"
	"beleg/generator/text/quote"
)

// original is an article as its publisher might show it; what a link marks is of one colour, and nothing else is.
func original(a *article.Article) []byte {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="de"><meta charset="utf-8"><title>Original</title><style>body { font: 13px/1.5 sans-serif; margin: 20px }
::target-text { background: #f0f; color: #f0f }</style>`)
	for _, block := range a.Blocks {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(a.Text[block.Start:block.End]))
	}
	return []byte(b.String())
}

// shapes picks a few quotations of a source for each shape that directives have.
func shapes(base *fact.Base, s *fact.Source) map[string][]*fact.Quote {
	picked := map[string][]*fact.Quote{}
	page := fragment.NewPage(s.Article)
	for _, c := range base.Claims {
		for _, q := range c.Quotes {
			if q.Source != s {
				continue
			}
			d, shape := page.Directives(q.Place.Block, q.Place.Parts), "words"
			switch {
			case strings.Contains(d, "&"):
				shape = "parts"
			case strings.Contains(d, "-,"):
				shape = "prefix"
			case strings.Contains(d, ",-"):
				shape = "suffix"
			case strings.Contains(d, ","):
				shape = "ends"
			}
			if len(picked[shape]) < 3 {
				picked[shape] = append(picked[shape], q)
			}
		}
	}
	return picked
}

func TestInABrowserALinkToTheOriginalMarksJustTheQuotation(t *testing.T) {
	r := newReader(t)
	base, _, err := load.Project(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	files := maps.Clone(r.site.files)
	for _, s := range base.Sources {
		files["original-"+s.ID+".html"] = original(s.Article)
	}
	r.site.publish(files)
	tried := map[string]int{}
	for _, s := range base.Sources {
		for shape, quotes := range shapes(base, s) {
			for _, q := range quotes {
				tried[shape]++
				r.marks(fmt.Sprintf("original-%s.html?%s=%d", s.ID, shape, tried[shape]), s.Article, q.Place.Block, q.Place.Parts)
			}
		}
	}
	for _, shape := range []string{"words", "prefix", "parts"} {
		if tried[shape] == 0 {
			t.Errorf("of all quotations none has a directive with %s, only %v", shape, tried)
		}
	}
	t.Logf("tried: %v", tried)
}

// marks follows a link and holds what the browser has marked against where the quotation stands on the page.
func (r *reader) marks(page string, a *article.Article, block int, parts []quote.Span) {
	r.t.Helper()
	directives := fragment.NewPage(a).Directives(block, parts)
	r.Window(1000, 4000) // so that all of the article is in sight
	r.Do(chromedp.Navigate(r.home + page + "#:~:" + directives))
	var want image.Rectangle
	for _, part := range parts {
		units := func(to int) int { return len(utf16.Encode([]rune(a.Text[a.Blocks[block].Start:to]))) }
		box := chrome.Ask[[]float64](r.Tab, fmt.Sprintf(`(() => {
			const range = document.createRange(), text = document.querySelectorAll("p")[%d].firstChild;
			range.setStart(text, %d); range.setEnd(text, %d);
			const r = range.getBoundingClientRect();
			return [r.left, r.top, r.right, r.bottom];
		})()`, block, units(part.Start), units(part.End)))
		want = want.Union(image.Rect(int(box[0]), int(box[1]), int(box[2]), int(box[3])))
	}
	got := r.magenta()
	if apart(got.Min, want.Min) > 3 || apart(got.Max, want.Max) > 3 {
		r.t.Errorf("%s: %s marks %v, and %q stands at %v", page, directives, got, a.Text[parts[0].Start:parts[len(parts)-1].End], want)
	}
	r.Window(1000, 200)
	r.Do(chromedp.Navigate(r.home + page + "&low#:~:" + directives))
	if got := r.magenta(); got.Empty() {
		r.t.Errorf("%s: %s has not scrolled to what it marks", page, directives)
	}
}

func apart(a, b image.Point) int {
	return max(a.X-b.X, b.X-a.X, a.Y-b.Y, b.Y-a.Y)
}

// magenta returns the smallest rectangle that holds all that is marked.
func (r *reader) magenta() image.Rectangle {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.Context(), chrome.Patience)
	defer cancel()
	shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		r.t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		r.t.Fatal(err)
	}
	var marked image.Rectangle
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			if red, green, blue, _ := picture.At(x, y).RGBA(); red > 0xf000 && green < 0x1000 && blue > 0xf000 {
				marked = marked.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return marked
}

// Each of these stands beside something that browsers take for the same.
func TestInABrowserWhatLooksAlikeIsToldApart(t *testing.T) {
	r := newReader(t)
	a := article.Parse(strings.Repeat("Vorher.\n\n", 30)+"Die Brucke war nie gesperrt. Wir MOGEN warten, sie mögen warten, sie mogen warten.\n\nDie Brücke war nie gesperrt. "+
		"Es fahren 13.000 Autos, nicht 3.000 Autos. Straße und STRASSE, Nord-Süd & Ost,West: „sicher“ ist „sicher“ nicht. Am 12.\u00a0September kam die Bundes\u00adrepublik dran.\n\n"+strings.Repeat("Nachher.\n\n", 30), nil)
	files := maps.Clone(r.site.files)
	files["alike.html"] = original(a)
	r.site.publish(files)
	for i, words := range []string{"Die Brücke war nie gesperrt", "mögen warten", "mogen warten", "3.000 Autos.", "STRASSE", "Straße", "Nord-Süd & Ost,West", "„sicher“ nicht", "Am 12.\u00a0September kam", "die Bundes\u00adrepublik dran"} {
		start := strings.LastIndex(a.Text, words)
		if start < 0 {
			t.Fatalf("the article does not say %q", words)
		}
		for block, b := range a.Blocks {
			if b.Start <= start && start < b.End {
				r.marks(fmt.Sprintf("alike.html?%d", i), a, block, []quote.Span{{Start: start, End: start + len(words)}})
			}
		}
	}
}
