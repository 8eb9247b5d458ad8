package check_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/diag"
)

var update = flag.Bool("update", false, "rewrite what testdata/findings wants")

// The files in testdata/findings hold every finding code to its promise. Each is named CODE or CODE--CAUSE, changes the
// sound project in one place, and wants the findings as an editor reads them. A file with several faults of one kind says how
// many in its first lines: "(3 faults)". Sections whose names begin with "published " change the project that was published before.

func TestASoundProjectHasNoFinding(t *testing.T) {
	if got := asText(t, findings(t, project(t, sound(t)))); got != "" {
		t.Errorf("got:\n%s\nwant no finding", got)
	}
}

func TestEveryCodeHasAProjectWithItsFault(t *testing.T) {
	shown := map[diag.Code]bool{}
	for _, name := range faultFiles(t) {
		shown[codeOf(name)] = true
	}
	for _, code := range diag.Codes() {
		if !shown[code] {
			t.Errorf("%s: got no file testdata/findings/%s.txtar, want a project with the fault", code, code)
		}
	}
	for code := range shown {
		if _, ok := code.Rule(); !ok {
			t.Errorf("testdata/findings has a file for %s, want only codes that exist", code)
		}
	}
}

func TestAFaultIsFoundOnceAtItsPlaceAndWithTheNextStep(t *testing.T) {
	base := sound(t)
	for _, file := range faultFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			fault := readArchive(t, file)
			var published []fstest.MapFS
			if before, ok := fault.before(); ok {
				published = append(published, project(t, base, before))
			}
			found := findings(t, project(t, base, fault), published...)
			for _, f := range found {
				if f.Code != codeOf(file) {
					t.Errorf("got a finding %s, want only %s: one fault is one finding", f.Code, codeOf(file))
				}
			}
			if got, want := len(found), faultsIn(fault.comment); got != want {
				t.Errorf("got %d findings, want %d", got, want)
			}
			compareOrUpdate(t, file, fault, asText(t, found))
		})
	}
}

// TestAllFaultsAreReportedAtOnce holds the promise that no run stops at a fault, and that every run says the same although
// files are read several at a time.
func TestAllFaultsAreReportedAtOnce(t *testing.T) {
	file := filepath.Join("testdata", "all-at-once.txtar")
	fault := readArchive(t, file)
	fsys := project(t, sound(t), fault)
	found := findings(t, fsys)
	if got, want := len(found), faultsIn(fault.comment); got != want {
		t.Errorf("got %d findings, want %d", got, want)
	}
	first := asText(t, found)
	for i := range found[1:] {
		a, b := found[i].Span, found[i+1].Span
		if a.Name() > b.Name() || a.Name() == b.Name() && a.Start > b.Start {
			t.Errorf("got %s:%d before %s:%d, want findings in order of file and place", a.Name(), a.Start, b.Name(), b.Start)
		}
	}
	for range 20 {
		if diff := cmp.Diff(first, asText(t, findings(t, fsys))); diff != "" {
			t.Fatalf("a repeated run says something else (-first +later):\n%s", diff)
		}
	}
	compareOrUpdate(t, file, fault, first)
}

func faultFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "findings", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata/findings (%v)", err)
	}
	return files
}

// codeOf returns the code that a file shows: its name up to the cause.
func codeOf(file string) diag.Code {
	code, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(file), ".txtar"), "--")
	return diag.Code(code)
}

var faults = regexp.MustCompile(`\((\d+) faults\)`)

// faultsIn returns how many faults the comment of an archive announces.
func faultsIn(comment string) int {
	m := faults.FindStringSubmatch(comment)
	if m == nil {
		return 1
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		panic(err) // the pattern lets digits through only
	}
	return n
}

func compareOrUpdate(t *testing.T, file string, a archive, got string) {
	t.Helper()
	if *update {
		a.set(wanted, []byte(got))
		if err := os.WriteFile(file, a.bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := string(a.get(wanted))
	if !strings.Contains(want, "["+string(codeOf(file))+"]") && codeOf(file) != "all-at-once" {
		t.Errorf("the findings that %s wants do not hold its code", file)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
