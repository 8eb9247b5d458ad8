package site_test

import (
	"strings"
	"testing"

	"beleg/generator/pages/site"
)

func TestAnActorsPassageStandsOnceWithAllItsClaims(t *testing.T) {
	p := project()
	claim(p, "a", ``, quoted("frueh", "supports", "Es fahren 300 Autos", `via = ["amt"]`))
	claim(p, "b", ``, quoted("spaet", "supports", "rund 500 Autos", `via = ["amt"]`)+quoted("frueh", "mentions", "Die Brücke ist gesperrt", `via = ["amt"]`))
	claim(p, "c", ``, quoted("spaet", "disputes", "rund 500 Autos", `via = ["amt"]`))
	var said []string
	for _, s := range get[*site.ActorPage](t, p, "actors/amt/").Said {
		line := s.Quote.Pieces[0].Text + s.Quote.Stance + ":"
		for _, c := range s.Claims {
			line += " " + c.Text + " " + c.Stance
		}
		said = append(said, line)
	}
	equal(t, "said", said, "rund 500 Autos: Behauptung b supports Behauptung c disputes",
		"Die Brücke ist gesperrt: Behauptung b mentions", "Es fahren 300 Autos: Behauptung a supports")
}

// Who only speaks through others says so, and not that nothing has been checked.
func TestWhoSpeaksThroughOthersLeadsToThem(t *testing.T) {
	p := project()
	put(p, "content/actors.toml", string(p["content/actors.toml"].Data)+"[stumm]\nname = \"Stummes Amt\"\nkind = \"office\"\npart_of = \"stadt\"\n")
	claim(p, "a", ``, quoted("frueh", "supports", "Die Brücke ist gesperrt", "via = [\"amt\"]"))
	claim(p, "b", ``, quoted("spaet", "supports", "nie gesperrt", "via = [\"bote\"]"))
	for id, want := range map[string]string{"stadt": "Bauamt", "amt": "", "stumm": ""} {
		var names []string
		for _, l := range get[*site.ActorPage](t, p, "actors/"+id+"/").Speaking {
			names = append(names, l.Text)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}
