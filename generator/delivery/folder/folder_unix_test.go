//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package folder

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheRealPlaceIsToldThroughLinks(t *testing.T) {
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{os.MkdirAll(filepath.Join(top, "p", "content"), 0o755), os.Symlink("p/content", filepath.Join(top, "link")),
		os.Symlink("link/new", filepath.Join(top, "twice")), os.Symlink("absent/new", filepath.Join(top, "nowhere"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for out, want := range map[string]string{"p/public": "p/public", "link": "p/content", "link/a/b": "p/content/a/b", "twice": "p/content/new",
		"nowhere": "absent/new", "p/../link/x": "p/content/x"} {
		got, err := Real(filepath.Join(top, out))
		if err != nil || got != filepath.Join(top, want) {
			t.Errorf("%s: got %s (%v), want %s", out, got, err, want)
		}
	}
}
