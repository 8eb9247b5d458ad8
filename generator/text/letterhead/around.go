package letterhead

import (
	"regexp"
	"slices"
	"strings"

	"beleg/generator/text/article"
	"beleg/generator/text/byline"
	"beleg/generator/text/document"
	"beleg/generator/words/dateline"
)

// Why is said of what an organisation's sheet has above a text.
const Why = "letterhead"

// DateLine is said of a line with nothing but a date above a text.
const DateLine = "date line"

// Named is how it is known who published a text that says so in its letterhead.
const Named = "guessed: its letterhead"

const (
	ask    = "whom to ask"
	signed = "byline"
)

// Of such a sheet: what kind of text it is, where the organisation is, what kinds there are, whom to ask.
var (
	kindOfText = regexp.MustCompile(`(?i)\b(?:presse|medien)(?:mitteilung|information|erklärung|meldung)\b|` +
		`\b(?:press|news|media) release\b|\bcommuniqué\b`)
	address = regexp.MustCompile(`(?i)\bwww\.|https?://|\S@\S|\b(?:tel|telefon|telephone|phone|fax)\b|` +
		`\+\d[\d /-]{6,}\d|\b\d{5} \p{L}{3}`)
	organisation = regexp.MustCompile(`(?i)\b(?:stadt|gemeinde|samtgemeinde|landkreis|kreis|land|universität|` +
		`hochschule|institut|verband|verein|polizei|city|county|council|university|institute|authority|` +
		`association|agency|police|department|office|ville|commune|préfecture|université|gmbh|ag|e\. ?v\.|ltd|inc)\b|ministeri|ministry|ministère`)
	whomToAsk = regexp.MustCompile(`(?i)^(?:(?:for|your|more|further|media|press|presse|medien|ihre?|weitere)[ -]?)*` +
		`(?:contacts?|kontakte?|ansprechpartner(?:in)?|rückfragen|enquiries|inquiries|anfragen|information(?:en|s)?|` +
		`renseignements)\b[^:.!?]{0,40}:`)
)

// Below reports whether a text is the title that stands below a letterhead in larger letters: a name, with small lines
// between the two that say where it is, or what kind of text follows. A headline too may stand above a line of text in
// large letters, and is none where nobody says so.
func Below(head string, between []string, title string) bool {
	sign := organisation.MatchString(head) || capitals(head)
	for _, line := range between {
		sign = sign || kindOfText.MatchString(line) || address.MatchString(line)
		if len(line) > shortLine || len(byline.Signed(line)) > 0 {
			return false
		}
	}
	return sign && len(between) > 0 && len(strings.Fields(title)) > 3 && len(strings.Fields(head)) < 9
}

// Above marks the lines above the title of a plain text that says in one of them what kind of text it is, as press
// releases do, and the title. It tells whether there are any. Without such a line the first is the title as a rule.
func Above(blocks []document.Block) bool {
	said := false
	for i := range blocks[:min(len(blocks), topBlocks)] {
		text := blocks[i].Text
		switch words := count(text); {
		case len(text) > shortLine:
			return false
		case kindOfText.MatchString(text) && words < 6:
			said = true
		case said && words > 3 && !address.MatchString(text) && !dated(text):
			for k := range i {
				blocks[k].Role, blocks[k].Why = article.Skip, Why
			}
			blocks[i].Role = article.Title
			return true
		}
	}
	return false
}

// Mark marks what stands above and below the text of a document and is none of it: who wrote it, a line with little but
// a date, whom to ask. authors are those that its properties name; returned are those that it has. Nothing within the
// text is marked.
func Mark(blocks []document.Block, authors []document.Fact) []document.Fact {
	first, last := -1, -1 // paragraph of some length
	for i, b := range blocks {
		if len(b.Text) > shortLine && b.Role == article.Paragraph && !whomToAsk.MatchString(b.Text) {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	title := slices.IndexFunc(blocks, func(b document.Block) bool { return b.Role == article.Title })
	for i := range blocks {
		b := &blocks[i]
		if b.Role != article.Paragraph && b.Role != article.Heading || i >= first && i <= last {
			continue
		}
		names := byline.Signed(b.Text)
		goesOn := i > 0 && blocks[i-1].Why == ask && address.MatchString(b.Text) && !strings.HasSuffix(b.Text, ".")
		switch {
		case whomToAsk.MatchString(b.Text), goesOn && len(b.Text) <= shortLine:
			b.Role, b.Why = article.Skip, ask
		case i > first || len(b.Text) > shortLine:
		case len(names) > 0 || named(b.Text, authors):
			authors = sign(b, names, authors)
		case kindOfText.MatchString(b.Text) && (i < title || count(b.Text) < 6), dated(b.Text),
			i < title && address.MatchString(b.Text):
			b.Role, b.Why = article.Skip, Why
		}
	}
	markName(blocks[:max(title, 0)])
	return authors
}

// Signatures marks the lines at the top of an article, below its first, that say that they name who wrote it, and
// returns whom they name.
func Signatures(blocks []document.Block) (authors []document.Fact) {
	for i := 1; i < min(len(blocks), topBlocks); i++ {
		if names := byline.Signed(blocks[i].Text); len(names) > 0 {
			authors = sign(&blocks[i], names, authors)
		}
	}
	return authors
}

// sign marks a byline, and adds whom it names to the authors.
func sign(b *document.Block, names []string, authors []document.Fact) []document.Fact {
	b.Role, b.Why = article.Skip, signed
	for _, name := range names {
		if !named(name, authors) {
			authors = append(authors, document.Fact{Value: name, Where: "its line \"" + b.Text + "\""})
		}
	}
	return authors
}

// Bylines marks the lines above the first paragraph of some length that name one of the authors and little else, and
// the date that stands there alone.
func Bylines(blocks []document.Block, authors []document.Fact) {
	Dates(blocks)
	for i := range blocks {
		switch b := &blocks[i]; {
		case b.Role != article.Paragraph:
		case len(b.Text) > shortLine:
			return
		case named(b.Text, authors):
			b.Role, b.Why = article.Skip, signed
		}
	}
}

// mostDates is how many lines with nothing but a date an article has at its top: when it was published and changed.
const mostDates = 2

// Dates marks the lines with nothing but a date above the text: above its first paragraph of some length, or its second
// sentence, for the first may stand below the title. Where more such lines follow they divide the text, as in a diary.
func Dates(blocks []document.Block) {
	var dates []*document.Block
	sentences := 0
	for i := range blocks {
		switch b := &blocks[i]; {
		case b.Role == article.Skip || b.Role == article.Title || b.Role == article.Caption:
		case dateline.Alone(b.Text):
			if dates = append(dates, b); sentences > 1 || len(dates) > mostDates {
				return
			}
		case len(b.Text) > shortLine:
			sentences += mostDates
		case strings.HasSuffix(b.Text, "."):
			sentences++
		}
	}
	for _, b := range dates {
		b.Role, b.Why = article.Skip, DateLine
	}
}

// named reports whether a line names one of the authors and little else.
func named(line string, authors []document.Fact) bool {
	for _, a := range authors {
		if strings.Contains(line, a.Value) && (len(line) < len(a.Value)+40 || len(byline.Signed(line)) > 0) {
			return true
		}
	}
	return false
}

// dated reports whether a line says little but a date, as in "Hannover, 8. Oktober 2024".
func dated(line string) bool {
	words := strings.Fields(line)
	return len(words) < 6 && strings.TrimRight(line, ".!?") == line && dateline.Date(line, "") != ""
}
