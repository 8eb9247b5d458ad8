package main

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"beleg/generator/words/edtf"
)

// Size says how large a project is and what it follows from.
type Size struct {
	Claims, Sources int
	Seed            uint64
}

// What all projects have, and the words of their articles.
var (
	//go:embed site.toml
	siteFile string
	//go:embed methode.md
	methodPage string
	//go:embed words.toml
	wordsFile string
)

// Words are what articles are made of.
type words struct {
	FirstNames, Surnames, Places []string
	German, English              tongue
}

// A tongue is what sentences of a language are made of.
type tongue struct {
	Code, Title, Caption, Menu, Grouping string
	Report, Hearsay, Denial, Filler      []string
	Who, Did, Does, What, Where          []string
	Adjectives, Things, Verbs            []string
	Hedge                                map[string]string // hearsay → the words in it that keep distance
}

// An actor is a table of actors.toml.
type actor struct {
	id, name, kind, partOf string
	unnamed                bool
}

// A source is an article while sentences are put into it.
type source struct {
	*tongue
	id, file  string
	own       string // a word that no other article has: so no two say the same in more than seven words
	outlet    actor
	published edtf.Day
	sentences []string
	used      map[string]bool // fillers; each once, so that the words around a quotation tell where it stands
}

// A maker draws everything from one source of chance, in one order.
type maker struct {
	*rand.Rand
	Size
	words
	actors  []actor
	sources []*source
	files   map[string]string
}

// Project returns the texts of a project's files, by name with slashes. The same size gives the same bytes.
//
// Every claim has a number that no other claim has, and so a quotation that contains it stands nowhere else. No rule on
// how people write can break that: sentences are put together from lists, and nothing depends on what they mean.
func Project(size Size) map[string]string {
	m := &maker{Rand: rand.New(rand.NewPCG(size.Seed, 1)), Size: size,
		files: map[string]string{"content/site.toml": siteFile, "content/pages/methode.md": methodPage}}
	if _, err := toml.Decode(wordsFile, &m.words); err != nil {
		panic("words.toml: " + err.Error())
	}
	m.drawSources(m.drawActors())
	for i := range size.Claims {
		m.claim(i)
	}
	for i := range 1 + size.Claims/20 {
		m.event(i)
	}
	for i, s := range m.sources {
		m.publish(i, s)
	}
	return m.files
}

// chance is true in so many of a hundred cases.
func (m *maker) chance(percent int) bool { return m.IntN(100) < percent }

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// often picks the first of a list far more often than the last: a few sources and voices are quoted everywhere.
func often[T any](m *maker, list []T) T {
	f := m.Float64()
	return list[int(f*f*float64(len(list)))]
}

// nth begins again where a list ends.
func nth(list []string, n int) string { return list[n%len(list)] }

// drawActors writes the actors and returns those that publish.
func (m *maker) drawActors() []actor {
	for i, place := range m.Places {
		m.actors = append(m.actors, actor{id: "staat-" + strconv.Itoa(i), name: place, kind: "state"})
	}
	for i := range 12 + m.Claims/50 {
		a := actor{id: "stimme-" + strconv.Itoa(i), kind: "person"}
		a.name = pick(m, m.FirstNames) + " " + pick(m, m.Surnames)
		switch {
		case i%3 == 0:
			a.name, a.kind = fmt.Sprintf("Amt %d", i), "office"
			a.partOf = pick(m, m.actors[:len(m.Places)]).id
		case i%7 == 0:
			a.name, a.unnamed = fmt.Sprintf("Informant %d", i), true
		case i%4 == 0:
			a.name, a.kind = fmt.Sprintf("Agentur %d", i), "outlet"
		}
		m.actors = append(m.actors, a)
	}
	others := len(m.actors)
	for i := range min(40, 3+m.Sources/10) {
		m.actors = append(m.actors, actor{id: "blatt-" + strconv.Itoa(i), name: fmt.Sprintf("Bote %d", i),
			kind: "outlet"})
	}
	var b strings.Builder
	for _, a := range m.actors {
		fmt.Fprintf(&b, "[%s]\nname    = %q\nkind    = %q\nunnamed = %t\n", a.id, a.name, a.kind, a.unnamed)
		if a.partOf != "" {
			fmt.Fprintf(&b, "part_of = %q\n", a.partOf)
		}
	}
	m.files["content/actors.toml"] = b.String()
	return m.actors[others:]
}

func (m *maker) drawSources(outlets []actor) {
	for i := range m.Sources {
		s := &source{id: fmt.Sprintf("artikel-%d", i), file: fmt.Sprintf("%05d.txt", i), tongue: &m.German,
			outlet:    pick(m, outlets),
			published: edtf.NewDay(2023, 1, 1) + edtf.Day(m.IntN(900)), used: map[string]bool{}, own: named(i)}
		if i%7 == 3 {
			s.tongue = &m.English
		}
		m.sources = append(m.sources, s)
	}
}

