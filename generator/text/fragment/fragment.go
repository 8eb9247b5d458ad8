// Package fragment links to words on somebody else's page, so that a browser scrolls to them and marks them.
//
// It takes an article and the place of a quotation in it, and gives the text directive that follows "#:~:" in the link.
// A browser marks the first passage that fits, and in its eyes case and all marks on letters are alike: "Mögen" fits
// "mogen". So words around the quotation are added until nothing else in the article fits. Where no words tell it from
// another place, such as in a caption that stands twice, only the first place has a directive: a link that marks the
// wrong passage is worse than one that marks none. What else the page holds beside the article, such as its menus, is
// not known.
//
// The specification: https://wicg.github.io/scroll-to-text-fragment/
package fragment

import (
	"net/url"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/text/article"
	"beleg/generator/text/fold"
)

// A Page is an article as a browser searches it. It is never changed and safe for concurrent use.
type Page struct {
	text   string
	blocks []article.Block
	folded string // all of the text
}

// NewPage prepares an article for any number of quotations. All its blocks count, skipped ones too: the page has them.
func NewPage(a *article.Article) *Page {
	return &Page{a.Text, a.Blocks, searched(a.Text)}
}

// says returns the words of a stretch.
func (p *Page) says(s fold.Span) string { return p.text[s.Start:s.End] }

// Directives returns the text directives for a quotation, such as "text=sechs%20Tote", joined by "&": one for each of
// its parts, which ascend and lie in the block with this index. A part that would begin or end inside a word is widened
// to all of it, because browsers find nothing less. It returns "" if nothing tells the place from others.
func (p *Page) Directives(block int, parts []fold.Span) string {
	var list []string
	for _, part := range parts {
		directive := p.directive(block, p.widen(block, part))
		if directive == "" {
			return ""
		}
		list = append(list, "text="+directive)
	}
	return strings.Join(list, "&")
}

// From here on the specification's words: a directive is [prefix-,]textStart[,textEnd][,-suffix].

// longest is how many code points of a quotation are given whole, as the specification recommends. Of a longer one its
// first and last words are given.
const longest = 300

// few is how many words are too few to stand alone, as the specification recommends, and most how many are added on a
// side.
const (
	few  = 3
	most = 12
)

func (p *Page) directive(block int, s fold.Span) string {
	if p.seen(s) != s {
		return ""
	}
	if utf8.RuneCountInString(p.says(s)) > longest {
		if d := p.ends(block, s); d != "" {
			return d
		}
	}
	least := 0
	if !p.moreThan(few, s) {
		least = 2
	}
	if prefix, suffix, ok := p.context(block, s, least); ok {
		return withContext(p.encode(prefix), p.encode(s), p.encode(suffix))
	}
	if p.unique(s) || p.first(s) {
		return p.encode(s)
	}
	return ""
}

// ends gives the first and the last words of a long quotation: so many first ones that nothing else begins so, and so
// many last ones that they do not come up before.
func (p *Page) ends(block int, s fold.Span) string {
	const least = 4
	for n := least; n <= most; n++ {
		first := p.firstWords(s, n)
		prefix, _, ok := p.context(block, first, 0)
		if !ok {
			continue
		}
		for m := least; m <= 2*most; m++ {
			last := p.lastWords(fold.Span{Start: first.End, End: s.End}, m)
			if last.Start <= first.End {
				break
			}
			rest, wanted := searched(p.text[first.End:s.End]), searched(p.says(last))
			if strings.Index(rest, wanted) == len(rest)-len(wanted) {
				return withContext(p.encode(prefix), p.encode(first)+","+p.encode(last), "")
			}
		}
	}
	return ""
}

func withContext(prefix, text, suffix string) string {
	if prefix != "" {
		text = prefix + "-," + text
	}
	if suffix != "" {
		text += ",-" + suffix
	}
	return text
}

// encode writes words for a directive, with white space as HTML shows it and without soft hyphens, which browsers do
// not see. "-", "," and "&" have a meaning there.
func (p *Page) encode(s fold.Span) string {
	words := p.says(s)
	if strings.ContainsAny(words, "\t\n\r\f") || strings.Contains(words, "  ") {
		space := func(r rune) bool { return strings.ContainsRune(" \t\n\r\f", r) }
		words = strings.Join(strings.FieldsFunc(words, space), " ")
	}
	words = strings.TrimSpace(strings.ReplaceAll(words, "\u00AD", ""))
	return meaningful.Replace(url.QueryEscape(words))
}

var meaningful = strings.NewReplacer("-", "%2D", "+", "%20")

