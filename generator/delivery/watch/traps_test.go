package watch

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"beleg/generator/delivery/publish"
)

// modes are the two ways to learn of changes.
var modes = map[string]Options{"by events": {}, "by polling": {Poll: true}}

// inBothModes runs a test in each.
func inBothModes(t *testing.T, test func(t *testing.T, opt Options)) {
	t.Parallel()
	for name, opt := range modes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, opt)
		})
	}
}

// nothingTold makes a change of which nobody should hear, then one that must be heard, and wants to hear of that alone.
func nothingTold(t *testing.T, opt Options, dir string, change func()) {
	t.Helper()
	v := view(t, dir, opt, patiently)
	write(t, filepath.Join(dir, "content/site.toml"), "begin") // now Run is surely at work
	v.wait("content/site.toml", "begin")
	before := len(v.snapshots())
	change()
	write(t, filepath.Join(dir, "content/site.toml"), "end")
	v.wait("content/site.toml", "end")
	for _, s := range v.snapshots()[before:] {
		if want := []string{"content/site.toml"}; !slices.Equal(s.Changed, want) {
			t.Errorf("Changed = %q, want only %q", s.Changed, want)
		}
	}
}

func TestNobodyHearsOfWhatIsNoChange(t *testing.T) {
	none := map[string]func(t *testing.T, dir, name string){
		"chmod":                     func(t *testing.T, dir, name string) { must(t, os.Chmod(name, 0o600), os.Chmod(dir, 0o700)) },
		"touch":                     func(t *testing.T, dir, name string) { must(t, os.Chtimes(name, time.Now(), time.Now())) },
		"a save":                    func(t *testing.T, dir, name string) { write(t, name, "a claim") },
		"a save by rename":          func(t *testing.T, dir, name string) { replace(t, name, "a claim") },
		"another name for the file": func(t *testing.T, dir, name string) { must(t, os.Link(name, filepath.Join(dir, "beside"))) },
		"a swap file": func(t *testing.T, dir, name string) {
			write(t, filepath.Join(filepath.Dir(name), ".a.toml.swp"), "b0VIM")
		},
		"a backup": func(t *testing.T, dir, name string) { write(t, name+"~", "old") },
		"an Emacs lock": func(t *testing.T, dir, name string) {
			must(t, os.Symlink("me@here.1", filepath.Join(filepath.Dir(name), ".#a.toml")))
		},
		"a hidden folder": func(t *testing.T, dir, name string) { write(t, filepath.Join(dir, "content/.cache/x.toml"), "x") },
		"a file beside the inputs": func(t *testing.T, dir, name string) {
			write(t, filepath.Join(dir, "README.md"), "x")
			write(t, filepath.Join(dir, ".git/index"), "x")
			write(t, filepath.Join(dir, "contents/x.toml"), "x")
		},
		"a site published into the project": func(t *testing.T, dir, name string) {
			for _, text := range []string{"one", "two"} {
				_, err := publish.Dir(filepath.Join(dir, "public"), map[string][]byte{"index.html": []byte(text), "content/a.toml": []byte(text)})
				must(t, err)
			}
		},
	}
	inBothModes(t, func(t *testing.T, opt Options) {
		for what, change := range none {
			t.Run(what, func(t *testing.T) {
				t.Parallel()
				dir := project(t, "content/site.toml", "site", "content/claims/a.toml", "a claim")
				nothingTold(t, opt, dir, func() { change(t, dir, filepath.Join(dir, "content/claims/a.toml")) })
			})
		}
	})
}

func TestAFileInNewFoldersIsSeenAtOnce(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		dir := project(t, "content/site.toml", "site")
		v := view(t, dir, opt)
		for i := range 5 {
			name := fmt.Sprintf("content/pages/a%d/b/c/d/e.md", i)
			write(t, filepath.Join(dir, name), "deep")
			v.wait(name, "deep")
			write(t, filepath.Join(dir, name), "changed")
			v.wait(name, "changed")
		}
		write(t, filepath.Join(dir, "static/css/own.css"), "an input folder that was not there")
		v.wait("static/css/own.css", "an input folder that was not there")
		v.like(dir)
	})
}

