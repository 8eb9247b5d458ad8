package generator

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/judgement/spread"
	"beleg/generator/words/diag"
)

// seeds is how many sequences of edits are gone through; more where there is time.
var seeds = uint64(1)

// TestALiveSiteIsWhatABuildMakesWhateverIsEdited holds the preview to its promise: after any sequence of edits it serves, byte for
// byte, what a clean build of the same files makes, says what a check says, and keeps the last good site while there are errors.
func TestALiveSiteIsWhatABuildMakesWhateverIsEdited(t *testing.T) {
	for seed := range seeds {
		isWhatABuildMakes(t, seed, seed%4 == 3)
	}
}

// TestALiveSiteFollowsRowsFromPageToPage does the same with lists that are spread over pages when they have more than three rows.
func TestALiveSiteFollowsRowsFromPageToPage(t *testing.T) {
	most := spread.Most
	spread.Most = spread.Limit{Rows: 3, Bytes: 1 << 20}
	t.Cleanup(func() { spread.Most = most })
	for seed := range seeds {
		isWhatABuildMakes(t, 100+seed, seed%2 == 1)
	}
}

func isWhatABuildMakes(t *testing.T, seed uint64, drafts bool) {
	d := newDesk(seed)
	opt := Options{Drafts: drafts}
	live := NewLive(opt)
	var good map[string][]byte
	var history []map[string][]byte
	sound := 0
	for step := range 20 {
		edit := "nothing"
		if step > 0 {
			edit = d.edits()
		}
		files := d.files()
		if step > 0 && d.dice.IntN(12) == 0 {
			edit, files = "another branch", history[d.dice.IntN(len(history))]
		}
		history = append(history, files)
		var changed []string // all
		if step > 0 && d.dice.IntN(20) > 0 {
			changed = changes(history[step-1], files)
		}
		project := deskProject(files)
		fault := live.Update(project, changed)
		want, err := Build(t.Context(), project, opt)
		if got, want := fmt.Sprint(fault), fmt.Sprint(err); got != want {
			t.Fatalf("seed %d, step %d (%s): got error %s, want %s", seed, step, edit, got, want)
		}
		if want.Files != nil {
			good = want.Files
			sound++
		}
		state := live.State()
		if got, want := asText(t, state.Found), asText(t, want.Found); got != want && err == nil {
			t.Fatalf("seed %d, step %d (%s): got findings\n%s\nwant\n%s", seed, step, edit, got, want)
		}
		if state.Revision != sound || state.Ready != (sound > 0) {
			t.Fatalf("seed %d, step %d (%s): got revision %d, ready %v, want %d", seed, step, edit, state.Revision, state.Ready, sound)
		}
		for _, path := range differences(filesOf(t, live), good) {
			t.Fatalf("seed %d, step %d (%s): %s", seed, step, edit, path)
		}
	}
}

