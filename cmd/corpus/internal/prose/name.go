package prose

import "beleg/cmd/corpus/internal/dice"

// State is an invented country. No real one is named: a sentence made of chance must not say anything about anybody.
type State struct {
	Name string // "Velmarien"
	Adj  string // "velmarisch", without ending
}

var (
	onsets  = []string{"Vel", "Tor", "Bran", "Kas", "Mor", "Dre", "Sul", "Gar", "Hal", "Lor", "Ner", "Pal", "Rud", "Sen", "Tar", "Ulm", "Wes", "Zan", "Kir", "Öst"}
	middles = []string{"ma", "do", "va", "gra", "ne", "ri", "sa", "to", "bu", "lä"}
	towns   = []string{"sk", "grad", "burg", "stedt", "ow", "hafen", "kirch", "nau"}
)

// syllables returns the k-th of the names that onsets and middles make, in an order that does not look like counting.
func syllables(k int) (string, int) {
	n := len(onsets) * len(middles)
	i := k * 37 % n // 37 has no factor in common with 200: every name comes once
	return onsets[i%len(onsets)] + middles[i/len(onsets)], k / n
}

// NewState returns the k-th state; the first 200 differ.
func NewState(k int) State {
	s, _ := syllables(k)
	return State{Name: s + "rien", Adj: lower(s) + "risch"}
}

// Town returns the k-th town; the first 1,600 differ.
func Town(k int) string {
	s, round := syllables(k)
	return s + towns[(k+round)%len(towns)]
}

var (
	women    = []string{"Mira", "Jelena", "Tova", "Ayla", "Zoé", "Ingrid", "Aimée", "Hanna", "Noor", "Salome", "Daria", "Käthe", "Oriane"}
	men      = []string{"Pavel", "Anton", "Jörg", "Timur", "René", "Soo-min", "Karim", "Leif", "Milan", "Rafael", "Stepan", "Yusuf", "Bjørn"}
	surnames = []string{"Oresk", "Tallin-Berg", "Harvan", "Müllerow", "Dschebin", "Kastner", "Novák", "Lindqvist", "Abramian", "Petrescu", "Yildiran",
		"Große-Veldt", "Sørland", "Marek", "Zweigler", "Okonjo", "Castellan", "Weiß", "Muñoz", "Ferenc", "D’Aubray"}
)

// Person returns the k-th woman or man; the first 273 of each differ.
func Person(k int, g Gender) string {
	first := women
	if g == Masculine {
		first = men
	}
	return first[k%len(first)] + " " + surnames[k%len(surnames)]
}

// Author returns a name for a byline.
func Author(d *dice.Dice) string {
	return Person(d.Below(273), dice.Pick(d, []Gender{Masculine, Feminine}))
}
