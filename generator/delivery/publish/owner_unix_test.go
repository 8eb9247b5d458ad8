//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"beleg/generator/delivery/memory"
)

func TestTheFolderKeepsItsModeAndItsOwner(t *testing.T) {
	for _, renames := range []bool{false, true} {
		for _, mode := range []os.FileMode{0o750, 0o755 | os.ModeSetgid | 0o020, 0o711 | os.ModeSticky} {
			out := filepath.Join(t.TempDir(), "public")
			to, err := locate(out)
			if err != nil {
				t.Fatal(err)
			}
			if renames {
				to.exchange = func(a, b string) error { return errors.ErrUnsupported }
			}
			for _, text := range []string{"one", "two", "three"} {
				if text == "two" {
					if os.Getuid() == 0 { // nobody else may give a folder away
						if err := os.Chown(out, 12345, 54321); err != nil {
							t.Fatal(err)
						}
					}
					if err := os.Chmod(out, mode); err != nil {
						t.Fatal(err)
					}
				}
				before, _ := os.Stat(out)
				if _, err := publish(out, to, site(map[string]string{"d/a": text})); err != nil {
					t.Fatal(err)
				}
				after, err := os.Stat(out)
				if err != nil {
					t.Fatal(err)
				}
				if before == nil {
					continue
				}
				is, was := after.Sys().(*syscall.Stat_t), before.Sys().(*syscall.Stat_t)
				if after.Mode() != before.Mode() || is.Uid != was.Uid || is.Gid != was.Gid {
					t.Errorf("got %v of %d:%d, want %v of %d:%d", after.Mode(), is.Uid, is.Gid, before.Mode(), was.Uid, was.Gid)
				}
				if os.SameFile(before, after) {
					t.Error("the folder is the one that was there; then nothing was swapped, and nothing is shown")
				}
			}
		}
	}
}

// What is made in the stage may inherit its group, and nobody must see it who may not see the site.
func TestTheStageIsDressedBeforeTheFirstFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustPublish(t, out, site(map[string]string{"a": "old"}))
	if err := os.Chmod(out, 0o050); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(out, 0o755)
	p, err := Begin(out, []string{"a"})
	if err != nil {
		t.Skip("who may not read it cannot publish to it: ", err)
	}
	defer p.Abort()
	if err := p.Put("a", memory.Hash{}, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(p.to.stage); err != nil || info.Mode().Perm() != 0o750 {
		t.Errorf("got mode %v (%v), want that of the site, and that we may write", info.Mode(), err)
	}
}