func TestAFolderThatMovesIsFollowed(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		dir := project(t, "content/site.toml", "site", "content/pages/a/b/c.md", "one", "content/pages/z/b/c.md", "other")
		v := view(t, dir, opt)
		at := func(name string) string { return filepath.Join(dir, "content/pages", name) }
		rest()
		must(t, os.Rename(at("a"), at("new")))
		v.wait("content/pages/new/b/c.md", "one")
		write(t, at("new/b/c.md"), "two") // its old watch would still give the old name
		v.wait("content/pages/new/b/c.md", "two")
		must(t, os.Rename(at("new"), at("tmp")), os.Rename(at("z"), at("new")), os.Rename(at("tmp"), at("z"))) // the same names as before
		v.wait("content/pages/z/b/c.md", "two")
		write(t, at("z/b/c.md"), "three")
		v.wait("content/pages/z/b/c.md", "three")
		write(t, at("new/b/c.md"), "four")
		v.wait("content/pages/new/b/c.md", "four")
		must(t, os.RemoveAll(at("z")))
		write(t, at("z/b/c.md"), "five")
		v.wait("content/pages/z/b/c.md", "five")
		must(t, os.RemoveAll(filepath.Join(dir, "content")))
		v.like(dir)
		write(t, at("z/b/c.md"), "six")
		v.wait("content/pages/z/b/c.md", "six")
		v.like(dir)
	})
}

func TestABranchSwitchedByGitIsFewSnapshots(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Fatal("git is not installed: install it")
	}
	dir := project(t, "content/site.toml", "site")
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", cmd, err, out)
		}
	}
	branch := func(text string, folders ...string) {
		for _, folder := range folders {
			for i := range 100 {
				write(t, filepath.Join(dir, folder, fmt.Sprintf("c%03d.toml", i)), fmt.Sprint(text, i))
			}
		}
		git("add", ".")
		git("commit", "-q", "-m", text)
	}
	git("init", "-q", "-b", "one")
	branch("one", "content/claims", "content/events")
	git("checkout", "-q", "-b", "two")
	must(t, os.RemoveAll(filepath.Join(dir, "content/events")))
	branch("two", "content/claims", "content/sources/new")
	v := view(t, dir, Options{})
	for _, name := range []string{"one", "two", "one"} {
		before, start := len(v.snapshots()), time.Now()
		git("checkout", "-q", name)
		v.like(dir)
		took := time.Since(start)
		// Where git is put aside for longer than the quiet time, what it has done until then is a snapshot.
		if got, most := len(v.snapshots())-before, 3+int(took/v.quiet); got > most {
			t.Errorf("branch %s came in %d snapshots within %v, want at most %d", name, got, took, most)
		}
	}
}

func TestAFileDeletedAndRestoredIsAsBefore(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		const file = "seeds/a.txt"
		dir := project(t, "content/site.toml", "site", file, "an article")
		v := view(t, dir, opt)
		must(t, os.Remove(filepath.Join(dir, file)))
		s := v.last("without the file", func(s Snapshot) bool {
			_, err := fs.Stat(s.Files, file)
			return kind(err) == fs.ErrNotExist.Error()
		})
		if !slices.Equal(s.Changed, []string{file}) {
			t.Errorf("after deleting, Changed = %q, want %q", s.Changed, file)
		}
		write(t, filepath.Join(dir, file), "an article")
		if s := v.wait(file, "an article"); !slices.Equal(s.Changed, []string{file}) {
			t.Errorf("after restoring, Changed = %q, want %q", s.Changed, file)
		}
		v.like(dir)
	})
}

// A file stays empty or cut off for several looks before the program writes the rest.
func TestAHalfWrittenFileIsNotShown(t *testing.T) {
	const file, old = "content/claims/a.toml", "one\ntwo\nthree\n"
	halves := map[string]func(t *testing.T, name string){
		"emptied": func(t *testing.T, name string) { must(t, os.Truncate(name, 0)) },
		"cut off": func(t *testing.T, name string) { must(t, os.Truncate(name, 5)) },
		"gone":    func(t *testing.T, name string) { must(t, os.Remove(name)) },
	}
	inBothModes(t, func(t *testing.T, opt Options) {
		for half, do := range halves {
			t.Run(half, func(t *testing.T) {
				t.Parallel()
				dir := project(t, "content/site.toml", "site", file, old)
				v := view(t, dir, opt, patiently)
				do(t, filepath.Join(dir, file))
				write(t, filepath.Join(dir, "content/site.toml"), "meanwhile")
				time.Sleep(pollPulse + 200*time.Millisecond) // time enough for a look, where there is one too many
				write(t, filepath.Join(dir, file), "the rest")
				v.wait(file, "the rest")
				if n := len(v.snapshots()); n != 2 {
					t.Errorf("there were %d snapshots, want two: before and after", n)
				}
			})
		}
	})
}

