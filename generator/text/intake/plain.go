package intake

import (
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/fold"
	"beleg/generator/text/letterhead"
	"beleg/generator/words/reading"
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
	above  bool   // titles of other articles stand below it
}

// say takes in a guess, unless there is one already; "" is none.
func (l *line) say(role article.Role, why string) {
	if l.why == "" {
		l.role, l.why = role, why
	}
}

// single tells whether the line is a block of its own.
func (l *line) single() bool { return l.block.FirstLine == l.block.LastLine }

// page is an article as it was saved, with all that stood around it.
type page []*line

// alone tells whether blank lines, or the ends of the text, surround line i.
func (p page) alone(i int) bool { return !p.joined(i-1) && !p.joined(i) }

// joined tells whether the line after i follows it at once.
func (p page) joined(i int) bool { return i >= 0 && i+1 < len(p) && p[i+1].number == p[i].number+1 }

// Look looks at an article that was saved from a page. It knows the words that German and English pages put around
// articles, and the forms that captions, galleries and repeated headlines take. A wrong guess costs a look; so does a
// missing one, but of the two it is the worse, and therefore a line of more than a few words is only skipped on strong
// signs.
func Look(text string) Guess {
	p := pageOf(text)
	p.furniture()
	p.teasers()
	p.pictures()
	var guess Guess
	guess.Publisher, guess.Authors = p.letterhead()
	title := p.title()
	p.repeats(title)
	guess.Blocks, guess.Headless = p.blocks(), title == nil
	if title != nil {
		text := strings.TrimSpace(strings.TrimLeft(title.text, "# "))
		guess.Title = document.Fact{Value: text, Where: "guessed: its first heading"}
	} else {
		const why = "guessed: it has no heading; these are its first words"
		guess.Title = document.Fact{Value: p.firstWords(), Where: why}
	}
	return guess
}

// letterhead finds the date and the names that stand above a text, and what a press release has around it. It returns
// who published and who wrote that.
func (p page) letterhead() (publisher document.Fact, authors []document.Fact) {
	blocks := make([]document.Block, len(p))
	for i, l := range p {
		blocks[i] = document.Block{Text: l.text, Role: l.block.Role}
	}
	letterhead.Dates(blocks)
	authors = letterhead.Signatures(blocks)
	release := letterhead.Above(blocks)
	if release {
		authors = letterhead.Mark(blocks, authors)
	}
	for i, b := range blocks {
		if b.Why != "" {
			p[i].say(b.Role, b.Why)
		}
	}
	if release {
		publisher = letterhead.Head(blocks)
	}
	return publisher, authors
}

// languageOf guesses the language of a text; the zero Fact is one that cannot be told.
func languageOf(text string) document.Fact {
	if code := reading.Guess(text); code != "" {
		return document.Fact{Value: code, Where: "guessed: by its words"}
	}
	return document.Fact{}
}

func pageOf(text string) page {
	var p page
	for _, b := range article.Parse(text, nil).Blocks {
		ends := func(r rune) bool { return r == '\r' || r == '\n' }
		for i, s := range strings.FieldsFunc(text[b.Start:b.End], ends) {
			s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' })
			p = append(p, &line{number: b.FirstLine + i, text: s, length: utf8.RuneCountInString(s),
				folded: fold.String(s), block: b})
		}
	}
	return p
}

// numbered finds an entry of a numbered menu: "1. Startseite".
var numbered = regexp.MustCompile(`^\d{1,2}\.\s+\p{L}[\p{L}\- ]*$`)

// furniture finds what pages put around articles, line by line. Numbered menus are short numbered lines above the first
// paragraph; further down they may be the article's own list.
func (p page) furniture() {
	above := true
	for _, l := range p {
		f := furnitureIn(l.text, l.length)
		l.above = f.Above
		l.say(f.role(), f.Why)
		above = above && l.length <= shortLine
		if above && l.length <= menuLine && numbered.MatchString(l.text) {
			l.say(article.Skip, "navigation")
		}
	}
}

// teasers finds the titles of other articles below a line that announces them: lines like headings, one below the
// other. Where the text goes on, the last of them may be the heading of what follows. Above the first paragraph the
// article's own title may be among them.
func (p page) teasers() {
	begun := false
	for i := 0; i < len(p); i++ {
		if begun = begun || p[i].length > shortLine; !begun || !p[i].above {
			continue
		}
		from, why := i+1, p[i].why
		for i+1 < len(p) && (p[i+1].why != "" || p[i+1].block.Role == article.Heading) {
			i++
		}
		to := i + 1
		if to < len(p) && p[i].why == "" {
			to--
		}
		for _, l := range p[from:max(from, to)] {
			l.say(article.Skip, why)
		}
	}
}

// pictures finds captions that stand twice, as a short title and as a caption with its credit, and galleries of them.
func (p page) pictures() {
	for from, to := 0, 0; from < len(p); from, to = to+1, to+1 {
		for p.joined(to) {
			to++
		}
		credits := 0
		for _, l := range p[from : to+1] {
			if l.credits() {
				credits++
			}
		}
		gallery := credits >= 3 && 3*credits >= to-from+1
		for i := from; i < to; i++ {
			p[i].titles(p[i+1], gallery)
		}
		if above := from - 1; gallery && above >= 0 && p.alone(above) && p[above].block.Role == article.Heading {
			p[above].say(article.Skip, "the heading of a picture gallery")
		}
	}
}

// credits tells whether a line says whose a picture is.
func (l *line) credits() bool { return strings.Contains(l.text, "©") }

