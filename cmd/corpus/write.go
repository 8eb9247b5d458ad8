package main

import (
	"fmt"
	"strconv"
	"strings"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/press"
	"beleg/cmd/corpus/internal/prose"
	"beleg/generator/fact"
)

// writeClaim cuts a claim's quotations and returns its file.
func (p *project) writeClaim(c *claim) File {
	d := dice.New(p.Seed, "write", c.n)
	t := newTOML("../../static/schema/claim.schema.json")
	t.text("claim", c.text)
	t.text("short", c.short)
	if d.Chance(92) {
		t.text("when", anyDate(d, c.day))
	}
	t.texts("topics", []string{c.about.Kind.Topic})
	if c.draft {
		t.raw("draft", "true")
	}
	reviews := c.reviews(d)
	t.markdown("text", p.reasoning(d, c, reviews[len(reviews)-1]))
	for _, r := range reviews {
		t.table("[[review]]")
		t.text("date", r.date.String())
		t.text("rating", r.rating.id)
		t.text("verdict", r.verdict)
		if r.correction {
			t.raw("correction", "true")
		}
	}
	for _, q := range c.quotes {
		t.table("[[quote]]")
		q.write(t, d, press.NewCutting(d), c.measure)
	}
	for _, r := range c.related {
		t.table("[[related]]")
		t.text("claim", r.claim.id)
		t.text("kind", r.kind)
		t.text("note", r.note)
	}
	return File{"content/claims/" + c.id + ".toml", t.String()}
}

// write writes the keys of a quotation, in a claim's table or, without stance, in an event's.
func (q *quotation) write(t *toml, d *dice.Dice, how press.Cutting, measure string) {
	cut := q.from.source.article.Cut(q.from.spot, how)
	t.text("source", q.from.source.id)
	t.text("text", press.Type(d, cut.Text))
	t.text("before", press.Type(d, cut.Before))
	t.text("after", press.Type(d, cut.After))
	t.text("stance", string(q.fact.Stance))
	if strings.Contains(cut.Text, q.from.sentence.Hedge) {
		t.text("hedge", q.from.sentence.Hedge)
	}
	t.texts("via", chains(q.fact.Chains))
	t.text("said", q.said)
	if q.number.Words != "" {
		t.raw("figure", figure(measure, q.number))
	}
	if d.Chance(5) {
		t.text("note", "Der Artikel erschien am "+prose.FullDate(q.from.source.day)+".")
	}
}

func chains(list []fact.Chain) []string {
	var written []string
	for _, chain := range list {
		var voices []string
		for _, a := range chain {
			if a == nil {
				voices = append(voices, "?")
			} else {
				voices = append(voices, a.ID)
			}
		}
		written = append(written, strings.Join(voices, " < "))
	}
	return written
}

func figure(measure string, n prose.Number) string {
	s := fmt.Sprintf("{ measure = %q", measure)
	if n.Low == n.High {
		s += ", value = " + plain(n.Low)
	} else {
		if n.Low > 0 {
			s += ", min = " + plain(n.Low)
		}
		if n.High > 0 {
			s += ", max = " + plain(n.High)
		}
	}
	if n.About {
		s += ", about = true"
	}
	return s + " }"
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