// context returns the fewest words before and after a stretch that together with it stand nowhere else, at least so
// many if they are there. Words of its own block are preferred: a page often has something else between two blocks.
func (p *Page) context(block int, s fold.Span, least int) (prefix, suffix fold.Span, ok bool) {
	if least == 0 && p.unique(s) {
		return fold.Span{}, fold.Span{}, true
	}
	before := fold.Span{Start: p.blocks[block].Start, End: s.Start}
	after := fold.Span{Start: s.End, End: p.blocks[block].End}
	for range 2 { // in its own block, then beyond its ends
		for n := max(1, least); n <= most; n++ {
			head, tail := p.seen(p.lastWords(before, n)), p.seen(p.firstWords(after, n))
			for _, c := range [][2]fold.Span{{head, {}}, {{}, tail}, {head, tail}} {
				whole := fold.Span{Start: s.Start, End: max(s.End, c[1].End)}
				if c[0] != (fold.Span{}) {
					whole.Start = c[0].Start
				}
				if whole != s && p.unique(whole) {
					return c[0], c[1], true
				}
			}
		}
		before, after = p.unlessBlank(before, block-1), p.unlessBlank(after, block+1)
	}
	return fold.Span{}, fold.Span{}, false
}

// seen returns a stretch, or an empty one if a browser that searches sees nothing in one of its words, or not where it
// begins: a mark without a letter belongs to the space before it.
func (p *Page) seen(s fold.Span) fold.Span {
	words := 0
	for word := range strings.FieldsSeq(p.says(s)) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(word, formatting))
		if words++; unicode.Is(unicode.M, first) || (first >= utf8.RuneSelf || first == '`') && searched(word) == "" {
			return fold.Span{}
		}
	}
	if words == 0 {
		return fold.Span{}
	}
	return s
}

func formatting(r rune) bool { return unicode.Is(unicode.Cf, r) } // such as a soft hyphen

// unlessBlank returns a stretch, or if nothing but white space is in it, a block if there is one of that index.
func (p *Page) unlessBlank(s fold.Span, block int) fold.Span {
	if strings.TrimSpace(p.says(s)) == "" && block >= 0 && block < len(p.blocks) {
		return fold.Span{Start: p.blocks[block].Start, End: p.blocks[block].End}
	}
	return s
}

// moreThan reports whether a stretch has more than n words, which are what stands between white space.
func (p *Page) moreThan(n int, s fold.Span) bool {
	for range strings.FieldsSeq(p.says(s)) {
		if n--; n < 0 {
			return true
		}
	}
	return false
}

// lastWords returns the last n words of a stretch, all of it if there are fewer.
func (p *Page) lastWords(s fold.Span, n int) fold.Span {
	rest := p.says(s)
	for range n {
		rest = strings.TrimRightFunc(rest, unicode.IsSpace)
		if rest == "" {
			return s
		}
		rest = rest[:len(strings.TrimRightFunc(rest, notSpace))]
	}
	s.Start += len(rest)
	return s
}

// firstWords returns the first n words of a stretch, all of it if there are fewer.
func (p *Page) firstWords(s fold.Span, n int) fold.Span {
	rest := p.says(s)
	for range n {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return s
		}
		rest = strings.TrimLeftFunc(rest, notSpace)
	}
	s.End -= len(rest)
	return s
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

// unique reports whether a stretch of the text, which may reach over blocks, stands nowhere else, whatever a browser
// takes for alike.
func (p *Page) unique(s fold.Span) bool {
	wanted := searched(p.says(s))
	i := index(p.folded, wanted)
	return wanted != "" && i >= 0 && index(p.folded[i+1:], wanted) < 0
}

// index is strings.Index, which is several times as fast for short words: of long ones it looks for the beginning, and
// for the whole once that has stood in too many places.
func index(text, words string) int {
	const short, often = 60, 16
	if len(words) <= short {
		return strings.Index(text, words)
	}
	at := 0
	for range often {
		i := strings.Index(text[at:], words[:short])
		if i < 0 {
			return -1
		}
		if at += i; strings.HasPrefix(text[at:], words) {
			return at
		}
		at++
	}
	if i := strings.Index(text[at:], words); i >= 0 {
		return at + i
	}
	return -1
}

// first reports whether a stretch is the first place in the article that a browser can take for it.
func (p *Page) first(s fold.Span) bool {
	wanted := searched(p.says(s))
	return wanted != "" && index(p.folded, wanted) == len(searched(p.text[:s.Start]))
}

