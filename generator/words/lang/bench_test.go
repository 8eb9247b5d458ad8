package lang

import "testing"

func BenchmarkText(b *testing.B) {
	l := lang(b, "de")
	for b.Loop() {
		if l.Text("nav.claims") == "" {
			b.Fatal("no text")
		}
	}
}

func BenchmarkCount(b *testing.B) {
	l := lang(b, "de")
	for b.Loop() {
		if l.Count("claim.count", 10000) == "" {
			b.Fatal("no text")
		}
	}
}

func BenchmarkDate(b *testing.B) {
	l, d := lang(b, "de"), parse(b, "2024-10-08/2024-10-13")
	for b.Loop() {
		if l.Date(d) == "" {
			b.Fatal("no text")
		}
	}
}
