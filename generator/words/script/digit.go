package script

import (
	"strings"
	"unicode"
)

// Digits writes the decimal digits of every script as those of ASCII.
func Digits(text string) string {
	return strings.Map(Digit, text)
}

// Digit returns the digit of ASCII for a decimal digit of any script, and all else as it is. Unicode has the ten of
// each script in order, one script behind another in some places (The Unicode Standard, section 4.6).
func Digit(r rune) rune {
	if r < '\u0660' || !unicode.IsDigit(r) { // there are none between
		return r
	}
	for _, t := range unicode.Digit.R16 {
		if uint16(r) <= t.Hi && r <= 0xFFFF {
			return '0' + (r-rune(t.Lo))%10
		}
	}
	for _, t := range unicode.Digit.R32 {
		if uint32(r) <= t.Hi {
			return '0' + (r-rune(t.Lo))%10
		}
	}
	return r
}