func TestWhatStaysEmptyCountsInTheEnd(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		dir := project(t, "content/site.toml", "site", "content/claims/a.toml", "one\ntwo\n")
		v := view(t, dir, opt)
		must(t, os.Truncate(filepath.Join(dir, "content/claims/a.toml"), 4))
		v.wait("content/claims/a.toml", "one\n")
		must(t, os.Truncate(filepath.Join(dir, "content/claims/a.toml"), 0))
		v.wait("content/claims/a.toml", "")
		write(t, filepath.Join(dir, "content/claims/b.toml"), "")
		v.wait("content/claims/b.toml", "")
	})
}

// A log that somebody keeps in the project must not put off everything for ever.
func TestAStreamOfChangesPutsNothingOff(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "site", "content/log.txt", "")
	v := view(t, dir, Options{})
	log, err := os.OpenFile(filepath.Join(dir, "content/log.txt"), os.O_WRONLY|os.O_APPEND, 0)
	must(t, err)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for tick := time.Tick(v.quiet / 10); ; {
			select {
			case <-stop:
				return
			case <-tick:
				if _, err := log.WriteString("x"); err != nil {
					t.Error(err)
				}
			}
		}
	}()
	write(t, filepath.Join(dir, "content/site.toml"), "in between")
	v.wait("content/site.toml", "in between")
	close(stop)
	<-stopped
	must(t, log.Close())
	v.like(dir)
}

func TestARenamedProjectIsReportedAndFoundAgain(t *testing.T) {
	inBothModes(t, func(t *testing.T, opt Options) {
		dir := project(t, "content/site.toml", "one")
		gone := func(s Snapshot) bool { return s.Err != nil }
		v := view(t, dir, opt)
		must(t, os.Rename(dir, dir+"-renamed"))
		s := v.last("with an error", gone)
		if text, _ := fs.ReadFile(s.Files, "content/site.toml"); string(text) != "one" || len(s.Changed) > 0 || !strings.Contains(s.Err.Error(), dir) {
			t.Errorf("site.toml = %q, Changed = %q, Err = %v; want what it held last, no change, and an error that names the folder", text, s.Changed, s.Err)
		}
		must(t, os.Rename(dir+"-renamed", dir))
		if s = v.like(dir); len(s.Changed) > 0 {
			t.Errorf("it came back as it was, but Changed = %q", s.Changed)
		}
		write(t, filepath.Join(dir, "content/site.toml"), "two")
		v.wait("content/site.toml", "two")

		// Another folder takes its place at once.
		must(t, os.CopyFS(dir+"-other", os.DirFS(dir)))
		write(t, filepath.Join(dir+"-other", "content/site.toml"), "three")
		must(t, os.Rename(dir, dir+"-renamed"), os.Rename(dir+"-other", dir))
		v.wait("content/site.toml", "three")
		write(t, filepath.Join(dir, "content/site.toml"), "four")
		v.wait("content/site.toml", "four")

		// A folder above it is renamed, of which no watch tells.
		above := filepath.Dir(dir)
		rest()
		must(t, os.Rename(above, above+"-renamed"))
		v.last("with an error", gone)
		must(t, os.Rename(above+"-renamed", above))
		write(t, filepath.Join(dir, "content/site.toml"), "five")
		v.wait("content/site.toml", "five")
		v.like(dir)
	})
}

func TestAProjectThatIsNotThereCannotBeOpened(t *testing.T) {
	file := filepath.Join(project(t, "content/site.toml", "x"), "content/site.toml")
	for _, dir := range []string{file, file + "-none"} {
		if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), dir) {
			t.Errorf("Open(%s) = %v, want an error that names it", dir, err)
		}
	}
}
