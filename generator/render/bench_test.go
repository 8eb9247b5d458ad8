package render

import (
	"bytes"
	"testing"
	"testing/fstest"
)

func BenchmarkClaimPage(b *testing.B) {
	set := parsed(b, "de", fstest.MapFS{})
	f := filler{text: "Auch sechs Nordkoreaner sollen ums Leben gekommen sein "}
	p := f.page("claim.html", "de")
	var room bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		page, err := set.set(&room, &p)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(page)))
	}
}
