package start

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"beleg/generator/article"
	"beleg/generator/format"
)

// Source returns the file of a new source: what is certain, what was guessed, and behind a # what only an editor can know.
// file is the article's name in seeds/, text its bytes.
func Source(file string, text []byte, g Guess) string {
	var b strings.Builder
	fmt.Fprintf(&b, "file      = %s\n", onOneLine(file))
	fmt.Fprintf(&b, "sha256    = \"%x\"\n", sha256.Sum256(text))
	fmt.Fprintf(&b, "title     = %s # guessed: %s\n", onOneLine(g.Title), g.TitleWhy)
	if g.Language != "" {
		fmt.Fprintf(&b, "language  = %q # guessed: by its small words\n", g.Language)
	}
	b.WriteString(`# publisher = "…" # an actor
# authors   = ["…"]
# published = "…" # "2024-10-08", "2024-10-08~" (about), "2024-10" …
# published_note = "…" # how the date is known when the article does not print it
# url       = "https://…"
# retrieved = "…"
`)
	for _, block := range g.Blocks {
		lines := fmt.Sprint(block.First)
		if block.Last > block.First {
			lines = fmt.Sprintf("%d-%d", block.First, block.Last)
		}
		fmt.Fprintf(&b, "\n# guessed: %s\n[[block]]\nlines = %q\nrole  = %q\n", block.Why, lines, block.Role)
	}
	return b.String()
}

// longestID is the length up to which titles become ids: addresses are read aloud and typed.
const longestID = 48

// SourceID proposes an id for an article: its title's first words, or the file's name if the title gives none.
func SourceID(g Guess, file string) string {
	id := format.SuggestID(g.Title)
	if g.TitleWhy == noHeading || id == "" {
		name, _, _ := strings.Cut(file, ".")
		id = format.SuggestID(name)
	}
	if id == "" {
		return "article"
	}
	if len(id) <= longestID {
		return id
	}
	if cut := strings.LastIndexByte(id[:longestID+1], '-'); cut > 0 {
		return id[:cut]
	}
	return strings.TrimRight(id[:longestID], "-")
}

// A Guess is what can be told of an article without understanding it.
type Guess struct {
	Title    string
	TitleWhy string // where the title is from
	Language string // de, en, or "" if it cannot be told
	Blocks   []Block
}

// A Block is what some lines are for, where the reader of plain text would take them for something else.
type Block struct {
	First, Last int // 1-based, inclusive
	Role        article.Role
	Why         string
}
