package speaker

import (
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
	next := strings.TrimLeftFunc(after, unicode.IsSpace)
	if len(next) < len(after) && l.behind[next[:len(next)-len(strings.TrimLeftFunc(next, reading.Lettered))]] {
		return true
	}
	for range farthest {
		before = strings.TrimRight(before, " \t\r\n\u00a0'’")
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
	return from, n.To, ok
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
	v, verbs := n.To, t.Says
	if t.follows(v) && t.Perfect[t.words[v].Text] {
		if v++; t.Said != nil {
			verbs = t.Said
		}
	}
	if !t.follows(v) || !t.opens(n) {
		return 0, false
	}
	verb := t.words[v]
	ok = t.verb(verb.Text, verbs, n) || t.Tells[verb.Text]
	return v + 1, ok && (!t.Objects || parts(verb.After))
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
		t.Said[word] || t.Reports[word] || t.So[word] || t.Cites[word]
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
	if !t.follows(i) {
		return 0, false
	}
	from = i - 1
	switch verb := t.words[from].Text; {
	case t.Said[verb] && t.follows(from) && t.Perfect[t.words[from-1].Text]:
		from--
	case t.So[verb]:
		if n.To < len(t.words) && t.words[n.To].Follows() {
			return 0, false
		}
	case !t.verb(verb, t.Says, n):
		return 0, false
	}
	return from, parts(t.words[from].Before)
}

// parts tells whether what stands between two words parts them: more than white space, or a sign inside of a word.
func parts(between string) bool {
	trimmed := strings.TrimSpace(between)
	return between == "" || trimmed != "" && (trimmed != between || strings.Trim(trimmed, "-'’\u2011") != "")
}
