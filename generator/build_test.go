package generator

import (
	"context"
	"errors"
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
