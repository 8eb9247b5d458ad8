package chains

import (
	"fmt"
	"math"
	"strings"
	"unicode"
)

// Drawing is the chains of a claim, from the origins on the left to the articles on the right.
type Drawing struct {
	Width, Height float64
	Heads         []Head
	Groups        []Group
	Lines         []Line // each with all lines of one look
	Looks         []Look
}

// Look is all nodes that look alike.
type Look struct {
	Kind   Kind
	Origin bool
	Nodes  []Node
}

// Spot is a place in a drawing, in CSS pixels from its upper left corner.
type Spot struct{ X, Y float64 }

// Box is a rectangle in a drawing.
type Box struct{ X, Y, W, H float64 }

// Head is the heading of a column: its words are the message "column." + Key.
type Head struct {
	Spot
	Key string // origin, through, article
}

// Group is a frame around origins that count as one, because they speak for the same.
type Group struct {
	Box
	Label Spot
	Name  string
}

// Line is the path of lines between two nodes.
type Line struct {
	Path  string
	Loose bool // they come from nowhere: the articles do not say
}

// Node is a voice or an article.
type Node struct {
	Box
	Lines []Text
}

// Text is a line of text. One that runs from right to left has its right end at the spot, others have their left one.
type Text struct {
	Spot
	Text        string
	RightToLeft bool
}

// form is how chains are arranged. Lengths are in CSS pixels.
type form struct {
	columns  int     // at most: more have no room
	width    float64 // of the whole, at most
	head     float64 // room for the headings
	node     float64 // widest node
	between  float64 // least room between columns
	padding  float64 // around the text of a node
	fontSize float64
	line     float64 // height of a line
	lines    int     // most lines of a node
}

// broad is the form for screens that have room. On others the list of the same chains serves: what is drawn as small as
// that shows less than it says.
var broad = form{columns: 6, width: 1060, head: 26, node: 250, between: 44, padding: 9, fontSize: 14, line: 18,
	lines: 2}

// Draw returns a drawing of chains; nil if there is nothing to see, such as of one article that does not say where it
// has it from, or no room. joined says of origins that they speak for somebody, by name.
func Draw(list []Chain, joined func(name string) string) *Drawing {
	if len(list) == 0 || len(list) == 1 && len(list[0].Voices) == 0 {
		return nil
	}
	f, g := broad, newGraph(list)
	if len(g) > f.columns {
		return nil
	}
	n := float64(len(g))
	f.width = min(f.width, n*f.node+(n-1)*76+16) // longer lines say nothing
	return new(f.draw(g, joined))
}

// draw places the nodes, draws them and what belongs to them, and moves everything down to where the drawing begins.
func (f *form) draw(g graph, joined func(string) string) Drawing {
	f.place(g)
	d := Drawing{Width: f.width}
	d.frames(g[0])
	top, bottom := d.reach(g)
	down := 1 - top
	d.Height = math.Ceil(bottom+down) + 1 + f.head
	for i, column := range g {
		d.Heads = append(d.Heads, Head{Spot{column[0].X, 13}, "through"})
		for _, n := range column {
			if n.kind == passing {
				continue
			}
			d.add(Look{Kind: n.kind, Origin: i == 0}, f.view(n, down))
			for _, next := range n.to {
				d.join(n.kind == Nothing, f.path(n.line(next), down))
			}
		}
	}
	d.Heads[0].Key, d.Heads[len(g)-1].Key = "origin", "article"
	for i := range d.Groups {
		f.label(&d.Groups[i], joined, down)
	}
	return d
}

// add adds a node to those that look alike.
func (d *Drawing) add(look Look, n Node) {
	for i, l := range d.Looks {
		if l.Kind == look.Kind && l.Origin == look.Origin {
			d.Looks[i].Nodes = append(l.Nodes, n)
			return
		}
	}
	look.Nodes = []Node{n}
	d.Looks = append(d.Looks, look)
}

// join adds a line to those that look alike.
func (d *Drawing) join(loose bool, path string) {
	for i, l := range d.Lines {
		if l.Loose == loose {
			d.Lines[i].Path += path
			return
		}
	}
	d.Lines = append(d.Lines, Line{path, loose})
}

// frames adds a frame around the origins of each group. One origin of a group has a frame, too, if it is not the group
// itself: its name says whose voice it is.
func (d *Drawing) frames(origins []*node) {
	var first *node
	for _, n := range origins {
		if n.group == "" {
			continue
		}
		if first == nil || first.group != n.group {
			first = n
			box := Box{X: n.X - frame, Y: n.Y - frameTop, W: n.W + 2*frame}
			d.Groups = append(d.Groups, Group{Name: n.group, Box: box})
		}
		d.Groups[len(d.Groups)-1].H = n.Y + n.H + frame - first.Y + frameTop
	}
}

