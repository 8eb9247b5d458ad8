package chains

import "math"

const (
	gap      = 12.0 // between nodes
	frameTop = 20.0 // of a group's frame, for its name
	frame    = 8.0
)

// place gives every node its box, every line its points and every group its frame.
func (g *graph) place(size Sizes) *Drawing {
	d := &Drawing{Width: size.Width}
	n := float64(len(g.columns))
	node := min(size.Node, (size.Width-2*frame-(n-1)*size.Between)/n)
	step := (size.Width - 2*frame - node) / (n - 1) // Of has seen to it that there are at least two columns
	for i, column := range g.columns {
		d.Columns = append(d.Columns, round(frame+float64(i)*step))
		for _, at := range column {
			at.box(d.Columns[i], round(node), size)
		}
	}
	g.settle()
	for _, column := range g.columns {
		for _, at := range column {
			if at.Kind != passing {
				d.Nodes = append(d.Nodes, at)
				d.lines(at)
			}
		}
	}
	d.frames(g.columns[0])
	d.fit()
	return d
}

func (n *Node) box(x, width float64, size Sizes) {
	n.X, n.W, n.H = x, width, 4
	if n.Kind != passing {
		inside := width - 2*size.Padding
		if n.Kind == Nothing { // it has no box and may reach out between the columns
			inside = width + size.Between
		}
		n.Lines = wrap(n.text, inside/size.FontSize, size.Lines)
		n.H = float64(max(len(n.Lines), 1))*size.Line + 2*size.Padding
	}
}

// settle stacks the last column and then moves each node of the others as close as can be to those that have it from there.
func (g *graph) settle() {
	for i := len(g.columns) - 1; i >= 0; i-- {
		column := g.columns[i]
		wanted := make([]float64, len(column))
		for j, n := range column {
			if len(n.to) > 0 {
				wanted[j] = meanOf(n.to) - n.H/2
			}
		}
		spread(column, wanted)
	}
}

// spread puts nodes as close to where they are wanted as their order and the room between them allow: neighbours that would
// overlap are joined to a block, which stands where its nodes want it on average (pool adjacent violators).
func spread(column []*Node, wanted []float64) {
	type block struct{ first, n, sum float64 }
	var blocks []block
	offsets := make([]float64, len(column))
	for i := 1; i < len(column); i++ {
		offsets[i] = offsets[i-1] + column[i-1].H + between(column[i-1], column[i])
	}
	for i := range column {
		b := block{float64(i), 1, wanted[i] - offsets[i]}
		for len(blocks) > 0 && blocks[len(blocks)-1].sum/blocks[len(blocks)-1].n > b.sum/b.n {
			last := blocks[len(blocks)-1]
			b = block{last.first, last.n + b.n, last.sum + b.sum}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	for _, b := range blocks {
		for i := int(b.first); i < int(b.first+b.n); i++ {
			column[i].Y = b.sum/b.n + offsets[i]
		}
	}
}

// between is the room between two nodes, with a group's frame where one begins or ends.
func between(a, b *Node) float64 {
	room := gap
	if a.group != b.group {
		if a.group != "" {
			room += frame
		}
		if b.group != "" {
			room += frameTop
		}
	}
	return room
}

// lines adds the lines that leave a node, each up to the next node.
func (d *Drawing) lines(n *Node) {
	for _, next := range n.to {
		e := Edge{From: n, Points: [][2]float64{{n.X + n.W, n.Y + n.H/2}}}
		for next.Kind == passing {
			y := next.Y + next.H/2
			e.Points = append(e.Points, [2]float64{next.X, y}, [2]float64{next.X + next.W, y})
			next = next.to[0]
		}
		e.To = next
		e.Points = append(e.Points, [2]float64{next.X, next.Y + next.H/2})
		d.Edges = append(d.Edges, e)
	}
}

// frames adds a frame around the origins of each group. One origin of a group has a frame, too, if it is not the group
// itself: its name says whose voice it is.
func (d *Drawing) frames(origins []*Node) {
	for i, n := range origins {
		if n.group == "" || i > 0 && origins[i-1].group == n.group {
			continue
		}
		last := n
		for _, m := range origins[i:] {
			if m.group == n.group {
				last = m
			}
		}
		d.Groups = append(d.Groups, Group{n.group, n.X - frame, n.Y - frameTop, n.W + 2*frame, last.Y + last.H + frame - n.Y + frameTop})
	}
}

// fit moves everything down to where the drawing begins, in whole pixels.
func (d *Drawing) fit() {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, n := range d.Nodes {
		top, bottom = min(top, n.Y), max(bottom, n.Y+n.H)
	}
	for _, e := range d.Edges {
		for _, p := range e.Points {
			top, bottom = min(top, p[1]), max(bottom, p[1])
		}
	}
	for _, g := range d.Groups {
		top, bottom = min(top, g.Y), max(bottom, g.Y+g.H)
	}
	down := 1 - top
	for _, n := range d.Nodes {
		n.Y = round(n.Y + down)
	}
	for _, e := range d.Edges {
		for i, p := range e.Points {
			e.Points[i] = [2]float64{round(p[0]), round(p[1] + down)}
		}
	}
	for i := range d.Groups {
		g := &d.Groups[i]
		g.X, g.Y, g.W, g.H = round(g.X), round(g.Y+down), round(g.W), round(g.H)
	}
	d.Height = math.Ceil(bottom+down) + 1
}

func round(x float64) float64 { return math.Round(x*2) / 2 }
