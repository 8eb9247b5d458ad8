package layout

import (
	"math"
	"strings"
)

// mergePieces makes one line of what stands directly behind one another at one Height: a figure that is raised, such as
// that of a note, is a line of its own to pdftotext.
func (p *Pages) mergePieces() {
	var merged []*Line
	for _, l := range p.Lines {
		if last := len(merged) - 1; last >= 0 {
			a := merged[last]
			gap := l.X0 - a.X1
			if a.beside(l) && gap > -1 && gap < 0.6*max(a.Letters, l.Letters) && a.Kind == Plain && l.Kind == Plain {
				a.Box, a.Text = a.around(l.Box), a.Text+" "+l.Text
				if l.Letters > a.Letters { // words and not only the figure before them
					a.Letters = l.Letters
				}
				continue
			}
		}
		merged = append(merged, l)
	}
	p.Lines = merged
}

// beside reports whether two lines stand at one height of a page.
func (l *Line) beside(o *Line) bool {
	common := min(l.Y1, o.Y1) - max(l.Y0, o.Y0)
	return l.Page == o.Page && common > 0.5*min(l.Y1-l.Y0, o.Y1-o.Y0)
}

// mergeLoose makes one line of words that were driven apart to fill a narrow column: pdftotext takes each for a line.
// They stand at equal distances from the left to the right edge of lines that are full.
func (p *Pages) mergeLoose() {
	edges := p.edges()
	var merged []*Line
	for i := 0; i < len(p.Lines); {
		words := p.looseAt(i, edges)
		if len(words) > 1 {
			merged = append(merged, Joined(words, " ", Plain))
		} else {
			merged = append(merged, p.Lines[i])
		}
		i += max(1, len(words))
	}
	p.Lines = merged
}

// edges are where full lines end on each page, and for each of these edges where they begin.
type edges map[int]map[float64]float64

// fullLines is how many lines with the same two edges make a column that is filled to the edge.
const fullLines = 3

// edges finds the left edge of the lines that fill their column, by the right one.
func (p *Pages) edges() edges {
	type both struct {
		page   int
		x0, x1 float64
	}
	n, found := map[both]int{}, edges{}
	for _, l := range p.Lines {
		if strings.Count(l.Text, " ") > 1 {
			b := both{l.Page, math.Round(l.X0), math.Round(l.X1)}
			if found[l.Page] == nil {
				found[l.Page] = map[float64]float64{}
			}
			if n[b]++; n[b] >= fullLines {
				found[l.Page][b.x1] = b.x0
			}
		}
	}
	return found
}

// mostWords is how many words of a line may be driven apart.
const mostWords = 30

// looseAt returns the words from the i-th line that are one line: nil if they are not.
func (p *Pages) looseAt(i int, edges edges) []*Line {
	first := p.Lines[i]
	for end := i + 1; end < len(p.Lines) && end-i < mostWords && p.Lines[end].drivenFrom(p.Lines[end-1]); end++ {
		last := p.Lines[end]
		left, full := edges[last.Page][math.Round(last.X1)]
		if setIn := first.X0 - left; !full || setIn < -1 || setIn > 3*first.Letters {
			continue
		}
		words := p.Lines[i : end+1]
		pair := len(words) == 2 && strings.Trim(last.Text, "0123456789.,") == "" // as in a list of contents
		if gap := words[1].X0 - words[0].X1; gap < 0.5*(last.X1-left) && equallyApart(words) && !pair {
			return words
		}
		return nil
	}
	return nil
}

// drivenFrom reports whether two lines are single words that may be parts of one line.
func (l *Line) drivenFrom(a *Line) bool {
	single := !strings.Contains(a.Text, " ") && !strings.Contains(l.Text, " ")
	return single && a.beside(l) && l.X0 > a.X1 && Alike(a, l)
}

func equallyApart(words []*Line) bool {
	for i := 2; i < len(words); i++ {
		if math.Abs(words[i].X0-words[i-1].X1-words[1].X0+words[0].X1) > 1 {
			return false
		}
	}
	return true
}

// Joined makes one line of several.
func Joined(parts []*Line, by string, of Kind) *Line {
	whole := *parts[0]
	texts := make([]string, len(parts))
	for i, c := range parts {
		texts[i] = c.Text
		whole.Box = whole.around(c.Box)
	}
	whole.Text, whole.Kind = strings.Join(texts, by), of
	return &whole
}
