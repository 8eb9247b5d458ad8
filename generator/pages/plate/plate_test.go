package plate

import (
	"html/template"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"
	"text/template/parse"

	"beleg/generator/pages/inline"
)

type inner struct{ Word string }

func (inner) Twice(string) string { return "" }

func (i inner) Loud() string { return strings.ToUpper(i.Word) }

type stated string

type day int

func (day) String() string { return "a <day>" }

type sample struct {
	inner
	Text    string
	Address string
	Stated  stated
	HTML    template.HTML
	Day     day
	N       int
	Real    float64
	Yes     bool
	Any     any
	At      *inner
	None    *inner
	List    []inner
	Words   []string
	Assets  map[string]string
}

func newSample(text string) *sample {
	return &sample{inner{text}, text, text, stated(text), "<b>&</b>", 3, 12, 0.1, true, map[string]string{"a": text}, &inner{text},
		nil, []inner{{"one"}, {text}}, []string{text, "two", ""}, map[string]string{"css": "/" + text}}
}

var known = map[string]Func{
	"upper":  One(strings.ToUpper),
	"join":   Two(func(a string, n int) string { return strings.Repeat(a, n) }),
	"loud":   One(inner.Loud),
	"any":    One(func(x any) string { return reflect.TypeOf(x).String() }),
	"pairs":  Pairs(func(id string, pairs ...any) string { return id + reflect.TypeOf(pairs).String() + pairs[1].(string) }),
	"fields": Other(strings.Fields),
	"broken": One(func(string) string { panic("broken") }),
}

// ready returns a set whose template "page" is text, and "part", "leaf" and "loop" what it may call.
func ready(t testing.TB, text string) *template.Template {
	t.Helper()
	functions := template.FuncMap{}
	for name, f := range known {
		functions[name] = f.F
	}
	parsed := template.New("").Funcs(functions)
	for name, text := range map[string]string{
		"leaf": `{{with .Word}} title="{{.}}"{{$.Word}}{{end}}`,
		"part": `<p{{template "leaf" .}}>{{$x := .Word}}{{with .Word}}{{$x}}{{end}}</p>`,
		"loop": `{{if .N}}{{template "loop" .}}{{end}}`,
		"page": text,
	} {
		if _, err := parsed.New(name).Parse(text); err != nil {
			t.Fatal(err)
		}
	}
	set := template.New("").Funcs(inline.Functions).Funcs(functions)
	for name, tree := range inline.Trees("page", func(name string) *parse.Tree { return parsed.Lookup(name).Tree }) {
		template.Must(set.AddParseTree(name, tree))
	}
	page := set.Lookup("page")
	_ = page.Execute(io.Discard, nil) // it is escaped now, and that is all that is wanted
	return page
}

// both returns what html/template writes, and what its plate does.
func both(t testing.TB, text string, data any) (want, got string, ok bool) {
	t.Helper()
	page := ready(t, text)
	var out strings.Builder
	if err := page.Execute(&out, data); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	p, err := Make(page, "page", reflect.TypeOf(data), known)
	if err != nil {
		return out.String(), err.Error(), false
	}
	for range 2 { // what the first leaves behind does not matter to the second
		set, _ := p.Page(nil, data)
		got = string(set)
	}
	return out.String(), got, true
}

func TestAPlateWritesWhatItsTemplateSays(t *testing.T) {
	for _, text := range []string{
		``, `words`, `{{"fixed <"}} {{upper "a"}}{{join "a" 3}}`, `{{.Text}}{{.Stated}}{{.HTML}}{{.N}}{{.Real}}{{.Day}}{{.Yes}}`,
		`<title>{{.Text}}{{.HTML}}</title><p title="{{.Text}}{{.HTML}}{{.N}}" class='{{.Text}}'>`,
		`<a href="{{.Address}}" src="/a/{{.Address}}?q={{.Text}}#{{.Address}}"><a href="#{{.Stated}}" title="{{.Text}}"><a href="mailto:{{.Stated}}">`, `<a href={{.Address}} {{.Text}}>`,
		`<script type="application/ld+json">{{.Any}}</script><script>f({{.Text}}, "{{.Text}}")</script><style>a { b: {{.Text}} }</style>`,
		`{{.Word}}{{.At.Word}}{{.Loud}}{{.At.Loud}}{{(index .List 1).Word}}{{index .Assets "css"}}{{index .Assets "none"}}`,
		`{{if .Text}}a{{else}}b{{end}}{{if not .Yes}}a{{else if eq .N 12}}b{{end}}{{if and .Yes (or .None .Text)}}c{{end}}`,
		`{{with .None}}a{{else}}b{{end}}{{with .At}}{{.Word}}{{$.Text}}{{end}}{{with .Any}}{{.}}{{end}}{{with .Assets}}{{len .}}{{end}}`,
		`{{range $i, $x := .List}}{{if $i}}, {{end}}{{$x.Word}}{{.Word}}{{end}}{{range .Words}}{{.}}{{else}}none{{end}}{{range $x := .List}}{{$x.Word}}{{end}}`,
		`{{$some := false}}{{range .Words}}{{if eq . "two"}}{{$some = true}}{{end}}{{end}}{{if $some}}yes{{end}}`,
		`{{lt .N 13}}{{gt (len .Words) 2}}{{ne .Text "a"}}{{eq .At.Loud .Word}}{{or .Text "b"}}{{and .Text .Stated}}`,
		`{{.Text | upper}}{{loud .At}}{{any .N}}{{pairs "a" "b" .Text}}{{range fields .Text}}{{.}}{{end}}`,
		`<p{{template "leaf" .}}>{{template "part" .}}{{template "part" .At}}{{range .List}}{{template "part" .}}{{end}}`,
	} {
		for _, data := range []*sample{newSample(`<a href="x">'+&` + "\x00\xffä"), newSample("https://example.org/a%20b/?a=b&c#d"), newSample("plain-1"), {At: new(inner), Any: 1}} {
			if data.List == nil && strings.Contains(text, "index") {
				continue // html/template would say that there is no such element
			}
			if want, got, _ := both(t, text, data); got != want {
				t.Errorf("%s: got %q, want %q", text, got, want)
			}
		}
	}
}

