package lang

import (
	"fmt"
	"strings"
)

// message is what a file says under one id. German and English have two plural forms, and for whole numbers "one" means
// 1 in both (CLDR); a test holds this against go-i18n's rules.
type message struct {
	one, other pattern // one is empty unless the message is counted
}

func (m message) isPlural() bool { return m.one.start != "" || m.one.places() > 0 }

func (m message) form(n int) pattern {
	if n == 1 && m.isPlural() {
		return m.one
	}
	return m.other
}

// pattern is a text cut at its places: start, then each place with the text after it.
type pattern struct {
	start string
	rest  []piece
}

type piece struct {
	place, after string
}

func (p pattern) places() int { return len(p.rest) }

// compile cuts a text at {{.Name}}, the only action of text/template that messages use. It panics on any other, since
// the files are part of the program.
func compile(text string) pattern {
	parts := strings.Split(text, "{{")
	p := pattern{start: parts[0]}
	for _, part := range parts[1:] {
		action, after, closed := strings.Cut(part, "}}")
		place, dotted := strings.CutPrefix(action, ".")
		if !closed || !dotted || !isName(place) {
			panic(fmt.Sprintf("lang: %q has an action other than {{.Name}}", text))
		}
		p.rest = append(p.rest, piece{place, after})
	}
	return p
}

func isName(s string) bool {
	for _, r := range s {
		if (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return false
		}
	}
	return s != ""
}

// fill writes the text with value's answers at the places. id is for the panic when there is no answer.
func (p pattern) fill(id string, value func(place string) (string, bool)) string {
	if len(p.rest) == 0 {
		return p.start
	}
	var room [4]string
	values := room[:0]
	size := len(p.start)
	for _, piece := range p.rest {
		v, ok := value(piece.place)
		if !ok {
			panic(fmt.Sprintf("lang: message %q lacks an argument for {{.%s}}", id, piece.place))
		}
		values = append(values, v)
		size += len(v) + len(piece.after)
	}
	var b strings.Builder
	b.Grow(size)
	b.WriteString(p.start)
	for i, piece := range p.rest {
		b.WriteString(values[i])
		b.WriteString(piece.after)
	}
	return b.String()
}
