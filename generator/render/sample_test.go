package render

import (
	"fmt"
	"html/template"
	"reflect"
	"testing"

	"beleg/generator/chart"
	"beleg/generator/edtf"
	"beleg/generator/lang"
	"beleg/generator/site"
)

// kinds is every page there is, by its template.
var kinds = map[string]func() any{
	"home.html":       func() any { return new(site.HomePage) },
	"claims.html":     func() any { return new(site.ClaimsPage) },
	"claim.html":      func() any { return new(site.ClaimPage) },
	"sources.html":    func() any { return new(site.SourcesPage) },
	"source.html":     func() any { return new(site.SourcePage) },
	"chronology.html": func() any { return new(site.ChronologyPage) },
	"actors.html":     func() any { return new(site.ActorsPage) },
	"actor.html":      func() any { return new(site.ActorPage) },
	"topics.html":     func() any { return new(site.TopicsPage) },
	"matrix.html":     func() any { return new(site.MatrixPage) },
	"figures.html":    func() any { return new(site.FiguresPage) },
	"measure.html":    func() any { return new(site.MeasurePage) },
	"changes.html":    func() any { return new(site.ChangesPage) },
	"data.html":       func() any { return new(site.DataPage) },
	"topic.html":      func() any { return new(site.TopicPage) },
	"page.html":       func() any { return new(site.TextPage) },
	"404.html":        func() any { return new(site.NotFoundPage) },
}

// closed is the fields that hold a word of a closed list, with the whole list.
var closed = map[string][]string{
	"NavItem.Key":       {"claims", "chronology", "sources", "actors", "topics", "matrix", "figures", "changes", "data"},
	"MatrixCell.Stance": {"supports", "disputes", "mentions", ""},
	"Mark.Kind":         {"value", "range", "least", "most"},
	"Mark.Hue":          chart.Hues,
	"Mark.Shape":        chart.Shapes,
	"Join.Hue":          chart.Hues,
	"Key.Hue":           chart.Hues,
	"Key.Shape":         chart.Shapes,
	"MeasureRow.Hue":    chart.Hues,
	"MeasureRow.Shape":  chart.Shapes,
	"DayTick.Unit":      {"day", "month", "year"},
	"DayTick.Anchor":    {"start", "middle", "end"},
	"Rating.Tone":       {"good", "mixed", "bad", "open"},
	"Quote.Stance":      {"supports", "disputes", "mentions"},
	"QuoteGroup.Stance": {"supports", "disputes", "mentions"},
	"Mark.Stance":       {"supports", "disputes", "mentions"},
	"Use.Stance":        {"supports", "disputes", "mentions"},
	"Related.Kind":      {"contradicts", "refines", "refined-by", "repeats", "repeated-by", "supersedes", "superseded-by"},
	"DataFile.Key":      {"claims", "claims-table", "chronology", "calendar", "timeline", "claimreview", "annotations", "build"},
	"DataFile.Rights":   {"own", "quoted", "facts"},
	"SourcePage.Show":   {"excerpts", "full", "none"},
	"Block.Role":        {"paragraph", "heading", "caption", ""},
	"Entry.Kind":        {"event", "claim", "statement", "publication"},
	"ChainHead.Key":     {"origin", "through", "article"},
	"ChainNode.Kind":    {"named", "unnamed", "article", "nothing"},
	"OverviewLane.Key":  {"happened", "said", "published"},
	"OverviewMark.Kind": {"event", "claim", "statement", "publication", ""},
	"Facet.Key":         {"topic", "rating", "actor", "source"},
	"KindCount.Kind":    {"event", "claim", "statement", "publication"},
	"ActorGroup.Kind":   {"person", "office", "outlet", "state", "group"},
	"ActorPage.Kind":    {"person", "office", "outlet", "state", "group"},
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
			f.fill(v.Field(n), v.Type().Name()+"."+v.Type().Field(n).Name, i)
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
