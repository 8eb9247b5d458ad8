package seed_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/facts/place"
	"beleg/generator/facts/seed"
	"beleg/generator/words/diag"
)

func TestAnOriginalIsThePinnedOne(t *testing.T) {
	page := []byte("<p>one</p>")
	sum := fmt.Sprintf("%x", sha256.Sum256(page))
	for _, c := range []struct{ keys, at, want string }{
		{"", "", ""},
		{"original = 'originals/a.html'\noriginal_sha256 = '" + sum + "'", "", ""},
		{"original = 'originals/a.html'\noriginal_sha256 = '" + strings.ToUpper(sum) + "'", "", ""},
		{"original = 'originals/a.html'\noriginal_sha256 = 'abc'", "'abc'", "is not the original that was pinned here"},
		{"original = 'originals/a.html'", "'originals/a.html'", "is not pinned"},
		{"original = 'originals/b.html'\noriginal_sha256 = '" + sum + "'", "'originals/b.html'", "there is no seeds/originals/b.html"},
		{"original = 'a.html'", "'a.html'", "is no file in seeds/originals/"},
		{"original = 'originals/../../x'", "'originals/../../x'", "is no file in seeds/originals/"},
	} {
		doc := place.NewDoc(&diag.File{Name: "content/sources/a.toml", Text: []byte(c.keys)})
		data, _ := format.Parse(doc)
		var raw format.Source
		format.Decode(data, place.Where{Doc: doc}, &raw)
		files, _ := input.Of(fstest.MapFS{"seeds/originals/a.html": {Data: page}})
		found, err := seed.Original(files, &raw)
		if err != nil {
			t.Fatal(err)
		}
		if c.want == "" && len(found) == 0 {
			continue
		}
		if len(found) != 1 || !strings.Contains(found[0].Message, c.want) || c.keys[found[0].Span.Start:found[0].Span.End] != c.at {
			t.Errorf("%s: got %v, want %q at %s", c.keys, found, c.want, c.at)
		}
	}
}
