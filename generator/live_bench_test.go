package generator

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// BenchmarkEdit measures how long it takes from a changed claim to its new page, without watching and the network. BELEG_PROJECT
// names a project of any size, such as cmd/corpus writes; without it, it is ours.
func BenchmarkEdit(b *testing.B) {
	root := os.Getenv("BELEG_PROJECT")
	if root == "" {
		root = ".."
	}
	project := fstest.MapFS{}
	for _, folder := range []string{"content", "seeds"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			rel, _ := filepath.Rel(root, name)
			data, err := os.ReadFile(name)
			project[filepath.ToSlash(rel)] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	live := NewLive(Options{})
	if err := live.Update(project, nil); err != nil || !live.State().Ready {
		b.Fatalf("error %v, findings %v", err, live.State().Found)
	}
	var claims []string
	for name, file := range project {
		if strings.HasPrefix(name, "content/claims/") && !strings.Contains(string(file.Data), "\ndraft") {
			claims = append(claims, name)
		}
	}
	slices.Sort(claims)
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		name := claims[i%len(claims)]
		text := string(project[name].Data)
		at := strings.LastIndex(text, "verdict = ")
		project[name] = &fstest.MapFile{Data: []byte(text[:at+len("verdict = ")+1] + fmt.Sprintf("Stand %d: ", i) + text[at+len("verdict = ")+1:])}
		begin := time.Now()
		if err := live.Update(project, []string{name}); err != nil {
			b.Fatal(err)
		}
		updated := time.Now()
		page, _, err := live.File("claims/" + strings.TrimSuffix(filepath.Base(name), ".toml") + "/index.html")
		if err != nil || !strings.Contains(string(page), fmt.Sprintf("Stand %d: ", i)) {
			b.Fatalf("the page of %s is not new: %v", name, err)
		}
		times = append(times, time.Since(begin))
		if i < 5 {
			b.Logf("update %v, page %v", updated.Sub(begin), time.Since(updated))
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "ms-p95")
}
