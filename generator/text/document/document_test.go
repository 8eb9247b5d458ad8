package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/text/article"
)

func TestADocumentIsASeedWithWhatThePlainReaderWouldMistake(t *testing.T) {
	d := Document{Blocks: []Block{
		{"Home", article.Skip, "navigation"}, {"Sport", article.Skip, "navigation"}, {"The bridge closes", article.Title, "its <h1>"},
		{"It closes in May, the council says.", article.Paragraph, ""}, {"Why now", article.Heading, "its <h2>"}, {"a short item", article.Paragraph, ""},
	}}
	want := "Home\n\nSport\n\nThe bridge closes\n\nIt closes in May, the council says.\n\nWhy now\n\na short item\n"
	if got := d.Text(); got != want {
		t.Errorf("%q", got)
	}
	over := func(first, last int, role article.Role, why string) Override {
		return Override{article.Override{First: first, Last: last, Role: role}, why}
	}
	overrides := []Override{over(1, 3, article.Skip, "navigation"), over(5, 5, article.Title, "its <h1>"), over(11, 11, article.Paragraph, "")}
	if diff := cmp.Diff(overrides, d.Overrides()); diff != "" {
		t.Error(diff)
	}
	a := article.Parse(want, []article.Override{overrides[0].Override, overrides[1].Override, overrides[2].Override})
	for _, b := range a.Blocks {
		i := (b.FirstLine - 1) / 2
		if b.Role != d.Blocks[i].Role {
			t.Errorf("block %d is read as %s", i, b.Role)
		}
	}
}
