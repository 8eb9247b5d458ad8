package press

import (
	"strings"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/prose"
)

// Style is how an editorial system writes its files.
type Style struct {
	Width       int  // lines are broken after so many code points; 0: each paragraph is one line
	Gaps        bool // blank lines stand between paragraphs that are one line each
	Windows     bool // lines end with \r\n
	Mark        bool // a byte order mark comes first
	Decomposed  bool // umlauts are written as two code points
	SoftHyphens bool // long words say where they may be divided
	ThinSpaces  bool // digits are grouped by narrow no-break spaces and not by points
}

// NewStyle returns the style of a system; most are plain.
func NewStyle(d *dice.Dice) Style {
	s := Style{Gaps: d.Chance(60), Windows: d.Chance(12), Mark: d.Chance(8), Decomposed: d.Chance(8), SoftHyphens: d.Chance(12), ThinSpaces: d.Chance(8)}
	if d.Chance(20) {
		s.Width = d.Between(60, 90)
	}
	return s
}

// regroup writes the figures of a sentence as the style has them. Unlike the rest of a style it changes what a quotation
// must say, so it comes before quotations are cut.
func (s Style) regroup(sentence prose.Sentence) prose.Sentence {
	if !s.ThinSpaces {
		return sentence
	}
	parts := make([]string, len(sentence.Parts))
	for i, p := range sentence.Parts {
		parts[i] = thinSpaces(p)
	}
	sentence.Parts = parts
	return sentence
}

// thinSpaces replaces each point between a digit and three more by a narrow no-break space.
func thinSpaces(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '.' && i > 0 && digit(s, i-1) && digit(s, i+1) && digit(s, i+2) && digit(s, i+3) {
			b.WriteString("\u202F")
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func digit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
