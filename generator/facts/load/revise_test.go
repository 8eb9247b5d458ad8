package load_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/load"
	"beleg/generator/words/edtf"
)

// with returns a project of which one file has other words; without any it is taken away.
func with(project fstest.MapFS, name, text string) fstest.MapFS {
	changed := fstest.MapFS{}
	for name, file := range project {
		changed[name] = file
	}
	if changed[name] = (&fstest.MapFile{Data: []byte(text)}); text == "" {
		delete(changed, name)
	}
	return changed
}

const claimFile = "content/claims/c.toml"

func loaded(t *testing.T, s *load.Session, project fs.FS) *load.Loaded {
	t.Helper()
	is, err := s.Load(project)
	if err != nil || len(is.Found) > 0 {
		t.Fatalf("got %v, %v, want a sound project", is, err)
	}
	return is
}

func TestARevisedClaimIsTheNewOneFromSwapToSwap(t *testing.T) {
	project := quoted(t, "de")
	text := string(project[claimFile].Data)
	is := loaded(t, &load.Session{}, project)
	claim := is.Base.Claims[0]
	for _, now := range []string{"c2", "c3"} { // the second time against what was revised
		r := is.Revise(with(project, claimFile, strings.Replace(text, `"c"`, `"`+now+`"`, 1)), []string{claimFile})
		if r == nil || len(r.Found) > 0 || claim.Claim != "c" {
			t.Fatalf("got %+v and the claim %q, want a revision that has changed nothing yet", r, claim.Claim)
		}
		for _, want := range []string{now, "c"} {
			r.Swap()
			if claim.Claim != want || len(claim.Quotes) != 1 || claim.Quotes[0].ID == "" || is.Base.Claims[0] != claim {
				t.Errorf("got the claim %q with %d quotations, want %q with one", claim.Claim, len(claim.Quotes), want)
			}
		}
	}
}

func TestAFaultInARevisedClaimIsFoundAndMakesAGap(t *testing.T) {
	project := quoted(t, "de")
	text := string(project[claimFile].Data)
	for name, c := range map[string]struct{ old, now, code string }{
		"words that are not there": {"Nach Angaben", "Laut Angaben", "quote-near"},
		"another rating":           {`rating = "offen"`, `rating = "nirgends"`, "unknown-rating"},
		"a key that is none":       {`stance = "supports"`, "stance = \"supports\"\nnone = 1", "unknown-key"},
		"no TOML":                  {`claim = "c"`, `claim = "c`, "toml-syntax"},
	} {
		is := loaded(t, &load.Session{}, project)
		r := is.Revise(with(project, claimFile, strings.Replace(text, c.old, c.now, 1)), []string{claimFile})
		if r == nil || len(r.Found) == 0 || r.Found[0].Rule.Code != c.code {
			t.Errorf("%s: got %+v, want %s", name, r, c.code)
			continue
		}
		claim := is.Base.Claims[0]
		before := is.Gaps.Claims[claim]
		r.Swap()
		after := is.Gaps.Claims[claim]
		if got, want := is.Gaps.References, strings.HasPrefix(name, "a key") || c.code == "toml-syntax"; got != want {
			t.Errorf("%s: got references to nobody knows what: %t, want %t", name, got, want)
		}
		r.Swap()
		if before || !after && c.code != "unknown-key" || is.Gaps.Claims[claim] {
			t.Errorf("%s: got a gap %t before, %t then, %t at last", name, before, after, is.Gaps.Claims[claim])
		}
	}
}

