package render

import (
	"reflect"
	"testing"
	"testing/fstest"

	"beleg/generator/pages/plate"
	"beleg/generator/pages/site"
)

func BenchmarkClaimPage(b *testing.B) {
	set := parsed(b, "de", fstest.MapFS{})
	f := filler{text: "Auch sechs Nordkoreaner sollen ums Leben gekommen sein "}
	p := f.page("claim.html", "de")
	b.ReportAllocs()
	for b.Loop() {
		page, err := set.Page(p, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(page)))
	}
}

// BenchmarkNew reads our templates and makes them ready for all kinds of pages.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		for _, k := range parsed(b, "de", fstest.MapFS{}).pages {
			if _, err := k.set(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkMake makes the plates of all kinds of pages.
func BenchmarkMake(b *testing.B) {
	set := parsed(b, "de", fstest.MapFS{})
	known := functions(language(b, "de"))
	for b.Loop() {
		for name, k := range set.pages {
			page, err := k.set()
			if err != nil {
				b.Fatal(err)
			}
			if _, err := plate.Make(page, frame, reflect.TypeOf(site.Blank(kindOf(name))), known); err != nil {
				b.Fatal(err)
			}
		}
	}
}
