// Package reading knows what it takes to read an article without understanding it: words and numbers, the words by
// which a text keeps its distance, and what says when.
//
// In goes the code of a language, of which only the base counts ("de-CH" is read like "de"), and then text; out come
// words and numbers with their places. Whatever a language needs stands in its table, one file each. A language that
// has none is read by digits and capitals alone and never by the words of another: a warning that comes from the wrong
// language would teach editors to look past all of them.
package reading

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// Language is the table of a language. It is never changed, so any number of goroutines may share it.
type Language struct {
	Known    bool   `toml:"-"` // there is a table
	Decimal  string // the sign before decimals; of . and , the other one sets off thousands
	Nouns    bool   // begin with a capital, so that one is no sign of a new sentence
	Capitals bool   // months and weekdays have one
	Small    Set    // frequent words that tell it apart from the others; see Guess

	// For numbers.
	Cardinals            values   `toml:"numbers"` // words that are numbers
	Scales               values   // what multiplies a number before it, or stands alone: hundred, dozen, million
	Suffixes             values   // scales behind digits only: 5k, 2.4 bn
	Ambiguous            Set      // suffixes that are units besides, unless it is about money: 5m
	Fractions            values   // half a million, two and a half
	Half                 string   // an end of words that adds a half: zweieinhalb
	Glued                []string // the scales inside words, the greatest first, if numbers are written as one word
	Glue                 string   // stands between ones and tens in such words: einundzwanzig
	Added                float64  // up to what a ten is added to by the word after it: 9; French has soixante-dix-neuf
	And, Of              Set      // add and multiply: one hundred and six; half a million, tens of thousands
	Between              Set      // adjectives inside of numbers: ein gutes Dutzend
	Ordinals             Set      // behind a hyphen they make an ordinal of a number: twenty-first
	Money                Set      // currencies
	Articles             Set      // numbers that are more often an article or a pronoun
	Amounts              Set      // give an amount without being a number: percent
	Least, Most, Roughly Set      // before a number, or in it, they say what it is: über, "up-to", some, vingtaine
	Trailing             Set      // those of them that stand behind one, too: "20 at most"
	Ranges               values   // 1: what parts the ends of a range, and "between-and" around both; 0: from 20 to 30

	// For who says it.
	Hedges, Deny  Set            // by which a text keeps its distance, hardly ever more; by which somebody denies
	Indirect      Set            // verbs that hedge, unless one of Direct is near
	Endings       []string       // of more such verbs
	Direct        Set            // ich has these forms too; si, "promis-que", "-sans" that opens a text: they are plain
	Phrases       Set            // hedges of several words
	Openings      Set            `toml:"-"` // the first of each of them
	Citing, Cited Set            // prepositions that cite, before a name, a noun or one of Cited: laut KCNA
	Varying       Set            // near these they cite nobody: "fixé selon le poids"
	Doubts        Set            // hedges, some of several words, that leave open whether it is so: may
	Plans, Past   Set            // soll is a plan, and a hedge only before what was: "soll gestorben sein"
	Saying        Set            // by which someone says something, more than below, nouns too; capitals count
	Apart         map[string]Set // what comes apart from verbs and follows later, and the verbs: teilte … mit
	Verbs         Set            `toml:"-"` // all of Apart, Telling, Thinking, Stating, Told, Stated and Valuing
	// Verbs of saying: wherever somebody does; "believes"; where a clause says what; participles of both, by a Having.
	Telling, Thinking, Stating Set
	Told, Stated, Having       Set
	Valuing, Valued            Set  // verbs by which somebody gives a figure behind one of Valued: "puts it at 20"
	Untold, Negations          Set  // beside a verb: it tells nothing, "the said", "to say"; it does not, never
	Clauses, Adverbs           Set  // that: what is told begins so; between it and the verb: "said on Monday that"
	Quoting, Closing, Limiting Set  // "as he said": it is about what stands beside it; "…, so die Polizei"; not "only"
	Joining, Adding, Turning   Set  // and; but, which: such a clause adds something of its own; no, not: it says no
	Ne, Besides                Set  // if there are, Turning counts beside one only, and behind one these do too: plus
	Lacking                    Set  // directly before it stands what is not so: without, "refused-to"
	Relating                   Set  // which, "ce-que": such a clause is about all that stands before it
	Inverted                   bool // "…, teilte sie mit": the verb opens such a clause, quotation marks or none

	// For where sentences end. Abbreviations stand without spaces and the last full stop. "usw." and "etc." are missing
	// on purpose: before a lower-case word they go on anyway, before a capital they nearly always end the sentence.
	Inside      Set  `toml:"abbreviations-inside"`       // something must follow: "z. B.", "Dr."
	Unopened    Set  `toml:"abbreviations-unopened"`     // they end one if the next word opens one: "U.S."
	BeforeDigit Set  `toml:"abbreviations-before-digit"` // they are none before other words: "Art. 5", "diese Art."
	Openers     Set  // with a capital inside a text, they open a sentence: they are no nouns and in no names
	Spaced      bool // « Oui. »: within quotation marks stand spaces
	Asking      Set  // verbs that go on after a question in quotation marks: “Is it true?” Mr. Kim asked
	Ordered     Set  // before them a number with a full stop is an ordinal, whatever stands before it
	Ordering    Set  // behind them it is one: articles, and prepositions merged with one

	// For hyphens at a line's end.
	Suspending Set    // before them a hyphen stands for the end of a later word: Vor- und Nachteile
	Fronts     Set    // words that others begin with
	Paired     string // the end of adjectives that others follow behind a hyphen: chemisch-physikalisch

	// For what says when.
	Months         values
	DoubtfulMonths Set  `toml:"doubtful-months"` // other words besides: they count beside a figure or one of MonthCues
	MonthCues      Set  `toml:"month-cues"`
	YearCues       Set  `toml:"year-cues"` // behind them four digits are a year
	Times, Days    Set  // weekdays and seasons; yesterday
	Spans          Set  // units of time: they say when if one of Counted or After stands by them
	Counted, After Set  // up to three words before: "im vergangenen Jahr"; directly behind: "two years ago"
	Through        Set  // between the ends of a range: "8. bis 13. Oktober"
	DayFirst       bool `toml:"day-first"`      // 10/08 is in August
	DayFirstIn     Set  `toml:"day-first-in"`   // or only in these countries, "gb"
	MonthFirstIn   Set  `toml:"month-first-in"` // and in October in these
	DayEnds        Set  `toml:"day-ends"`       // letters behind the number of a day: "8th"
}

