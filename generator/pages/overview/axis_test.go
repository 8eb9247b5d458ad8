package overview

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/words/edtf"
)

func day(t testing.TB, s string) edtf.Day {
	t.Helper()
	d, ok := date(t, s).Exact()
	if !ok {
		t.Fatalf("%s is no day", s)
	}
	return d
}

// near allows for the rounding of floating point numbers, far below what a drawing shows.
func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

func TestDaysOfOneStretchAreEquallyWide(t *testing.T) {
	first := day(t, "2024-10-01")
	a := newAxis([]edtf.Day{first, first + 4, first + 10, first + 20}, 400, 20)
	for d := first; d <= first+20; d++ {
		if got, want := a.Place(d), float64(d-first)*20; !near(got, want) {
			t.Errorf("%s stands at %g, want %g", d, got, want)
		}
	}
	if got := a.Compressed(); got != nil {
		t.Errorf("compressed: %v, want nothing", got)
	}
}

func TestEmptyStretchesAreCompressed(t *testing.T) {
	var days []edtf.Day
	for _, burst := range []string{"2017-01-01", "2024-10-01", "2025-04-20"} {
		for d := range edtf.Day(20) {
			days = append(days, day(t, burst)+d)
		}
	}
	a := newAxis(days, 1000, 40)
	var got []string
	for _, s := range a.Compressed() {
		got = append(got, fmt.Sprintf("%.0f wide", s.To-s.From))
	}
	if diff := cmp.Diff([]string{"40 wide", "40 wide"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := a.Scale, 920.0/57; !near(got, want) {
		t.Errorf("a day is %g wide, want %g: what the gaps do not take", got, want)
	}
}

func TestAnAxisWithLittleOnItFillsItsLength(t *testing.T) {
	d := day(t, "2024-10-08")
	for name, days := range map[string][]edtf.Day{
		"nothing": nil, "one knot": {d}, "one day": {d, d + 1}, "one day, often": {d, d, d, d + 1, d + 1}, "two days": {d, d + 1, d + 4000, d + 4001},
		"years": {d, d + 365, d + 730},
	} {
		a := newAxis(days, 500, 20)
		if a.Place(math.MinInt32) != 0 || a.Place(math.MaxInt32) != 500 {
			t.Errorf("%s: the axis runs from %g to %g, want 0 to 500", name, a.Place(math.MinInt32), a.Place(math.MaxInt32))
		}
	}
	if got := newAxis([]edtf.Day{d, d + 365, d + 730}, 500, 20).Compressed(); got != nil {
		t.Errorf("years in a row are compressed: %v", got)
	}
}

// TestTheAxisKeepsOrder holds every axis, however its days lie, to what a reader takes for granted.
func TestTheAxisKeepsOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		span := []int{3, 40, 4000, 400000}[n%4]
		var days []edtf.Day
		for range 1 + rng.IntN(1+n*10) {
			days = append(days, edtf.Day(rng.IntN(span)-span/2))
		}
		a := newAxis(days, 850, 30)
		before, at := math.Inf(-1), 0.0
		for i, k := range a.knots {
			if k.at <= before || k.at < 0 || k.at > 850 {
				t.Fatalf("axis %d: knot %d stands at %g, after %g", n, i, k.at, before)
			}
			if got := a.Place(k.day); got != k.at {
				t.Fatalf("axis %d: %s stands at %g, want %g", n, k.day, got, k.at)
			}
			before = k.at
		}
		for d := edtf.Day(-span); d <= edtf.Day(span); d += edtf.Day(1 + span/500) {
			if got := a.Place(d); got < at {
				t.Fatalf("axis %d: %s stands at %g, and a day before it at %g", n, d, got, at)
			}
			at = a.Place(d)
		}
		taken := 0.0
		for _, s := range a.Compressed() {
			taken += s.To - s.From
		}
		if len(a.knots) > 40 && taken > 0.65*850 {
			t.Errorf("axis %d: compressed stretches take %g of 850", n, taken)
		}
	}
}

func TestTicksNameWhatBeginsThere(t *testing.T) {
	var days []edtf.Day
	for _, s := range []string{"2017-01-01", "2018-01-01", "2024-06-01", "2024-07-01", "2024-10-01", "2024-10-05", "2024-10-12", "2024-10-20", "2024-11-01",
		"2025-04-26", "2025-04-27"} {
		days = append(days, day(t, s))
	}
	var got []string
	for _, tick := range newAxis(days, 850, 30).Ticks(26, 30) {
		got = append(got, fmt.Sprintf("%d-%d-%d", tick.Year, tick.Month, tick.Day))
	}
	want := []string{"2017-0-0", "2018-0-0", "2024-6-0", "0-7-0", "0-10-0", "0-0-5", "0-0-10", "0-0-15", "0-0-20", "0-0-25", "0-11-0", "2025-4-0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A day under the name of the month before would be read as one of that.
func TestDaysStandUnderTheirMonth(t *testing.T) {
	days := []edtf.Day{day(t, "2026-08-31")}
	for _, s := range []string{"2026-09-01", "2026-09-05", "2026-09-12", "2026-09-20", "2026-09-28"} {
		days = append(days, day(t, s))
	}
	var got []string
	for _, tick := range newAxis(days, 300, 34).Ticks(30, 50) {
		got = append(got, fmt.Sprintf("%d-%d-%d", tick.Year, tick.Month, tick.Day))
	}
	if diff := cmp.Diff([]string{"2026-0-0", "0-9-0", "0-0-5", "0-0-10", "0-0-15", "0-0-20", "0-0-25"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTicksHaveRoom(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for n := range 300 {
		var days []edtf.Day
		for range 1 + rng.IntN(200) {
			days = append(days, edtf.Day(20000+rng.IntN(1+n*30)))
		}
		label, year := math.Inf(-1), math.Inf(-1)
		for _, tick := range newAxis(days, 850, 30).Ticks(26, 30) {
			if tick.Month+tick.Day > 0 {
				if tick.At-label < 26 {
					t.Errorf("axis %d: %+v stands %g after the label before it", n, tick, tick.At-label)
				}
				label = tick.At
			}
			if tick.Year > 0 {
				if tick.At-year < 30 {
					t.Errorf("axis %d: %+v stands %g after the year before it", n, tick, tick.At-year)
				}
				year = tick.At
			}
		}
	}
}
