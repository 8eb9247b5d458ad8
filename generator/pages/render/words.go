package render

import (
	"cmp"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"beleg/generator/pages/chart"
	"beleg/generator/pages/plate"
	"beleg/generator/pages/site"
	"beleg/generator/pages/timeline"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
	"beleg/generator/words/reading"
	"beleg/generator/words/script"
)

// words is the functions that speak the site's language.
type words struct{ *lang.Lang }

// functions returns what templates can call.
func functions(l *lang.Lang) map[string]plate.Func {
	w := words{l}
	return map[string]plate.Func{
		// words
		"text":         plate.One(w.Text),         // text "nav.skip"
		"word":         plate.Two(w.word),         // word "stance" .Stance
		"count":        plate.Two(w.Count),        // count "claim.count" 3
		"fill":         plate.Pairs(w.Fill),       // fill "quote.said" "When" (when .Said)
		"number":       plate.One(w.Number),       // number 13000
		"date":         plate.One(w.Date),         // date .When
		"when":         plate.One(w.When),         // when .Said, within a sentence
		"said":         plate.One(w.Said),         // said .Said, within a sentence
		"day":          plate.One(w.Day),          // for an edtf.Day
		"month":        plate.Two(w.Month),        // month .Year .Month
		"monthShort":   plate.One(w.MonthShort),   // monthShort .Month
		"tally":        plate.Two(w.tally),        // tally .Kind 3
		"figure":       plate.One(w.figure),       // figure .Figure
		"role":         plate.Two(w.role),         // role .Role .Unnamed
		"originsLine":  plate.One(w.originsLine),  // originsLine .Origins
		"originsShort": plate.One(w.originsShort), // originsShort .Origins
		"tick":         plate.One(w.tick),         // tick .Day, for a chart.DayTick
		"tickYear":     plate.One(w.tickYear),
		"isolated":     plate.One(script.Isolated), // isolated .Title, within a line of plain text
		// form
		"exact":     plate.One(exact),
		"dir":       plate.One(script.Dir), // as partials/dir.html and partials/bdi.html have it
		"nav":       plate.Two(navigation),
		"bars":      plate.Other(bars),
		"strip":     plate.Other(strip),
		"branches":  plate.Other(branches),
		"innermost": plate.Other(innermost),
		"wordless":  plate.Other(wordless),
		"spanned":   plate.Other(spanned),
		"around":    plate.Other(w.around),
	}
}

// functionMap returns functions as html/template takes them.
func functionMap(functions map[string]plate.Func) template.FuncMap {
	m := template.FuncMap{}
	for name, f := range functions {
		m[name] = f.F
	}
	return m
}

// word returns the message for a key of a closed list: word "stance" "supports". An empty key has no word.
func (w words) word(group string, key any) string {
	name, plain := key.(string)
	if !plain {
		name = fmt.Sprint(key) // timeline.Kind is no plain string
	}
	if name == "" {
		return ""
	}
	return w.Text(group + "." + name)
}

// around returns a message cut where its only place is, for what must have a tag of its own there:
// around "quote.hedged" "Hedge".
func (w words) around(id, place string) []string {
	const here = "\x00"
	return strings.Split(w.Fill(id, place, here), here)
}

// tallies are the messages that count entries of the chronology, by their kind.
var tallies = map[timeline.Kind]string{
	timeline.Event: "chronology.events", timeline.Claim: "claim.count", timeline.Statement: "chronology.statements",
	timeline.Publication: "chronology.publications",
}

// tally counts entries of the chronology of one kind: "12 Behauptungen".
func (w words) tally(kind timeline.Kind, n int) string { return w.Count(tallies[kind], n) }

// role says who somebody is, and that they are not named unless the words say so themselves.
func (w words) role(role string, unnamed bool) string {
	note := w.Text("actor.unnamed")
	switch {
	case !unnamed || strings.Contains(role, note):
		return script.Isolated(role)
	case role == "":
		return note
	}
	return script.Isolated(role) + w.Text("sign.semicolon") + " " + note
}

