package card

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A kind of type is a font, the sizes it may have, the largest first, and the leading as a percentage of the size.
type kind struct {
	font    *sfnt.Font
	sizes   []int
	leading int
}

// A setting is a text broken into lines.
type setting struct {
	face    *face
	leading int // pixels
	lines   []string
}

// height is from the top of the first line's capitals to the last baseline, in pixels.
func (s setting) height() int {
	if len(s.lines) == 0 {
		return 0
	}
	return s.face.capHeight() + (len(s.lines)-1)*s.leading
}

// room returns how many lines of the face fit a height in pixels.
func (s setting) room(height int) int { return 1 + (height-s.face.capHeight())/s.leading }

// compose sets a text as large as a room of this width and height, in pixels, allows: in whole words if it can be done
// at any size, else with broken words, and else as much as fits at the smallest size, followed by "…". Words are not
// broken in the largest sizes, where it would take more hyphens.
func (p *pen) compose(of kind, text string, width, height int) setting {
	whole, broken := atoms(text), atoms(longPart.ReplaceAllStringFunc(text, hyphenate))
	for _, size := range of.sizes {
		if s := p.set(of, size, whole, width, height); s.lines != nil {
			return s
		}
	}
	for _, size := range of.sizes[len(of.sizes)/3:] {
		if s := p.set(of, size, broken, width, height); s.lines != nil {
			return s
		}
	}
	smallest := of.sizes[len(of.sizes)-1]
	for n := len(broken) - 1; n > 0; n-- {
		shortened := append(slices.Clone(broken[:n-1]), atom{text: ellipsis(broken[n-1].text)})
		if s := p.set(of, smallest, shortened, width, height); s.lines != nil {
			return s
		}
	}
	return p.set(of, smallest, nil, width, height)
}

// set sets atoms in one size, in as few lines as the width needs and those as even as they can be: the narrowest width
// that needs no more lines fills them all alike. It has no lines if they do not fit.
func (p *pen) set(of kind, size int, list []atom, width, height int) setting {
	s := setting{face: p.face(of.font, size), leading: size * of.leading / 100}
	m := measure(s.face, list)
	n := len(m.breaks(fixed.I(width)))
	if n == 0 || n > s.room(height) {
		return s
	}
	least := sort.Search(int(fixed.I(width)), func(w int) bool {
		ends := m.breaks(fixed.Int26_6(w))
		return ends != nil && len(ends) <= n
	})
	from := 0
	for _, end := range m.breaks(fixed.Int26_6(least)) {
		s.lines = append(s.lines, line(list, from, end))
		from = end
	}
	return s
}

// An atom is what is never broken: a word, or a part of one.
type atom struct {
	text   string
	space  bool // a space follows on the same line
	hyphen bool // a line that ends here gets a hyphen
}

var (
	atomic = regexp.MustCompile(`([^ \x{AD}\x{200B}]+)([ \x{AD}\x{200B}]*)`)
	// a line may end after a hyphen, dash or slash if two letters stand before it and a letter follows, so "U-Boot",
	// "-5" and "2022/23" stay whole
	divided = regexp.MustCompile(`(\pL\pL[-–—/])(\pL)`)
)

// atoms cuts a text at spaces, after hyphens, dashes and slashes within words, and at places for breaks.
func atoms(text string) []atom {
	for range 2 { // a letter that follows one hyphen may stand before the next
		text = divided.ReplaceAllString(text, "$1"+string(zeroWidth)+"$2")
	}
	var list []atom
	for _, m := range atomic.FindAllStringSubmatch(text, -1) {
		space := strings.Contains(m[2], " ")
		list = append(list, atom{m[1], space, !space && strings.HasPrefix(m[2], string(softHyphen))})
	}
	return list
}

// A text is measured once for all widths that are tried.
type measured struct {
	atoms         []atom
	widths        []fixed.Int26_6
	space, hyphen fixed.Int26_6
}

func measure(f *face, list []atom) measured {
	m := measured{atoms: list, space: f.width(" "), hyphen: f.width("-")}
	for _, a := range list {
		m.widths = append(m.widths, f.width(a.text))
	}
	return m
}

// breaks returns the atom behind each line, with as many on each as a width holds; nil if one of them is wider.
func (m measured) breaks(width fixed.Int26_6) []int {
	var ends []int
	for i := 0; i < len(m.atoms); {
		end := i
		var x fixed.Int26_6
		for j := i; j < len(m.atoms) && x+m.widths[j] <= width; j++ {
			x += m.widths[j]
			if !m.atoms[j].hyphen || j == len(m.atoms)-1 || x+m.hyphen <= width {
				end = j + 1
			}
			if m.atoms[j].space {
				x += m.space
			}
		}
		if end == i {
			return nil
		}
		ends, i = append(ends, end), end
	}
	return ends
}

// line returns the text of the atoms from i up to and without end.
func line(list []atom, i, end int) string {
	var b strings.Builder
	for _, a := range list[i:end] {
		b.WriteString(a.text)
		if a.space {
			b.WriteByte(' ')
		}
	}
	if list[end-1].hyphen && end < len(list) {
		b.WriteByte('-')
	}
	return strings.TrimSuffix(b.String(), " ")
}

// longPart is a part of a word that is broken by rule: about what a line of the largest type holds. Between an author's
// own soft hyphens nothing is added unless that part is long itself.
var longPart = regexp.MustCompile(`[^ \x{00AD}]{20,}`)

// hyphenate puts soft hyphens into a long part of a word, for cards on which it does not fit whole. The rule is that of
// German and does for other languages: the last of the consonants before a vowel begins a new syllable, and what is
// spoken as one sound stays together. It knows no compounds. What has no syllables, such as a long number or address,
// may be broken after every eight characters, without a hyphen.
func hyphenate(part string) string {
	word := []rune(part)
	var b strings.Builder
	last, vowel := 0, false
	for i, r := range word {
		switch {
		case vowel && i-last >= 2 && len(word)-i >= 3 && beginsSyllable(word, i):
			b.WriteRune(softHyphen)
			last, vowel = i, false
		case i-last >= 8 && !unicode.IsLetter(word[i-1]) || i-last >= 12:
			b.WriteRune(zeroWidth)
			last, vowel = i, false
		}
		vowel = vowel || isVowel(r)
		b.WriteRune(r)
	}
	return b.String()
}

// beginsSyllable tells whether a new syllable begins with the consonant at i.
func beginsSyllable(word []rune, i int) bool {
	if !isConsonant(word[i]) || !unicode.IsLetter(word[i-1]) {
		return false
	}
	for _, sound := range []string{"sch", "ch", "ck", "ph", "th", "qu"} {
		for into := range len(sound) { // i may lie within the sound
			from, to := i-into, i-into+len(sound)
			if from >= 0 && to <= len(word) && strings.EqualFold(string(word[from:to]), sound) {
				return into == 0 && to < len(word) && isVowel(word[to])
			}
		}
	}
	return isVowel(word[i+1])
}

func isVowel(r rune) bool     { return strings.ContainsRune("aeiouyäöüAEIOUYÄÖÜ", r) }
func isConsonant(r rune) bool { return unicode.IsLetter(r) && !isVowel(r) }
