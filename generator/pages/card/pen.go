package card

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
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
// and rasterizing costs more than all else but compression.
type pen struct {
	sheet *image.Paletted
	faces map[style]*face
}

var pens = sync.Pool{New: func() any {
	return &pen{sheet: image.NewPaletted(image.Rect(0, 0, Width, Height), nil), faces: map[style]*face{}}
}}

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
	mask    *image.Alpha // how much of each pixel it covers, relative to where it is stamped
}

// maxGlyphs bounds what a face keeps: a text may hold any character, and a pen lives long.
const maxGlyphs = 500

func (p *pen) face(of *sfnt.Font, size int) *face {
	s := style{of, size}
	if f, ok := p.faces[s]; ok {
		return f
	}
	options := &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone}
	f := &face{style: s, font: must(opentype.NewFace(of, options)), glyphs: map[rune]glyph{}}
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

// rasterize draws a glyph at a whole pixel. Letters always start at whole pixels: at these sizes half a pixel is not
// seen, one picture serves for all places, and repeated letters compress better.
func (f *face) rasterize(r rune) glyph {
	bounds, picture, at, advance, ok := f.font.Glyph(fixed.Point26_6{}, r)
	if !ok || !has(r) {
		return glyph{mask: &image.Alpha{}}
	}
	mask := image.NewAlpha(bounds)
	draw.Draw(mask, bounds, picture, at, draw.Src) // the face draws every glyph into the same picture
	return glyph{advance, mask}
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
func (p *pen) write(f *face, x, y int, text string, c colour) {
	dot := fixed.I(x)
	for i, r := range text {
		g := f.glyph(r)
		if i == 0 {
			dot -= fixed.I(g.mask.Rect.Min.X)
		}
		p.stamp(dot.Round(), y, g.mask, c)
		dot += g.advance
	}
}

// The colours are two ramps of eight steps, from the ground to the type that stands on it. Eight are enough for smooth
// edges, and sixteen in all make four bits a pixel.
const (
	steps    = 8
	paper    = 0
	hairline = 1
	ink      = paper + steps - 1
	tint     = ink + 1
	tone     = tint + steps - 1
)

// A colour is a ramp and how far type goes up on it, of 255. Muted type is ink that does not go all the way.
type colour struct {
	ground byte
	full   int
}

var (
	onPaper      = colour{paper, 255}
	mutedOnPaper = colour{paper, 183}
	onTint       = colour{tint, 255}
)

// fill paints the rectangle from (x0, y0) up to and without (x1, y1).
func (p *pen) fill(x0, y0, x1, y1 int, v byte) {
	row := bytes.Repeat([]byte{v}, x1-x0)
	for y := y0; y < y1; y++ {
		copy(p.sheet.Pix[p.sheet.PixOffset(x0, y):], row)
	}
}

// stamp paints a mask. Where shapes touch, the darker pixel stays; what lies outside the sheet is cut off.
func (p *pen) stamp(x, y int, mask *image.Alpha, c colour) {
	b := mask.Rect.Add(image.Pt(x, y))
	seen := b.Intersect(p.sheet.Rect)
	for py := seen.Min.Y; py < seen.Max.Y; py++ {
		covered := mask.Pix[(py-b.Min.Y)*mask.Stride:]
		row := p.sheet.Pix[py*p.sheet.Stride:]
		for px := seen.Min.X; px < seen.Max.X; px++ {
			step := (int(covered[px-b.Min.X])*c.full*(steps-1) + 255*255/2) / (255 * 255)
			if step > 0 {
				row[px] = max(row[px], c.ground+byte(step))
			}
		}
	}
}

// tones are the palettes. Colours, 0xRRGGBB, are those of static/css/site.css on light ground, where a test holds their
// contrast.
var tones = map[string]color.Palette{
	"good":  ramps(0xe2f0e6, 0x1c6a3e),
	"mixed": ramps(0xf7ecd3, 0x805000),
	"bad":   ramps(0xf9e3df, 0xa1261e),
	"open":  ramps(0xe7e9f1, 0x48506a),
}

// ramps returns the two ramps: from paper to ink, and from the tint of a tone to the tone.
func ramps(tint, tone uint32) color.Palette {
	var p color.Palette
	for _, ends := range [][2]uint32{{0xfdfcf9, 0x1c1b19}, {tint, tone}} {
		for i := range uint32(steps) {
			between := func(shift uint) byte {
				return byte((ends[0]>>shift&255*(steps-1-i) + ends[1]>>shift&255*i + (steps-1)/2) / (steps - 1))
			}
			p = append(p, color.RGBA{between(16), between(8), between(0), 255})
		}
	}
	return p
}

// encode writes the sheet as a PNG file, with a seal before its last chunk. A tone that there is not is an open one.
func (p *pen) encode(toneOf string, key [sha256.Size]byte) []byte {
	p.sheet.Palette = tones[toneOf]
	if p.sheet.Palette == nil {
		p.sheet.Palette = tones["open"]
	}
	// takes a third of the time of the default level, for files a fifth larger
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	var b bytes.Buffer
	if err := encoder.Encode(&b, p.sheet); err != nil {
		panic("card: a buffer does not take a picture: " + err.Error())
	}
	file := bytes.TrimSuffix(b.Bytes(), iend)
	return append(file, end(file, key)...)
}

// iend is the chunk that ends every PNG file.
var iend = chunk("IEND", nil)

// chunk returns a chunk of a PNG file (https://www.w3.org/TR/png-3/#5Chunk-layout).
func chunk(kind string, data []byte) []byte {
	body := append([]byte(kind), data...)
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
}

// end returns the last chunks of a file. The first of them is the seal: a comment with a hash of the card's key and of
// all bytes before it.
func end(file []byte, key [sha256.Size]byte) []byte {
	h := sha256.New()
	h.Write(key[:])
	h.Write(file)
	return append(chunk("tEXt", []byte("Source\x00"+hex.EncodeToString(h.Sum(nil)))), iend...)
}

// endLen is the length in bytes of what end returns: two chunks of 12 bytes and the seal's data.
const endLen = 12 + len("Source\x00") + 2*sha256.Size + 12
