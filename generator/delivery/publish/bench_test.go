package publish

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
)

// largeSite is 12,000 pages of 12 kB, each in a folder of its own, as a site of 10,000 claims has them.
func largeSite() map[string][]byte {
	files := map[string][]byte{}
	for i := range 12_000 {
		page := bytes.Repeat(fmt.Appendf(nil, "page %07d\n", i), 12<<10/13)
		files[fmt.Sprintf("claims/claim-%05d/index.html", i)] = page
	}
	return files
}

func BenchmarkFirstPublication(b *testing.B) {
	files, parent := largeSite(), b.TempDir()
	for i := 0; b.Loop(); i++ {
		mustPublish(b, filepath.Join(parent, fmt.Sprint(i)), files)
	}
}

func BenchmarkNothingChanged(b *testing.B) {
	files, out := largeSite(), filepath.Join(b.TempDir(), "public")
	mustPublish(b, out, files)
	for b.Loop() {
		mustPublish(b, out, files)
	}
}

func BenchmarkOnePageChanged(b *testing.B) {
	files, out := largeSite(), filepath.Join(b.TempDir(), "public")
	mustPublish(b, out, files)
	for i := 0; b.Loop(); i++ {
		files["claims/claim-00042/index.html"] = fmt.Appendf(nil, "edition %d", i)
		mustPublish(b, out, files)
	}
}
