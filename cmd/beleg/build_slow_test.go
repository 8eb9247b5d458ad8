//go:build slow

package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"beleg/generator"
	"beleg/generator/judgement/rule"
)

// What build published is there to be used again by the next build, whatever else stands in the folder.
func TestBuildFindsItsCardsAgain(t *testing.T) {
	out := t.TempDir()
	t.Chdir("../..")
	if code := run(rule.Limits{}, []string{"build", "-o", out}, io.Discard, io.Discard); code != 0 {
		t.Fatalf("build ended with %d", code)
	}
	drawn := func() int {
		result, err := generator.Build(context.Background(), os.DirFS("."), generator.Options{Reuse: published(out)})
		if err != nil {
			t.Fatal(err)
		}
		return result.Drawn
	}
	if n := drawn(); n != 0 {
		t.Errorf("%d cards were drawn again, want none", n)
	}
	cards, err := filepath.Glob(filepath.Join(out, "assets", "cards", "*.png"))
	if err != nil || len(cards) < 3 {
		t.Fatalf("%d cards (%v)", len(cards), err)
	}
	for i, spoil := range []func(string) error{
		os.Remove,
		func(name string) error { return os.Truncate(name, 10) },
		func(name string) error { return os.Rename(cards[3], name) },
	} {
		if err := spoil(cards[i]); err != nil {
			t.Fatal(err)
		}
	}
	if n := drawn(); n != 4 {
		t.Errorf("%d cards were drawn again, want the 4 that were spoiled", n)
	}
}
