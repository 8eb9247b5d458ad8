package load_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"beleg/generator/facts/load"
)

// An article may have more than readers may see of it.
func TestOnlySoMuchOfAnArticleIsShown(t *testing.T) {
	const said = "Nach Angaben der Stadt sind es 1.500 Boote im Hafen von Aruna gewesen.\n"
	long := strings.Repeat("Es regnete. ", 2<<20/12)
	for _, c := range []struct {
		what, text, show string
		refused          bool
	}{
		{"its paragraph", said + "\n" + long + "Und dann.\n", "excerpts", false},
		{"a paragraph as long as a book", said[:len(said)-1] + " " + long + "\n", "excerpts", true},
		{"sentences of a book without paragraphs", said[:len(said)-1] + " " + long + "\n", "quotes", true},
		{"all of a long book", said + "\n" + long + "\n", "full", true},
		{"all of a book", said + "\n" + long[:1<<20] + "\n", "full", false},
		{"none of a long book", said[:len(said)-1] + " " + long + "\n", "none", false},
	} {
		project := quoted(t, "de")
		project["seeds/a.txt"].Data = []byte(c.text)
		project["content/sources/a.toml"].Data = fmt.Appendf(nil, "file = \"a.txt\"\nsha256 = \"%x\"\ntitle = \"t\"\nlanguage = \"de\"\nshow = %q\n", sha256.Sum256([]byte(c.text)), c.show)
		s := load.Session{}
		is, err := s.Load(project)
		if err != nil {
			t.Fatal(err)
		}
		refused := false
		for _, f := range is.Found {
			if f.Rule.Code == "too-large" {
				refused = true
			} else {
				t.Errorf("%s: %v", c.what, f)
			}
		}
		if refused != c.refused {
			t.Errorf("%s: refused is %v, want %v", c.what, refused, c.refused)
		}
		if revised := is.Revise(project, []string{"content/claims/c.toml"}); revised != nil && len(c.text) > 2<<20 && c.show != "none" {
			t.Errorf("%s: the claim is revised by itself, although others show more of the article", c.what)
		}
	}
}
