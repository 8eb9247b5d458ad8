package card

import (
	"bytes"
	"compress/zlib"
	"image"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The Go fonts have the characters of European languages, Greek and Cyrillic among them, and stand in the binary. They are
// parsed once; parsed fonts may be shared.
var (
	regular = parse(goregular.TTF)
	bold    = parse(gobold.TTF)
)

func parse(ttf []byte) *sfnt.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic("card: a built-in font does not parse: " + err.Error())
	}
	return f
}

// A pen is what one goroutine draws with. It keeps the glyphs it has rasterized, because cards share sizes and letters and
// rasterizing costs more than all else but compression.
type pen struct {
	sheet sheet
	faces map[style]*face
	room  bytes.Buffer
	zip   *zlib.Writer
}

var pens = sync.Pool{New: func() any { return newPen() }}

func newPen() *pen { return &pen{sheet: newSheet(), faces: map[style]*face{}} }

type style struct {
	font *sfnt.Font
	size int // pixels per em
}

// A face is a font at a size.
type face struct {
	style
	font   font.Face
	glyphs map[rune]glyph
}

// A glyph is a letter's picture. The Go fonts have no kerning, so a text is as wide as its glyphs together.
type glyph struct {
	advance fixed.Int26_6
	mask    mask
}

// maxGlyphs bounds what a face keeps: a text may hold any character, and a pen lives long.
const maxGlyphs = 500

func (p *pen) face(of *sfnt.Font, size int) *face {
	s := style{of, size}
	if f, ok := p.faces[s]; ok {
		return f
	}
	drawn, err := opentype.NewFace(of, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("card: a built-in font has no face: " + err.Error())
	}
	f := &face{style: s, font: drawn, glyphs: map[rune]glyph{}}
	p.faces[s] = f
	return f
}

// glyph returns a letter's picture; a letter that the font lacks has none and no width. readable leaves no such letter.
func (f *face) glyph(r rune) glyph {
	g, ok := f.glyphs[r]
	if ok {
		return g
	}
	if len(f.glyphs) >= maxGlyphs {
		clear(f.glyphs)
	}
	if has(r) {
		g = f.rasterize(r)
	}
	f.glyphs[r] = g
	return g
}

// rasterize draws a glyph at a whole pixel. Letters always start at whole pixels: at these sizes half a pixel is not seen,
// one picture serves for all places, and repeated letters compress better.
func (f *face) rasterize(r rune) glyph {
	bounds, picture, at, advance, ok := f.font.Glyph(fixed.Point26_6{}, r)
	if !ok {
		return glyph{}
	}
	m := mask{bounds: bounds, alpha: make([]uint8, bounds.Dx()*bounds.Dy())}
	if alpha, ok := picture.(*image.Alpha); ok { // the face draws every glyph into the same picture
		for y := range bounds.Dy() {
			from := alpha.PixOffset(at.X, at.Y+y)
			copy(m.alpha[y*bounds.Dx():], alpha.Pix[from:from+bounds.Dx()])
		}
	}
	return glyph{advance, m}
}

// width is that of a text on one line.
func (f *face) width(text string) fixed.Int26_6 {
	var w fixed.Int26_6
	for _, r := range text {
		w += f.glyph(drawnAs(r)).advance
	}
	return w
}

// fit shortens a text to a width. It ends in "…" if something is missing.
func (f *face) fit(text string, width fixed.Int26_6) string {
	text = plain(text)
	if f.width(text) <= width {
		return text
	}
	width -= f.width("…")
	end := 0
	var w fixed.Int26_6
	for i, r := range text {
		if w += f.glyph(drawnAs(r)).advance; w > width {
			end = i
			break
		}
	}
	if space := strings.LastIndexByte(text[:end], ' '); space > end/2 { // at a word, if that does not cost half of it
		end = space
	}
	return ellipsis(text[:end])
}

// ellipsis ends a text that goes on. A comma or dash before it would look like a slip.
func ellipsis(text string) string { return strings.TrimRight(text, " \u00a0,;:.–—-") + "…" }

// write draws a line of text on the baseline y. The ink begins at x: letters of different sizes, each with its own room before
// it, would not look flush.
func (p *pen) write(f *face, x, y int, text string, c colour) {
	dot := fixed.I(x)
	for i, r := range text {
		g := f.glyph(drawnAs(r))
		if i == 0 {
			dot -= fixed.I(g.mask.bounds.Min.X)
		}
		p.sheet.stamp(dot.Round(), y, g.mask, c)
		dot += g.advance
	}
}
