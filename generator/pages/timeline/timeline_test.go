package timeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/fact"
	"beleg/generator/words/edtf"
)

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	if s == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func idsOf(entries []*Entry) []string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// TestEntriesStandByEarliestDayThenLatestDayThenID lists dates in the order of the page.
func TestEntriesStandByEarliestDayThenLatestDayThenID(t *testing.T) {
	dates := []string{
		"../2023-12-31", // an open start first, the earlier end before
		"../2024-12-31",
		"2024-01-01",
		"2024-01",
		"2024",    // the same earliest day, a later end
		"2024",    // the same dates: by id
		"2024-XX", // as long as the year
		"202X",    // earliest day in 2020: stands elsewhere, see below
		"2024-02-01/2024-02-03",
		"2024-02-01/..", // an open end last
		"2024-02-02~",   // taken at its word
		"[2024-02-02,2024-02-05]",
	}
	base := &fact.Base{Site: &fact.Site{Language: "de"}}
	for i, d := range dates {
		base.Events = append(base.Events, &fact.Event{ID: fmt.Sprintf("%02d", i), When: date(t, d)})
	}
	want := []string{"00", "01", "07", "02", "03", "04", "05", "06", "08", "09", "10", "11"}
	for i := range want {
		want[i] = "event-" + want[i]
	}
	for range 20 {
		rand.Shuffle(len(base.Events), func(i, j int) { base.Events[i], base.Events[j] = base.Events[j], base.Events[i] })
		if diff := cmp.Diff(want, idsOf(Entries(base, fact.UsesOf(base)))); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

func TestWhatStandsOnTheChronologyHasADate(t *testing.T) {
	bote := &fact.Source{ID: "bote", Title: "Artikel", Published: date(t, "2024-06-05"), Publisher: &fact.Actor{ID: "verlag", Name: "Verlag"}}
	blatt := &fact.Source{ID: "blatt", Title: "Ohne Datum"}
	jana, stadt := &fact.Actor{ID: "jana", Name: "Jana Öhler"}, &fact.Actor{ID: "stadt", Name: "Stadt"}
	said := func(s *fact.Source, id, when string, chains ...fact.Chain) *fact.Quote {
		return &fact.Quote{ID: id, Source: s, Said: date(t, when), Wording: "zwölf\n Keller", Chains: chains}
	}
	base := &fact.Base{Site: &fact.Site{Language: "de"}, Sources: []*fact.Source{blatt, bote},
		Events: []*fact.Event{{ID: "regen", Title: "Regen", When: date(t, "2024-06-01"), Quotes: []*fact.Quote{said(bote, "q-c", "")}}},
		Claims: []*fact.Claim{
			{ID: "a", Claim: "Zwölf Keller.", Short: "Zwölf", When: date(t, "2024-06-02"), Quotes: []*fact.Quote{said(bote, "q-a", "2024-06-03", fact.Chain{jana, stadt})}},
			{ID: "b", Claim: "Ohne Datum.", Quotes: []*fact.Quote{said(bote, "q-a", "2024-06-03", fact.Chain{jana, nil}), said(blatt, "q-b", "2024-06-04")}},
		}}
	var got []string
	for _, e := range Entries(base, fact.UsesOf(base)) {
		got = append(got, fmt.Sprintf("%s %s %s %q claims %v sources %v actors %v", e.Kind, e.Path, e.When, e.Title,
			names(e.Claims, func(c *fact.Claim) string { return c.ID }), names(e.Sources, func(s *fact.Source) string { return s.ID }),
			names(e.Actors, func(a *fact.Actor) string { return a.ID })))
	}
	want := []string{
		`event chronology/#event-regen 2024-06-01 "Regen" claims [] sources [bote] actors []`,
		`claim chronology/#claim-a 2024-06-02 "Zwölf" claims [a] sources [bote] actors [jana stadt]`,
		// The same words at the same place quoted in two claims are one statement.
		`statement chronology/#statement-q-a 2024-06-03 "Stadt: zwölf Keller" claims [a b] sources [bote] actors [jana stadt]`,
		`statement chronology/#statement-q-b 2024-06-04 "zwölf Keller" claims [b] sources [blatt] actors []`,
		`publication chronology/#publication-bote 2024-06-05 "Artikel" claims [a b] sources [bote] actors [verlag]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAListShowsAsOneWhatIsOneToAReader(t *testing.T) {
	bote := &fact.Source{ID: "bote", Published: date(t, "2024-06-05~")}
	blatt := &fact.Source{ID: "blatt"}
	stadt := &fact.Actor{ID: "stadt", Name: "Stadt"}
	said := func(s *fact.Source, id, when string) *fact.Quote {
		return &fact.Quote{ID: id, Source: s, Said: date(t, when), Wording: "zwölf", Chains: []fact.Chain{{stadt}}, Stance: fact.Supports}
	}
	denied := said(blatt, "q-n", "2024-06-03")
	denied.Stance = fact.Disputes
	rain := said(bote, "q-r", "2024-06-01")
	base := &fact.Base{Site: &fact.Site{Language: "de"},
		Events: []*fact.Event{{ID: "regen", Title: "Regen", When: date(t, "2024-06-01"), Quotes: []*fact.Quote{rain}}},
		Claims: []*fact.Claim{
			{ID: "a", When: date(t, "2024-06"), Quotes: []*fact.Quote{said(bote, "q-a", "2024-06-03"), denied}},
			{ID: "b", Quotes: []*fact.Quote{said(bote, "q-b", "2024-06-02"), said(blatt, "q-c", "2024-06-02")}},
			{ID: "c", When: date(t, "2024-06-01"), Quotes: []*fact.Quote{rain}},
			{ID: "d", When: date(t, "2024-06")},
		}}
	entries := Entries(base, fact.UsesOf(base))
	var got []string
	for _, i := range Items(entries) {
		got = append(got, fmt.Sprintf("%s %v day %v", i.Lead.ID, idsOf(i.Also), i.Day()))
		if lag, known := i.Lead.Reported(); known != (i.Lead.ID == "event-regen") || known && lag != (Lag{4, true, lag.First}) {
			t.Errorf("%s was reported %+v %v", i.Lead.ID, lag, known)
		}
	}
	want := []string{
		"event-regen [claim-c statement-q-r] day true",
		"statement-q-b [statement-q-c] day true",
		"claim-a [statement-q-a] day true",
		"statement-q-n [] day true", // who denies a claim does not say it
		"claim-d [] day false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if named, others := Foremost(entries, 1); len(named) != 1 || len(others) != len(entries)-1 {
		t.Errorf("%d entries are named and %d are not, want one event", len(named), len(others))
	}
	for want, of := range map[string][]*Entry{"#event-regen": entries[1:2], "#month_2024_6": entries[:2]} {
		if got := Place(of); of[0].ID == "event-regen" && got != want {
			t.Errorf("%v stand at %s, want %s", idsOf(of), got, want)
		}
	}
}

func names[T any](things []T, name func(T) string) []string {
	list := []string{}
	for _, t := range things {
		list = append(list, name(t))
	}
	return list
}

func TestMonthsKeepAllEntriesInTheirOrder(t *testing.T) {
	base := &fact.Base{Site: &fact.Site{Language: "de"}}
	for i, d := range []string{"../2024-12-31", "2023-12-31", "2024", "2024-01-31", "2024-02-01", "2024-02", "2024-02-10/.."} {
		base.Events = append(base.Events, &fact.Event{ID: fmt.Sprint(i), When: date(t, d)})
	}
	entries := Entries(base, fact.UsesOf(base))
	var got []string
	var joined []*Entry
	for _, m := range Months(entries) {
		got = append(got, fmt.Sprintf("%d-%d: %d", m.Year, m.Month, len(m.Entries)))
		joined = append(joined, m.Entries...)
	}
	if diff := cmp.Diff([]string{"0-0: 1", "2023-12: 1", "2024-0: 1", "2024-1: 1", "2024-2: 3"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !slices.Equal(joined, entries) {
		t.Errorf("got %v, want %v", idsOf(joined), idsOf(entries))
	}
}
