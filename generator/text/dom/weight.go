package dom

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A Weight is what a page costs its reader, as far as that shows before it is read.
type Weight struct {
	Marks int // tags, comments and attributes
	again int // elements that a parser opens once more, because they were still open where a block began or ended
}

// mostAgain bounds those. A page that has more is flattened.
const mostAgain = 1 << 20

// weigh weighs a page in time linear in its length.
func weigh(page string) Weight {
	w := weigher{page: page, open: map[atom.Atom]int{}, base: map[atom.Atom]int{}}
	for {
		i := strings.IndexByte(w.page[w.at:], '<')
		if i < 0 {
			return w.Weight
		}
		w.at += i + 1
		w.Marks++
		w.tag()
	}
}

type weigher struct {
	Weight
	page string
	at   int
	// open counts the elements with attributes that set letters and that no end tag closed. Where a cell or the like
	// begins, those of base are open that nothing in it can close.
	open, base map[atom.Atom]int
	all        int // that are open
}

// tag passes over a tag behind its first character.
func (w *weigher) tag() {
	ends := strings.HasPrefix(w.page[w.at:], "/")
	if ends {
		w.at++
	}
	from := w.at
	for w.at < len(w.page) && letter(w.page[w.at]) {
		w.at++
	}
	name := atom.Lookup([]byte(strings.ToLower(w.page[from:w.at])))
	attributes := w.attributes(from < w.at)
	w.Marks += attributes
	switch name {
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt,
		atom.U:
		if ends && w.open[name] > w.base[name] {
			w.open[name]--
			w.all--
		} else if !ends && attributes > 0 { // of those without, three are opened again
			w.open[name]++
			w.all++
		}
		return
	case atom.Table, atom.Td, atom.Th, atom.Caption, atom.Object, atom.Applet, atom.Marquee, atom.Template, atom.Select:
		for name, n := range w.open {
			w.base[name] = n
		}
	}
	w.again += w.all
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// attributes passes over the rest of a tag, if it is one, and counts what it has of them.
func (w *weigher) attributes(is bool) int {
	n, named := 0, false // whether a name has begun that a value may follow
	for gap := true; is && w.at < len(w.page); w.at++ {
		switch c := w.page[w.at]; {
		case c == '>':
			return n
		case c <= ' ' || c == '/':
			gap = true
			continue
		case c == '=' && named:
			w.value()
			named = false
		case gap || !named:
			n++
			named = true
		}
		gap = false
	}
	return n
}

// value passes over a value to its last byte, from the sign before it on.
func (w *weigher) value() {
	rest := strings.TrimLeft(w.page[w.at+1:], " \t\n\r\f")
	at := len(w.page) - len(rest)
	if rest == "" || rest[0] == '>' {
		return
	}
	end := strings.IndexAny(rest, " \t\n\r\f>") - 1
	if rest[0] == '"' || rest[0] == '\'' {
		end = strings.IndexByte(rest[1:], rest[0]) + 1
	}
	if end < 0 || end == 0 && (rest[0] == '"' || rest[0] == '\'') {
		w.at = len(w.page) - 1
		return
	}
	w.at = at + end
}
