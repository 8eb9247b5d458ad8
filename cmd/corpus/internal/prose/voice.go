package prose

// Gender of a noun.
type Gender uint8

// The genders.
const (
	Masculine Gender = iota
	Feminine
	Neuter
)

// Voice is how sentences name somebody, in the cases they need.
type Voice struct {
	Nom string // "der velmarische Außenminister Pavel Oresk"
	Acc string // "den velmarischen Außenminister Pavel Oresk"
	Dat string // "dem …"
	Gen string // "des velmarischen Außenministers Pavel Oresk"
	// Says is the verb for what is said in this voice, with the part that German puts at the end: "teilte", "mit".
	Says, Apart string
}

type articles struct{ nom, acc, dat, gen string }

var definite = [...]articles{Masculine: {"der", "den", "dem", "des"}, Feminine: {"die", "die", "der", "der"}, Neuter: {"das", "das", "dem", "des"}}

// Definite declines a noun with its article: adj without ending, or "" for none; genitive is the noun's form there; name
// follows and stays as it is.
func Definite(g Gender, adj, noun, genitive, name string) Voice {
	a := definite[g]
	with := func(article, ending, noun string) string {
		s := article + " "
		if adj != "" {
			s += adj + ending + " "
		}
		s += noun
		if name != "" {
			s += " " + name
		}
		return s
	}
	acc := "e"
	if g == Masculine {
		acc = "en"
	}
	return Voice{Nom: with(a.nom, "e", noun), Acc: with(a.acc, acc, noun), Dat: with(a.dat, "en", noun), Gen: with(a.gen, "en", genitive), Says: "sagte"}
}

// Unnamed is a man whom an article does not name: stem is a noun declined like an adjective, "Militärbeamte".
func Unnamed(rank, adj, stem string) Voice {
	return Voice{Nom: "ein " + rank + "er " + adj + "er " + stem + "r", Acc: "einen " + rank + "en " + adj + "en " + stem + "n",
		Dat: "einem " + rank + "en " + adj + "en " + stem + "n", Gen: "eines " + rank + "en " + adj + "en " + stem + "n", Says: "sagte"}
}