// named returns a made-up name behind a space, another for each number.
func named(i int) string {
	const consonants, vowels = "bdfgklmnrstv", "aeiou"
	name := []byte{' '}
	for n := 0; n < 2 || i > 0; n++ {
		name = append(name, consonants[i%60/5], vowels[i%5])
		i /= 60
	}
	name[1] -= 'a' - 'A'
	return string(name)
}

// filler returns a sentence that nobody quotes, and that the article does not have yet.
func (m *maker) filler(s *source) string {
	for {
		template := pick(m, s.Filler)
		words := strings.NewReplacer("{adj2}", pick(m, s.Adjectives), "{thing2}", pick(m, s.Things)+s.own,
			"{adj}", pick(m, s.Adjectives), "{thing}", pick(m, s.Things)+s.own, "{verb}", pick(m, s.Verbs)).
			Replace(template)
		if !s.used[words] {
			s.used[words] = true
			return words
		}
	}
}

// grouped writes a number as the language groups its digits.
func (t *tongue) grouped(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d%s%03d", n/1000, t.Grouping, n%1000)
}

// say puts a sentence about a claim's number into an article and returns the table that quotes it, and who stands
// behind it. parts are the indexes of who, what and where, so that all articles say the same.
func (m *maker) say(s *source, number int, parts [3]int, stance string) (table string, origin actor) {
	template, via, name := pick(m, s.Report), "", ""
	if stance == "disputes" {
		template = pick(m, s.Denial)
	} else if m.chance(60) {
		template = pick(m, s.Hearsay)
	}
	if strings.Contains(template, "{voice}") {
		origin = often(m, m.actors)
		via, name = origin.id, origin.name
		if farther := often(m, m.actors); m.chance(35) && farther.id != origin.id {
			via, origin = via+" < "+farther.id, farther
		} else if m.chance(8) {
			via, origin = via+" < ?", actor{}
		}
	}
	n := s.grouped(number)
	words := strings.NewReplacer("{who}", nth(s.Who, parts[0]), "{did}", nth(s.Did, parts[0]),
		"{does}", nth(s.Does, parts[0]), "{n}", n, "{what}", nth(s.What, parts[1])+s.own,
		"{where}", nth(s.Where, parts[2])+s.own, "{voice}", name).Replace(template)
	next := m.filler(s)
	s.sentences = append(s.sentences, words+" "+next)
	text, after := words, ""
	switch {
	case m.chance(4): // the sentence again, elsewhere: only what follows tells them apart
		s.sentences = append(s.sentences, words+" "+m.filler(s))
		after = fmt.Sprintf("after  = %q\n", next)
	case m.chance(10):
		text = words[:strings.Index(words, n)+len(n)] + " […] " + next
	case m.chance(60):
		text = strings.TrimSuffix(words, ".")
	case m.chance(60): // as a keyboard has quotation marks
		text = strings.NewReplacer("„", `"`, "“", `"`, "”", `"`).Replace(words)
	}
	q := fmt.Sprintf("\n[[quote]]\nsource = %q\ntext   = %q\nstance = %q\n%s", s.id, text, stance, after)
	if hedge := s.Hedge[template]; hedge != "" {
		q += fmt.Sprintf("hedge  = %q\n", hedge)
	}
	if via != "" {
		q += fmt.Sprintf("via    = [%q]\n", via)
	}
	if m.chance(40) {
		q += fmt.Sprintf("said   = %q\n", s.published-edtf.Day(m.IntN(3)))
	}
	key := pick(m, []string{"value", "value", "min"})
	return q + fmt.Sprintf("figure = { measure = \"mass-%d\", %s = %d }\n", parts[1]%measures, key, number), origin
}

// How many of these site.toml has, and its ratings: those that need two origins, one and none.
const topics, measures = 10, 8

var ratings = []string{"bestaetigt", "gestuetzt", "ungenau", "widerlegt", "unbestaetigt"}

// whens are ways to know when something happened: a day, one nine days earlier, and the month.
var whens = []string{"%[1]s", "%[1]s", "%[1]s", "%[3]s", "%[1]s~", "%[1]s?", "%[2]s/%[1]s", "../%[1]s",
	"[%[2]s..%[1]s]"}

