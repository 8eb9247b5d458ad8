package generator_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"testing"

	"beleg/generator"
)

// printHash makes the test binary print the hash of our site instead of testing.
const printHash = "BELEG_PRINT_SITE_HASH"

// TestTheSameInputGivesTheSameBytes builds our site in processes with other time zones, languages and numbers of processors.
func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	if os.Getenv(printHash) != "" {
		fmt.Printf("site %s\n", hashOf(ourSite(t, generator.Options{})))
		return
	}
	settings := [][]string{
		{"TZ=UTC", "LANG=C", "GOMAXPROCS=1"},
		{"TZ=Asia/Tokyo", "LANG=de_DE.UTF-8", "GOMAXPROCS=2"},
		{"TZ=America/St_Johns", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=7"},
		{"TZ=Pacific/Kiritimati", "LANG=en_US.UTF-8", "GOMAXPROCS=3", "NO_COLOR=1", "HOME=/nowhere"},
	}
	first := ""
	for _, env := range settings {
		got := hashIn(t, env)
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("under %v the site is %s, under %v it is %s", env, got, settings[0], first)
		}
	}
}

func hashIn(t *testing.T, env []string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestTheSameInputGivesTheSameBytes$", "-test.count=1")
	cmd.Env = append(append(os.Environ(), printHash+"=1"), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("under %v: %v\n%s", env, err, out)
	}
	found := regexp.MustCompile(`(?m)^site ([0-9a-f]{64})$`).FindSubmatch(out)
	if found == nil {
		t.Fatalf("under %v no hash was printed:\n%s", env, out)
	}
	return string(found[1])
}

func hashOf(files map[string][]byte) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%s %d\n", name, len(files[name]))
		h.Write(files[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}