func (w words) originsLine(o site.Origins) string {
	return w.Origins(o.Articles, o.AtLeast, o.AtMost)
}

// originsShort writes the number of independent origins where there is little room: "1–3".
func (w words) originsShort(o site.Origins) string {
	if o.AtLeast == o.AtMost {
		return w.Number(o.AtMost)
	}
	return w.Fill("date.dash", "From", o.AtLeast, "To", o.AtMost)
}

// tick writes what a line of a chart stands for, as far as it is not said below by tickYear: "8. Oktober", "Oktober",
// "2024".
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

// figure writes a figure with its unit: "mindestens 10.000 Soldaten", "rund 1,2 bis 1,5 Tonnen". A currency stands with
// every number, before or behind it: "at least $5".
func (w words) figure(f site.Figure) string {
	about := func(value string) string {
		if f.About {
			return w.Fill("figures.about", "Value", value)
		}
		return value
	}
	value, unit := "", f.Unit
	switch {
	case f.Min == nil && f.Max == nil:
		return f.Words
	case f.Max == nil:
		value = w.Fill("figures.min", "Value", about(w.amount(f, *f.Min)))
	case f.Min == nil:
		value = w.Fill("figures.max", "Value", about(w.amount(f, *f.Max)))
	case *f.Min == *f.Max:
		value = about(w.amount(f, *f.Min))
	default:
		value = about(w.Fill("figures.range", "Min", w.amount(f, *f.Min), "Max", w.amount(f, *f.Max)))
	}
	if f.Unit == "" || isCurrency(f.Unit) {
		return value
	}
	if last := cmp.Or(f.Max, f.Min); f.One != "" && w.One(*last) {
		unit = f.One
	}
	return w.Fill("figures.with-unit", "Value", value, "Unit", unit)
}

func (w words) amount(f site.Figure, n float64) string {
	switch {
	case !isCurrency(f.Unit):
		return w.Number(n)
	case currencyCodes[f.Unit]:
		return w.Fill("figures.with-currency-code", "Value", n, "Unit", f.Unit)
	}
	return w.Fill("figures.with-currency", "Value", n, "Unit", f.Unit)
}

// isCurrency tells whether a unit is the sign or code of a currency alone, such as €, US$ or CHF, and not "Mio. €" or
// "€/kWh".
func isCurrency(unit string) bool {
	last, _ := utf8.DecodeLastRuneInString(unit)
	return currencyCodes[unit] || unicode.Is(unicode.Sc, last) && !strings.ContainsAny(unit, " /")
}

// currencyCodes are some of ISO 4217: not every three capitals are money.
var currencyCodes = map[string]bool{"AUD": true, "CAD": true, "CHF": true, "CNY": true, "CZK": true, "DKK": true,
	"EUR": true, "GBP": true, "HUF": true, "ILS": true, "INR": true, "JPY": true, "KRW": true, "NOK": true, "PLN": true,
	"RON": true, "RUB": true, "SEK": true, "TRY": true, "UAH": true, "USD": true}

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
	for _, item := range slices.Concat(f.Shell.Nav, f.Shell.Views) {
		if item.Key == key {
			return item.Href
		}
	}
	return ""
}

// bar is a part of a bar, in percent of the whole, as SVG writes numbers.
type bar struct{ Tone, X, Width string }

// bars divides a bar among ratings. Ratings that no claim has take no room.
func bars(shares []site.Share) []bar {
	total, before := 0, 0
	for _, s := range shares {
		total += s.N
	}
	percent := func(n int) string { return strconv.FormatFloat(float64(n)*100/float64(total), 'f', 2, 64) }
	var parts []bar
	for _, s := range shares {
		if s.N > 0 {
			parts = append(parts, bar{s.Rating.Tone, percent(before), percent(s.N)})
		}
		before += s.N
	}
	return parts
}

