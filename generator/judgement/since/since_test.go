package since

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/place"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

func TestAFileOfAnotherVersionIsRead(t *testing.T) {
	for name, text := range map[string]string{
		"newer, with fields that nobody knows": `{"site": "s", "format": 9, "claims": [{"id": "a", "claim": "c", "weight": [1], "reviews":
			[{"date": "2024-10-09", "rating": "offen", "verdict": "v", "by": "x"}]}]}`,
		"older, without corrections and quotations": `{"claims": [{"id": "a", "claim": "c", "reviews": [{"date": "2024-10-09", "rating": "offen", "verdict": "v"}]}]}`,
	} {
		got, err := Read([]byte(text), alone)
		want := &Published{Claims: []Claim{{ID: "a", Claim: "c", Reviews: []Review{{Date: "2024-10-09", Rating: "offen", Verdict: "v"}}}}}
		if err != nil || !cmp.Equal(got, want) {
			t.Errorf("%s: got %+v, %v, want %+v", name, got, err, want)
		}
	}
}

// What is read wrongly would be compared wrongly, and a rewritten rating would pass.
func TestABrokenOrForeignFileIsRefused(t *testing.T) {
	review := `{"date": "2024-10-09", "rating": "offen", "verdict": "v"}`
	for text, want := range map[string]string{
		"":                       "it is empty",
		" \n":                    "it is empty",
		`{"claims": [`:           "unexpected end of JSON input",
		"<!doctype html><p>404":  "invalid character '<'",
		`[]`:                     "cannot unmarshal array",
		`{}`:                     `it has no "claims"`,
		`{"claims": null}`:       `it has no "claims"`,
		`{"entries": []}`:        `it has no "claims"`,
		`{"claims": [{}]}`:       `claim 1 ("") has no id that could be one`,
		`{"claims": ["a"]}`:      "cannot unmarshal string",
		`{"claims": []} trailer`: "invalid character 't' after top-level value",
		`{"claims": [{"id": "../a", "reviews": [` + review + `]}]}`:                                                  `claim 1 ("../a") has no id that could be one`,
		`{"claims": [{"id": "a", "rating": "offen"}]}`:                                                               `claim 1 ("a") has no reviews`,
		`{"claims": [{"id": "a", "reviews": []}]}`:                                                                   `claim 1 ("a") has no reviews`,
		`{"claims": [{"id": "a", "reviews": [{"date": "2024-10-09"}]}]}`:                                             `claim 1 ("a") has a review without date or rating`,
		`{"claims": [{"id": "a", "reviews": [` + review + `]}, {"id": "a", "reviews": [` + review + `]}]}`:           `claim "a" stands twice`,
		`{"claims": [{"id": "a", "reviews": [{"date": "2024-10-09", "rating": "offen", "correction": "perhaps"}]}]}`: "cannot unmarshal string",
	} {
		got, err := Read([]byte(text), alone)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %+v, %v, want an error that says %s", text, got, err, want)
		}
	}
	if got, err := Read([]byte(`{"claims": []}`), alone); err != nil || len(got.Claims) != 0 {
		t.Errorf("a site without claims: got %+v, %v, want no claims and no error", got, err)
	}
}

// FuzzRead holds that whatever is read of a published site can be judged and compared: its claims are written and read
// again, and each of its pages is one of its map.
func FuzzRead(f *testing.F) {
	f.Add(`{"claims": [{"id": "a", "claim": "c", "reviews": [{"date": "2024-10-09", "rating": "offen", "verdict": "v"}]}]}`)
	f.Add(`{"claims": [{"id": "b-1", "reviews": [{"date": "", "rating": "\u0000", "correction": true}], "quotes": [{"start": -1}]}]}`)
	for _, text := range []string{sitemap("https://a.org/", "https://a.org/x/"),
		sitemap("https://a.org/c/", " https://a.org/c/?a&amp;b\n"), "<sitemapindex/>", "<urlset><url/></urlset>",
		"<urlset><url><loc>a</loc><loc>b</loc></url></urlset>"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkClaims(t, text)
		checkPages(t, text)
	})
}

func checkClaims(t *testing.T, text string) {
	t.Helper()
	p, err := Read([]byte(text), alone)
	if err != nil {
		return
	}
	if found := Judge(p, &fact.Base{}, &fact.Gaps{}); len(found) != len(p.Claims) {
		t.Errorf("got %d findings in an empty project, want one for each of %d claims", len(found), len(p.Claims))
	}
	again, err := json.Marshal(map[string]any{"claims": p.Claims})
	if err != nil {
		t.Fatal(err)
	}
	if q, err := Read(again, alone); err != nil || !cmp.Equal(p.Claims, q.Claims) && len(p.Claims) > 0 {
		t.Errorf("read again: got %+v, %v, want %+v", q, err, p)
	}
}

