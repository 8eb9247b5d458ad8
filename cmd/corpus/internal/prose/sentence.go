package prose

import (
	"strings"

	"beleg/cmd/corpus/internal/dice"
)

// Sentence is one sentence of an article, in parts that a quotation can begin or end with.
type Sentence struct {
	Parts []string // joined by spaces; the last has the full stop
	Core  int      // the parts from here on say it all but for who says it
	Omit  int      // the part that a quotation may leave out; 0: none
	Hedge string   // the words by which it keeps its distance; "" if it does not
}

// String returns the sentence as it stands in the article.
func (s Sentence) String() string { return strings.Join(s.Parts, " ") }

// sentence puts a clause behind who says it and ends with a full stop.
func sentence(says []string, c clause, hedge string) Sentence {
	parts := append(append([]string{}, says...), c.parts...)
	parts[0] = Capital(parts[0])
	parts[len(parts)-1] += "."
	s := Sentence{Parts: parts, Core: len(says), Hedge: hedge}
	if c.omit > 0 {
		s.Omit = len(says) + c.omit
	}
	return s
}

// Plain: the article asserts it.
func (p Proposition) Plain(d *dice.Dice) Sentence {
	return sentence(nil, p.main(d, p.Kind.verb.is), "")
}

// Rumoured: the article asserts it, at a distance.
func (p Proposition) Rumoured(d *dice.Dice) Sentence {
	v := p.Kind.verb
	if d.Chance(60) {
		return sentence(nil, p.main(d, v.shall, v.infinitive), v.shall)
	}
	c := p.main(d, v.is)
	c.parts[0] += " " + "offenbar"
	return sentence(nil, c, "offenbar")
}

// Said: somebody said it, in reported speech. when is "am Dienstag", or empty.
func (p Proposition) Said(d *dice.Dice, who Voice, when string) Sentence {
	v := p.Kind.verb
	return sentence([]string{joined(who.Nom, who.Says, when, who.Apart) + ","}, p.main(d, v.reported), v.reported)
}

// Quoted: somebody said it, in their own words.
func (p Proposition) Quoted(d *dice.Dice, who Voice, when string) Sentence {
	c := p.main(d, p.Kind.verb.is)
	c.parts[0] = "„" + Capital(c.parts[0])
	c.parts[len(c.parts)-1] += "“,"
	s := sentence(nil, clause{append(c.parts, joined("sagte", who.Nom, when)), c.omit}, "")
	return s
}

// According: it is so by somebody's account.
func (p Proposition) According(who Voice) Sentence {
	return sentence([]string{"nach Angaben " + who.Gen}, p.inverted(p.Kind.verb.is), "Nach Angaben")
}

// Relayed: a paper has it from somebody.
func (p Proposition) Relayed(paper, origin Voice) Sentence {
	return sentence([]string{"wie " + paper.Nom, "unter Berufung auf " + origin.Acc, "berichtete,"}, p.inverted(p.Kind.verb.is), "")
}

// Told: somebody who does not want to be named told it to a paper.
func (p Proposition) Told(d *dice.Dice, origin, paper Voice) Sentence {
	v := p.Kind.verb
	s := sentence([]string{origin.Nom + ",", "der nicht namentlich genannt werden wollte,", "sagte " + paper.Dat + ","}, p.main(d, v.reported), v.reported)
	s.Omit = 1
	return s
}

// Reported: a paper has it and does not say from whom.
func (p Proposition) Reported(paper Voice, when string) Sentence {
	v := p.Kind.verb
	return sentence([]string{joined(paper.Nom, "meldete", when) + ","}, p.dependent("dass", v.reported), v.reported)
}

// Agreed: two papers have it.
func (p Proposition) Agreed(one, other Voice) Sentence {
	return sentence([]string{"wie " + one.Nom, "und " + other.Nom, "übereinstimmend berichten,"}, p.inverted(p.Kind.verb.is), "")
}

// Denied: somebody disputes it.
func (p Proposition) Denied(who Voice, when string) Sentence {
	v := p.Kind.verb
	return sentence([]string{joined(who.Nom, "wies", when, "Berichte zurück,")}, p.dependent("wonach", v.reported), v.reported)
}

// Awaited: nobody in a state has confirmed it yet.
func (p Proposition) Awaited(s State) Sentence {
	return sentence([]string{"eine Bestätigung aus " + s.Name + " dafür,"}, tail(p.dependent("dass", p.Kind.verb.is), ", gab es zunächst nicht"), "")
}

func tail(c clause, words string) clause {
	c.parts[len(c.parts)-1] += words
	return c
}
