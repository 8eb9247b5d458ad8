package load_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/load"
	"beleg/generator/text/markdown"
	"beleg/generator/words/edtf"
	"beleg/generator/words/script"
)

const questionFile = "content/questions/q.toml"

// question is a question with an answer of a day that rests on claims.
func question(date, claims string) string {
	return fmt.Sprintf("question = \"Und?\"\n[[answer]]\ndate = %q\nword = \"Ja\"\nwas = \"*Nein*\"\ntext = \"Ja.\"\nclaims = [%s]\n", date, claims)
}

func TestADayToComeMakesItAnotherProjectThen(t *testing.T) {
	project := quoted(t, "de")
	text := string(project[claimFile].Data)
	now, err := edtf.Parse("2024-06-01")
	if err != nil {
		t.Fatal(err)
	}
	today, _ := now.Exact()
	for name, c := range map[string]struct {
		file, text string
		another    bool
	}{
		"a review of today":         {claimFile, strings.Replace(text, "2024-01-01", "2024-06-01", 1), false},
		"a review to come":          {claimFile, strings.Replace(text, "2024-01-01", "2024-06-02", 1), true},
		"a claim that is to appear": {claimFile, "publish_from = \"2024-06-02\"\n" + text, true},
		"an answer of today":        {questionFile, question("2024-06-01", `"c"`), false},
		"an answer to come":         {questionFile, question("2024-06-02", `"c"`), true},
	} {
		is, err := (&load.Session{Today: today}).Load(with(project, c.file, c.text))
		if err != nil || (is.Base.On == today) != c.another {
			t.Errorf("%s: got the day %s (%v), want one: %t", name, is.Base.On, err, c.another)
		}
	}
}

// Nobody can judge an answer of which something is lacking.
func TestAnAnswerRestsOnAllOfItsClaimsOrOnNone(t *testing.T) {
	project := with(quoted(t, "de"), "content/claims/d.toml", string(quoted(t, "de")[claimFile].Data))
	for text, want := range map[string]int{question("2024-06-01", `"c", "d"`): 2, question("2024-06-01", `"c", "none"`): 0,
		question("2024-06-01", `"none", "c"`): 0, question("", `"c"`): 0} {
		is, err := new(load.Session).Load(with(project, questionFile, text))
		if err != nil || len(is.Base.Questions) != 1 || len(is.Base.Questions[0].Answers) != 1 {
			t.Fatalf("got %v, want a question with an answer", err)
		}
		a := is.Base.Questions[0].Answers[0]
		if len(a.Claims) != want || a.Was != markdown.Parse("*Nein*", markdown.Options{}).Plain {
			t.Errorf("%s: got %d claims, and that it was %q; want %d", text, len(a.Claims), a.Was, want)
		}
	}
}

func TestQuestionsStandInTheOrderOfTheirIDs(t *testing.T) {
	project := quoted(t, "de")
	for _, id := range []string{"a-b", "a", "b"} { // their files are in another
		project = with(project, "content/questions/"+id+".toml", question("2024-01-01", `"c"`))
	}
	is, err := new(load.Session).Load(project)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"a", "a-b", "b"} {
		if got := is.Base.Questions[i].ID; got != want {
			t.Errorf("got %s as number %d, want %s", got, i, want)
		}
	}
}

func TestAReviewWithoutARatingIsAGapAndNoReview(t *testing.T) {
	project := quoted(t, "de")
	text := string(project[claimFile].Data)
	later := text + "[[review]]\ndate = \"2024-02-01\"\nrating = \"gut\"\nverdict = \"v\"\n"
	for _, fault := range []string{`rating = "nirgends"`, ``} {
		for text, want := range map[string]int{text: 0, later: 1} {
			is, err := new(load.Session).Load(with(project, claimFile, strings.Replace(text, `rating = "offen"`, fault, 1)))
			if err != nil {
				t.Fatal(err)
			}
			if c := is.Base.Claims[0]; len(c.Reviews) != want || !is.Gaps.Claims[c] {
				t.Errorf("%q: got %d reviews, a gap %t, want %d and a gap", fault, len(c.Reviews), is.Gaps.Claims[c], want)
			}
		}
	}
}

