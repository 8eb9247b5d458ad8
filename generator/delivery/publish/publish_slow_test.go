//go:build slow

package publish

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Random sites after one another onto one folder, of few names, so that files become folders and back.
func TestAnySequenceOfSitesEndsInThatSite(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	random := rand.New(rand.NewPCG(1, 2))
	before := map[string][]byte{}
	for step := range 120 {
		files := randomSite(random, before)
		was := identities(t, out, before)
		got := mustPublish(t, out, files)
		wantSite(t, out, files)
		wantUntouched(t, was, identities(t, out, files))
		wantAlone(t, parent, "public")
		if diff := cmp.Diff(differences(before, files), got); diff != "" {
			t.Fatalf("step %d: report (-want +got):\n%s", step, diff)
		}
		before = files
	}
}

// randomSite keeps most of the site before it and adds random files where they do not collide.
func randomSite(random *rand.Rand, before map[string][]byte) map[string][]byte {
	files := map[string][]byte{}
	for _, path := range sortedKeys(before) {
		if random.IntN(4) > 0 {
			files[path] = before[path]
		}
	}
	for range random.IntN(8) {
		var parts []string
		for range 1 + random.IntN(3) {
			parts = append(parts, string("abc"[random.IntN(3)]))
		}
		path := strings.Join(parts, "/")
		old, had := files[path]
		files[path] = []byte(strings.Repeat(string("xyz"[random.IntN(3)]), random.IntN(3)*20_000))
		if checkPaths(sortedKeys(files)) != nil {
			delete(files, path)
			if had {
				files[path] = old
			}
		}
	}
	return files
}

// differences says by another way than report what lies between two sites.
func differences(before, after map[string][]byte) Report {
	var r Report
	for _, path := range sortedKeys(after) {
		old, had := before[path]
		switch {
		case !had:
			r.Added = append(r.Added, path)
		case string(old) != string(after[path]):
			r.Changed = append(r.Changed, path)
		default:
			r.Unchanged++
		}
	}
	for _, path := range sortedKeys(before) {
		if _, still := after[path]; !still {
			r.Removed = append(r.Removed, path)
		}
	}
	return r
}
