package generator_test

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator"
	"beleg/generator/words/edtf"
)

// The same files give the same site on any day, but for the day on which a claim's embargo ends.
func TestTheDayChangesNothingButWhatIsPublishedAlready(t *testing.T) {
	project := begun(t)
	claim := string(project[bridgeClaim].Data)
	held := strings.Replace(claim, "topics =", "publish_from = 2025-06-02\ntopics =", 1)
	project["content/claims/held.toml"] = &fstest.MapFile{Data: []byte(held)}
	project["content/claims/ahead.toml"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(claim, "2025-03-05", "2025-07-01"))}

	on := func(year, month, day int) map[string][]byte {
		return build(t, project, generator.Options{Today: edtf.NewDay(year, month, day)})
	}
	same := func(a, b map[string][]byte) bool {
		return maps.EqualFunc(a, b, func(x, y []byte) bool { return string(x) == string(y) })
	}
	never, before, first, later := on(1970, 1, 1), on(2025, 6, 1), on(2025, 6, 2), on(2042, 1, 1)
	if !same(never, before) || !same(first, later) {
		t.Error("a site depends on the day on which it is built")
	}
	if before["claims/held/index.html"] != nil || first["claims/held/index.html"] == nil {
		t.Error("got a claim before its embargo ended, or not from that day on")
	}
}

// What a build leaves to the next one holds on other days too, unless something is to come: a claim under embargo, or a
// review of a day ahead.
func TestABuildOfAnotherDayIsTheSameUnlessSomethingIsToCome(t *testing.T) {
	project := begun(t)
	holds := func(on, later edtf.Day) bool {
		site, err := generator.Open(project, generator.Options{Program: "p", Today: on})
		if err != nil {
			t.Fatal(err)
		}
		_, same := generator.Unchanged(project, generator.Options{Program: "p", Today: later}, site.Note())
		return same
	}
	june := edtf.NewDay(2025, 6, 1)
	if !holds(june, june) || !holds(june, june+100) {
		t.Error("nothing is to come, and a later build is another")
	}
	claim := string(project[bridgeClaim].Data)
	for _, ahead := range []string{strings.Replace(claim, "topics =", "publish_from = 2025-06-02\ntopics =", 1), strings.ReplaceAll(claim, "2025-03-05", "2025-07-01")} {
		project[bridgeClaim] = &fstest.MapFile{Data: []byte(ahead)}
		if !holds(june, june) || holds(june, june+1) || !holds(june+100, june+200) {
			t.Errorf("a build holds on the wrong days:\n%s", ahead)
		}
	}
}
