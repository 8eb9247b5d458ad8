package edtf

import (
	"testing"
	"time"
)

func TestDayCountsFromTheEpoch(t *testing.T) {
	tests := []struct {
		year, month, day int
		want             Day
		text             string
	}{
		{1970, 1, 1, 0, "1970-01-01"},
		{1969, 12, 31, -1, "1969-12-31"},
		{2024, 2, 29, 19782, "2024-02-29"},
		{2000, 3, 1, 11017, "2000-03-01"},
		{1900, 3, 0, -25509, "1900-02-28"}, // no leap year
		{2024, 13, 1, 20089, "2025-01-01"},
		{1, 1, 1, -719162, "0001-01-01"},
		{-1, 12, 31, -719529, "-0001-12-31"},
	}
	for _, test := range tests {
		got := NewDay(test.year, test.month, test.day)
		if got != test.want || got.String() != test.text {
			t.Errorf("NewDay(%d, %d, %d) = %d, %q, want %d, %q", test.year, test.month, test.day, got, got, test.want, test.text)
		}
	}
}

func TestEveryDayOfFourCenturiesIsCivilAndBack(t *testing.T) {
	for d := NewDay(2000, 1, 1); d <= NewDay(2399, 12, 31); d++ {
		year, month, day := d.Civil()
		if NewDay(year, month, day) != d {
			t.Fatalf("day %d is %d-%d-%d, which is day %d", d, year, month, day, NewDay(year, month, day))
		}
	}
}

func TestNewDayCountsAsPackageTimeDoes(t *testing.T) {
	for year := -801; year < 2420; year += 1 + year&1 {
		for month := -13; month <= 26; month++ {
			for _, day := range []int{-40, 0, 1, 29, 31, 400} {
				want := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
				if got := NewDay(year, month, day); int64(got) != want {
					t.Fatalf("%d-%d-%d: got %d, want %d", year, month, day, got, want)
				}
			}
		}
	}
}
