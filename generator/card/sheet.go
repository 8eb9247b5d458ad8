package card

import "image"

// A sheet is a picture of 16 colours, two pixels to a byte, each row after the byte that names its PNG filter: just what
// is compressed. A quarter of the bytes of image.RGBA's, and image/png would pack it pixel by pixel: 4.3 ms instead of 1.6.
type sheet []byte

const stride = 1 + Width/2 // bytes

// The colours are two ramps of eight steps, from the ground to the type that stands on it. Eight are enough for smooth
// edges.
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

// A mask is how much of each pixel a shape covers, of 255, row by row; bounds are relative to where it is stamped.
type mask struct {
	bounds image.Rectangle
	alpha  []uint8
}

func newSheet() sheet { return make(sheet, stride*Height) }

func (s sheet) clear() { clear(s) }

// fill paints the rectangle from (x0, y0) up to and without (x1, y1). Both x must be even.
func (s sheet) fill(x0, y0, x1, y1 int, v byte) {
	for y := y0; y < y1; y++ {
		row := s[y*stride+1:][x0/2 : x1/2]
		for i := range row {
			row[i] = v<<4 | v
		}
	}
}

// stamp paints a mask. Where shapes touch, the darker pixel stays; what lies outside the sheet is cut off.
func (s sheet) stamp(x, y int, m mask, c colour) {
	b := m.bounds.Add(image.Pt(x, y))
	seen := b.Intersect(image.Rect(0, 0, Width, Height))
	for py := seen.Min.Y; py < seen.Max.Y; py++ {
		covered := m.alpha[(py-b.Min.Y)*b.Dx():]
		row := s[py*stride+1:]
		for px := seen.Min.X; px < seen.Max.X; px++ {
			step := (int(covered[px-b.Min.X])*c.full*(steps-1) + 255*255/2) / (255 * 255)
			if step == 0 {
				continue
			}
			shift := 4 * uint(1-px&1)
			if v := c.ground + byte(step); row[px/2]>>shift&15 < v {
				row[px/2] = row[px/2]&^(15<<shift) | v<<shift
			}
		}
	}
}
