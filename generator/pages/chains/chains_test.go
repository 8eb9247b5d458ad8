package chains

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var arrangement = form{columns: 9, width: 1000, node: 250, between: 40, padding: 8, fontSize: 14, line: 18, lines: 2}

// chain reads "article < nearest < origin" as the content format writes chains; "?" is nobody, and a name that begins with
// a lower-case letter is unnamed. A group stands in brackets.
func chain(s string) Chain {
	words := strings.Split(s, " < ")
	c := Chain{Article: words[0], Title: "title of " + words[0], Instead: "nothing"}
	for _, w := range words[1:] {
		name, group, _ := strings.Cut(strings.TrimSuffix(w, "]"), "[")
		v := Voice{Key: name, Name: name, Group: group, Unnamed: name == "?" || name != strings.ToUpper(name)}
		if name == "?" {
			v.Key = ""
		}
		c.Voices = append(c.Voices, v)
	}
	return c
}

func read(list ...string) []Chain {
	var chains []Chain
	for _, s := range list {
		chains = append(chains, chain(s))
	}
	return chains
}

// laid reads chains and places them.
func laid(list ...string) graph {
	g := newGraph(read(list...))
	arrangement.place(g)
	return g
}

// itself leaves names as they are.
func itself(name string) string { return name }

// nodes lists what is drawn.
func nodes(d Drawing) []Node {
	var list []Node
	for _, look := range d.Looks {
		list = append(list, look.Nodes...)
	}
	return list
}

// drawnAs finds what a node is drawn as: nothing else stands as far to the right and begins with the same words.
func drawnAs(d Drawing, n *node) Node {
	all := nodes(d)
	return all[slices.IndexFunc(all, func(v Node) bool { return v.X == n.X && v.Lines[0].Text == n.lines[0] })]
}

// columns lists the nodes by column, from top to bottom.
func columns(g graph) []string {
	var list []string
	for _, column := range g {
		var names []string
		for _, n := range column {
			if n.kind != passing {
				names = append(names, fmt.Sprintf("%s:%s", n.kind, strings.Join(n.lines, "|")))
			}
		}
		list = append(list, strings.Join(names, ", "))
	}
	return list
}

func TestEchoesConvergeOnOneOrigin(t *testing.T) {
	g := laid("a < POST < AGENCY", "b < BOTE < AGENCY", "c < AGENCY", "d < POST < AGENCY")
	want := []string{"named:AGENCY", "named:POST, named:BOTE", "article:title of a, article:title of d, article:title of b, article:title of c"}
	got := columns(g)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	d := arrangement.draw(g, itself)
	if got := strings.Count(d.Lines[0].Path, "M"); got != 6 || len(d.Lines) != 1 {
		t.Errorf("%d lines, want 6: POST has it once", got)
	}
}

func TestNobodyIsNeverTheSameAsNobody(t *testing.T) {
	g := laid("a < POST < ?", "b < POST < ?", "c < somebody", "d < somebody")
	if got := strings.Count(columns(g)[0], "unnamed:?"); got != 2 {
		t.Errorf("%d origins ?, want 2", got)
	}
	if got := strings.Count(columns(g)[0], "unnamed:somebody"); got != 1 {
		t.Errorf("%d origins somebody, want 1: a source that is described is the same", got)
	}
	if got := strings.Count(columns(g)[1], "POST"); got != 1 {
		t.Errorf("POST stands %d times, want 1", got)
	}
}