// stretches are the parts of a strip that have one tone, as the data of an SVG path: lines along the middle of a box of
// 100 × 1.
type stretches struct{ Tone, Path string }

// strip draws an article of which parts are rated, one path for each tone: of hundreds of parts each as an element of
// its own would weigh as much as the text. What has no rating is the ground that the others stand on.
func strip(shares []site.Share) []stretches {
	total, before := 0, 0
	for _, s := range shares {
		total += s.N
	}
	var tones []string
	paths := map[string][]byte{}
	for _, s := range shares {
		if tone := s.Rating.Tone; s.N > 0 && tone != "" {
			if paths[tone] == nil {
				tones = append(tones, tone)
			}
			paths[tone] = append(hundredths(append(paths[tone], 'M'), before, total), " .5h"...)
			paths[tone] = hundredths(paths[tone], s.N, total)
		}
		before += s.N
	}
	drawn := []stretches{{"", "M0 .5h100"}}
	for _, tone := range tones {
		drawn = append(drawn, stretches{tone, string(paths[tone])})
	}
	return drawn
}

// hundredths appends how many percent n is of a total, to the hundredth.
func hundredths(b []byte, n, total int) []byte {
	return strconv.AppendFloat(b, math.Round(float64(n)*10_000/float64(total))/100, 'f', -1, 64)
}

// branch is a voice and who has it from there, or at the end an article, or voices that are one origin.
type branch struct {
	Voice   *site.Voice // nil for an article and for an origin
	For     string      // whom the voices below speak for
	Through bool        // the voice has it from another: it is no origin
	Article site.Link
	Bare    bool // the article does not say where it has it from
	Own     bool // the article's publisher is no outlet
	Under   []*branch
}

// branches turns chains around, from origin to article, and joins those that begin alike: five articles that all have
// it from one agency are one origin, and are seen to be. Voices nobody describes may be the same or not, so they stay
// apart.
func branches(chains []site.Chain) []*branch {
	var roots []*branch
	for _, c := range chains {
		level := &roots
		for i := len(c.Voices) - 1; i >= 0; i-- {
			level = join(level, &branch{Voice: &c.Voices[i], Through: i < len(c.Voices)-1})
		}
		*level = append(*level, &branch{Article: c.Article, Bare: len(c.Voices) == 0, Own: c.Own})
	}
	return oneOrigin(roots)
}

// oneOrigin puts the voices together that speak for the same: they count once.
func oneOrigin(voices []*branch) []*branch {
	first, list := map[string]*branch{}, voices[:0]
	for _, b := range voices {
		name := ""
		if b.Voice != nil {
			name = b.Voice.For
		}
		one := first[name]
		if name == "" || one == nil {
			first[name], list = b, append(list, b)
			continue
		}
		if one.For == "" {
			*one = branch{For: name, Under: []*branch{one.alone()}}
		}
		one.Under = append(one.Under, b.alone())
	}
	return list
}

// alone returns the branch of a voice without whom it speaks for.
func (b *branch) alone() *branch {
	voice := *b.Voice
	voice.For = ""
	return &branch{Voice: &voice, Under: b.Under}
}

// join finds or adds a voice and returns the level below it.
func join(level *[]*branch, v *branch) *[]*branch {
	for _, b := range *level {
		if v.Voice.Text != "" && b.Voice != nil && b.Voice.Link == v.Voice.Link {
			return &b.Under
		}
	}
	*level = append(*level, v)
	return &v.Under
}

// innermost returns the quotation that a stretch of overlapping ones leads to: the one that began last.
func innermost(marks []site.Mark) site.Mark { return marks[len(marks)-1] }

// spanned is how many columns a heading across the matrix spans: those of the sources, the claim's and the two sums'.
// HTML allows a thousand.
func spanned(sources int) int { return min(sources+3, 1000) }

// wordless reports whether a text has no letter and no digit: what stands between two quotations may be a comma or a
// space, too small to be aimed at, and makes no link.
func wordless(text string) bool { return !strings.ContainsFunc(text, reading.Lettered) }
