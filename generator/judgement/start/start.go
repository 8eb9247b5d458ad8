// Package start writes what new things begin with: a site, a claim, a question, a source for an article, a quotation.
//
// In go facts and an article's text; out come files that pass the check as they are, because a start that is full of
// faults teaches nothing. What is guessed is marked as guessed: a guess that looks like knowledge is never looked at
// again.
package start

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/text/article"
	"beleg/generator/text/fold"
	"beleg/generator/text/quote"
	"beleg/generator/text/sentence"
	"beleg/generator/words/dateline"
	"beleg/generator/words/lang"
	"beleg/generator/words/reading"
	"beleg/generator/words/speech"
)

// files are the sites to begin with, and the forms of other files. Every key that a format has for what is new stands
// in its form, those that can wait behind a #.
//
//go:embed all:site *.txt pages.yml
var files embed.FS

// form fills in the form of a name.
func form(name string, words ...any) string {
	text, _ := files.ReadFile(name) // it is there: it is part of the program
	return fmt.Sprintf(string(text), words...)
}

// Site returns a small complete project in a language, as files by path with slashes: an invented article, a claim, an
// event, actors, a rating scale, and pages. Where nobody has written one in that language, it is the English one with
// the interface in that language. It is an error if the interface does not speak it.
func Site(language string) (map[string][]byte, error) {
	if !slices.Contains(lang.Codes(), language) {
		return nil, fmt.Errorf("there is no new site in language %q; there is %s", language,
			strings.Join(lang.Codes(), ", "))
	}
	folder := "site/" + language
	if _, err := fs.Stat(files, folder); err != nil {
		folder = "site/en"
	}
	project := map[string][]byte{}
	err := fs.WalkDir(files, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		project[name[len(folder)+1:]] = asked.ReplaceAll(text, []byte("$1"))
		return err
	})
	spoken := fmt.Appendf(nil, "language = %q", language)
	project[siteFile] = bytes.Replace(project[siteFile], []byte(`language = "en"`), spoken, 1)
	return project, err
}

// Files that every site has.
const (
	siteFile   = "content/site.toml"
	actorsFile = "content/actors.toml"
)

// WorkflowFile is where GitHub looks for the workflow that publishes a site.
const WorkflowFile = ".github/workflows/pages.yml"

// Workflow returns the workflow that publishes a site whose repository holds content only. It is our own but for one
// thing: beleg comes from a repository such as OWNER/beleg, at one of its commits. version is a remark on that.
func Workflow(repository, commit, version string) []byte {
	action := repository + "/.github/actions/check@" + commit
	if version != "" {
		action += " # " + version
	}
	text, _ := files.ReadFile("pages.yml") // it is there: it is part of the program
	return bytes.ReplaceAll(text, []byte("./.github/actions/check"), []byte(action))
}

// Sample returns the files of a new site that tell of its invented example, sorted: whoever takes them away, and what
// stands in content/site.toml from the first [[topic]] on, has the site without it.
func Sample(files map[string][]byte) []string {
	sample := []string{}
	for name := range files {
		folder, _, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
		if slices.Contains([]string{"actors.toml", "claims", "events", "sources", "seeds"}, folder) {
			sample = append(sample, name)
		}
	}
	slices.Sort(sample)
	return sample
}

// Bare takes the example away from the files of a new site in a language. Its topics and quantities stay as comments,
// as does what is said of actors: they show the form.
func Bare(files map[string][]byte, language string) {
	for _, name := range Sample(files) {
		if name != actorsFile {
			delete(files, name)
		}
	}
	commented := func(name, from string) {
		text, end := string(files[name]), strings.Index(string(files[name]), from)
		lines := strings.Split(text[end:], "\n")
		for i, line := range lines {
			if line != "" && !strings.HasPrefix(line, "#") {
				lines[i] = "# " + line
			}
		}
		files[name] = []byte(text[:end] + strings.Join(lines, "\n"))
	}
	commented(siteFile, "[[topic]]")
	commented(actorsFile, "[")
	l, _ := lang.For(language)
	site, err := edit.String(string(files[siteFile]), "title", l.Text("new.title"))
	if err != nil {
		panic("start: " + err.Error()) // it is part of the program
	}
	files[siteFile] = []byte(site)
}

// onOneLine writes s as a TOML string with its white space folded, and without what nobody can see.
func onOneLine(s string) string { return edit.OneLine(plain(s)) }

// plain returns what onOneLine makes of s, as it is read again.
func plain(s string) string { return strings.Join(strings.Fields(fold.Visible(s)), " ") }