func TestAnArticleThatDoesNotSayHangsOnNothing(t *testing.T) {
	g := laid("a < POST < AGENCY", "b", "c")
	if diff := cmp.Diff("named:POST, nothing:nothing, nothing:nothing", columns(g)[1]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, n := range slices.Concat(g...) {
		if n.kind == Nothing && len(n.to) != 1 {
			t.Errorf("nothing is joined to %d articles", len(n.to))
		}
	}
	if Draw(read("a"), itself) != nil || Draw(nil, itself) != nil {
		t.Error("there is a drawing of nothing")
	}
	if got := len(nodes(*Draw(read("a", "b"), itself))); got != 4 {
		t.Errorf("two articles that do not say: %d nodes, want 4", got)
	}
}

func TestOriginsOfOneGroupStandTogetherInAFrame(t *testing.T) {
	g := laid("a < KIM[Korea]", "b < TASS", "c < SEOUL[Korea]", "d < REUTERS")
	d := arrangement.draw(g, itself)
	if len(d.Groups) != 1 || d.Groups[0].Name != "Korea" {
		t.Fatalf("groups: %v, want Korea", d.Groups)
	}
	frame := d.Groups[0]
	for _, n := range slices.Concat(g...) {
		box := drawnAs(d, n).Box
		inside := box.X >= frame.X && box.X+box.W <= frame.X+frame.W && box.Y >= frame.Y && box.Y+box.H <= frame.Y+frame.H
		apart := box.X >= frame.X+frame.W || box.Y >= frame.Y+frame.H || box.Y+box.H <= frame.Y
		if member := n.group == "Korea"; inside != member || apart == member {
			t.Errorf("%v: in the frame %t, want %t", n.lines, inside, member)
		}
	}
}

func TestLinesDoNotCrossWhereTheyNeedNot(t *testing.T) {
	g := newGraph(read("a < A", "b < B", "c < C", "d < B", "e < A", "f < C"))
	g.number()
	if got := g.crossings(); got != 0 {
		t.Errorf("%d lines cross, want 0", got)
	}
}

// anyChains returns chains as a hard week of news might have them.
func anyChains(rng *rand.Rand) []Chain {
	var list []string
	for range 1 + rng.IntN(14) {
		words := []string{fmt.Sprintf("a%d", rng.IntN(6))}
		for range rng.IntN(5) {
			if w := []string{"?", "someone", "KIM[K]", "SEOUL[K]", "TASS", "POST", "AGENCY", "NYT"}[rng.IntN(8)]; !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		list = append(list, strings.Join(words, " < "))
	}
	return read(list...)
}

func TestEveryChainIsDrawnAndNothingOverlaps(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for n := range 500 {
		list := anyChains(rng)
		g := newGraph(list)
		d := arrangement.draw(g, itself)
		all := nodes(d)
		for i, a := range all {
			if a.X < 0 || a.Y < 0 || a.X+a.W > d.Width || a.Y+a.H > d.Height {
				t.Errorf("drawing %d: %v leaves the drawing", n, a.Lines)
			}
			for _, b := range all[i+1:] {
				if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
					t.Errorf("drawing %d: %v overlaps %v", n, a.Lines, b.Lines)
				}
			}
		}
		for _, c := range list {
			if !drawn(g, c) {
				t.Errorf("drawing %d: chain %+v is not drawn", n, c)
			}
		}
		passBetween(t, n, g)
	}
}

// drawn follows a chain from the article back along the lines.
func drawn(g graph, c Chain) bool {
	at := map[*node]bool{}
	for _, n := range g[len(g)-1] {
		at[n] = n.key == c.Article
	}
	steps := append([]Voice{}, c.Voices...)
	if len(steps) == 0 {
		steps = []Voice{{}}
	}
	for _, v := range steps {
		before := map[*node]bool{}
		for _, n := range slices.Concat(g...) {
			for _, next := range n.to {
				if n.kind != passing && at[end(next)] && n.key == v.Key && (n.kind == Nothing) == (len(c.Voices) == 0) {
					before[n] = true
				}
			}
		}
		at = before
	}
	for n := range at {
		if len(n.from) == 0 {
			return true
		}
	}
	return false
}

// end is the node to which a line leads.
func end(n *node) *node {
	for n.kind == passing {
		n = n.to[0]
	}
	return n
}

// passBetween holds lines to the room between the nodes of the columns that they pass.
func passBetween(t *testing.T, drawing int, g graph) {
	t.Helper()
	all := slices.DeleteFunc(slices.Concat(g...), func(n *node) bool { return n.kind == passing })
	for _, from := range all {
		for _, next := range from.to {
			points := from.line(next)
			for i := 1; i+1 < len(points); i += 2 {
				x, y := (points[i].X+points[i+1].X)/2, points[i].Y
				for _, n := range all {
					if n.X <= x && x <= n.X+n.W && n.Y <= y && y <= n.Y+n.H {
						t.Errorf("drawing %d: the line from %v to %v runs over %v", drawing, from.lines, end(next).lines, n.lines)
					}
				}
			}
		}
	}
}

func TestTextsAreBrokenAndShortened(t *testing.T) {
	for _, test := range []struct {
		text  string
		width float64
		lines int
		want  string
	}{
		{"", 10, 2, ""},
		{"  Kyiv \n Post ", 10, 2, "Kyiv Post"},
		{"Interfax-Ukraine", 7, 2, "Interfax-|Ukraine"},
		{"Im Ukraine-Krieg sterben Soldaten", 10, 2, "Im Ukraine-Krieg|sterben Soldaten"},
		{"Im Ukraine-Krieg sterben jetzt auch Soldaten", 10, 2, "Im Ukraine-Krieg|sterben jetzt auc…"},
		{"Verteidigungsministerium", 6, 3, "Verteidig…"},
		{"a", 0, 2, "…"},
	} {
		if got := strings.Join(wrap(test.text, test.width, test.lines), "|"); got != test.want {
			t.Errorf("%q in %d lines of %g: %q, want %q", test.text, test.lines, test.width, got, test.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("Im Ukraine-Krieg sterben jetzt auch Soldaten", 10.0, 2)
	f.Add("- - -", 1.5, 1)
	f.Add("\xff\u00ad 한국어 ", 3.0, 3)
	f.Fuzz(func(t *testing.T, text string, width float64, n int) {
		if n < 1 || n > 5 || !(width > 1 && width < 1000) {
			t.Skip()
		}
		lines := wrap(text, width, n)
		if len(lines) > n {
			t.Errorf("%d lines, want at most %d", len(lines), n)
		}
		left := strings.Join(strings.Fields(text), "")
		for _, line := range lines {
			wide := 0.0
			for _, r := range line {
				wide += widthOf(r)
			}
			if wide > width+1e-9 {
				t.Errorf("%q is %g wide, want at most %g", line, wide, width)
			}
			// What is shown stands at the beginning of what is left of the text.
			words, ok := strings.CutSuffix(strings.Join(strings.Fields(line), ""), "…")
			if !strings.HasPrefix(left, words) && !ok {
				t.Errorf("%q does not go on with %q", left, words)
			}
			left = strings.TrimPrefix(left, words)
		}
	})
}

func TestSpreadKeepsOrderAndRoom(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		var column []*node
		var wanted []float64
		for range 1 + rng.IntN(12) {
			column = append(column, &node{Box: Box{H: 10 + float64(rng.IntN(40))}})
			wanted = append(wanted, float64(rng.IntN(300)))
		}
		spread(column, wanted)
		for i := 1; i < len(column); i++ {
			if free := column[i].Y - column[i-1].Y - column[i-1].H; free < gap-1e-6 || math.IsNaN(free) {
				t.Fatalf("%g free between nodes, want %g", free, gap)
			}
		}
	}
}
