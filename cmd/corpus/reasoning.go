package main

import (
	"fmt"
	"strings"

	"beleg/cmd/corpus/internal/dice"
	"beleg/cmd/corpus/internal/prose"
	"beleg/generator/fact"
	"beleg/generator/origin"
)

// reasoning returns the Markdown of a claim, or "": where check wants a reason, and in half of the other cases.
func (p *project) reasoning(d *dice.Dice, c *claim, now review) string {
	known := c.known(now.date)
	count := origin.Of(known)
	echo := count.Articles >= 2 && count.AtMost <= 1
	answer := disputes(known) && now.rating.tone == string(fact.Good)
	if !echo && !answer && !d.Chance(50) {
		return ""
	}
	paragraphs := []string{c.whereFrom(d)}
	if echo {
		paragraphs = append(paragraphs, "Ein Echo ist kein Zeuge: Die Artikel haben es *alle* aus demselben Ursprung.")
	}
	if answer {
		paragraphs = append(paragraphs, "Dass es bestritten wird, ändert an der Bewertung nichts: **Mehrere unabhängige Angaben** stimmen überein.")
	}
	if list := c.listOf(d); list != "" {
		paragraphs = append(paragraphs, list)
	}
	if other := p.linkable(d); other != nil && other != c {
		paragraphs = append(paragraphs, "Dazu gehört auch "+link(other.about.Short(), "claim:"+other.id+dice.Pick(d, []string{"", "", "#origins", "#history"}))+
			". Wie wir zählen, steht unter [Methode](/methode/).")
	}
	return strings.Join(paragraphs, "\n\n")
}

func link(label, to string) string { return "[" + label + "](" + to + ")" }

// whereFrom says in a sentence where the first article has it from.
func (c *claim) whereFrom(d *dice.Dice) string {
	q := c.quotes[0]
	article := link("Ein Artikel vom "+prose.FullDate(q.from.source.day), "source:"+q.from.source.id)
	if len(q.fact.Chains) == 0 {
		return article + dice.Pick(d, []string{" sagt nicht, woher er es weiß.", " nennt keine Quelle; das macht die Angabe nicht falsch, aber nicht prüfbar."})
	}
	nearest := q.fact.Chains[0][0]
	return article + " beruft sich auf " + link(nearest.Name, "actor:"+nearest.ID) + dice.Pick(d, []string{".", ", ohne Näheres zu sagen.", " – und auf sonst niemanden."})
}

// listOf lists the figures of a claim, if its quotations give several.
func (c *claim) listOf(d *dice.Dice) string {
	var list []string
	for _, q := range c.quotes {
		if q.number.Words != "" {
			list = append(list, fmt.Sprintf("- %s: *%s*", link("Artikel "+fmt.Sprint(q.from.source.n+1), "source:"+q.from.source.id), q.number.Words))
		}
	}
	if len(list) < 2 || d.Chance(40) {
		return ""
	}
	return "### Die Zahlen\n\n" + strings.Join(list, "\n")
}

// linkable returns a claim that is published, or nil if the one thrown is not.
func (p *project) linkable(d *dice.Dice) *claim {
	if c := dice.Pick(d, p.claims); !c.draft {
		return c
	}
	return nil
}