// Claim returns the file of a new claim, a draft with an example passage from each of the sources. day is the date of
// its first review, as in 2024-10-09. It is an error if the project has nothing to begin with.
func Claim(base *fact.Base, sources []*fact.Source, day string) (string, error) {
	rating, err := firstRating(base.Site)
	if err != nil {
		return "", err
	}
	var quotes []string
	for _, s := range sources {
		p, ok := example(s)
		if !ok {
			return "", fmt.Errorf("source %s has no sentence that could be quoted as an example", s.ID)
		}
		quotes = append(quotes, p.TOML(fact.Mentions, Unsettled))
	}
	l, _ := lang.For(base.Site.Language)
	ratings := idsOf(base.Site.Ratings, func(r *fact.Rating) string { return r.ID })
	return form("claim.txt", onOneLine(l.Text("new.claim")), topicsOf(base.Site), ratings, onOneLine(day),
		onOneLine(rating.ID), onOneLine(l.Text("new.verdict")), strings.Join(quotes, "\n")), nil
}

// topicsOf returns the ids of the topics, for a comment.
func topicsOf(site *fact.Site) string {
	return cmp.Or(idsOf(site.Topics, func(t *fact.Topic) string { return t.ID }), "no topics yet")
}

func idsOf[T any](list []T, id func(T) string) string {
	var ids []string
	for _, v := range list {
		ids = append(ids, id(v))
	}
	return strings.Join(ids, ", ")
}

// firstRating returns the rating of a claim of which nothing is known yet: an open one that demands no origins, or at
// least one that demands none.
func firstRating(site *fact.Site) (*fact.Rating, error) {
	free := slices.DeleteFunc(slices.Clone(site.Ratings), func(r *fact.Rating) bool { return r.MinOrigins > 0 })
	if len(free) == 0 {
		return nil, errors.New("content/site.toml has no [[rating]] without min_origins; a claim of which nothing " +
			"is known yet needs one")
	}
	return free[max(slices.IndexFunc(free, func(r *fact.Rating) bool { return r.Tone == fact.Open }), 0)], nil
}

// example returns the first sentence of an article that can be quoted. A line that ends like none, such as a date, is
// one only where there is no other.
func example(s *fact.Source) (line Passage, found bool) {
	for i, b := range s.Article.Blocks {
		if b.Role != article.Paragraph {
			continue
		}
		text := s.Article.Text[b.Start:b.End]
		for start, end := range sentence.All(text, reading.In(s.Language)) {
			start += dateline.Length(text[start:end])
			place := quote.Place{Parts: []quote.Span{{Start: b.Start + start, End: b.Start + end}}, Block: i}
			p, ok := NewPassage(s, place)
			if ok && isSentence(p.Text) {
				return p, true
			}
			if ok && !found {
				line, found = p, true
			}
		}
	}
	return line, found
}

// Of what is a sentence: so many words if it ends like one, and else so many bytes.
const (
	fewWords  = 4
	manyBytes = 100
)

func isSentence(text string) bool {
	return sentence.Ended(text) && len(reading.Words(text)) >= fewWords || len(text) >= manyBytes
}

// Question returns the file of a new question, a draft with an answer that rests on the first claim. day is the date of
// the answer. It is an error if the project has no claim that could answer anything.
func Question(base *fact.Base, day string) (string, error) {
	if len(base.Claims) == 0 {
		return "", errors.New("a question needs a claim that answers it, and the project has none yet; begin with: " +
			"beleg new claim ID")
	}
	l, _ := lang.For(base.Site.Language)
	return form("question.txt", onOneLine(l.Text("new.question")), topicsOf(base.Site), onOneLine(day),
		onOneLine(l.Text("new.word")), onOneLine(l.Text("new.answer")), onOneLine(base.Claims[0].ID)), nil
}

// A Passage is a quotation ready to be written: the article's wording, the neighbouring words that its place needs, and
// the words by which the article keeps its distance. All but Source and Text may be empty.
type Passage struct {
	Source, Hedge string
	quote.Query
}

// NewPassage returns the quotation of a place. It is false where no words of reasonable length lead back to that very
// place: more of the article must be quoted then.
func NewPassage(s *fact.Source, p quote.Place) (Passage, bool) {
	wording := s.Text.Wording(p)
	asked := quote.Query{Text: plain(wording), Before: plain(p.Before), After: plain(p.After)}
	r := s.Text.Find(asked)
	if i := indexOf(r.Places, p); r.Outcome == quote.Ambiguous && i >= 0 {
		asked.Before, asked.After = plain(r.Places[i].Before), plain(r.Places[i].After)
		r = s.Text.Find(asked)
	}
	if r.Outcome != quote.Found || indexOf(r.Places, p) < 0 {
		return Passage{}, false
	}
	language := reading.In(s.Language)
	hedge := speech.Hedge(language, fold.Readable(wording))
	denied := slices.ContainsFunc(reading.Words(wording), func(w reading.Word) bool { return language.Deny[w.Lower] })
	if denied || len(s.Text.Inside(p, hedge)) == 0 { // a distance may be that of whom somebody contradicts
		hedge = ""
	}
	return Passage{s.ID, hedge, asked}, true
}

func indexOf(places []quote.Place, p quote.Place) int {
	return slices.IndexFunc(places, func(q quote.Place) bool { return slices.Equal(q.Parts, p.Parts) })
}

// Unsettled is what TOML remarks on a stance that its editor has not chosen: what it can be.
const Unsettled = " # supports | disputes | mentions"

