package adopt_test

import (
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/foreign"
	"beleg/generator/facts/format"
	"beleg/generator/facts/load"
	"beleg/generator/facts/record"
	"beleg/generator/judgement/adopt"
	"beleg/generator/judgement/arrival"
	"beleg/generator/judgement/rule"
	"beleg/generator/judgement/start"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
)

// A site is a new one whose only article has an address.
type site struct {
	fstest.MapFS
	*arrival.Project
	session load.Session
}

const (
	sourceFile = "content/sources/harbour-bridge.toml"
	claimFile  = "content/claims/vehicles-on-the-bridge.toml"
)

func newSite(t testing.TB) *site {
	t.Helper()
	files, err := start.Site("en")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{MapFS: fstest.MapFS{}}
	for name, data := range files {
		s.MapFS[name] = &fstest.MapFile{Data: data}
	}
	source := string(s.MapFS[sourceFile].Data)
	s.MapFS[sourceFile].Data = []byte(strings.Replace(source, "\npublisher", "\nurl = \"https://gazette.example/bridge\"\npublisher", 1))
	s.load(t)
	return s
}

func (s *site) load(t testing.TB) {
	t.Helper()
	is, err := s.session.Load(s.MapFS)
	if err != nil {
		t.Fatal(err)
	}
	s.Project = &arrival.Project{Loaded: is, Exists: func(name string) (bool, error) { return s.MapFS[name] != nil, nil }}
}

// take imports a file, writes what comes of it and reads the site again.
func (s *site) take(t testing.TB, data string, columns ...foreign.Column) *adopt.Adopted {
	t.Helper()
	made := s.drafts(t, data, columns...)
	for _, file := range made.Files {
		if file.Was != nil || s.MapFS[file.Name] != nil {
			t.Fatalf("%s is written over", file.Name)
		}
		s.MapFS[file.Name] = &fstest.MapFile{Data: file.Now}
	}
	if len(made.Files) > 0 {
		s.load(t)
	}
	return made
}