// claim writes a claim whose number is its own, and puts what it quotes into articles: three on average, many from few.
func (m *maker) claim(i int) {
	number := 100 + i
	parts := [3]int{m.IntN(40), m.IntN(40), m.IntN(40)}
	var quoting []*source
	for range 1 + m.IntN(5) {
		if s := often(m, m.sources); !slices.Contains(quoting, s) {
			quoting = append(quoting, s)
		}
	}
	first, last := quoting[0].published, quoting[0].published
	origins := map[string]bool{}
	var quotes, text strings.Builder
	for n, s := range quoting {
		first, last = min(first, s.published), max(last, s.published)
		stance := "supports"
		if n > 0 {
			stance = pick(m, []string{"supports", "supports", "supports", "supports", "mentions", "disputes"})
		}
		table, origin := m.say(s, number, parts, stance)
		quotes.WriteString(table)
		if stance == "supports" && origin.id != "" && !origin.unnamed {
			origins[cmp.Or(origin.partOf, origin.id)] = true
		}
	}
	t := m.German
	what := t.grouped(number) + " " + nth(t.What, parts[1]) + " " + nth(t.Where, parts[2])
	on := first - edtf.Day(1+m.IntN(20))
	when := fmt.Sprintf(pick(m, whens)+"%.0[1]s%.0[2]s%.0[3]s", on, on-9, on.String()[:7])
	fmt.Fprintf(&text, "claim  = \"%s %s %s.\"\nshort  = %q\nwhen   = %q\ntopics = [\"thema-%d\"]\ndraft  = %t\n",
		nth(t.Who, parts[0]), nth(t.Did, parts[0]), what, what, when, i%topics, m.chance(2) && i > 0)
	if m.chance(50) {
		fmt.Fprintf(&text,
			"text   = \"\"\"\nGeprüft nach der [Methode](/methode/). Siehe [den Artikel](source:%s) und "+
				"[die Stimme](actor:%s).\n\n- Erstens.\n- Zweitens.\n\"\"\"\n", quoting[0].id, m.actors[0].id)
	}
	m.reviews(&text, last, len(origins))
	text.WriteString(quotes.String())
	for n := range m.IntN(3) {
		if other := m.IntN(i + 1); other < i {
			fmt.Fprintf(&text, "\n[[related]]\nclaim = \"zahl-%d\"\nkind  = %q\n", other,
				[]string{"refines", "contradicts", "repeats"}[(i+n)%3])
		}
	}
	m.files[fmt.Sprintf("content/claims/zahl-%d.toml", i)] = text.String()
}

// reviews writes a rating history that ends with one that the origins allow.
func (m *maker) reviews(text *strings.Builder, last edtf.Day, origins int) {
	final := pick(m, ratings[len(ratings)-3:])
	if origins > 0 && m.chance(50) {
		final = ratings[2-min(origins, 2)]
	}
	for n, r := range append(slices.Repeat([]string{"unbestaetigt"}, m.IntN(3)), final) {
		fmt.Fprintf(text, "\n[[review]]\ndate    = %q\nrating  = %q\nverdict = \"Stand nach %d Artikeln.\"\n",
			last+edtf.Day(1+30*n), r, n+1)
	}
}

func (m *maker) event(i int) {
	s := often(m, m.sources)
	table, _ := m.say(s, 100+m.Claims+i, [3]int{i, i, i}, "mentions")
	m.files[fmt.Sprintf("content/events/tag-%d.toml", i)] = fmt.Sprintf(
		"when   = %q\ntitle  = \"Ereignis %d\"\ntopics = [\"thema-%d\"]\n%s", s.published-2, i, i%topics,
		strings.Replace(table, "stance = \"mentions\"\n", "", 1))
}

// publish writes an article, filled up to a usual length, and its source.
func (m *maker) publish(i int, s *source) {
	for length := m.IntN(3000); length < 5000; length += len(s.sentences[len(s.sentences)-1]) {
		s.sentences = append(s.sentences, m.filler(s))
	}
	title := fmt.Sprintf(s.Title, s.outlet.name, nth(m.Places, i))
	lines := []string{title, "", s.Menu, ""}
	for some := range slices.Chunk(s.sentences, 2+m.IntN(3)) {
		lines = append(lines, strings.Join(some, " "), "")
	}
	text := strings.Join(append(lines, fmt.Sprintf(s.Caption, pick(m, s.Things))), "\n") + "\n"
	switch i % 11 {
	case 4: // a sentence a line
		text = strings.ReplaceAll(text, ". ", ".\n")
	case 5:
		text = strings.ReplaceAll(text, "\n", "\r\n")
	case 6:
		text = "\ufeff" + text
	}
	m.files["seeds/"+s.file] = text
	m.files["content/sources/"+s.id+".toml"] = fmt.Sprintf("file      = %q\nsha256    = \"%x\"\ntitle     = %q\n"+
		"publisher = %q\npublished = %q\nurl       = \"https://presse.example/%d\"\nlanguage  = %q\n\n"+
		"[[block]]\nlines = \"3\"\nrole  = \"skip\"\n", s.file, sha256.Sum256([]byte(text)), title, s.outlet.id,
		s.published, i, s.Code)
}
