// Package chains draws chains of hearsay: from the origin on the left to the articles on the right.
//
// Draw takes chains and returns places. Whoever speaks at the same distance from the origin is one node, however
// many articles have it from there: that five articles are one voice is then seen before a word is read. What comes out
// is numbers; nodes of a column never overlap, and a line that passes a column has a place of its own there.
package chains

import (
	"cmp"
	"slices"
)

// Kind is what a node stands for.
type Kind string

// The kinds of nodes.
const (
	Named   Kind = "named"
	Unnamed Kind = "unnamed" // an unnamed source, described or not
	Article Kind = "article"
	Nothing Kind = "nothing" // an article does not say where it has it from
	passing Kind = ""        // a line that passes a column
)

// Voice is a speaker. Two of the same Key are the same.
type Voice struct {
	Key     string // "" for somebody nobody describes: each is a node of its own
	Name    string // or what is to stand instead
	Unnamed bool
	Group   string // whose voice it is when origins are counted, "" if its own; looked at in origins only
}

// Chain is who an article has it from.
type Chain struct {
	Article, Title string  // key and text
	Voices         []Voice // the nearest first, the origin last; none if the article does not say
	Instead        string  // what stands in place of voices
	RightToLeft    bool    // the title runs so
}

// node is a voice or an article in its place, or a line that passes a column.
type node struct {
	Box
	kind  Kind
	key   string
	text  string
	lines []string
	rtl   bool
	group string
	to    []*node // whom it is passed on to
	from  []*node
}

// graph is the nodes in columns, at least two: origins first, articles last.
type graph [][]*node

func newGraph(list []Chain) graph {
	longest := 1
	for _, c := range list {
		longest = max(longest, len(c.Voices))
	}
	g := make(graph, longest+1)
	for _, c := range list {
		g.add(c)
	}
	g.sort()
	return g
}

// add enters a chain from the origin on. Where it is shorter than others, its line passes the columns between.
func (g graph) add(c Chain) {
	var path []*node
	for _, v := range slices.Backward(c.Voices) {
		kind := Named
		if v.Unnamed {
			kind = Unnamed
		}
		path = append(path, g.node(len(path), kind, v.Key, v.Name))
	}
	last := len(g) - 1
	if path == nil {
		path = append(path, g.node(last-1, Nothing, "", c.Instead))
	} else {
		path[0].group = c.Voices[len(path)-1].Group
		for column := len(path); column < last; column++ {
			path = append(path, g.node(column, passing, path[column-1].key+"\x00"+c.Article, ""))
		}
	}
	article := g.node(last, Article, c.Article, c.Title)
	article.rtl = c.RightToLeft
	path = append(path, article)
	for i, b := range path[1:] {
		if a := path[i]; !slices.Contains(a.to, b) {
			a.to, b.from = append(a.to, b), append(b.from, a)
		}
	}
}

// node finds or makes a node. What has no key is never found again.
func (g graph) node(column int, kind Kind, key, text string) *node {
	for _, n := range g[column] {
		if n.kind == kind && n.key == key && key != "" {
			return n
		}
	}
	n := &node{kind: kind, key: key, text: text}
	g[column] = append(g[column], n)
	return n
}

// sort orders the columns so that few lines cross: each node is moved to the mean place of those it is joined to,
// columns in turn from left to right and back (the barycentre method of Sugiyama, Tagawa and Toda, 1981). Origins of a
// group stay together.
func (g graph) sort() {
	g.number()
	best, fewest := g.clone(), g.crossings()
	for round := 0; round < 8 && fewest > 0; round++ {
		for i := range g {
			g.sortColumn(i, func(n *node) []*node { return n.from })
		}
		for i := range slices.Backward(g) {
			g.sortColumn(i, func(n *node) []*node { return n.to })
		}
		if n := g.crossings(); n < fewest {
			best, fewest = g.clone(), n
		}
	}
	copy(g, best)
}

func (g graph) clone() graph {
	var columns graph
	for _, c := range g {
		columns = append(columns, slices.Clone(c))
	}
	return columns
}

// number puts the nodes of each column in the places 0, 1, 2 …; Y holds the place until there are pixels.
func (g graph) number() {
	together(g[0])
	for _, column := range g {
		for place, n := range column {
			n.Y = float64(place)
		}
	}
}

// together moves origins of one group to the first of them.
func together(column []*node) {
	before := slices.Clone(column)
	first := func(n *node) int {
		return slices.IndexFunc(before, func(o *node) bool { return o == n || o.group != "" && o.group == n.group })
	}
	slices.SortStableFunc(column, func(a, b *node) int { return first(a) - first(b) })
}

func (g graph) sortColumn(i int, joined func(*node) []*node) {
	slices.SortStableFunc(g[i], func(a, b *node) int {
		return cmp.Compare(meanOf(joined(a), a.Y), meanOf(joined(b), b.Y))
	})
	g.number()
}

// meanOf returns the mean of where the middles of nodes are; without nodes it is unknown, and the other value stands.
func meanOf(list []*node, unknown float64) float64 {
	if len(list) == 0 {
		return unknown
	}
	sum := 0.0
	for _, n := range list {
		sum += n.Y + n.H/2
	}
	return sum / float64(len(list))
}

// crossings counts the pairs of lines that cross.
func (g graph) crossings() int {
	crossed := 0
	for _, column := range g {
		for i, a := range column {
			for _, b := range column[i+1:] {
				for _, x := range a.to {
					for _, y := range b.to {
						if x.Y > y.Y {
							crossed++
						}
					}
				}
			}
		}
	}
	return crossed
}

const (
	gap      = 12.0 // between nodes
	frameTop = 20.0 // of a group's frame, for its name
	frame    = 8.0
)

// place gives every node its box: it stacks the last column and then moves each node of the others as close as can be
// to those that have it from there.
func (f *form) place(g graph) {
	n := float64(len(g))
	width := min(f.node, (f.width-2*frame-(n-1)*f.between)/n)
	step := (f.width - 2*frame - width) / (n - 1)
	for i, column := range slices.Backward(g) {
		wanted := make([]float64, len(column))
		for j, n := range column {
			n.X, n.W = whole(frame+float64(i)*step), whole(width)
			f.wrap(n)
			wanted[j] = meanOf(n.to, n.H/2) - n.H/2
		}
		spread(column, wanted)
	}
}

// wrap breaks a node's text into lines and makes it as high as these.
func (f *form) wrap(n *node) {
	if n.H = 4; n.kind == passing {
		return
	}
	inside := n.W - 2*f.padding
	if n.kind == Nothing { // it has no box and may reach out between the columns
		inside = n.W + f.between
	}
	n.lines = wrap(n.text, inside/f.fontSize, f.lines)
	n.H = float64(max(len(n.lines), 1))*f.line + 2*f.padding
}

// spread puts nodes as close to where they are wanted as their order and the room between them allow: neighbours that
// would overlap are joined to a block, which stands where its nodes want it on average (pool adjacent violators).
func spread(column []*node, wanted []float64) {
	type block struct{ first, n, sum float64 }
	var blocks []block
	offsets := make([]float64, len(column))
	for i := range column {
		if i > 0 {
			offsets[i] = offsets[i-1] + column[i-1].H + between(column[i-1], column[i])
		}
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
func between(a, b *node) float64 {
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
