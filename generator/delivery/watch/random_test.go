package watch

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"beleg/generator/delivery/disk"
)

// Whatever is done to a project, and however fast: the last snapshot is what is on the disk, each tells just how it differs from
// the one before, and none ever changes.
func TestTheLastSnapshotIsTheDisk(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		dir := project(t, "content/site.toml", "site")
		v := view(t, dir, opt)
		seed := uint64(time.Now().UnixNano())
		defer func() {
			if t.Failed() {
				t.Logf("the seed was %d", seed)
			}
		}()
		e := &editor{t: t, dir: dir, random: rand.New(rand.NewPCG(seed, 0))}
		asDelivered := map[int]map[string]string{}
		for range 12 {
			for range e.random.IntN(60) {
				e.act()
			}
			v.like(dir)
			for i, s := range v.snapshots() {
				if asDelivered[i] == nil {
					asDelivered[i] = contentsOf(s.Files)
				}
			}
		}
		seen := v.snapshots()
		for i, s := range seen {
			if !maps.Equal(contentsOf(s.Files), asDelivered[i]) {
				t.Errorf("snapshot %d is another by now", i)
			}
			if i > 0 {
				if want := different(asDelivered[i-1], asDelivered[i]); !slices.Equal(s.Changed, want) || len(want) == 0 {
					t.Errorf("snapshot %d: Changed = %q, want %q", i, s.Changed, want)
				}
			}
		}
	})
}

// different lists the paths at which two descriptions differ.
func different(a, b map[string]string) []string {
	paths := map[string]bool{}
	for _, m := range []map[string]string{a, b} {
		for name := range m {
			if a[name] != b[name] {
				paths[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(paths))
}

// An editor does random things to a project.
type editor struct {
	t      *testing.T
	dir    string
	random *rand.Rand
	done   int
}

func (e *editor) act() {
	e.done++
	file, other, folder := e.file(), e.file(), filepath.Dir(e.file())
	text := fmt.Sprintf("text %d %s", e.done, e.file())
	switch e.random.IntN(16) {
	case 0, 1, 2, 3: // errors are part of it: the folder may be a file by now
		os.MkdirAll(filepath.Dir(file), 0o755)
		os.WriteFile(file, []byte(text), 0o644)
	case 4, 5:
		if f, err := os.OpenFile(file, os.O_WRONLY|os.O_APPEND, 0); err == nil {
			f.WriteString(text)
			f.Close()
		}
	case 6:
		os.Truncate(file, int64(e.random.IntN(8)))
	case 7:
		os.Rename(file, other)
	case 8:
		os.Rename(folder, filepath.Dir(other))
	case 9:
		os.Remove(file)
	case 10:
		os.MkdirAll(file, 0o755)
	case 11:
		os.RemoveAll(folder)
	case 12:
		os.Chmod(file, fs.FileMode(0o700+e.random.IntN(64))) // it may be a folder, and to be able to list one but not to enter it is nobody's wish
	case 13:
		os.Remove(file)
		os.Symlink(filepath.Base(other), file)
	case 14:
		os.WriteFile(file+"~", []byte(text), 0o644)
		os.Rename(file+"~", file)
	case 15:
		time.Sleep(time.Duration(e.random.IntN(120)) * time.Millisecond) // so that looks fall between
	}
}

// file returns a path that is likely to have been used before.
func (e *editor) file() string {
	name := disk.Inputs[e.random.IntN(len(disk.Inputs))]
	for range e.random.IntN(3) {
		name = path.Join(name, string(rune('a'+e.random.IntN(2))))
	}
	return filepath.Join(e.dir, filepath.FromSlash(path.Join(name, string(rune('p'+e.random.IntN(4)))+".toml")))
}
