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

func rebuild(t testing.TB, reuse func(string) ([]byte, bool)) generator.Result {
	t.Helper()
	result, err := generator.Build(context.Background(), os.DirFS(".."), generator.Options{Reuse: reuse})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func drawn(t testing.TB) generator.Result {
	t.Helper()
	result, err := generator.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Found) > 0 {
		t.Fatalf("our project has findings: %v", result.Found)
	}
	return result
}

// from reuses an earlier result, as a preview does.
func from(files map[string][]byte) func(string) ([]byte, bool) {
	return func(path string) ([]byte, bool) {
		data, ok := files[path]
		return data, ok
	}
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

func TestARebuildDrawsNoCards(t *testing.T) {
	first := drawn(t)
	if n := len(cardsOf(first.Files)); first.Drawn != n {
		t.Errorf("the first build drew %d cards of %d", first.Drawn, n)
	}
	again := rebuild(t, from(first.Files))
	if again.Drawn != 0 {
		t.Errorf("the second build drew %d cards, want none", again.Drawn)
	}
	if !maps.EqualFunc(again.Files, first.Files, bytes.Equal) {
		t.Error("the second build made other files than the first")
	}
}

// Whatever stands where a card should be, what comes out is what a clean build makes.
func TestOnlySoundCardsAreReused(t *testing.T) {
	first := drawn(t).Files
	cards := cardsOf(first)
	spoiled := maps.Clone(first)
	spoiled[cards[0]] = nil
	spoiled[cards[1]] = first[cards[2]]
	spoiled[cards[3]] = first[cards[3]][:1000]
	delete(spoiled, cards[4])
	again := rebuild(t, from(spoiled))
	if again.Drawn != 4 {
		t.Errorf("%d cards were drawn, want 4", again.Drawn)
	}
	if !maps.EqualFunc(again.Files, first, bytes.Equal) {
		t.Error("the second build made other files than the first")
	}
}

func TestDrawingStopsWhenItIsCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	_, err := generator.Build(ctx, os.DirFS(".."), generator.Options{Reuse: func(string) ([]byte, bool) {
		cancel()
		return nil, false
	}})
	if err != context.Canceled {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func BenchmarkBuild(b *testing.B) {
	files := drawn(b).Files
	for name, reuse := range map[string]func(string) ([]byte, bool){"clean": nil, "again": from(files)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				rebuild(b, reuse)
			}
		})
	}
}
