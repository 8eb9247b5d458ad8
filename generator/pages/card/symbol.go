package card

import (
	"image"
	"math"
	"slices"
	"sync"
)

// A symbol is drawn by strokes with round ends in a field of 16 × 16, the same as in static/css/site.css.
type point struct{ x, y float64 }

// strokeWidth is that of the symbols on the site.
const strokeWidth = 2.25

// signs are the symbols by name, each drawn once from its strokes: lists of points, joined by straight lines.
var signs = map[string]func() mask{
	"check": symbol([][]point{{{3, 8.5}, {6.5, 12}, {13, 4.5}}}),
	"check-half": symbol([][]point{{{3, 8.5}, {6.5, 12}}, {{9.2, 9.1}, {9.3, 9}}, {{11, 6.8}, {11.1, 6.7}},
		{{12.8, 4.6}, {12.9, 4.5}}}),
	"tilde": symbol([][]point{
		curve([]point{{2, 9.5}, {4, 5.5}, {6, 5.5}, {8, 8}, {10, 10.5}, {12, 10.5}, {14, 6.5}})}),
	"cross":     symbol([][]point{{{4, 4}, {12, 12}}, {{12, 4}, {4, 12}}}),
	"ring":      symbol([][]point{ring}),
	"half-ring": symbol([][]point{ring, {{8, 3}, {8, 13}}, {{10.2, 4.5}, {10.2, 11.5}}}),
	"quote": symbol([][]point{
		append(curve([]point{{6.5, 4}, {4, 5}, {3.5, 7}, {3.5, 9.5}}), point{6.5, 9.5}, point{6.5, 11.7},
			point{4.5, 11.7}),
		append(curve([]point{{13, 4}, {10.5, 5}, {10, 7}, {10, 9.5}}), point{13, 9.5}, point{13, 11.7},
			point{11, 11.7})}),
	"question": symbol([][]point{
		curve([]point{{5, 6}, {5, 2}, {11, 2}, {11, 5.5}, {11, 8}, {8, 7.5}, {8, 10.3}}), {{8, 13}, {8, 13.4}}}),
}

// symbolOf returns the picture of a symbol; one that there is not is a question mark.
func symbolOf(name string) mask {
	if sign, ok := signs[name]; ok {
		return sign()
	}
	return signs["question"]()
}

// ring is a circle, as near as two curves come to one.
var ring = curve([]point{{8, 3}, {1.4, 3}, {1.4, 13}, {8, 13}, {14.6, 13}, {14.6, 3}, {8, 3}})

// curve returns points of cubic Bézier curves, each of which begins where the one before ends: at is a beginning, and
// for each curve two controls and an end.
func curve(at []point) []point {
	const n = 12
	var points []point
	for ; len(at) >= 4; at = at[3:] {
		for i := range n + 1 {
			t := float64(i) / n
			ab, bc, cd := between(at[0], at[1], t), between(at[1], at[2], t), between(at[2], at[3], t)
			points = append(points, between(between(ab, bc, t), between(bc, cd, t), t))
		}
	}
	return points
}

// between returns the point that lies at t, from 0 to 1, on the way from a to b. The conversions keep compilers from
// fusing the products into the sums, here and below: fused arithmetic gives other last digits on some processors, and
// so other bytes.
func between(a, b point, t float64) point {
	return point{float64(a.x*(1-t)) + float64(b.x*t), float64(a.y*(1-t)) + float64(b.y*t)}
}

// symbol rasterizes strokes: a pixel is covered as far as its middle is nearer to a stroke's line than half a stroke.
// The room beside the strokes is cut off, so that the symbol stands flush with the text above it.
func symbol(strokes [][]point) func() mask {
	return sync.OnceValue(func() mask {
		const scale = symbolSize / 16.0
		from, to := 16.0, 0.0
		for _, p := range slices.Concat(strokes...) {
			from, to = min(from, p.x-strokeWidth/2), max(to, p.x+strokeWidth/2)
		}
		shape := image.NewAlpha(image.Rect(0, 0, int(math.Ceil((to-from)*scale)), symbolSize))
		for i := range shape.Pix {
			x, y := i%shape.Stride, i/shape.Stride
			nearest := away(point{from + (float64(x)+0.5)/scale, (float64(y) + 0.5) / scale}, strokes)
			covered := float64((strokeWidth/2-nearest)*scale) + 0.5
			shape.Pix[i] = uint8(255 * min(1, max(0, covered)))
		}
		return pack(shape, paper)
	})
}

// away is the distance of a point from the nearest stroke.
func away(at point, strokes [][]point) float64 {
	nearest := math.Inf(1)
	for _, s := range strokes {
		for i := range s[1:] {
			nearest = min(nearest, distance(at, s[i], s[i+1]))
		}
	}
	return nearest
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
