package sentence

import (
	"strings"
	"testing"

	"beleg/generator/words/reading"
)

// Where a sentence begins and ends does not depend on the place in it that is asked for.
func TestTheSentenceAroundEachPlaceIsFound(t *testing.T) {
	l := reading.In("de")
	text := strings.Repeat("Am 8. Oktober starben z. B. sechs Soldaten. „Warum?“, fragte sie (leise). „Ja.“ Die Brücke ist zu!\n", 60)
	for start, end := range All(text, l) {
		for at := start; at < end; at += 7 {
			if s, e := Around(text, l, at, at+1); s != start || e != end {
				t.Fatalf("at %d: got %q, want %q", at, text[s:e], text[start:end])
			}
		}
	}
	if s, e := Around(text, l, 3, 60); text[s:e] != "Am 8. Oktober starben z. B. sechs Soldaten. „Warum?“, fragte sie (leise)." {
		t.Errorf("over two sentences: got %q", text[s:e])
	}
	for _, at := range []int{0, 5000, 9998} { // no sentence ends within reach
		if s, e := Around(strings.Repeat("ä ", 5000), l, at, at+1); s > at || e <= at || e-s > 2*reach+8 {
			t.Errorf("at %d: got %d to %d", at, s, e)
		}
	}
	if s, e := Around("Ja.  ", l, 4, 5); s != 4 || e != 5 {
		t.Errorf("behind the last sentence: got %d to %d", s, e)
	}
}
