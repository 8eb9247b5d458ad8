// Package document is an article as it was taken in: its words, block by block, and what it states about itself.
//
// Readers of one kind of file each make a Document: package webpage of HTML, and so on. Nothing of the file's visible
// words is left out of the blocks; what is not the article's own has the role Skip and says why. Nothing is added
// either, because what stands in seeds/ is what an editor quotes from.
package document

import (
	"strings"

	"beleg/generator/text/article"
)

// A Document is an article in the order in which it is read.
type Document struct {
	Kind   string // what it came as, for people: "web page", "PDF", "subtitles"
	Blocks []Block

	Title, Publisher, Published, URL, Language Fact
	Authors                                    []Fact

	// Notes tell the editor what must be known before the article is used, each a clause without a full stop: "the text
	// ends at a paywall".
	Notes []string
}

// A Block is what becomes a paragraph of the seed: one line, and never empty.
type Block struct {
	Text string // without line ends; other white space folded to single spaces
	Role article.Role
	Why  string // why it has a role other than Paragraph: "navigation", "its <h1>"
}

// A Fact is what a document states about itself. The zero Fact is one that it does not state.
type Fact struct {
	Value string // a date is EDTF, a language a code such as "de", a publisher a name
	Where string // where it was found: `JSON-LD "datePublished"`, `<meta property="og:title">`
	Weak  bool   // it says something else, such as when a file was made, and only hints at this
}

// Or returns the fact, or another where the document does not state it.
func (f Fact) Or(other Fact) Fact {
	if f.Value == "" {
		return other
	}
	return f
}

// Text is the document as a seed: a block a line, with a blank line between two. It ends with a line end unless there
// are no blocks.
func (d *Document) Text() string {
	var b strings.Builder
	for i, block := range d.Blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(block.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// Overrides returns the roles of the lines of Text, the line of block i being 2i+1, that the reader of plain text would
// take for something else.
func (d *Document) Overrides() []Override {
	var overrides []Override
	guessed := article.Parse(d.Text(), nil).Blocks
	for i, block := range d.Blocks {
		if i < len(guessed) && guessed[i].Role == block.Role {
			continue
		}
		line := 2*i + 1
		overrides = append(overrides, Override{article.Override{First: line, Last: line, Role: block.Role}, block.Why})
	}
	return Together(overrides)
}

// Together joins overrides, which are in order, that go on with the one before for the same reason. The blank lines
// between them keep their lines blocks of their own.
func Together(overrides []Override) []Override {
	var joined []Override
	for _, o := range overrides {
		if last := len(joined) - 1; last >= 0 && o.continues(joined[last]) {
			joined[last].Last = o.Last
		} else {
			joined = append(joined, o)
		}
	}
	return joined
}

// An Override says what some lines of the seed are, and why.
type Override struct {
	article.Override
	Why string
}

func (o Override) continues(before Override) bool {
	return before.Role == o.Role && before.Why == o.Why && before.Last == o.First-2
}
