package claimreview_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/claimreview"
	"beleg/generator/pages/opendata"
	"beleg/generator/words/edtf"
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if s != "" && err != nil {
		t.Fatal(err)
	}
	return d
}

var (
	bote   = &fact.Actor{ID: "bote", Name: "Bote", Kind: "outlet", URL: "https://bote.example/"}
	kurier = &fact.Actor{ID: "kurier", Name: "Kurier", Kind: "outlet"}
	amt    = &fact.Actor{ID: "amt", Name: "Bauamt", Kind: "office", URL: "https://amt.example/"}
	meier  = &fact.Actor{ID: "meier", Name: "Anna Meier", Kind: "person"}
	verein = &fact.Actor{ID: "verein", Name: "Brückenverein", Kind: "group"}
)

func source(t testing.TB, id, published string, publisher *fact.Actor) *fact.Source {
	return &fact.Source{ID: id, Title: "Artikel " + id, Language: "de", URL: "https://presse.example/" + id, Published: date(t, published), Publisher: publisher}
}

func supports(s *fact.Source, said edtf.Date, chains ...fact.Chain) *fact.Quote {
	return &fact.Quote{Source: s, Stance: fact.Supports, Said: said, Chains: chains}
}

// project is a site with one claim, rated twice; the scale has the values given.
func project(t testing.TB, quotes []*fact.Quote, values ...int) (*fact.Base, *address.Book) {
	t.Helper()
	home, err := url.Parse("https://example.org/probe/")
	if err != nil {
		t.Fatal(err)
	}
	site := &fact.Site{Title: "Probe", Language: "de", BaseURL: home, Publisher: fact.Publisher{Name: "Redaktion", URL: "https://example.org/probe/impressum/"}}
	for _, v := range values {
		site.Ratings = append(site.Ratings, &fact.Rating{ID: "r", Label: "Wahr", Value: v})
	}
	claim := &fact.Claim{ID: "bruecke", Claim: "Die Brücke über den Fluss ist gesperrt.", Short: "Brücke gesperrt", Quotes: quotes, Reviews: []*fact.Review{
		{Date: date(t, "2024-06-05"), Rating: &fact.Rating{Label: "Offen"}, Verdict: "Niemand weiß es."},
		{Date: date(t, "2024-06-09"), Rating: site.Ratings[0], Verdict: "Das Amt sagt es."}}}
	base := &fact.Base{Site: site, Claims: []*fact.Claim{claim}}
	return base, address.New(base, nil)
}

// reviewed returns the review of a claim with these quotations.
func reviewed(t testing.TB, quotes ...*fact.Quote) claimreview.Claim {
	t.Helper()
	base, book := project(t, quotes, 1, 5)
	return claimreview.New(base.Claims[0], base.Site, book).ItemReviewed
}

