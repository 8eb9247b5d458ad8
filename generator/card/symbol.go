package card

import (
	"image"
	"math"
	"sync"
)

// A symbol is drawn by strokes with round ends in a field of 16 × 16, the same as in templates/partials/symbol.html.
type point struct{ x, y float64 }

// strokeWidth is that of the symbols on the site.
const strokeWidth = 2.25

// strokes are lists of points, joined by straight lines; curve gives those of a curve.
func strokes(toneOf string) [][]point {
	switch toneOf {
	case "good":
		return [][]point{{{3, 8.5}, {6.5, 12}, {13, 4.5}}}
	case "mixed":
		return [][]point{append(curve(point{2, 9.5}, point{4, 5.5}, point{6, 5.5}, point{8, 8}),
			curve(point{8, 8}, point{10, 10.5}, point{12, 10.5}, point{14, 6.5})...)}
	case "bad":
		return [][]point{{{4, 4}, {12, 12}}, {{12, 4}, {4, 12}}}
	}
	return [][]point{append(curve(point{5, 6}, point{5, 2}, point{11, 2}, point{11, 5.5}),
		curve(point{11, 5.5}, point{11, 8}, point{8, 7.5}, point{8, 10.3})...), {{8, 13}, {8, 13.4}}}
}

// curve returns points of a cubic Bézier curve.
func curve(a, b, c, d point) []point {
	const n = 12
	var points []point
	for i := range n + 1 {
		t := float64(i) / n
		ab, bc, cd := between(a, b, t), between(b, c, t), between(c, d, t)
		points = append(points, between(between(ab, bc, t), between(bc, cd, t), t))
	}
	return points
}

// between returns the point that lies at t, from 0 to 1, on the way from a to b. The conversions keep compilers from fusing the
// products into the sums, here and below: fused arithmetic gives other last digits on some processors, and so other bytes.
func between(a, b point, t float64) point {
	return point{float64(a.x*(1-t)) + float64(b.x*t), float64(a.y*(1-t)) + float64(b.y*t)}
}

var drawn = map[string]func() mask{
	"good":  sync.OnceValue(func() mask { return symbol(strokes("good")) }),
	"mixed": sync.OnceValue(func() mask { return symbol(strokes("mixed")) }),
	"bad":   sync.OnceValue(func() mask { return symbol(strokes("bad")) }),
	"open":  sync.OnceValue(func() mask { return symbol(strokes("open")) }),
}

// symbols returns the symbol of a tone; a tone that there is not is an open one.
func symbols(toneOf string) mask {
	if of, ok := drawn[toneOf]; ok {
		return of()
	}
	return drawn["open"]()
}

// symbol rasterizes strokes: a pixel is covered as far as its middle is nearer to a stroke's line than half a stroke. The room
// beside the strokes is cut off, so that the symbol stands flush with the text above it.
func symbol(strokes [][]point) mask {
	const scale = symbolSize / 16.0
	from, to := 16.0, 0.0
	for _, s := range strokes {
		for _, p := range s {
			from, to = min(from, p.x-strokeWidth/2), max(to, p.x+strokeWidth/2)
		}
	}
	width := int(math.Ceil((to - from) * scale))
	m := mask{image.Rect(0, 0, width, symbolSize), make([]uint8, width*symbolSize)}
	for y := range symbolSize {
		for x := range width {
			at := point{from + (float64(x)+0.5)/scale, (float64(y) + 0.5) / scale}
			nearest := math.Inf(1)
			for _, s := range strokes {
				for i := range s[1:] {
					nearest = min(nearest, distance(at, s[i], s[i+1]))
				}
			}
			covered := float64((strokeWidth/2-nearest)*scale) + 0.5
			m.alpha[y*width+x] = uint8(255 * min(1, max(0, covered)))
		}
	}
	return m
}

// distance is that of a point from the line between a and b.
func distance(at, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if square := float64(dx*dx) + float64(dy*dy); square > 0 {
		along := float64((at.x-a.x)*dx) + float64((at.y-a.y)*dy)
		t = min(1, max(0, along/square))
	}
	near := between(a, b, t)
	ex, ey := at.x-near.x, at.y-near.y
	return math.Sqrt(float64(ex*ex) + float64(ey*ey))
}
