package explain

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"beleg/generator/words/diag"
)

var update = flag.Bool("update", false, "rewrite what examples and testdata/cases want")

// The wrong example of each rule wants the finding as an editor reads it. The files in testdata/cases hold rules to more:
// each is named CODE--CAUSE, changes the project of testdata/sound.txtar in one place, and wants the findings. A file with
// several faults of one kind says how many in its first lines: "(3 faults)". Sections whose names begin with "published "
// change the project that was published before; a file that is "(absent)" is taken away.

func TestASoundProjectHasNoFinding(t *testing.T) {
	if got := asText(t, found(t, example(sound(t), nil, nil))); got != "" {
		t.Errorf("got:\n%s\nwant no finding", got)
	}
}

func TestTheWrongExampleIsToldWithItsPlaceAndTheNextStep(t *testing.T) {
	files := exampleFiles(t)
	each(t, func(t *testing.T, e Explanation) {
		compareOrUpdate(t, files[e.Code], e.Code, asText(t, found(t, e.Wrong)))
	})
}

func TestAFaultIsFoundOnceAtItsPlaceAndWithTheNextStep(t *testing.T) {
	for _, file := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			code, _, _ := strings.Cut(filepath.Base(file), "--")
			if diag.RuleOf(code) == nil {
				t.Fatalf("got a file for %s, want only codes that exist", code)
			}
			fault := readArchive(t, file)
			list := found(t, caseOf(t, fault))
			for _, f := range list {
				if f.Rule.Code != code {
					t.Errorf("got a finding %s, want only %s: one fault is one finding", f.Rule.Code, code)
				}
			}
			if got, want := len(list), faultsIn(fault.Comment); got != want {
				t.Errorf("got %d findings, want %d", got, want)
			}
			compareOrUpdate(t, file, code, asText(t, list))
		})
	}
}

// TestAllFaultsAreReportedAtOnce holds the promise that no run stops at a fault, and that every run says the same although
// files are read several at a time.
func TestAllFaultsAreReportedAtOnce(t *testing.T) {
	file := filepath.Join("testdata", "all-at-once.txtar")
	fault := readArchive(t, file)
	x := caseOf(t, fault)
	list := found(t, x)
	if got, want := len(list), faultsIn(fault.Comment); got != want {
		t.Errorf("got %d findings, want %d", got, want)
	}
	first := asText(t, list)
	for i := range list[1:] {
		a, b := list[i].Span, list[i+1].Span
		if a.Name() > b.Name() || a.Name() == b.Name() && a.Start > b.Start {
			t.Errorf("got %s:%d before %s:%d, want findings in order of file and place", a.Name(), a.Start, b.Name(), b.Start)
		}
	}
	for range 20 {
		if diff := cmp.Diff(first, asText(t, found(t, x))); diff != "" {
			t.Fatalf("a repeated run says something else (-first +later):\n%s", diff)
		}
	}
	compareOrUpdate(t, file, "", first)
}

func sound(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "sound.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// found returns what is found in an example, as a build finds it. What was published before must have no fault.
func found(t testing.TB, x Example) diag.List {
	t.Helper()
	if x.published != nil {
		if faults := found(t, Example{project: x.published}); len(faults) > 0 {
			t.Fatalf("the published project has findings:\n%s", asText(t, faults))
		}
	}
	list, err := x.Findings()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func caseFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "cases", "*--*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata/cases (%v)", err)
	}
	return files
}

func readArchive(t testing.TB, file string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// wanted is the section with the findings as text.
const wanted = "want"

// caseOf lays a case over the sound project.
func caseOf(t testing.TB, a *txtar.Archive) Example {
	t.Helper()
	own := slices.DeleteFunc(slices.Clone(a.Files), func(f txtar.File) bool {
		return f.Name == wanted || strings.HasPrefix(f.Name, "published ")
	})
	x := example(sound(t), nil, own)
	maps.DeleteFunc(x.project, func(_ string, f *fstest.MapFile) bool { return string(f.Data) == "(absent)\n" })
	if before := section(a, "published"); len(before) > 0 {
		x.published = example(sound(t), nil, before).project
	}
	return x
}

var faults = regexp.MustCompile(`\((\d+) faults\)`)

// faultsIn returns how many faults the comment of an archive announces.
func faultsIn(comment []byte) int {
	m := faults.FindSubmatch(comment)
	if m == nil {
		return 1
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil {
		panic(err) // the pattern lets digits through only
	}
	return n
}

// compareOrUpdate holds findings against what a file wants; they must tell of the code, if one is given.
func compareOrUpdate(t *testing.T, file, code, got string) {
	t.Helper()
	a := readArchive(t, file)
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == wanted })
	if *update {
		if i < 0 {
			a.Files, i = append(a.Files, txtar.File{Name: wanted}), len(a.Files)
		}
		a.Files[i].Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if i < 0 {
		t.Fatalf("%s does not say what it wants; go test -update writes it", file)
	}
	if code != "" && !bytes.Contains(a.Files[i].Data, []byte("["+code+"]")) {
		t.Errorf("the findings that %s wants do not hold its code", file)
	}
	if diff := cmp.Diff(string(a.Files[i].Data), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
