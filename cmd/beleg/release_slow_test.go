//go:build slow

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestAReleaseIsWhatItsTagSays makes a release of this checkout, of the one program that runs here, and a new site with that.
func TestAReleaseIsWhatItsTagSays(t *testing.T) {
	for _, needed := range []string{"bash", "git", "sha256sum"} {
		if _, err := exec.LookPath(needed); err != nil {
			t.Skipf("releases are made with %s: %v", needed, err)
		}
	}
	dir := t.TempDir()
	source, release := filepath.Join(dir, "source"), filepath.Join(dir, "release")
	for _, name := range []string{"cmd", "generator", "static", "templates", ".ci/release", "go.mod", "go.sum"} {
		copyInto(t, filepath.Join("../..", name), filepath.Join(source, name))
	}
	do := func(folder, name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = folder
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	do(source, "git", "init", "--quiet")
	do(source, "git", "add", "--all")
	do(source, "git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "commit", "--quiet", "-m", "all")
	do(source, "git", "tag", "v0.9.1")
	commit := strings.TrimSpace(do(source, "git", "rev-parse", "HEAD"))
	write(t, filepath.Join(source, "generator", "unfinished.go"), "what is not tagged is not built")

	t.Setenv("SECOND_GOCACHE", goEnv(t, "GOCACHE")) // what is linked is compared; to compile all anew takes minutes
	platform := runtime.GOOS + "/" + runtime.GOARCH
	told := do(source, "bash", ".ci/release", release, "v0.9.1", platform)
	if !strings.Contains(told, ": built twice by "+runtime.Version()+", and the same\n") {
		t.Errorf("got %q, want that it is the same twice, and of which Go", told)
	}
	do(release, "sha256sum", "--check", "--strict", "SHA256SUMS")
	program := filepath.Join(release, "beleg_v0.9.1_"+strings.ReplaceAll(platform, "/", "_"))
	if got := do(dir, program, "version"); !strings.HasPrefix(got, "beleg v0.9.1, go") {
		t.Errorf("got %q, want v0.9.1", got)
	}

	site := filepath.Join(dir, "site")
	do(dir, program, "new", "site", site)
	do(site, program, "build")
	workflow, err := os.ReadFile(filepath.Join(site, ".github", "workflows", "pages.yml"))
	if want := "/beleg/.github/actions/check@" + commit + " # v0.9.1\n"; err != nil || strings.Count(string(workflow), want) != 2 {
		t.Errorf("got (%v)\n%s\nwant the action at the commit of the tag, twice: %s", err, workflow, want)
	}
	name := filepath.Join(site, "content", "site.toml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	write(t, name, "needs = \"1.0\"\n"+string(text))
	if got := do(site, program, "version"); !strings.Contains(got, "needs beleg 1.0, which is newer than this") {
		t.Errorf("got %q, want that the content needs a newer one", got)
	}
}

// copyInto copies a file or a folder.
func copyInto(t *testing.T, from, to string) {
	t.Helper()
	info, err := os.Stat(from)
	if err == nil && info.IsDir() {
		err = os.CopyFS(to, os.DirFS(from))
	} else if err == nil {
		var text []byte
		text, err = os.ReadFile(from)
		write(t, to, string(text))
	}
	if err != nil {
		t.Fatal(err)
	}
}
