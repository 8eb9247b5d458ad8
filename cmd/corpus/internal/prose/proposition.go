package prose

import (
	"strings"
	"unicode/utf8"

	"beleg/cmd/corpus/internal/dice"
	"beleg/generator/edtf"
)

// Kind is a sort of thing that can have happened.
type Kind struct {
	Topic   string
	Measure string // the begin of a measure's id; "" if no figure belongs to it
	Label   string // the measure's label, a template
	Unit    string

	noun       string // with a figure: what is counted; otherwise the whole subject
	where      string // may stand at the beginning of a sentence; may be empty
	rest       string
	participle string
	verb       verb
	low, high  int // of the figure
	short      string
}

// verb is the finite verb, which is all that changes when speech is reported.
type verb struct{ is, reported, shall, infinitive string }

var (
	were = verb{"sind", "seien", "sollen", "sein"}
	has  = verb{"hat", "habe", "soll", "haben"}
	had  = verb{"haben", "hätten", "sollen", "haben"}
)

// Kinds are all sorts of things that happen in a synthetic project.
var Kinds = []Kind{
	{"verluste", "tote", "Getötete Soldaten aus {A}", "Soldaten", "{a}e {soldaten}", "bei {angriff} nahe {O}", "", "ums Leben gekommen", were, 2, 900, "{N} Tote nahe {O}"},
	{"verluste", "verletzte", "Verletzte bei Angriffen in {B}", "Menschen", "Menschen", "bei {angriff} auf {O}", "", "verletzt worden", were, 2, 400, "{N} Verletzte in {O}"},
	{"truppen", "verlegt", "Nach {B} verlegte Soldaten", "Soldaten", "{a}e {soldaten}", "", "über den Militärflugplatz {O} nach {B}", "verlegt worden", were, 200, 40_000, "{N} Soldaten nach {B} verlegt"},
	{"truppen", "ausgebildet", "In {B} ausgebildete Soldaten", "Soldaten", "{a}e {soldaten}", "auf dem Truppenübungsplatz {P}", "an {b}en Kampfdrohnen", "ausgebildet worden", were, 100, 12_000, "{N} Soldaten in {P} ausgebildet"},
	{"truppen", "deserteure", "Deserteure aus {A}", "Soldaten", "{a}e {soldaten}", "in der Nähe von {O}", "von ihrer Einheit", "desertiert", were, 2, 300, "{N} Deserteure bei {O}"},
	{"waffen", "geliefert", "Aus {A} gelieferte Rüstungsgüter", "Stück", "{gut}", "", "über den Hafen {O} nach {B}", "geliefert worden", were, 300, 3_900_000, "{N} Rüstungsgüter aus {A}"},
	{"waffen", "zerstoert", "Zerstörtes Gerät der {a}en Armee", "Stück", "{a}e {geraet}", "bei {angriff} auf {P}", "", "zerstört worden", were, 2, 120, "{N} Fahrzeuge bei {P} zerstört"},
	{"raketen", "abgefeuert", "Von {A} abgefeuerte Raketen", "Raketen", "{waffe}geschosse", "in Richtung {O}", "von {a}em Gebiet aus", "abgefeuert worden", were, 2, 90, "{N} Geschosse auf {O}"},
	{"flucht", "geflohen", "Aus {A} geflohene Menschen", "Menschen", "Menschen", "über die Grenze bei {O}", "nach {B}", "geflohen", were, 300, 900_000, "{N} Menschen über {O} geflohen"},
	{"gelaende", "erobert", "Zurückeroberte Fläche in {A}", "Quadratkilometer", "Quadratkilometer", "in der Region {O}", "von {a}en Truppen", "zurückerobert worden", were, 20, 2_000, "{N} Quadratkilometer bei {O}"},
	{"abkommen", "", "", "", "die {a}e Regierung", "in {P}", "mit {B} ein {bereich}abkommen", "unterzeichnet", has, 0, 0, "{A} unterzeichnet ein Abkommen"},
	{"abkommen", "", "", "", "das {a}e {organ}", "", "die {ware}ausfuhr nach {B}", "untersagt", has, 0, 0, "Ausfuhrverbot nach {B}"},
	{"diplomatie", "", "", "", "{leute} aus {A} und {B}", "in {O}", "über {was}", "verhandelt", had, 0, 0, "Verhandlungen in {O}"},
	{"diplomatie", "", "", "", "der {a}e Generalstab", "am Stützpunkt {O}", "eine Delegation aus {B}", "empfangen", has, 0, 0, "Delegation in {O} empfangen"},
	{"infrastruktur", "", "", "", "{ding} in {O}", "nach {angriff} auf {O}", "den Betrieb", "eingestellt", has, 0, 0, "Betrieb in {O} eingestellt"},
}

