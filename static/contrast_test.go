package static

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// pairs is what stands on what, and how much contrast WCAG 2.2 AA wants: 4.5 for text, 3 for lines and symbols that say
// something (1.4.3, 1.4.11).
var pairs = []struct {
	ink, ground string
	least       float64
}{
	{"ink", "paper", 4.5}, {"ink", "raised", 4.5}, {"muted", "paper", 4.5}, {"muted", "raised", 4.5},
	{"link", "paper", 4.5}, {"link", "raised", 4.5}, {"focus", "paper", 3}, {"focus", "raised", 3},
	{"good", "good-tint", 4.5}, {"mixed", "mixed-tint", 4.5}, {"bad", "bad-tint", 4.5}, {"open", "open-tint", 4.5},
	{"good", "raised", 4.5}, {"mixed", "raised", 4.5}, {"bad", "raised", 4.5}, {"open", "raised", 4.5},
	{"good", "mixed-tint", 3}, {"bad", "mixed-tint", 3}, {"open", "mixed-tint", 3}, {"ink", "mixed-tint", 4.5}, // marked text
	{"good", "paper", 3}, {"mixed", "paper", 3}, {"bad", "paper", 3}, {"open", "paper", 3},
	{"muted", "good-tint", 4.5}, {"muted", "bad-tint", 4.5}, {"ink", "good-tint", 4.5}, {"ink", "bad-tint", 4.5}, // cells of the matrix
	{"hue-a", "paper", 3}, {"hue-b", "paper", 3}, {"hue-c", "paper", 3}, {"hue-d", "paper", 3}, // marks of charts
	{"hue-e", "paper", 3}, {"hue-f", "paper", 3}, {"hue-g", "paper", 3}, {"hue-h", "paper", 3},
}

func TestColoursHaveContrastInBothSchemes(t *testing.T) {
	css, err := FS.ReadFile("css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, found := strings.Cut(string(css), "@media screen and (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("there is no dark scheme")
	}
	dark, _, _ := strings.Cut(rest, "/* Ground */")
	for scheme, text := range map[string]string{"light": light, "dark": dark} {
		colours := colours(t, text)
		for _, p := range pairs {
			ink, okInk := colours[p.ink]
			ground, okGround := colours[p.ground]
			if !okInk || !okGround {
				t.Fatalf("%s: --%s or --%s is missing", scheme, p.ink, p.ground)
			}
			if got := contrast(ink, ground); got < p.least {
				t.Errorf("%s: --%s on --%s has contrast %.2f, want %.1f", scheme, p.ink, p.ground, got, p.least)
			}
		}
	}
}

var property = regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`)

// colours returns the relative luminance of each custom property that is a colour.
func colours(t *testing.T, css string) map[string]float64 {
	t.Helper()
	all := map[string]float64{}
	for _, m := range property.FindAllStringSubmatch(css, -1) {
		rgb, err := strconv.ParseUint(m[2], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		all[m[1]] = 0.2126*linear(rgb>>16) + 0.7152*linear(rgb>>8&0xff) + 0.0722*linear(rgb&0xff)
	}
	return all
}

// linear undoes the gamma of sRGB, as https://www.w3.org/TR/WCAG22/#dfn-relative-luminance defines it.
func linear(channel uint64) float64 {
	c := float64(channel) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