// claimWith makes a claim with a history, one letter a review.
func claimWith(t testing.TB, history string) *fact.Claim {
	t.Helper()
	c := &fact.Claim{ID: "a", Claim: "c"}
	for _, letter := range history {
		date, fault := edtf.Parse("2024-10-0" + fmt.Sprint(1+int(letter-'a')))
		if fault != nil {
			t.Fatal(fault)
		}
		c.Reviews = append(c.Reviews, &fact.Review{Date: date, Rating: &fact.Rating{ID: "r", Label: "R"}, Verdict: string(letter)})
	}
	return c
}

// TestOnlyAHistoryThatWasContinuedPasses holds Judge to its promise for all short histories: no finding exactly if the published
// one is the beginning of the new one.
func TestOnlyAHistoryThatWasContinuedPasses(t *testing.T) {
	history := func(longest int) string {
		var b strings.Builder
		for range 1 + rand.IntN(longest) {
			b.WriteByte("abcd"[rand.IntN(4)])
		}
		return b.String()
	}
	passed := 0
	for range 20_000 {
		was, now := history(3), history(4)
		before := Of(&fact.Base{Claims: []*fact.Claim{claimWith(t, was)}})
		found := Judge(before, &fact.Base{Claims: []*fact.Claim{claimWith(t, now)}}, &fact.Gaps{})
		if continued := strings.HasPrefix(now, was); continued != (len(found) == 0) {
			t.Fatalf("published %s, now %s: got %v, want findings: %v", was, now, found, !continued)
		}
		if len(found) == 0 {
			passed++
		}
	}
	if passed < 100 {
		t.Errorf("only %d histories were continued: the test tries too little", passed)
	}
}

// A slip is told once, not again for every review after it.
func TestOneSlipIsOneFinding(t *testing.T) {
	for _, c := range []struct{ was, now, want string }{
		{"abcd", "abcd", ""},
		{"abc", "abcd", ""},
		{"abcd", "bcd", "the review of 2024-10-01 was published, and is gone"},
		{"abcd", "abd", "the review of 2024-10-03 was published, and is gone"},
		{"abcd", "abc", "the review of 2024-10-04 was published, and is gone"},
		{"bcd", "abcd", "this review was not published, but stands before that of 2024-10-02, which was"},
		{"abd", "abcd", "this review was not published, but stands before that of 2024-10-04, which was"},
		{"acd", "bcd", `this review was published with date = 2024-10-01, verdict = "a"`},
		{"abc", "abd", `this review was published with date = 2024-10-03, verdict = "c"`},
	} {
		before := Of(&fact.Base{Claims: []*fact.Claim{claimWith(t, c.was)}})
		var got []string
		for _, f := range Judge(before, &fact.Base{Claims: []*fact.Claim{claimWith(t, c.now)}}, &fact.Gaps{}) {
			got = append(got, f.Message)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("published %s, now %s: got %q, want %q", c.was, c.now, got, c.want)
		}
	}
}

// A slip of the pen may be mended where the published wording stands beside it, again and again, but that stays.
func TestAVerdictIsMendedOnlyBesideItsPublishedWording(t *testing.T) {
	type wording struct{ verdict, was string }
	with := func(w wording) *fact.Base {
		c := claimWith(t, "a")
		c.Reviews[0].Verdict, c.Reviews[0].Was = w.verdict, w.was
		return &fact.Base{Claims: []*fact.Claim{c}}
	}
	for _, c := range []struct {
		was, now wording
		want     string
	}{
		{wording{"Tyop", ""}, wording{"Typo", "Tyop"}, ""},
		{wording{"Tyop\nhere", ""}, wording{"Typo here", "Tyop here"}, ""},
		{wording{"Typo", "Tyop"}, wording{"Typo", "Tyop"}, ""},
		{wording{"One\nline", "Another\nline"}, wording{"One  line", "Another line"}, ""}, // readers see the same
		{wording{"Typo", "Tyop"}, wording{"Typo.", "Typo"}, ""},
		{wording{"Tyop", ""}, wording{"Typo", ""}, `this review was published with verdict = "Tyop"`},
		{wording{"Tyop", ""}, wording{"Typo", "Another"}, `this review was published with verdict = "Tyop", was = ""`},
		{wording{"Typo", "Tyop"}, wording{"Typo", ""}, `this review was published with was = "Tyop"`},
		{wording{"Typo", "Tyop"}, wording{"Typo.", "Tyop"}, `this review was published with verdict = "Typo"`},
	} {
		var got []string
		for _, f := range Judge(Of(with(c.was)), with(c.now), &fact.Gaps{}) {
			got = append(got, f.Message)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("published %q, now %q: got %q, want %q", c.was, c.now, got, c.want)
		}
	}
}

