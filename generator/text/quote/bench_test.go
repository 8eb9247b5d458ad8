package quote

import (
	"strings"
	"testing"

	"beleg/generator/text/article"
)

// tenKilobytes is an article of a usual length, and quotations of a usual length from it and from others.
func tenKilobytes(b testing.TB) (text string, said, others []string) {
	text = seed(b, "000").article.Text + "\n\n" + seed(b, "003").article.Text
	for _, number := range []string{"000", "003"} {
		said = append(said, sentences(seed(b, number))...)
	}
	for _, number := range []string{"001", "002", "004"} {
		others = append(others, sentences(seed(b, number))...)
	}
	return text, said, others
}

func sentences(x *Text) []string {
	var all []string
	for _, k := range x.article.Blocks {
		for _, s := range strings.SplitAfter(x.article.Text[k.Start:k.End], ". ") {
			if s = strings.TrimSpace(s); len(s) > 60 && len(s) < 200 {
				all = append(all, s)
			}
		}
	}
	return all
}

func BenchmarkFindThousand(b *testing.B) {
	text, said, others := tenKilobytes(b)
	x := NewText(article.Parse(text, nil))
	for name, quotations := range map[string][]string{"found": said, "missing": others} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				for i := range 1000 {
					x.Find(Query{Text: quotations[i%len(quotations)]})
				}
			}
		})
	}
}

func BenchmarkNewText(b *testing.B) {
	text, _, _ := tenKilobytes(b)
	a := article.Parse(text, nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for range b.N {
		NewText(a)
	}
}
