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

func TestWhatStandsAroundATextIsMarked(t *testing.T) {
	long := strings.Repeat("Die Brücke über die Wümme bleibt gesperrt. ", 5)
	for _, test := range []struct {
		line, below string // a line above a text of some length, and one below it
		roles       string // s for skipped, p for kept
		authors     string
	}{
		{"Von Jana Petersen und Ole Brandt", "Kontakt: Jörn Tiedemann, Telefon 04721 / 99-0", "sps", "Jana Petersen; Ole Brandt"},
		{"Maren Holt, Port Elin", "For more information contact: press@harbour.example", "sps", "Maren Holt"},
		{"Hannover, 8. Oktober 2024", "Contact presse : 04 78 55 10 00", "sps", ""},
		{"Pressemitteilung Nr. 12/2024", "Die Daten stehen unter www.example.org bereit.", "spp", ""},
		// What may be the text's own is kept.
		{"By the river", "By Maren Holt", "ppp", ""},
		{"Von Montag an", "Sie hatten Kontakt: Beide sagten es.", "ppp", ""},
		{"Am 8. Oktober 2024 beginnt der Bau.", "Hannover, 8. Oktober 2024", "ppp", ""},
	} {
		blocks := []document.Block{{Text: test.line, Role: article.Paragraph}, {Text: long, Role: article.Paragraph}, {Text: test.below, Role: article.Paragraph}}
		var known []document.Fact
		if strings.HasPrefix(test.line, "Maren") {
			known = []document.Fact{{Value: "Maren Holt"}}
		}
		var authors []string
		for _, a := range Mark(blocks, known) {
			authors = append(authors, a.Value)
		}
		roles := ""
		for _, b := range blocks {
			roles += string(b.Role[0])
		}
		if got := strings.Join(authors, "; "); roles != test.roles || got != test.authors {
			t.Errorf("%q, text, %q: got %s by %q, want %s by %q", test.line, test.below, roles, got, test.roles, test.authors)
		}
	}
}

func TestATitleStandsBelowALetterhead(t *testing.T) {
	for _, test := range []struct {
		head, title string
		between     []string
		want        bool
	}{
		{"Harbour Authority of Port Elin", "Bridge to close for eight months", []string{"Quay Street 12"}, true},
		{"STADT OSTERMOOR", "Schwimmbad bleibt bis Mai geschlossen", []string{"Der Bürgermeister"}, true},
		{"Deichbote", "Der Seedeich wird um einen halben Meter erhöht", []string{"Pressemitteilung", "8. Oktober 2024"}, true},
		// A headline with a line in large letters below it is none, nor is one above the first heading of its text.
		{"Police find cracks in bridge", "Four girders must be replaced before May", nil, false},
		{"City Bridge to Close", "What happens next to the buses", []string{"By Maren Holt"}, false},
		{"Coastal Fog and Road Traffic", "Summary", []string{"Press release"}, false},
		{"Coastal Fog and Road Traffic", "What the counts of a year show", []string{"Margaret Oduya, 14 March 2024"}, false},
	} {
		if got := Below(test.head, test.between, test.title); got != test.want {
			t.Errorf("%q, %q, %q: got %v", test.head, test.between, test.title, got)
		}
	}
}

// The address of a sheet stands above its title; below it, a text may name one too.
func TestWhatStandsAboveATitleIsItsLetterhead(t *testing.T) {
	blocks := []document.Block{
		{Role: article.Paragraph, Text: "Port Authority of Elin Quay Road 4 www.port-elin.example"},
		{Role: article.Paragraph, Text: "Elin, 14 May 2025 PRESS RELEASE"},
		{Role: article.Paragraph, Text: "For all who live at the harbour"},
		{Role: article.Title, Text: "Ferry did not leak oil"},
		{Role: article.Paragraph, Text: "More at www.port-elin.example"},
		{Role: article.Paragraph, Text: strings.Repeat("Samples contain no trace of it. ", 8)},
	}
	Mark(blocks, nil)
	roles := ""
	for _, b := range blocks {
		roles += string(b.Role[0])
	}
	if want := "ssptpp"; roles != want {
		t.Errorf("got %s, want %s", roles, want)
	}
	if head := Head(blocks); head != (document.Fact{}) {
		t.Errorf("the name %v has an address in it", head)
	}
}

