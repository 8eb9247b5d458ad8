package address_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/text/markdown"
)

// small sets the limit of lists for a test.
func small(t testing.TB, rows int) {
	most := spread.Most
	spread.Most = spread.Limit{Rows: rows, Bytes: 1 << 30}
	t.Cleanup(func() { spread.Most = most })
}

// dated returns a base with claims that were first rated on these days, each an event of that date, and an actor and
// an article of that name.
func dated(t testing.TB, days ...string) *fact.Base {
	t.Helper()
	home, _ := url.Parse("https://example.org/")
	base := &fact.Base{Site: &fact.Site{BaseURL: home}}
	for i, day := range days {
		id := fmt.Sprintf("n%d", i)
		review := &fact.Review{Date: date(t, "2024-01-01"), Rating: &fact.Rating{}}
		e := &fact.Event{ID: id}
		if day != "" {
			e.When = date(t, day)
			if _, exact := e.When.Exact(); exact {
				review.Date = e.When
			}
		}
		base.Claims = append(base.Claims, &fact.Claim{ID: id, Reviews: []*fact.Review{review}})
		base.Events = append(base.Events, e)
		base.Sources = append(base.Sources, &fact.Source{ID: id, Published: e.When})
		base.Actors = append(base.Actors, &fact.Actor{ID: id, Name: string(rune('A'+i%3)) + string(rune('a'+i)) + " Name"})
	}
	return base
}

