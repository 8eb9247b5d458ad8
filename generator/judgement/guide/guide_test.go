package guide_test

import (
	"fmt"
	"html"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/guide"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
	"beleg/generator/words/lang"
)

// commands are as many as the guide speaks of.
func commands() []guide.Command {
	list := []guide.Command{{Long: "Program *one*.\n\nTwo <b>."}}
	for _, path := range []string{"new site", "quote", "new claim", "new question", "check", "coverage", "build", "cite",
		"due", "audit", "rename"} {
		list = append(list, guide.Command{Path: path, Use: "beleg " + path, Short: "Do [[" + path + "]]", Long: "Lays\n  out ```\n  text."})
	}
	return list
}

func write(t *testing.T, opt guide.Options) string {
	t.Helper()
	opt.Commands = commands()
	text, err := guide.Write(opt)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// plain is a text as a reader has it, with the white space folded and without what marks a line of the terminal's.
func plain(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "`", "")), " ")
}

// TestTheGuideSaysWhatTheDefinitionsSay: each key with its sentence and its words, each finding with its reason, each limit.
// In Markdown that is still so when the text has gone through a reader of Markdown, for their marks are escaped.
func TestTheGuideSaysWhatTheDefinitionsSay(t *testing.T) {
	terminal := plain(write(t, guide.Options{Width: 80}))
	doc := markdown.Parse(write(t, guide.Options{}), markdown.Options{})
	if doc.Excess != nil || len(doc.RawHTML) > 0 {
		t.Fatalf("the Markdown has %v and raw HTML at %v", doc.Excess, doc.RawHTML)
	}
	shown := string(doc.HTML(func(l markdown.Link) markdown.Target { return markdown.Target{Href: l.Dest} }))
	shown = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(shown, ""))
	for name, text := range map[string]string{"terminal": terminal, "Markdown": plain(shown)} {
		says := func(words string) {
			if words = plain(words); !strings.Contains(text, words) {
				t.Errorf("%s: %q is missing", name, words)
			}
		}
		for _, table := range []reflect.Type{reflect.TypeFor[format.Site](), reflect.TypeFor[format.Rating](), reflect.TypeFor[format.Actor](),
			reflect.TypeFor[format.Source](), reflect.TypeFor[format.Claim](), reflect.TypeFor[format.Quote](),
			reflect.TypeFor[format.Figure](), reflect.TypeFor[format.Question](), reflect.TypeFor[format.Event](), reflect.TypeFor[format.Page]()} {
			for _, f := range format.Fields(table) {
				says(f.Key + ": " + f.Doc)
				for _, w := range f.Words {
					says(w.Word + ": " + w.Means)
				}
			}
		}
		for _, r := range diag.Rules() {
			says(r.Code + ": " + r.Title)
			says(r.Why)
		}
		for _, l := range bound.Limits() {
			says(l.Of)
		}
		for _, c := range commands()[1:] {
			says(c.Short)
			says(c.Use)
		}
	}
	if n := len(bound.Limits()); n < 15 {
		t.Errorf("there are %d limits, want at least 15", n)
	}
}

func TestNoLineOfTheTerminalIsTooWideButWhatStaysAsItIs(t *testing.T) {
	for line := range strings.Lines(write(t, guide.Options{Width: 60})) {
		if line = strings.TrimSuffix(line, "\n"); len([]rune(line)) > 60 && !strings.HasPrefix(line, "    ") {
			t.Errorf("%q is wider than 60 columns", line)
		}
	}
}

// A web page has the same text, and each line of its table of contents leads to a heading.
func TestTheWebPageLeadsToItsSections(t *testing.T) {
	site := &fact.Site{Language: "en", Ratings: []*fact.Rating{{ID: "true", Label: "True <1>", Definition: "It_is_so."}}}
	page, err := guide.HTML(guide.Options{Commands: commands(), Site: site})
	if err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`<li><a href="#([^"]+)">([^<]+)</a></li>`).FindAllStringSubmatch(page, -1)
	if len(links) != 6 {
		t.Fatalf("the contents have %d lines, want 6", len(links))
	}
	for _, l := range links {
		if want := fmt.Sprintf(`<h2 id="%s">%s</h2>`, l[1], l[2]); !strings.Contains(page, want) {
			t.Errorf("there is no %s", want)
		}
	}
	for _, want := range []string{"<code>true</code>: True &lt;1&gt;: It_is_so.", "Program *one*.", "Two &lt;b&gt;.", "<p>Do [[due]].</p>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
}

// Each language has examples of its own site.
func TestExamplesAreInTheLanguageOfTheSite(t *testing.T) {
	for _, code := range lang.Codes() {
		text := write(t, guide.Options{Width: 80, Site: &fact.Site{Language: code}})
		for _, want := range []string{"new site --language " + code, "An example, content/questions/", "An example, content/pages/",
			"language = \"" + code + "\""} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: there is no %q", code, want)
			}
		}
	}
}
