package docx

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"beleg/generator/text/article"
)

// style is what a style says that matters to who reads the words.
type style struct {
	ID      string `xml:"styleId,attr"`
	Name    value  `xml:"name"` // in English, whatever the language of Word
	BasedOn value  `xml:"basedOn"`
	Outline value  `xml:"pPr>outlineLvl"` // 0 is that of chapters
	Size    value  `xml:"rPr>sz"`         // of the letters, in half points
	Vanish  *value `xml:"rPr>vanish"`
}

type value struct {
	Val string `xml:"val,attr"`
}

// on reports whether a switch is there and not off.
func (v *value) on() bool { return v != nil && v.Val != "0" && v.Val != "false" && v.Val != "off" }

// styles are those of a document by their ids. That of paragraphs without a style is "".
type styles map[string]*style

// readStyles reads the styles and gives each what it has from those that it is based on.
func (f *file) readStyles(name string) styles {
	var list struct {
		Size   value    `xml:"docDefaults>rPrDefault>rPr>sz"`
		Styles []*style `xml:"style"`
	}
	f.decode(name, &list)
	all := styles{"": {Size: value{cmp.Or(list.Size.Val, usualSize)}}}
	for _, s := range list.Styles {
		all[cmp.Or(s.ID, "-")] = s
	}
	for _, s := range list.Styles {
		for base, n := all[s.BasedOn.Val], 0; base != nil && n < deepest; base, n = all[base.BasedOn.Val], n+1 {
			s.Outline.Val = cmp.Or(s.Outline.Val, base.Outline.Val)
			s.Size.Val = cmp.Or(s.Size.Val, base.Size.Val)
			s.Vanish = cmp.Or(s.Vanish, base.Vanish)
		}
	}
	return all
}

// usualSize is the size of letters where a document does not say it.
const usualSize = "20"

// deepest is how many styles may be based on one another. Word itself allows eleven.
const deepest = 20

// of returns a style, or one that says nothing.
func (all styles) of(id string) *style {
	return cmp.Or(all[id], all[""])
}

// size returns how high letters are, in half points: as a run of them says, else as the style does.
func (all styles) size(run value, id string) int {
	n, _ := strconv.Atoi(cmp.Or(run.Val, all.of(id).Size.Val, all[""].Size.Val))
	return n
}

// Where a document does not name its styles, their ids do, in the language of Word.
var (
	titles   = regexp.MustCompile(`(?i)^(title|titel|titre)$`)
	headings = regexp.MustCompile(`(?i)^(subtitle|(heading|überschrift|berschrift|titre) ?[1-9])$`)
	captions = regexp.MustCompile(`(?i)^(caption|beschriftung|légende|lgende)$`)
	contents = regexp.MustCompile(`(?i)^(toc|verzeichnis|tm) ?([1-9]|heading)$`)
)

// role says what a paragraph is by its style, or by the outline level that it has without one, and why.
func (all styles) role(id, outline string) (article.Role, string) {
	s := all.of(id)
	name := cmp.Or(s.Name.Val, id)
	why := fmt.Sprintf("its style %q", name)
	level, err := strconv.Atoi(cmp.Or(outline, s.Outline.Val))
	switch {
	case titles.MatchString(name):
		return article.Title, why
	case contents.MatchString(name):
		return article.Skip, "table of contents"
	case headings.MatchString(name):
		return article.Heading, why
	case captions.MatchString(name):
		return article.Caption, why
	case err == nil && level < 9:
		return article.Heading, "its outline level"
	}
	return article.Paragraph, ""
}

// isChapter reports whether a heading is one of the highest.
func (all styles) isChapter(id, outline string) bool {
	s := all.of(id)
	return strings.HasSuffix(cmp.Or(s.Name.Val, id), "1") || cmp.Or(outline, s.Outline.Val) == "0"
}