// A plain text has no large letters to tell its title by; what kind of text it is must be said above it.
func TestPressReleasesInPlainTextHaveALetterhead(t *testing.T) {
	long := strings.Repeat("Die Brücke über die Wümme bleibt gesperrt. ", 5)
	for _, test := range []struct {
		lines            []string
		roles, publisher string
	}{
		{[]string{"Stadt Verden", "Pressemitteilung", "12. März 2026", "Brücke über die Wümme bleibt gesperrt", long}, "ssstp", "Stadt Verden"},
		{[]string{"Press release no. 12", "12 March 2026", "Port Elin AG", "Ferry did not leak any oil", long}, "ssstp", "Port Elin AG"},
		{[]string{"PRESS RELEASE", "www.port-elin.example", "The Harbour Gang", "Ferry did not leak any oil", long}, "ssstp", ""},
		// Without such a line, or without a title below it, the first line may be the title.
		{[]string{"Stadt Verden", "12. März 2026", "Brücke über die Wümme bleibt gesperrt", long}, "pppp", ""},
		{[]string{"Stadt Verden sperrt Brücke", "Pressemitteilung", "12. März 2026", long}, "pppp", ""},
		{[]string{"Die Pressemitteilung der Stadt war falsch", "Brücke über die Wümme bleibt gesperrt", long}, "ppp", ""},
		{[]string{"Stadt Verden", long, "Pressemitteilung", "Brücke über die Wümme bleibt gesperrt"}, "pppp", ""},
		{nil, "", ""},
	} {
		var blocks []document.Block
		for _, line := range test.lines {
			blocks = append(blocks, document.Block{Text: line, Role: article.Paragraph})
		}
		marked, roles := Above(blocks), ""
		for _, b := range blocks {
			roles += string(b.Role[0])
		}
		if got := Head(blocks).Value; roles != test.roles || got != test.publisher || marked != strings.Contains(roles, "t") {
			t.Errorf("%.60q: got %s of %q, want %s of %q", test.lines, roles, got, test.roles, test.publisher)
		}
	}
}

func TestALineWithTheAuthorsIsNoParagraph(t *testing.T) {
	long := strings.Repeat("The bridge over the river stays closed. ", 5)
	blocks := []document.Block{
		{Role: article.Skip, Text: "Maren Holt", Why: "navigation"},
		{Role: article.Title, Text: "Maren Holt has left"},
		{Role: article.Paragraph, Text: "By Maren Holt, Port Elin"},
		{Role: article.Paragraph, Text: "By Maren Holt, published on 8 October 2024 and updated on 9 October"},
		{Role: article.Paragraph, Text: "9 October 2024"},
		{Role: article.Paragraph, Text: "Nobody knows why."},
		{Role: article.Paragraph, Text: long},
		{Role: article.Paragraph, Text: "Maren Holt was silent."},
	}
	Bylines(blocks, []document.Fact{{Value: "Maren Holt"}})
	roles := ""
	for _, b := range blocks {
		roles += string(b.Role[0])
	}
	if want := "stsssppp"; roles != want || blocks[2].Why == "" || blocks[0].Why != "navigation" {
		t.Errorf("got %s, want %s: %+v", roles, want, blocks)
	}
}

