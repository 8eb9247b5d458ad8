package render

import (
	"fmt"
	"html/template"
	"strconv"

	"beleg/generator/chart"
	"beleg/generator/edtf"
	"beleg/generator/lang"
	"beleg/generator/site"
	"beleg/generator/timeline"
)

// words is the functions that speak the site's language.
type words struct{ *lang.Lang }

// functions returns what templates can call.
func functions(l *lang.Lang) template.FuncMap {
	w := words{l}
	return template.FuncMap{
		// words
		"text":         w.Text,         // text "nav.skip"
		"word":         w.word,         // word "stance" .Stance
		"count":        w.Count,        // count "claim.count" 3
		"fill":         w.named,        // fill "quote.said" "When" (when .Said)
		"number":       w.Number,       // number 13000
		"date":         w.Date,         // date .When
		"when":         w.When,         // when .Said, within a sentence
		"day":          w.Day,          // for an edtf.Day
		"month":        w.Month,        // month .Year .Month
		"monthShort":   w.monthShort,   // monthShort .Month
		"tally":        w.tally,        // tally .Kind 3
		"figure":       w.figure,       // figure .Figure
		"originsLine":  w.originsLine,  // originsLine .Origins
		"originsShort": w.originsShort, // originsShort .Origins
		"tick":         w.tick,         // tick .Day, for a chart.DayTick
		"tickYear":     w.tickYear,
		// form
		"exact":     exact,
		"nav":       navigation,
		"bars":      bars,
		"branches":  branches,
		"innermost": innermost,
		"stances":   stances,
		"rest":      rest,
		"wordless":  wordless,
		"spanned":   spanned,
	}
}

// word returns the message for a key of a closed list: word "stance" "supports". An empty key has no word.
func (w words) word(group string, key any) string {
	name := fmt.Sprint(key) // timeline.Kind is no plain string
	if name == "" {
		return ""
	}
	return w.Text(group + "." + name)
}

// named fills a message with arguments given as name, value, name, value.
func (w words) named(id string, pairs ...any) (string, error) {
	if len(pairs)%2 != 0 {
		return "", fmt.Errorf("fill %q: %d arguments are not names with values", id, len(pairs))
	}
	args := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return "", fmt.Errorf("fill %q: %v is no name", id, pairs[i])
		}
		args[name] = pairs[i+1]
	}
	return w.Fill(id, args), nil
}

// monthShort abbreviates a month to three letters, as both languages do.
func (w words) monthShort(month int) string {
	name := []rune(w.MonthOfYear(month))
	return string(name[:min(3, len(name))])
}

// tally counts entries of the chronology of one kind: "12 Behauptungen".
func (w words) tally(kind timeline.Kind, n int) string {
	switch kind {
	case timeline.Event:
		return w.Count("chronology.events", n)
	case timeline.Claim:
		return w.Count("claim.count", n)
	case timeline.Statement:
		return w.Count("chronology.statements", n)
	}
	return w.Count("chronology.publications", n)
}

func (w words) originsLine(o site.Origins) string {
	return w.Origins(o.Articles, o.AtLeast, o.AtMost)
}

// originsShort writes the number of independent origins where there is little room: "1–3".
func (w words) originsShort(o site.Origins) string {
	if o.AtLeast == o.AtMost {
		return w.Number(o.AtMost)
	}
	return w.Fill("date.dash", map[string]any{"From": o.AtLeast, "To": o.AtMost})
}

// tick writes what a line of a chart stands for, as far as it is not said below by tickYear: "8. Oktober", "Oktober", "2024".
func (w words) tick(t chart.DayTick) string {
	year, month, _ := t.Day.Civil()
	switch t.Unit {
	case chart.Day:
		return w.DayOfYear(t.Day)
	case chart.Month:
		return w.MonthOfYear(month)
	}
	return strconv.Itoa(year)
}

func (w words) tickYear(t chart.DayTick) string {
	year, _, _ := t.Day.Civil()
	return strconv.Itoa(year)
}

// figure writes a figure with its unit: "mindestens 10.000 Soldaten", "rund 1,2 bis 1,5 Tonnen".
func (w words) figure(f site.Figure) (string, error) {
	value, err := w.span(f)
	if err != nil || value == "" || f.Unit == "" {
		return value, err
	}
	return w.named("figures.with-unit", "Value", value, "Unit", f.Unit)
}

func (w words) span(f site.Figure) (string, error) {
	switch {
	case f.Min == nil && f.Max == nil:
		return "", nil
	case f.Max == nil:
		return w.named("figures.min", "Value", w.about(f, w.Number(*f.Min)))
	case f.Min == nil:
		return w.named("figures.max", "Value", w.about(f, w.Number(*f.Max)))
	case *f.Min == *f.Max:
		return w.about(f, w.Number(*f.Min)), nil
	}
	value, err := w.named("figures.range", "Min", *f.Min, "Max", *f.Max)
	return w.about(f, value), err
}

func (w words) about(f site.Figure, value string) string {
	if !f.About {
		return value
	}
	return w.Fill("figures.about", map[string]any{"Value": value})
}

// exact returns a date for a datetime attribute, which knows no uncertain dates: "" if it is not one certain day.
func exact(d edtf.Date) string {
	if day, ok := d.Exact(); ok {
		return day.String()
	}
	return ""
}

// navigation returns the address of an entry of the navigation, "" if there is none.
func navigation(f site.Frame, key string) string {
	if f.Shell == nil {
		return ""
	}
	for _, items := range [][]site.NavItem{f.Shell.Nav, f.Shell.Views} {
		for _, item := range items {
			if item.Key == key {
				return item.Href
			}
		}
	}
	return ""
}