func TestAHelpSaysHowToMendIt(t *testing.T) {
	corrected := claimWith(t, "ab")
	corrected.Reviews[1].Correction = true
	for _, c := range []struct {
		was  *fact.Claim
		now  *fact.Claim
		help string
	}{
		{corrected, claimWith(t, "a"), `put it back: date = 2024-10-02, rating = "r", verdict = "b", correction = true`},
		{claimWith(t, "ab"), claimWith(t, "a"), `put it back: date = 2024-10-02, rating = "r", verdict = "b"`},
		{corrected, claimWith(t, "ab"), "write it as it was published, and add a [[review]] below it with what is new"},
		{saying(claimWith(t, "a"), "x"), claimWith(t, "a"),
			`if only a slip of the pen was mended, add was = "x"; else write it as it was published, and add a [[review]] below it with what is new`},
	} {
		found := Judge(Of(&fact.Base{Claims: []*fact.Claim{c.was}}), &fact.Base{Claims: []*fact.Claim{c.now}}, &fact.Gaps{})
		if len(found) != 1 || found[0].Help != c.help {
			t.Errorf("got %+v, want the help %s", found, c.help)
		}
	}
}

// What is lacking now has no place but that of its review.
func TestARewrittenReviewIsToldWhereItStands(t *testing.T) {
	text := "[[review]]\nverdict = \"a\"\n[[review]]\nverdict = \"x\"\n"
	for key, want := range map[string]string{"correction": "[[review]]", "verdict": `"x"`} {
		was, now := claimWith(t, "ab"), claimWith(t, "ab")
		was.Reviews[1].Correction = key == "correction"
		if key == "verdict" {
			now.Reviews[1].Verdict = "x"
		}
		now.Reviews[1].Where = place.Where{Doc: place.NewDoc(&diag.File{Text: []byte(text)}), Path: place.Of("review", 1)}
		found := Judge(Of(&fact.Base{Claims: []*fact.Claim{was}}), &fact.Base{Claims: []*fact.Claim{now}}, &fact.Gaps{})
		if len(found) != 1 || found[0].Span.Start < strings.LastIndex(text, "[[") || text[found[0].Span.Start:found[0].Span.End] != want {
			t.Errorf("%s: got %+v, want it at the second %s", key, found, want)
		}
	}
}

func saying(c *fact.Claim, verdict string) *fact.Claim {
	c.Reviews[0].Verdict = verdict
	return c
}

// A claim keeps its address: its own file, or an alias of another.
func TestAPublishedClaimIsFoundByItsIDItsAliasOrItsWords(t *testing.T) {
	claim := func(id, words string, aliases ...string) *fact.Claim {
		c := claimWith(t, "a")
		c.ID, c.Claim, c.Aliases = id, words, aliases
		return c
	}
	later := claimWith(t, "b")
	later.ID, later.Aliases = "new", []string{"a"}
	anew := claim("a", "other words")
	anew.Reviews = append(slices.Clone(anew.Reviews), anew.Reviews[0])
	embargoed := claim("a", "c")
	embargoed.Draft, embargoed.Embargo = true, embargoed.Reviews[0].Date
	draft := claim("a", "c")
	draft.Draft = true
	const gone = "the claim was published, and is gone: c; "
	const plain = "bring the file back, or add aliases = [\"a\"] to the claim that stands for it: readers know its address; if the claim was wrong, say so in a new [[review]]"
	for name, c := range map[string]struct {
		was, now []*fact.Claim
		want     string
	}{
		"it is there":                {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{claim("a", "other words")}, `the claim was published as "c", and that is what was rated; write it as it was published, or add a [[review]] that says what is new; a slip of the pen may be accepted with a note`},
		"it got another id":          {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{claim("new", "c", "a")}, ""},
		"an alias has a history":     {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{later}, `this review was published with date = 2024-10-01, verdict = "a"; write it as it was published, and add a [[review]] below it with what is new`},
		"two became one":             {[]*fact.Claim{claim("a", "c"), claim("new", "d")}, []*fact.Claim{claim("new", "d", "a")}, ""},
		"two became one, as it is":   {[]*fact.Claim{claim("a", "c"), later}, []*fact.Claim{later}, ""},
		"an id outdoes an alias":     {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{claim("a", "c"), later}, ""},
		"it is gone":                 {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{claim("b", "d")}, gone + plain},
		"another says the same":      {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{claim("b", "c"), claim("d", "d")}, gone + `content/claims/b.toml says the same: add aliases = ["a"] to it, because readers know the claim's address`},
		"another said it before":     {[]*fact.Claim{claim("a", "c"), claim("b", "c")}, []*fact.Claim{claim("b", "c")}, gone + plain},
		"another has no words too":   {[]*fact.Claim{claim("a", "")}, []*fact.Claim{claim("b", "")}, "the claim was published, and is gone: ; " + plain},
		"it is a draft":              {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{draft}, "the claim was published, and is a draft now; take draft away; if the claim was wrong, say so in a new [[review]]"},
		"it is to appear only later": {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{embargoed}, "the claim was published, and is a draft now; take publish_from away; if the claim was wrong, say so in a new [[review]]"},
		"it is there in other lines": {[]*fact.Claim{claim("a", "c d")}, []*fact.Claim{claim("a", "c\n  d")}, ""},
		"it was rated anew":          {[]*fact.Claim{claim("a", "c")}, []*fact.Claim{anew}, ""},
	} {
		var got []string
		for _, f := range Judge(Of(&fact.Base{Claims: c.was}), &fact.Base{Claims: c.now}, &fact.Gaps{}) {
			got = append(got, f.Message+"; "+f.Help)
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, strings.Join(got, "\n"), c.want)
		}
	}
}

