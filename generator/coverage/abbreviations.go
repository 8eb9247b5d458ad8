package coverage

import "strings"

// ending says what a full stop after an abbreviation may be.
type ending uint8

const (
	ends         ending = iota // no abbreviation
	never                      // it never ends a sentence: something must follow ("z. B.", "Dr.")
	unlessOpened               // it ends one only if the next word opens sentences ("Mio.", "U.S.")
	beforeDigit                // it is an abbreviation only before a figure ("Art. 5"); otherwise a word ("diese Art.")
)

// abbreviations by language, in lower case, without spaces and the last full stop. "usw." and "etc." are missing on
// purpose: before a lower-case word they go on anyway, before a capital they nearly always end the sentence.
var abbreviations = map[string]map[string]ending{
	"de": abbreviationsOf(
		"z.b d.h dr prof nr st hr fr frl vgl bzw ca ggf evtl inkl exkl sog bzgl bspw einschl geb gest ehem stellv insb insbes "+
			"allg max mind österr dt engl frz dipl ing hl gebr i.d.r o.g s.o s.u m.e z.t z.zt lt oberstlt oblt hptm maj frhr u.a.m jr mr mrs ms",
		"mio mrd tsd jh jhd chr v.chr n.chr u.a v.a u.ä o.ä u.u a.d e.v i.v i.a co std min sek inc corp ltd gen u.s u.s.a u.n a.m p.m rd",
		"art abs s abb kap bd ziff str tel jan feb apr jun jul aug sep sept okt nov dez az anm aufl"),
	"en": abbreviationsOf(
		"e.g i.e mr mrs ms dr prof st vs viz cf messrs rev hon approx ca",
		"u.s u.s.a u.n u.k e.u a.m p.m inc corp ltd co jr sr gen lt col sgt capt cmdr maj adm brig sen rep gov pres amb ph.d d.c mt ft est dept bros bn mn",
		"no nos p pp fig art sec vol ch jan feb mar apr jun jul aug sep sept oct nov dec"),
}

func abbreviationsOf(always, unless, digit string) map[string]ending {
	table := map[string]ending{}
	for kind, list := range map[ending]string{never: always, unlessOpened: unless, beforeDigit: digit} {
		for _, a := range strings.Fields(list) {
			table[a] = kind
		}
	}
	return table
}

// openers are words that, with a capital inside a text, open a sentence: they are no nouns and stand in no names.
var openers = map[string]map[string]bool{
	"de": set("der die das den dem des ein eine einer einem einen eines er sie es wir ihr ich du man dieser diese dieses diesem diesen jener jene " +
		"sein seine seiner seinem seinen ihre ihrer ihrem ihren unser unsere kein keine keiner " +
		"in im an am auf aus bei beim bis durch für gegen hinter mit nach neben ohne seit über um unter von vom vor während wegen zu zum zur zwischen laut trotz " +
		"und oder aber doch denn sondern jedoch allerdings auch nur noch schon so dann da dort hier nun jetzt heute gestern dabei dafür dagegen daher damit danach " +
		"daraufhin darüber darum davon davor dazu deshalb deswegen zudem außerdem zuvor zuletzt inzwischen unterdessen dennoch trotzdem ebenso " +
		"wenn weil dass ob als wie wo wer was wann warum welche welcher welches wieso obwohl nachdem bevor sobald " +
		"alle alles viele manche einige mehrere beide beiden andere anders mehr weniger bereits erst insgesamt demnach demzufolge sollte hat ist sind war waren wird werden " +
		"offenbar möglicherweise vielleicht immer nie niemand jemand derzeit bislang bisher später früher"),
	"en": set("the a an he she it they we you i this that these those in on at by for from to with of about after before since during until under over " +
		"and but or so yet nor however although though while when if as because where who what why how which whose " +
		"his her its their our my your some many most several all both each every no none not now then there here one two three " +
		"according also still even only once meanwhile instead later earlier today yesterday is are was were has have had did do does will would can could may might should must"),
}

// tableFor returns the table of a language; any that is not known is taken for English.
func tableFor[T any](tables map[string]T, language string) T {
	if t, ok := tables[language]; ok {
		return t
	}
	return tables["en"]
}

// ordered are words before which a German number with a full stop is an ordinal, whatever stands before it.
var ordered = set("januar jänner februar märz april mai juni juli august september oktober november dezember jan. feb. apr. jun. jul. aug. sep. sept. okt. nov. dez. " +
	"jahrhundert jahrhunderts jahrestag jahrestags geburtstag klasse etage stock stelle platz mal")

// ordinalCues are words before a German number that make it an ordinal: articles, and prepositions merged with one.
var ordinalCues = set("am im vom zum zur beim der die das den dem des ein eine einen einem einer eines seinem seinen seiner ihrem ihren ihrer diesem dieser jeder jedem jeden")

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
