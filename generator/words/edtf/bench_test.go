package edtf

import "testing"

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse("2024-10-08~/2024-10-13"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	first, second := date(b, "2024-10-03~"), date(b, "[2024-10-07..2024-10-09]")
	for b.Loop() {
		if got := Compare(first, second); got != Unknown {
			b.Fatalf("got %s, want unknown", got)
		}
	}
}
