package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"beleg/generator/judgement/weight"
)

// A checkout has no version, so that the release that a project needs is told by a program that says it is one.
func TestAProjectThatNeedsANewerReleaseIsToldSo(t *testing.T) {
	was := built
	t.Cleanup(func() { built = was })
	built = &debug.BuildInfo{Main: debug.Module{Version: "v0.2.1"}}
	dir := filepath.Join(t.TempDir(), "site")
	var out, told bytes.Buffer
	if code := run(weight.Limits{}, []string{"new", "site", dir}, &out, &told); code != exitDone {
		t.Fatalf("new site: %d\n%s", code, &told)
	}
	name := filepath.Join(dir, "content", "site.toml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, test := range []struct {
		needs, command string
		code           int
		want           string
	}{
		{"0.3", "check", exitFound, "error[beleg-too-old]: the content needs beleg 0.3, and this is 0.2.1\n"},
		{"0.3", "build", exitFound, "error[beleg-too-old]"},
		{"0.3", "version", exitDone, "content/site.toml needs beleg 0.3, which is newer than this\n"},
		{"0.2", "check", exitDone, ""},
		{"0.2", "version", exitDone, ""},
		{"newest", "check", exitFound, `needs is "newest"; it must be the version of a program`},
	} {
		changed := strings.Replace(string(text), "language =", "needs = \""+test.needs+"\"\nlanguage =", 1)
		if err := os.WriteFile(name, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
		out.Reset()
		code := run(weight.Limits{}, []string{test.command}, &out, &out)
		if code != test.code || !strings.Contains(out.String(), test.want) {
			t.Errorf("needs %s: %s ends with %d and says\n%s\nwant %d and %q", test.needs, test.command, code, &out,
				test.code, test.want)
		}
		if test.want == "" && strings.Contains(out.String(), "newer") {
			t.Errorf("needs %s: %s says\n%s", test.needs, test.command, &out)
		}
	}
}