// When an article was published stands above its text, once or twice; where more dates follow, they are the article's.
func TestTheDateAboveATextIsNoParagraph(t *testing.T) {
	long := strings.Repeat("The bridge over the river stays closed. ", 5)
	for _, test := range []struct {
		lines []string
		roles string
	}{
		{[]string{"16 May 2026", long}, "sp"},
		{[]string{"Fish have died in the river.", "By Maren Holt", "Published 16 May 2026", "Updated 17 May 2026", long}, "ppssp"},
		{[]string{"16 May 2026", "Short text.", "Shorter."}, "spp"},
		{[]string{"16 May 2026", long, "17 May 2026", long}, "pppp"},
		{[]string{"16 May 2026", "Rain.", "17 May 2026", "Snow.", "18 May 2026"}, "ppppp"},
		{[]string{"16 May 2026", "17 May 2026", "18 May 2026", long}, "pppp"},
		{[]string{long, "16 May 2026", long}, "ppp"},
		{[]string{"Rain.", "Snow.", "16 May 2026"}, "ppp"},
		{[]string{"Rain on 16 May 2026", long}, "pp"},
	} {
		var blocks []document.Block
		for _, line := range test.lines {
			blocks = append(blocks, document.Block{Text: line, Role: article.Paragraph})
		}
		Dates(blocks)
		roles := ""
		for _, b := range blocks {
			roles += string(b.Role[0])
		}
		if roles != test.roles {
			t.Errorf("%.60q: got %s, want %s", test.lines, roles, test.roles)
		}
	}
}

// A letterhead has its name in capitals, the text below it as it is written.
func TestANameInCapitalsIsWrittenAsInTheText(t *testing.T) {
	for _, test := range []struct {
		lines            []string // of which the fourth is the title
		roles, publisher string
	}{
		{[]string{"HARWICK VALE WATER", "Press Office · Tel. 01632 960 144", "PRESS RELEASE — FOR IMMEDIATE RELEASE", "Statement", "Harwick Vale Water supplies all."}, "ssstp", "Harwick Vale Water"},
		{[]string{"PORT OF KESSEL AUTHORITY", "www.kessel.example", "Press release", "Statement", "The PORT OF KESSEL AUTHORITY, that is the Port of Kessel Authority, says so."}, "ssstp", "Port of Kessel Authority"},
		{[]string{"STRASSENBAU SÜD", "Mit uns", "www.bau.example", "Statement", "Die Straßenbau  Süd baut."}, "ppstp", ""},
		{[]string{"STRASSENBAU SÜD", "www.bau.example", "12. März 2026", "Statement", "Unstraßenbau Süd, straßenbau süd. „Straßenbau Süd“ baut."}, "ssstp", "Straßenbau Süd"},
		{[]string{"STRASSENBAU SÜD", "www.bau.example", "12. März 2026", "Statement", "Straßenbau Südwest baut."}, "ssstp", ""},
		{[]string{"PORT AUTHORITY", "www.kessel.example", "Press release", "Statement", "It says so."}, "ssstp", "PORT AUTHORITY"},
		{[]string{"WIR BAUEN", "www.bau.example", "12. März 2026", "Statement", "Wir bauen die Brücke."}, "ssstp", ""},
		{[]string{"MEMORANDUM", "www.bau.example", "12. März 2026", "Statement", "Das Memorandum ist da."}, "ssstp", ""},
		// A line that is no name, or stands above no letterhead, is kept.
		{[]string{"WHAT WE SAID OF THE RIVER AND OF THE BRIDGE", "www.kessel.example", "Press release", "Statement", "So."}, "psstp", ""},
		{[]string{"Harwick Vale", "www.kessel.example", "Press release", "Statement", "So."}, "psstp", ""},
		{[]string{"THE RIVER", "Its fish", "Its bridge", "Statement", "The River is dead."}, "ppptp", ""},
	} {
		var blocks []document.Block
		for i, line := range test.lines {
			blocks = append(blocks, document.Block{Text: line, Role: article.Paragraph})
			if i == 3 {
				blocks[i].Role = article.Title
			}
		}
		blocks[4].Text += strings.Repeat(" The bridge over the river stays closed.", 5)
		Mark(blocks, nil)
		roles := ""
		for _, b := range blocks {
			roles += string(b.Role[0])
		}
		if got := Head(blocks).Value; roles != test.roles || got != test.publisher {
			t.Errorf("%q: got %s of %q, want %s of %q", test.lines, roles, got, test.roles, test.publisher)
		}
	}
}
