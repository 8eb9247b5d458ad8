// Package press makes articles of sentences and cuts quotations out of them.
//
// Compose puts planned sentences among others into paragraphs; Cut returns words of a sentence as a quotation that is found
// in exactly one place; Typeset writes the article as the file of some editorial system. Whether a quotation is found only
// once is decided here by counting, not by the matcher of package quote: a corpus is a test of that.
package press

import (
	"strings"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/prose"
)

// Role is what a block is to a reader; the names are those of [[block]].
type Role string

// The roles.
const (
	Heading   Role = "heading"
	Paragraph Role = "paragraph"
	Caption   Role = "caption"
	Skip      Role = "skip"
)

// Block is a paragraph, a heading, a caption, or what belongs to the page and not to the article.
type Block struct {
	Role      Role
	Sentences []prose.Sentence
	// Marked: the source file has to say the role, because a reader of plain text would guess another.
	Marked bool
	begin  int // in the running text
}

func line(role Role, text string) Block {
	return Block{Role: role, Sentences: []prose.Sentence{{Parts: []string{text}}}}
}

// String returns the words of the block.
func (b Block) String() string {
	var list []string
	for _, s := range b.Sentences {
		list = append(list, s.String())
	}
	return strings.Join(list, " ")
}

// Spot is where a sentence stands: the index of a block and of a sentence in it.
type Spot struct{ Block, Sentence int }

// Article is an article as its author wrote it, before it was typeset.
type Article struct {
	Blocks []Block
	Style  Style

	running string // the words of all blocks that are not skipped
	typed   string // running as matching sees it
}

// Compose makes an article around planned sentences and returns where each of them stands. Some sentences stand twice.
func Compose(d *dice.Dice, s prose.Scene, style Style, title string, planned []prose.Sentence) (*Article, []Spot) {
	c := composer{d: d, scene: s, style: style, said: d.Below(100)}
	c.deal(planned)
	c.repeat()
	a := &Article{Style: style}
	spots := c.layOut(a, title)
	a.run()
	return a, spots
}

// composer holds the paragraphs while they fill.
type composer struct {
	d          *dice.Dice
	scene      prose.Scene
	style      Style
	paragraphs [][]prose.Sentence
	spots      []Spot // by paragraph, not yet by block
	said       int    // sentences that belong to no claim, so far
}

// deal spreads the planned sentences over the paragraphs, others before and after them.
func (c *composer) deal(planned []prose.Sentence) {
	n := max(c.d.Between(6, 25), (len(planned)+2)/3)
	c.paragraphs = make([][]prose.Sentence, n)
	at := make([]int, len(planned))
	for i := range planned {
		at[i] = i * n / len(planned)
	}
	next := 0
	for p := range c.paragraphs {
		c.fill(p, c.d.Between(1, 2))
		for ; next < len(planned) && at[next] == p; next++ {
			c.spots = append(c.spots, Spot{p, len(c.paragraphs[p])})
			c.paragraphs[p] = append(c.paragraphs[p], c.style.regroup(planned[next]))
			c.fill(p, c.d.Between(0, 1))
		}
		c.fill(p, c.d.Between(1, 2))
	}
}

func (c *composer) fill(paragraph, n int) {
	for range n {
		c.paragraphs[paragraph] = append(c.paragraphs[paragraph], c.style.regroup(c.scene.Background(c.d, c.said)))
		c.said++
	}
}

// repeat says some sentences once more, at the end of another paragraph: as leads and captions do.
func (c *composer) repeat() {
	for _, spot := range c.spots {
		other := c.d.Below(len(c.paragraphs))
		if other == spot.Block || !c.d.Chance(6) {
			continue
		}
		c.paragraphs[other] = append(c.paragraphs[other], c.paragraphs[spot.Block][spot.Sentence])
		c.fill(other, c.d.Between(0, 1))
	}
}

// layOut puts title, headings, captions and furniture around the paragraphs and returns the spots by block.
func (c *composer) layOut(a *Article, title string) []Spot {
	a.Blocks = append(a.Blocks, c.furniture(30)...)
	a.Blocks = append(a.Blocks, line(Heading, c.scene.Headline(c.d)), line(Heading, title))
	if c.d.Chance(40) {
		byline := line(Paragraph, "Von "+prose.Author(c.d))
		byline.Marked = true
		a.Blocks = append(a.Blocks, byline)
	}
	at := make([]int, len(c.paragraphs))
	for i, p := range c.paragraphs {
		if i > 0 {
			a.Blocks = append(a.Blocks, c.between()...)
		}
		at[i] = len(a.Blocks)
		a.Blocks = append(a.Blocks, Block{Role: Paragraph, Sentences: p})
	}
	a.Blocks = append(a.Blocks, c.furniture(60)...)
	for i := range c.spots {
		c.spots[i].Block = at[c.spots[i].Block]
	}
	return c.spots
}

func (c *composer) between() []Block {
	switch c.d.Weighted(70, 14, 7, 9) {
	case 1:
		return []Block{line(Heading, c.scene.Headline(c.d))}
	case 2:
		return []Block{line(Caption, c.scene.Caption(c.d))}
	case 3:
		return c.furniture(100)
	}
	return nil
}

func (c *composer) furniture(percent int) []Block {
	if !c.d.Chance(percent) {
		return nil
	}
	b := line(Skip, c.scene.Furniture(c.d))
	b.Marked = true
	return []Block{b}
}

// run joins the blocks that can be quoted to the running text.
func (a *Article) run() {
	var text strings.Builder
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Role == Skip {
			continue
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		b.begin = text.Len()
		text.WriteString(b.String())
	}
	a.running = text.String()
	a.typed = Typewritten(a.running)
}
