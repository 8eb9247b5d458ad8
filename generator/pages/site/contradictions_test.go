package site_test

import (
	"fmt"
	"strings"
	"testing"

	"beleg/generator/pages/site"
)

const contradicts = "[[related]]\nclaim = %q\nkind = \"contradicts\"\nnote = \"Gesperrt oder nicht?\"\n"

// spoken says who speaks, whom they have it from, and when it appeared.
func spoken(q site.Quote) string {
	var chains []string
	for _, c := range q.Chains {
		var names []string
		for _, v := range c.Voices {
			names = append(names, v.Text)
		}
		chains = append(chains, strings.Join(names, " < "))
	}
	return strings.Join(chains, "; ") + " " + q.Appeared.String()
}

// Whoever is only the origin of words is not made to say them, and nobody is given a day that is not known.
func TestAContradictionStandsOnceWithWhatWasSaidFirstBefore(t *testing.T) {
	p := project()
	claim(p, "offen", ``, quoted("spaet", "supports", "Die Brücke war nie gesperrt", "said = \"2024-02\"")+fmt.Sprintf(contradicts, "zu"))
	claim(p, "zu", ``, quoted("frueh", "mentions", "Die Brücke ist gesperrt", "")+
		quoted("frueh", "supports", "gesperrt, sagt das Amt", "via = [\"bote < amt\"]")+fmt.Sprintf(contradicts, "offen"))
	var got []string
	for _, pair := range get[*site.ContradictionsPage](t, p, "contradictions/").Pairs {
		got = append(got, pair.Note)
		for _, s := range pair.Sides {
			got = append(got, fmt.Sprintf("%s: %q, %s %s", s.Claim.Title, s.Words.Pieces[0].Text, spoken(s.Words), s.Words.Said))
		}
	}
	equal(t, "pairs", got, "Gesperrt oder nicht?",
		`Behauptung zu: "gesperrt, sagt das Amt", Bote < Bauamt 2024-01-10 `,
		`Behauptung offen: "Die Brücke war nie gesperrt",  2024-03-10 2024-02`)
}

func TestAHeadlineStandsWithWhatTheTextBelowItSays(t *testing.T) {
	p := project()
	article(p, "kopf", "", "Brücke gesperrt\n\nDie Brücke ist nur für Lastwagen gesperrt. Mehr weiß man nicht.\n")
	claim(p, "kopf", ``, quoted("kopf", "supports", "Brücke gesperrt", "")+
		quoted("kopf", "disputes", "nur für Lastwagen gesperrt", "")+quoted("frueh", "mentions", "Die Brücke ist gesperrt", ""))
	claim(p, "beides", ``, quoted("kopf", "supports", "Brücke gesperrt", "")+quoted("frueh", "supports", "Die Brücke ist gesperrt", ""))
	var got []string
	for _, h := range get[*site.ContradictionsPage](t, p, "contradictions/").Headlines {
		got = append(got, h.Claim.Title+": "+h.Words.Pieces[0].Text)
		for _, b := range h.Below {
			got = append(got, b.Stance+": "+b.Pieces[0].Text)
		}
	}
	equal(t, "headlines", got, "Behauptung kopf: Brücke gesperrt", "disputes: nur für Lastwagen gesperrt")
}

func TestWhoChangedTheirWordIsSeenEarlierThenLater(t *testing.T) {
	p := project()
	claim(p, "spaeter", ``, quoted("spaet", "supports", "Die Brücke war nie gesperrt", "")+
		"[[related]]\nclaim = \"frueher\"\nkind = \"changes\"\n")
	claim(p, "frueher", ``, quoted("frueh", "supports", "Die Brücke ist gesperrt", ""))
	page := get[*site.ContradictionsPage](t, p, "contradictions/")
	if len(page.Pairs) != 0 || len(page.Changed) != 1 {
		t.Fatalf("%d pairs and %d changed, want none and one", len(page.Pairs), len(page.Changed))
	}
	var got []string
	for _, s := range page.Changed[0].Sides {
		got = append(got, s.Claim.Title)
	}
	equal(t, "sides", got, "Behauptung frueher", "Behauptung spaeter")
}

func TestASideHasTheWordsThatWereSaidFirst(t *testing.T) {
	p := project()
	claim(p, "offen", ``, quoted("spaet", "supports", "Die Brücke war nie gesperrt", ""))
	claim(p, "zu", ``, quoted("spaet", "supports", "rund 500 Autos, so das Amt", "via = [\"amt\"]\nsaid = \"2023-01/2024-03\"")+
		quoted("frueh", "supports", "gesperrt, sagt das Amt", "via = [\"amt\"]")+fmt.Sprintf(contradicts, "offen"))
	sides := get[*site.ContradictionsPage](t, p, "contradictions/").Pairs[0].Sides
	if got, want := sides[0].Words.Pieces[0].Text, "gesperrt, sagt das Amt"; got != want {
		t.Errorf("got %q, want %q: the other words may have been said later", got, want)
	}
}