// widen moves the ends of a stretch outwards to places that are certainly no inside of a word.
func (p *Page) widen(block int, s fold.Span) fold.Span {
	for s.Start > p.blocks[block].Start && !between(p.text, s.Start) {
		_, w := utf8.DecodeLastRuneInString(p.text[:s.Start])
		s.Start -= w
	}
	for s.End < p.blocks[block].End && !between(p.text, s.End) {
		_, w := utf8.DecodeRuneInString(p.text[s.End:])
		s.End += w
	}
	return s
}

// searched returns what a text is to a browser that searches, or less: texts that a browser takes for alike give the
// same. Browsers compare at the primary strength of UTS 10, without case and marks on letters, some also without the
// shapes of quotation marks. White space is left out, because between a prefix and its text there may be any or none.
// To fold too much is safe, since it only makes more places look alike than are.
func searched(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r > ' ' && r < utf8.RuneSelf && r != '`':
			b.WriteByte(upper(byte(r)))
		case r == ' ', r == '\n', r == '\r', r == '\t':
		case r < firstUsual || r > lastUsual || !usual()[r-firstUsual].known:
			return unusual(s)
		default:
			b.WriteString(usual()[r-firstUsual].as)
		}
	}
	return b.String()
}

func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}

// unusual is searched for any text.
func unusual(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(fold.String(s)) {
		switch {
		case r > ' ' && r < utf8.RuneSelf && r != '`':
			b.WriteRune(unicode.ToUpper(r))
		case r <= ' ' || r == tatweel || r >= utf8.RuneSelf && unicode.In(r, unicode.M, unicode.Cf, unicode.Zs,
			unicode.Cc, unicode.Other_Default_Ignorable_Code_Point):
		case alike[plain(r)] != "":
			b.WriteString(alike[plain(r)])
		default:
			b.WriteRune(plain(r))
		}
	}
	return b.String()
}

// The usual characters beyond ASCII are those of Latin-1 and Latin Extended-A, dashes and quotation marks: none of them
// joins with the one before or behind it, so that each is searched as the same wherever it stands.
const firstUsual, lastUsual = '\u00A0', '\u2026'

type known struct {
	known bool
	as    string
}

var usual = sync.OnceValue(func() []known {
	all := make([]known, lastUsual-firstUsual+1)
	for r := rune(firstUsual); r <= lastUsual; r++ {
		if r < '\u0180' && r != '\u00AD' || r >= '\u2010' {
			all[r-firstUsual] = known{true, unusual(string(r))}
		}
	}
	return all
})

// tatweel only makes an Arabic word longer; collation does not see it.
const tatweel = '\u0640'

// plain returns the least of the letters that differ from r in case only; of Katakana, the Hiragana.
func plain(r rune) rune {
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	if least >= 'ァ' && least <= 'ヶ' {
		return least - 'ァ' + 'ぁ'
	}
	return least
}

// alike are letters that do not decompose, but count as others with a mark, or as two letters, each in the form that
// plain gives.
var alike = map[rune]string{'ß': "SS", 'Æ': "AE", 'Œ': "OE", 'Ø': "O", 'Đ': "D", 'Ð': "D", 'Ł': "L", 'Þ': "TH",
	'Ħ': "H", 'ı': "I", 'Ŋ': "N", 'Ŧ': "T", '`': "'"}

// between reports whether a browser surely sees no word around place i of a block: it may begin or end what it marks
// there. The rules are those of UAX 29 with every doubt decided against: scripts without spaces between words need a
// dictionary, which browsers have and we have not.
func between(text string, i int) bool {
	b, bw := utf8.DecodeRuneInString(text[i:])
	a, aw := utf8.DecodeLastRuneInString(text[:i])
	switch {
	case unicode.IsSpace(a) || unicode.IsSpace(b):
		return true
	case attached(a) || attached(b) || b == tatweel || inWord(a) && inWord(b):
		return false
	case unicode.Is(unicode.So, a) && unicode.In(b, unicode.So, unicode.Sk): // may be one picture, such as a flag
		return false
	case inWord(a) && strings.ContainsRune(inner, b):
		next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text[i+bw:], attached))
		return !inWord(next)
	case inWord(b) && strings.ContainsRune(inner, a):
		previous, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text[:i-aw], attached))
		return !inWord(previous)
	}
	return true
}

// attached reports characters that belong to the one before and are passed over: marks, soft hyphens and the like.
func attached(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) }

// inner are the characters that make one word of letters or digits on both sides: MidLetter, MidNum, MidNumLet and
// quotes of UAX 29.
const inner = ".'’‘:·,;\"\u2024\uFE52\uFF07\uFF0E\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A\u037E" +
	"\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B"

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.In(r, unicode.Pc, unicode.M)
}
