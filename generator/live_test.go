package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// ours returns the content of this repository as a project that a test may change.
func ours(t *testing.T) fstest.MapFS {
	t.Helper()
	if _, err := Fresh(); err != nil {
		t.Fatal(err)
	}
	project := fstest.MapFS{}
	for _, folder := range []string{"content", "seeds"} {
		err := fs.WalkDir(os.DirFS(".."), folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile("../" + name)
			project[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return project
}

// filesOf returns all files of a live site.
func filesOf(t *testing.T, live *Live) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	if live.good == nil {
		return files
	}
	for _, path := range live.good.plan.paths() {
		data, _, err := live.File(path)
		if err != nil {
			t.Fatal(err)
		}
		files[path] = data
	}
	return files
}

// differences names the files that are not the same.
func differences(got, want map[string][]byte) []string {
	var differ []string
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if data, ok := got[path]; !ok {
			differ = append(differ, path+" is missing")
		} else if string(data) != string(want[path]) {
			differ = append(differ, path+": "+cmp.Diff(string(want[path]), string(data)))
		}
	}
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[path]; !ok {
			differ = append(differ, path+" should not be there")
		}
	}
	return differ
}

func TestALiveSiteIsWhatABuildMakes(t *testing.T) {
	project := ours(t)
	live := NewLive(Options{})
	if err := live.Update(project, nil); err != nil {
		t.Fatal(err)
	}
	want, err := Build(t.Context(), project, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range differences(filesOf(t, live), want.Files) {
		t.Error(d)
	}
}

func TestALiveSiteStaysWhileTheProjectHasErrors(t *testing.T) {
	project := ours(t)
	live := NewLive(Options{})
	if err := live.Update(project, nil); err != nil {
		t.Fatal(err)
	}
	before := filesOf(t, live)
	project["content/claims/sechs-tote-bei-donezk.toml"] = &fstest.MapFile{Data: []byte("claim = ")}
	if err := live.Update(project, []string{"content/claims/sechs-tote-bei-donezk.toml"}); err != nil {
		t.Fatal(err)
	}
	if state := live.State(); state.Revision != 1 || !state.Ready || len(state.Found) == 0 {
		t.Errorf("got revision %d, ready %v, %d findings; want the first revision and findings", state.Revision, state.Ready, len(state.Found))
	}
	for _, d := range differences(filesOf(t, live), before) {
		t.Error(d)
	}
}

func TestALiveSiteWithoutAProjectServesNothing(t *testing.T) {
	live := NewLive(Options{})
	if err := live.Update(fstest.MapFS{}, nil); err == nil {
		t.Error("got no error, want one that says that there is no project")
	}
	if _, _, err := live.File("index.html"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want fs.ErrNotExist", err)
	}
}

func TestAClaimIsFollowedWithoutReadingTheProjectAgain(t *testing.T) {
	const name = "content/claims/sechs-tote-bei-donezk.toml"
	project := ours(t)
	live := NewLive(Options{})
	if err := live.Update(project, nil); err != nil {
		t.Fatal(err)
	}
	read := live.good
	project[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(project[name].Data), "verdict = \"", "verdict = \"Neu: ", 1))}
	if err := live.Update(project, []string{name}); err != nil {
		t.Fatal(err)
	}
	if live.good != read || live.State().Revision != 2 {
		t.Errorf("got revision %d, read anew: %v; want the second, of the same project", live.State().Revision, live.good != read)
	}
	page, _, err := live.File("claims/sechs-tote-bei-donezk/index.html")
	if err != nil || !strings.Contains(string(page), "Neu: ") {
		t.Errorf("got a page of %d bytes and error %v, want one with the new verdict", len(page), err)
	}
}

func TestAFaultyClaimIsJudgedWithoutReadingTheProjectAgain(t *testing.T) {
	const name = "content/claims/sechs-tote-bei-donezk.toml"
	project := ours(t)
	live := NewLive(Options{})
	if err := live.Update(project, nil); err != nil {
		t.Fatal(err)
	}
	sound := string(project[name].Data)
	for what, text := range map[string]string{"no TOML": "claim = ", "half of it": sound[:len(sound)/2], "no date": strings.Replace(sound, "date ", "day ", 1),
		"another source": strings.Replace(sound, "source ", "source = \"keine\" #", 1), "other words": strings.Replace(sound, "auch sechs", "auch zehn", 1),
		"raw HTML": strings.Replace(sound, "Zwei Artikel", "<b>Zwei</b> Artikel", 1)} {
		project[name] = &fstest.MapFile{Data: []byte(text)}
		want, _, err := Check(project, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if errors, _ := want.Count(); errors == 0 {
			t.Fatalf("%s: got no errors from a check, want some", what)
		}
		if err := live.Update(fstest.MapFS{name: project[name]}, []string{name}); err != nil {
			t.Errorf("%s: got error %v, want only the claim's file read", what, err)
		}
		if got, want := asText(t, live.State().Found), asText(t, want); got != want {
			t.Errorf("%s: got findings\n%s\nwant\n%s", what, got, want)
		}
	}
}

// TestALiveSiteIsWholeWhileItChanges reads pages while claims change, for the race detector's eyes and for pages that are half old.
func TestALiveSiteIsWholeWhileItChanges(t *testing.T) {
	d := newDesk(1)
	d.claims = map[string]*deskClaim{}
	for _, id := range []string{"a", "b", "c"} {
		d.claims[id] = d.claim()
	}
	live := NewLive(Options{})
	write := func(words string) {
		for _, id := range []string{"a", "b"} { // in one change: no page may show one without the other
			d.claims[id].words = words
		}
		d.claims["c"].related = []string{"a", "b"}
		project := fstest.MapFS{}
		for name, data := range d.files() {
			project[name] = &fstest.MapFile{Data: data}
		}
		if err := live.Update(project, []string{"content/claims/a.toml", "content/claims/b.toml", "content/claims/c.toml"}); err != nil {
			t.Fatal(err)
		}
	}
	write("Wort 0.")
	if !live.State().Ready {
		t.Fatalf("got findings %v, want none that are errors", live.State().Found)
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	for _, path := range []string{"claims/c/index.html", "claims/index.html", "sources/eins/index.html", "data/claims.json"} {
		readers.Go(func() {
			for last := 0; ; {
				select {
				case <-done:
					return
				default:
				}
				page, revision, err := live.File(path)
				if err != nil || revision < last {
					t.Errorf("%s: got revision %d after %d and error %v", path, revision, last, err)
					return
				}
				last = revision
				words := regexp.MustCompile(`Wort \d+\.`).FindAllString(string(page), -1)
				slices.Sort(words)
				if words = slices.Compact(words); len(words) > 1 {
					t.Errorf("%s shows %v at once", path, words)
					return
				}
			}
		})
	}
	for i := range 30 {
		write(fmt.Sprintf("Wort %d.", i+1))
	}
	close(done)
	readers.Wait()
}
