package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"beleg/generator/text/fold"
	"beleg/generator/text/furniture"
)

var (
	year       = regexp.MustCompile(`(?:^|\D)(?:19|20)\d\d(?:\D|$)`)
	standfirst = furniture.Names(`
		stand-?first lead lede dek sub-?title sub-?headline sub-?line intro vorspann
		chapo summary teaser-text excerpt abstract desc description`)
)

func isCaption(b *block) bool {
	n := b.of.At
	if len(b.Text) < 300 && credited.MatchString(b.Text) {
		return true
	}
	if tagAround(n, atom.Figcaption, atom.Caption) != 0 {
		return true
	}
	for depth := 0; n != nil && depth < 3; n, depth = n.Parent, depth+1 {
		if captioned.MatchString(furniture.NamesOf(n, "class")) && n.DataAtom != atom.Body {
			return true
		}
	}
	return false
}

// credited finds who took a picture.
var credited = regexp.MustCompile(`(?i)(?:^|[\s(|/.])(?:fotos?|photos?|photographs?|photo credit|credit|` +
	`crédits?(?: photo)?|bild|grafik|фото|foto de)\s?: ?\pL`)

var captioned = furniture.Names(`
		(?:wp-|image-|img-|photo-|media-|picture-|figure-|bild-?)?captions?(?:-?text)? bildunterschrift legende`)

// rights finds what pages end with.
var rights = regexp.MustCompile(`(?i)© ?(?:19|20)\d\d|\(c\) ?(?:19|20)\d\d|all rights reserved|` +
	`alle rechte vorbehalten|tous droits réservés|todos los derechos|все права защищены|may not be (?:reproduced|published)`)

// teasing is how links to other articles begin, or the line above them.
var teasing = phrases(`
	^(?:you (?:may|might) (?:also )?like|read (?:more|next|also)|see (?:more|also)|related(?: \w+)?|up next|don.t miss)\b
	^(?:more (?:on|from) this|recommended(?: for you)?|most (?:read|popular)|more:|watch:|also read)
	^(?:(?:à )?(?:lire|voir|découvrir) (?:aussi|également)|à lire|sur le même (?:sujet|thème)|les plus lus|nos autres articles)
	^(?:mehr (?:zum|zu diesem|dazu|:)|lesen sie (?:auch|hier|mehr)|meistgelesen|passend zum thema|auch interess)
	^(?:das könnte (?:sie|dich|euch) (?:auch )?interess|weitere (?:artikel|meldungen|nachrichten|beiträge)\W*$)
	^(?:siehe auch|lea también|te puede interesar|leia (?:mais|também)|leggi anche|lees ook|читайте также|související)`)

// isTeaser reports whether a block is nothing but a link to another article that says so, or the line above such.
func isTeaser(b *block) bool {
	return teasing.MatchString(b.Text[:min(len(b.Text), edge)]) &&
		(10*b.of.Links >= 6*len(b.Text) || wordCount(b.Text) <= 5) && !endsSentence(strings.TrimRight(b.Text, ":.…"))
}

// headingAround is the heading that an element stands in, nil if there is none. A heading that was never closed holds
// the page's text and is none.
func headingAround(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			for c := range n.ChildNodes() {
				if c.DataAtom == atom.P || c.DataAtom == atom.Ul || c.DataAtom == atom.Table {
					return nil
				}
			}
			return n
		}
	}
	return nil
}

func isHeading(n *html.Node) bool { return headingAround(n) != nil }

// tagAround returns the first of these tags at n or around it.
func tagAround(n *html.Node, tags ...atom.Atom) atom.Atom {
	for ; n != nil; n = n.Parent {
		for _, t := range tags {
			if n.DataAtom == t {
				return t
			}
		}
	}
	return 0
}

var sentenceEnd = regexp.MustCompile(`[.!?…:;。！？؟।]["'”“»«’‘)\]\s\x{a0}]*(?:\[\d+\])?$`)

// edge is how many bytes of a text its beginning and its end are looked at: a whole book can be a paragraph.
const edge = 400

func endsSentence(s string) bool { return sentenceEnd.MatchString(s[max(0, len(s)-edge):]) }

// isProse reports whether a block reads like running text.
func isProse(b *block) bool {
	n := wordCount(b.Text)
	return n > 20 || n > 2 && endsSentence(b.Text)
}

// wordCount counts words, and two characters of a script without blanks for one.
func wordCount(s string) int {
	n := 0
	for _, r := range s {
		if fold.Unspaced(r) {
			n++
		}
	}
	return len(strings.Fields(s)) + n/2
}

// allBold reports a short line in bold that is no sentence.
func allBold(b *block) bool {
	if wordCount(b.Text) > 12 || endsSentence(b.Text) ||
		tagAround(b.of.At, atom.Li, atom.Td, atom.Th, atom.Dd, atom.Blockquote) != 0 {
		return false
	}
	for _, t := range b.of.Texts {
		if tagAround(t.Parent, atom.B, atom.Strong) == 0 {
			return false
		}
	}
	return true
}
