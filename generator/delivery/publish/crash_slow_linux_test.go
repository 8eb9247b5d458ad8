//go:build slow

package publish

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestKilledAtAnyMomentTheOldSiteOrTheNewOneStands(t *testing.T) {
	for _, role := range []string{"forever", "forever by renames"} {
		t.Run(role, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			most := 32 // kills that met a publication
			if testing.Short() {
				most = 4
			}
			midway := 0
			span := 20 * time.Millisecond // how long a publication takes, measured below: machines differ
			for i := 0; midway < most; i++ {
				if i > 50*most {
					t.Fatalf("only %d of %d kills met a publication: the test proves too little", midway, i)
				}
				fresh := i%8 == 0 // now and then the first publication is what is interrupted
				if fresh {
					if err := os.RemoveAll(out); err != nil {
						t.Fatal(err)
					}
				}
				if killAt(t, role, out, rand.N(3*span)) {
					midway++
				}
				if wholly(t, out) < 0 && !fresh {
					// Two renames cannot do without this moment; then the old site must be set aside, whole.
					if role == "forever" || wholly(t, filepath.Join(parent, ".public.beleg-old")) < 0 {
						t.Fatal("no site stands after the kill")
					}
				}
				start := time.Now()
				mustPublish(t, out, edition(i))
				span = time.Since(start)
				if got := wholly(t, out); got != i%2 {
					t.Fatalf("the next run published edition %d, want %d", got, i%2)
				}
				wantAlone(t, parent, "public")
			}
		})
	}
}

// killAt runs a process that publishes without end, kills it the given time after its beginning, and reports whether
// that was in the middle of a publication.
func killAt(t *testing.T, role, out string, after time.Duration) (midway bool) {
	t.Helper()
	cmd := child(role, out)
	var said strings.Builder
	cmd.Stderr = &said
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := stdout.Read(make([]byte, 1)); err != nil {
		t.Fatalf("the process did not begin: %v", err)
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if said.Len() > 0 {
		t.Fatalf("the process failed before it was killed: %s", said.String())
	}
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		midway = midway || strings.HasPrefix(e.Name(), ".public.beleg-")
	}
	return midway
}
