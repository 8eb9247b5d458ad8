//go:build browser

package generator_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/chromedp"

	"beleg/generator/internal/chrome"
)

func TestInABrowserNothingScrollsSideways(t *testing.T) {
	r := newReader(t)
	look := script(t, "sideways.js")
	pages := append(samples(r.site.files), unbreakable(r.site.files)...)
	for _, page := range pages {
		r.open(page.name)
		for _, width := range []int64{320, 768, 1440, 1920} {
			r.Window(width, 900)
			for _, what := range chrome.Ask[[]string](r.Tab, look) {
				t.Errorf("%v at %d pixels: %s can be scrolled sideways", page, width, what)
			}
		}
	}
}

// unbreakable picks of each kind the page that has the longest word: what sticks out of a narrow window.
func unbreakable(files map[string][]byte) []sample {
	longest := map[string]int{}
	picked := map[string]sample{}
	for _, page := range everyPage(files) {
		for _, word := range strings.Fields(tag.ReplaceAllString(string(files[page.name]), " ")) {
			if n := utf8.RuneCountInString(word); n > longest[page.kind] {
				longest[page.kind], picked[page.kind] = n, page
			}
		}
	}
	return slices.Collect(maps.Values(picked))
}

var tag = regexp.MustCompile(`<[^>]*>`)

// What a reader came for stands within two screens of a telephone, whatever its font: the questions with their answers, what was
// found wrong, what contradicts what, the months of the story and the first article.
func TestInABrowserATelephoneShowsTheAnswersWithinTwoScreens(t *testing.T) {
	r := newReader(t)
	r.Window(390, 844)
	r.open("index.html")
	for what, selector := range map[string]string{"questions": ".questions h3 a", "answers": ".questions .lead", "ratings": ".opening a:has(> .rating)",
		"contradictions": ".opening a[href$='/contradictions/']", "months": ".opening a[href*='/chronology/#month_']",
		"the first article": "section li:first-child > cite a"} {
		bottoms := chrome.Ask[[]float64](r.Tab, fmt.Sprintf("[...document.querySelectorAll(%q)].map(e => e.getBoundingClientRect().bottom)", selector))
		if len(bottoms) == 0 || slices.Max(bottoms) > 2*844 {
			t.Errorf("%s end at %v, want at most two screens of 844 pixels", what, bottoms)
		}
	}
	// a sentence that is there for those who hear it shows itself to those who tab into it
	const width = "document.querySelector('.questions li:nth-child(2) .lead + p').offsetWidth"
	const tabbed = "document.querySelector('.questions li:nth-child(2) .lead + p a').focus(), " + width
	if hidden, shown := chrome.Ask[int](r.Tab, width), chrome.Ask[int](r.Tab, tabbed); hidden > 1 || shown < 300 {
		t.Errorf("the second sentence is %d pixels wide, and %d with the focus in it; want it hidden and then shown", hidden, shown)
	}
}

// brightness is the mean luma of the window, from 0 for black to 1 for white.
func (r *reader) brightness() float64 {
	r.t.Helper()
	shot, err := chromedp.Run(r.Context(), chromedp.CaptureScreenshot())
	if err != nil {
		r.t.Fatalf("at %s: %v", r.where(), err)
	}
	picture, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		r.t.Fatal(err)
	}
	return meanLuma(picture)
}

func meanLuma(picture image.Image) float64 {
	sum, n := 0, 0
	area := picture.Bounds()
	for y := area.Min.Y; y < area.Max.Y; y += 3 {
		for x := area.Min.X; x < area.Max.X; x += 3 {
			sum += int(color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y)
			n++
		}
	}
	return float64(sum) / float64(n) / 255
}

func TestInABrowserEveryPageIsLightByDayAndDarkByNight(t *testing.T) {
	r := newReader(t)
	for _, page := range longest(r.site.files) {
		r.open(page.name)
		r.Media("", "light")
		if got := r.brightness(); got < 0.75 {
			t.Errorf("%v has brightness %.2f in the light scheme, want at least 0.75", page, got)
		}
		r.Media("", "dark")
		if got := r.brightness(); got > 0.25 {
			t.Errorf("%v has brightness %.2f in the dark scheme, want at most 0.25", page, got)
		}
	}
}

// A page of A4 holds some 5,000 characters. Lists and drawings fill less of it, but a page that has fewer than charsPerSheet on
// most of its sheets wastes them. A claim is what people print: the one with most to say fits on claimSheets.
const (
	charsPerSheet = 1400
	claimSheets   = 7
)

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

func TestInABrowserPagesPrintWellFromADarkScreen(t *testing.T) {
	r := newReader(t)
	for _, page := range samples(r.site.files) {
		r.Media("", "dark")
		r.open(page.name)
		pdf, err := chromedp.Run(r.Context(), chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPrintBackground()))
		if err != nil {
			t.Fatalf("%v: print: %v", page, err)
		}
		r.Media("print", "dark")
		most := 2 + chrome.Ask[int](r.Tab, "document.body.innerText.length")/charsPerSheet
		if page.kind == "claims/ID" {
			most = min(most, claimSheets)
		}
		if filled := len(pdfPage.FindAllIndex(pdf, -1)); filled < 1 || filled > most {
			t.Errorf("%v fills %d sheets, want 1 to %d", page, filled, most)
		}
		if got := r.brightness(); got < 0.8 {
			t.Errorf("%v has brightness %.2f in print, want at least 0.8", page, got)
		}
	}
}

// everyPage lists all pages, kind by kind.
func everyPage(files map[string][]byte) []sample {
	var all []sample
	for name := range files {
		if kind := kindOf(name); kind != "" {
			all = append(all, sample{kind, name})
		}
	}
	slices.SortFunc(all, func(a, b sample) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	return all
}
