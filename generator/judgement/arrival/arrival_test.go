package arrival_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/facts/load"
	"beleg/generator/facts/record"
	"beleg/generator/facts/seed"
	"beleg/generator/judgement/arrival"
	"beleg/generator/judgement/rule"
	"beleg/generator/judgement/start"
	"beleg/generator/text/intake"
	"beleg/generator/words/diag"
)

// A desk is a project that articles arrive at.
type desk struct {
	t     testing.TB
	files fstest.MapFS
}

func newDesk(t testing.TB) desk {
	t.Helper()
	files, err := start.Site("en")
	if err != nil {
		t.Fatal(err)
	}
	d := desk{t, fstest.MapFS{}}
	for name, data := range files {
		d.files[name] = &fstest.MapFile{Data: data}
	}
	return d
}

func (d desk) project() *arrival.Project {
	d.t.Helper()
	is, err := new(load.Session).Load(d.files)
	if err != nil {
		d.t.Fatal(err)
	}
	return &arrival.Project{Loaded: is, Exists: func(name string) (bool, error) { return d.files[name] != nil, nil }}
}

func (d desk) write(files []arrival.File) {
	d.t.Helper()
	for _, f := range files {
		was := d.files[f.Name]
		if (was == nil) != (f.Was == nil) || was != nil && string(was.Data) != string(f.Was) {
			d.t.Errorf("%s: what it held is not what it is thought to hold", f.Name)
		}
		d.files[f.Name] = &fstest.MapFile{Data: f.Now}
	}
}

// errors are the findings that would stop the site.
func (d desk) errors() string {
	d.t.Helper()
	p := d.project()
	found := append(slices.Clone(p.Found), rule.Run(p.Base, p.Gaps, nil)...)
	return asText(d.t, slices.DeleteFunc(found, func(f diag.Finding) bool { return f.Severity() != diag.Error }))
}

