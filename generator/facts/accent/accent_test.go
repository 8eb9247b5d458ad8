package accent

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"beleg/static"
)

// The values of WCAG's own tools, such as https://webaim.org/resources/contrastchecker/.
func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b Colour
		want float64
	}{{black, white, 21}, {white, white, 1}, {0x767676, white, 4.54}, {0x777777, white, 4.48}, {0xff0000, white, 4.00}, {0x0000ff, white, 8.59}} {
		if got := c.a.Contrast(c.b); math.Abs(got-c.want) > 0.005 || got != c.b.Contrast(c.a) {
			t.Errorf("%v on %v: got %.3f, want %.2f, either way round", c.a, c.b, got, c.want)
		}
	}
}

func TestOnlySixHexadecimalDigitsAreAColour(t *testing.T) {
	if got, ok := Parse("#0B5cad"); !ok || got.String() != "#0b5cad" {
		t.Errorf("got %v %v, want #0b5cad", got, ok)
	}
	for _, s := range []string{"", "#", "#abc", "0b5cad", "#0b5cag", "#0b5cad0", "#+b5cad", "#0_5cad", "blue", "#ä5cad"} {
		if got, ok := Parse(s); ok {
			t.Errorf("%q: got %v, want no colour", s, got)
		}
	}
}

func TestAColourThatCanBeReadIsTakenAsItIs(t *testing.T) {
	for _, c := range []Colour{0x0b5cad, 0x14506f, black, 0xa1261e} {
		if got := c.OnLight(); got != c {
			t.Errorf("%v: got %v, want it as it is", c, got)
		}
	}
}

// Whatever is chosen, both pages can be read, and the help never names a colour that is refused in turn.
func TestEveryColourBecomesTwoThatCanBeRead(t *testing.T) {
	for i := range Colour(16 * 16 * 16) {
		c := i>>8&0xf*0x110000 | i>>4&0xf*0x1100 | i&0xf*0x11
		light, dark := c.OnLight(), c.OnLight().OnDark()
		if light.Contrast(LightGround) < Least || light.OnLight() != light {
			t.Fatalf("%v: got %v on light pages, which has %.2f", c, light, light.Contrast(LightGround))
		}
		if got, want := dark.Contrast(DarkGround), light.Contrast(LightGround); dark != white && got < want || got < Least {
			t.Fatalf("%v: got %v on dark pages, which has %.2f, want %.2f at least", c, dark, got, want)
		}
	}
}

// A lighter blue is still a blue.
func TestTheHueStays(t *testing.T) {
	for _, c := range []Colour{0x0b5cad, 0x00008b} {
		dark := c.OnDark()
		if red, green, blue := dark>>16&0xff, dark>>8&0xff, dark&0xff; red > green || green > blue || red == blue {
			t.Errorf("%v: got %v on dark pages, want a blue", c, dark)
		}
	}
}

// Links stand on --paper and on --raised. What is judged here must be the one on which they are harder to read.
func TestTheGroundsAreThoseOfTheStylesheet(t *testing.T) {
	css, err := static.FS.ReadFile("css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, _ := strings.Cut(string(css), "@media screen and (prefers-color-scheme: dark)")
	for _, scheme := range []struct {
		css    string
		ground Colour
		ink    Colour
	}{{light, LightGround, black}, {dark, DarkGround, white}} {
		of := func(name string) Colour {
			m := regexp.MustCompile(`--` + name + `: (#[0-9a-f]{6});`).FindStringSubmatch(scheme.css)
			c, ok := Parse(m[1])
			if !ok {
				t.Fatalf("got %q for --%s, want a colour", m[1], name)
			}
			return c
		}
		if got := of("raised"); got != scheme.ground || scheme.ink.Contrast(got) > scheme.ink.Contrast(of("paper")) {
			t.Errorf("got --raised: %v and --paper: %v, want --raised: %v and no more contrast on it", got, of("paper"), scheme.ground)
		}
	}
}
