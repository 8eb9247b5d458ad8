package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"beleg/generator/check"
	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/load"
)

// corpus runs the command and returns its exit code and what it said.
func corpus(args ...string) (code int, out, said string) {
	var stdout, stderr bytes.Buffer
	code = run(args, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestAFolderThatHoldsSomethingIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, said := corpus("-claims", "3", "-sources", "2", dir)
	if want := "corpus: " + dir + " is not empty (notes.txt lies in it); name a new or empty folder\n"; code != exitFailure || said != want {
		t.Errorf("got exit code %d and %q, want %d and %q", code, said, exitFailure, want)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("got %d entries (%v), want the one that was there", len(entries), err)
	}
}

func TestWrongUsageIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	for want, args := range map[string][]string{
		"Usage: corpus": {}, "Usage: corpus [": {dir, dir}, "not defined": {"-size", "3", dir}, "at least one claim": {"-claims", "0", dir},
		"got 5 and -1": {"-claims", "5", "-sources", "-1", dir}, "invalid value": {"-seed", "-1", dir},
	} {
		if code, _, said := corpus(args...); code != exitFailure || !strings.Contains(said, want) {
			t.Errorf("corpus %v: got exit code %d and %q, want %d and %q", args, code, said, exitFailure, want)
		}
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder: got %v, want none made", err)
	}
	if code, _, said := corpus("-h"); code != exitDone || !strings.Contains(said, "-sources") {
		t.Errorf("corpus -h: got exit code %d and %q, want %d and the flags", code, said, exitDone)
	}
}

func TestANewFolderIsMadeAndJudged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	code, out, said := corpus("-claims", "12", "-sources", "5", "-seed", "3", "-check", dir)
	if want := dir + ": 12 claims, 5 sources, seed 3\n"; code != exitDone || out != "" || said != want {
		t.Errorf("got exit code %d, %q and %q, want %d, nothing and %q", code, out, said, exitDone, want)
	}
	if err := os.Remove(filepath.Join(dir, "content/pages/methode.md")); err != nil {
		t.Fatal(err)
	}
	var stdout bytes.Buffer
	if code := judge(dir, &stdout, &stdout); code != exitFound || !strings.Contains(stdout.String(), "link-broken: content/") {
		t.Errorf("without a page that is linked to: got exit code %d and %q, want %d and link-broken", code, stdout.String(), exitFound)
	}
}

