package speech

import (
	"strings"
	"testing"

	"beleg/generator/words/reading"
)

func TestAVerbThatComesApartReportsWithBothItsParts(t *testing.T) {
	for text, want := range map[string]bool{
		"Er teilte es gestern mit": true,
		"Teilte er es mit?":        true, // a capital tells nothing at the beginning
		"Er teilte das Brot":       false,
		"Das Teilte war mit dabei": false,
		"Sie sagte es":             true,
		"Sagte sie es?":            true,
		"Berichte gibt es":         true, // a noun has its capital anywhere
		"Sie kamen nicht":          false,
		"Er teilte" + strings.Repeat(" es", 48) + " mit": true,
		"Er teilte" + strings.Repeat(" es", 49) + " mit": false,
	} {
		if got := Reports(reading.In("de"), text); got != want {
			t.Errorf("%.60q reports: %t, want %t", text, got, want)
		}
	}
	if text := "He said it"; !Reports(reading.In("en"), text) {
		t.Errorf("%q reports nothing", text)
	}
}