// paths returns the pages of a kind, and below each of a list that has its rows there, what rows these are.
func paths(base *fact.Base, kind string) []string {
	var got []string
	for _, p := range address.Plan(base) {
		if p.Name != kind {
			continue
		}
		line := p.Path
		if p.Part != nil && p.Part.Parts == nil {
			placed := p.List.Placed(fact.UsesOf(base))
			var ids []string
			for id, at := range placed {
				if at == p.Part {
					ids = append(ids, id)
				}
			}
			slices.Sort(ids)
			line += fmt.Sprint(" ", ids)
		}
		got = append(got, line)
	}
	return got
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

func TestAListThatFitsOnAPageIsOnePage(t *testing.T) {
	base := dated(t, "2024-10-03", "2025-01-01", "2025-02-01")
	small(t, 6)
	same(t, "claims", paths(base, "claims"), "claims/")
	same(t, "chronology", paths(base, "chronology"), "chronology/")
}

func TestALongListIsSpreadByTimeAsFarAsItMust(t *testing.T) {
	base := dated(t, "2023-05-01", "2024-10-03", "2024-10-03~", "2024-10", "2024", "2024-11-05", "2024-11-06", "../2020", "")
	base.Sources = nil
	small(t, 2)
	same(t, "chronology", paths(base, "chronology"),
		"chronology/", "chronology/2023/ [event-n0]", "chronology/2024-10-03/ [event-n1 event-n2]", "chronology/2024-10-xx/ [event-n3]",
		"chronology/2024-10/", "chronology/2024-11/ [event-n5 event-n6]", "chronology/2024-xx/ [event-n4]", "chronology/2024/",
		"chronology/undated/ [event-n7 event-n8]")
	base = dated(t, "2024-10-03", "2024-10-03", "2024-10-03", "2024-10-04")
	small(t, 2)
	same(t, "what a step does not divide has no page", paths(base, "claims")[:2], "claims/", "claims/2024-10-03/")
	for _, p := range address.Plan(base) {
		if p.Name == "claims" && p.Part.Parts == nil && len(p.Part.Steps) < 3 {
			t.Errorf("%s holds three claims of one day", p.Path)
		}
	}
}

func TestAListWithoutTimeIsSpreadByLetters(t *testing.T) {
	base := dated(t, "2024", "2024", "2024", "2024", "2024")
	small(t, 2)
	same(t, "actors", paths(base, "actors"), "actors/", "actors/letter_a/ [n0 n3]", "actors/letter_b/ [n1 n4]", "actors/letter_c/ [n2]")
	base.Actors[0].Name, base.Actors[1].Name, base.Actors[2].Name = "Ärztebund", "Бюро", "«?»"
	same(t, "actors", paths(base, "actors"), "actors/", "actors/letter__/ [n2]", "actors/letter_a/ [n0 n3]",
		"actors/letter_b/ [n4]", "actors/letter_u431/ [n1]")
}

// TestAPageStaysWhenOthersCome: a row may come to stand on a page below, and then the page above leads to it.
func TestAPageStaysWhenOthersCome(t *testing.T) {
	var days []string
	for i := range 120 {
		days = append(days, fmt.Sprintf("%d-%02d-%02d", 2024+i%70/69, 1+i*i%5, 1+i*i*i%7))
	}
	small(t, 3)
	before := map[string]*spread.Part{}
	for n := 1; n <= len(days); n++ {
		now := map[string]*spread.Part{}
		for _, p := range address.Plan(dated(t, days[:n]...)) {
			if p.Name != "claims" || p.Part == nil {
				continue
			}
			if p.Part.Up == nil {
				now = p.List.Placed(nil)
			}
		}
		rows := map[*spread.Part]int{}
		for id, at := range now {
			rows[at]++
			if was := before[id]; was != nil && was.Path != at.Path && !above(was.Path, at) && was.Up != nil {
				t.Fatalf("%d claims: %s stood at %s and is at %s", n, id, was.Path, at.Path)
			}
		}
		for at, n := range rows {
			if n > 3 {
				t.Errorf("%d rows at %s", n, at.Path)
			}
		}
		before = now
	}
	if len(before) != len(days) {
		t.Errorf("%d of %d claims have a page", len(before), len(days))
	}
}

func above(path string, part *spread.Part) bool {
	for ; part != nil; part = part.Up {
		if part.Path == path {
			return true
		}
	}
	return false
}

func TestAPageOfAListDoesNotTakeThatOfAThing(t *testing.T) {
	base := dated(t, "2023-01-01", "2024-01-01", "2025-01-01")
	base.Claims[0].ID = "2024"
	small(t, 2)
	same(t, "claims", paths(base, "claims")[1:], "claims/2023/ [claim-2024]", "claims/2024_/ [claim-n1]", "claims/2025/ [claim-n2]")
}

func TestLinksLeadToThePageOnWhichAnEntryStands(t *testing.T) {
	base := dated(t, "2023-05-01", "2024-10-03", "2024-11-03")
	base.Sources = nil
	small(t, 1)
	b := address.New(base, nil)
	for dest, want := range map[string]string{
		"/chronology/":                             "/chronology/",
		"/chronology/#event-n0":                    "/chronology/2023/#event-n0",
		"/chronology/#event-n1":                    "/chronology/2024-10/#event-n1",
		"/chronology/2024/#event-n1":               "/chronology/2024-10/#event-n1",
		"/chronology/2024-10/#event-n1":            "/chronology/2024-10/#event-n1",
		"/chronology/2024":                         "/chronology/2024/",
		"/chronology/#event-n9":                    `link-broken: there is no #event-n9 on /chronology/; did you mean "#event-n0"?`,
		"/chronology/2024-1/":                      `link-broken: there is no page or file /chronology/2024-1/; did you mean "/chronology/2024-10/"?`,
		"https://example.org/chronology/#event-n1": "/chronology/2024-10/#event-n1",
	} {
		if got := resolved(b, "", markdown.Link{Dest: dest}); got != want {
			t.Errorf("%s: got %s, want %s", dest, got, want)
		}
	}
	for path, want := range map[string]string{address.EventEntry(base.Events[1]): "/chronology/2024-10/#event-n1",
		b.Month(2024, 10): "/chronology/2024-10/#month_2024_10", b.Month(2024, 0): "/chronology/2024/", b.Month(2023, 5): "/chronology/2023/#month_2023_5"} {
		if got := b.Href(path); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
}

func TestAClaimThatGetsAnotherDateMovesToItsPage(t *testing.T) {
	base := dated(t, "2023-05-01", "2024-10-03", "2024-11-03")
	base.Sources = nil
	small(t, 1)
	b := address.New(base, nil)
	before := *base.Claims[0]
	base.Claims[0].When = date(t, "2024-11-05")
	edition := b.Edition()
	b.Replace(&before, base.Claims[0])
	if got, want := b.Href(address.ClaimEntry(base.Claims[0])), "/chronology/2024-11/#claim-n0"; got != want || b.Edition() == edition {
		t.Errorf("got %s, want %s, in another edition", got, want)
	}
}

func TestAMatrixThatNobodyCouldReadIsMadeByTopic(t *testing.T) {
	base := dated(t)
	few, many := &fact.Topic{ID: "few"}, &fact.Topic{ID: "many"}
	base.Site.Topics = []*fact.Topic{few, many}
	for i := range 200 {
		c := &fact.Claim{ID: fmt.Sprint(i), Topics: []*fact.Topic{many}, Reviews: []*fact.Review{{Rating: &fact.Rating{}}}}
		if i < 30 {
			c.Topics = []*fact.Topic{few, many}
		}
		base.Claims = append(base.Claims, c)
	}
	same(t, "the matrix of 200 claims", paths(base, "matrix"), "matrix/", "matrix/few/")
	base.Claims = base.Claims[:150]
	same(t, "the matrix of 150 claims", paths(base, "matrix"), "matrix/")
	for i := range 61 {
		base.Sources = append(base.Sources, &fact.Source{ID: fmt.Sprint(i)})
	}
	same(t, "the matrix of 61 sources", paths(base, "matrix"), "matrix/", "matrix/few/", "matrix/many/")
}
