package prose

import (
	"beleg/cmd/corpus/internal/dice"
	"beleg/generator/edtf"
)

// milestones are what nobody disputes: a title, and how an article recalls it.
var milestones = []struct{ title, sentence string }{
	{"{A} und {B} unterzeichnen ein {bereich}abkommen", "am {tag} unterzeichneten {A} und {B} in {O} ein {bereich}abkommen, das {was} regelt."},
	{"Ausgangssperre in {O}", "am {tag} verhängte die Stadtverwaltung von {O} eine Ausgangssperre, die inzwischen wieder aufgehoben ist."},
	{"Parlamentswahl in {A}", "am {tag} wählten die Menschen in {A} ein neues Parlament – die Beteiligung lag bei {prozent}."},
	{"Grenzübergang bei {P} geschlossen", "am {tag} schloss die {b}e Grenzschutzbehörde den Übergang bei {P}, über den bis dahin vor allem {ware}lieferungen gingen."},
	{"Gipfeltreffen in {P}", "am {tag} kamen die Außenministerinnen beider Länder in {P} zusammen, erstmals seit dem {datum}."},
}

// Milestone returns an event of a day: its title and a sentence that recalls it.
func (s Scene) Milestone(d *dice.Dice, day edtf.Day) (title string, sentence Sentence) {
	m := dice.Pick(d, milestones)
	text := Capital(s.with(day).Expand(d, m.sentence))
	return s.Expand(d, m.title), Sentence{Parts: []string{text}}
}

// with returns the scene for sentences about a certain day.
func (s Scene) with(day edtf.Day) Scene {
	s.today = day
	return s
}
