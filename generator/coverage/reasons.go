package coverage

import (
	"math/bits"
	"slices"

	"beleg/generator/check"
)

// Reasons are what makes a sentence one that can be checked: a set of them.
type Reasons uint8

// The reasons, the weightiest first.
const (
	// Figure: a number in digits or words. "ein" is none; neither is what belongs to a date.
	Figure Reasons = 1 << iota
	// Date: a day, a month, a year, or a time counted from another: "im vergangenen Jahr".
	Date
	// Speech: someone is quoted or reported.
	Speech
	// Name: a person, an office, an outlet or a place. States are none: in a project about two countries nearly every
	// sentence names one.
	Name
)

var reasonNames = [...]string{"figure", "date", "speech", "name"}

// Words returns the reasons as they are printed, the weightiest first.
func (r Reasons) Words() []string {
	words := []string{}
	for i, name := range reasonNames {
		if r&(1<<i) != 0 {
			words = append(words, name)
		}
	}
	return words
}

// weight orders sets: by how many reasons they hold, then by the weightiest one.
func (r Reasons) weight() int { return bits.OnesCount8(uint8(r))<<8 | int(bits.Reverse8(uint8(r))) }

// reasonsOf judges words of a sentence one by one. Speech is not among what it finds: see speaks.
//
// shown tells for a place whether it counts; the words around it are looked at all the same.
func (n *names) reasonsOf(words []word, language string, shown func(word) bool) Reasons {
	var found Reasons
	for i, w := range words {
		if !shown(w) {
			continue
		}
		switch {
		case dated(words, i, language):
			found |= Date
		case figure(words, i, language):
			found |= Figure
		}
		if n.named(words, i, language) {
			found |= Name
		}
	}
	return found
}

// figure tells whether word i is a number that is no date.
func figure(words []word, i int, language string) bool {
	w := words[i]
	if tableFor(figureWords, language)[w.lower] {
		return true
	}
	if tableFor(noFigures, language)[w.lower] {
		return false
	}
	_, ok := check.Numeral(w.text, language)
	return ok
}

// noFigures are number words that are more often an article or a pronoun.
var noFigures = map[string]map[string]bool{
	"de": set("ein eins eine einen einem einer beide beiden"),
	"en": set("one"),
}

// figureWords give an amount without being numbers.
var figureWords = map[string]map[string]bool{
	"de": set("prozent prozentpunkte hälfte drittel viertel fünftel dutzende dutzenden zweimal dreimal viermal fünfmal mehrfach doppelt doppelte verdoppelt verdreifacht halbiert zigtausend zigtausende"),
	"en": set("percent half third quarter dozens twice doubled tripled halved tens"),
}

// speaks tells whether a text reports what someone says. Of verbs that come apart both parts must be there: "teilte … mit".
func speaks(text string, words []word, language string) bool {
	if check.HedgeIn(text, language) != "" {
		return true
	}
	said := tableFor(saying, language)
	for i, w := range words {
		t := w.text
		if i == 0 {
			t = w.lower
		}
		if said[t] || language == "de" && said[w.text] {
			return true
		}
		particle, reach := apart[t], words[i:min(len(words), i+50)]
		if language == "de" && particle != "" && slices.ContainsFunc(reach, func(o word) bool { return o.text == particle }) {
			return true
		}
	}
	return false
}

// saying are verbs by which someone says, thinks or denies something, in the forms that articles use, and German nouns for
// what was said. Capitals count: "glauben" is one, "der Glauben" is not.
var saying = map[string]map[string]bool{
	"de": set("sagt sagte sagten gesagt erklärt erklärte erklärten betont betonte betonten äußert äußerte äußerten geäußert berichtet berichtete berichteten berichten " +
		"meldet meldete meldeten melden behauptet behauptete behaupteten bestätigt bestätigte bestätigten dementiert dementierte dementierten bestreitet bestritt bestritten " +
		"bezeichnet bezeichnete bezeichneten mitgeteilt mitteilte warnt warnte warnten gewarnt nennt nannte nannten genannt fordert forderte forderten verlangt verlangte verlangten " +
		"lobt lobte lobten kritisiert kritisierte kritisierten droht drohte drohten beschuldigt beschuldigte beschuldigten zitiert vermutet vermuten vermutete vermuteten " +
		"mutmaßt mutmaßen mutmaßten glaubt glauben schätzt schätzen schätzten angenommen verweist verwies verwiesen verspricht versprach versprachen ankündigte angekündigt " +
		"zurückgewiesen zurückwies einräumte eingeräumt schreibt schrieb schrieben antwortete antworteten bekräftigte bekräftigten wiederholte wiederholten beteuerte beteuerten " +
		"beruft berief berufen beriefen bezweifelt bezweifeln bezweifelte spricht sprach " +
		"Aussage Aussagen Bericht Berichte Berichten Meldung Meldungen Geheimdienstberichte Geheimdienstberichten Vorwurf Vorwürfe Vorwürfen Anschuldigung Anschuldigungen " +
		"Behauptung Behauptungen Bestätigung Dementi Dementis Erklärung Einschätzung Einschätzungen"),
	"en": set("say says said tell tells told stated reported reportedly claim claims claimed announce announced confirm confirms confirmed deny denies denied adds added " +
		"warn warns warned accuse accuses accused insist insists insisted called quoted believe believes believed estimate estimates estimated suspect suspects suspected " +
		"described argue argues argued suggest suggests suggested allege alleges writes wrote promised pledged vowed threaten threatens threatened dismissed rejected report reports"),
}

// apart are German verbs that come apart, in the form that stands first, with what follows later.
var apart = map[string]string{"teilt": "mit", "teilte": "mit", "teilten": "mit", "weist": "zurück", "weisen": "zurück", "wies": "zurück", "wiesen": "zurück",
	"fügt": "hinzu", "fügte": "hinzu", "fügten": "hinzu", "räumt": "ein", "räumte": "ein", "räumten": "ein", "kündigt": "an", "kündigte": "an", "kündigten": "an",
	"wirft": "vor", "werfen": "vor", "warf": "vor", "warfen": "vor", "gibt": "an", "gab": "an", "gaben": "an", "streitet": "ab", "stritt": "ab", "stritten": "ab"}