func TestWhatVanishedIsToldInTheOrderOfFiles(t *testing.T) {
	b := claimWith(t, "a")
	b.ID = "b"
	found := Judge(Of(&fact.Base{Claims: []*fact.Claim{b, claimWith(t, "a")}}), &fact.Base{}, &fact.Gaps{})
	if len(found) != 2 || found[0].Span.File.Name != "content/claims/a.toml" || found[1].Span.File.Name != "content/claims/b.toml" {
		t.Errorf("got %v, want a before b", found)
	}
}

// What could not be read is a finding of its own; the ratings in it are not known to have changed.
func TestWhatCouldNotBeReadIsPassedOver(t *testing.T) {
	before := Of(&fact.Base{Claims: []*fact.Claim{claimWith(t, "ab")}})
	unread := claimWith(t, "a")
	gaps := &fact.Gaps{}
	gaps.Claim(unread)
	if found := Judge(before, &fact.Base{Claims: []*fact.Claim{unread}}, gaps); len(found) != 0 {
		t.Errorf("got %v, want no finding", found)
	}
}

func TestDraftsAreNotPublished(t *testing.T) {
	draft := claimWith(t, "a")
	draft.Draft = true
	if p := Of(&fact.Base{Claims: []*fact.Claim{draft}}); len(p.Claims) != 0 {
		t.Errorf("got %+v, want no claims", p)
	}
	published := Of(&fact.Base{Claims: []*fact.Claim{claimWith(t, "a")}})
	found := Judge(published, &fact.Base{Claims: []*fact.Claim{draft}}, &fact.Gaps{})
	if codes := codesOf(found); !slices.Equal(codes, []string{"claim-vanished"}) {
		t.Errorf("got %v, want claim-vanished", codes)
	}
}

func codesOf(found diag.List) []string {
	var codes []string
	for _, f := range found {
		codes = append(codes, f.Rule.Code)
	}
	return codes
}

// alone has no file beside another.
func alone(name string) ([]byte, error) {
	return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
}

func TestClaimsThatWentToOtherFilesAreRead(t *testing.T) {
	claim := func(id string) string {
		return `{"id": "` + id + `", "reviews": [{"date": "2024-10-09", "rating": "offen"}]}`
	}
	first := `{"parts": ["claims-2.json", "claims-3.json"], "claims": [` + claim("a") + `]}`
	beside := map[string]string{"claims-2.json": `{"claims": [` + claim("b") + `, ` + claim("c") + `]}`, "claims-3.json": `{"claims": []}`}
	open := func(name string) ([]byte, error) {
		if text, there := beside[name]; there {
			return []byte(text), nil
		}
		return alone(name)
	}
	got, err := Read([]byte(first), open)
	if err != nil || len(got.Claims) != 3 || got.Claims[2].ID != "c" {
		t.Errorf("got %+v, %v, want the claims a, b and c", got, err)
	}
	for text, want := range map[string]string{
		`{"claims": [` + claim("a") + `]}`: `claim "a" stands twice`,
		`{"claims": [`:                     "its part claims-2.json: it is not the claims.json of a site: unexpected end",
		``:                                 "its part claims-2.json: it is empty",
		`{"claims": [], "parts": ["claims-3.json"]}`: "its part claims-2.json: a part of it has parts",
	} {
		beside["claims-2.json"] = text
		if got, err := Read([]byte(first), open); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %+v, %v, want an error that says %s", text, got, err, want)
		}
	}
	for part, want := range map[string]string{"claims-4.json": "its part claims-4.json: claims-4.json: file does not exist",
		"../claims-2.json": `"../claims-2.json" cannot be a part of it`, "/etc/passwd": "cannot be a part", "": "cannot be a part"} {
		text, err := json.Marshal(map[string]any{"claims": []any{}, "parts": []string{part}})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Read(text, open); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %+v, %v, want an error that says %s", part, got, err, want)
		}
	}
}
