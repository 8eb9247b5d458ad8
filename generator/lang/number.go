package lang

import (
	"fmt"
	"strconv"
	"strings"

	"beleg/generator/edtf"
)

// Number writes an int or a float64 as people do: 13.000 and 1,2 in German, 13,000 and 1.2 in English. A float64 keeps
// all its digits; round before, if it has too many. Any other type is a fault of the program and panics.
func (l *Lang) Number(n any) string {
	switch n := n.(type) {
	case int:
		return l.whole(n)
	case float64:
		return l.digits(strconv.FormatFloat(n, 'f', -1, 64))
	}
	panic(fmt.Sprintf("lang: %T is no number", n))
}

func (l *Lang) whole(n int) string { return l.digits(strconv.Itoa(n)) }

// digits groups the thousands of a number as strconv writes it and gives it the language's signs.
func (l *Lang) digits(s string) string {
	sign := ""
	if after, negative := strings.CutPrefix(s, "-"); negative {
		s, sign = after, "−" // the minus sign U+2212, as wide as a digit
	}
	whole, fraction, broken := strings.Cut(s, ".")
	if len(whole) <= 3 && !broken || whole[0] > '9' { // short, NaN or Inf
		return sign + s
	}
	var b strings.Builder
	b.WriteString(sign)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.group)
		}
		b.WriteByte(whole[i])
	}
	if broken {
		b.WriteString(l.decimal + fraction)
	}
	return b.String()
}

// written turns an argument of Fill into text. nil and everything unknown panics, as Number does.
func (l *Lang) written(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case edtf.Day:
		return l.Day(v)
	case edtf.Date:
		return l.Date(v)
	}
	return l.Number(value)
}
