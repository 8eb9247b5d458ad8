package render

import (
	"bytes"
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"beleg/generator/pages/site"
	"beleg/generator/words/lang"
)

// TestPlatesWriteWhatTemplatesSay: each kind of page has a plate, and html/template agrees with it to the byte, whatever stands on the
// page.
func TestPlatesWriteWhatTemplatesSay(t *testing.T) {
	texts := []string{"wort", `<b>"'+&` + "\x00\xff", "javascript:alert(1)//", "https://example.org/ä?a=b&c=%41%zz#(d)'"}
	for _, code := range lang.Codes() {
		set := parsed(t, code, fstest.MapFS{})
		for _, name := range slices.Sorted(maps.Keys(kinds)) {
			kind := set.pages[name]
			plate, err := kind.plate()
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			pages := []site.Page{minimal(name, code)}
			for _, text := range texts {
				f := filler{text: text}
				pages = append(pages, f.page(name, code))
			}
			for _, p := range pages {
				want, err := kind.page(p)
				if err != nil {
					t.Fatal(err)
				}
				got, ok := plate.Page(nil, p.Data)
				if !ok || !bytes.Equal(got, want) {
					t.Errorf("%s %s: set %t, %s", code, name, ok, difference(got, want))
				}
			}
		}
	}
}

// difference shows where two texts part.
func difference(got, want []byte) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(b []byte) string { return string(b[max(0, min(i-60, len(b))):min(i+60, len(b))]) }
	return "got …" + cut(got) + "…, want …" + cut(want) + "…"
}