// drafts is what would come of a file.
func (s *site) drafts(t testing.TB, data string, columns ...foreign.Column) *adopt.Adopted {
	t.Helper()
	f := foreign.Read("in", []byte(data), columns)
	if f.Proposed != nil {
		f = foreign.Read("in", []byte(data), f.Proposed)
	}
	made, err := adopt.Drafts(&arrival.Project{Loaded: s.Loaded, Exists: s.Exists}, []*foreign.File{f})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// errors are the findings that would stop the site.
func (s *site) errors(t testing.TB) string {
	t.Helper()
	var list diag.List
	for _, f := range append(s.Found, rule.Run(s.Base, s.Gaps, nil)...) {
		if f.Severity() == diag.Error {
			list.Add(f)
		}
	}
	if list == nil {
		return ""
	}
	var b strings.Builder
	if err := diag.WriteText(&b, list, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// imports are files of all kinds, and such as are none.
var imports = []string{claimReviews, searched, annotations, w3c, table,
	"<script type=application/ld+json>/*<![CDATA[*/" + claimReviews + ",/*]]>*/</script>",
	"claim,quote,source,stance,topics,date,rating,verdict\na\u202e\"\"\"\\,b […] c,harbour-bridge,disputes,Traffic;x,2024-02-30,refuted,\"'''\"\n",
	"quote\tsource\nthe\tharbour-bridge\nHome | News | Port Elin\tharbour-bridge\n", "sep=;\nclaim;url\na;b\n\"", `{"@type":"ClaimReview"`, "[[[[",
	"\xff\xfec\x00l\x00a\x00i\x00m\x00\n\x00a\x00\n\x00"}

// TestDraftsLoad holds that whatever is imported, what is written loads as drafts without an error, and that a second import of the
// same adds nothing.
func TestDraftsLoad(t *testing.T) {
	s := newSite(t)
	clean, chance := s.Project, rand.New(rand.NewPCG(1, 2))
	part := func() string {
		text := imports[chance.IntN(len(imports))]
		from := chance.IntN(len(text))
		return text[from : from+chance.IntN(len(text)-from+1)]
	}
	files := 0
	for n := range 100 {
		data := imports[n%len(imports)]
		if n >= len(imports) {
			at := chance.IntN(len(data))
			data = data[:at] + part() + data[at:]
		}
		s.Project = clean
		made := s.take(t, data)
		files += len(made.Files)
		if faults := s.errors(t); faults != "" {
			t.Errorf("%s\nof %q", faults, data)
		}
		if again := s.drafts(t, data); len(again.Files) > 0 {
			t.Errorf("a second import of %q writes %d files more:\n%s", data, len(again.Files), again.Files[0].Now)
		}
		for _, file := range made.Files {
			delete(s.MapFS, file.Name)
		}
	}
	if files < 50 {
		t.Errorf("%d files were written", files)
	}
}

// FuzzDrafts holds that whatever is imported, each file that is written is by itself a draft without a fault, whose quotations stand
// in their articles, and that a second import of the same adds nothing. To load them all takes long: TestDraftsLoad does.
func FuzzDrafts(f *testing.F) {
	const most = 800 // bytes: what is longer takes long
	for _, seed := range append(imports,
		`{"@type": "ClaimReview", "claimReviewed": "The ferry was sold.", "url": "https://a.example/1", "datePublished": "2024-10-08", "keywords": "Traffic",
 "reviewRating": {"ratingValue": 1, "bestRating": 5, "alternateName": "Refuted"}, "reviewBody": "<p>No &amp; no</p>"}`,
		`{"claims": [{"text": "Safe.", "claimReview": [{"publisher": {"name": "One"}, "url": "https://one.example/1", "textualRating": "False"}]}]}`,
		`{"id": "A1", "uri": "https://gazette.example/bridge", "text": "n", "tags": ["supports"],
 "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "the bridge", "prefix": "vehicles cross ", "suffix": " on an ordi"}]}]}`) {
		if len(seed) <= most {
			f.Add([]byte(seed))
		}
	}
	s := newSite(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > most {
			t.Skip("too long")
		}
		known := *s.Base
		for _, file := range s.drafts(t, string(data)).Files {
			known.Claims = append(slices.Clip(known.Claims), alone(t, s, file))
		}
		is := *s.Loaded
		is.Base = &known
		then := site{MapFS: s.MapFS, Project: &arrival.Project{Loaded: &is, Exists: s.Exists}}
		if again := then.drafts(t, string(data)); len(again.Files) > 0 {
			t.Fatalf("a second import writes %d files more:\n%s", len(again.Files), again.Files[0].Now)
		}
	})
}

// alone reads a draft by itself.
func alone(t *testing.T, s *site, file arrival.File) *fact.Claim {
	t.Helper()
	said, found := record.Decode(&diag.File{Name: file.Name, Text: file.Now})
	r := said.(*record.Of[format.Claim])
	if errors, _ := found.Count(); errors > 0 || !r.Raw.Draft || file.Was != nil || strings.Contains(string(file.Now), "\r") {
		t.Fatalf("%s\n%s is no sound draft:\n%s", told(t, found), file.Name, file.Now)
	}
	for _, q := range r.Raw.Quote {
		i := slices.IndexFunc(s.Base.Sources, func(s *fact.Source) bool { return s.ID == q.Source })
		if i < 0 || s.Base.Sources[i].Text.Find(quote.Query{Text: q.Text, Before: q.Before, After: q.After}).Outcome != quote.Found {
			t.Fatalf("%q does not stand in %s", q.Text, q.Source)
		}
	}
	return &fact.Claim{Where: r.Where, ID: r.ID, Claim: r.Raw.Claim, Draft: true}
}

var _ fs.FS = (*site)(nil)
