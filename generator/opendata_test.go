package generator_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	ics "github.com/arran4/golang-ical"

	"beleg/generator"
	"beleg/generator/facts/load"
)

// The calendar is read by a parser and held against chronology.json, which has the dates as they are.
func TestTheCalendarAgreesWithTheChronology(t *testing.T) {
	for _, site := range publishedSites(t) {
		cal, err := ics.ParseCalendar(bytes.NewReader(site.files["data/chronology.ics"]))
		if err != nil {
			t.Fatalf("%s: %v", site.name, err)
		}
		var chronology struct {
			Entries []struct{ ID, When, URL string }
		}
		if err := json.Unmarshal(site.files["data/chronology.json"], &chronology); err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, e := range cal.Events() {
			start, err1 := e.GetAllDayStartAt()
			end, err2 := e.GetAllDayEndAt()
			if err1 != nil || err2 != nil || end.Sub(start) != 24*time.Hour {
				t.Errorf("%s: %s lasts from %v to %v (%v, %v), want one day", site.name, e.Id(), start, end, err1, err2)
			}
			id, _, _ := strings.Cut(e.Id(), "@")
			got = append(got, id+" "+start.Format(time.DateOnly)+" "+e.GetProperty(ics.ComponentPropertyUrl).Value)
		}
		exact := regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
		for _, e := range chronology.Entries {
			if exact.MatchString(e.When) {
				want = append(want, e.ID+" "+e.When+" "+e.URL)
			}
		}
		if !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: got %d entries\n%q\nwant %d\n%q", site.name, len(got), got, len(want), want)
		}
		for line := range strings.SplitSeq(string(site.files["data/chronology.ics"]), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%s: the line %q has %d octets", site.name, line, len(line))
			}
		}
	}
}

// TimelineJS demands a year for each start, drops an end that is equal to the start, and gives an id of its own to what has one twice
// (https://timeline.knightlab.com/docs/json-format.html).
func TestTheTimelineKeepsTheRulesOfTimelineJS(t *testing.T) {
	for _, site := range publishedSites(t) {
		type day map[string]int
		var timeline struct {
			Title  map[string]any
			Events []struct {
				Start    day    `json:"start_date"`
				End      day    `json:"end_date"`
				Display  string `json:"display_date"`
				ID       string `json:"unique_id"`
				Group    string
				Autolink *bool
				Text     struct{ Headline, Text string }
			}
		}
		if err := json.Unmarshal(site.files["data/timeline.json"], &timeline); err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{"site": true}
		for _, e := range timeline.Events {
			if e.Start["year"] == 0 || e.Start["day"] > 0 && e.Start["month"] == 0 || maps.Equal(e.Start, e.End) {
				t.Errorf("%s: %s goes from %v to %v", site.name, e.ID, e.Start, e.End)
			}
			if ids[e.ID] || e.Display == "" || e.Group == "" || e.Text.Headline == "" || e.Autolink == nil || *e.Autolink {
				t.Errorf("%s: got %+v, want an id of its own, a date in words, a group, a headline, and no links made", site.name, e)
			}
			ids[e.ID] = true
			for _, text := range []string{e.Text.Headline, regexp.MustCompile(`</?(p|strong|a)( href="[^"<>]*")?>`).ReplaceAllString(e.Text.Text, "")} {
				if strings.ContainsAny(text, `<>"`) {
					t.Errorf("%s: %s has markup of the content: %s", site.name, e.ID, text)
				}
			}
		}
		if len(timeline.Events) == 0 {
			t.Errorf("%s: no events", site.name)
		}
	}
}

func TestTheBuildFileTellsInputFromInput(t *testing.T) {
	read := func(files map[string][]byte) (b struct {
		Version, Fingerprint string
		Counts               map[string]int
	}) {
		if err := json.Unmarshal(files["data/build.json"], &b); err != nil {
			t.Fatal(err)
		}
		return b
	}
	project := oddProject().(fstest.MapFS)
	first := read(built(t, project, generator.Options{Version: "v1"}))
	if want := (map[string]int{"claims": 1, "reviews": 1, "quotes": 4, "passages": 2, "sources": 2, "events": 1, "actors": 2, "topics": 0, "measures": 0, "pages": 0}); !maps.Equal(first.Counts, want) || first.Version != "v1" {
		t.Errorf("got version %s and %v, want v1 and %v", first.Version, first.Counts, want)
	}
	if other := read(built(t, project, generator.Options{Version: "v2"})); other.Fingerprint != first.Fingerprint || other.Version != "v2" {
		t.Errorf("another version: got %+v, want the fingerprint %s", other, first.Fingerprint)
	}
	for name, text := range map[string]string{
		"content/notes.txt":        "nothing that is read",
		"seeds/unused.txt":         "an article of no source",
		"content/claims/neu.toml~": "what an editor leaves behind",
	} {
		with := maps.Clone(project)
		with[name] = &fstest.MapFile{Data: []byte(text)}
		if other := read(built(t, with, generator.Options{})); other.Fingerprint != first.Fingerprint {
			t.Errorf("with %s: got %s, want %s as before", name, other.Fingerprint, first.Fingerprint)
		}
	}
	seen := map[string]string{first.Fingerprint: "the project"}
	for name, text := range map[string]string{
		"content/claims/eins.toml":  string(project["content/claims/eins.toml"].Data) + "# a comment\n",
		"content/events/regen.toml": strings.Replace(string(project["content/events/regen.toml"].Data), "regnet", "schneit", 1),
		"content/pages/neu.md":      "+++\ntitle = \"Neu\"\n+++\nText\n",
		"static/bild.svg":           "<svg/>",
		"templates/404.html":        "{{define \"content\"}}<h1>Nichts</h1>{{end}}",
		"content/actors.toml":       string(project["content/actors.toml"].Data) + "\n",
		"content/site.toml":         strings.Replace(string(project["content/site.toml"].Data), "a%20b", "c", 1),
	} {
		with := maps.Clone(project)
		with[name] = &fstest.MapFile{Data: []byte(text)}
		other := read(built(t, with, generator.Options{}))
		if was, ok := seen[other.Fingerprint]; ok {
			t.Errorf("with another %s: got the fingerprint of %s", name, was)
		}
		seen[other.Fingerprint] = name
	}
	if other := read(built(t, project, generator.Options{BaseURL: "https://example.com/"})); seen[other.Fingerprint] != "" {
		t.Errorf("at another address: got the fingerprint of %s", seen[other.Fingerprint])
	}
}

// Every file of the open data is on the page that describes it, and every file that the page leads to is there.
func TestTheDataPageLeadsToEveryFile(t *testing.T) {
	for _, site := range publishedSites(t) {
		base, _, err := load.Project(site.project)
		if err != nil {
			t.Fatal(err)
		}
		page := examine(t, "data/index.html", site.files["data/index.html"])
		home := base.Site.BaseURL
		for name := range site.files {
			href := home.EscapedPath() + name
			if strings.HasPrefix(name, "data/") && name != "data/index.html" && !slices.Contains(page.links, href) {
				t.Errorf("%s: the page does not lead to %s", site.name, name)
			}
		}
		if want := "webcal://" + home.Host + home.EscapedPath() + "data/chronology.ics"; !slices.Contains(page.links, want) {
			t.Errorf("%s: the page has no link %s", site.name, want)
		}
		license := base.Site.DataLicense
		if license != nil && !slices.Contains(page.links, license.URL) || license == nil && !slices.Contains(page.links, "#data_rights") {
			t.Errorf("%s: the page does not say what the licence is", site.name)
		}
	}
}
