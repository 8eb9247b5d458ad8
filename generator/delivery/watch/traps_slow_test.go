//go:build slow

package watch

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestTwentyThousandFilesAtOnceAreSeen(t *testing.T) {
	t.Parallel()
	dir := project(t, "content/site.toml", "site", "content/claims/first.toml", "first")
	v := view(t, dir, Options{})
	for i := range 20_000 {
		must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("content/claims/c%05d.toml", i)), []byte{byte(i), 1}, 0o644))
	}
	v.last("with all files", func(s Snapshot) bool {
		right := 0
		for i := range 20_000 {
			data, _ := fs.ReadFile(s.Files, fmt.Sprintf("content/claims/c%05d.toml", i))
			if string(data) == string([]byte{byte(i), 1}) {
				right++
			}
		}
		return right == 20_000
	})
	write(t, filepath.Join(dir, "content/claims/c12345.toml"), "one of them")
	if s := v.wait("content/claims/c12345.toml", "one of them"); len(s.Changed) != 1 {
		t.Errorf("Changed holds %d files, want one", len(s.Changed))
	}
}
