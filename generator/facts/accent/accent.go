// Package accent judges the colour that a site chooses for its links, and makes the one of dark pages of it.
//
// In goes what an editor wrote, such as #0b5cad; out comes a colour that can be read on light pages and one for dark
// pages, or the nearest one that can be read. Editors choose a colour once and see it on white paper, so that one is
// theirs to choose; on dark pages it is made lighter until it is as easy to read there as it is on light ones.
package accent

import (
	"fmt"
	"math"
	"strconv"
)

// A Colour is one of sRGB: 0xRRGGBB.
type Colour uint32

// The grounds on which links have the least contrast, of light pages and of dark ones: --raised of static/css/site.css.
const (
	LightGround Colour = 0xf5f2ea
	DarkGround  Colour = 0x211f1c
)

// Least is the contrast that text must have at least, as WCAG 2.2 AA wants it (1.4.3).
const Least = 4.5

const black, white Colour = 0x000000, 0xffffff

// Parse reads a colour such as #0b5cad, and tells whether it is one.
func Parse(s string) (Colour, bool) {
	if len(s) != len("#rrggbb") || s[0] != '#' {
		return 0, false
	}
	c, err := strconv.ParseUint(s[1:], 16, 24)
	return Colour(c), err == nil
}

func (c Colour) String() string { return fmt.Sprintf("#%06x", uint32(c)) }

// Contrast returns the contrast ratio of two colours, from 1 for the same to 21 for black and white, as
// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio defines it.
func (c Colour) Contrast(other Colour) float64 {
	a, b := c.luminance(), other.luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// OnLight returns the colour of light pages: c, or, where it cannot be read there, the nearest darker one that can.
func (c Colour) OnLight() Colour { return c.towards(black, LightGround, Least) }

// OnDark returns the colour of dark pages: c, or the nearest lighter one that has as much contrast there as c on light
// ones; white where none has as much.
func (c Colour) OnDark() Colour {
	return c.towards(white, DarkGround, max(Least, c.Contrast(LightGround)))
}

// towards returns the first colour on the way from c to an end that has so much contrast with a ground; the end if none
// has. Its hue stays as it is.
func (c Colour) towards(end, ground Colour, least float64) Colour {
	const steps = 255
	for step := range uint32(steps) {
		var mixed Colour
		for _, shift := range []int{16, 8, 0} {
			from, to := uint32(c>>shift)&0xff, uint32(end>>shift)&0xff
			mixed |= Colour((from*(steps-step)+to*step)/steps) << shift
		}
		if mixed.Contrast(ground) >= least {
			return mixed
		}
	}
	return end
}

// luminance returns the relative luminance, as https://www.w3.org/TR/WCAG22/#dfn-relative-luminance defines it.
func (c Colour) luminance() float64 {
	return 0.2126*linear(c>>16&0xff) + 0.7152*linear(c>>8&0xff) + 0.0722*linear(c&0xff)
}

// linear undoes the gamma of sRGB.
func linear(channel Colour) float64 {
	c := float64(channel) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}
