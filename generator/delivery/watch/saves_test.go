package watch

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// saves are the ways in which programs write a changed file: the calls they are known to make, in order. They are written out
// here because not all of the programs run without a screen; those that do are tried themselves below.
var saves = map[string]func(t *testing.T, name, text string){
	"Vim with backup": func(t *testing.T, name, text string) { // set backup backupcopy=no
		probe(t, name)
		must(t, os.Rename(name, name+"~"))
		write(t, name, text)
	},
	"Vim without backup": func(t *testing.T, name, text string) { // set nobackup writebackup backupcopy=no
		probe(t, name)
		must(t, os.Rename(name, name+"~"))
		write(t, name, text)
		must(t, os.Remove(name+"~"))
	},
	"Vim where it keeps the inode": func(t *testing.T, name, text string) { // set backupcopy=yes
		old, err := os.ReadFile(name)
		must(t, err)
		write(t, name+"~", string(old))
		write(t, name, text)
		must(t, os.Remove(name+"~"))
	},
	"VS Code in place": func(t *testing.T, name, text string) { // and nano, Kate without safe save
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
		must(t, err)
		_, err = f.WriteString(text)
		must(t, err, f.Sync(), f.Close())
	},
	"VS Code in place on a file it unlocked": func(t *testing.T, name, text string) { // opened r+, then cut off
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		must(t, err)
		must(t, f.Truncate(0))
		_, err = f.WriteAt([]byte(text), 0)
		must(t, err, f.Sync(), f.Close())
	},
	"sed -i": func(t *testing.T, name, text string) { // a nameless file beside it, renamed over it
		beside := filepath.Join(filepath.Dir(name), "sedk3bQWx")
		write(t, beside, text)
		must(t, os.Chmod(beside, 0o644), os.Rename(beside, name))
	},
	"gedit": func(t *testing.T, name, text string) { // GLib's g_file_replace
		beside := filepath.Join(filepath.Dir(name), ".goutputstream-ZK7B92")
		write(t, beside, text)
		must(t, os.Rename(beside, name))
	},
	"a JetBrains editor": func(t *testing.T, name, text string) {
		write(t, name+"___jb_tmp___", text)
		must(t, os.Rename(name, name+"___jb_old___"), os.Rename(name+"___jb_tmp___", name), os.Remove(name+"___jb_old___"))
	},
	"Emacs": func(t *testing.T, name, text string) { // locks the file with a link, renames the old one, writes anew
		lock := filepath.Join(filepath.Dir(name), ".#"+filepath.Base(name))
		must(t, os.Symlink("editor@machine.4711:1700000000", lock), os.Rename(name, name+"~"))
		write(t, name, text)
		must(t, os.Remove(lock))
	},
	"something that removes it first": func(t *testing.T, name, text string) {
		must(t, os.Remove(name))
		write(t, name, text)
	},
}

// probe tries whether files can be made in the folder, as Vim does before it saves.
func probe(t *testing.T, name string) {
	t.Helper()
	beside := filepath.Join(filepath.Dir(name), "4913")
	write(t, beside, "")
	must(t, os.Remove(beside))
}

func TestASaveIsSeenHoweverAProgramSaves(t *testing.T) {
	t.Parallel()
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			follows(t, save)
		})
	}
}

// installed are the same programs themselves, where they can be had.
var installed = map[string][]string{
	"vim with backup":    {"vim", "-Nu", "NONE", "-es", "-c", "set backup backupcopy=no", "-c", "%s/.*/TEXT/", "-c", "wq", "FILE"},
	"vim without backup": {"vim", "-Nu", "NONE", "-es", "-c", "set nobackup writebackup backupcopy=no", "-c", "%s/.*/TEXT/", "-c", "wq", "FILE"},
	"vim in place":       {"vim", "-Nu", "NONE", "-es", "-c", "set backupcopy=yes", "-c", "%s/.*/TEXT/", "-c", "wq", "FILE"},
	"sed":                {"sed", "-i", "s/.*/TEXT/", "FILE"},
	"ed":                 {"sh", "-c", `printf ',s/.*/TEXT/\nw\nq\n' | ed -s FILE`},
	"perl":               {"perl", "-pi", "-e", "s/.+/TEXT/", "FILE"},
}

func TestASaveByARealProgramIsSeen(t *testing.T) {
	t.Parallel()
	for name, command := range installed {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			program, _, _ := strings.Cut(name, " ")
			if _, err := exec.LookPath(program); err != nil {
				t.Skipf("%s is not installed: the calls it makes are tested above; .ci/test installs it", program)
			}
			follows(t, func(t *testing.T, name, text string) {
				t.Helper()
				filled := strings.NewReplacer("FILE", filepath.Base(name), "TEXT", strings.TrimSuffix(text, "\n"))
				var args []string
				for _, arg := range command[1:] {
					args = append(args, filled.Replace(arg))
				}
				cmd := exec.Command(command[0], args...)
				cmd.Dir = filepath.Dir(name)
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%v: %v\n%s", cmd, err, out)
				}
			})
		})
	}
}

// follows tries three saves after each other, and wants each to be seen, without any state that no editor meant.
func follows(t *testing.T, save func(t *testing.T, name, text string)) {
	t.Helper()
	const file = "content/claims/a.toml"
	dir := project(t, "content/site.toml", "site", file, "one, a longer text\n")
	v := view(t, dir, Options{}, patiently)
	texts := []string{"one, a longer text\n", "two\n", "two and more\n", "three\n"}
	for _, text := range texts[1:] {
		save(t, filepath.Join(dir, file), text)
		if s := v.wait(file, text); !slices.Contains(s.Changed, file) {
			t.Errorf("Changed = %q, want %s among them", s.Changed, file)
		}
	}
	for _, s := range v.snapshots() {
		text, err := fs.ReadFile(s.Files, file)
		if err != nil || !slices.Contains(texts, string(text)) {
			t.Errorf("a snapshot holds %q (%v), which was never saved", text, err)
		}
	}
	v.like(dir)
}
