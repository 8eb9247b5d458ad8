package generator_test

import (
	"bytes"
	"context"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"beleg/generator"
	"beleg/generator/pages/card"
)

func drawn(t testing.TB) generator.Result {
	t.Helper()
	result, err := generator.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	if errors, _ := result.Found.Count(); errors > 0 { // what it lacks is told, and honestly
		t.Fatalf("our project has errors: %v", result.Found)
	}
	return result
}

func cardsOf(files map[string][]byte) []string {
	var paths []string
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(path, card.Folder) {
			paths = append(paths, path)
		}
	}
	return paths
}

func TestEveryClaimHasASmallCardAndTheOtherPagesShareOne(t *testing.T) {
	files := drawn(t).Files
	cards, claims := cardsOf(files), 0
	for path, page := range files {
		id, ok := strings.CutSuffix(strings.TrimPrefix(path, "claims/"), "/index.html")
		if !ok || !strings.HasPrefix(path, "claims/") {
			if strings.HasSuffix(path, ".html") && !bytes.Contains(page, []byte(`<meta property="og:image" content="https://example.org/faktencheck/assets/cards/site_.`)) {
				t.Errorf("%s does not have the card of the site", path)
			}
			continue
		}
		claims++
		at := slices.IndexFunc(cards, func(c string) bool { return strings.HasPrefix(c, card.Folder+id+".") })
		if at < 0 {
			t.Errorf("claim %s has no card", id)
			continue
		}
		if want := `<meta property="og:image" content="https://example.org/faktencheck/` + cards[at] + `">`; !bytes.Contains(page, []byte(want)) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
	if claims < 100 || claims+1 != len(cards) {
		t.Errorf("%d claims and %d cards, want one for each and one for the site", claims, len(cards))
	}
	all := 0
	for _, path := range cards {
		all += len(files[path])
		if n := len(files[path]); n > 20_000 {
			t.Errorf("%s has %d bytes, want at most 20,000", path, n)
		}
	}
	if mean := all / len(cards); mean > 12_500 {
		t.Errorf("cards have %d bytes on average, want at most 12,500", mean)
	}
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if _, err := generator.Build(context.Background(), os.DirFS(".."), generator.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
