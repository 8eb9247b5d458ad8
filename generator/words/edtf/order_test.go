package edtf

import "testing"

func TestCompareIsCertainOrSaysUnknown(t *testing.T) {
	tests := []struct {
		a, b string
		want Order
	}{
		{"2024-10-08", "2024-10-08", Same},
		{"2024-10-08", "2024-10-09", Before},
		{"2024-10", "2024-11", Before},
		{"2024-10", "2024-10", Unknown}, // two things of one month need not be of one day
		{"2024-10", "2024-10-08", Unknown},
		{"2024-10-XX", "2024-11-01", Before},
		{"2024-10-0X", "2024-10-1X", Before},
		{"2024", "202X", Unknown},
		{"19XX", "2000", Before},
		{"1970", "1970-01-01", Unknown},
		// A day gives way by 31 days.
		{"2024-10-03~", "2024-11-03", Unknown},
		{"2024-10-03~", "2024-11-04", Before},
		{"2024-10-03~", "2024-10-03~", Unknown},
		{"2024-10-03?", "2024-12-04%", Unknown},
		{"2024-10-03?", "2024-12-05%", Before},
		// A month by a year, a year by a decade.
		{"2023-09?", "2024-10-01", Before},
		{"2023-10?", "2024-10-01", Unknown},
		{"2014~", "2025", Before},
		{"2014~", "2024", Unknown},
		{"2014-XX~", "2024", Unknown},
		// Only the qualified end gives way.
		{"2024-10-03~/2024-10-05", "2024-10-06", Before},
		{"2024-10-03/2024-10-05~", "2024-10-06", Unknown},
		{"2024-08/..", "2025", Unknown},
		{"2024-08/..", "2024-07-31", After},
		{"../2024-12-31", "2025-01-01", Before},
		{"../2024-12-31", "2024-12-31/..", Unknown},
		{"[2024-10-07,2024-10-08]", "2024-10-09", Before},
		{"[2024-10-07..2024-10-09]", "2024-10-09", Unknown},
	}
	opposite := map[Order]Order{Before: After, After: Before, Same: Same, Unknown: Unknown}
	for _, test := range tests {
		a, b := date(t, test.a), date(t, test.b)
		if got := Compare(a, b); got != test.want {
			t.Errorf("Compare(%s, %s) = %s, want %s", a, b, got, test.want)
		}
		if got := Compare(b, a); got != opposite[test.want] {
			t.Errorf("Compare(%s, %s) = %s, want %s", b, a, got, opposite[test.want])
		}
	}
}

func TestAQualifiedPointGivesWayByTheLongestThatTheUnitAboveItsOwnCanBe(t *testing.T) {
	for written, days := range map[string]Day{"10XX~": 365_250, "202X~": 36_525, "2014~": 3_653, "2014-XX~": 3_653, "2014-XX-XX~": 3_653,
		"2014-10~": 366, "2014-10-XX~": 366, "2014-10-1X~": 31, "2014-10-03~": 31} {
		a := date(t, written)
		last, _ := a.Latest()
		if got := Compare(a, date(t, (last+days).String())); got != Unknown {
			t.Errorf("%s and %d days after its end: got %s, want unknown", a, days, got)
		}
		if got := Compare(a, date(t, (last+days+1).String())); got != Before {
			t.Errorf("%s and %d days after its end: got %s, want before", a, days+1, got)
		}
	}
}

func TestCompareWithNoDateIsUnknown(t *testing.T) {
	if got := Compare(Date{}, date(t, "2024-10-08")); got != Unknown {
		t.Errorf("Compare(no date, 2024-10-08) = %s, want unknown", got)
	}
	if got := Compare(Date{}, Date{}); got != Unknown {
		t.Errorf("Compare(no date, no date) = %s, want unknown", got)
	}
}

// checkOrder holds that turning the question round turns the answer round, and that no answer contradicts the days.
func checkOrder(t *testing.T, s, r string) {
	t.Helper()
	a, errA := Parse(s)
	b, errB := Parse(r)
	if errA != nil || errB != nil {
		return
	}
	opposite := map[Order]Order{Before: After, After: Before, Same: Same, Unknown: Unknown}
	order := Compare(a, b)
	if back := Compare(b, a); back != opposite[order] {
		t.Errorf("Compare(%s, %s) = %s, but the other way round %s", a, b, order, back)
	}
	last, ended := a.Latest()
	first, begun := b.Earliest()
	if order == Before && (!ended || !begun || last >= first) {
		t.Errorf("Compare(%s, %s) = before, but %s may lie on %s", a, b, a, last)
	}
	if order == Same && a != b {
		t.Errorf("Compare(%s, %s) = same", a, b)
	}
}