// Proposition says that something happened, ready to be put into any sentence.
type Proposition struct {
	Kind    *Kind
	Number  Number // zero where no figure belongs to it
	Measure string // its label filled in
	noun    string
	when    string
	where   string
	rest    string
	short   string
}

// Happened returns something that happened in a scene on a day.
func Happened(d *dice.Dice, s Scene, day edtf.Day) Proposition {
	k := &Kinds[d.Below(len(Kinds))]
	p := Proposition{Kind: k, Measure: s.Expand(d, k.Label), noun: s.Expand(d, k.noun), where: s.Expand(d, k.where), rest: s.Expand(d, k.rest),
		when: "am " + FullDate(day)}
	if k.Measure != "" {
		p.Number = NewNumber(d, k.low, k.high)
	}
	p.short = s.Expand(d, strings.ReplaceAll(k.short, "{N}", "\x00"))
	return p
}

// With returns the proposition with another figure.
func (p Proposition) With(n Number) Proposition {
	p.Number = n
	return p
}

// Short returns it as a headline.
func (p Proposition) Short() string {
	return Capital(strings.ReplaceAll(p.short, "\x00", p.Number.Words))
}

func (p Proposition) subject() string { return strings.TrimSpace(p.Number.Words + " " + p.noun) }

// joined puts words together that are not empty.
func joined(words ...string) string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// clause is a statement in parts; omit is the part without which it is still one, or 0.
type clause struct {
	parts []string
	omit  int
}

// main puts the verb second: "am 8. Oktober seien | sechs Soldaten | bei einem Angriff | ums Leben gekommen". The time or the
// place comes first; a figure never follows a year, where it would be read as its end.
func (p Proposition) main(d *dice.Dice, finite string, last ...string) clause {
	first, second := p.when, p.where
	if p.where != "" && d.Chance(50) {
		first, second = p.where, p.when
	}
	return clauseOf(first+" "+finite, p.subject(), joined(second, p.rest), joined(append([]string{p.Kind.participle}, last...)...))
}

// inverted puts the verb first: "sind | sechs Soldaten | am 8. Oktober bei einem Angriff | ums Leben gekommen".
func (p Proposition) inverted(finite string) clause {
	return clauseOf(finite, p.subject(), joined(p.when, p.where, p.rest), p.Kind.participle)
}

// dependent puts the verb last: "dass sechs Soldaten | am 8. Oktober bei einem Angriff | ums Leben gekommen seien".
func (p Proposition) dependent(begin, finite string) clause {
	return clauseOf(begin, p.subject(), joined(p.when, p.where, p.rest), p.Kind.participle+" "+finite)
}

func clauseOf(begin, subject, middle, end string) clause {
	if middle == "" {
		return clause{[]string{begin + " " + subject, end}, 0}
	}
	return clause{[]string{begin + " " + subject, middle, end}, 1}
}

// Statement returns it as a sentence of its own, as a claim is worded.
func (p Proposition) Statement(d *dice.Dice) string { return p.Plain(d).String() }

// Fits tells whether the headline has at most so many code points.
func (p Proposition) Fits(most int) bool { return utf8.RuneCountInString(p.Short()) <= most }