func TestWhatIsNotKnownIsRefused(t *testing.T) {
	for _, text := range []string{
		`{{printf "%d" .N}}`, `{{if $x := .Text}}{{$x}}{{end}}`, `{{range 3}}a{{end}}`, `{{range .Assets}}a{{end}}`, `{{range .List}}{{break}}{{end}}`,
		`{{slice .Text 1}}`, `{{eq .N 1 2}}`, `{{.Assets.css}}`, `{{1.5}}`, `{{.Twice "a"}}`, `{{eq .Text .Stated "a"}}`,
		`<p {{template "loop" .}}>`, `{{$x := .Text}}{{$x = .Stated}}`,
	} {
		if strings.Contains(text, "loop") || strings.Contains(text, "$x = ") { // html/template would not end, or not set it
			if p, err := Make(ready(t, text), "page", reflect.TypeFor[*sample](), known); err == nil {
				t.Errorf("%s: got a plate %v", text, p)
			}
		} else if _, got, ok := both(t, text, newSample("text")); ok {
			t.Errorf("%s: got a plate that writes %q", text, got)
		}
	}
	if _, err := Make(ready(t, "a"), "none", reflect.TypeFor[*sample](), known); err == nil {
		t.Error("got a plate of no template")
	}
}

func TestAPageOnWhichSomethingGoesWrongIsLeftToItsTemplate(t *testing.T) {
	for _, text := range []string{`{{.None.Word}}`, `{{(index .List 7).Word}}`, `{{broken .Text}}`, `{{template "loop" .}}`, `{{.None.Loud}}`} {
		p, err := Make(ready(t, "before "+text), "page", reflect.TypeFor[*sample](), known)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if page, ok := p.Page(nil, newSample("a")); ok || page != nil {
			t.Errorf("%s: got %q", text, page)
		}
		for _, data := range []any{nil, sample{}, "a"} {
			if _, ok := p.Page(nil, data); ok {
				t.Errorf("%s: a page of %T was set", text, data)
			}
		}
	}
}

func TestManyMaySetPagesAtOnce(t *testing.T) {
	page := ready(t, `{{range .List}}{{template "part" .}}{{end}}{{.Text}}`)
	p, err := Make(page, "page", reflect.TypeFor[*sample](), known)
	if err != nil {
		t.Fatal(err)
	}
	var setters sync.WaitGroup
	for i := range 8 {
		setters.Go(func() {
			data := newSample(strings.Repeat("x", i))
			want, _ := p.Page(nil, data)
			for range 100 {
				if got, ok := p.Page(nil, data); !ok || string(got) != string(want) || !strings.HasSuffix(string(got), data.Text) {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
	setters.Wait()
}

func FuzzEscaping(f *testing.F) {
	for _, s := range []string{"", "a", "<&>", "http://a/ä?%41%4", "javascript:a", "MAILTO:a", "\x00\xff\uFDD0"} {
		f.Add(s, 1e21)
	}
	f.Fuzz(func(t *testing.T, s string, x float64) {
		data := &sample{Text: s, Address: s, Real: x}
		const text = `<title>{{.Text}}</title><p title="{{.Text}}{{.Real}}"><a href="{{.Address}}"><a href="#{{.Text}}"><a href="mailto:{{.Text}}">{{.Text}}{{.Real}}</a>`
		if want, got, _ := both(t, text, data); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
