package letterhead

import (
	"strings"
	"testing"

	"beleg/generator/text/article"
	"beleg/generator/text/document"
)

func TestTheDateStandsAtTheTop(t *testing.T) {
	long := strings.Repeat("Die Brücke über die Wümme bleibt gesperrt. ", 10)
	for _, test := range []struct {
		blocks []string
		want   document.Fact
	}{
		{[]string{"Pressemitteilung", "Hannover, 8. Oktober 2024", "Am 9. Oktober 2024 beginnt der Bau."},
			document.Fact{Value: "2024-10-08", Where: `its line "Hannover, 8. Oktober 2024"`}},
		{[]string{"Verden, 8. Oktober 2024. " + long},
			document.Fact{Value: "2024-10-08", Where: `its line "Verden, 8. Oktober 2024. Die Brücke über die Wümme bleibt gesperrt. Die Brücke über die Wümme"`}},
		{[]string{long + "8. Oktober 2024"}, document.Fact{}},
		{append(make([]string, topBlocks), "8. Oktober 2024"), document.Fact{}},
		{nil, document.Fact{}},
	} {
		var blocks []document.Block
		for _, text := range test.blocks {
			blocks = append(blocks, document.Block{Text: text, Role: article.Paragraph})
		}
		if got := Date(blocks, "de"); got != test.want {
			t.Errorf("%.80q: got %+v, want %+v", test.blocks, got, test.want)
		}
	}
}

func TestPropertiesThatProgramsWriteSayNothing(t *testing.T) {
	for _, made := range []string{"Microsoft Word - Entwurf3.doc", "untitled", "Dokument1", "bericht_final.docx", "user", "Microsoft Office User",
		"Unknown Author", "python-docx", " - ", ""} {
		if got := Property(made); got != "" {
			t.Errorf("%q: got %q", made, got)
		}
	}
	for _, said := range []string{"Lagebericht 2024", "Documents of the Harbour Board", "Usermann, Petra", "Ämter"} {
		if got := Property(" " + said + "\n"); got != said {
			t.Errorf("%q: got %q", said, got)
		}
	}
}
