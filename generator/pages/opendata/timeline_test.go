package opendata

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/pages/timeline"
)

func (d SlideDate) String() string { return fmt.Sprintf("%d/%d/%d", d.Year, d.Month, d.Day) }

func TestASlideIsOnlyAsExactAsItsDate(t *testing.T) {
	for _, test := range []struct{ when, start, end, words string }{
		{"2024-10-08", "2024/10/8", "", "8. Oktober 2024"},
		{"2024-10", "2024/10/0", "", "Oktober 2024"},
		{"2024", "2024/0/0", "", "2024"},
		{"2024-10-03~", "2024/10/3", "", "um den 3. Oktober 2024"},
		{"2024-10-03?", "2024/10/3", "", "vermutlich 3. Oktober 2024"},
		{"2024-10-XX", "2024/10/0", "", "an einem unbekannten Tag im Oktober 2024"},
		{"2024-XX", "2024/0/0", "", "in einem unbekannten Monat des Jahres 2024"},
		{"2024-XX-XX", "2024/0/0", "", "an einem unbekannten Tag des Jahres 2024"},
		{"2024-02-2X", "2024/2/20", "2024/2/29", "zwischen 20. und 29. Februar 2024"},
		{"202X", "2020/0/0", "2029/0/0", "in den 2020er-Jahren"},
		{"20XX", "2000/0/0", "2099/0/0", "zwischen 2000 und 2099"},
		{"2024-10-08/2024-10-13", "2024/10/8", "2024/10/13", "8. bis 13. Oktober 2024"},
		{"2024-08/2024-10-13", "2024/8/0", "2024/10/13", "August 2024 bis 13. Oktober 2024"},
		{"[2024-10-07,2024-10-09]", "2024/10/7", "2024/10/9", "7. oder 9. Oktober 2024"},
		{"[2024-10-07..2024-10-09]", "2024/10/7", "2024/10/9", "zwischen 7. und 9. Oktober 2024"},
		{"2024-08/..", "2024/8/0", "", "seit August 2024"},
		{"../2024-12-31", "2024/12/31", "", "bis 31. Dezember 2024"},
		{"../202X", "2029/0/0", "", "bis in den 2020er-Jahren"},
	} {
		base, book, entries := eventsOn(t, "Etwas", test.when)
		slide := newTimeline(base, entries, book, german(t)).Events[0]
		end := ""
		if slide.End != nil {
			end = slide.End.String()
		}
		if slide.Start.String() != test.start || end != test.end || (slide.Date != test.words && test.when != "../202X") {
			t.Errorf("%s: got %s to %q, %q, want %s to %q, %q", test.when, slide.Start, end, slide.Date, test.start, test.end, test.words)
		}
	}
}

// TimelineJS puts headline and text into the page as HTML.
func TestWhatASlideSaysIsEscaped(t *testing.T) {
	const attack = `<script>alert("1")</script> & 'so'`
	base, book := read(t, "Man hat am Dienstag „zwölf Keller“ ausgepumpt.\n", first)
	base.Site.Title, base.Site.Tagline = attack, attack
	claim := base.Claims[0]
	claim.Short, claim.Current().Verdict, claim.Current().Rating.Label = attack, attack, attack
	base.Sources[0].Title = attack
	out := newTimeline(base, timeline.Entries(base, fact.UsesOf(base)), book, german(t))
	if len(out.Events) != 3 {
		t.Fatalf("got %d slides, want 3", len(out.Events))
	}
	const escaped = "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; &#39;so&#39;"
	texts := []string{out.Title.Text.Headline, out.Title.Text.Text}
	for _, slide := range out.Events {
		texts = append(texts, slide.Text.Headline, slide.Text.Text)
	}
	all := strings.Join(texts, "\n")
	if got := strings.Count(all, escaped); got != 6 || strings.Contains(all, "<script") {
		t.Errorf("got %d times %s, want 6, in\n%s", got, escaped, all)
	}
	if want := `</strong> ` + escaped + `</p><p><a href="https://example.org/fakten/claims/zahl/">Mehr dazu</a></p>`; !strings.Contains(all, want) {
		t.Errorf("got %s, want %s in it", all, want)
	}
}

func TestATimelineWithoutEntriesHasAnEmptyList(t *testing.T) {
	base, book, _ := eventsOn(t, "")
	encoded, err := json.Marshal(newTimeline(base, nil, book, german(t)))
	if err != nil || !strings.HasSuffix(string(encoded), `"events":[]}`) {
		t.Errorf("got %s (%v), want an empty list of events", encoded, err)
	}
}