func digest(size Size) string {
	h := sha256.New()
	for _, f := range Project(size) {
		fmt.Fprintf(h, "%s\x00%s\x00", f.Name, f.Text)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestTheSameSeedGivesTheSameBytesAndAnotherOneOthers(t *testing.T) {
	first := digest(Size{60, 20, 7})
	if again := digest(Size{60, 20, 7}); again != first {
		t.Errorf("seed 7 twice: got %s and %s, want the same", first, again)
	}
	if other := digest(Size{60, 20, 8}); other == first {
		t.Errorf("seeds 7 and 8: got %s for both, want two", first)
	}
}

// loaded writes a project and reads it.
func loaded(t *testing.T, size Size) (*fact.Base, diag.List) {
	t.Helper()
	dir := t.TempDir()
	if err := write(dir, size); err != nil {
		t.Fatal(err)
	}
	base, found, err := load.Project(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return base, append(found, check.Run(base, nil)...)
}

func TestAProjectOfAnySizeHasNoFindings(t *testing.T) {
	sizes := []Size{{1, 1, 1}, {1, 9, 2}, {30, 1, 3}, {50, 20, 1}, {50, 20, 2}, {20, 70, 4}, {500, 100, 1}, {500, 100, 99}}
	if !testing.Short() {
		sizes = append(sizes, Size{2000, 400, 1})
	}
	for _, size := range sizes {
		base, found := loaded(t, size)
		if len(base.Claims) != size.Claims || len(base.Sources) != size.Sources {
			t.Errorf("%+v: got %d claims and %d sources", size, len(base.Claims), len(base.Sources))
		}
		for _, f := range found {
			t.Errorf("%+v: got %s: %s: %s, want no findings", size, f.Code, f.Span.File.Name, f.Message)
		}
	}
}

// share fails unless something is true of at least so many in a thousand.
func share(t *testing.T, what string, least, n, of int) {
	t.Helper()
	if n*1000 < least*of {
		t.Errorf("%s: got %d of %d, want at least %d in a thousand", what, n, of, least)
	}
}

func TestArticlesAreAsUnevenAsRealOnes(t *testing.T) {
	base, _ := loaded(t, Size{500, 100, 1})
	var marks, windows, hyphens, decomposed, wrapped, skipped, captions int
	for _, s := range base.Sources {
		text := string(s.Seed.Text)
		marks += truth(strings.HasPrefix(text, "\uFEFF"))
		windows += truth(strings.Contains(text, "\r\n"))
		hyphens += truth(strings.Contains(text, "\u00AD"))
		decomposed += truth(!norm.NFC.IsNormalString(text))
		skip, caption, long := 0, 0, 0
		for _, b := range s.Article.Blocks {
			skip += truth(b.Role.String() == "skip")
			caption += truth(b.Role.String() == "caption")
			long += truth(b.LastLine > b.FirstLine)
		}
		wrapped, skipped, captions = wrapped+truth(long > 3), skipped+truth(skip > 0), captions+truth(caption > 0)
		if n := len(s.Article.Blocks); n < 8 {
			t.Errorf("%s: got %d blocks, want a title and at least six paragraphs", s.ID, n)
		}
	}
	for what, n := range map[string]int{"byte order marks": marks, "CRLF": windows, "soft hyphens": hyphens, "decomposed umlauts": decomposed,
		"hard-wrapped lines": wrapped, "skipped blocks": skipped, "captions": captions} {
		share(t, what, 30, n, len(base.Sources))
	}
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestQuotationsAreOfEverySort(t *testing.T) {
	base, _ := loaded(t, Size{500, 100, 1})
	var all, elided, hedged, chained, nameless, said, figures, ranges, shared int
	spans := map[*fact.Source][][2]int{}
	for _, c := range base.Claims {
		for _, q := range c.Quotes {
			all++
			elided += truth(len(q.Place.Parts) > 1)
			hedged += truth(q.Hedge != "")
			said += truth(!q.Said.IsZero())
			for _, chain := range q.Chains {
				chained += truth(len(chain) > 1)
				nameless += truth(chain.Origin() == nil)
			}
			if q.Figure != nil {
				figures, ranges = figures+1, ranges+truth(q.Figure.Min == nil || q.Figure.Max == nil || *q.Figure.Min != *q.Figure.Max)
			}
			parts := q.Place.Parts
			span := [2]int{parts[0].Start, parts[len(parts)-1].End}
			for _, other := range spans[q.Source] {
				if span[0] < other[1] && other[0] < span[1] {
					shared++
					break
				}
			}
			spans[q.Source] = append(spans[q.Source], span)
		}
	}
	share(t, "quotations of a claim", 2000, all, len(base.Claims))
	for what, n := range map[string]int{"elided": elided, "hedged": hedged, "second hand": chained, "from nobody who is named": nameless, "with the day it was said": said,
		"with a figure": figures, "with a range": ranges, "overlapping another": shared} {
		share(t, what, 40, n, all)
	}
}

func TestSomeQuotationsNeedTheirNeighboursAndSomeAreTypedOtherwise(t *testing.T) {
	var quotes, neighbours, typed int
	for _, f := range Project(Size{500, 100, 1}) {
		if strings.HasPrefix(f.Name, "content/claims/") {
			quotes += strings.Count(f.Text, "[[quote]]")
			neighbours += strings.Count(f.Text, "\nbefore") + strings.Count(f.Text, "\nafter")
			typed += strings.Count(f.Text, `text   = '"`) + strings.Count(f.Text, `text   = """Wie`) + strings.Count(f.Text, "»") + strings.Count(f.Text, "[...]")
		}
	}
	share(t, "with neighbours", 20, neighbours, quotes)
	share(t, "typed otherwise", 20, typed, quotes)
}

func TestClaimsHaveHistoriesRelationsAndDrafts(t *testing.T) {
	base, _ := loaded(t, Size{500, 100, 1})
	var histories, related, against, drafts, texts, disputed int
	for _, c := range base.Claims {
		histories += truth(len(c.Reviews) > 1)
		related += truth(len(c.Related) > 0)
		drafts += truth(c.Draft)
		texts += truth(c.Text != nil && len(c.Text.Links) > 0)
		disputed += truth(len(c.Quotes) > 0 && c.Quotes[len(c.Quotes)-1].Stance == fact.Disputes)
		for _, r := range c.Related {
			against += truth(r.Kind == "contradicts")
		}
	}
	for what, n := range map[string]int{"rated more than once": histories, "related": related, "contradicting": against, "drafts": drafts, "with links in the text": texts,
		"disputed": disputed} {
		share(t, what, 10, n, len(base.Claims))
	}
	if want := 1 + 500/20; len(base.Events) < want {
		t.Errorf("events: got %d, want at least %d", len(base.Events), want)
	}
}
