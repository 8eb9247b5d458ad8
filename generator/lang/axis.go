package lang

import (
	"beleg/generator/edtf"
)

// DayOfYear writes a day without its year, which stands elsewhere, as on an axis: "8. Oktober".
func (l *Lang) DayOfYear(d edtf.Day) string { return l.leaving(d, theYear) }

// MonthOfYear writes a month, 1 to 12, without its year: "Oktober".
func (l *Lang) MonthOfYear(month int) string { return l.months[month-1] }