func TestAReviewSaysWhatThePageSays(t *testing.T) {
	base, book := project(t, []*fact.Quote{supports(source(t, "a", "2024-06-04", bote), date(t, "2024-06-03"), fact.Chain{bote})}, 4, 1, 0, 5)
	got, err := json.Marshal(claimreview.New(base.Claims[0], base.Site, book))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"@context":"https://schema.org","@type":"ClaimReview","url":"https://example.org/probe/claims/bruecke/","datePublished":"2024-06-05","dateModified":"2024-06-09",` +
		`"claimReviewed":"Brücke gesperrt","inLanguage":"de","author":{"@type":"Organization","name":"Redaktion","url":"https://example.org/probe/impressum/"},` +
		`"reviewRating":{"@type":"Rating","alternateName":"Wahr","ratingValue":4,"bestRating":5,"worstRating":1,"ratingExplanation":"Das Amt sagt es."},` +
		`"itemReviewed":{"@type":"Claim","text":"Die Brücke über den Fluss ist gesperrt.","author":{"@type":"NewsMediaOrganization","name":"Bote","sameAs":"https://bote.example/"},` +
		`"datePublished":"2024-06-03","firstAppearance":{"@type":"NewsArticle","headline":"Artikel a","url":"https://presse.example/a","datePublished":"2024-06-04","inLanguage":"de",` +
		`"publisher":{"@type":"NewsMediaOrganization","name":"Bote","sameAs":"https://bote.example/"}},"appearance":[{"@type":"NewsArticle","headline":"Artikel a","url":"https://presse.example/a","datePublished":"2024-06-04","inLanguage":"de",` +
		`"publisher":{"@type":"NewsMediaOrganization","name":"Bote","sameAs":"https://bote.example/"}}]}}`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNumbersStandOnlyWhereTheySaySomething(t *testing.T) {
	for _, test := range []struct {
		name   string
		values []int // the rating's own first
		want   [3]int
	}{
		{"a rating between true and false", []int{2, 5, 1}, [3]int{2, 1, 5}},
		{"the worst", []int{1, 5}, [3]int{1, 1, 5}},
		{"a scale that does not begin at 1", []int{7, 3}, [3]int{7, 3, 7}},
		{"a rating without a value", []int{0, 5, 1}, [3]int{}},
		{"a scale without values", []int{0, 0}, [3]int{}},
		{"one value alone", []int{3, 0}, [3]int{}},
		{"all values equal", []int{3, 3}, [3]int{}},
	} {
		base, book := project(t, nil, test.values...)
		r := claimreview.New(base.Claims[0], base.Site, book).Rating
		if got := [3]int{r.RatingValue, r.WorstRating, r.BestRating}; got != test.want {
			t.Errorf("%s: value, worst and best are %v, want %v", test.name, got, test.want)
		}
	}
}

func TestOnlyTheSoleOriginIsTheAuthor(t *testing.T) {
	a, b := source(t, "a", "2024-06-04", bote), source(t, "b", "2024-06-05", kurier)
	none := edtf.Date{}
	for _, test := range []struct {
		name   string
		quotes []*fact.Quote
		want   string
	}{
		{"one origin", []*fact.Quote{supports(a, none, fact.Chain{kurier, amt})}, "GovernmentOrganization Bauamt"},
		{"the same origin twice", []*fact.Quote{supports(a, none, fact.Chain{meier}), supports(b, none, fact.Chain{bote, meier})}, "Person Anna Meier"},
		{"a group", []*fact.Quote{supports(a, none, fact.Chain{verein})}, "Organization Brückenverein"},
		{"an outlet", []*fact.Quote{supports(a, none, fact.Chain{bote})}, "NewsMediaOrganization Bote"},
		{"two origins", []*fact.Quote{supports(a, none, fact.Chain{meier}), supports(b, none, fact.Chain{amt})}, ""},
		{"two chains of one quotation", []*fact.Quote{supports(a, none, fact.Chain{meier}, fact.Chain{amt})}, ""},
		{"one that nobody named", []*fact.Quote{supports(a, none, fact.Chain{meier}), supports(b, none, fact.Chain{kurier, nil})}, ""},
		{"an article that does not say", []*fact.Quote{supports(a, none, fact.Chain{meier}), supports(b, none)}, ""},
		{"who disputes it does not count", []*fact.Quote{supports(a, none, fact.Chain{meier}), {Source: b, Stance: fact.Disputes, Chains: []fact.Chain{{amt}}}}, "Person Anna Meier"},
		{"nobody supports it", []*fact.Quote{{Source: b, Stance: fact.Mentions, Chains: []fact.Chain{{amt}}}}, ""},
	} {
		got := ""
		if p := reviewed(t, test.quotes...).Author; p != nil {
			got = p.Type + " " + p.Name
		}
		if got != test.want {
			t.Errorf("%s: the author is %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTheDayOfTheClaimIsGivenOnlyWhenItIsCertain(t *testing.T) {
	for _, test := range []struct{ name, early, late, want string }{
		{"two exact days", "2024-06-03", "2024-06-05", "2024-06-03"},
		{"the same day twice", "2024-06-03", "2024-06-03", "2024-06-03"},
		{"about a day", "2024-06-03~", "2024-06-05", ""},
		{"a month that may hold an earlier day", "2024-06", "2024-06-05", ""},
		{"a later month", "2024-05-31", "2024-06", "2024-05-31"},
		{"one of them has no date", "2024-06-03", "", ""},
		{"an interval", "2024-06-01/2024-06-03", "2024-06-05", ""},
	} {
		late := source(t, "b", test.late, bote) // without a day of its own, a quotation is as old as its article
		got := reviewed(t, supports(late, edtf.Date{}), supports(source(t, "a", "", bote), date(t, test.early)),
			&fact.Quote{Source: late, Stance: fact.Disputes, Said: date(t, "2020-01-01")}).DatePublished
		if got != test.want {
			t.Errorf("%s: the claim is dated %q, want %q", test.name, got, test.want)
		}
	}
}

func TestTheFirstArticleIsNamedOnlyWhenItIsCertain(t *testing.T) {
	early, late, vague, undated := source(t, "früh", "2024-06-04", bote), source(t, "spät", "2024-06-07", kurier), source(t, "vage", "2024-06-05~", nil), source(t, "undatiert", "", nil)
	none := edtf.Date{}
	for _, test := range []struct {
		name   string
		quotes []*fact.Quote
		want   string
	}{
		{"the earlier of two", []*fact.Quote{supports(late, none), supports(early, none)}, "Artikel früh"},
		{"two of the same day", []*fact.Quote{supports(early, none), supports(source(t, "auch", "2024-06-04", nil), none)}, ""},
		{"one about as old", []*fact.Quote{supports(early, none), supports(vague, none)}, ""},
		{"one without a date", []*fact.Quote{supports(early, none), supports(undated, none)}, ""},
		{"one that has it from another outlet", []*fact.Quote{supports(late, none), supports(early, none, fact.Chain{kurier, amt})}, ""},
		{"one that reports what an office says", []*fact.Quote{supports(late, none), supports(early, none, fact.Chain{amt})}, ""},
		{"one alone", []*fact.Quote{supports(early, none)}, ""},
		{"one alone that saw it itself", []*fact.Quote{supports(undated, none), supports(undated, none)}, ""},
		{"one alone whose outlet is the origin", []*fact.Quote{supports(early, none, fact.Chain{bote})}, "Artikel früh"},
		{"none", []*fact.Quote{{Source: early, Stance: fact.Mentions}}, ""},
	} {
		got := ""
		if a := reviewed(t, test.quotes...).FirstAppearance; a != nil {
			got = a.Headline
		}
		if got != test.want {
			t.Errorf("%s: it appeared first in %q, want %q", test.name, got, test.want)
		}
	}
}

// A paper that reports a denial has not made it.
// A press release is an article and no news.
func TestOnlyWhatAnOutletPublishesIsNews(t *testing.T) {
	for _, c := range []struct {
		publisher *fact.Actor
		want      string
	}{{bote, "NewsArticle"}, {nil, "NewsArticle"}, {&fact.Actor{ID: "werk", Name: "Werk", Kind: "group"}, "Article"}} {
		review := reviewed(t, supports(source(t, "a", "2024-06-04", c.publisher), edtf.Date{}))
		if got := review.Appearance[0].Type; got != c.want {
			t.Errorf("%v: got %q, want %q", c.publisher, got, c.want)
		}
	}
}

func TestAMessengerIsNoAppearance(t *testing.T) {
	a, b := source(t, "a", "2024-06-04", bote), source(t, "b", "2024-06-05", kurier)
	none := edtf.Date{}
	hedged := supports(b, none)
	hedged.Hedge = "offenbar"
	for _, test := range []struct {
		name   string
		quotes []*fact.Quote
		want   int
	}{
		{"it says so itself", []*fact.Quote{supports(a, none)}, 1},
		{"its own outlet saw it", []*fact.Quote{supports(a, none, fact.Chain{bote})}, 1},
		{"both say so", []*fact.Quote{supports(a, none), supports(b, none)}, 2},
		{"it reports who says so", []*fact.Quote{supports(a, none, fact.Chain{amt})}, 0},
		{"it reports that nobody knows who says so", []*fact.Quote{supports(a, none, fact.Chain{nil})}, 0},
		{"it keeps its distance", []*fact.Quote{hedged}, 0},
		{"it reports, and says so elsewhere", []*fact.Quote{supports(a, none, fact.Chain{amt}), supports(a, none)}, 1},
		{"it disputes the claim", []*fact.Quote{{Source: a, Stance: fact.Disputes}}, 0},
	} {
		if got := reviewed(t, test.quotes...); len(got.Appearance) != test.want {
			t.Errorf("%s: got the appearances %v, want %d", test.name, got.Appearance, test.want)
		}
	}
}

// full is a project whose feed has every property.
func full(t testing.TB) claimreview.Feed {
	early, late := source(t, "a", "2024-06-04", bote), source(t, "b", "2024-06-05", kurier)
	base, book := project(t, []*fact.Quote{supports(early, date(t, "2024-06-03"), fact.Chain{bote}), supports(late, edtf.Date{}, fact.Chain{bote})}, 4, 1)
	return claimreview.NewFeed(base, book)
}

// generic returns a value as JSON readers see it.
func generic(t testing.TB, v any) any {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	data, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheFeedHasTheDaysOfItsReviews(t *testing.T) {
	f := full(t)
	if f.DateModified != "2024-06-09" || len(f.Elements) != 1 || f.Elements[0].DateCreated != "2024-06-05" || f.Elements[0].DateModified != "2024-06-09" {
		t.Errorf("the feed is of %s with elements %+v, want one of 2024-06-05, all else of 2024-06-09", f.DateModified, f.Elements)
	}
	base, book := project(t, nil, 1)
	base.Claims = nil
	if got := generic(t, claimreview.NewFeed(base, book)).(map[string]any)["dataFeedElement"]; got == nil {
		t.Error("the feed of a site without claims has no list of elements, want an empty one")
	}
}

// compiled returns the schema that is published with the feed.
func compiled(t testing.TB) *jsonschema.Schema {
	t.Helper()
	base, book := project(t, nil, 1)
	data, err := opendata.Files(opendata.Input{Base: base, Book: book})[address.ReviewSchema]()
	if err != nil {
		t.Fatal(err)
	}
	text, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("mem:///claimreview.schema.json", text); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("mem:///claimreview.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestTheSchemaFitsTheFeed(t *testing.T) {
	schema := compiled(t)
	if err := schema.Validate(generic(t, full(t))); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*claimreview.Feed){
		"no name of the site":                            func(f *claimreview.Feed) { f.Name = "" },
		"a month for a day":                              func(f *claimreview.Feed) { f.DateModified = "2024-06" },
		"a day that there is not":                        func(f *claimreview.Feed) { f.Elements[0].DateCreated = "2024-06-31" },
		"a value without its scale":                      func(f *claimreview.Feed) { f.Elements[0].Item[0].Rating.BestRating = 0 },
		"a negative value":                               func(f *claimreview.Feed) { f.Elements[0].Item[0].Rating.RatingValue = -1 },
		"a claim without words":                          func(f *claimreview.Feed) { f.Elements[0].Item[0].ItemReviewed.Text = " " },
		"an address that is a path":                      func(f *claimreview.Feed) { f.Elements[0].Item[0].URL = "/claims/bruecke/" },
		"a type of schema.org that does not belong here": func(f *claimreview.Feed) { f.Elements[0].Item[0].Author.Type = "Review" },
	} {
		f := full(t)
		change(&f)
		if err := schema.Validate(generic(t, f)); err == nil {
			t.Errorf("the schema accepts %s", name)
		}
	}
}
