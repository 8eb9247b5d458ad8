package fact_test

import (
	"fmt"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/words/edtf"
)

func TestTheDaysOnWhichASiteSaysSomethingNewAreTheNewestSixtyWithoutDrafts(t *testing.T) {
	on := func(day string) edtf.Date {
		date, err := edtf.Parse(day)
		if err != nil {
			t.Fatal(err)
		}
		return date
	}
	answered := func(day string) *fact.Answer { return &fact.Answer{Answer: format.Answer{Date: on(day)}} }
	base := &fact.Base{
		Claims: []*fact.Claim{{ID: "a", Reviews: []*fact.Review{{Date: on("2024-03-01")}, {Date: on("2024-03-02")}}},
			{ID: "draft", Draft: true, Reviews: []*fact.Review{{Date: on("2024-03-02")}, {Date: on("2024-03-03")}}}},
		Questions: []*fact.Question{{Answers: []*fact.Answer{answered("2024-02-29"), answered("2024-03-01")}}},
	}
	if got, want := days(base), "[2024-02-29 2024-03-01 2024-03-02]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for i := range 60 {
		base.Claims[0].Reviews = append(base.Claims[0].Reviews, &fact.Review{Date: on(edtf.NewDay(2025, 1, 1+i).String())})
	}
	if got := base.Days(); len(got) != 60 || got[0].Day != edtf.NewDay(2025, 1, 1) {
		t.Errorf("got %d days from %s on, want 60 from 2025-01-01 on", len(got), got[0].Day)
	}
}

func days(b *fact.Base) string {
	var list []edtf.Day
	for _, d := range b.Days() {
		list = append(list, d.Day)
	}
	return fmt.Sprint(list)
}
