package generator_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/BurntSushi/toml"
	"golang.org/x/net/html"

	"beleg/generator"
	"beleg/generator/judgement/address"
)

// written is what the editors and the articles of a project say: each text that may stand as a whole where others are.
type written struct {
	t     *testing.T
	texts map[string]bool
	all   string
}

var markdownLink = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)

func writtenIn(t *testing.T, project fs.FS) *written {
	t.Helper()
	w := &written{t: t, texts: map[string]bool{}}
	err := fs.WalkDir(project, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(project, name)
		if err != nil {
			return err
		}
		switch path.Ext(name) {
		case ".toml":
			w.table(string(text))
		case ".md":
			parts := strings.SplitN(string(text), "+++\n", 3)
			w.table(parts[1])
			w.add(parts[2])
		default:
			for block := range strings.SplitSeq(string(text), "\n\n") {
				w.add(block)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *written) table(text string) {
	w.t.Helper()
	var v map[string]any
	if _, err := toml.Decode(text, &v); err != nil {
		w.t.Fatal(err)
	}
	w.value(v)
}

func (w *written) value(v any) {
	switch v := v.(type) {
	case string:
		w.add(v)
	case []any:
		for _, one := range v {
			w.value(one)
		}
	case []map[string]any:
		for _, one := range v {
			w.value(one)
		}
	case map[string]any:
		for _, one := range v {
			w.value(one)
		}
	}
}

func (w *written) add(text string) {
	for line := range strings.Lines(text) {
		w.texts[oneLine(strings.TrimLeft(line, "->"))] = true // an item or a quotation
	}
	text = oneLine(markdownLink.ReplaceAllString(text, "$1"))
	w.texts[text] = true
	w.all += text + "\n"
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// is tells whether a text is one of those, as a whole or shortened.
func (w *written) is(text string) bool {
	begin, cut := strings.CutSuffix(text, "…")
	return w.texts[text] || cut && strings.Contains(w.all, "\n"+begin)
}

const isolates, endOfIsolate = "\u2066\u2067\u2068", '\u2069'

func leftward(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Arabic, unicode.Hebrew) && unicode.IsLetter(r) })
}

// whole returns a line without what is set apart in it and is part of what is written.
func (w *written) whole(line string) string {
	_, inner := isolated(line)
	for _, one := range inner {
		if strings.Contains(w.all, strings.TrimSuffix(one, "…")) {
			line = strings.Replace(line, one, "", 1)
		}
	}
	return line
}

// isolated parts a text into what stands in its line, with a sign for each isolate, and the isolates.
func isolated(text string) (outer string, inner []string) {
	depth, from := 0, 0
	var b strings.Builder
	for i, r := range text {
		switch {
		case strings.ContainsRune(isolates, r):
			if depth++; depth == 1 {
				from = i + len(string(r))
				b.WriteString("\uFFFC")
			}
		case r == endOfIsolate && depth > 0:
			if depth--; depth == 0 {
				inner = append(inner, text[from:i])
			}
		case depth == 0:
			b.WriteRune(r)
		}
	}
	if depth > 0 { // it ends with the paragraph
		inner = append(inner, text[from:])
	}
	return b.String(), inner
}

// line holds a line of text against the rule: whoever wrote what runs from right to left in it wrote all of it, or what
// they wrote is set apart. It returns how much of it is.
func (w *written) line(at, text string) (n int) {
	w.t.Helper()
	text = oneLine(text)
	outer, inner := isolated(text)
	if leftward(outer) && !w.is(text) {
		w.t.Errorf("%s: something in %q runs from right to left and is not set apart", at, text)
	}
	for _, one := range inner {
		n += 1 + w.line(at+", set apart", one)
	}
	return n
}

var inLine = strings.Fields("a abbr b bdi br cite code em i img mark q s small span strong tspan u time")

// page holds all lines of a page against the rule. A line is what stands in an element that is none of a line itself;
// what an element in it sets apart counts as if the signs of plain text did. What is all in Arabic or Hebrew must say
// which way it runs. The articles' own words run as they do.
func (w *written) page(name string, source []byte) (n int) {
	w.t.Helper()
	doc, err := html.Parse(bytes.NewReader(source))
	if err != nil {
		w.t.Fatal(err)
	}
	for e := range doc.Descendants() {
		for _, a := range e.Attr {
			if slices.Contains([]string{"content", "alt", "title", "aria-label", "label", "data-words", "data-place"}, a.Key) {
				n += w.line(name+": "+a.Key, a.Val)
			}
		}
		if e.Type != html.ElementNode || slices.Contains(inLine, e.Data) || within(e, "blockquote", "text") ||
			slices.Contains([]string{"script", "style", "noscript"}, e.Data) || e.Parent != nil && hasClass(e.Parent, "block") && e.Data != "ul" {
			continue
		}
		for line := range strings.SplitSeq(linesOf(e), "\x00") {
			if e.Data == "text" { // words of a drawing stand on several lines
				line = w.whole(line)
			}
			if outer, _ := isolated(line); leftward(outer) && !strings.ContainsFunc(outer, latin) && e.Data != "title" && inherited(e, "dir")+attribute(e, "dir") == "" {
				w.t.Errorf("%s: %s: nobody says which way %q runs", name, e.Data, oneLine(line))
			}
			n += w.line(name+": "+e.Data, line)
		}
	}
	return n
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

func hasClass(e *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attribute(e, "class")), class)
}

