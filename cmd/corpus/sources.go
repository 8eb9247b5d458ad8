package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/press"
	"beleg/cmd/corpus/internal/prose"
	"beleg/generator/edtf"
	"beleg/generator/fact"
)

// source is an article and what its file in content/ says.
type source struct {
	fact      fact.Source // what counting origins needs
	n         int
	id        string
	day       edtf.Day
	published string
	certain   bool
	publisher *actor // nil if unknown
	scene     prose.Scene
	title     string
	planned   []*planted
	article   *press.Article
}

// planted is a sentence that an article is to contain.
type planted struct {
	source   *source
	sentence prose.Sentence
	spot     press.Spot
}

// plant asks for a sentence in an article.
func (s *source) plant(sentence prose.Sentence) *planted {
	p := &planted{source: s, sentence: sentence}
	s.planned = append(s.planned, p)
	return p
}

// firstDay is when the first article appears, and days how long the story lasts, whatever the number of articles.
var firstDay = edtf.NewDay(2023, 1, 9)

const days = 1000

// planSources makes the sources in order of their day.
func (p *project) planSources() {
	for i := range p.Sources {
		d := dice.New(p.Seed, "source", i)
		s := &source{n: i, day: firstDay + edtf.Day(i*days/p.Sources)}
		s.published, s.certain = publicationDate(d, s.day)
		s.scene = p.scene(d, s.day)
		s.title = s.scene.Headline(d)
		name := "ohne-herausgeber"
		if d.Chance(94) {
			s.publisher = dice.Pick(d, p.world.outlets)
			s.publisher.use()
			s.fact.Publisher = &s.publisher.Actor
			name = s.publisher.Name
		}
		s.id = p.id("source", name+"-"+s.day.String())
		p.sources = append(p.sources, s)
	}
}

// scene returns two countries and two towns.
func (p *project) scene(d *dice.Dice, day edtf.Day) prose.Scene {
	a := d.Below(len(p.world.countries))
	b := (a + d.Between(1, len(p.world.countries)-1)) % len(p.world.countries)
	return prose.Scene{A: p.world.countries[a].State, B: p.world.countries[b].State, O: prose.Town(a*12 + d.Below(12)), P: prose.Town(b*12 + d.Below(12)), Day: day}
}

// publish composes the article and returns the source's file and the seed.
func (p *project) publish(s *source) (content, seed File) {
	d := dice.New(p.Seed, "article", s.n)
	var sentences []prose.Sentence
	for _, planted := range s.planned {
		sentences = append(sentences, planted.sentence)
	}
	article, spots := press.Compose(d, s.scene, press.NewStyle(d), s.title, sentences)
	s.article = article
	for i, spot := range spots {
		s.planned[i].spot = spot
	}
	text, marks := article.Typeset()
	sum := sha256.Sum256([]byte(text))
	hash := hex.EncodeToString(sum[:])
	name := fmt.Sprintf("%05d_%s.txt", s.n, hash[:16])
	return p.writeSource(d, s, name, hash, marks), File{"seeds/" + name, text}
}

func (p *project) writeSource(d *dice.Dice, s *source, file, hash string, marks []press.Mark) File {
	t := newTOML("../../static/schema/source.schema.json")
	t.text("file", file)
	t.text("sha256", hash)
	t.text("title", s.title)
	if s.publisher != nil {
		t.text("publisher", s.publisher.ID)
	}
	if d.Chance(60) {
		t.texts("authors", []string{prose.Author(d), prose.Author(d)}[:d.Between(1, 2)])
	}
	t.text("published", s.published)
	if !s.certain {
		t.text("published_note", "Aus dem Text erschlossen: Der Artikel nennt den "+prose.Weekday(s.day)+" und spricht von „gestern“.")
	}
	if s.publisher != nil && d.Chance(70) {
		address := "https://" + s.publisher.ID + ".example.org/" + strings.ReplaceAll(s.day.String(), "-", "/") + fmt.Sprintf("/artikel-%d.html", s.n)
		t.text("url", address)
		if d.Chance(40) {
			t.text("archived", "https://archiv.example.org/"+address[len("https://"):])
		}
	}
	t.text("retrieved", (s.day + edtf.Day(d.Between(0, 20))).String())
	t.text("language", "de")
	if n := d.Weighted(80, 15, 5); n > 0 {
		t.text("show", []string{"", "full", "none"}[n])
	}
	for _, m := range marks {
		t.table("[[block]]")
		t.text("lines", m.Lines)
		t.text("role", string(m.Role))
	}
	return File{"content/sources/" + s.id + ".toml", t.String()}
}
