package adopt_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/foreign"
	"beleg/generator/words/diag"
)

const (
	claimReviews = `{"@context": "https://schema.org", "@graph": [
 {"@type": "Organization", "@id": "#desk", "name": "Old Desk", "url": "https://old.example/"},
 {"@type": ["ClaimReview"], "url": "https://old.example/ferry", "datePublished": "2024-10-08T10:00:00Z", "author": {"@id": "#desk"},
  "claimReviewed": "The ferry was sold to a friend of the mayor &amp; his wife, who rents it back to the city for twice the price.",
  "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A councillor"}, "datePublished": "2024-10-01",
   "appearance": [{"url": "https://gazette.example/bridge#top"}, "https://b.example/it's?a=1&b=2"]},
  "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": "5", "alternateName": "Refuted"},
  "keywords": "Traffic, boats", "reviewBody": "<p>The council&#39;s minutes show a <b>public</b> sale.</p>"},
 {"@type": "http://schema.org/ClaimReview", "url": "https://old.example/bus", "claimReviewed": "Nobody uses the bus.", "datePublished": "2024-10-09",
  "reviewRating": {"ratingValue": "2", "worstRating": 0, "bestRating": 4, "alternateName": "Half baked"}},
 {"@type": "ClaimReview", "url": "https://old.example/nothing"}]}`

	searched = `{"claims": [{"text": "The bridge is safe.", "claimant": "The mayor", "claimDate": "2024-10-01T00:00:00Z", "claimReview": [
  {"publisher": {"name": "One", "site": "one.example"}, "url": "https://one.example/1", "title": "No", "reviewDate": "2024-10-02", "textualRating": "False"},
  {"publisher": {"site": "two.example"}, "url": "https://two.example/2", "textualRating": "Misleading"}]}], "nextPageToken": "x"}`

	annotations = `{"total": 6, "rows": [
 {"id": "A1", "uri": "http://www.gazette.example/bridge/?utm_source=x#y", "text": "19,000 vehicles a day", "tags": ["supports", "traffic", "odd"],
  "target": [{"source": "x", "selector": [{"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": "About 19,000 vehicles cross the  bridge", "prefix": "e said.\n\n", "suffix": " on an or"}]}]},
 {"id": "A2", "uri": "https://gazette.example/bridge", "text": "", "tags": [], "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "About 19.000 vehicles crossed the bridge"}]}]},
 {"id": "A3", "uri": "https://gazette.example/bridge", "text": "The bridge closes", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "the bridge", "prefix": "vehicles cross ", "suffix": " on an ordi"}]}]},
 {"id": "A4", "uri": "https://other.example/it's", "text": "n", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "words"}]}]},
 {"id": "A5", "uri": "https://gazette.example/bridge", "text": "I agree", "references": ["A1"], "target": [{"source": "x"}]},
 {"id": "A6", "uri": "urn:x-pdf:1234", "text": "n", "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "words"}]}]}]}`

	w3c = `{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://notes.example/7", "type": "Annotation",
 "body": [{"type": "TextualBody", "value": "Cracks were found", "purpose": "commenting"}, {"type": "TextualBody", "value": "disputes", "purpose": "tagging"}],
 "target": {"source": "https://gazette.example/bridge", "selector": {"type": "FragmentSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "Inspectors had found cracks"}}}}`

	table = "Behauptung;Datum;Urteil;Link;Begründung\nDie Brücke ist seit gestern gesperrt, und niemand weiß warum.;08.10.2024;Refuted;https://alt.example/1;Das ist falsch, sie ist offen.\n" +
		";9.10.2024;Falsch;https://alt.example/2;\nkaputt \"x\";1;2\na;b;c;d;e;f\nDer Bus ist teuer.;2024;Falsch;;\n"
)

// files returns what was written, by name.
func written(t *testing.T, s *site, names ...string) string {
	t.Helper()
	var all strings.Builder
	for _, name := range names {
		file := s.MapFS["content/claims/"+name+".toml"]
		if file == nil {
			t.Fatalf("there is no claim %s", name)
		}
		all.Write(file.Data)
	}
	return all.String()
}

