package site

import (
	"fmt"
	"strings"

	"beleg/generator/chains"
	"beleg/generator/fact"
	"beleg/generator/lang"
)

// ChainDrawing is the chains of a claim, from the origins on the left to the articles on the right.
type ChainDrawing struct {
	Name          string // broad or slim
	Width, Height float64
	Heads         []ChainHead
	Groups        []ChainGroup
	Lines         []ChainLine
	Nodes         []ChainNode
}

// ChainHead is the heading of a column: its words are the message "column." + Key.
type ChainHead struct {
	Spot
	Key string // origin, through, article
}

// ChainGroup is a frame around origins that count as one, because they speak for the same.
type ChainGroup struct {
	Box
	Label Spot
	Name  string
}

// ChainLine is the path of a line between two nodes.
type ChainLine struct {
	Path  string
	Loose bool // it comes from nowhere: the article does not say
}

// ChainNode is a voice or an article.
type ChainNode struct {
	Box
	Kind   chains.Kind
	Origin bool
	Lines  []ChainText
}

// ChainText is a line of text.
type ChainText struct {
	Spot
	Text string
}

// chainForm is an arrangement of chains.
type chainForm struct {
	name    string
	size    chains.Sizes
	columns int     // at most: more have no room
	head    float64 // room for the headings
}

var chainForms = []chainForm{
	{name: "broad", size: chains.Sizes{Width: 1060, Node: 250, Between: 44, Padding: 9, FontSize: 14, Line: 18, Lines: 2}, columns: 6, head: 26},
	{name: "slim", size: chains.Sizes{Width: 320, Node: 132, Between: 18, Padding: 5, FontSize: 12, Line: 14.5, Lines: 3}, columns: 3, head: 22},
}

func (c *composer) chainDrawings(claim *fact.Claim) []ChainDrawing {
	list := c.heard(claim)
	longest := 1
	for _, chain := range list {
		longest = max(longest, len(chain.Voices))
	}
	var drawings []ChainDrawing
	for _, form := range chainForms {
		size := form.size
		size.Width = min(size.Width, float64(longest+1)*size.Node+float64(longest)*76+16) // longer lines say nothing
		if d := chains.Of(list, size); d != nil && len(d.Columns) <= form.columns {
			drawings = append(drawings, form.draw(d, c.lang))
		}
	}
	return drawings
}

// heard returns the chains of the supporting quotations, each once.
func (c *composer) heard(claim *fact.Claim) []chains.Chain {
	var list []chains.Chain
	seen := map[string]bool{}
	joined := joinedOrigins(claim)
	for _, q := range claim.Quotes {
		if q.Stance != fact.Supports {
			continue
		}
		bare := chains.Chain{Article: q.Source.ID, Title: q.Source.Title, Instead: c.lang.Text("quote.unattributed")}
		if key := bare.Article; len(q.Chains) == 0 && !seen[key] {
			seen[key] = true
			list = append(list, bare)
		}
		for _, voices := range q.Chains {
			chain, key := bare, bare.Article
			for _, a := range voices {
				v := c.voiceOf(a)
				key += "<" + v.Key
				chain.Voices = append(chain.Voices, v)
			}
			if o := voices.Origin(); o != nil && joined[o.Root()] {
				chain.Voices[len(voices)-1].Group = o.Root().Name
			}
			if !seen[key] {
				seen[key] = true
				list = append(list, chain)
			}
		}
	}
	return list
}

func (c *composer) voiceOf(a *fact.Actor) chains.Voice {
	if a == nil {
		return chains.Voice{Name: c.lang.Text("quote.unnamed"), Unnamed: true}
	}
	return chains.Voice{Key: a.ID, Name: a.Name, Unnamed: a.Unnamed}
}

// joinedOrigins returns the roots that several origins of a claim have in common.
func joinedOrigins(claim *fact.Claim) map[*fact.Actor]bool {
	first := map[*fact.Actor]*fact.Actor{}
	joined := map[*fact.Actor]bool{}
	for _, q := range claim.Quotes {
		for _, chain := range q.Chains {
			o := chain.Origin()
			if q.Stance != fact.Supports || o == nil {
				continue
			}
			root := o.Root()
			if first[root] == nil {
				first[root] = o
			}
			if first[root] != o {
				joined[root] = true
			}
		}
	}
	return joined
}

func (f *chainForm) draw(d *chains.Drawing, l *lang.Lang) ChainDrawing {
	view := ChainDrawing{Name: f.name, Width: d.Width, Height: d.Height + f.head}
	for i, x := range d.Columns {
		key := "through"
		switch i {
		case 0:
			key = "origin"
		case len(d.Columns) - 1:
			key = "article"
		}
		view.Heads = append(view.Heads, ChainHead{Spot{x, 13}, key})
	}
	for _, g := range d.Groups {
		name := g.Name
		if f.name == "broad" {
			name = l.Fill("origins.joined", map[string]any{"Name": g.Name})
		}
		view.Groups = append(view.Groups, ChainGroup{Box{g.X, g.Y + f.head, g.W, g.H}, Spot{g.X + 8, g.Y + f.head + f.size.FontSize},
			chains.Fit(name, (g.W-16)/f.size.FontSize)})
	}
	for _, e := range d.Edges {
		view.Lines = append(view.Lines, ChainLine{f.path(e.Points), e.From.Kind == chains.Nothing})
	}
	for _, n := range d.Nodes {
		view.Nodes = append(view.Nodes, f.node(n, n.X == d.Columns[0]))
	}
	return view
}

func (f *chainForm) node(n *chains.Node, origin bool) ChainNode {
	view := ChainNode{Box: Box{n.X, n.Y + f.head, n.W, n.H}, Kind: n.Kind, Origin: origin}
	x, y := view.X+f.size.Padding, view.Y+f.size.Padding+f.size.FontSize*0.95
	if n.Kind == chains.Nothing { // no box: the words end where the line begins
		x = view.X + view.W - 3
	}
	for i, text := range n.Lines {
		view.Lines = append(view.Lines, ChainText{Spot{round(x), round(y + float64(i)*f.size.Line)}, text})
	}
	return view
}

// path draws a line that leaves and arrives level.
func (f *chainForm) path(points [][2]float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%g %g", points[0][0], points[0][1]+f.head)
	for i, p := range points[1:] {
		before := points[i]
		middle := round((before[0] + p[0]) / 2)
		fmt.Fprintf(&b, "C%g %g %g %g %g %g", middle, before[1]+f.head, middle, p[1]+f.head, p[0], p[1]+f.head)
	}
	return b.String()
}
