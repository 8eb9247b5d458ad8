// Package chains draws chains of hearsay: from the origin on the left to the articles on the right.
//
// Of takes chains and returns places. Whoever speaks at the same distance from the origin is one node, however many articles
// have it from there: that five articles are one voice is then seen before a word is read. What comes out is numbers; nodes
// of a column never overlap, and a line that passes a column has a place of its own there.
package chains

import "slices"

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
}

// Sizes are lengths in CSS pixels.
type Sizes struct {
	Width    float64 // of the whole
	Node     float64 // widest node
	Between  float64 // least room between columns
	Padding  float64 // around the text of a node
	FontSize float64
	Line     float64 // height of a line
	Lines    int     // most lines of a node
}

// Drawing is what to draw.
type Drawing struct {
	Width, Height float64
	Columns       []float64 // where they begin
	Nodes         []*Node
	Edges         []Edge
	Groups        []Group
}

// Node is a box with a text.
type Node struct {
	Kind       Kind
	X, Y, W, H float64
	Lines      []string

	key    string
	text   string
	column int
	group  string
	to     []*Node // whom it is passed on to
	from   []*Node
}

// Edge is a line from the right side of a node to the left side of the next, through the points between.
type Edge struct {
	From, To *Node
	Points   [][2]float64 // x, y; at least two
}

// Group is a frame around origins that count as one.
type Group struct {
	Name       string
	X, Y, W, H float64
}

// Of draws chains. It returns nil if there is nothing to see: one article that does not say where it has it from.
func Of(list []Chain, size Sizes) *Drawing {
	if len(list) == 0 || len(list) == 1 && len(list[0].Voices) == 0 {
		return nil
	}
	g := newGraph(list)
	g.sort()
	return g.place(size)
}

// graph is the nodes in columns: origins first, articles last.
type graph struct {
	columns [][]*Node
	found   map[spot]*Node
}

// spot is what there is one node of.
type spot struct {
	column int
	kind   Kind
	key    string
}

func newGraph(list []Chain) *graph {
	longest := 1
	for _, c := range list {
		longest = max(longest, len(c.Voices))
	}
	g := &graph{columns: make([][]*Node, longest+1), found: map[spot]*Node{}}
	for _, c := range list {
		g.add(c)
	}
	return g
}

// add enters a chain from the origin on. Where it is shorter than others, its line passes the columns between.
func (g *graph) add(c Chain) {
	last := len(g.columns) - 1
	article := g.node(last, Article, c.Article, c.Title)
	if len(c.Voices) == 0 {
		g.connect(g.node(last-1, Nothing, "", c.Instead), article)
		return
	}
	origin := c.Voices[len(c.Voices)-1]
	at := g.voice(0, origin)
	at.group = origin.Group
	for i := 1; i < len(c.Voices); i++ {
		next := g.voice(i, c.Voices[len(c.Voices)-1-i])
		g.connect(at, next)
		at = next
	}
	for column := at.column + 1; column < last; column++ {
		next := g.node(column, passing, at.key+"\x00"+c.Article, "")
		g.connect(at, next)
		at = next
	}
	g.connect(at, article)
}

func (g *graph) voice(column int, v Voice) *Node {
	if v.Unnamed {
		return g.node(column, Unnamed, v.Key, v.Name)
	}
	return g.node(column, Named, v.Key, v.Name)
}

// node finds or makes a node. What has no key is never found again.
func (g *graph) node(column int, kind Kind, key, text string) *Node {
	place := spot{column, kind, key}
	if n := g.found[place]; n != nil && key != "" {
		return n
	}
	n := &Node{Kind: kind, key: key, text: text, column: column}
	g.found[place] = n
	g.columns[column] = append(g.columns[column], n)
	return n
}

func (g *graph) connect(a, b *Node) {
	if !slices.Contains(a.to, b) {
		a.to, b.from = append(a.to, b), append(b.from, a)
	}
}

// sort orders the columns so that few lines cross: each node is moved to the mean place of those it is joined to, columns
// in turn from left to right and back (the barycentre method of Sugiyama, Tagawa and Toda, 1981). Origins of a group stay
// together.
func (g *graph) sort() {
	g.number()
	best, fewest := g.order(), g.crossings()
	for range 8 {
		for i := range g.columns {
			g.sortColumn(i, func(n *Node) []*Node { return n.from })
		}
		for i := len(g.columns) - 1; i >= 0; i-- {
			g.sortColumn(i, func(n *Node) []*Node { return n.to })
		}
		if n := g.crossings(); n < fewest {
			best, fewest = g.order(), n
		}
	}
	g.columns = best
	g.number()
}

func (g *graph) order() [][]*Node {
	var columns [][]*Node
	for _, c := range g.columns {
		columns = append(columns, slices.Clone(c))
	}
	return columns
}

// number puts the nodes of each column in the places 0, 1, 2 …; Y holds the place until there are pixels.
func (g *graph) number() {
	for i, column := range g.columns {
		if i == 0 {
			g.columns[0] = together(column)
		}
		for place, n := range g.columns[i] {
			n.Y = float64(place)
		}
	}
}

// together moves origins of one group to the first of them.
func together(column []*Node) []*Node {
	var sorted []*Node
	for _, n := range column {
		if n.group == "" || !slices.ContainsFunc(sorted, func(o *Node) bool { return o.group == n.group }) {
			sorted = append(sorted, n)
			continue
		}
		last := len(sorted)
		for sorted[last-1].group != n.group {
			last--
		}
		sorted = slices.Insert(sorted, last, n)
	}
	return sorted
}

func (g *graph) sortColumn(i int, joined func(*Node) []*Node) {
	means := map[*Node]float64{}
	for _, n := range g.columns[i] {
		means[n] = n.Y
		if list := joined(n); len(list) > 0 {
			means[n] = meanOf(list)
		}
	}
	slices.SortStableFunc(g.columns[i], func(a, b *Node) int {
		switch {
		case means[a] < means[b]:
			return -1
		case means[a] > means[b]:
			return 1
		}
		return 0
	})
	g.number()
}

func meanOf(list []*Node) float64 {
	sum := 0.0
	for _, n := range list {
		sum += n.Y + n.H/2
	}
	return sum / float64(len(list))
}

// crossings counts the pairs of lines that cross.
func (g *graph) crossings() int {
	crossed := 0
	for _, column := range g.columns {
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