// asText writes findings; "" if there are none.
func asText(t testing.TB, found diag.List) string {
	t.Helper()
	if len(found) == 0 {
		return ""
	}
	var b strings.Builder
	if err := diag.WriteText(&b, found, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// read takes a page in as a file of a name.
func read(t *testing.T, data, name string) arrival.Article {
	t.Helper()
	taken, err := intake.Read(intake.Given{Data: []byte(data)})
	if err != nil {
		t.Fatal(err)
	}
	return arrival.Article{Taken: taken, Data: []byte(data), Name: name}
}

const page = `<!doctype html><html lang="en-GB"><head><title>The ferry stops | The Daily</title>
<link rel="canonical" href="https://www.harbourtimes.example/ferry">
<meta property="og:site_name" content="The Ferry Gazette"><meta property="article:published_time" content="2024-10-08T08:00:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>The ferry stops</h1>
<p>The ferry across the harbour will stop running in May, the city council decided on Monday evening after a debate of four hours.</p>
<p>Some 1,100 people use it on a working day, according to the company that runs it, and many of them have no other way to work.</p>
<p>The mayor said that buses would replace it, and that the money was not there for a new ship.</p></article></body></html>`

// Whoever sends press releases is no newspaper.
func TestThePublisherOfAPressReleaseIsNoOutlet(t *testing.T) {
	const release = "PRESS RELEASE\nPort Elin Ltd\n8 October 2024\n\nThe ferry will stop in May\n\nThe ferry will stop running in May.\n"
	s, err := newDesk(t).project().Add(read(t, release, "release.txt"), "", true)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Files {
		if want := "# name = \"Port Elin Ltd\"\n# kind = \"group\" #"; strings.HasSuffix(f.Name, ".toml") && !strings.Contains(string(f.Now), want) {
			t.Errorf("there is no %q in\n%s", want, f.Now)
		}
	}
}

func TestAPageBecomesASourceThatPasses(t *testing.T) {
	d := newDesk(t)
	s, err := d.project().Add(read(t, page, "saved.html"), "", true)
	if err != nil {
		t.Fatal(err)
	}
	d.write(s.Files)
	if faults := d.errors(); faults != "" {
		t.Error(faults)
	}
	file := string(d.files["content/sources/the-ferry-stops.toml"].Data)
	for _, want := range []string{"file      = \"the-ferry-stops.txt\"\n", "title     = \"The ferry stops\" # ", "published = \"2024-10-08\" # ",
		"url       = \"https://www.harbourtimes.example/ferry\" # ", "language  = \"en-GB\" # ", "original  = \"originals/the-ferry-stops.html\"\n",
		"# publisher = \"the-ferry-gazette\" # ", "# [the-ferry-gazette]\n# name = \"The Ferry Gazette\"\n# kind = \"outlet\"\n# url  = \"https://harbourtimes.example/\"\n"} {
		if !strings.Contains(file, want) {
			t.Errorf("there is no %q in\n%s", want, file)
		}
	}
	if got := string(d.files["seeds/originals/the-ferry-stops.html"].Data); got != page {
		t.Error("the original is not what was given")
	}
	// The table is ready: without its marks it is an actor, who is found the next time.
	table := file[strings.Index(file, "# [the-ferry"):strings.Index(file, "# authors")]
	d.files["content/actors.toml"].Data = append(d.files["content/actors.toml"].Data, "\n"+strings.ReplaceAll(table, "# ", "")...)
	other := strings.NewReplacer("/ferry", "/bus", "ferry", "bus", "1,100", "300").Replace(page)
	if _, err := d.project().Add(read(t, other, ""), "", false); err == nil || !strings.Contains(err.Error(), "has much of the text of source the-ferry-stops; give that id") {
		t.Errorf("got %v, want to be asked whether it is a newer version", err)
	}
	s, err = d.project().Add(read(t, other, ""), "the-bus-stops", false)
	if err != nil {
		t.Fatal(err)
	}
	d.write(s.Files)
	if file := string(d.files["content/sources/the-bus-stops.toml"].Data); !strings.Contains(file, "\npublisher = \"the-ferry-gazette\" # ") || strings.Contains(file, "original") {
		t.Errorf("the publisher is not known, or an original is kept:\n%s", file)
	}
	if faults := d.errors(); faults != "" {
		t.Error(faults)
	}
}

func TestThePublisherIsFoundByItsDomain(t *testing.T) {
	d := newDesk(t)
	d.files["content/actors.toml"].Data = append(d.files["content/actors.toml"].Data, "\n[gazette]\nname = \"Gazette\"\nkind = \"outlet\"\nurl = \"https://www.example.net/about\"\n"...)
	for address, want := range map[string]string{"https://example.net/a": "gazette", "https://news.example.net/a": "gazette", "https://m.example.net/a": "gazette",
		"https://notexample.net/a": "", "https://example.org/a": "", "": ""} {
		a := read(t, strings.Replace(page, "https://www.harbourtimes.example/ferry", address, 1), "")
		s, err := d.project().Add(a, "x", false)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Contains(string(s.Files[len(s.Files)-1].Now), "\npublisher = \"gazette\" # the address")
		if got != (want != "") {
			t.Errorf("%s: the publisher is known: %v, want %q", address, got, want)
		}
	}
}

func TestAnArticleTakenInAgainTellsWhatChanged(t *testing.T) {
	d := newDesk(t)
	s, err := d.project().Add(read(t, page, ""), "", true)
	if err != nil {
		t.Fatal(err)
	}
	d.write(s.Files)
	source := "content/sources/the-ferry-stops.toml"
	// An editor has mended a mark, and written a note.
	d.files[source].Data = append([]byte("# ours\n"), strings.Replace(string(d.files[source].Data), "published =", "archived  = \"https://archive.example/1\"\npublished =", 1)+
		"\n[[block]]\nlines = \"9\"\nrole  = \"caption\"\n"...)
	again := strings.Replace(page, "1,100 people", "900 people", 1)
	again = strings.Replace(again, "/ferry", "/ferry/?utm_source=x", 1)
	a := read(t, again, "")
	known := d.project().Known(a, "")
	if known == nil {
		t.Fatal("the address is not known again")
	}
	r, err := d.project().Renew(known, a, true)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Gone) != 1 || !strings.Contains(r.Gone[0], "1,100") || len(r.New) != 1 || !strings.Contains(r.New[0], "900") {
		t.Errorf("got %q and %q, want the one changed paragraph", r.Gone, r.New)
	}
	d.write(r.Files)
	file := string(d.files[source].Data)
	for _, want := range []string{"# ours\n", "archived  = \"https://archive.example/1\"\n", "# guessed: as before\n[[block]]\nlines = \"9\"\nrole  = \"caption\"\n"} {
		if !strings.Contains(file, want) {
			t.Errorf("there is no %q in\n%s", want, file)
		}
	}
	if faults := d.errors(); faults != "" {
		t.Error(faults)
	}
	var originals []string
	for _, name := range slices.Sorted(maps.Keys(d.files)) {
		if strings.HasPrefix(name, "seeds/originals/") {
			originals = append(originals, name)
		}
	}
	if len(originals) != 3 { // both pages, and the text as it was
		t.Errorf("there are %v, want both originals and the old text", originals)
	}
	if r, err := d.project().Renew(d.project().Known(a, ""), a, true); r != nil || err != nil {
		t.Errorf("taken in a third time it is %v (%v), want no change", r, err)
	}
	// Back to the first version, and again to the second: what is kept already is not written once more.
	for _, text := range []string{page, again, page} {
		a := read(t, text, "")
		r, err := d.project().Renew(d.project().Known(a, ""), a, true)
		if err != nil {
			t.Fatal(err)
		}
		d.write(r.Files)
		if faults := d.errors(); faults != "" {
			t.Error(faults)
		}
	}
	a.Title.Value = "The ferry runs again"
	a.Text += "\nA line more, so that something has changed in it.\n"
	if r, err := d.project().Renew(d.project().Known(a, ""), a, true); err != nil || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], `title = "The ferry runs again" now`) {
		t.Errorf("got %+v (%v), want to be told of the new title", r, err)
	}
}

