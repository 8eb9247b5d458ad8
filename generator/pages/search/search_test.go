package search_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/search"
	"beleg/generator/text/article"
)

func itoa(i int) string { return strconv.Itoa(i) }

// indexOf makes the index of a project in a folder.
func indexOf(t testing.TB, dir string, opt search.Options) *search.Index {
	t.Helper()
	base, found, err := load.Project(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if errors, _ := found.Count(); errors > 0 {
		t.Fatal(found)
	}
	book := address.New(base, nil)
	if opt.Desk == "" {
		base = base.Published().LeaveDrafts()
	}
	return search.New(base, book, fact.UsesOf(base), opt)
}

// A question is what somebody may type, and where they should find themselves.
type question struct {
	kind, query string
	wanted      []string
}

func questions(t testing.TB, file string) (list []question) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if columns := strings.Split(strings.TrimSpace(line), "\t"); len(columns) == 3 && line[0] != '#' {
			list = append(list, question{columns[0], columns[1], strings.Fields(columns[2])})
		}
	}
	if len(list) == 0 {
		t.Fatalf("no questions in %s", file)
	}
	return list
}

// met tells whether one of some hits is wanted: by its address, by that of its page, or by the title of a source.
func (q question) met(hits []hit) bool {
	return slices.ContainsFunc(hits, func(h hit) bool {
		page, _, _ := strings.Cut(h.address, "#")
		return slices.Contains(q.wanted, h.address) || slices.Contains(q.wanted, page) ||
			strings.HasPrefix(page, address.Sources) && slices.Contains(q.wanted, h.title)
	})
}

// wantShare asks all questions and tells how many are met by the first three hits: nine of ten at least. None may fetch
// more than 50 kB, compressed.
func wantShare(t *testing.T, x *search.Index, list []question) {
	met := 0
	for _, q := range list {
		r := newReader(t, x.File)
		if got := r.first(q.query, 3); q.met(got) {
			met++
		} else {
			t.Logf("%s %q: %q, want %q", q.kind, q.query, got, q.wanted)
		}
		if n := r.bytes(); n > 50_000 {
			t.Errorf("%q fetches %d bytes, want at most 50,000", q.query, n)
		}
	}
	t.Logf("%d of %d questions are met", met, len(list))
	if 10*met < 9*len(list) {
		t.Error("want nine of ten")
	}
}

func TestReadersFindWhatTheyExpect(t *testing.T) {
	wantShare(t, indexOf(t, "../../..", search.Options{}), questions(t, "testdata/questions.tsv"))
}

// Laws are long texts full of compounds. They are not in this repository: BELEG_LAWS names a folder that the program
// corpus has made of some.
func TestReadersFindLaws(t *testing.T) {
	dir := os.Getenv("BELEG_LAWS")
	if dir == "" {
		t.Skip("BELEG_LAWS names no folder")
	}
	wantShare(t, indexOf(t, dir, search.Options{}), questions(t, "testdata/laws.tsv"))
}

// everything returns all that the files of an index hold.
func everything(t *testing.T, x *search.Index) string {
	t.Helper()
	var all strings.Builder
	for _, path := range x.Paths() {
		data, err := x.File(path)
		if err != nil || !json.Valid(data) || !strings.HasPrefix(path, search.Folder) {
			t.Fatalf("%s: %v: %s", path, err, data)
		}
		all.Write(data)
	}
	return all.String()
}

func TestTheSameSiteHasTheSameIndex(t *testing.T) {
	x, again := indexOf(t, "../../..", search.Options{}), indexOf(t, "../../..", search.Options{})
	if everything(t, x) != everything(t, again) {
		t.Error("two indexes of one site differ")
	}
	for _, path := range []string{"", "index.json", search.Folder, search.Folder + "t00.json", search.Folder + "t-1.json", search.Folder + "d999.json",
		search.Folder + "x0.json", search.Folder + "t0"} {
		if data, err := x.File(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: got %v and %.20s, want that it is not there", path, err, data)
		}
	}
}

