package card

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A kind of type is a font, the sizes it may have, the largest first, and the leading as a percentage of the size.
type kind struct {
	font    *sfnt.Font
	sizes   []int
	leading int
}

// capHeight is how high the Go fonts' capitals are, as a percentage of the size.
const capHeight = 72

// A setting is a text broken into lines.
type setting struct {
	kind
	face  *face
	lines []string
}

func (s setting) leading() int   { return s.face.size * s.kind.leading / 100 }
func (s setting) capHeight() int { return s.face.size * capHeight / 100 }

// height is from the top of the first line's capitals to the last baseline, in pixels.
func (s setting) height() int {
	if len(s.lines) == 0 {
		return 0
	}
	return s.capHeight() + (len(s.lines)-1)*s.leading()
}

// room returns how many lines of the face fit a height in pixels.
func (s setting) room(height int) int { return 1 + (height-s.capHeight())/s.leading() }

// compose sets a text as large as a room of this width and height, in pixels, allows: in whole words if it can be done at
// any size, else with broken words, and else as much as fits at the smallest size, followed by "…". Words are not broken in the
// largest sizes, where it would take more hyphens.
func (p *pen) compose(of kind, text string, width, height int) setting {
	whole, broken := atoms(text), atoms(hyphenate(text))
	for _, size := range of.sizes {
		if s := p.set(of, size, whole, width, height); s.lines != nil || text == "" {
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
		if s := p.set(of, smallest, shortened(broken, n), width, height); s.lines != nil {
			return s
		}
	}
	return setting{of, p.face(of.font, smallest), nil}
}

// set sets atoms in one size. It has no lines if they do not fit.
func (p *pen) set(of kind, size int, list []atom, width, height int) setting {
	s := setting{of, p.face(of.font, size), nil}
	m := measure(s.face, list)
	if n := m.count(fixed.I(width)); n <= s.room(height) {
		s.lines = m.balance(n, fixed.I(width))
	}
	return s
}

// An atom is what is never broken: a word, or a part of one. joint says how the next follows.
type atom struct {
	text  string
	joint joint
}

type joint int

const (
	spaced   joint = iota // a space on the same line
	closed                // nothing; a line may end here as it is
	hyphened              // nothing; a line that ends here gets a hyphen
)

// atoms cuts a text at spaces, after hyphens, dashes and slashes within words, and at places for breaks.
func atoms(text string) []atom {
	var list []atom
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' }) {
		from := 0
		for i, r := range word {
			next := i + utf8.RuneLen(r)
			switch {
			case r == softHyphen, r == zeroWidth:
				if i > from {
					list = append(list, atom{word[from:i], map[rune]joint{softHyphen: hyphened, zeroWidth: closed}[r]})
				}
				from = next
			case strings.ContainsRune("-–—/", r) && breaksAfter(word, i, next):
				list = append(list, atom{word[from:next], closed})
				from = next
			}
		}
		if from < len(word) {
			list = append(list, atom{word[from:], spaced})
		} else if len(list) > 0 {
			list[len(list)-1].joint = spaced
		}
	}
	return list
}

// breaksAfter tells whether a line may end after the hyphen or slash at word[at:next]: two letters stand before it and
// a letter follows, so "U-Boot", "-5" and "2022/23" stay whole.
func breaksAfter(word string, at, next int) bool {
	last, size := utf8.DecodeLastRuneInString(word[:at])
	before, _ := utf8.DecodeLastRuneInString(word[:at-size])
	after, _ := utf8.DecodeRuneInString(word[next:])
	return unicode.IsLetter(last) && unicode.IsLetter(before) && unicode.IsLetter(after)
}

// shortened returns the first n atoms, with "…" after them.
func shortened(list []atom, n int) []atom {
	short := append([]atom(nil), list[:n]...)
	short[n-1] = atom{ellipsis(short[n-1].text), spaced}
	return short
}

// A line of type is measured once: from[i] and to[i] are where atom i begins and ends if all stand on one line.
type measured struct {
	atoms    []atom
	from, to []fixed.Int26_6
	hyphen   fixed.Int26_6
}

