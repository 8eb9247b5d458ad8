package generator

import (
	"context"
	"errors"
	"sync"
	"testing"
)

func TestABuildStopsWhenItsContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	result, err := Build(ctx, ours(t), Options{})
	if !errors.Is(err, context.Canceled) || result.Files != nil {
		t.Errorf("got %d files and error %v, want none and %v", len(result.Files), err, context.Canceled)
	}
}

func TestABuildTellsOfEachFileThatIsMade(t *testing.T) {
	var mu sync.Mutex
	told := map[int]bool{}
	var opt Options
	opt.Made = func(made, of int) {
		mu.Lock()
		defer mu.Unlock()
		told[made] = made >= 1 && made <= of
	}
	result, err := Build(context.Background(), ours(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= len(result.Files); n++ {
		if !told[n] {
			t.Fatalf("of %d files nobody told when %d were made", len(result.Files), n)
		}
	}
	if len(told) != len(result.Files) {
		t.Errorf("got told of %d files, want %d", len(told), len(result.Files))
	}
}
