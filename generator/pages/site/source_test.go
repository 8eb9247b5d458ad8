package site_test

import (
	"fmt"
	"strings"
	"testing"

	"beleg/generator/pages/site"
)

func TestAStretchIsWorthWhatTheGravestClaimThatItSupportsIs(t *testing.T) {
	p := project()
	article(p, "kurz", "", "Rot ist es. Blau ist es auch nicht. Grün ist nie.")
	claim(p, "a", ``, quoted("kurz", "supports", "Rot ist es. Blau", "")+quoted("frueh", "disputes", "Nein", ""))
	claim(p, "b", ``, review("2024-05-01", "wahr", "")+quoted("kurz", "supports", "Blau ist es auch nicht", ""))
	claim(p, "c", ``, quoted("kurz", "disputes", "Grün ist nie", ""))
	page := get[*site.SourcePage](t, p, "sources/kurz/")
	var strip, worth, disputed []string
	for _, s := range page.Strip {
		strip = append(strip, fmt.Sprintf("%s %d", s.Rating.Label, s.N))
	}
	for _, w := range page.Worth {
		worth = append(worth, fmt.Sprintf("%s: %d, %d %%", w.Rating.Label, w.N, w.Percent))
	}
	for _, d := range page.Disputed {
		disputed = append(disputed, fmt.Sprint(d.Claim.Title, ": ", d.By[0].Pieces[0].Text, " ", spoken(d.By[0]), " ", d.By[0].Said, len(d.By)))
	}
	equal(t, "strip", strip, "Offen 12", "Wahr 14", " 10")
	equal(t, "worth", worth, "Wahr: 1, 38 %", "Offen: 1, 33 %")
	equal(t, "disputed", disputed, "Behauptung a: Nein  2024-01-10  1")
}

// A claim does not stand below an article as if it said so, and the order is not that of the files' names.
func TestClaimsStandBelowAnArticleByWeightAndSayWhatItDisputes(t *testing.T) {
	p := project()
	article(p, "kurz", "", "Rot ist es. Blau ist es auch nicht. Grün ist nie.")
	claim(p, "a", ``, quoted("kurz", "mentions", "Rot ist es", ""))
	claim(p, "b", ``, quoted("kurz", "mentions", "Blau ist es", "")+quoted("kurz", "disputes", "Grün ist nie", ""))
	claim(p, "c", ``, quoted("frueh", "supports", "300 Autos", "")+quoted("kurz", "disputes", "Grün ist nie", "")+quoted("kurz", "supports", "Rot ist es", ""))
	var got []string
	for _, c := range get[*site.SourcePage](t, p, "sources/kurz/").Claims {
		got = append(got, c.Title+": "+string(c.Stance))
	}
	equal(t, "claims", got, "Behauptung c: supports", "Behauptung a: mentions", "Behauptung b: disputes")
}

// What is quoted in hundreds of places lists fewer claims, and still has a note for each place.
func TestThePageOfACrowdedArticleSaysLess(t *testing.T) {
	for _, c := range []struct {
		passages, listed int
		crowded, titled  bool
	}{{12, 12, false, true}, {200, 12, false, true}, {201, 12, true, true}, {401, 12, true, false}} {
		p := project()
		var text strings.Builder
		for n := range c.passages {
			fmt.Fprintf(&text, "Es waren %d Boote im Hafen. ", 1000+n)
			claim(p, fmt.Sprint("c", n), ``, quoted("lang", "supports", fmt.Sprintf("Es waren %d Boote", 1000+n), ""))
		}
		article(p, "lang", "", text.String())
		page := get[*site.SourcePage](t, p, "sources/lang/")
		notes := 0
		for _, b := range page.Blocks {
			notes += len(b.Notes)
			for _, note := range b.Notes {
				if use := note.Uses[0]; (use.Text != "") != c.titled || use.Href == "" || use.Rating.Label == "" {
					t.Fatalf("of %d passages one has the note %+v, want a title: %v", c.passages, use, c.titled)
				}
			}
		}
		if page.Crowded != c.crowded || len(page.Claims) != c.listed || page.Quoting != c.passages || notes != c.passages {
			t.Errorf("of %d passages the page has %d notes and lists %d of %d claims (crowded: %v), want %d (%v)", c.passages,
				notes, len(page.Claims), page.Quoting, page.Crowded, c.listed, c.crowded)
		}
	}
}

