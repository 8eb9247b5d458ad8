package guide

import (
	"maps"
	"slices"
	"strings"
	"testing/fstest"
	"unicode"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/start"
)

// prepare takes what a new site in the guide's language consists of, with a question, which new sites do not have.
func (g *guide) prepare() error {
	files, err := start.Site(g.language)
	if err != nil {
		return err
	}
	project := fstest.MapFS{}
	for name, text := range files {
		project[name] = &fstest.MapFile{Data: text}
	}
	base, _, err := load.Project(project)
	if err != nil {
		return err
	}
	question, err := start.Question(base, base.Claims[0].Current().Date.String())
	if err != nil {
		return err
	}
	files["content/questions/"+base.Claims[0].ID+".toml"] = []byte(question)
	g.base, g.files, g.names = base, files, slices.Sorted(maps.Keys(files))
	return nil
}

// A line is something to be typed, and the command that it is of.
type line struct{ path, typed string }

// session goes once through all that is done for an article, with what a new site has.
func (g *guide) session() []line {
	claim := g.base.Claims[0]
	q := claim.Quotes[0]
	return []line{
		{"new site", "beleg new site --language " + g.language + " site"},
		{"quote", "beleg -C site quote " + q.Source.ID + " " + words(q)},
		{"new claim", "beleg -C site new claim my-first-claim"},
		{"new question", "beleg -C site new question my-first-question"},
		{"check", "beleg -C site check"},
		{"coverage", "beleg -C site coverage"},
		{"build", "beleg -C site build"},
		{"cite", "beleg -C site cite " + claim.ID},
		{"due", "beleg -C site due"},
		{"audit", "beleg -C site audit"},
		{"rename", "beleg -C site rename -n claim " + claim.ID + " " + claim.ID + "-again"},
	}
}

// enough is how many words are looked up: as many as find one place.
const enough = 5

// words returns words of a quotation that stand beside each other and that no shell takes for something else.
func words(q *fact.Quote) string {
	var longest, run []string
	for word := range strings.FieldsSeq(q.Wording) {
		if strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
			run = nil
			continue
		}
		if run = append(run, word); len(run) > len(longest) && len(run) <= enough {
			longest = slices.Clone(run)
		}
	}
	return strings.Join(longest, " ")
}