func asText(t *testing.T, found diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteText(&b, found, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// changes names the files that differ.
func changes(before, after map[string][]byte) []string {
	changed := []string{}
	for name := range after {
		if old, ok := before[name]; !ok || string(old) != string(after[name]) {
			changed = append(changed, name)
		}
	}
	for name := range before {
		if _, ok := after[name]; !ok {
			changed = append(changed, name)
		}
	}
	return changed
}

// A desk is a small project on which somebody works, often wrongly.
type desk struct {
	dice    *rand.Rand
	site    [2]string // title and language
	base    string
	actors  []string
	sources map[string]*deskSource
	claims  map[string]*deskClaim
	events  map[string]string // id → text
	other   map[string]string // templates, static, pages
	next    int

	ratings, topics     []string
	least, parts, extra string            // of site.toml and actors.toml
	mishaps             map[string]string // by file
}

type deskSource struct {
	title, show, publisher string
	sentences              []string
	unpinned               bool
}

type deskClaim struct {
	words, when, text string
	topic             string
	draft             bool
	ratings           []string
	quotes            []deskQuote
	related           []string
	broken            string // written at the end
}

type deskQuote struct{ source, text, via, stance, said, hedge, figure string }

var deskSentences = []string{"Sechs Soldaten sollen gefallen sein.", "Das Ministerium bestätigte den Angriff nicht.", "Nach Angaben der Zeitung waren es 300 Mann.",
	"Die Behörde sprach von zwölf Verletzten.", "Ein Zeuge sah nichts davon.", "Der Sprecher dementierte alles."}

func newDesk(seed uint64) *desk {
	d := &desk{dice: rand.New(rand.NewPCG(seed, 5)), site: [2]string{"Pegel", "de"}, base: "https://example.org/pegel/", actors: []string{"amt", "bote", "zeuge"},
		sources: map[string]*deskSource{}, claims: map[string]*deskClaim{}, events: map[string]string{"flut": "Es stieg."}, other: map[string]string{}}
	d.topics = []string{"fluss"}
	d.setRight()
	for _, id := range []string{"eins", "zwei", "drei"} {
		d.sources[id] = &deskSource{title: "Artikel " + id, show: "excerpts", sentences: slices.Clone(deskSentences)}
	}
	for range 6 {
		d.claims[d.id("claim")] = d.claim()
	}
	d.other["content/pages/methode.md"] = "+++\ntitle = \"Methode\"\nnav = true\n+++\nSiehe [alles](/claims/).\n"
	return d
}

func (d *desk) id(kind string) string {
	d.next++
	return fmt.Sprintf("%s-%d", kind, d.next)
}

// any returns one of the keys of a map, the same for the same dice.
func anyOf[V any](d *desk, m map[string]V) string {
	return slices.Sorted(maps.Keys(m))[d.dice.IntN(len(m))]
}

func (d *desk) pick(from ...string) string { return from[d.dice.IntN(len(from))] }

func (d *desk) claim() *deskClaim {
	c := &deskClaim{words: d.pick("Sechs fielen.", "Es waren 300.", "Nichts geschah.") + fmt.Sprint(d.dice.IntN(100)), when: d.pick("", "", "2024-10", "2024-10-03~", "../2024-10-08"),
		ratings: []string{d.pick("offen", "wahr", "falsch")}, topic: d.pick("fluss", "fluss", "wetter")}
	for range 1 + d.dice.IntN(3) {
		c.quotes = append(c.quotes, d.quote())
	}
	return c
}

func (d *desk) quote() deskQuote {
	id := anyOf(d, d.sources)
	q := deskQuote{source: id, text: d.pick(d.sources[id].sentences...), via: d.pick("", "", "", d.pick(d.actors...), d.pick(d.actors...)+" < ?"),
		stance: d.pick("supports", "supports", "disputes", "mentions"), said: d.pick("", "", "2024-10-05"), figure: d.pick("", "", "", "", "", "", "300")}
	if strings.Contains(q.text, "sollen") || d.dice.IntN(60) == 0 {
		q.hedge = "sollen"
	}
	return q
}

// edits changes something, or several things at once, and says what.
func (d *desk) edits() string {
	said := d.edit()
	for d.dice.IntN(4) == 0 {
		said += "; " + d.edit()
	}
	return said
}

// edit changes something and says what.
func (d *desk) edit() string {
	if d.dice.IntN(10) < 6 && len(d.claims) > 0 {
		id := anyOf(d, d.claims)
		return "claim " + id + ": " + d.editClaim(id)
	}
	switch d.dice.IntN(8) {
	case 0:
		return d.mishap()
	case 1, 2:
		return d.rearrange()
	}
	switch d.dice.IntN(12) {
	case 0:
		d.claims[d.id("claim")] = d.claim()
		return "a new claim"
	case 1:
		delete(d.claims, anyOf(d, d.claims))
		if len(d.claims) == 0 {
			d.claims[d.id("claim")] = d.claim()
		}
		return "a claim less"
	case 2:
		id := anyOf(d, d.claims)
		c := d.claims[id]
		delete(d.claims, id)
		d.claims[d.id("claim")] = c
		return "a claim renamed"
	case 3:
		s := d.sources[anyOf(d, d.sources)]
		s.title, s.show = "Artikel "+fmt.Sprint(d.dice.IntN(9)), d.pick("excerpts", "quotes", "full", "none")
		return "a source"
	case 4:
		s := d.sources[anyOf(d, d.sources)]
		s.sentences = append(s.sentences, d.id("Satz")+" steht hier.")
		if d.dice.IntN(3) == 0 {
			s.sentences = s.sentences[1:]
		}
		s.unpinned = d.dice.IntN(4) == 0
		return "an article"
	case 5:
		if d.dice.IntN(2) == 0 && len(d.actors) > 1 {
			d.actors = d.actors[1:]
			return "an actor less"
		}
		d.actors = append(d.actors, d.id("stimme"))
		return "an actor"
	case 6:
		d.site = [2]string{"Pegel " + fmt.Sprint(d.dice.IntN(5)), d.pick("de", "de", "en")}
		return "the site"
	case 7:
		d.base = d.pick("https://example.org/", "https://example.org/pegel/", "http://localhost:8000/a/b/")
		return "the base URL"
	case 8:
		return d.toggle("templates/partials/link.html", `<a class="mine" href="{{.Href}}">{{.Text}}</a>`)
	case 9:
		return d.toggle("static/css/site.css", "body { color: red }")
	case 10:
		return d.toggle("content/pages/mehr.md", "+++\ntitle = \"Mehr\"\n+++\nSiehe [dort](/claims/"+anyOf(d, d.claims)+"/#quotes).\n")
	}
	d.events["flut"] = d.pick("Es stieg.", "Es sank, siehe [dort](claim:"+anyOf(d, d.claims)+").", "Es fiel.")
	return "an event"
}

func (d *desk) toggle(name, text string) string {
	if _, ok := d.other[name]; ok {
		delete(d.other, name)
		return "without " + name
	}
	d.other[name] = text
	return "with " + name
}

// anchor returns an anchor that a claim's page has.
func (d *desk) anchor(id string) string {
	if strings.HasPrefix(d.claims[id].text, "## Teil") {
		return "#text-teil"
	}
	return "#quotes"
}

func (d *desk) editClaim(id string) string {
	c := d.claims[id]
	what := d.pick("words", "when", "when", "when", "text", "text", "link", "link", "link", "draft", "rating", "quote", "quote", "less", "less", "related", "unrelated", "break", "mend")
	if c.broken != "" || d.dice.IntN(6) == 0 {
		what = "mend"
	}
	switch what {
	case "words":
		c.words = d.claim().words
	case "when":
		c.when = d.claim().when
	case "text":
		c.text = d.pick("", "Begründung.", "## Teil\n\nWort.", "## Teil\n\nWorte.", "<b>roh</b>")
	case "link":
		other := anyOf(d, d.claims)
		c.text = "Siehe [hier](" + d.pick("claim:"+other, "claim:"+other+"#quotes", "claim:"+other+d.anchor(other), "/chronology/#claim-"+other, "source:"+anyOf(d, d.sources)) + ")."
	case "draft":
		c.draft = !c.draft
	case "rating":
		c.ratings = append(c.ratings, d.pick("offen", "wahr", "falsch"))
	case "quote":
		c.quotes = append(c.quotes, d.quote())
	case "less":
		if len(c.quotes) > 1 {
			c.quotes = c.quotes[1:]
		}
	case "related":
		c.related = append(c.related, anyOf(d, d.claims))
	case "unrelated":
		c.related = nil
	case "break":
		c.broken = d.pick("claim = ", "rating = 3\n", "[[quote]]\nsource = \"eins\"\ntext = \"Das steht nirgends\"\nstance = \"supports\"\n", "[[quote]]\nsource = \"niemals\"\n")
	case "mend":
		for _, other := range d.claims {
			other.broken, other.related = "", nil
			if strings.Contains(other.text, "](") || strings.Contains(other.text, "<") {
				other.text = ""
			}
			other.quotes = slices.DeleteFunc(other.quotes, d.isWrong)
			if len(other.quotes) == 0 {
				other.quotes = []deskQuote{{source: "eins", text: d.sources["eins"].sentences[0], stance: "mentions"}}
			}
		}
		for _, s := range d.sources {
			s.unpinned = false
		}
		d.events["flut"] = "Es stieg."
		delete(d.other, "content/pages/mehr.md")
		d.setRight()
	}
	return what
}

// isWrong tells whether a quotation has lost what it refers to.
func (d *desk) isWrong(q deskQuote) bool {
	n := 0
	for _, s := range d.sources[q.source].sentences {
		if s == q.text {
			n++
		}
	}
	return n != 1 || q.via != "" && !slices.Contains(d.actors, strings.TrimSuffix(q.via, " < ?")) || q.hedge != "" && !strings.Contains(q.text, q.hedge)
}

// files writes the project as it is.
func (d *desk) files() map[string][]byte {
	files := map[string][]byte{}
	put := func(name, text string) { files[name] = []byte(text) }
	put("content/site.toml", d.siteText())
	actors := ""
	for _, id := range d.actors {
		actors += fmt.Sprintf("[%s]\nname = %q\nkind = \"office\"\n", id, "Name von "+id)
	}
	if d.parts != "" {
		actors += fmt.Sprintf("part_of = %q\n", d.parts)
	}
	put("content/actors.toml", actors)
	for id, s := range d.sources {
		text := strings.Join(s.sentences, "\n\n") + "\n"
		sum := fmt.Sprintf("%x", sha256.Sum256([]byte(text)))
		if s.unpinned {
			sum = strings.Repeat("0", 64)
		}
		put("seeds/"+id+".txt", text)
		publisher := ""
		if s.publisher != "" {
			publisher = fmt.Sprintf("publisher = %q\n", s.publisher)
		}
		put("content/sources/"+id+".toml", publisher+fmt.Sprintf("file = %q\nsha256 = %q\ntitle = %q\nshow = %q\npublished = \"2024-10-09\"\nlanguage = \"de\"\n", id+".txt", sum, s.title, s.show))
	}
	for id, c := range d.claims {
		put("content/claims/"+id+".toml", c.toml())
	}
	for id, text := range d.events {
		put("content/events/"+id+".toml", fmt.Sprintf("when = \"2024-10-01\"\ntitle = \"Flut\"\ntext = %q\n[[quote]]\nsource = \"eins\"\ntext = %q\n", text+" ", d.sources["eins"].sentences[0]))
	}
	for name, text := range d.other {
		put(name, text)
	}
	d.befall(files)
	return files
}

func (c *deskClaim) toml() string {
	var b strings.Builder
	fmt.Fprintf(&b, "claim = %q\ndraft = %v\ntopics = [%q]\n", c.words, c.draft, c.topic)
	if c.when != "" {
		fmt.Fprintf(&b, "when = %q\n", c.when)
	}
	if c.text != "" {
		fmt.Fprintf(&b, "text = %q\n", c.text)
	}
	for _, q := range c.quotes {
		fmt.Fprintf(&b, "[[quote]]\nsource = %q\ntext = %q\nstance = %q\n", q.source, q.text, q.stance)
		for _, pair := range [][2]string{{"said", q.said}, {"hedge", q.hedge}} {
			if pair[1] != "" {
				fmt.Fprintf(&b, "%s = %q\n", pair[0], pair[1])
			}
		}
		if q.via != "" {
			fmt.Fprintf(&b, "via = [%q]\n", q.via)
		}
		if q.figure != "" {
			fmt.Fprintf(&b, "figure = { measure = \"tote\", value = %s }\n", q.figure)
		}
	}
	for i, rating := range c.ratings {
		fmt.Fprintf(&b, "[[review]]\ndate = 2025-01-%02d\nrating = %q\nverdict = \"Stand %d.\"\n", 1+i, rating, i)
	}
	for _, id := range c.related {
		fmt.Fprintf(&b, "[[related]]\nclaim = %q\nkind = \"refines\"\n", id)
	}
	return b.String() + c.broken
}

func TestWhatAClaimNoLongerUsesIsSaid(t *testing.T) {
	d := newDesk(0)
	plain := deskQuote{source: "eins", text: deskSentences[2], stance: "supports"}
	full := plain
	full.via, full.figure = "amt", "300"
	d.claims = map[string]*deskClaim{"a": {words: "A.", topic: "fluss", ratings: []string{"offen"}, quotes: []deskQuote{full}}}
	live := NewLive(Options{})
	update := func(changed []string) string {
		project := fstest.MapFS{}
		for name, data := range d.files() {
			project[name] = &fstest.MapFile{Data: data}
		}
		if err := live.Update(project, changed); err != nil {
			t.Fatal(err)
		}
		want, _, err := Check(project, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := asText(t, live.State().Found)
		if want := asText(t, want); got != want {
			t.Errorf("got findings\n%s\nwant\n%s", got, want)
		}
		return got
	}
	update(nil)
	read := live.good
	for _, quotes := range [][]deskQuote{{plain}, {full}, {plain}} {
		d.claims["a"].quotes = quotes
		found := update([]string{"content/claims/a.toml"})
		if got, want := strings.Contains(found, "unused-measure"), quotes[0].figure == ""; got != want {
			t.Errorf("the measure is said to be unused: got %v, want %v", got, want)
		}
	}
	if live.good != read {
		t.Error("the project was read anew, want the claim followed")
	}
}