// linesOf is the text of an element, with a zero in place of each element in it that is none of a line.
func linesOf(e *html.Node) string {
	var b strings.Builder
	for c := range e.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && !slices.Contains(inLine, c.Data):
			b.WriteString("\x00")
		case c.Data == "bdi" || attribute(c, "dir") != "":
			b.WriteString("\u2068" + linesOf(c) + "\u2069")
		default:
			b.WriteString(linesOf(c))
		}
	}
	return b.String()
}

// scripts are sites on which names, titles and judgements run both ways.
func scripts(t *testing.T) []published {
	t.Helper()
	var sites []published
	for _, name := range []string{"mixed", "hebrew"} {
		project := unpacked(t, "testdata/"+name+".txtar")
		sites = append(sites, published{name, project, built(t, project, generator.Options{})})
	}
	return sites
}

// Whatever stands in a line with others is set apart where it runs the other way, or the figures, brackets and full
// stops at its ends land among what stands beside it.
func TestWhatRunsTheOtherWayIsSetApartOnEveryPage(t *testing.T) {
	for _, site := range scripts(t) {
		w := writtenIn(t, site.project)
		apart := map[string]int{} // by kind of page
		for name, page := range site.files {
			if kind := kindOf(name); kind != "" {
				apart[kind] += w.page(name, page)
			}
		}
		for kind, n := range apart {
			if n < 3 { // the site's title on its own takes two of them
				t.Errorf("%s: on pages of the kind %s only %d things are set apart", site.name, kind, n)
			}
		}
		want := []string{"404", "actors", "actors/ID", "as-of/ID", "changes", "chronology", "claims", "claims/ID", "contradictions", "data", "embed/ID", "figures", "figures/ID", "home", "matrix", "page", "questions/ID", "ratings/ID", "search", "sources", "sources/ID", "topics", "topics/ID"}
		if got := slices.Sorted(maps.Keys(apart)); site.name == "mixed" && !slices.Equal(got, want) {
			t.Errorf("%s has pages of the kinds %q, want %q", site.name, got, want)
		}
	}
}

// So it is in feeds, in the calendar and in what other programs show as HTML.
func TestWhatRunsTheOtherWayIsSetApartInFeeds(t *testing.T) {
	for _, site := range scripts(t) {
		w := writtenIn(t, site.project)
		for _, name := range []string{address.Atom, address.JSONFeed, address.Calendar, "data/timeline.json"} {
			n, lines := 0, 0
			for line := range strings.Lines(plain(t, name, site.files[name])) {
				if lines++; strings.Contains(line, "</") {
					n += w.page(name, []byte(line))
				} else {
					n += w.line(name, line)
				}
			}
			if n < 2 || lines < 5 {
				t.Errorf("%s: %s has %d lines, and in them %d things are set apart", site.name, name, lines, n)
			}
		}
	}
}

// plain returns the texts of a file, one a line: what people read of it.
func plain(t *testing.T, name string, file []byte) string {
	t.Helper()
	switch path.Ext(name) {
	case ".ics":
		text := strings.ReplaceAll(string(file), "\r\n ", "")
		text = strings.NewReplacer(`\n`, "\n", `\`, "").Replace(text)
		return regexp.MustCompile(`(?m)^[A-Z-]+[;:]`).ReplaceAllString(text, "")
	case ".xml":
		doc, err := html.Parse(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for n := range doc.Descendants() {
			if n.Type == html.TextNode {
				lines = append(lines, oneLine(n.Data))
			}
		}
		return strings.Join(lines, "\n")
	}
	var v any
	if err := json.Unmarshal(file, &v); err != nil {
		t.Fatal(err)
	}
	w := written{texts: map[string]bool{}}
	w.value(v)
	return w.all
}

// What programs compare word for word holds no sign that was not written.
func TestDataHoldsNoSignsOfDirection(t *testing.T) {
	for _, site := range scripts(t) {
		for name, file := range site.files {
			compared := slices.Contains([]string{address.ClaimsJSON, address.QuestionsJSON, "data/claims.csv", "data/claimreview.json"}, name)
			if (compared || strings.HasPrefix(name, "assets/search/")) && bytes.ContainsAny(file, isolates+string(endOfIsolate)) {
				t.Errorf("%s: %s has signs of direction", site.name, name)
			}
		}
	}
}