// has reports which of some texts do not stand in another.
func has(t *testing.T, text string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(text, w) {
			t.Errorf("there is no\n%s\nin\n%s", w, text)
		}
	}
}

func told(t *testing.T, found diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteText(&b, found, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestARatingThatTheSiteHasTooIsTakenOverAndAnotherIsTold(t *testing.T) {
	s := newSite(t)
	made := s.take(t, claimReviews)
	if len(made.Files) != 2 || len(made.Found) != 1 {
		t.Fatalf("got %d files and\n%s", len(made.Files), told(t, made.Found))
	}
	has(t, told(t, made.Found), "does not say what is claimed\n  --> in:11:2\n")
	has(t, written(t, s, "the-ferry-was-sold-to-a-friend-of-the-mayor-his"),
		"claim  = \"The ferry was sold to a friend of the mayor & his wife,", "# Missing: the same in at most 75 characters", "\n# when   = \"…\"\n",
		"A councillor 2024-10-01", "# Theirs: boats.\ntopics = [\"traffic\"]\n", "\n[[review]]\ndate    = \"2024-10-08\"\nrating  = \"refuted\"\nverdict = \"The council's minutes show a public sale.\"\n",
		"# Theirs, of Old Desk, 2024-10-08T10:00:00Z: Refuted (1 of 1 to 5), https://old.example/ferry.", "#   beleg quote harbour-bridge WORDS…\n#   beleg new source 'https://b.example/it%27s?a=1&b=2'\n",
		"# Missing: a [[quote]]")
	has(t, written(t, s, "nobody-uses-the-bus"), "# Missing: a [[review]]", "Ratings: confirmed, supported,", "Half baked (2 of 0 to 4)",
		"# [[review]]\n# date    = \"2024-10-09\"\n# rating  = \"…\"\n# verdict = \"…\"\n")
	if faults := s.errors(t); faults != "" {
		t.Error(faults)
	}
}

func TestARatingThatNeedsOriginsWaitsForQuotations(t *testing.T) {
	s := newSite(t)
	s.take(t, "claim,date,rating,verdict\nThe bridge is closed.,2024-10-08,CONFIRMED,Two say so.\n")
	has(t, written(t, s, "the-bridge-is-closed"), "# date    = \"2024-10-08\"\n# rating  = \"confirmed\" # needs quotations of 2 independent origins\n# verdict = \"Two say so.\"\n")
}

func TestWhatSeveralSayOfAClaimIsNoHistoryOfIt(t *testing.T) {
	s := newSite(t)
	s.take(t, searched)
	text := written(t, s, "the-bridge-is-safe")
	has(t, text, "# Theirs, of One, 2024-10-02: False, https://one.example/1. No\n# Theirs, of two.example: Misleading, https://two.example/2\n", "# [[review]]\n")
	if strings.Contains(text, "\n[[review]]") {
		t.Errorf("got a review in\n%s", text)
	}
}

func TestMarkedWordsBecomeQuotationsInTheArticlesWording(t *testing.T) {
	s := newSite(t)
	made := s.take(t, annotations)
	has(t, written(t, s, "19-000-vehicles-a-day"), "# The note of an annotation.", "# Theirs: odd.\ntopics = [\"traffic\"]\n",
		"\n[[quote]]\nsource = \"harbour-bridge\"\ntext   = \"About 19,000 vehicles cross the bridge\"\nstance = \"supports\"\n")
	has(t, written(t, s, "about-19-000-vehicles-crossed-the-bridge"), "# Missing: what is claimed", "# Missing: a quotation. They do not stand in seeds/harbour-bridge.txt word for word.",
		"“About 19,000 vehicles cross the bridge”", "“About 19.000 vehicles crossed\n# the bridge”")
	has(t, written(t, s, "the-bridge-closes"), "text   = \"the bridge\"\nbefore = \"cross\"\nstance = \"mentions\" # supports | disputes | mentions\n")
	has(t, told(t, made.Found), "the article is no source of this site yet\n  --> in:6:2\n", "help: run beleg new source 'https://other.example/it%27s' and import the file again",
		"answers another one and marks no words of an article\n  --> in:7:2\n", "neither a source nor an address on the net: urn:x-pdf:1234\n  --> in:8:2\n")
	if want := []string{"'https://other.example/it%27s'"}; !slices.Equal(made.Articles, want) {
		t.Errorf("got the articles %v, want %v", made.Articles, want)
	}
	s.take(t, w3c)
	has(t, written(t, s, "cracks-were-found"), "text   = \"Inspectors had found cracks\"\nstance = \"disputes\"\n")
	if faults := s.errors(t); faults != "" {
		t.Error(faults)
	}
}

func TestNothingIsTakenInTwiceWhateverIsChangedBesideTheMark(t *testing.T) {
	s := newSite(t)
	first := s.take(t, annotations)
	name := first.Files[0].Name
	s.MapFS[name].Data = []byte(strings.Replace(string(s.MapFS[name].Data), "19,000 vehicles a day", "Many cars", 1))
	s.load(t)
	again := s.take(t, annotations)
	if len(again.Files) > 0 || again.Already != len(first.Files) {
		t.Errorf("got %d files, and %d that were here already", len(again.Files), again.Already)
	}
}

func TestAClaimThatTheSiteMakesAlreadyIsTold(t *testing.T) {
	s := newSite(t)
	made := s.take(t, "claim\n\"about 19,000  vehicles CROSS the Harbour Bridge on a working day.\"\n")
	has(t, told(t, made.Found), "content/claims/vehicles-on-the-bridge.toml makes this claim already\n  --> in:2:1\n")
}

func TestIDsThatClashAreNumberedAndFormerOnesLeftAlone(t *testing.T) {
	s := newSite(t)
	claim := string(s.MapFS[claimFile].Data)
	s.MapFS[claimFile].Data = []byte(strings.Replace(claim, "\ntopics", "\naliases = [\"the-bus\"]\ntopics", 1))
	s.load(t)
	made := s.take(t, "claim\nThe bus!\nThe bus?\nЧто?\n")
	var names []string
	for _, f := range made.Files {
		names = append(names, f.Name)
	}
	want := []string{"content/claims/the-bus-2.toml", "content/claims/the-bus-3.toml", "content/claims/claim.toml"}
	if !slices.Equal(names, want) || s.errors(t) != "" {
		t.Errorf("got %v and\n%s\nwant %v", names, s.errors(t), want)
	}
}

func TestRowsOfTheSameClaimAreOneDraft(t *testing.T) {
	s := newSite(t)
	made := s.take(t, "claim,quote,source\nCars cross.,\"19,000 vehicles\",harbour-bridge\ncars  cross.,four main girders,harbour-bridge\n")
	if text := written(t, s, "cars-cross"); len(made.Files) != 1 || strings.Count(text, "\n[[quote]]") != 2 {
		t.Errorf("got %d drafts, want one with two quotations:\n%s", len(made.Files), text)
	}
	rows := "claim,quote,source\n"
	for i := range 25 {
		rows += fmt.Sprintf("Buses cross.,wording %d,harbour-bridge\n", i)
	}
	if made := s.take(t, rows); len(made.Files) != 2 || s.errors(t) != "" {
		t.Errorf("got %d drafts and\n%s\nwant two, because nobody reads so long a file", len(made.Files), s.errors(t))
	}
}

func TestATableIsReadInTheLanguageOfItsRows(t *testing.T) {
	s := newSite(t)
	made := s.take(t, table, foreign.Column{Key: "claim", Name: "Behauptung"}, foreign.Column{Key: "date", Name: "Datum"},
		foreign.Column{Key: "rating", Name: "Urteil"}, foreign.Column{Key: "url", Name: "Link"}, foreign.Column{Key: "verdict", Name: "Begründung"})
	has(t, written(t, s, "die-bruecke-ist-seit-gestern-gesperrt-und"), "\n[[review]]\ndate    = \"2024-10-08\"\nrating  = \"refuted\"\n")
	has(t, written(t, s, "der-bus-ist-teuer"), "# Theirs, 2024: Falsch\n")
	has(t, told(t, made.Found), "the row has no claim, only date, rating, url\n  --> in:3:1\n", "the row is not CSV: bare \" in non-quoted-field\n  --> in:4:1\n",
		"the row has 6 cells, and the first row names 5\n  --> in:5:11\n")
}