func TestWhatMoreThanAClaimDependsOnIsLoadedAnew(t *testing.T) {
	project := quoted(t, "de")
	text := string(project[claimFile].Data)
	for name, c := range map[string]struct{ file, text string }{
		"another file":        {"content/site.toml", string(project["content/site.toml"].Data)},
		"a new claim":         {"content/claims/d.toml", text},
		"a claim by an alias": {"content/claims/former.toml", text},
		"a claim is gone":     {claimFile, ""},
		"a draft":             {claimFile, "draft = true\n" + text},
		"another alias":       {claimFile, "aliases = [\"former\", \"older\"]\n" + text},
	} {
		project := with(project, claimFile, "aliases = [\"former\"]\n"+text)
		is := loaded(t, &load.Session{}, project)
		if r := is.Revise(with(project, c.file, c.text), []string{claimFile, c.file}); r != nil {
			t.Errorf("%s: got %+v, want none", name, r)
		}
	}
	draft := loaded(t, &load.Session{}, with(project, claimFile, "draft = true\n"+text))
	if r := draft.Revise(project, []string{claimFile}); r != nil {
		t.Errorf("a draft becomes a claim: got %+v, want none", r)
	}
	faulty, err := new(load.Session).Load(with(project, claimFile, text+"none = 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if r := faulty.Revise(project, []string{claimFile}); r != nil {
		t.Errorf("a project with findings: got %+v, want none", r)
	}
}

func TestADraftThatIsShownIsRevisedAsLongAsItIsOne(t *testing.T) {
	project := quoted(t, "de")
	text := string(project[claimFile].Data)
	project = with(project, claimFile, "draft = true\n"+text)
	is := loaded(t, &load.Session{Drafts: true}, project)
	r := is.Revise(with(project, claimFile, "draft = true\n"+strings.Replace(text, `"c"`, `"c2"`, 1)), []string{claimFile})
	if r == nil {
		t.Fatal("got none")
	}
	if r.Swap(); is.Base.Claims[0].Title() != "Draft: c2" && is.Base.Claims[0].Title() != "Entwurf: c2" {
		t.Errorf("got %q, want the new draft", is.Base.Claims[0].Title())
	}
	if r := is.Revise(with(project, claimFile, text), []string{claimFile}); r != nil {
		t.Errorf("it is no draft any more: got %+v, want none", r)
	}
}

func TestARevisedClaimIsNotRelatedToDrafts(t *testing.T) {
	project := quoted(t, "de")
	text := string(project[claimFile].Data)
	related := text + "[[related]]\nclaim = \"d\"\nas = \"supports\"\n"
	project = with(with(project, "content/claims/d.toml", "draft = true\n"+text), claimFile, related)
	for drafts, want := range map[bool]int{false: 0, true: 1} {
		is, err := (&load.Session{Drafts: drafts}).Load(project)
		if err != nil {
			t.Fatal(err)
		}
		is.Found = nil // what is wrong with such a relation is not the point
		r := is.Revise(with(project, claimFile, strings.Replace(related, `"c"`, `"c2"`, 1)), []string{claimFile})
		if r == nil {
			t.Fatal("got no revision")
		}
		if r.Swap(); len(is.Base.Claims[0].Related) != want {
			t.Errorf("drafts shown %t: got %d related claims, want %d", drafts, len(is.Base.Claims[0].Related), want)
		}
	}
}

// broken is a project on a disk that fails where one file lies.
type broken struct {
	fstest.MapFS
	file string
}

var errDisk = errors.New("the disk fails")

func (b broken) ReadDir(name string) ([]fs.DirEntry, error) {
	return read(b, name, b.MapFS.ReadDir)
}

func (b broken) ReadFile(name string) ([]byte, error) { return read(b, name, b.MapFS.ReadFile) }

func (b broken) Open(name string) (fs.File, error) { return read(b, name, b.MapFS.Open) }

func read[T any](b broken, name string, from func(string) (T, error)) (got T, err error) {
	if name == b.file {
		return got, &fs.PathError{Op: "read", Path: name, Err: errDisk}
	}
	return from(name)
}

func TestAFailingDiskIsAnErrorAndNoFinding(t *testing.T) {
	project := quoted(t, "de")
	project = with(with(project, "content/sources/a.toml", string(project["content/sources/a.toml"].Data)+"original = \"originals/a.html\"\n"), "seeds/originals/a.html", "a")
	for _, name := range []string{claimFile, "seeds/a.txt", "seeds/originals/a.html", "content/claims"} {
		if is, err := new(load.Session).Load(broken{project, name}); !errors.Is(err, errDisk) {
			t.Errorf("%s: got %+v, %v, want %v", name, is, err, errDisk)
		}
	}
	is := loaded(t, &load.Session{}, quoted(t, "de"))
	if r := is.Revise(broken{project, claimFile}, []string{claimFile}); r != nil {
		t.Errorf("got %+v, want no revision", r)
	}
}

// A draft is a claim like any other in a session that shows them, and says so in the words of the site.
func TestADraftIsMarkedInTheWordsOfTheSite(t *testing.T) {
	project := quoted(t, "de")
	site, text := string(project["content/site.toml"].Data), string(project[claimFile].Data)
	today, _ := edtf.Parse("2024-06-01")
	day, _ := today.Exact()
	for _, c := range []struct{ language, begins, mark string }{
		{"de", "draft = true\n", "Entwurf: "}, {"en", "draft = true\n", "Draft: "}, {"de", "publish_from = \"2024-07-01\"\n", "Entwurf bis zum 1. Juli 2024: "},
		{"de", "publish_from = \"2024-06-01\"\n", ""}, {"de", "", ""},
	} {
		project := with(with(project, "content/site.toml", "language = \""+c.language+"\"\n"+site), claimFile, c.begins+text)
		is := loaded(t, &load.Session{Drafts: true, Today: day}, project)
		if claim := is.Base.Claims[0]; claim.Draft || claim.Mark != c.mark {
			t.Errorf("%s, %s: got the mark %q, draft %t, want %q", c.language, c.begins, claim.Mark, claim.Draft, c.mark)
		}
		plain := loaded(t, &load.Session{Today: day}, project).Base.Claims[0]
		if plain.Draft != (c.mark != "") || plain.Mark != "" || plain.Embargo.IsZero() == strings.Contains(c.mark, "2024") {
			t.Errorf("%s, %s: got %+v without drafts shown", c.language, c.begins, plain)
		}
	}
}

func TestWhatOnlyJudgingAsksForIsLetGo(t *testing.T) {
	is := loaded(t, &load.Session{}, quoted(t, "de"))
	q := is.Base.Claims[0].Quotes[0]
	if q.Reading == nil {
		t.Fatal("got no reading of a quotation")
	}
	if is.Judged(); q.Reading != nil || q.Wording == "" {
		t.Errorf("got %+v, want its reading alone gone", q)
	}
}

func TestAllSourcesAreListedByIDWhetherTheirArticlesAreReadOrNot(t *testing.T) {
	project := quoted(t, "de")
	source := string(project["content/sources/a.toml"].Data)
	project = with(with(project, "content/sources/0.toml", source), "content/sources/b.toml", strings.Replace(source, "a.txt", "gone.txt", 1))
	project = with(project, "content/sources/00.toml", strings.Replace(source, "a.txt", "gone.txt", 1))
	is, err := new(load.Session).Load(project)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range is.Sources() {
		got = append(got, s.ID)
	}
	if strings.Join(got, " ") != "0 00 a b" || len(is.Gaps.Sources) != 2 || len(is.Base.Sources) != 2 {
		t.Errorf("got %v, of which %d could be read", got, len(is.Base.Sources))
	}
}
