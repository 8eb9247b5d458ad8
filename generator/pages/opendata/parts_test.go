package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/since"
	"beleg/generator/pages/timeline"
)

// ours makes all files of the open data of this repository's site, where none is to weigh more than about so many bytes.
func ours(t *testing.T, most int) (*fact.Base, map[string][]byte) {
	t.Helper()
	was := mostBytes
	mostBytes = most
	t.Cleanup(func() { mostBytes = was })
	base, _, err := load.Project(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	base = base.Published().LeaveDrafts()
	uses := fact.UsesOf(base)
	in := Input{Base: base, Book: address.New(base, nil), Uses: func() *fact.Uses { return uses },
		Entries:     func() []*timeline.Entry { return timeline.Entries(base, uses) },
		Ingredients: func() map[string][]byte { return nil }}
	files := map[string][]byte{}
	for name, made := range Files(in) {
		if strings.HasPrefix(name, address.NotesFolder) { // needs pages
			continue
		}
		if files[name], err = made(); err != nil {
			t.Fatal(err)
		}
	}
	return base, files
}

func TestAFileWeighsNoMoreThanWasReckoned(t *testing.T) {
	base, files := ours(t, 20<<20)
	for _, file := range slices.Sorted(maps.Keys(weights)) {
		weight := weights[file](base)
		if is := len(files[file]); is > weight+1000 || weight > 12*is {
			t.Errorf("%s: reckoned with %d bytes, got %d", file, weight, is)
		}
		if more := PartPath(file, 2); files[more] != nil {
			t.Errorf("there is %s, though all fits into one file", more)
		}
	}
}

func TestWhatIsTooLargeForOneFileGoesToOthersThatTheFirstNames(t *testing.T) {
	_, one := ours(t, 20<<20)
	_, many := ours(t, 60_000)
	for file, list := range map[string]string{address.ClaimsJSON: "claims", address.TimeJSON: "entries", address.Timeline: "events", address.ReviewJSON: "dataFeedElement"} {
		var whole, first map[string]any
		if json.Unmarshal(one[file], &whole) != nil || json.Unmarshal(many[file], &first) != nil {
			t.Fatalf("%s cannot be read", file)
		}
		names, _ := first["parts"].([]any)
		if feed, is := first["hasPart"].([]any); is {
			for _, p := range feed {
				names = append(names, path.Base(p.(map[string]any)["url"].(string)))
			}
		}
		if len(names) < 2 || whole["parts"] != nil || whole["hasPart"] != nil {
			t.Fatalf("%s: got the parts %v, want some, and none of a file that holds everything", file, names)
		}
		all := first[list].([]any)
		for _, name := range names {
			var part map[string]any
			if err := json.Unmarshal(many[path.Join("data", name.(string))], &part); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if part["parts"] != nil || part["hasPart"] != nil || len(part[list].([]any)) == 0 {
				t.Errorf("%s is empty, or has parts", name)
			}
			all = append(all, part[list].([]any)...)
		}
		if got, want := fmt.Sprint(all...), fmt.Sprint(whole[list].([]any)...); got != want {
			t.Errorf("the parts of %s are not the whole", file)
		}
	}
	for name, text := range many {
		if len(text) > 75_000 && !strings.Contains(name, "schema") {
			t.Errorf("%s has %d bytes, want at most about 60,000", name, len(text))
		}
	}
}

func TestTheTableAndTheCalendarGoToSeveralFilesToo(t *testing.T) {
	base, one := ours(t, 20<<20)
	_, many := ours(t, 30_000)
	lines, events := 0, 0
	for n := 1; many[PartPath(address.ClaimsCSV, n)] != nil; n++ {
		rows, err := csv.NewReader(bytes.NewReader(many[PartPath(address.ClaimsCSV, n)])).ReadAll()
		if err != nil || !strings.HasSuffix(rows[0][0], "id") {
			t.Fatalf("part %d: %v, %q, want the names of the columns", n, err, rows[0])
		}
		lines += len(rows) - 1
	}
	for n := 1; many[PartPath(address.Calendar, n)] != nil; n++ {
		cal, err := ics.ParseCalendar(bytes.NewReader(many[PartPath(address.Calendar, n)]))
		if err != nil {
			t.Fatal(err)
		}
		events += len(cal.Events())
	}
	if want := bytes.Count(one[address.Calendar], []byte("BEGIN:VEVENT")); lines != len(base.Claims) || events != want {
		t.Errorf("got %d lines and %d events, want %d and %d", lines, events, len(base.Claims), want)
	}
	if many[PartPath(address.ClaimsCSV, 2)] == nil || many[PartPath(address.Calendar, 2)] == nil {
		t.Error("there is one file of each")
	}
}

func TestWhatWentToSeveralFilesCanBeHeldAgainstALaterProject(t *testing.T) {
	base, files := ours(t, 60_000)
	got, err := since.Read(files[address.ClaimsJSON], func(name string) ([]byte, error) { return files["data/"+name], nil })
	if err != nil {
		t.Fatal(err)
	}
	if found := since.Judge(got, base, &fact.Gaps{}); len(found) > 0 || len(got.Claims) != len(base.Claims) {
		t.Errorf("%d claims: got %v, want no finding and %d", len(got.Claims), found, len(base.Claims))
	}
}
