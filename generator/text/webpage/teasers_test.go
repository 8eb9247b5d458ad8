package webpage

import (
	"strings"
	"testing"

	"beleg/generator/text/article"
	"beleg/generator/text/dom"
)

// Below a line that announces other articles their links are no text, wherever it stands; without it they are the article's.
func TestLinksBelowALineThatAnnouncesThemAreOtherArticles(t *testing.T) {
	own := "<p>" + strings.Repeat("The bridge over the river stays closed, as the city council said on Tuesday. ", 4) + "</p>"
	links := "<ul><li><a href=/x>Bus fares to rise</a></li><li><a href=/y>Harwick Fair returns</a>, 3 May</li></ul>"
	const both = "Bus fares to rise|Harwick Fair returns, 3 May|"
	for _, c := range []struct{ page, want string }{
		{own + own + "<h2>Read more</h2>" + links, "Read more|" + both},
		{own + "<p>Mehr zum Thema:</p>" + links + own, "Mehr zum Thema:|" + both},
		{own + "<h3>Das könnte Sie auch interessieren</h3>" + links + own, "Das könnte Sie auch interessieren|" + both},
		{own + own + "<h2>À lire également</h2>" + links, "À lire également|" + both},
		{own + own + "<h2>Weitere Artikel</h2>" + links, "Weitere Artikel|" + both},
		{own + "<h2>Sur le même thème</h2>" + links + "<h3><a href=/z>What happens next</a></h3>" + own, "Sur le même thème|" + both},
		{own + "<h2>Read more</h2>" + own + links + own, "Read more|"},
		{own + "<p>These are the reports:</p>" + links + own, ""},
		{own + own + "<h2>Weitere Artikel des Gesetzes</h2>" + links, ""},
	} {
		d := Read(dom.Open([]byte("<html><title>Bridge closed</title><article><h1>Bridge closed</h1>"+c.page+"</article>")), "")
		if got := strings.Join(append(roles(d, article.Skip), ""), "|"); got != c.want {
			t.Errorf("%.400s: got %q skipped, want %q", strings.ReplaceAll(c.page, own, "…"), got, c.want)
		}
	}
}
