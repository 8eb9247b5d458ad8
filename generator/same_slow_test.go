//go:build slow

package generator_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The program itself builds our site, in processes with other time zones, languages and numbers of processors.
func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	program := filepath.Join(t.TempDir(), "beleg")
	if out, err := exec.Command("go", "build", "-o", program, "beleg/cmd/beleg").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	settings := [][]string{
		{"TZ=UTC", "LANG=C", "GOMAXPROCS=1"},
		{"TZ=Asia/Tokyo", "LANG=de_DE.UTF-8", "GOMAXPROCS=2"},
		{"TZ=America/St_Johns", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=7"},
		{"TZ=Pacific/Kiritimati", "LANG=en_US.UTF-8", "GOMAXPROCS=3", "NO_COLOR=1", "HOME=/nowhere"},
	}
	first := ""
	for _, env := range settings {
		got := hashOfSite(t, program, env)
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("under %v the site is %s, under %v it is %s", env, got, settings[0], first)
		}
	}
}

// hashOfSite builds our site in an empty folder, so that nothing is reused, and returns a fingerprint of the names and bytes of its files.
func hashOfSite(t *testing.T, program string, env []string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	cmd := exec.Command(program, "-C", "..", "build", "-o", out)
	cmd.Env = append(os.Environ(), env...)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("under %v: %v\n%s", env, err, text)
	}
	h, files := sha256.New(), 0
	err := filepath.WalkDir(out, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files++
		fmt.Fprintf(h, "%s %d\n", name[len(out):], len(data))
		h.Write(data)
		return err
	})
	if err != nil || files < 300 {
		t.Fatalf("under %v: %d files (%v), want the whole site", env, files, err)
	}
	return hex.EncodeToString(h.Sum(nil))
}