// The newest stand first, and what has no date comes last. What is counted as disputed is as much as
// the page has that the number leads to.
func TestTheHomePageSaysOfEachArticleWhatIsInQuestion(t *testing.T) {
	p := project()
	put(p, "content/site.toml", string(p["content/site.toml"].Data)+"[[rating]]\nid = \"halb\"\nlabel = \"Halb\"\ndefinition = \"Nur zum Teil.\"\ntone = \"mixed\"\n"+
		"[[rating]]\nid = \"falsch\"\nlabel = \"Falsch\"\ndefinition = \"Es stimmt nicht.\"\ntone = \"bad\"\n")
	disputed := quoted("spaet", "supports", "Die Brücke war nie gesperrt", "") + quoted("frueh", "disputes", "Die Brücke ist gesperrt", "")
	claim(p, "a", ``, review("2024-05-01", "halb", "")+disputed)
	claim(p, "b", ``, review("2024-05-01", "wahr", "")+disputed)
	claim(p, "c", ``, review("2024-05-01", "falsch", "")+disputed)
	claim(p, "f", ``, review("2024-05-01", "falsch", "")+quoted("frueh", "supports", "300 Autos", "via = [\"amt\"]")) // who only reports it is not to blame
	claim(p, "d", ``, quoted("undatiert", "mentions", "Von der Brücke", "")+quoted("frueh", "supports", "300 Autos", ""))
	claim(p, "e", ``, review("2024-05-01", "halb", "")+quoted("undatiert", "mentions", "Von der Brücke", "")+quoted("spaet", "supports", "rund 500 Autos", ""))
	home := get[*site.HomePage](t, p, "")
	var got []string
	quotes := 0
	for _, s := range home.Articles {
		quotes += s.Quotes
		words := fmt.Sprintf("%s: %d, %d %s", s.Title, s.Supports, s.Disputed.N, s.Disputed.Href)
		for _, share := range s.Weak {
			words += fmt.Sprintf(", %d %s", share.N, share.Rating.Label)
		}
		got = append(got, words)
	}
	if home.Quotes != quotes || quotes != 5 {
		t.Errorf("%d quotations, and %d by source, want 5: words that several claims quote count once", home.Quotes, quotes)
	}
	if !home.Contested {
		t.Error("nothing is said to be in question")
	}
	if get[*site.HomePage](t, project(), "").Contested {
		t.Error("something is said to be in question where nobody claims anything")
	}
	equal(t, "articles", got, "Artikel spaet: 4, 3 /probe/sources/spaet/#disputed, 2 Halb, 1 Falsch", "Artikel frueh: 2, 0 ", "Artikel undatiert: 0, 0 ")
}

// The page begins with the title, so nobody needs to be told that it was left out.
func TestATitleIsNotLeftOut(t *testing.T) {
	p := project()
	article(p, "neu", "[[block]]\nlines = \"1\"\nrole = \"title\"\n", "Artikel neu\n\nDas Amt schweigt dazu.\n\nDie Brücke ist offen.")
	claim(p, "a", ``, quoted("neu", "supports", "Die Brücke ist offen", ""))
	var got []string
	for _, b := range get[*site.SourcePage](t, p, "sources/neu/").Blocks {
		got = append(got, fmt.Sprintf("%s %d", b.Role, b.LeftOut))
	}
	equal(t, "blocks", got, " 1", "paragraph 0")
}

// A company's statement is not a newspaper's, wherever it is named.
func TestAPublicationOfWhoeverIsNoOutletIsToldApart(t *testing.T) {
	for publisher, want := range map[string]string{"bote": "Bote", "amt": "Bauamt (eigene Veröffentlichung)", "": "",
		"hebr": "\u2067עיריית נמל\u2069 (eigene Veröffentlichung)"} {
		p := project()
		put(p, "content/actors.toml", string(p["content/actors.toml"].Data)+"\n[hebr]\nname = \"עיריית נמל\"\nkind = \"office\"\n")
		article(p, "neu", fmt.Sprintf("publisher = %q\n", publisher), "Die Brücke ist offen.")
		claim(p, "a", ``, quoted("neu", "supports", "Die Brücke ist offen", ""))
		claims := get[*site.ClaimPage](t, p, "claims/a/")
		for where, got := range map[string]string{
			"the source": get[*site.SourcePage](t, p, "sources/neu/").Publisher.Text,
			"the list":   get[*site.SourcesPage](t, p, "sources/").Sources[2].Publisher.Text,
			"the words":  claims.Groups[0].Quotes[0].Outlet,
		} {
			if got != want {
				t.Errorf("%q publishes it, and %s says %q, want %q", publisher, where, got, want)
			}
		}
		if way := get[*site.SourcePage](t, p, "sources/neu/").Publisher.Dir; way != "" {
			t.Errorf("%q publishes it, and the note runs %s", publisher, way)
		}
		if own := claims.Heard[0].Own; own != (publisher == "amt" || publisher == "hebr") {
			t.Errorf("%q publishes it, and the origins say that it is their own: %v", publisher, own)
		}
	}
}
