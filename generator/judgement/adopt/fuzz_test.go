package adopt_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/foreign"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/adopt"
	"beleg/generator/judgement/arrival"
	"beleg/generator/judgement/rule"
	"beleg/generator/judgement/start"
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

// FuzzDraftsLoad holds that whatever is imported, what is written loads as drafts without an error, and that a second
// import of the same adds nothing.
func FuzzDraftsLoad(f *testing.F) {
	for _, seed := range []string{claimReviews, searched, annotations, w3c, table,
		"<script type=application/ld+json>/*<![CDATA[*/" + claimReviews + ",/*]]>*/</script>",
		"claim,quote,source,stance,topics,date,rating,verdict\na\u202e\"\"\"\\,b […] c,harbour-bridge,disputes,Traffic;x,2024-02-30,refuted,\"'''\"\n",
		"quote\tsource\nthe\tharbour-bridge\nHome | News | Port Elin\tharbour-bridge\n", "sep=;\nclaim;url\na;b\n\"", `{"@type":"ClaimReview"`, "[[[[",
		"\xff\xfec\x00l\x00a\x00i\x00m\x00\n\x00a\x00\n\x00"} {
		f.Add([]byte(seed))
	}
	s := newSite(f)
	clean := s.Project
	f.Fuzz(func(t *testing.T, data []byte) {
		s.Project = clean
		made := s.take(t, string(data))
		defer func() {
			for _, file := range made.Files {
				delete(s.MapFS, file.Name)
			}
		}()
		if len(made.Files) == 0 {
			return
		}
		if faults := s.errors(t); faults != "" {
			t.Fatal(faults)
		}
		for _, file := range made.Files {
			for _, c := range s.Base.Claims {
				if c.Where.Doc.File.Name == file.Name && !c.Draft {
					t.Fatalf("%s is no draft", file.Name)
				}
			}
			if strings.Contains(string(file.Now), "\r") {
				t.Fatalf("%s: a bare line end in\n%q", file.Name, file.Now)
			}
		}
		if again := s.drafts(t, string(data)); len(again.Files) > 0 {
			t.Fatalf("a second import writes %d files more:\n%s\nafter\n%s", len(again.Files), again.Files[0].Now, made.Files[0].Now)
		}
	})
}

var _ fs.FS = (*site)(nil)
