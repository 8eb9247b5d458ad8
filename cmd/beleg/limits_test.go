package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beleg/generator/judgement/weight"
)

// beginning writes the small site that beleg new site begins with.
func beginning(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if code := run(weight.Limits{}, []string{"new", "site", filepath.Join(dir, "site")}, &bytes.Buffer{}, &bytes.Buffer{}); code != exitDone {
		t.Fatalf("new site: exit code %d", code)
	}
	return filepath.Join(dir, "site")
}

// A build with limits of its own stands for one of a gigabyte.
func TestABuildKeepsToItsLimits(t *testing.T) {
	for _, c := range []struct {
		name   string
		limits weight.Limits
		args   []string
		code   int
		says   string
		writes bool
	}{
		{"small enough", weight.Limits{}, nil, exitDone, "public: ", true},
		{"large", weight.Limits{Warn: 1000, Most: 1e9, File: 1e9}, nil, exitDone, "warning[site-large]: the site has ", true},
		{"large, and warnings count", weight.Limits{Warn: 1000, Most: 1e9, File: 1e9}, []string{"--strict"}, exitFound, "nothing was written", false},
		{"too large", weight.Limits{Warn: 10, Most: 1000, File: 1e9}, nil, exitFound, "error[site-too-large]: the site has ", false},
		{"with a large file", weight.Limits{Warn: 1e9, Most: 1e9, File: 1000}, nil, exitFound, "error[file-too-large]: 404.html has ", false},
	} {
		t.Chdir(beginning(t))
		var stderr bytes.Buffer
		code := run(c.limits, append([]string{"build"}, c.args...), &bytes.Buffer{}, &stderr)
		_, err := os.Stat(filepath.Join("public", "index.html"))
		if code != c.code || !strings.Contains(stderr.String(), c.says) || (err == nil) != c.writes {
			t.Errorf("%s: got exit code %d, %v and\n%s\nwant %d, %q, written: %v", c.name, code, err, stderr.String(), c.code, c.says, c.writes)
		}
	}
}

// In a pull request the limits are annotations like all other findings.
func TestALimitIsAnAnnotation(t *testing.T) {
	dir := beginning(t)
	static := filepath.Join(dir, "static")
	if err := errors.Join(os.Mkdir(static, 0o700), os.WriteFile(filepath.Join(static, "film.mp4"), make([]byte, 2e6+1), 0o600)); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	t.Chdir(dir)
	code := run(weight.Limits{Warn: 1e9, Most: 1e9, File: 2e6}, []string{"build", "--format", "github"}, &stdout, &stderr)
	const want = "::error file=static/film.mp4,line=1,endLine=1,col=1,endColumn=1,title=file-too-large::static/film.mp4 has 2 MB, and GitHub refuses files over 2 MB%0A"
	if code != exitFound || !strings.Contains(stdout.String(), want) || stderr.String() != "nothing was written\n" {
		t.Errorf("got exit code %d and\n%s%s\nwant %d and %s", code, stdout.String(), stderr.String(), exitFound, want)
	}
}

// Four million lines would take a minute and most of a gigabyte; an article of more than that is none.
func TestAnArticleHasSoManyLinesAtMost(t *testing.T) {
	t.Chdir(beginning(t))
	seeds, err := filepath.Glob("seeds/*.txt")
	if err != nil || len(seeds) == 0 {
		t.Fatalf("the site has no articles (%v)", err)
	}
	if err := os.WriteFile(seeds[0], bytes.Repeat([]byte("a\n"), 150_001), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout bytes.Buffer
	code := run(weight.Limits{}, []string{"check"}, &stdout, &bytes.Buffer{})
	want := filepath.ToSlash(seeds[0]) + " has 150001 lines, and 150000 are the most"
	if code != exitFound || !strings.Contains(stdout.String(), "error[too-many]: "+want) {
		t.Errorf("got exit code %d and\n%s\nwant %q", code, stdout.String(), want)
	}
}