// reach returns how far the drawing goes up and down.
func (d *Drawing) reach(g graph) (top, bottom float64) {
	top, bottom = math.Inf(1), math.Inf(-1)
	for _, column := range g {
		for _, n := range column {
			from, to := n.Y, n.Y+n.H
			if n.kind == passing {
				from, to = n.Y+n.H/2, n.Y+n.H/2
			}
			top, bottom = min(top, from), max(bottom, to)
		}
	}
	for _, g := range d.Groups {
		top, bottom = min(top, g.Y), max(bottom, g.Y+g.H)
	}
	return top, bottom
}

func (f *form) label(g *Group, joined func(string) string, down float64) {
	g.Name = joined(g.Name)
	g.Box = Box{whole(g.X), whole(g.Y+down) + f.head, whole(g.W), whole(g.H)}
	g.Label = Spot{g.X + 8, g.Y + f.fontSize}
	g.Name = strings.Join(wrap(g.Name, (g.W-16)/f.fontSize, 1), "")
}

func (f *form) view(n *node, down float64) Node {
	view := Node{Box: Box{n.X, whole(n.Y+down) + f.head, n.W, n.H}}
	x, y := view.X+f.padding, view.Y+f.padding+f.fontSize*0.95
	if n.kind == Nothing { // no box: the words end where the line begins
		x = view.X + view.W - 3
	}
	if n.rtl {
		x = view.X + view.W - f.padding
	}
	for i, text := range n.lines {
		view.Lines = append(view.Lines, Text{Spot{whole(x), whole(y + float64(i)*f.line)}, text, n.rtl})
	}
	return view
}

// line returns the points of the line from the right side of a node to the left side of the next that it does not
// pass.
func (n *node) line(next *node) []Spot {
	points := []Spot{{n.X + n.W, n.Y + n.H/2}}
	for ; next.kind == passing; next = next.to[0] {
		y := next.Y + next.H/2
		points = append(points, Spot{next.X, y}, Spot{next.X + next.W, y})
	}
	return append(points, Spot{next.X, next.Y + next.H/2})
}

// path draws a line that leaves and arrives level.
func (f *form) path(points []Spot, down float64) string {
	var b strings.Builder
	for i, p := range points {
		points[i].Y = whole(p.Y+down) + f.head
		if i == 0 {
			fmt.Fprintf(&b, "M%g %g", p.X, points[i].Y)
			continue
		}
		before, y := points[i-1], points[i].Y
		if y == before.Y {
			fmt.Fprintf(&b, "H%g", p.X)
			continue
		}
		middle := whole((before.X + p.X) / 2)
		fmt.Fprintf(&b, "C%g %g %g %g %g %g", middle, before.Y, middle, y, p.X, y)
	}
	return b.String()
}

// whole keeps a drawing short: less than a pixel is not seen.
func whole(x float64) float64 { return math.Round(x) }

// widthOf estimates how wide a character is set in a sans serif of size 1: a drawing made on the server does not know
// the reader's font. The classes are rounded up from the widths of Noto Sans, one of the widest system fonts, so that
// others fit, too.
func widthOf(r rune) float64 {
	switch {
	case strings.ContainsRune("iIjl.,:;'’|!·", r):
		return 0.3
	case strings.ContainsRune(" frt()[]„“”\"‚‘-", r):
		return 0.42
	case strings.ContainsRune("mwMW@%…—", r):
		return 0.95
	case unicode.IsUpper(r):
		return 0.7
	case r > 0x2e80: // ideographs and the like
		return 1
	}
	return 0.6
}

// wrap breaks a text into at most n lines of a width, at white space and after hyphens. A word that is too long is cut,
// and what is left over becomes "…". A text without words has no lines.
func wrap(s string, width float64, n int) []string {
	var lines []string
	for rest := strings.Join(strings.Fields(s), " "); rest != ""; {
		end, _ := fitting(rest, width, 0)
		if end < len(rest) && (len(lines) == n-1 || end == 0) {
			_, end = fitting(rest, width, widthOf('…'))
			noLetter := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }
			return append(lines, strings.TrimRightFunc(rest[:end], noLetter)+"…")
		}
		lines, rest = append(lines, strings.TrimSpace(rest[:end])), strings.TrimSpace(rest[end:])
	}
	return lines
}

// fitting returns where the longest beginning ends, in bytes, that fits a width of which some is taken: as a line, 0 if
// there is none, and at any character.
func fitting(s string, width, taken float64) (line, most int) {
	for i, r := range s {
		if r == ' ' {
			line = i
		}
		taken += widthOf(r)
		if taken > width && r != ' ' {
			return line, i
		}
		if r == '-' && i > 0 {
			line = i + 1
		}
	}
	return len(s), len(s)
}
