package disk

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/input"
)

// Files of a terabyte without contents, which would end every program that reads one.
func TestWhatIsTooLargeIsNeverRead(t *testing.T) {
	dir := t.TempDir()
	names := []string{"content/claims/a.toml", "seeds/a.txt", "seeds/originals/a.pdf", "static/a.bin", "templates/a.html"}
	for _, name := range append(slices.Clone(names), "content/.scratch") {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(name, 1<<40); err != nil {
			t.Skip(err) // not every file system has room for it
		}
	}
	d := At(dir)
	if err := d.Rescan(func(string) {}); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for kind, project := range map[string]fs.FS{"preview": d.Tree, "build": Files(root)} {
		files, found := input.Of(project)
		var got, want []string
		for _, f := range found {
			got = append(got, f.Rule.Code+" "+f.Message)
			if _, err := files.ReadFile(f.Span.Name()); err == nil {
				t.Errorf("%s: %s was read", kind, f.Span.Name())
			}
		}
		for _, name := range names {
			want = append(want, fmt.Sprintf("too-large %s has 1099511627776 bytes, and %d are the most", name, input.Most))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", kind, diff)
		}
	}
}

func TestAFileThatIsTooLargeCanBecomeSmaller(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "content", "site.toml")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	d, before := At(dir), Tree(nil)
	for _, size := range []int64{input.Most + 2, input.Most + 1, 1} {
		if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(name, size); err != nil {
			t.Skip(err)
		}
		if err := d.Rescan(func(string) {}); err != nil {
			t.Fatal(err)
		}
		if _, found := input.Of(d.Tree); (len(found) > 0) != (size > input.Most) {
			t.Errorf("with %d bytes: %v", size, found)
		}
		if before != nil && len(Changes(before, d.Tree)) == 0 {
			t.Errorf("nobody saw that it has %d bytes now", size)
		}
		before = d.Tree
	}
	if text, err := fs.ReadFile(d.Tree, "content/site.toml"); err != nil || string(text) != "x" {
		t.Errorf("got %q (%v)", text, err)
	}
}
