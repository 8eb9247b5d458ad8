package docx

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
)

// current returns the paragraph that is being read, or nil.
func (b *body) current() *draft {
	if len(b.open) == 0 {
		return nil
	}
	return b.open[len(b.open)-1]
}

// top returns the frame that paragraphs belong to.
func (b *body) top() *frame {
	if len(b.frames) == 0 {
		b.frames = []*frame{{}}
	}
	return b.frames[len(b.frames)-1]
}

// paragraph begins a paragraph, or goes on with the one before.
func (b *body) paragraph() {
	f := b.top()
	next := f.kept
	if f.kept = nil; next == nil {
		next = &draft{}
	}
	next.joined = false
	next.hidden = b.styles.of(next.style).Vanish.on()
	b.open = append(b.open, next)
}

// style reads the properties of a paragraph.
func (b *body) style(decoder *xml.Decoder, t xml.StartElement) error {
	var is struct {
		Style   value     `xml:"pStyle"`
		Outline value     `xml:"outlineLvl"`
		Deleted *struct{} `xml:"rPr>del"`
	}
	err := decoder.DecodeElement(&is, &t)
	b.deep--
	if p := b.current(); p != nil {
		p.style, p.outline, p.joined = is.Style.Val, is.Outline.Val, is.Deleted != nil
		p.hidden = b.styles.of(p.style).Vanish.on()
	}
	return err
}

// run reads the properties of a run of letters.
func (b *body) run(decoder *xml.Decoder, t xml.StartElement) error {
	var is struct {
		Style  value  `xml:"rStyle"`
		Size   value  `xml:"sz"`
		Vanish *value `xml:"vanish"`
	}
	err := decoder.DecodeElement(&is, &t)
	b.deep--
	if p := b.current(); p != nil {
		p.hidden = cmp.Or(is.Vanish, b.styles.of(is.Style.Val).Vanish, b.styles.of(p.style).Vanish).on()
		if p.text.Len() == 0 {
			p.size = b.styles.size(is.Size, p.style)
		}
	}
	return err
}

// write adds words to the paragraph, unless they are hidden.
func (b *body) write(words string) {
	switch p := b.current(); {
	case p == nil || words == "":
	case p.hidden:
		b.hidden = b.hidden || strings.TrimSpace(words) != ""
	default:
		p.text.WriteString(words)
	}
}

// finish ends a paragraph. One whose mark was deleted goes on with the next.
func (b *body) finish() {
	p, f := b.current(), b.top()
	b.open = b.open[:len(b.open)-1]
	if p.joined {
		f.kept = p
		return
	}
	f.done = append(f.done, b.made(p)...)
}

// made returns a paragraph that has ended, with its text boxes.
func (b *body) made(p *draft) []paragraph {
	text := strings.Join(strings.Fields(p.text.String()), " ")
	if text == "" {
		return p.after
	}
	b.size, b.count = b.size+len(text), b.count+1
	role, why := b.styles.role(p.style, p.outline)
	if p.size == 0 {
		p.size = b.styles.size(value{}, p.style)
	}
	chapter := role == article.Heading && b.styles.isChapter(p.style, p.outline)
	return append([]paragraph{{document.Block{Text: text, Role: role, Why: why}, p.size, chapter}}, p.after...)
}

// add adds paragraphs to the frame that is open.
func (b *body) add(paragraphs ...paragraph) {
	f := b.top()
	f.done = append(f.done, paragraphs...)
}

// pop closes a frame.
func (b *body) pop() *frame {
	f := b.top()
	if f.kept != nil {
		f.done = append(f.done, b.made(f.kept)...)
	}
	b.frames = b.frames[:len(b.frames)-1]
	return f
}

// paragraphs returns all that was read.
func (b *body) paragraphs() []paragraph { return b.pop().done }

// remarks says what an editor should know of what was read and what was not.
func (b *body) remarks() []string {
	var said []string
	for _, r := range []struct {
		so   bool
		said string
	}{
		{b.changed, "its changes are tracked: what was inserted is part of the text, what was deleted is not"},
		{b.commented, "it has comments in the margin, which are not part of the text"},
		{b.hidden, "it has hidden text, which is not part of the article's"},
		{b.embedded, "it holds another file as a part of its text, which was not read"},
	} {
		if r.so {
			said = append(said, r.said)
		}
	}
	return said
}

// What a cell of a table may hold that is read as one line: so many paragraphs, and so many bytes.
const (
	cellParagraphs = 3
	cellBytes      = 400
)

// line makes one line of a row of a table, with its cells divided by " | ". Where cells are as large as columns of a
// page, or only one holds anything, the table is there for the layout, and paragraphs stay what they are.
func line(row [][]paragraph) []paragraph {
	var cells []string
	for _, cell := range row {
		var texts []string
		for _, p := range cell {
			if p.Role.Heads() {
				return slices.Concat(row...)
			}
			texts = append(texts, p.Text)
		}
		cells = append(cells, strings.Join(texts, " "))
		if len(cell) > cellParagraphs || len(cells[len(cells)-1]) > cellBytes {
			return slices.Concat(row...)
		}
	}
	text := strings.TrimRight(strings.Join(strings.Fields(strings.Join(cells, " | ")), " "), "| ")
	if !strings.Contains(strings.TrimLeft(text, "| "), " | ") {
		return slices.Concat(row...)
	}
	return []paragraph{{Block: document.Block{Text: text, Role: article.Paragraph}}}
}

// What a title may be: one of the first paragraphs, of so many bytes, and in letters that are larger than most by so
// many hundredths.
const (
	titleWithin = 8
	titleBytes  = 250
	titleLarger = 120
)

// markTitle finds the title: the first paragraph that has its style, else the only heading of the highest level if it
// stands at the top, else what stands there in the largest letters.
func markTitle(paragraphs []paragraph) {
	titled, chapters := false, 0
	letters, usual := map[int]int{}, 0
	for i, p := range paragraphs {
		if p.Role == article.Title && titled {
			paragraphs[i].Role = article.Heading
		}
		titled = titled || p.Role == article.Title
		if p.chapter {
			chapters++
		}
		letters[p.size] += len(p.Text)
		if letters[p.size] > letters[usual] {
			usual = p.size
		}
	}
	var best *paragraph
	for i := range paragraphs[:min(len(paragraphs), titleWithin)] {
		p := &paragraphs[i]
		if titled || len(p.Text) > titleBytes {
			break
		}
		if p.chapter && chapters == 1 {
			p.Role = article.Title
			return
		}
		larger := 100*p.size >= titleLarger*usual && (best == nil || p.size > best.size)
		if p.Role == article.Paragraph && larger {
			best = p
		}
	}
	if best != nil {
		best.Role, best.Why = article.Title, "the largest letters at its top"
	}
}
