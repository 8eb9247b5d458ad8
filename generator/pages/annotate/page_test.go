package annotate_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/excerpt"
	"beleg/generator/judgement/start"
	"beleg/generator/pages/annotate"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
)

// small is the project that a new site begins with, with changes made by edit: file, old, new.
func small(t *testing.T, edit ...string) *fact.Base {
	t.Helper()
	files, err := start.Site("en")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	for i := 0; i < len(edit); i += 3 {
		file := fsys[edit[i]]
		if file == nil || !strings.Contains(string(file.Data), edit[i+1]) {
			t.Fatalf("%s does not contain %q", edit[i], edit[i+1])
		}
		file.Data = []byte(strings.Replace(string(file.Data), edit[i+1], edit[i+2], 1))
	}
	base, found, err := load.Project(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Rule.Code != "seed-changed" {
			t.Fatalf("the project has a finding: %s", f.Message)
		}
	}
	return base
}

const (
	seed      = "seeds/harbour-bridge.txt"
	source    = "content/sources/harbour-bridge.toml"
	claimFile = "content/claims/vehicles-on-the-bridge.toml"
)

func pageOf(base *fact.Base) *annotate.Page {
	return annotate.New(base, address.New(base, nil), base.Sources[0], "/_beleg/")
}

// outline writes a page down: a line for each block, its quotations between ‹›, what is open between ??.
func outline(p *annotate.Page) string {
	var b strings.Builder
	for _, block := range p.Blocks {
		fmt.Fprintf(&b, "%s %s [%s] ", block.Lines, block.Role, block.Published)
		for _, s := range block.Segments {
			text := s.Text
			if s.Breaks {
				text = "/" + text
			}
			if s.Quoted {
				text = "‹" + text + "›" + s.Stance
			}
			if s.Open {
				text = "?" + text + "?"
			}
			for _, n := range s.Ends {
				text += fmt.Sprintf("^%d", n.Number)
			}
			b.WriteString(text)
		}
		for _, n := range block.Notes {
			for _, u := range n.Uses {
				fmt.Fprintf(&b, "\n  %d %s %q draft=%v event=%v", n.Number, u.Stance, u.Title, u.Draft, u.Event)
			}
		}
		for _, o := range block.Open {
			fmt.Fprintf(&b, "\n  open %d-%d %v partly=%v", o.From, o.To, o.Why, o.Partly)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestThePageShowsTheWholeArticleAndWhatBecomesOfIt(t *testing.T) {
	base := small(t, seed, "Pedestrians and cyclists could use the lower deck throughout, she said.", "Pedestrians,\r\nshe said, could use 2 decks.",
		source, "lines = \"13\"\nrole  = \"skip\"", "lines = \"7-8\"\nrole = \"paragraph\"", claimFile, "[[review]]", "draft = true\n\n[[review]]")
	want := `1 heading [not published] Harbour Bridge to close to cars for eight months
3 skip [skipped] Home | News | Port Elin
5 paragraph [] ‹Port Elin's Harbour Bridge will be closed to cars for eight months from 2 June, the city council announced on Tuesday.›^1 ?Inspectors had found cracks in two of the bridge's four main girders.?
  1  "The city announces that the Harbour Bridge will be closed to cars" draft=false event=true
  open 194-263 [figure] partly=false
7–8 paragraph [] “‹We would rather close it a day too early than a day too late›^2,” mayor Ada Lindqvist told reporters. ?Pedestrians,??/she said, could use 2 decks.?
  2  "The city announces that the Harbour Bridge will be closed to cars" draft=false event=true
  open 365-407 [figure speech] partly=false
10 paragraph [not published] ‹About 19,000 vehicles cross the bridge on an ordinary working day, according to the city's own counts.›supports^3 ?A petition against the closure had 2,300 signatures by Tuesday evening.?
  3 supports "19,000 vehicles a day on the Harbour Bridge" draft=true event=false
  open 512-583 [figure date] partly=false
12 caption [not published] The Harbour Bridge at low tide (file photo). © Port Elin Gazette
14 heading [not published] Comments
`
	if diff := cmp.Diff(want, outline(pageOf(base))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestManySkippedParagraphsAreFoldedAway(t *testing.T) {
	menu := "Home\n\nSport\n\nWeather\n\n"
	base := small(t, seed, "Harbour Bridge to close", menu+"Harbour Bridge to close", source, "lines = \"3\"", "lines = \"1-5\"")
	page, err := pageOf(base).HTML()
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	from, to := strings.Index(text, "<details class=\"skipped\"><summary>3 paragraphs are skipped, from line 1</summary>"), strings.Index(text, "</details>")
	if from < 0 || to < from || !strings.Contains(text[from:to], ">Weather<") || strings.Contains(text[from:to], "Harbour Bridge to close") || strings.Count(text, "<details") != 1 {
		t.Errorf("the menu is not folded away as a whole, from %d to %d:\n%s", from, to, text)
	}
}

func TestWhatIsPublishedFollowsShow(t *testing.T) {
	for show, want := range map[string]int{"full": 0, "none": 5, "excerpts": 2, "quotes": 2} {
		base := small(t, source, `show      = "excerpts"`, `show = "`+show+`"`)
		got := 0
		for _, b := range pageOf(base).Blocks {
			if b.Published == "not published" {
				got++
			}
		}
		if got != want {
			t.Errorf("show is %s: %d blocks are not published, want %d", show, got, want)
		}
	}
}

// Every stretch of the page says where it stands; together they are all of the article that can be seen.
func TestTheStretchesOfThePageAreTheArticle(t *testing.T) {
	base, found, err := load.Project(os.DirFS("../../.."))
	if err != nil || len(found) > 0 {
		t.Fatalf("our project: %v, %d findings", err, len(found))
	}
	book := address.New(base, nil)
	for _, s := range base.Sources {
		points := []rune(s.Article.Text)
		page := annotate.New(base, book, s, "/_beleg/")
		seen := make([]bool, len(points))
		for _, stretch := range stretches(t, page) {
			words := []rune(stretch.text)
			if got := string(points[stretch.at : stretch.at+len(words)]); got != stretch.text {
				t.Errorf("%s: the stretch at %d says %q, the seed %q", s.ID, stretch.at, stretch.text, got)
			}
			for i := range words {
				seen[stretch.at+i] = true
			}
		}
		for _, b := range s.Article.Blocks {
			for i := s.Article.CodePoint(b.Start); i < s.Article.CodePoint(b.End); i++ {
				if !seen[i] && !strings.ContainsRune("\r\n", points[i]) {
					t.Fatalf("%s: the page lacks %q at %d", s.ID, points[i], i)
				}
			}
		}
	}
}

type stretch struct {
	at   int
	text string
}

// stretches reads a page as a browser does.
func stretches(t *testing.T, p *annotate.Page) []stretch {
	t.Helper()
	text, err := p.HTML()
	if err != nil {
		t.Fatal(err)
	}
	tree, err := html.Parse(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	var list []stretch
	for n := range tree.Descendants() {
		for _, a := range n.Attr {
			if a.Key != "data-at" {
				continue
			}
			var s stretch
			if _, err := fmt.Sscan(a.Val, &s.at); err != nil {
				t.Fatal(err)
			}
			if n.FirstChild != nil {
				s.text = n.FirstChild.Data
			}
			list = append(list, s)
		}
	}
	return list
}

func TestWhatAnArticleSaysIsTextAndNothingElse(t *testing.T) {
	const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>`
	base := small(t, seed, "Comments", evil)
	page := pageOf(base)
	page.Source.Title = evil
	text, err := page.HTML()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(text), "<script"); got != 0 || strings.Contains(string(text), "<img") {
		t.Errorf("got %d scripts from an article, or a picture:\n%s", got, text)
	}
	if !strings.Contains(string(text), "&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Errorf("what the article says is not shown")
	}
	if strings.Contains(string(text), "style=") {
		t.Errorf("the page has a style attribute, which its policy forbids")
	}
}

func TestQuotationsAreAddedToTheFileOfAClaim(t *testing.T) {
	base := small(t)
	s := base.Sources[0]
	from := s.Article.CodePoint(strings.Index(s.Article.Text, "petition"))
	offers := start.Select(s, from, from+2)
	got, err := annotate.Append(base.Claims[0], offers, fact.Disputes)
	if err != nil {
		t.Fatal(err)
	}
	want := string(base.Claims[0].Where.Doc.File.Text) + "\n[[quote]]\nsource = \"harbour-bridge\"\ntext   = \"petition\"\nstance = \"disputes\"\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if want := annotate.TOML(offers, fact.Disputes); !strings.HasSuffix(got, "\n"+want) {
		t.Errorf("what was shown, %q, is not what was written", want)
	}
	skipped := s.Article.CodePoint(strings.Index(s.Article.Text, "Home |"))
	if got, err := annotate.Append(base.Claims[0], start.Select(s, skipped, skipped+3), fact.Disputes); err == nil {
		t.Errorf("got %q of a skipped line, want an error", got)
	}
}

func TestWhatIsMarkedOnThePublishedPageIsFoundInTheSeed(t *testing.T) {
	text := "\uFEFFEins 😀\r\nzwei\r\n\r\nDrei\r\n\r\nDrei"
	s := &fact.Source{ID: "s", Show: fact.Full, Article: article.Parse(text, nil)}
	for _, c := range []struct {
		block    string
		from, to int
		want     string
		places   int
	}{
		{"Eins 😀\nzwei", 0, 11, "Eins 😀\r\nzwei", 1},
		{"Eins 😀\nzwei", 5, 9, "😀\r\nzw", 1},
		{"Eins 😀\nzwei", 7, 999, "zwei", 1},
		{"Drei", 0, 2, "Dr", 2},
		{"Vier", 0, 2, "", 0},
	} {
		from, to, places := annotate.Find(s, excerpt.Of(s, nil), c.block, c.from, c.to)
		got := string([]rune(text)[from:to])
		if got != c.want || places != c.places {
			t.Errorf("%d to %d of %q: got %q in %d places, want %q in %d", c.from, c.to, c.block, got, places, c.want, c.places)
		}
	}
}

// Where sentences are left out of a paragraph, the page has […] for them.
func TestWhatIsMarkedBesideAGapIsFoundInTheSeed(t *testing.T) {
	text := "Null.\r\nEins. Zwei. Drei. Vier."
	s := &fact.Source{Language: "de", Show: fact.Quotes, Article: article.Parse(text, nil)}
	one, three := strings.Index(text, "Eins"), strings.Index(text, "Drei")
	place := quote.Place{Parts: []quote.Span{{Start: one, End: one + 4}, {Start: three, End: three + 4}}}
	shown := excerpt.Of(s, []*fact.Passage{{Place: place}})
	const block = " […] Eins. […] Drei. […] "
	for _, c := range []struct{ mark, want string }{
		{"Eins.", "Eins."}, {"ins", "ins"}, {"Drei", "Drei"}, {"rei. […] ", "rei."}, {"Eins. […] Drei", "Eins. Zwei. Drei"},
		{"[…] Drei.", " Drei."}, {" […] Eins", "\nEins"},
	} {
		from := len([]rune(block[:strings.Index(block, c.mark)]))
		from, to, places := annotate.Find(s, shown, block, from, from+len([]rune(c.mark)))
		if got := string([]rune(text)[from:to]); got != c.want || places != 1 {
			t.Errorf("%q: got %q in %d places, want %q in one", c.mark, got, places, c.want)
		}
	}
	if _, _, places := annotate.Find(s, shown, "Null. Eins. Zwei. Drei. Vier.", 0, 4); places != 0 {
		t.Error("the whole paragraph is found, which is not on the page")
	}
}
