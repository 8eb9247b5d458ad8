package overview

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/facts/fact"
	"beleg/generator/pages/timeline"
	"beleg/generator/words/edtf"
)

var room = sizes{length: 850, compressed: 30, rows: [3]int{15, 6, 4}, marks: [3]int{48, 20, 12}}

// happened returns a chronology of events with these dates.
func happened(t testing.TB, dates ...string) []*timeline.Entry {
	t.Helper()
	base := &fact.Base{Site: &fact.Site{Language: "de"}}
	for i, d := range dates {
		base.Events = append(base.Events, &fact.Event{ID: fmt.Sprintf("%04d", i), Title: d, When: date(t, d)})
	}
	return timeline.Entries(base, fact.UsesOf(base))
}

func laid(entries []*timeline.Entry, room sizes) [3]lane {
	return room.lay(entries, newAxis(knotsOf(entries), room.length, room.compressed))
}

// described says how a mark is drawn: ( ) fading ends, [ ] sharp ones, < > open ones.
func described(m *mark) string {
	var s strings.Builder
	if m.Doubt {
		s.WriteString("dashed ")
	}
	if m.Dot {
		return s.String() + "dot"
	}
	switch {
	case m.Arrow < 0:
		s.WriteString("<")
	case m.Solid.From == m.Whole.From:
		s.WriteString("[")
	default:
		s.WriteString("(")
	}
	switch {
	case m.Arrow > 0:
		s.WriteString(">")
	case m.Solid.To == m.Whole.To:
		s.WriteString("]")
	default:
		s.WriteString(")")
	}
	return s.String()
}

func TestUncertaintyIsDrawn(t *testing.T) {
	for when, want := range map[string]string{
		"2024-10-08":              "dot",
		"2024-10-08?":             "dashed dot",
		"2024-10-03~":             "()",
		"2024-10-03%":             "dashed []", // the dashes go around where it would fade
		"2024-10":                 "[]",
		"2024-10~":                "()",
		"2024-10-XX":              "[]",
		"2024-10?":                "dashed []",
		"2024-10-08/2024-10-13":   "[]",
		"2022/2024-10-08~":        "[)",
		"2024-06~/2024-10-08":     "(]",
		"2024-08/..":              "[>",
		"2024-08~/..":             "(>",
		"../2024-10-16":           "<]",
		"../2024-10-16~":          "<)",
		"[2024-10-07,2024-10-09]": "[]",
	} {
		for _, m := range laid(happened(t, when, "2017", "2025-04-28"), room)[0].Marks {
			if m.When == date(t, when) && described(m) != want {
				t.Errorf("%s is drawn %s, want %s", when, described(m), want)
			}
		}
	}
}

