package render

import (
	"testing"
	"testing/fstest"
)

func BenchmarkClaimPage(b *testing.B) {
	set := parsed(b, "de", fstest.MapFS{})
	f := filler{text: "Auch sechs Nordkoreaner sollen ums Leben gekommen sein "}
	p := f.page("claim.html", "de")
	b.ReportAllocs()
	for b.Loop() {
		page, err := set.Page(p)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(page)))
	}
}
