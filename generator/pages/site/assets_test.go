package site

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/fact"
)

// Whoever holds a site against its project finds the accent in content/site.toml, and no such file in static/.
func TestTheStylesheetOfTheAccentIsNoFileOfTheProject(t *testing.T) {
	project := fstest.MapFS{"static/css/custom.css": {Data: []byte("h1 { color: red }")}}
	assets, err := ReadAssets(project, &fact.Site{Accent: "#0b5cad"})
	if err != nil {
		t.Fatal(err)
	}
	if assets["css/accent.css"] == nil {
		t.Error("got no css/accent.css, want one")
	}
	if got := slices.Sorted(maps.Keys(assets.Own())); !slices.Equal(got, []string{"css/custom.css"}) {
		t.Errorf("got %v as the project's own, want css/custom.css alone", got)
	}
}

func TestAProjectsFileWinsOverWhatIsMadeOfTheAccent(t *testing.T) {
	project := fstest.MapFS{"static/css/accent.css": {Data: []byte("a { color: navy }")}}
	assets, err := ReadAssets(project, &fact.Site{Accent: "#0b5cad"})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(assets["css/accent.css"]); got != "a { color: navy }" || assets.Own()["css/accent.css"] == nil {
		t.Errorf("got %q, want the project's, as its own", got)
	}
}

// Comments are for who writes stylesheets. What only looks like one stays, and so does what keeps names apart.
func TestAStylesheetIsPublishedWithoutItsComments(t *testing.T) {
	for text, want := range map[string]string{
		"/* top */\na { color: red; } /* red */\n\n  /* two\n  lines */\nb {}\n": "a { color: red; } \n\nb {}\n",
		"/**/ a {} /* ' */ b {} /* \" */":                                        "a {}  b {} ",
		"/*! © Desk */ a {} /*! MIT */":                                          "/*! © Desk */ a {} /*! MIT */",
		"a/* apart */b {} a /* apart */ b {}":                                    "a/* apart */b {} a  b {}",
		`a::after { content: " /* \" no */"; }`:                                  `a::after { content: " /* \" no */"; }`,
		"a { background: url( /*.svg); } /* */ b {}":                             "a { background: url( /*.svg); }  b {}",
		"a {} /* it does not end":                                                "a {} /* it does not end",
		"":                                                                       "",
	} {
		if got := string(Assets{"css/a.css": []byte(text)}.Published("css/a.css")); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := string(Assets{"a.js": []byte("a() /* b */")}.Published("a.js")); got != "a() /* b */" {
		t.Errorf("got %q", got)
	}
}