// A page that names the address of another by mistake must not take its place.
func TestAnotherArticleUnderAKnownAddressTakesNoPlace(t *testing.T) {
	d := newDesk(t)
	s, err := d.project().Add(read(t, page, ""), "", true)
	if err != nil {
		t.Fatal(err)
	}
	d.write(s.Files)
	other := `<!doctype html><html lang="en"><title>Mill</title><link rel="canonical" href="https://harbourtimes.example/ferry/"><article><h1>Mill</h1>
<p>The old mill will be pulled down in June to make room for a school, the owner said.</p></article></html>`
	a := read(t, other, "")
	if known := d.project().Known(a, ""); known != nil {
		t.Errorf("it is taken for a newer version of %s", known.ID)
	}
	if _, err := d.project().Add(a, "", true); err == nil || !strings.Contains(err.Error(), "it has the address of source the-ferry-stops; give that id") {
		t.Errorf("got %v, want to be told", err)
	}
	if _, err := d.project().Add(a, "mill", true); err != nil {
		t.Error(err)
	}
}

func TestASeedThatIsMarkupIsTakenIn(t *testing.T) {
	d := newDesk(t)
	d.files["seeds/ferry.html"] = &fstest.MapFile{Data: []byte(page)}
	d.files["content/sources/ferry.toml"] = &fstest.MapFile{Data: []byte("file = \"ferry.html\"\nsha256 = \"0\"\ntitle = \"Ferry\"\n")}
	if faults := d.errors(); !strings.Contains(faults, "seed-is-markup") {
		t.Fatalf("got %s", faults)
	}
	a := read(t, page, "seeds/ferry.html")
	r, err := d.project().Renew(d.project().Known(a, ""), a, true)
	if err != nil {
		t.Fatal(err)
	}
	d.write(r.Files)
	if faults := d.errors(); faults != "" {
		t.Errorf("%s\n%s", faults, d.files["content/sources/ferry.toml"].Data)
	}
}

func TestNoArticleIsTakenTwice(t *testing.T) {
	d := newDesk(t)
	known := string(d.files["seeds/harbour-bridge.txt"].Data)
	if _, err := d.project().Add(read(t, known, "a.txt"), "", true); err == nil || !strings.Contains(err.Error(), "the same article, word for word, as seeds/harbour-bridge.txt") {
		t.Errorf("got %v, want that it is a source already", err)
	}
	if _, err := d.project().Add(read(t, page, ""), "harbour-bridge", true); err == nil || !strings.Contains(err.Error(), "exists already") {
		t.Errorf("got %v, want that the id is taken", err)
	}
	if s := d.project().Known(read(t, page, ""), "harbour-bridge"); s != nil {
		t.Errorf("another article under the id is taken for a newer version of %s", s.ID)
	}
	newer := strings.Replace(known, "cars", "cars and lorries", 1)
	if s := d.project().Known(read(t, newer, ""), "harbour-bridge"); s == nil {
		t.Error("a newer version under the id is not taken for one")
	}
	p := d.project()
	for _, want := range []string{"the-ferry-stops", "the-ferry-stops-2"} {
		s, err := p.Add(read(t, strings.Replace(page, "Monday", want, 1), ""), "", true)
		if err != nil || s.ID != want {
			t.Errorf("got %v (%v), want %s", s, err, want)
		}
	}
}

