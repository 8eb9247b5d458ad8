package card

import (
	"image"
	"image/draw"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"beleg/generator/pages/deflate"
)

// The Go fonts have the characters of European languages, Greek and Cyrillic among them, and stand in the binary. They
// are parsed once; parsed fonts may be shared.
var (
	regular = must(opentype.Parse(goregular.TTF))
	bold    = must(opentype.Parse(gobold.TTF))
)

func must[T any](made T, err error) T {
	if err != nil {
		panic("card: a built-in font cannot be used: " + err.Error())
	}
	return made
}

// A pen is what one goroutine draws with. It keeps the glyphs it has rasterized, because cards share sizes and letters
// and rasterizing costs more than all else.
type pen struct {
	sheet []byte // rows of stride bytes, as a PNG file has them: a filter, which is none, and two pixels in each byte
	faces map[style]*face
	*deflate.Packer
}

// stride is the length of a row in bytes.
const stride = 1 + Width/2

var pens = sync.Pool{New: func() any {
	return &pen{sheet: make([]byte, Height*stride), faces: map[style]*face{}, Packer: deflate.New(stride)}
}}

type style struct {
	font  *sfnt.Font
	size  int  // pixels per em
	muted bool // in grey
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
	mask
}

// A mask is a picture in three steps, two pixels in each byte, and where it lies relative to where it is stamped.
type mask struct {
	image.Rectangle
	pix []byte
}

// maxGlyphs bounds what a face keeps: a text may hold any character, and a pen lives long.
const maxGlyphs = 500

func (p *pen) face(of *sfnt.Font, size int) *face { return p.styled(style{font: of, size: size}) }

func (p *pen) styled(s style) *face {
	if f, ok := p.faces[s]; ok {
		return f
	}
	options := &opentype.FaceOptions{Size: float64(s.size), DPI: 72, Hinting: font.HintingNone}
	f := &face{style: s, font: must(opentype.NewFace(s.font, options)), glyphs: map[rune]glyph{}}
	p.faces[s] = f
	return f
}

// capHeight is how high the capitals are, in pixels; those of the Go fonts are 72 percent of the size.
func (f *face) capHeight() int { return f.size * 72 / 100 }

// glyph returns a letter's picture; a letter that the font lacks has none and no width. readable leaves no such letter.
func (f *face) glyph(r rune) glyph {
	r = drawnAs(r)
	g, ok := f.glyphs[r]
	if !ok {
		if len(f.glyphs) >= maxGlyphs {
			clear(f.glyphs)
		}
		g = f.rasterize(r)
		f.glyphs[r] = g
	}
	return g
}

// rasterize draws a glyph as it stands at an even pixel. Letters start at even pixels only, where bytes begin: at these
// sizes a pixel is not seen, one picture serves for all places, and letters that recur compress.
func (f *face) rasterize(r rune) glyph {
	bounds, picture, at, advance, ok := f.font.Glyph(fixed.Point26_6{}, r)
	if !ok || !has(r) {
		return glyph{}
	}
	alpha := image.NewAlpha(bounds)
	draw.Draw(alpha, bounds, picture, at, draw.Src) // the face draws every glyph into the same picture
	above := byte(paper)
	if f.muted {
		above = muted
	}
	return glyph{advance, pack(alpha, above)}
}

// pack makes a mask of a picture. above is added to the steps of what is covered.
func pack(from *image.Alpha, above byte) mask {
	size := from.Rect.Size()
	wide := (size.X + 1) / 2
	m := mask{from.Rect, make([]byte, wide*size.Y)}
	for i, alpha := range from.Pix {
		x, y := i%from.Stride, i/from.Stride
		step := byte(0)
		switch {
		case alpha >= 2*255/3:
			step = full
		case alpha >= 255/3:
			step = half
		default:
			continue
		}
		m.pix[y*wide+x/2] |= (step | above) << (4 * (1 - x%2))
	}
	return m
}

// width is that of a text on one line.
func (f *face) width(text string) fixed.Int26_6 {
	var w fixed.Int26_6
	for _, r := range text {
		w += f.glyph(r).advance
	}
	return w
}

// fit shortens a text to a width. It ends in "…" if something is missing.
func (f *face) fit(text string, width fixed.Int26_6) string {
	text = plain(text)
	if f.width(text) <= width {
		return text
	}
	end, w := 0, f.width("…")
	for i, r := range text {
		if w += f.glyph(r).advance; w > width {
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

// write draws a line of text on the baseline y. The ink begins at x: letters of different sizes, each with its own room
// before it, would not look flush.
func (p *pen) write(f *face, x, y int, text string) {
	dot := fixed.I(x)
	for i, r := range text {
		g := f.glyph(r)
		if i == 0 {
			dot -= fixed.I(g.Min.X)
		}
		p.stamp(dot, y, g.mask)
		dot += g.advance
	}
}

// The colours are ramps from a ground over half way to the type that stands on it. One step between is enough for edges
// at the sizes that are read: a card with two more looks no smoother where cards are shown, and weighs a seventh more.
// What is stamped is added bit by bit, so half and full together are full, and a ground has no bits of theirs.
const (
	half = 1
	full = 3

	paper    = 0
	ink      = paper + full
	tint     = 4
	tone     = tint + full
	hairline = 8
	muted    = 8 // grey type on paper: 9 and 11
)

// fill paints the rectangle from (x0, y0) up to and without (x1, y1); x are even.
func (p *pen) fill(x0, y0, x1, y1 int, v byte) {
	for y := y0; y < y1; y++ {
		row := p.sheet[y*stride+1:]
		for i := x0 / 2; i < x1/2; i++ {
			row[i] = v<<4 | v
		}
	}
}

// stamp paints a mask, at the even pixel that is nearest. Where shapes touch, the darker pixel stays; what lies outside
// the sheet is cut off.
func (p *pen) stamp(x fixed.Int26_6, y int, m mask) {
	wide := (m.Dx() + 1) / 2
	from := (x + fixed.I(m.Min.X) + fixed.I(1)).Floor() >> 1 // bytes from the left edge
	first, end := max(0, -from), min(wide, Width/2-from)
	for row := range m.Dy() {
		if at := y + m.Min.Y + row; at >= 0 && at < Height && first < end {
			on := p.sheet[at*stride+1+from+first:][:end-first]
			for i, covered := range m.pix[row*wide+first:][:end-first] {
				on[i] |= covered
			}
		}
	}
}