// Browsers keep all files but the first for as long as it names the same fingerprint. What a rating is called stands in
// the facets alone.
func TestWhateverChangesAFileChangesTheFingerprint(t *testing.T) {
	base, _, err := load.Project(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	version := func() string {
		x := search.New(base, address.New(base, nil), fact.UsesOf(base), search.Options{})
		return newReader(t, x.File).start.V
	}
	before := version()
	base.Site.Ratings[0].Label += " (alt)"
	if after := version(); after == before {
		t.Errorf("the fingerprint is %s with another name of a rating too", after)
	}
}

// Of an article that is shown in part, what is left out is not in the index either; an editor finds it.
func TestOnlyWhatIsPublishedIsInTheIndex(t *testing.T) {
	published, all := everything(t, indexOf(t, "../../..", search.Options{})), everything(t, indexOf(t, "../../..", search.Options{Desk: "/_desk/"}))
	base, _, err := load.Project(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	out := 0
	for _, s := range base.Sources {
		for i, b := range s.Article.Blocks {
			quoted := slices.ContainsFunc(fact.UsesOf(base).OfSource(s), func(u fact.Use) bool { return u.Quote.Place.Block == i })
			first := strings.Join(strings.Fields(s.Article.Text[b.Start:b.End])[:min(6, len(strings.Fields(s.Article.Text[b.Start:b.End])))], " ")
			if quoted || b.Role == article.Skip || b.Role.Heads() || len(first) < 40 || strings.ContainsAny(first, `"\`) {
				continue
			}
			out++
			if strings.Contains(published, first) {
				t.Errorf("%s: %q is not published, and in the index", s.ID, first)
			}
			if !strings.Contains(all, first) {
				t.Errorf("%s: an editor does not find %q", s.ID, first)
			}
		}
	}
	if out == 0 || !strings.Contains(all, `"at":"/_desk/source/`) || strings.Contains(published, "_desk") {
		t.Errorf("%d blocks are left out", out)
	}
}

// Of an article whose quoted sentences are shown, the index has no other.
func TestOnlyQuotedSentencesAreInTheIndexWhereTheyAreShown(t *testing.T) {
	base, _, err := load.Project(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	index := func(show fact.Show) string {
		for _, s := range base.Sources {
			s.Show = show
		}
		return everything(t, search.New(base, address.New(base, nil), fact.UsesOf(base), search.Options{}))
	}
	const beside = "Welche Ziele verfolgen Kim und Putin?" // which nobody quotes, in a paragraph that is quoted
	if !strings.Contains(index(fact.Excerpts), beside) || strings.Contains(index(fact.Quotes), beside) {
		t.Errorf("%q must be found where paragraphs are shown, and nowhere else", beside)
	}
}

// finding tells, for each query, by which of some names of actors it is answered: their numbers, the best first.
func finding(t *testing.T, language string, names []string, queries map[string]string) {
	t.Helper()
	home := &url.URL{Scheme: "https", Host: "example.org", Path: "/"}
	base := &fact.Base{Site: &fact.Site{Title: "t", Language: language, BaseURL: home}}
	for i, name := range names {
		base.Actors = append(base.Actors, &fact.Actor{ID: "a" + itoa(i), Name: name})
	}
	x := search.New(base, address.New(base, nil), fact.UsesOf(base), search.Options{})
	for query, want := range queries {
		hits, _ := newReader(t, x.File).ask(query)
		slices.Sort(hits)
		if got := strings.Trim(fmt.Sprint(hits), "[]"); got != want {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

// What is folded like tu, or like been, says something all the same; beside other words tu does not.
func TestWordsAreFoundThatAreFoldedLikeSomeThatSayNothing(t *testing.T) {
	finding(t, "fr", []string{"L’attaque a tué une dizaine de soldats", "Tu as vu des soldats", "La paix en été", "Ils ont vu"}, map[string]string{
		"tué": "0", "tue": "0", "tuer": "0", "TUÉ": "0", "été": "2", "Été": "2", "tu vu": "1 3", "Tu vu": "1 3", "tué soldats": "0", "été paix": "2",
		"as-tu vu des soldats": "1", "les soldats": "0 1",
	})
	finding(t, "en", []string{"US troops leave", "The WHO told us", "Troops who leave"}, map[string]string{
		"US": "0", "WHO": "1", "who leave": "0 2", "US troops": "0", "us troops": "0 2"})
	finding(t, "de", []string{"Die Würde des Menschen", "Ein Mensch würde gehen"}, map[string]string{
		"Würde": "0", "würde": "0", "Mensch": "0 1", "wuerde Mensch": "0 1", "Würde Mensch": "0"})
}

func TestWordsOfScriptsWithoutSpacesAreFoundWhereverTheyStand(t *testing.T) {
	finding(t, "en", []string{"港珠澳跨海大桥昨天关闭，耗资三亿元", "三十亿元，共12,500名", "โรงพยาบาลปิดแล้ว", "ミサイルがヨーロッパに"}, map[string]string{
		"大桥": "0", "桥": "0", "闭": "0", "关闭": "0", "三亿元": "0", "亿元": "0 1", "元": "0 1", "跨海大桥": "0", "海桥": "", "元三": "", "12500": "1", "名": "1",
		`"海大桥昨"`: "0", `"大桥"`: "0", `"三亿 元"`: "", `"桥"`: "0", "大桥 -关闭": "", "พยาบาล": "2", "ยาบาลปิด": "2", "ヨーロッパ": "3", "ロッパ": "3", "サイル": "3",
	})
}

func TestNumbersAndWordsAreFoundHoweverAScriptWritesThem(t *testing.T) {
	finding(t, "en", []string{"قــــال إن ١٢٬٥٠٠ جندي", "דובר צה״ל: 300 ש\"ח", "१२,५०० सैनिक"}, map[string]string{
		"12500": "0 2", "12.500": "0 2", "١٢٥٠٠": "0 2", "قال": "0", "قـال": "0", `צה"ל`: "1", "צהל": "1", "צה״ל": "1", `ש"ח`: "1", "ש״ח": "1",
	})
}

func TestAWordWithAMinusTakesHitsAway(t *testing.T) {
	r := newReader(t, indexOf(t, "../../..", search.Options{}).File)
	all, _ := r.ask("soldaten")
	less, _ := r.ask("soldaten -russland")
	none, _ := r.ask(`"soldaten russland kursk"`)
	if len(all) == 0 || len(less) == 0 || len(less) >= len(all) || len(none) > 0 {
		t.Errorf("%d hits, %d without a word, %d with a phrase that nobody says", len(all), len(less), len(none))
	}
}
