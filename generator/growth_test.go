package generator_test

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator"
)

// syntheticProject returns a project of cmd/corpus, in memory.
func syntheticProject(t *testing.T, claims, sources int) fstest.MapFS {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "corpus")
	out, err := exec.Command("go", "run", "beleg/cmd/corpus", "-claims", fmt.Sprint(claims), "-sources", fmt.Sprint(sources),
		"-seed", "5", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	project := fstest.MapFS{}
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		project[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return project
}

// atMost is by how much more a site of twice the claims may take: twice, and some room, because lists that refer to one
// another grow a little faster at small sizes.
const atMost = 2.3

// aroundRows is how many bytes a page of a spread list has around its rows: the frame, and perhaps a drawing.
const aroundRows = 8000

// A site of a size, and what it took to build it.
type sized struct {
	claims             int
	allocations, bytes uint64 // of memory
	files              int
	kinds              map[string]int // bytes of output in each folder; of all at the top, by the file
	pages              map[string]int // and how many files there are
}

func measured(t *testing.T, claims int) sized {
	t.Helper()
	project := syntheticProject(t, claims, claims/5)
	site := project["content/site.toml"]
	site.Data = append([]byte("share_cards = false\n"), site.Data...) // one for each claim; they would hide what grows
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result, err := generator.Build(context.Background(), project, generator.Options{})
	runtime.ReadMemStats(&after)
	if err != nil || result.Files == nil {
		t.Fatalf("%d claims: got %v and %v", claims, err, result.Found)
	}
	s := sized{claims, after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc, len(result.Files), map[string]int{}, map[string]int{}}
	for name, text := range result.Files {
		kind, _, _ := strings.Cut(name, "/")
		s.kinds[kind] += len(text)
		s.pages[kind]++
	}
	return s
}

func (s sized) published() (sum uint64) {
	for _, n := range s.kinds {
		sum += uint64(n)
	}
	return sum
}

// Twice the claims and articles may take little more than twice the work, whatever the site's size. Times would say
// the same, but not twice; allocations and bytes are counted.
func TestTwiceTheClaimsTakeTwiceTheWork(t *testing.T) {
	less := measured(t, 100)
	for claims := 200; claims <= 400; claims *= 2 {
		more := measured(t, claims)
		for what, of := range map[string]func(sized) uint64{
			"allocations":     func(s sized) uint64 { return s.allocations },
			"bytes of memory": func(s sized) uint64 { return s.bytes },
			"bytes of output": sized.published,
			"files of output": func(s sized) uint64 { return uint64(s.files) },
		} {
			grown := float64(of(more)) / float64(of(less))
			t.Logf("%s, %d to %d claims: × %.2f (%d)", what, less.claims, more.claims, grown, of(more))
			if grown > atMost {
				t.Errorf("%s: %d claims take %d and %d take %d, × %.2f; want × %.1f at most", what, less.claims, of(less),
					more.claims, of(more), grown, atMost)
			}
		}
		if claims > 200 { // from few claims to some more, a kind of page may grow by chance
			for _, kind := range slices.Sorted(maps.Keys(more.kinds)) {
				was, is := less.kinds[kind], more.kinds[kind]
				around := aroundRows * (more.pages[kind] - less.pages[kind]) // a list that is spread over pages has them around it
				if was > 0 && is > 100_000 && float64(is) > atMost*float64(was)+float64(around) {
					t.Errorf("%s: %d bytes for %d claims and %d for %d, × %.2f", kind, was, less.claims, is, claims,
						float64(is)/float64(was))
				}
			}
		}
		less = more
	}
}