//go:embed *.toml
var files embed.FS

var (
	languages = tables()
	unknown   = &Language{Decimal: "."}
)

// tables panics on a file that does not parse: it is part of the program.
func tables() map[string]*Language {
	names, _ := fs.Glob(files, "*.toml") // fails for a bad pattern only
	list := make(map[string]*Language, len(names))
	for _, name := range names {
		l := &Language{Known: true}
		meta, err := toml.DecodeFS(files, name, l)
		if err != nil || len(meta.Undecoded()) > 0 {
			panic(fmt.Sprintf("reading: %s: %v, unknown keys %v", name, err, meta.Undecoded()))
		}
		for doubt := range l.Doubts {
			if len(Words(doubt)) > 1 {
				l.Phrases[doubt] = true
			}
		}
		l.Openings = Set{}
		for phrase := range l.Phrases {
			l.Openings[Words(phrase)[0].Lower] = true
		}
		l.Verbs = Set{}
		for _, verbs := range append(slices.Collect(maps.Values(l.Apart)), l.Thinking, l.Telling, l.Told, l.Stating,
			l.Stated, l.Valuing) {
			maps.Copy(l.Verbs, verbs)
		}
		list[strings.TrimSuffix(name, ".toml")] = l
	}
	return list
}

// In returns the table of a language, given by a code such as "de" or "en-GB": an empty one if there is none.
func In(code string) *Language {
	base, _, _ := strings.Cut(strings.ToLower(code), "-")
	return cmp.Or(languages[base], unknown)
}

// Set holds words. In a table they stand in one string, phrases with commas between them.
type Set map[string]bool

func (s *Set) UnmarshalText(list []byte) error {
	words := strings.Fields(string(list))
	if strings.Contains(string(list), ",") {
		words = strings.Split(strings.Join(words, " "), ",")
	}
	*s = Set{}
	for _, w := range words {
		(*s)[strings.TrimSpace(w)] = true
	}
	return nil
}

// values holds words and what they are worth. In a table each number stands before its words: "2 zwei zwo 3 drei".
type values map[string]float64

func (v *values) UnmarshalText(list []byte) (err error) {
	*v = values{}
	value := 0.0
	for _, w := range strings.Fields(string(list)) {
		if !digit(w, 0) {
			(*v)[w] = value
		} else if value, err = strconv.ParseFloat(w, 64); err != nil {
			return err
		}
	}
	return nil
}
