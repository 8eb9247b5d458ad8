package webpage

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
	"beleg/generator/text/dom"
)

// Each page of testdata has a file beside it that says what must come of it. What is a fact or a note must be all that
// the document states of that kind; a role is followed by the whole text of a block, and skip by the reason, if it
// matters, in brackets. What is gone is seen by no reader.
func TestPagesOfManyKindsAreReadRight(t *testing.T) {
	for name, page := range corpus(t) {
		t.Run(name, func(t *testing.T) {
			want := map[string][]string{}
			for line := range strings.Lines(string(readFile(t, filepath.Join("testdata", name+".want")))) {
				key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
				if !ok {
					t.Fatalf("%q is no expectation", line)
				}
				want[key] = append(want[key], value)
			}
			d := Read(dom.Open(page), strings.Join(want["address"], ""))
			for key, got := range stated(d) {
				if wanted := strings.Join(want[key], "; "); got != wanted {
					t.Errorf("%s is %q, want %q", key, got, wanted)
				}
			}
			for _, role := range []article.Role{article.Paragraph, article.Heading, article.Caption, article.Skip} {
				for _, text := range want[string(role)] {
					checkBlock(t, d, role, text)
				}
			}
			for _, text := range want["gone"] {
				if strings.Contains(d.Text(), text) {
					t.Errorf("%q is there, which nobody sees", text)
				}
			}
			if n := len(roles(d, article.Title)); n != 1 && len(want["paragraph"]) > 0 {
				t.Errorf("there are %d titles", n)
			}
		})
	}
}

func stated(d *document.Document) map[string]string {
	var authors []string
	for _, a := range d.Authors {
		authors = append(authors, a.Value)
	}
	return map[string]string{"title": d.Title.Value, "publisher": d.Publisher.Value, "published": d.Published.Value,
		"url": d.URL.Value, "language": d.Language.Value, "authors": strings.Join(authors, "; "), "note": strings.Join(d.Notes, "; ")}
}

func checkBlock(t *testing.T, d *document.Document, role article.Role, text string) {
	t.Helper()
	text, why, reasoned := strings.Cut(text, " (")
	if role != article.Skip && reasoned {
		text, reasoned = text+" ("+why, false
	}
	plain := func(s string) string { return strings.NewReplacer("\u00a0", " ", "\u00ad", "").Replace(s) }
	var others []string
	for _, b := range d.Blocks {
		if plain(b.Text) == text && b.Role == role && (!reasoned || b.Why+")" == why) {
			return
		}
		if strings.Contains(plain(b.Text), text) {
			others = append(others, string(b.Role)+" ("+b.Why+"): "+b.Text)
		}
	}
	t.Errorf("no block %q is %s (%s, but: %q", text, role, why, others)
}

func roles(d *document.Document, role article.Role) []string {
	var texts []string
	for _, b := range d.Blocks {
		if b.Role == role {
			texts = append(texts, b.Text)
		}
	}
	return texts
}

func corpus(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/*.html")
	if err != nil || len(names) < 24 {
		t.Fatalf("%d pages in testdata (%v)", len(names), err)
	}
	pages := map[string][]byte{}
	for _, name := range names {
		pages[strings.TrimSuffix(filepath.Base(name), ".html")] = readFile(t, name)
	}
	return pages
}

// No word of a page is lost, none is added, and none is joined or cut: what a reader sees and what is in the blocks
// are the same words in the same order.
func TestSeedsHaveTheWordsOfThePage(t *testing.T) {
	for name, page := range corpus(t) {
		seen, got := visible(page), wordsOf(Read(dom.Open(page), "").Text())
		if !slices.Equal(seen, got) {
			i := 0
			for i < len(seen) && i < len(got) && seen[i] == got[i] {
				i++
			}
			t.Errorf("%s: from word %d on got %q, want %q", name, i, got[i:min(len(got), i+8)], seen[i:min(len(seen), i+8)])
		}
	}
}

// visible is what a browser would show of the pages in testdata, told in another way than the package tells it: tag by
// tag from the page's source, and by names that only these pages hide things with.
func visible(page []byte) []string {
	var text strings.Builder
	hidden := 0 // open elements within a hidden one
	unscripted := false
	z := html.NewTokenizer(strings.NewReader(dom.Decode(page)))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		void := slices.Contains([]string{"br", "img", "hr", "meta", "link", "input", "wbr", "amp-img"}, token.Data)
		switch token.Type {
		case html.TextToken:
			if unscripted {
				text.WriteString(strings.Join(visible([]byte(token.Data)), " "))
			} else if hidden == 0 {
				text.WriteString(token.Data)
			}
		case html.StartTagToken:
			if !void && (hidden > 0 || conceals(token)) {
				hidden++
			}
		case html.EndTagToken:
			hidden = max(hidden-1, 0)
		}
		unscripted = token.Type == html.StartTagToken && token.Data == "noscript"
		inline := slices.Contains(strings.Fields("a b i em strong span sup wbr font q code cite time amp-img amp-ad bsp-timestamp"), token.Data)
		if token.Type != html.TextToken && token.Type != html.CommentToken && !inline {
			text.WriteByte(' ')
		}
	}
	return wordsOf(strings.ToLower(text.String()))
}

func conceals(token html.Token) bool {
	if slices.Contains([]string{"script", "style", "title"}, token.Data) {
		return true
	}
	for _, a := range token.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(a.Val, "none") || a.Val == "visibility:hidden" && token.Data != "body" ||
			a.Key == "class" && strings.ContainsFunc(a.Val, unicode.IsLetter) && (strings.Contains(a.Val, "visually-hidden") ||
				strings.Contains(a.Val, "screen-reader-text") || a.Val == "element-invisible") {
			return true
		}
	}
	return false
}
