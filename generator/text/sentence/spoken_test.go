package sentence

import (
	"strings"
	"testing"
)

// Time must not grow with the square of the length, whatever stands in an article.
func TestManyQuotationMarksAreNoBurden(t *testing.T) {
	for _, unit := range []string{"„", "a. “", "„a“ "} {
		Spoken(strings.Repeat(unit, 1<<18/len(unit)))
	}
}
