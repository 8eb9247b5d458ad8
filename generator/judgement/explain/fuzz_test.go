package explain

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/words/diag"
)

// fuzzed are the files that FuzzLoad replaces, one at a time.
var fuzzed = []string{"content/site.toml", "content/actors.toml", "content/sources/bote.toml", "content/claims/zwoelf-keller.toml",
	"content/events/pegel.toml", "content/pages/methode.md", "seeds/bote.txt"}

// FuzzLoad holds that no bytes in any file of a project end the program, that everything found can be shown, and that the
// same project is judged the same.
func FuzzLoad(f *testing.F) {
	base := example(sound(f), nil, nil).project
	for i, name := range fuzzed {
		f.Add(uint8(i), base[name].Data)
		f.Add(uint8(i), []byte{})
		f.Add(uint8(i), []byte("\xff\xfe\x00"))
		f.Add(uint8(i), []byte(strings.ReplaceAll(string(base[name].Data), "\n", "\r\n")))
	}
	f.Add(uint8(1), []byte("[a]\npart_of = \"b\"\n[b]\npart_of = \"c\"\n[c]\npart_of = \"b\"\n[\"\"]\nkind = \"\"\n"))
	f.Add(uint8(3), []byte("claim = \"\"\nquote = [{}]\nreview = [{}, {date = 2024-01-01}]\ntext = \"<b>[x](claim:#)![](//)[](#)[](:)\"\n"))
	f.Add(uint8(5), []byte("+++\n+++\n# ä\n# ä\n[x](%zz) <a\n<!--"))
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		fsys := maps.Clone(base)
		fsys[fuzzed[int(which)%len(fuzzed)]] = &fstest.MapFile{Data: text}
		first := asText(t, judged(t, fsys))
		if second := asText(t, judged(t, fsys)); second != first {
			t.Errorf("got another list the second time:\n%s\nwant\n%s", second, first)
		}
	})
}

// judged reads and judges a project; every place found must lie in its file.
func judged(t *testing.T, fsys fstest.MapFS) diag.List {
	found, err := findings(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Span.File != nil && (f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Span.End > len(f.Span.File.Text)) {
			t.Errorf("got %s at %d–%d, want a place in the file's %d bytes", f.Rule.Code, f.Span.Start, f.Span.End, len(f.Span.File.Text))
		}
		if f.Message == "" || strings.HasSuffix(f.Message, ".") {
			t.Errorf("got the message %q of %s, want words without a full stop", f.Message, f.Rule.Code)
		}
	}
	return found
}