// Nobody can judge a claim before it has both.
func TestAClaimWithoutAReviewOrAQuotationIsAGap(t *testing.T) {
	project := quoted(t, "de")
	review, quote, _ := strings.Cut(strings.TrimPrefix(string(project[claimFile].Data), "claim = \"c\"\n"), "[[quote]]")
	quote = "[[quote]]" + quote
	for text, want := range map[string]bool{review + quote: false, review: true, quote: true} {
		is, err := new(load.Session).Load(with(project, claimFile, "draft = true\nclaim = \"c\"\n"+text))
		if err != nil {
			t.Fatal(err)
		}
		if got := is.Gaps.Claims[is.Base.Claims[0]]; got != want {
			t.Errorf("%q: got a gap %t, want %t", text, got, want)
		}
	}
}

func TestATopicStandsOnceHoweverOftenItIsNamed(t *testing.T) {
	project := quoted(t, "de")
	site, text := string(project["content/site.toml"].Data), string(project[claimFile].Data)
	project = with(project, "content/site.toml", site+"[[topic]]\nid = \"t\"\nlabel = \"T\"\n[[topic]]\nid = \"u\"\nlabel = \"U\"\n")
	is, err := new(load.Session).Load(with(project, claimFile, "topics = [\"t\", \"u\", \"t\", \"none\"]\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	if topics := is.Base.Claims[0].Topics; len(topics) != 2 || topics[0].ID != "t" || topics[1].ID != "u" {
		t.Errorf("got %+v, want t and u", topics)
	}
}

func TestAnArticleIsInTheLanguageThatIsStatedElseInThatOfItsWordsElseInThatOfTheSite(t *testing.T) {
	german := "Nach Angaben der Stadt sind es nicht mehr als zehn Boote, die im Hafen von Aruna lagen und auf den Sturm gewartet haben.\n"
	for _, c := range []struct {
		text, stated, site, want string
		rightToLeft              bool
	}{
		{german, "fr", "en", "fr", false},
		{german, "", "en", "de", false},
		{"Aruna\n", "", "en", "en", false},
		{"Мост закрыт\n", "", "de", script.Unknown, false},
		{"העיר תסגור את הגשר מעל הנהר החל מיום שני.\n", "", "de", "he", true},
	} {
		project := quoted(t, c.stated)
		project = with(project, "content/site.toml", fmt.Sprintf("language = %q\n", c.site)+string(project["content/site.toml"].Data))
		project = with(project, "content/sources/a.toml", fmt.Sprintf("file = \"a.txt\"\nsha256 = \"%x\"\ntitle = \"t\"\nlanguage = %q\n", sha256.Sum256([]byte(c.text)), c.stated))
		is, err := new(load.Session).Load(with(project, "seeds/a.txt", c.text))
		if err != nil {
			t.Fatal(err)
		}
		if s := is.Base.Sources[0]; s.Language != c.want || s.RightToLeft != c.rightToLeft {
			t.Errorf("%.20q, stated %q, site %s: got %q, right to left %t", c.text, c.stated, c.site, s.Language, s.RightToLeft)
		}
	}
}

const actorsFile = "content/actors.toml"

// A quotation is handed on only if all that it names is there.
func TestAQuotationWithAFaultyChainIsAGap(t *testing.T) {
	project := with(quoted(t, "de"), actorsFile, "[post]\nname = \"Post\"\nkind = \"outlet\"\n[amt]\nname = \"Amt\"\nkind = \"office\"\n")
	text := string(project[claimFile].Data)
	for via, want := range map[string]string{"post < amt": "post amt", "post < ?": "post ?", "post < none": "-", "none": "-", "post < post": "-", "post < < amt": "-"} {
		is, err := new(load.Session).Load(with(project, claimFile, text+"via = [\""+via+"\"]\n"))
		if err != nil {
			t.Fatal(err)
		}
		claim, got := is.Base.Claims[0], "-"
		if len(claim.Quotes) == 1 {
			got = ""
			for _, chain := range claim.Quotes[0].Chains {
				for _, a := range chain {
					if got += " ?"; a != nil {
						got = got[:len(got)-1] + a.ID
					}
				}
			}
		}
		if got = strings.TrimSpace(got); got != want || is.Gaps.Claims[claim] != (want == "-") || (len(is.Gaps.Quotes) == 1) != (want == "-") {
			t.Errorf("%q: got the chain %q and a gap %t, want %q", via, got, is.Gaps.Claims[claim], want)
		}
	}
	// Of a file that cannot be read nobody knows whom it names.
	is, err := new(load.Session).Load(with(with(project, actorsFile, "["), claimFile, text+"via = [\"post\"]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(is.Base.Claims[0].Quotes) != 0 || len(is.Found) != 1 || !is.Gaps.Actors {
		t.Errorf("got %v and %d quotations, want that the file of actors has a fault", is.Found, len(is.Base.Claims[0].Quotes))
	}
}

func TestAFigureHasANumberOrARangeOrWords(t *testing.T) {
	project := quoted(t, "de")
	project = with(project, "content/site.toml", string(project["content/site.toml"].Data)+"[[measure]]\nid = \"boote\"\nlabel = \"Boote\"\n")
	text := string(project[claimFile].Data)
	for keys, want := range map[string]string{
		"value = 5": "", "min = 1": "", "max = 2": "", "min = 1\nmax = 2": "", "min = 2\nmax = 2": "", "words = \"viele\"": "",
		"": "missing-key", "min = 2\nmax = 1": "wrong-type", "value = 1\nmin = 1": "wrong-type", "value = 1\nmax = 1": "wrong-type",
		"words = \"viele\"\nmin = 1": "wrong-type", "words = \"viele\"\nmax = 1": "wrong-type", "words = \"viele\"\nvalue = 1": "wrong-type",
		"value = \"": "toml-syntax",
	} {
		is, err := new(load.Session).Load(with(project, claimFile, text+"[quote.figure]\nmeasure = \"boote\"\n"+keys+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			if len(is.Found) > 0 || len(is.Base.Claims[0].Quotes) != 1 || is.Base.Claims[0].Quotes[0].Figure == nil {
				t.Errorf("%q: got %v, want a figure", keys, is.Found)
			}
			continue
		}
		if len(is.Found) != 1 || is.Found[0].Rule.Code != want || want != "toml-syntax" && !is.Gaps.Named[is.Base.Site.Measures[0]] {
			t.Errorf("%q: got %v, want one finding, %s, and a gap", keys, is.Found, want)
		}
	}
}

func TestAnEventHasThoseQuotationsThatStandInTheirArticles(t *testing.T) {
	quote := "[[quote]]\nsource = \"a\"\ntext = \"%s\"\n"
	event := "title = \"E\"\nwhen = \"2024-01-01\"\n" + fmt.Sprintf(quote, "Nach Angaben der Stadt") + fmt.Sprintf(quote, "Das steht nirgends, und nichts ist ihm gleich")
	is, err := new(load.Session).Load(with(quoted(t, "de"), "content/events/e.toml", event))
	if err != nil {
		t.Fatal(err)
	}
	if e := is.Base.Events; len(e) != 1 || len(e[0].Quotes) != 1 || e[0].Quotes[0].Wording != "Nach Angaben der Stadt" {
		t.Errorf("got %+v, %v, want an event with one quotation", e, is.Found)
	}
}

func TestAnActorOfACircleIsNamedByIt(t *testing.T) {
	actor := "[%s]\nname = \"A\"\nkind = \"office\"\npart_of = %q\n"
	project := with(quoted(t, "de"), actorsFile, fmt.Sprintf(actor, "a", "b")+fmt.Sprintf(actor, "b", "c")+fmt.Sprintf(actor, "c", "a"))
	is, err := new(load.Session).Load(project)
	if err != nil || len(is.Found) != 1 {
		t.Fatalf("got %v, %v, want one finding", is.Found, err)
	}
	a := is.Base.Actors
	if a[0].PartOf != nil || a[1].PartOf != a[2] || a[2].PartOf != a[0] || !is.Gaps.Named[a[1]] {
		t.Errorf("got %+v, want the circle opened at a, and that it names b", a)
	}
}

// Who is part of somebody in a circle is in none.
func TestACircleIsToldOnceWhoeverLeadsIntoIt(t *testing.T) {
	actor := "[%s]\nname = \"A\"\nkind = \"office\"\npart_of = %q\n"
	project := with(quoted(t, "de"), actorsFile, fmt.Sprintf(actor, "a", "b")+fmt.Sprintf(actor, "b", "c")+fmt.Sprintf(actor, "c", "b"))
	is, err := new(load.Session).Load(project)
	if err != nil || len(is.Found) != 1 || is.Found[0].Message != "part_of runs in a circle: b → c → b" {
		t.Fatalf("got %v, %v, want the circle of b and c", is.Found, err)
	}
	if a := is.Base.Actors; a[0].PartOf != a[1] || a[1].PartOf != nil || a[2].PartOf != a[1] {
		t.Errorf("got %+v, want the circle opened at b", a)
	}
}

func TestALineOfActorsHasAnEnd(t *testing.T) {
	line := func(n int) string { // each is part of the next, and none in a circle
		text := ""
		for i := range n {
			text += fmt.Sprintf("[a%02d]\nname = \"A\"\nkind = \"office\"\n", i)
			if i+1 < n {
				text += fmt.Sprintf("part_of = \"a%02d\"\n", i+1)
			}
		}
		return text
	}
	loaded(t, new(load.Session), with(quoted(t, "de"), actorsFile, line(33)))
	is, err := new(load.Session).Load(with(quoted(t, "de"), actorsFile, line(35)))
	if err != nil || len(is.Found) != 2 || is.Found[0].Rule.Code != "too-deep" {
		t.Fatalf("got %v, %v, want that the first two are too far from the end, each once", is.Found, err)
	}
	if a := is.Base.Actors; a[0].PartOf != nil || a[1].PartOf != nil || a[2].PartOf != a[3] || !is.Gaps.Named[a[1]] || !is.Gaps.Named[a[2]] {
		t.Errorf("got %+v, want the line opened at the first two, and that they name the next", a[:3])
	}
}

// A file that leads out of the project is told once, whatever refers to what it says.
func TestWhatIsRefusedIsAGap(t *testing.T) {
	project := quoted(t, "de")
	link := &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}
	for name, has := range map[string]func(is *load.Loaded) bool{
		claimFile:                func(is *load.Loaded) bool { return is.Gaps.Claims[is.Base.Claims[0]] && is.Base.Claims[0].ID == "c" },
		"content/site.toml":      func(is *load.Loaded) bool { return is.Base.Site != nil && len(is.Base.Site.Ratings) == 0 },
		"content":                func(is *load.Loaded) bool { return is.Base.Site != nil && len(is.Base.Site.Ratings) == 0 },
		actorsFile:               func(is *load.Loaded) bool { return is.Gaps.References && len(is.Base.Actors) == 0 },
		"content/pages/p.md":     func(is *load.Loaded) bool { return len(is.Gaps.Pages) == 1 && len(is.Base.Pages) == 0 },
		"content/sources/a.toml": func(is *load.Loaded) bool { return len(is.Gaps.Sources) == 1 },
	} {
		project := with(project, "content/pages/p.md", "+++\ntitle = \"p\"\n+++\np\n")
		claim := string(project[claimFile].Data)
		switch name { // what refers to something there is no further fault
		case actorsFile:
			claim = strings.TrimRight(claim, "\n") + "\nvia = [\"a\"]\n"
		case "content/site.toml":
			claim = "topics = [\"t\"]\n" + claim
		}
		project[claimFile] = &fstest.MapFile{Data: []byte(claim)}
		project[name] = link
		for other := range project {
			if strings.HasPrefix(other, name+"/") {
				delete(project, other)
			}
		}
		is, err := new(load.Session).Load(project)
		if err != nil {
			t.Fatal(err)
		}
		if len(is.Found) != 1 || is.Found[0].Rule.Code != "link-refused" || !has(is) {
			t.Errorf("%s: got %v, %+v, want that it is refused, and a gap", name, is.Found, is.Gaps)
		}
	}
}

// What a page says can be read without what stands before it, and whatever is to be said of it has a place.
func TestAPageWithAFaultInItsTableStays(t *testing.T) {
	is, err := new(load.Session).Load(with(quoted(t, "de"), "content/pages/p.md", "+++\nx = "+strings.Repeat("[", 33)+"\n+++\nText\n"))
	if err != nil || len(is.Found) != 1 || len(is.Base.Pages) != 1 {
		t.Fatalf("got %v, %v, want one finding and the page", is.Found, err)
	}
	if p := is.Base.Pages[0]; p.Body == nil || p.Where.At("title").Value().Name() != "content/pages/p.md" {
		t.Errorf("got %+v, want its text and its file", p)
	}
}

// Of two articles that have changed each finding lists the quotations from its own, and whether they still hold.
func TestAChangedArticleListsItsOwnQuotations(t *testing.T) {
	project := quoted(t, "de")
	text, source := string(project[claimFile].Data), string(project["content/sources/a.toml"].Data)
	project = with(project, "content/sources/b.toml", strings.Replace(source, "a.txt", "b.txt", 1))
	project = with(with(project, "seeds/a.txt", "Es kam anders.\n"), "seeds/b.txt", "Nach Angaben der Stadt sind es 1.500 Boote.\n")
	_, quote, _ := strings.Cut(text, "[[quote]]")
	is, err := new(load.Session).Load(with(project, claimFile, "none = 1\n"+text+"[[quote]]"+strings.Replace(quote, `"a"`, `"b"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, f := range is.Found {
		got += f.Rule.Code
		for _, note := range f.Related {
			got += " " + note.Message
		}
		got += "\n"
	}
	if want := "unknown-key\nseed-changed this quotation no longer holds\nseed-changed this quotation still holds\n"; got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestAFormerIDOfTwoClaimsIsTold(t *testing.T) {
	project := quoted(t, "de")
	text := "aliases = [\"former\"]\n" + string(project[claimFile].Data)
	is, err := new(load.Session).Load(with(with(project, "content/claims/b.toml", text), claimFile, text))
	if err != nil || len(is.Found) != 1 || is.Found[0].Rule.Code != "redirect-clash" || !strings.Contains(is.Found[0].Message, `of claim "b"`) {
		t.Errorf("got %v, %v, want that it leads to b already", is.Found, err)
	}
}

func TestAnAliasLeadsToItsClaim(t *testing.T) {
	project := quoted(t, "de")
	text := string(project[claimFile].Data)
	project = with(project, "content/claims/d.toml", "aliases = [\"former\"]\n"+text)
	is, err := new(load.Session).Load(with(project, claimFile, text+"[[related]]\nclaim = \"former\"\nas = \"supports\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if related := is.Base.Claims[0].Related; len(related) != 1 || related[0].Claim != is.Base.Claims[1] {
		t.Errorf("got %+v, %v, want the claim that the alias leads to", related, is.Found)
	}
}

// Findings come in the order of files, whatever is judged first.
func TestFindingsAreSorted(t *testing.T) {
	project := quoted(t, "de")
	text := strings.Replace(string(project[claimFile].Data), `"offen"`, `"none"`, 1)
	project = with(with(project, claimFile, text), "content/claims/a.toml", strings.Replace(text, "Nach Angaben", "Laut Angaben", 1))
	_, found, err := load.Project(project)
	if err != nil || len(found) != 3 {
		t.Fatalf("got %v, %v, want three findings", found, err)
	}
	for i, want := range []string{"content/claims/a.toml", "content/claims/a.toml", claimFile} {
		if found[i].Span.Name() != want {
			t.Errorf("got a finding in %s as number %d, want one in %s", found[i].Span.Name(), i, want)
		}
	}
}

// What a file with a fault lacks is not told a second time where it is named.
func TestOneFaultOfTheSiteIsOneFinding(t *testing.T) {
	project := quoted(t, "de")
	site, text := string(project["content/site.toml"].Data), string(project[claimFile].Data)
	noRatings, _, _ := strings.Cut(site, "[[rating]]")
	figure := text + "[quote.figure]\nmeasure = \"m\"\nvalue = 1\n"
	for name, c := range map[string]struct {
		site, claim string
		told        bool // where it is named
	}{
		"no TOML":                       {"[", "topics = [\"t\"]\n" + figure, false},
		"no rating, and a faulty key":   {"none = 1\n" + noRatings, text, false},
		"no rating":                     {noRatings, text, false},
		"a rating without an id":        {site + "[[rating]]\nlabel = \"L\"\ntone = \"good\"\ndefinition = \"d\"\n", strings.Replace(text, `"offen"`, `"none"`, 1), false},
		"another rating, faulty key":    {"none = 1\n" + site, strings.Replace(text, `"offen"`, `"none"`, 1), true},
		"a topic without an id":         {site + "[[topic]]\nlabel = \"L\"\n", "topics = [\"t\"]\n" + text, false},
		"another topic":                 {site + "[[topic]]\nid = \"u\"\nlabel = \"L\"\n", "topics = [\"t\"]\n" + text, true},
		"a measure without an id":       {site + "[[measure]]\nlabel = \"L\"\n", figure, false},
		"another measure":               {site + "[[measure]]\nid = \"n\"\nlabel = \"L\"\n", figure, true},
		"a topic, when a measure lacks": {site + "[[measure]]\nlabel = \"L\"\n", "topics = [\"t\"]\n" + text, true},
	} {
		_, found, err := load.Project(with(with(project, "content/site.toml", c.site), claimFile, c.claim))
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, f := range found {
			if f.Span.Name() == claimFile {
				told++
			}
		}
		if (told == 1) != c.told || told > 1 || len(found) == 0 {
			t.Errorf("%s: got %v, want it told where it is named: %t", name, found, c.told)
		}
	}
}
