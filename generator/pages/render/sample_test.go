package render

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"testing"

	"beleg/generator/judgement/address"
	"beleg/generator/pages/chart"
	"beleg/generator/pages/site"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
)

// kinds is every page there is, by its template.
var kinds = func() map[string]func() any {
	kinds := map[string]func() any{}
	for _, k := range address.Kinds {
		kinds[k.Name+".html"] = func() any { return site.Blank(k) }
	}
	return kinds
}()

// inNavigation returns what stands in the navigation.
func inNavigation() []string {
	var names []string
	for _, k := range address.Kinds {
		if k.Nav != address.None {
			names = append(names, k.Name)
		}
	}
	return names
}

// closed is the fields that hold a word of a closed list, with the whole list.
var closed = map[string][]string{
	"NavItem.Key":        inNavigation(),
	"ClaimGroup.Kind":    {"known", "disputed", "stated", "said", "unknown"},
	"MatrixCell.Stance":  {"supports", "disputes", "mentions", ""},
	"Mark.Kind":          {"value", "range", "least", "most"},
	"Mark.Hue":           chart.Hues,
	"Mark.Shape":         chart.Shapes,
	"Join.Hue":           chart.Hues,
	"Series.Hue":         chart.Hues,
	"Series.Shape":       chart.Shapes,
	"MeasureRow.Hue":     chart.Hues,
	"MeasureRow.Shape":   chart.Shapes,
	"DayTick.Unit":       {"day", "month", "year"},
	"DayTick.Anchor":     {"start", "middle", "end"},
	"Rating.Tone":        {"good", "mixed", "bad", "open"},
	"Quote.Stance":       {"supports", "disputes", "mentions"},
	"QuoteGroup.Stance":  {"supports", "disputes", "mentions"},
	"Mark.Stance":        {"supports", "disputes", "mentions"},
	"Use.Stance":         {"supports", "disputes", "mentions"},
	"Related.Kind":       {"contradicts", "changes", "changed-by", "refines", "refined-by", "repeats", "repeated-by", "supersedes", "superseded-by"},
	"DataFile.Key":       {"claims", "questions", "claims-table", "chronology", "calendar", "timeline", "claimreview", "annotations", "build"},
	"DataFile.Rights":    {"own", "quoted", "facts"},
	"SourcePage.Show":    {"quotes", "excerpts", "full", "none"},
	"Block.Role":         {"paragraph", "heading", "caption", ""},
	"Tongue.Dir":         {"", "rtl"},
	"Entry.Kind":         {"event", "claim", "statement", "publication"},
	"Also.Kind":          {"claim", "statement"},
	"chains.Head.Key":    {"origin", "through", "article"},
	"chains.Look.Kind":   {"named", "unnamed", "article", "nothing"},
	"overview.Lane.Key":  {"named", "happened", "said", "published"},
	"overview.Mark.Kind": {"event", "claim", "statement", "publication", ""},
	"Facet.Key":          {"topic", "rating", "actor", "source"},
	"KindCount.Kind":     {"event", "claim", "statement", "publication"},
	"ActorGroup.Kind":    {"person", "office", "outlet", "state", "group"},
	"ActorPage.Kind":     {"person", "office", "outlet", "state", "group"},
}

// filler fills page structs: every string with text and a number of its own, so that ids differ; every list with as many
// elements as the longest closed list has words, so that each word comes up.
type filler struct {
	text string
	next int
}

func (f *filler) page(kind, language string) site.Page {
	data := kinds[kind]()
	f.fill(reflect.ValueOf(data).Elem(), "", 0)
	frame := reflect.ValueOf(data).Elem().FieldByName("Frame").Addr().Interface().(*site.Frame)
	frame.Shell.Language = language
	frame.Shell.Assets = map[string]string{"css/site.css": "/assets/css/site.1.css", "icons/favicon.svg": "/assets/icons/favicon.1.svg"}
	frame.JSONLD = struct{ Text string }{f.text}
	return site.Page{Template: kind, Path: "sample/", Data: data}
}

func (f *filler) fill(v reflect.Value, field string, i int) {
	if words, ok := closed[field]; ok {
		v.SetString(words[i%len(words)])
		return
	}
	if field == "Entry.Words" && i%2 == 0 { // only statements have words, and then no title is shown
		return
	}
	switch v.Interface().(type) {
	case edtf.Date:
		dates := []string{"2024-10-08", "2024-10-03~", "2024-08/..", "2024"}
		date, _ := edtf.Parse(dates[i%len(dates)])
		v.Set(reflect.ValueOf(date))
		return
	case template.HTML: // trusted: made by package markdown
		v.SetString("<p>Text</p>")
		return
	}
	switch v.Kind() {
	case reflect.String:
		f.next++
		v.SetString(fmt.Sprint(f.text, f.next))
	case reflect.Int:
		f.next++
		v.SetInt(int64(f.next%12 + 1))
	case reflect.Bool:
		v.SetBool(i%2 == 0)
	case reflect.Float64:
		v.SetFloat(1.5)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), "", i)
	case reflect.Slice:
		f.slice(v)
	case reflect.Struct:
		for n := range v.NumField() {
			field := v.Type().String() + "." + v.Type().Field(n).Name
			if _, ok := closed[field]; !ok {
				_, field, _ = strings.Cut(field, ".")
			}
			f.fill(v.Field(n), field, i)
		}
	}
}

// slice fills a list; what nests deeply stays short.
func (f *filler) slice(v reflect.Value) {
	n := 2
	switch v.Type().Elem() {
	case reflect.TypeFor[site.Related](), reflect.TypeFor[site.Block](), reflect.TypeFor[site.Entry](), reflect.TypeFor[site.ActorGroup](),
		reflect.TypeFor[site.Share](), reflect.TypeFor[site.NavItem](), reflect.TypeFor[site.QuoteGroup](),
		reflect.TypeFor[site.MatrixCell](), reflect.TypeFor[site.DataFile](), reflect.TypeFor[site.PlotMark](), reflect.TypeFor[site.Key]():
		n = 9
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		f.fill(v.Index(i), "", i)
	}
}

// minimal is a page with nothing on it.
func minimal(kind, language string) site.Page {
	data := kinds[kind]()
	frame := reflect.ValueOf(data).Elem().FieldByName("Frame").Addr().Interface().(*site.Frame)
	frame.Shell = &site.Shell{Language: language}
	return site.Page{Template: kind, Path: "sample/", Data: data}
}

func language(t testing.TB, code string) *lang.Lang {
	t.Helper()
	l, ok := lang.For(code)
	if !ok {
		t.Fatalf("no language %q", code)
	}
	return l
}