func TestIDsAreMadeOfTitlesOrFileNames(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ title, file, want string }{
		{"Größe zählt", "a.txt", "groesse-zaehlt"},
		{"Im Ukraine-Krieg sterben jetzt auch Soldaten aus Nordkorea", "a.txt", "im-ukraine-krieg-sterben-jetzt-auch-soldaten-aus"},
		{strings.Repeat("x", 60), "a.txt", strings.Repeat("x", 48)},
		{"Первый", "000_Zeitung.utf8.txt", "000-zeitung"},
		{"Первый", "Первый.txt", "article"},
		{"국방부 “북한군 1만2000명”", "yonhap.txt", "yonhap"},
		{"«عودة» 12 أسرة إلى Mina!", "spa.txt", "spa"},
		{"Die Stadt Київ", "a.txt", "die-stadt"},
		{"2024", "a.txt", "2024"},
		{"", "", "article"},
	} {
		a := read(t, page, c.file)
		a.Title.Value = c.title
		s, err := d.project().Add(a, "", true)
		if err != nil || s.ID != c.want {
			t.Errorf("%q in %s: got %v (%v), want %q", c.title, c.file, s, err, c.want)
		}
	}
}

// texts are articles and file names that try what may be put into a project.
var texts = [][2]string{
	{"  1. Startseite\n\nTitel?\n\nTitel?\n\n" + strings.Repeat("Ein Satz mit Wörtern. ", 9) + "\nBild\nBild (2016). © AFP\nA\nA ©\nB\nB ©\n\nAuch interessant\n", "a.txt"},
	{"\ufeffHome > News > World\r\r\nFoto: dpa\r\n\u0001\"'\u007f", "b\"'.txt"},
	{`<!doctype html><html lang="xx yy\""><link rel=canonical href="javascript:x"><meta name=date content="2024-13-45"><meta name=author content='"'><h1>A</h1><p>B c d.</p>`, ""},
	{"Geheimdienst-\nbehörde\n\f3\n<p>", ""},
	{"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A&amp;B>Wer\nwas?\n", "a.vtt"},
}

// TestASourcePasses takes texts in, and what chance makes of them, and holds that what they become has no finding that stops a site.
func TestASourcePasses(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	passed := 0
	for n := range 40 {
		text, name := texts[n%len(texts)][0], texts[n%len(texts)][1]
		if n >= len(texts) {
			other := texts[chance.IntN(len(texts))][0]
			text = text[chance.IntN(len(text)):] + other[:chance.IntN(len(other))]
		}
		taken, err := intake.Read(intake.Given{Data: []byte(text), Layout: layout})
		if err != nil {
			continue
		}
		d := newDesk(t)
		s, err := d.project().Add(arrival.Article{Taken: taken, Data: []byte(text), Name: name}, "", true)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		d.write(s.Files)
		if faults := d.errors(); faults != "" {
			t.Errorf("%q: got\n%s\nin\n%s", text, faults, s.Files[len(s.Files)-1].Now)
		}
		passed++
	}
	if passed < 20 {
		t.Errorf("%d texts became sources", passed)
	}
}

// FuzzASourcePasses takes any text in, and holds that what it becomes has by itself no finding that stops a site, and has words. To
// load the project takes long: TestASourcePasses does.
func FuzzASourcePasses(f *testing.F) {
	for _, text := range texts {
		f.Add(text[0], text[1])
	}
	p := newDesk(f).project()
	f.Fuzz(func(t *testing.T, text, name string) {
		if len(text)+len(name) > 800 {
			t.Skip("what is longer takes long")
		}
		taken, err := intake.Read(intake.Given{Data: []byte(text), Layout: layout})
		if err != nil || !utf8.ValidString(name) {
			return
		}
		s, err := (&arrival.Project{Loaded: p.Loaded, Exists: p.Exists}).Add(arrival.Article{Taken: taken, Data: []byte(text), Name: name}, "", true)
		if err != nil {
			return
		}
		files := fstest.MapFS{}
		for _, file := range s.Files {
			files[file.Name] = &fstest.MapFile{Data: file.Now}
		}
		describes := s.Files[len(s.Files)-1]
		said, found := record.Decode(&diag.File{Name: describes.Name, Text: describes.Now})
		r := said.(*record.Of[format.Source])
		project, _ := input.Of(files)
		read, faults, err := seed.Read(project, r.ID, &r.Raw, nil)
		found = append(found, faults...)
		if errors, _ := found.Count(); errors > 0 || err != nil {
			t.Fatalf("%q: got %v\n%s\nin\n%s", text, err, asText(t, found), describes.Now)
		}
		if r.ID != s.ID || len(read.Article.Blocks) == 0 || read.Article.Text != taken.Text {
			t.Fatalf("%q became %q", text, read.Article.Text)
		}
	})
}