// titles judges a line without a credit above one with a credit.
func (l *line) titles(next *line, gallery bool) {
	switch {
	case l.credits() || !next.credits() || l.length > longCaption:
	case strings.Contains(next.folded, strings.TrimRight(l.folded, ".…")):
		l.role, l.why = article.Skip, "a caption that stands twice"
	case gallery && l.length <= shortLine:
		l.role, l.why = article.Skip, "the title of a picture in a gallery"
	}
}

// title returns the headline, or nil: of the headings above the first paragraph the one that the page repeats further
// down, or else the first.
func (p page) title() *line {
	var title *line
	last := map[string]int{} // line of a text
	for i, l := range p {
		last[l.folded] = i
	}
	for i, l := range p {
		if l.why != "" {
			continue
		}
		if l.length > shortLine || !l.single() {
			break
		}
		if l.block.Role != article.Heading && !strings.HasSuffix(l.folded, "?") && !strings.HasSuffix(l.folded, "!") {
			continue
		}
		again := last[l.folded] > i
		if title == nil || again {
			title = l
		}
		if again {
			break
		}
	}
	if title != nil && title.block.Role != article.Heading {
		title.say(article.Heading, "the headline")
	}
	return title
}

// repeats finds lines that stand there a second time, of which the first one is kept, and headings that ask: they end
// like a sentence, and so pass for paragraphs.
func (p page) repeats(title *line) {
	seen := map[string]bool{}
	for i, l := range p {
		if l.why != "" && l.role == article.Skip {
			continue
		}
		if seen[l.folded] && l.single() {
			l.role, l.why = article.Skip, "it stands there already"
			if title != nil && l.folded == title.folded {
				l.why = "the headline again"
			}
		}
		seen[l.folded] = true
		if l.single() && p.alone(i) && l.length <= shortLine && strings.HasSuffix(l.folded, "?") {
			l.say(article.Heading, "a question that stands alone")
		}
	}
}

// blocks returns what was guessed and is not what the reader of plain text takes the lines for anyway. Lines one below
// the other that are skipped for one reason become one block.
func (p page) blocks() []document.Override {
	var blocks []document.Override
	last := &document.Override{}
	for _, l := range p {
		switch {
		case l.why == "", l.role == l.block.Role && l.single():
		case l.role == article.Skip && last.Role == l.role && last.Why == l.why && last.Last == l.number-1:
			last.Last++
		default:
			is := article.Override{First: l.number, Last: l.number, Role: l.role}
			blocks = append(blocks, document.Override{Override: is, Why: l.why})
			last = &blocks[len(blocks)-1]
		}
	}
	return blocks
}

// firstWords returns what an article without a heading begins with.
func (p page) firstWords() string {
	for _, l := range p {
		if l.why != "" && l.role == article.Skip {
			continue
		}
		words := strings.Fields(l.text)
		title := strings.Join(words[:min(len(words), 8)], " ")
		whole := len(words) <= 8
		if n := []rune(title); len(n) > shortLine { // some scripts have no spaces between words
			title, whole = string(n[:shortLine-2]), false
		}
		if whole {
			return title
		}
		return strings.TrimSpace(strings.TrimRightFunc(title, unicode.IsPunct) + " …")
	}
	return "…"
}

// A piece of furniture is a kind of line that belongs to the page and not to the article.
type furniture struct {
	Why     string
	Longest int            // in code points
	Is      []string       // lines that are furniture as a whole, numbers aside
	Has     []string       // nothing, or some words of which others have one
	Matches *regexp.Regexp // how others are found
	Caption bool           // it is a caption; what is not is to be skipped
	Above   bool           // titles of other articles stand below it
}

//go:embed furniture.toml
var files embed.FS

// finds reports whether a line, in lower case, is found by the words in it.
func (f furniture) finds(line string) bool {
	in := func(word string) bool { return strings.Contains(line, word) }
	return f.Matches != nil && (f.Has == nil || slices.ContainsFunc(f.Has, in)) && f.Matches.MatchString(line)
}

var known = func() []furniture {
	file := struct{ Line []furniture }{}
	if meta, err := toml.DecodeFS(files, "furniture.toml", &file); err != nil || len(meta.Undecoded()) > 0 {
		panic(fmt.Sprintf("intake: furniture.toml: %v, unknown keys %v", err, meta.Undecoded()))
	}
	return file.Line
}()

// counted finds the number that pages put beside a word: "Kommentare (12)", "12 comments".
var counted = regexp.MustCompile(`^\(?\d+\)?\s+|\s+\(?\d+\)?$`)

func (f furniture) role() article.Role {
	if f.Caption {
		return article.Caption
	}
	return article.Skip
}

// furnitureIn says what a line is that belongs to the page and not to the article; none if it may be the article's.
func furnitureIn(text string, length int) furniture {
	s := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return furniture{Why: "no words"}
	}
	word := ""
	if length <= menuLine {
		word = strings.Trim(counted.ReplaceAllString(s, ""), " :>.+-")
	}
	for _, f := range known {
		if length <= f.Longest && (slices.Contains(f.Is, word) || f.finds(s)) {
			return f
		}
	}
	return furniture{}
}

// A Guess is what can be told of a text without understanding it.
type Guess struct {
	Title     document.Fact // its first words where nothing is a heading
	Headless  bool          // nothing is
	Publisher document.Fact // of a press release
	Authors   []document.Fact
	Blocks    []document.Override // what lines are, where the reader of plain text takes them for something else
}
