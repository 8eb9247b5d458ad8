package script

import "testing"

// It must cost next to nothing: every message and most of what stands on a page is asked.
func BenchmarkDir(b *testing.B) {
	const text = "Bei einem Angriff nahe Donezk starben sechs Soldaten – so „Interfax“."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Dir(text)
	}
}
