// Package guide writes the format and the ways of working as one text, from what defines them.
//
// In go the commands of the program and the facts of a site, if there is one; out comes a text for a terminal, Markdown
// or a web page. What each key is for, what is found, how much there may be and what each command does is said where it
// is kept, and here only put together: a guide that repeats it by heart would soon be wrong. The examples are the files
// of a new site in the site's language, and the lines to type work as they stand; tests run both.
package guide

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
)

// A Command is what help says of one.
type Command struct {
	Path    string // such as new claim
	Use     string // how it is written, such as beleg new claim ID
	Short   string
	Long    string // laid out for a terminal
	Example string // the same
	Flags   string // the same
}

// Options say what is written and for what.
type Options struct {
	Commands []Command // the first is the program itself
	Site     *fact.Site
	Width    int // columns of a terminal; 0 for Markdown

	Templates []Template
	Types     []Type // that they are given
}

// A Template is one that a project can have in place of the program's.
type Template struct{ Name, Data string }

// A Type is what a template is given, or what that has.
type Type struct {
	Name, Doc string
	Fields    []Field
}

// A Field is what a type has under a name.
type Field struct{ Name, Type, Doc string }

// Title stands in the first line, so that a guide can be told from other files.
const Title = "beleg: the format and the ways of working"

// Write returns the guide as a text: for a terminal, or as Markdown. An error means that the program is wrong.
func Write(opt Options) (string, error) {
	g := &guide{Options: opt, language: "en"}
	if opt.Site != nil {
		g.language = opt.Site.Language
	}
	if err := g.prepare(); err != nil {
		return "", err
	}
	g.heading(1, Title)
	for _, p := range strings.Split(strings.TrimSpace(opt.Commands[0].Long), "\n\n") {
		g.paragraph(p)
	}
	g.work()
	g.site()
	g.format()
	g.findings()
	g.limits()
	g.templates()
	g.commands()
	return g.b.String(), nil
}

// work says in which order things are done, in lines that can be typed.
func (g *guide) work() {
	g.heading(2, "From an article to a site")
	g.paragraph("These lines work as they stand, one after the other. They begin a site with an invented article, " +
		"and go the way that every article goes.")
	var lines []string
	for _, line := range g.session() {
		lines = append(lines, "# "+g.command(line.path).Short, line.typed)
	}
	g.code("sh", strings.Join(lines, "\n"))
}

// site tells what the project has of its own, in its words.
func (g *guide) site() {
	if g.Site == nil {
		return
	}
	g.heading(2, "What this site has")
	g.paragraph("Files of this project refer to its ratings, topics and measures by these ids.")
	if len(g.Site.Ratings) > 0 {
		g.heading(3, "Ratings")
	}
	for _, r := range g.Site.Ratings {
		text := r.Label + ": " + r.Definition
		if r.MinOrigins > 0 {
			text += fmt.Sprintf(" (min_origins = %d)", r.MinOrigins)
		}
		g.item(0, r.ID, text)
	}
	if len(g.Site.Topics) > 0 {
		g.heading(3, "Topics")
	}
	for _, t := range g.Site.Topics {
		g.item(0, t.ID, strings.TrimSuffix(t.Label+": "+t.Description, ": "))
	}
	if len(g.Site.Measures) > 0 {
		g.heading(3, "Measures")
	}
	for _, m := range g.Site.Measures {
		g.item(0, m.ID, strings.TrimSuffix(m.Label+": "+m.Unit, ": "))
	}
}

func (g *guide) findings() {
	g.heading(2, "What is found")
	g.paragraph(g.command("check").Short + ". A finding has a code, and beleg explain CODE shows a wrong and a right " +
		"example. Errors stop publishing; warnings do not, unless --strict says so.")
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		g.heading(3, map[diag.Severity]string{diag.Error: "Errors", diag.Warning: "Warnings"}[severity])
		for _, r := range diag.Rules() {
			if r.Severity == severity {
				g.item(0, r.Code, r.Title)
				g.more(0, r.Why)
			}
		}
	}
}

func (g *guide) limits() {
	g.heading(2, "How much there may be")
	g.paragraph("No project meets these limits that somebody wrote. They keep a file that was made to do harm from " +
		"stopping the program.")
	rule := ""
	for _, l := range bound.Limits() {
		if l.Rule.Code != rule {
			rule = l.Rule.Code
			g.heading(3, rule)
			g.paragraph(sentence(l.Rule.Title))
		}
		g.item(0, "", fmt.Sprintf("at most %s %s", grouped(l.Most), l.Of))
	}
}

// sentence makes one of a title.
func sentence(title string) string { return strings.ToUpper(title[:1]) + title[1:] + "." }

// grouped writes a number with commas.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (g *guide) commands() {
	g.heading(2, "Commands")
	for _, c := range g.Commands[1:] {
		g.heading(3, c.Path)
		g.paragraph(c.Short + ".")
		g.code("", c.Use)
		for _, part := range []string{c.Long, c.Example, c.Flags} {
			if part = strings.Trim(part, "\n"); part != "" {
				g.code("", part)
			}
		}
	}
}

// command returns one of the program's. There is no guide to one that does not exist.
func (g *guide) command(path string) Command {
	i := slices.IndexFunc(g.Commands, func(c Command) bool { return c.Path == path })
	if i < 0 {
		panic("guide: there is no command " + path)
	}
	return g.Commands[i]
}
