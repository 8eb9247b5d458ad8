package speaker

import (
	"slices"
	"strings"
	"unicode"

	"beleg/generator/words/reading"
)

// A Name is words of a text that are one: half-open.
type Name struct {
	From, To int
	Person   bool // a title may stand before it
	Outlet   bool // it reports
}

// May tells at little cost whether a name between two texts may be that of who says something.
func (l *Language) May(before, after string) bool {
	if l.mayBehind(after) {
		return true
	}
	for range farthest {
		before = strings.TrimRight(before, " \t\r\n\u00a0'’,-\u2011")
		rest := strings.TrimRightFunc(before, reading.Lettered)
		switch word := before[len(rest):]; {
		case word == "":
			return false
		case l.before[word]:
			return true
		}
		before = rest
	}
	return false
}

// mayBehind tells the same of what stands behind the name.
func (l *Language) mayBehind(after string) bool {
	next := strings.TrimLeftFunc(after, unicode.IsSpace)
	switch {
	case strings.HasPrefix(next, ":"):
		return true
	case strings.HasPrefix(next, ","):
		_, next, _ = strings.Cut(next[1:min(len(next), longestApposition)], ",")
		next = strings.TrimLeftFunc(next, unicode.IsSpace)
	case len(next) == len(after):
		return false
	}
	return l.behind[next[:len(next)-len(strings.TrimLeftFunc(next, reading.Lettered))]]
}

// An apposition says who somebody is: "Moira Enderby, director of a water company". It has so many words at most, and
// so many bytes; between the name and its verb stand so many others: "nous a aussi affirmé".
const mostApposed, longestApposition, mostBetween = 8, 120, 4

// farthest is how many words before a name at most those begin that name somebody: "nach Angaben von" and others, an
// article and a title.
const farthest = 4 + 1 + mostTitle

// mostTitle is how many words a title has at most.
const mostTitle = 3

// Speaks tells whether a name among words is that of who says something, and which words say so: half-open.
func (l *Language) Speaks(words []reading.Word, n Name) (from, to int, ok bool) {
	t := text{l, words}
	if to, ok = t.verbBehind(n); ok {
		return n.From, to, true
	}
	if n.To < len(words) && words[n.To].Follows() && l.Behind[words[n.To].Text] && !t.belongs(n.From) {
		return n.From, n.To + 1, true
	}
	if t.announces(n) {
		return n.From, n.To, true
	}
	if !t.closes(n.To) {
		return 0, 0, false
	}
	first := n.From
	if n.Person && n.To-n.From > 1 {
		first = t.title(first)
	}
	if from, ok = t.cites(first); !ok {
		from, ok = t.verbBefore(first, n)
	}
	if !ok {
		from, ok = t.apposed(n)
	}
	return from, n.To, ok
}

// announces tells whether a name alone opens a sentence before words in quotation marks: "Moira Enderby: “It failed.”"
func (t text) announces(n Name) bool {
	before := t.words[n.From].Before
	if n.To == len(t.words) || before != "" && !strings.ContainsAny(before, ".!?…\n") {
		return false
	}
	between := strings.TrimSpace(t.words[n.To].Before)
	return strings.HasPrefix(between, ":") && strings.ContainsAny(between, "\"“„«»")
}

// apposed tells whether a name, between commas, says who it is that a verb before it is about ("said the mayor, Moira
// Enderby."), and where that begins. "A friend of the mayor, Moira Enderby" may be two people, but not one of the army.
func (t text) apposed(n Name) (from int, ok bool) {
	if !n.Person || strings.TrimSpace(t.words[n.From].Before) != "," ||
		n.To < len(t.words) && !parts(t.words[n.To].Before) {
		return 0, false
	}
	noun := ""
	for i := n.From - 1; i > 0 && i >= n.From-mostApposed && (noun == "" || !parts(t.words[i+1].Before)); i-- {
		w := t.words[i]
		if !t.Inner[w.Text] && !t.Articles[w.Text] && !t.Cited[w.Text] {
			noun = w.Lower
			continue
		}
		if from, ok = t.verbBefore(i, n); ok || !t.Bodies[noun] {
			return from, ok
		}
	}
	return 0, false
}

type text struct {
	*Language
	words []reading.Word
}

// follows tells whether a word stands before word i with nothing but white space between them.
func (t text) follows(i int) bool { return i > 0 && i < len(t.words) && t.words[i].Follows() }

// tied tells the same, or that an apostrophe stands there.
func (t text) tied(i int) bool {
	return t.follows(i) || i > 0 && i < len(t.words) && strings.Trim(t.words[i].Before, "'’") == ""
}

// verbBehind tells whether a verb stands behind a name that can only be its subject, and where it ends.
func (t text) verbBehind(n Name) (to int, ok bool) {
	first, verbs := t.apposition(n.To), t.Says
	for v := first; v < len(t.words) && v < first+mostBetween && (v > n.To && v == first || t.tied(v)); v++ {
		switch w := t.words[v]; {
		case t.Perfect[w.Text] && t.Said != nil:
			verbs = t.Said
		case t.Oneself[w.Text]:
			verbs = t.Moved
		case !t.Perfect[w.Text] && !t.Also[w.Text]:
			ok = t.verb(w.Text, verbs, n) || t.Tells[w.Text]
			return v + 1, ok && (!t.Objects || parts(w.After)) && t.opens(n)
		}
	}
	return 0, false
}

