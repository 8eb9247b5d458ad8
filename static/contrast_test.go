package static

import (
	"regexp"
	"strings"
	"testing"

	"beleg/generator/facts/accent"
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
			if got := ink.Contrast(ground); got < p.least {
				t.Errorf("%s: --%s on --%s has contrast %.2f, want %.1f", scheme, p.ink, p.ground, got, p.least)
			}
		}
	}
}

var property = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)

// colours returns the custom properties that are colours.
func colours(t *testing.T, css string) map[string]accent.Colour {
	t.Helper()
	all := map[string]accent.Colour{}
	for _, m := range property.FindAllStringSubmatch(css, -1) {
		colour, ok := accent.Parse(m[2])
		if !ok {
			t.Fatalf("got %s for --%s, want a colour", m[2], m[1])
		}
		all[m[1]] = colour
	}
	return all
}
