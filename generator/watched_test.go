package generator_test

import (
	"bytes"
	"maps"
	"testing"

	"beleg/generator"
	"beleg/generator/delivery/watch"
)

// The preview builds from a snapshot; what it shows must be what is published from the disk.
func TestOurSiteFromASnapshotIsOurSite(t *testing.T) {
	w, err := watch.Open("..", watch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, want := build(t, w.Snapshot().Files, generator.Options{}), ourSite(t, generator.Options{})
	if !maps.EqualFunc(got, want, bytes.Equal) {
		t.Errorf("from a snapshot the site has %d files, want the same %d files as from the disk", len(got), len(want))
	}
}