// apposition returns what follows the words between commas behind a name that say who it is, or i if none stand there.
func (t text) apposition(i int) int {
	if i == len(t.words) || strings.TrimSpace(t.words[i].Before) != "," {
		return i
	}
	for k := i + 1; k < len(t.words) && k <= i+mostApposed; k++ {
		switch last := t.words[k-1].Text; {
		case t.Says[last], t.Said[last], t.Tells[last], t.Cites[last]:
			return i // somebody else says something
		case strings.TrimSpace(t.words[k].Before) == ",":
			return k
		case parts(t.words[k].Before):
			return i
		}
	}
	return i
}

// verb tells whether a word is a verb of which somebody with a name can only be the subject.
func (t text) verb(word string, verbs reading.Set, n Name) bool {
	return n.Outlet && t.Reports[word] || !(n.Outlet && t.Objects) && verbs[word]
}

// opens tells whether a name begins a sentence, or one within a sentence, so that it belongs to nothing before it.
func (t text) opens(n Name) bool {
	i := n.From
	if n.Person && n.To-n.From > 1 {
		i = t.title(i)
	}
	for range 2 {
		if t.tied(i) && t.Opening[t.words[i-1].Text] {
			i--
		}
	}
	return parts(t.words[i].Before) || t.tied(i) && t.Joins[t.words[i-1].Text]
}

// title returns where the title of a person begins, if their name begins at a word: some words before it, of
// which the last is a noun, or the word itself.
func (t text) title(i int) int {
	for k := i; k > i-mostTitle; k-- {
		if !t.follows(k) || k == i && t.Nouns && !t.words[k-1].Capital() || t.plain(t.words[k-1].Text) {
			return k
		}
	}
	return i - mostTitle
}

// plain tells words that are in no title.
func (t text) plain(word string) bool {
	return t.Articles[word] || t.Opening[word] || t.Joins[word] || t.Inner[word] || t.Says[word] || t.Tells[word] ||
		t.Said[word] || t.Moved[word] || t.Reports[word] || t.So[word] || t.citing[word]
}

// belongs tells whether a name belongs to something before it: "Berichten aus den USA zufolge".
func (t text) belongs(i int) bool {
	i = t.article(i)
	return t.follows(i) && t.Inner[t.words[i-1].Text]
}

// article returns where the article begins that stands before word i, or i.
func (t text) article(i int) int {
	if t.tied(i) && (t.Articles[t.words[i-1].Text] || t.Cited[t.words[i-1].Text]) {
		return i - 1
	}
	return i
}

// closes tells whether nothing of a name, or of something that has its name, follows at word i: "said a Reuters
// reporter", "laut Kreml-Sprecher".
func (t text) closes(i int) bool {
	if i == len(t.words) {
		return parts(t.words[i-1].After)
	}
	w := t.words[i]
	return parts(w.Before) || w.Follows() && (t.Inner[w.Text] || t.Joins[w.Text] ||
		t.Nouns && unicode.IsLower([]rune(w.Text)[0]))
}

// cites tells whether words stand before word i that cite, and where they begin.
func (t text) cites(i int) (from int, ok bool) {
	i = t.article(i)
	phrase := ""
	for k := i - 1; k >= max(0, i-4) && t.tied(k+1); k-- {
		if phrase = t.words[k].Text + phrase; t.Cites[phrase] {
			from, ok = k, true
		}
		phrase = strings.ReplaceAll(strings.TrimSpace(t.words[k].Before), "’", "'") + phrase
		if t.words[k].Follows() {
			phrase = " " + phrase
		}
	}
	return from, ok
}

// verbBefore tells whether a verb stands before word i that can only be about a name there, and where it begins: right
// behind what is said.
func (t text) verbBefore(i int, n Name) (from int, ok bool) {
	if t.tied(i) && t.Articles[t.words[i-1].Text] {
		i--
	}
	if i = t.dated(i); !t.follows(i) {
		return 0, false
	}
	from = i - 1
	helps := func(w reading.Word) bool { return t.Perfect[w.Text] }
	with, self := t.run(from, t.Perfect, t.Also), t.run(from, t.Oneself, nil)
	switch verb := t.words[from].Text; {
	case t.Said[verb] && slices.ContainsFunc(t.words[with:from], helps):
		from = with
	case t.Moved[verb] && self < from:
		from = self
	case t.So[verb]:
		if n.To < len(t.words) && t.words[n.To].Follows() {
			return 0, false
		}
	case !t.verb(verb, t.Says, n):
		return 0, false
	}
	return from, parts(t.words[from].Before)
}

// run returns where words begin that are all in one of two sets and stand before word i: "nous a aussi", "s'est".
func (t text) run(i int, one, other reading.Set) int {
	for t.tied(i) && (one[t.words[i-1].Text] || other[t.words[i-1].Text]) {
		i--
	}
	return i
}

// dated returns where words begin that say when and stand before word i: "sagte am Montag der Minister".
func (t text) dated(i int) int {
	for k := i; t.follows(k) && (t.Timely(t.words[k-1]) || t.Days[t.words[k-1].Lower]); {
		k--
		if i = k; t.follows(k) && t.Adverbs[t.words[k-1].Lower] {
			i--
		}
	}
	return i
}

// parts tells whether what stands between two words parts them: more than white space, or a sign inside of a word.
func parts(between string) bool {
	trimmed := strings.TrimSpace(between)
	return between == "" || trimmed != "" && (trimmed != between || strings.Trim(trimmed, "-'’\u2011") != "")
}