func TestEachKindHasItsLane(t *testing.T) {
	source := &fact.Source{ID: "bote", Published: date(t, "2024-06-05")}
	q := &fact.Quote{ID: "q-a", Source: source, Said: date(t, "2024-06-03")}
	base := &fact.Base{Site: &fact.Site{Language: "de"}, Sources: []*fact.Source{source}, Events: []*fact.Event{{ID: "regen", When: date(t, "2024-06-01")}},
		Claims: []*fact.Claim{{ID: "a", When: date(t, "2024-06-01"), Quotes: []*fact.Quote{q}}}}
	var got []string
	for _, lane := range laid(timeline.Entries(base, fact.UsesOf(base)), room) {
		for _, m := range lane.Marks {
			got = append(got, fmt.Sprintf("%s in row %d of %d at %.0f", m.Kind, m.Row, lane.Rows, m.At))
		}
	}
	// A claim is not joined to an event of the same day: the one is disputed, the other not.
	want := []string{"claim in row 0 of 2 at 85", "event in row 1 of 2 at 85", "statement in row 0 of 1 at 425", "publication in row 0 of 1 at 765"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// On a telephone the name of the last lane ends at the edge, and the one before begins where its lane does: with few marks in
// both there must be room for the two, which are some sixteen letters, and for that of the first.
func TestTheNamesOfTheLanesHaveRoom(t *testing.T) {
	base := &fact.Base{Site: &fact.Site{Language: "de"}}
	s := &fact.Source{ID: "a", Title: "a", Published: date(t, "2024-10-08")}
	base.Sources = []*fact.Source{s}
	base.Events = []*fact.Event{{ID: "e", Title: "e", When: date(t, "2024-10-07"),
		Quotes: []*fact.Quote{{ID: "q", Source: s, Said: date(t, "2024-10-07")}}}}
	for _, d := range Drawings(timeline.Entries(base, fact.UsesOf(base))) {
		if n := len(d.Lanes); d.Name == "down" && (n != 3 || d.Width-d.Lanes[n-2].Label.X < 16*letter) {
			t.Errorf("got %d lanes and %.0f pixels for the names of the last two, want 3 and %.0f", n, d.Width-d.Lanes[max(n-2, 0)].Label.X, 16*letter)
		} else if d.Name == "down" && d.Lanes[1].Label.X-d.Lanes[0].Label.X < 11*letter {
			t.Errorf("got %.0f pixels for the name of the first lane, want %.0f", d.Lanes[1].Label.X-d.Lanes[0].Label.X, 11*letter)
		}
	}
}

// A dot is full if what it stands for is borne out or an event; a bar that is not bears a hollow one.
func TestMarksTellWhatIsNotBorneOut(t *testing.T) {
	claim := func(id, when string, tone fact.Tone) *fact.Claim {
		return &fact.Claim{ID: id, Claim: id, When: date(t, when), Reviews: []*fact.Review{{Rating: &fact.Rating{Label: "is " + string(tone), Tone: tone}}}}
	}
	base := &fact.Base{Site: &fact.Site{Language: "de"}, Events: []*fact.Event{{ID: "e", Title: "e", When: date(t, "2024-06-01")}}, Claims: []*fact.Claim{
		claim("a", "2024-06-02", fact.Good), claim("b", "2024-06-03", fact.Mixed), claim("c", "2024-06-04", fact.Bad), claim("d", "2024-06-05", fact.Open),
		claim("f", "2024-06-06", fact.Good), claim("g", "2024-06-06", fact.Open), claim("h", "2024-06-07", fact.Good), claim("i", "2024-06-07", fact.Good)}}
	var got []string
	for _, m := range Drawings(timeline.Entries(base, fact.UsesOf(base)))[1].Lanes[0].Marks {
		got = append(got, fmt.Sprintf("%s %d weak %v %s", m.Kind, m.N, m.Weak, m.Rating))
	}
	want := []string{"event 1 weak false ", "claim 1 weak false is good", "claim 1 weak true is mixed", "claim 1 weak true is bad", "claim 1 weak true is open",
		"claim 2 weak true ", "claim 2 weak false "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheSameDateIsOneMarkAndLeadsToTheFirst(t *testing.T) {
	marks := laid(happened(t, "2024-10-08", "2024-10-08", "2024-10-08", "2024-10-09"), room)[0].Marks
	if len(marks) != 2 || len(marks[0].Entries) != 3 || marks[0].Entries[0].ID != "event-0000" || marks[0].When != date(t, "2024-10-08") {
		t.Errorf("got %d marks, the first of %v, %s", len(marks), ids(marks[0].Entries), marks[0].When)
	}
}

func TestWhatDiffersIsJoinedOnlyWhenThereIsNoRoom(t *testing.T) {
	dates := []string{"2022-01-03/2024-10-08", "2022-01-05/2024-10-24", "2022-01-07~/2024-10-10", "2024-10-08"}
	if got := len(laid(happened(t, dates...), room)[0].Marks); got != 4 {
		t.Errorf("%d marks where there is room, want 4", got)
	}
	narrow := room
	narrow.rows[0] = 2
	marks := laid(happened(t, dates...), narrow)[0].Marks
	if len(marks) != 2 || marks[0].When != date(t, "2022-01/2024-10") || described(marks[0]) != "(]" || !marks[1].Dot {
		t.Errorf("got %d marks, the first %s %s", len(marks), marks[0].When, described(marks[0]))
	}
}

// anyDates returns dates of every form, spread over years.
func anyDates(n, years int) []string {
	rng := rand.New(rand.NewPCG(uint64(n), uint64(years)))
	var dates []string
	for range n {
		y, m, d := 2025-rng.IntN(years), 1+rng.IntN(12), 1+rng.IntN(28)
		day := fmt.Sprintf("%04d-%02d-%02d", y, m, d)
		dates = append(dates, []string{day, day, day, day + "~", day + "?", day[:7], day[:7] + "~", day[:4], day + "/..", "../" + day,
			day + "/" + fmt.Sprintf("%04d-12-31~", y+rng.IntN(3))}[rng.IntN(11)])
	}
	return dates
}

// TestADrawingHoldsEverythingAndNothingOverlaps holds small and large chronologies to the room.
func TestADrawingHoldsEverythingAndNothingOverlaps(t *testing.T) {
	for _, n := range []int{0, 1, 40, 400, 4000} {
		for _, years := range []int{1, 8, 900} {
			entries := happened(t, anyDates(n, years)...)
			lane := laid(entries, room)[0]
			if lane.Rows > room.rows[0] || len(lane.Marks) > room.marks[0] {
				t.Errorf("%d entries in %d years: %d rows, %d marks", n, years, lane.Rows, len(lane.Marks))
			}
			shown := 0
			rows := map[int][]stretch{}
			for _, m := range lane.Marks {
				shown += len(m.Entries)
				if m.At < -arrowLength || m.At > room.length+arrowLength || m.Row >= lane.Rows {
					t.Errorf("%d entries in %d years: a mark stands at %g in row %d", n, years, m.At, m.Row)
				}
				for _, other := range rows[m.Row] {
					if r := m.reach(); r.From < other.To && other.From < r.To {
						t.Errorf("%d entries in %d years: %v overlaps %v in row %d", n, years, r, other, m.Row)
					}
				}
				rows[m.Row] = append(rows[m.Row], m.reach())
			}
			if shown != len(entries) {
				t.Errorf("%d entries in %d years: the marks stand for %d", n, years, shown)
			}
		}
	}
}

func TestMarksKeepTheOrderOfThePage(t *testing.T) {
	entries := happened(t, anyDates(300, 3)...)
	last := -1
	for _, m := range laid(entries, room)[0].Marks {
		if at := slices.Index(entries, m.Entries[0]); at <= last {
			t.Errorf("the mark of entry %d stands after that of %d", at, last)
		} else {
			last = at
		}
	}
}

// Where a name and how long after it was reported do not fit, the latter goes first.
func TestANameIsCutLast(t *testing.T) {
	entries := happened(t, "2024-01-01", "2024-07-01", "2024-12-31")
	for letters, want := range map[int]string{20: "all", 55: "brief", 300: "brief, cut"} {
		entries[1].Title = strings.Repeat("Wort ", letters/5)[:letters-1]
		n, got := Drawings(entries)[0].Named[1], "all"
		if n.Brief {
			got = "brief"
		}
		if n.Title != entries[1].Title {
			got += ", cut"
		}
		if got != want {
			t.Errorf("a name of %d letters is %q, want %q: %s", letters, got, want, n.Title)
		}
	}
}

// What was reported long after has its name on the line to the report, but not on the dot of its day.
func TestANameStandsBesideItsDot(t *testing.T) {
	entries := happened(t, "2024-01-01", "2024-12-31")
	entries[0].Sources = []*fact.Source{{Published: date(t, "2024-12-31")}}
	n := Drawings(entries)[0].Named[0]
	if n.Lag == nil || n.Before || !n.Dot || n.Label.X < n.At.X+5.5 || n.Label.X > n.Report.To.X {
		t.Errorf("the name of an event at %v that was reported at %v stands at %v", n.At, n.Report.To, n.Label)
	}
}

func BenchmarkDraw4000(b *testing.B) {
	entries := happened(b, anyDates(4000, 8)...)
	for b.Loop() {
		laid(entries, room)
	}
}

func date(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func ids(entries []*timeline.Entry) []string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}