// TOML writes the passage as a [[quote]] table that ends with a line end. The remark stands behind the stance. An empty
// stance is written too: only who read the article can tell it, and check asks for it.
func (p Passage) TOML(stance fact.Stance, remark string) string {
	text := "[[quote]]\n"
	for _, line := range [][3]string{{"source", p.Source}, {"text  ", p.Text}, {"before", p.Before},
		{"after ", p.After}, {"stance", string(stance), remark}, {"hedge ", p.Hedge}} {
		if line[1] != "" || line[0] == "stance" {
			text += line[0] + " = " + onOneLine(line[1]) + line[2] + "\n"
		}
	}
	return text
}

// An Offer is what can be quoted at one place of an article.
type Offer struct {
	Place   quote.Place // whole words
	Passage Passage
	Refused string // why there is no Passage, and what to do; empty if there is one
	How     string // how exact it is, if words were looked up
}

// Select returns what an editor can quote who marks a stretch of an article: an offer for each block in it, because a
// quotation lies within one. The stretch is given in code points of the seed, half-open; outside the text it is cut
// off. Where only white space was marked there is no offer.
func Select(s *fact.Source, from, to int) []Offer {
	var offers []Offer
	for _, p := range s.Text.Select(quote.Span{Start: s.Article.Byte(from), End: s.Article.Byte(to)}) {
		var o Offer
		switch {
		case s.Article.Blocks[p.Block].Role == article.Skip:
			o = Offer{Place: p, Refused: "these lines are skipped and cannot be quoted; mark the words elsewhere, or " +
				"change the [[block]] in " + format.SourceFile(s.ID)}
		case wordless(s.Text.Wording(p)):
			o = Offer{Place: p, Refused: "there are no words in this; mark some"}
		default:
			o = offer(s, p, "these words stand in several places, and none beside them tells this one from the "+
				"others; mark more words")
		}
		offers = append(offers, o)
	}
	return offers
}

// offer returns what can be quoted at a place; refusal is for one that nothing tells from others.
func offer(s *fact.Source, p quote.Place, refusal string) Offer {
	passage, ok := NewPassage(s, p)
	if !ok {
		return Offer{Place: p, Refused: refusal}
	}
	return Offer{Place: p, Passage: passage}
}

func wordless(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// mostOffers is how many places are of use to somebody who looks for one; words that stand in more are too few.
const mostOffers = 12

// Search looks for words in an article, as an editor remembers them. It returns the first places, and in how many more
// they stand; none if there is nothing similar either.
func Search(s *fact.Source, words string) (offers []Offer, more int) {
	r := s.Text.Find(quote.Query{Text: words})
	switch r.Outcome {
	case quote.Found, quote.Ambiguous:
		return offersAt(s, r.Places, "word for word")
	case quote.Near:
		return near(s, words, r.Near)
	case quote.CrossesBlocks:
		return blocks(s, r.Places[0])
	case quote.InSkipped:
		why := "it stands here, but these lines are skipped; quote it elsewhere, or change the [[block]] in "
		return []Offer{{Place: r.Places[0], Refused: why + format.SourceFile(s.ID)}}, 0
	}
	return nil, 0
}

func offersAt(s *fact.Source, places []quote.Place, how string) (offers []Offer, more int) {
	for _, p := range places[:min(len(places), mostOffers)] {
		o := offer(s, p, "it stands here, but no words beside it tell this place from the others; give more words")
		o.How = how
		offers = append(offers, o)
	}
	return offers, len(places) - len(offers)
}

func near(s *fact.Source, words string, n *quote.Similar) ([]Offer, int) {
	r := s.Text.Find(quote.Query{Text: n.Suggest})
	if r.Outcome != quote.Found && r.Outcome != quote.Ambiguous {
		at := quote.Place{Parts: []quote.Span{n.Passage}}
		return []Offer{{Place: at, Refused: "a similar passage stands here: " + n.Suggest}}, 0
	}
	how := "not word for word; this is the most similar passage"
	for i, d := range n.Differs {
		typed := n.QueryDiffers[i]
		how += "\n  " + difference(words[typed.Start:typed.End], s.Text.Says(quote.Place{}, d))
	}
	if n.Unseen != nil {
		how += "\n  " + n.Unseen.String()
	}
	return offersAt(s, r.Places, how)
}

func difference(typed, there string) string {
	typed, there = onOneLine(typed), onOneLine(there)
	switch {
	case typed == `""`:
		return "the article has " + there + " besides"
	case there == `""`:
		return "the article does not have " + typed
	}
	return "the article has " + there + ", not " + typed
}

// blocks cuts a quotation that runs over the ends of paragraphs into one for each of them: a quotation lies within one.
func blocks(s *fact.Source, p quote.Place) ([]Offer, int) {
	var places []quote.Place
	for _, part := range p.Parts {
		for _, p := range s.Text.Select(part) {
			if s.Article.Blocks[p.Block].Role != article.Skip {
				places = append(places, p)
			}
		}
	}
	return offersAt(s, places, "word for word, but over the ends of paragraphs; each gets a [[quote]] of its own")
}
