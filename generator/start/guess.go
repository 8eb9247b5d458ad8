package start

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/article"
	"beleg/generator/quote"
)

// Of lengths, in code points: a heading is a short line, a caption may be longer, a menu is made of words.
const (
	shortLine   = 120
	longCaption = 300
	menuLine    = 40
)

// line is a line that is not blank.
type line struct {
	number int // 1-based
	text   string
	length int    // in code points
	folded string // for comparing
	block  article.Block
	role   article.Role
	why    string // "" as long as nothing was guessed
}

func (l *line) say(role article.Role, why string) {
	if l.why == "" {
		l.role, l.why = role, why
	}
}

// single tells whether the line is a block of its own.
func (l *line) single() bool { return l.block.FirstLine == l.block.LastLine }

// alone tells whether blank lines, or the ends of the text, surround line i.
func (g *guesser) alone(i int) bool { return !g.joined(i-1) && !g.joined(i) }

// joined tells whether the line after i follows it at once.
func (g *guesser) joined(i int) bool {
	return i >= 0 && i+1 < len(g.lines) && g.lines[i+1].number == g.lines[i].number+1
}

type guesser struct{ lines []line }

// Look looks at an article that was saved from a page. It knows the words that German and English pages put around
// articles, and the forms that captions, galleries and repeated headlines take. A wrong guess costs a look; so does a missing
// one, but of the two it is the worse, and therefore a line of more than a few words is only skipped on strong signs.
func Look(text string) Guess {
	g := newGuesser(text)
	g.furniture()
	g.menus()
	g.pictures()
	title := g.title()
	g.repeats(title)
	g.questions()
	guess := Guess{Language: languageOf(text), Blocks: g.blocks()}
	if title >= 0 {
		guess.Title, guess.TitleWhy = g.lines[title].text, "its first heading"
		return guess
	}
	guess.Title, guess.TitleWhy = g.firstWords(), noHeading
	return guess
}

// noHeading says why a title is none.
const noHeading = "it has no heading; these are its first words"

func newGuesser(text string) *guesser {
	n := article.CountLines(text)
	each := make([]article.Override, n)
	for i := range each {
		each[i] = article.Override{First: i + 1, Last: i + 1}
	}
	g := &guesser{}
	blocks := article.Parse(text, nil).Blocks
	for _, l := range article.Parse(text, each).Blocks {
		for len(blocks) > 1 && blocks[0].LastLine < l.FirstLine {
			blocks = blocks[1:]
		}
		s := text[l.Start:l.End]
		g.lines = append(g.lines, line{number: l.FirstLine, text: s, length: utf8.RuneCountInString(s), folded: quote.Fold(s), block: blocks[0]})
	}
	return g
}

// furniture finds what pages put around articles, line by line.
func (g *guesser) furniture() {
	for i := range g.lines {
		l := &g.lines[i]
		if role, why := furnitureIn(l.text, l.length); why != "" {
			l.say(role, why)
		}
	}
}

// menus finds numbered menus: short numbered lines above the first paragraph. Further down they may be the article's own list.
func (g *guesser) menus() {
	for i := range g.lines {
		l := &g.lines[i]
		if l.length > shortLine {
			return
		}
		if numbered.MatchString(l.text) && l.length <= menuLine {
			l.say(article.Skip, "navigation")
		}
	}
}

// pictures finds captions that stand twice, as a short title and as a caption with its credit, and galleries of them.
func (g *guesser) pictures() {
	for from := 0; from < len(g.lines); {
		to := from
		for g.joined(to) {
			to++
		}
		credits := 0
		for _, l := range g.lines[from : to+1] {
			if strings.Contains(l.text, "©") {
				credits++
			}
		}
		gallery := credits >= 3 && 3*credits >= to-from+1
		for i := from; i < to; i++ {
			g.pictureTitle(i, gallery)
		}
		if above := from - 1; gallery && above >= 0 && g.alone(above) && g.lines[above].block.Role == article.Heading {
			g.lines[above].say(article.Skip, "the heading of a picture gallery")
		}
		from = to + 1
	}
}

// pictureTitle judges a line without a credit above one with a credit.
func (g *guesser) pictureTitle(i int, gallery bool) {
	l, next := &g.lines[i], &g.lines[i+1]
	if strings.Contains(l.text, "©") || !strings.Contains(next.text, "©") || l.length > longCaption {
		return
	}
	repeated := strings.HasPrefix(next.folded, strings.TrimRight(l.folded, ".…")) || strings.Contains(next.folded, strings.TrimRight(l.folded, ".…"))
	if repeated || gallery && l.length <= shortLine {
		l.role, l.why = article.Skip, "a caption that stands twice"
		if !repeated {
			l.why = "the title of a picture in a gallery"
		}
	}
}

// title returns the index of the headline, or -1: of the headings above the first paragraph the one that the page repeats
// further down, or else the first.
func (g *guesser) title() int {
	first := -1
	for i := range g.lines {
		l := &g.lines[i]
		if l.why != "" {
			continue
		}
		if l.length > shortLine || !l.single() {
			break
		}
		if l.block.Role != article.Heading && !strings.HasSuffix(l.folded, "?") && !strings.HasSuffix(l.folded, "!") {
			continue
		}
		if slices.ContainsFunc(g.lines[i+1:], func(m line) bool { return m.folded == l.folded }) {
			first = i
			break
		}
		if first < 0 {
			first = i
		}
	}
	if first >= 0 && g.lines[first].block.Role != article.Heading {
		g.lines[first].say(article.Heading, "the headline")
	}
	return first
}

// repeats finds lines that stand there a second time. The first one is kept; a headline is the one at the index title.
func (g *guesser) repeats(title int) {
	seen := map[string]bool{}
	for i := range g.lines {
		l := &g.lines[i]
		if l.why != "" && l.role == article.Skip {
			continue
		}
		if seen[l.folded] && l.single() {
			why := "it stands there already"
			if title >= 0 && l.folded == g.lines[title].folded {
				why = "the headline again"
			}
			l.role, l.why = article.Skip, why
		}
		seen[l.folded] = true
	}
}

// questions finds headings that ask. They end like a sentence, and so pass for paragraphs.
func (g *guesser) questions() {
	for i := range g.lines {
		l := &g.lines[i]
		if l.single() && g.alone(i) && l.length <= shortLine && strings.HasSuffix(l.folded, "?") {
			l.say(article.Heading, "a question that stands alone")
		}
	}
}

// blocks returns what was guessed and is not what the reader of plain text takes the lines for anyway. Lines one below the
// other that are skipped for one reason become one block.
func (g *guesser) blocks() []Block {
	var blocks []Block
	for i, l := range g.lines {
		switch {
		case l.why == "", l.role == l.block.Role && l.single():
			continue
		case l.role == article.Skip && len(blocks) > 0 && g.joined(i-1):
			if last := &blocks[len(blocks)-1]; last.Role == l.role && last.Why == l.why && last.Last == l.number-1 {
				last.Last++
				continue
			}
		}
		blocks = append(blocks, Block{First: l.number, Last: l.number, Role: l.role, Why: l.why})
	}
	return blocks
}

// firstWords returns what an article without a heading begins with.
func (g *guesser) firstWords() string {
	for _, l := range g.lines {
		if l.why != "" && l.role == article.Skip {
			continue
		}
		words := strings.Fields(l.text)
		if len(words) > 8 {
			return strings.TrimRightFunc(strings.Join(words[:8], " "), unicode.IsPunct) + " …"
		}
		return strings.Join(words, " ")
	}
	return "…"
}
