package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestASiteIsWeighed(t *testing.T) {
	l := limits{warn: 50, most: 95, file: 40}
	file := func(n int) []byte { return make([]byte, n) }
	for _, c := range []struct {
		name    string
		files   map[string][]byte
		refused []string
		warning string
	}{
		{"small", map[string][]byte{"a": file(40), "b": file(9)}, nil, ""},
		{"large", map[string][]byte{"claims/a/x": file(20), "claims/b/x": file(20), "index.html": file(10)}, nil,
			"the site has 50 bytes; GitHub Pages takes a gigabyte, and beleg stops at 95 bytes; the most is in claims/ (40 bytes), index.html (10 bytes)"},
		{"too large", map[string][]byte{"a": file(35), "b/x": file(30), "c/x": file(20), "d/x": file(10)},
			[]string{"the site has 95 bytes, and beleg stops at 95 bytes because GitHub Pages takes no more than a gigabyte; the most is in a (35 bytes), b/ (30 bytes), c/ (20 bytes)"}, ""},
		{"a large file", map[string][]byte{"z": file(1), "assets/film.mp4": file(41)},
			[]string{"assets/film.mp4 has 41 bytes, and GitHub refuses files over 40 bytes"}, ""},
	} {
		refused, warning := l.judge(c.files)
		if !slices.Equal(refused, c.refused) || warning != c.warning {
			t.Errorf("%s: got %q and %q, want %q and %q", c.name, refused, warning, c.refused, c.warning)
		}
	}
	if got, want := megabytes(950_999_999)+", "+megabytes(999_999), "950 MB, 999999 bytes"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// beginning writes the small site that beleg new site begins with.
func beginning(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if code := run([]string{"new", "site", filepath.Join(dir, "site")}, &bytes.Buffer{}, &bytes.Buffer{}); code != exitDone {
		t.Fatalf("new site: exit code %d", code)
	}
	return filepath.Join(dir, "site")
}

// A build with limits of its own stands for one of a gigabyte.
func TestABuildKeepsToItsLimits(t *testing.T) {
	for _, c := range []struct {
		name   string
		limits limits
		args   []string
		code   int
		says   string
		writes bool
	}{
		{"small enough", pagesLimits, nil, exitDone, "public: ", true},
		{"large", limits{1000, 1e9, 1e9}, nil, exitDone, "warning: the site has ", true},
		{"large, and warnings count", limits{1000, 1e9, 1e9}, []string{"--strict"}, exitFound, "nothing was written", false},
		{"too large", limits{10, 1000, 1e9}, nil, exitFound, "error: the site has ", false},
		{"with a large file", limits{1e9, 1e9, 1000}, nil, exitFound, "error: 404.html has ", false},
	} {
		dir := beginning(t)
		var stderr bytes.Buffer
		root := newRootFor(&app{limits: c.limits})
		code := execute(root, append([]string{"-C", dir, "build"}, c.args...), &bytes.Buffer{}, &stderr)
		_, err := os.Stat(filepath.Join(dir, "public", "index.html"))
		if code != c.code || !strings.Contains(stderr.String(), c.says) || (err == nil) != c.writes {
			t.Errorf("%s: got exit code %d, %v and\n%s\nwant %d, %q, written: %v", c.name, code, err, stderr.String(), c.code, c.says, c.writes)
		}
	}
}
