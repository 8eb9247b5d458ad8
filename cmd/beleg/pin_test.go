package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Between reading the project and writing there is time in which an editor can save.
func TestPinDoesNotOverwriteWhatWasSavedMeanwhile(t *testing.T) {
	dir := beginning(t)
	seed, file := filepath.Join(dir, "seeds/harbour-bridge.txt"), filepath.Join(dir, "content/sources/harbour-bridge.toml")
	if err := os.WriteFile(seed, []byte("Another article.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	in, err := openProject()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	is, err := loadFrom(newPin(), in.FS())
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPins(is.Base.Sources)
	if err != nil || len(p) != 1 {
		t.Fatalf("got %d pins (%v), want 1", len(p), err)
	}
	const saved = "title = \"saved meanwhile\"\n"
	if err := os.WriteFile(file, []byte(saved), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.write(in.Root, is.Base.Sources); err == nil || !strings.Contains(err.Error(), "say beleg pin harbour-bridge again") {
		t.Errorf("got %v, want that it was saved meanwhile and what to do", err)
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != saved {
		t.Errorf("got %q (%v), want %q", got, err, saved)
	}
}