func measure(f *face, list []atom) *measured {
	m := &measured{atoms: list, hyphen: f.width("-")}
	space := f.width(" ")
	var x fixed.Int26_6
	for _, a := range list {
		m.from = append(m.from, x)
		x += f.width(a.text)
		m.to = append(m.to, x)
		if a.joint == spaced {
			x += space
		}
	}
	return m
}

// width is that of a line of the atoms from i up to and with j.
func (m *measured) width(i, j int) fixed.Int26_6 {
	w := m.to[j] - m.from[i]
	if m.atoms[j].joint == hyphened && j < len(m.atoms)-1 {
		w += m.hyphen
	}
	return w
}

const never = 1 << 30 // lines: it cannot be done

// count returns how few lines of a width hold the atoms; never if one of them is wider.
func (m *measured) count(width fixed.Int26_6) int {
	lines := 0
	for i := 0; i < len(m.atoms); lines++ {
		next := i
		for j := i; j < len(m.atoms) && m.to[j]-m.from[i] <= width; j++ {
			if m.width(i, j) <= width {
				next = j + 1
			}
		}
		if next == i {
			return never
		}
		i = next
	}
	return lines
}

// balance breaks the atoms into n lines no wider than width, as even as they can be: the sum of the squares of what lines
// lack or have too much is the least of all ways to do it, as in Knuth and Plass, "Breaking Paragraphs into Lines" (1981).
func (m *measured) balance(n int, width fixed.Int26_6) []string {
	if n == 0 {
		return nil
	}
	all := len(m.atoms)
	ideal := float64(m.to[all-1]) / float64(n)
	// least[k][i] is the cost of the atoms from i on in k lines, and first[k][i] the first atom of the second of them.
	least, first := make([][]float64, n+1), make([][]int, n+1)
	for k := range n + 1 {
		least[k], first[k] = make([]float64, all+1), make([]int, all+1)
		for i := range all + 1 {
			least[k][i] = unreachable
			if k == 0 && i == all {
				least[k][i] = 0
			}
			for j := i; k > 0 && j < all && m.to[j]-m.from[i] <= width; j++ {
				if m.width(i, j) > width {
					continue
				}
				if cost := least[k-1][j+1] + m.cost(i, j, ideal); cost < least[k][i] {
					least[k][i], first[k][i] = cost, j+1
				}
			}
		}
	}
	var lines []string
	for k, i := n, 0; k > 0; k-- {
		lines = append(lines, m.line(i, first[k][i]))
		i = first[k][i]
	}
	return lines
}

const unreachable = 1e30

// cost is how bad a line is. A hyphen is as bad as a third of a line too much or too little, an end within "10.000 | Soldaten" or
// "Oktober | 2024" a quarter; an end where the sentence pauses is as good as a fifth.
func (m *measured) cost(i, j int, ideal float64) float64 {
	off := (float64(m.width(i, j)) - ideal) / ideal
	cost := off * off
	if j == len(m.atoms)-1 {
		return cost
	}
	if m.atoms[j].joint == hyphened {
		cost += 1.0 / 9
	}
	last, _ := utf8.DecodeLastRuneInString(m.atoms[j].text)
	next, _ := utf8.DecodeRuneInString(m.atoms[j+1].text)
	if unicode.IsDigit(last) || unicode.IsDigit(next) {
		cost += 1.0 / 16
	}
	if strings.ContainsRune(",;:–—.?!", last) {
		cost -= 1.0 / 25
	}
	return cost
}

// line returns the text of the atoms from i up to and without end.
func (m *measured) line(i, end int) string {
	var b strings.Builder
	for j := i; j < end; j++ {
		b.WriteString(m.atoms[j].text)
		if j < end-1 && m.atoms[j].joint == spaced {
			b.WriteByte(' ')
		}
	}
	if m.atoms[end-1].joint == hyphened && end < len(m.atoms) {
		b.WriteByte('-')
	}
	return b.String()
}
