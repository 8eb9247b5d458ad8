package speech

import (
	"slices"
	"strings"

	"beleg/generator/words/reading"
)

// A Want is what is looked for in the rest of a sentence.
type Want uint8

// What can be looked for.
const (
	Any   Want = iota // whatever keeps a distance
	Doubt             // what leaves open whether it is so, or denies it, whoever says that
)

// Before returns the word by which the beginning of a sentence keeps its distance from what follows, or "".
func Before(l *reading.Language, beginning, following string, want Want) string {
	t := cut(l, beginning)
	if len(t.words) == 0 || !t.reaches() {
		return ""
	}
	last, closed := len(t.starts)-1, parts(t.words[len(t.words)-1].After)
	next := reading.Words(following)
	if closed && len(next) > 0 && t.Adding[next[0].Lower] {
		return "" // that is about something else
	}
	for k := t.first(closed); k <= last; k++ {
		from, to := t.clause(k)
		if (k < last || closed) && t.adds(from) {
			continue // it ends before the words that were cut out
		}
		open := !closed && (k == last || k == last-1 && t.Clauses[t.words[to].Lower])
		word := t.governs(k, open, want)
		planned := t.Plans[strings.ToLower(word)] && !slices.ContainsFunc(next,
			func(w reading.Word) bool { return t.Past[w.Lower] })
		if word != "" && !planned {
			return word
		}
	}
	return ""
}

// first returns the clause from which on the beginning of a sentence is about what follows it.
func (t text) first(closed bool) (first int) {
	for k, at := range t.starts {
		if k > 0 && (apart(t.words[at].Before) || k == len(t.starts)-1 && !closed && t.adds(at)) {
			first = k
		}
	}
	return first
}

// apart tells whether what stands between two clauses sets them apart: the second states something of its own.
func apart(between string) bool {
	return strings.ContainsAny(between, ";–—") || strings.Contains(between, " - ")
}

// reaches tells whether a text that is the beginning of a sentence can govern what follows: a clause begins there, or a
// hedge or what introduces a clause stands near. Words from the middle of a clause take something else for granted.
func (t text) reaches() bool {
	n := len(t.words)
	after := t.words[n-1].After
	if apart(after) {
		return false
	}
	near := func(w reading.Word) bool { return t.Clauses[w.Lower] || t.Telling[w.Lower] || t.Stating[w.Lower] }
	return parts(after) || t.adds(n-1) || slices.ContainsFunc(t.words[max(0, n-3):], near) ||
		Hedge(t.Language, t.span(max(0, n-5), n)) != ""
}

// adds tells whether word i is one that begins what is added. In German an article that opens a sentence looks like it.
func (t text) adds(i int) bool {
	w := t.words[i].Lower
	return t.Joining[w] || t.Adding[w] && !(i == 0 && t.words[i].Before == "" && t.Ordering[w])
}

// governs returns the word by which clause k keeps its distance from what follows. An open one goes on in that.
func (t text) governs(k int, open bool, want Want) string {
	from, to := t.clause(k)
	hedging := open && !t.Joining[t.words[to-1].Lower]
	if want == Doubt {
		if hedging {
			return t.doubts(from, to)
		}
		return ""
	}
	if hedge := Hedge(t.Language, t.span(from, to)); hedge != "" && (hedging || t.cited(from, to, hedge)) {
		return hedge
	}
	for i := from; i < to; i++ {
		if t.tells(i) || open && t.verb(i, from, to) > none && t.rest(i+1, to) && !t.untold(i, from) {
			return t.words[i].Text
		}
	}
	return ""
}

// doubts returns the word by which the words of a clause leave open, or deny, what follows.
func (t text) doubts(from, to int) string {
	for i := from; i < to; i++ {
		w := t.words[i]
		doubt := t.doubt(i)
		not := func(w reading.Word) bool { return t.Negations[w.Lower] }
		negated := t.complemented(i) && t.verb(i, from, to) > none &&
			slices.ContainsFunc(t.words[max(from, i-2):min(i+3, to)], not)
		switch {
		case doubt != "":
			return doubt
		case t.Deny[w.Lower] || negated:
			return w.Text
		}
	}
	return ""
}

// doubt returns the word, or the words, by which the text leaves something open at word i, or "".
func (t text) doubt(i int) string {
	if said := phrase(t.Language, t.whole, t.words[i:]); t.Doubts[strings.ToLower(said)] {
		return said
	}
	if doubtful(t.Language, t.words[i]) {
		return t.words[i].Text
	}
	return ""
}

// denied returns the word by which somebody says in a clause that what stands before it is not so: "which he denies".
// In "which denies entry" nobody does.
func (t text) denied(from, to int) string {
	if to-from < 3 || !t.Relating[t.words[from].Lower] && !t.Relating[t.words[from].Lower+"-"+t.words[from+1].Lower] ||
		slices.ContainsFunc(t.words[from:to], func(w reading.Word) bool { return t.Negations[w.Lower] }) {
		return ""
	}
	if i := slices.IndexFunc(t.words[from+2:to], func(w reading.Word) bool { return t.Deny[w.Lower] }); i >= 0 {
		return t.words[from+2+i].Text
	}
	return ""
}

// cited tells whether a clause is its hedge alone, or begins with one that says who says something: "Laut KCNA …".
func (t text) cited(from, to int, hedge string) bool {
	clause := strings.Join(strings.Fields(t.span(from, to)), " ")
	return clause == hedge || strings.HasPrefix(clause, hedge) &&
		(t.Citing[t.words[from].Lower] || len(reading.Words(hedge)) > 1)
}

// Behind returns the word by which the end of a sentence keeps its distance from what stands before it, or "".
func Behind(l *reading.Language, end string, want Want) string {
	t := cut(l, end)
	for k := range t.starts {
		from, to := t.clause(k)
		word := ""
		switch {
		case apart(t.words[from].Before):
			return ""
		case t.Quoting[t.words[from].Lower] && t.aside(k) && want == Any:
			return t.words[from].Text
		case k == 0 && !parts(t.words[0].Before):
			word = t.touching(from, to, want)
		case k == 0 && t.denied(from, to) != "":
			return t.denied(from, to)
		case t.adds(from):
		case want == Any:
			word = t.cites(k)
		case t.aside(k), t.Doubts[strings.ToLower(t.span(from, to))]:
			word = t.doubts(from, to)
		}
		if word != "" {
			return word
		}
	}
	return ""
}

// touching returns the hedge in words that go on where others were cut off, as far as nothing is added to those.
func (t text) touching(from, to int, want Want) string {
	joins := func(w reading.Word) bool { return t.Joining[w.Lower] }
	if i := slices.IndexFunc(t.words[from:to], joins); i >= 0 {
		to = from + i
	}
	if want == Doubt {
		for i := from; i < to; i++ {
			if doubt := t.doubt(i); doubt != "" {
				return doubt
			}
		}
		return ""
	}
	return Hedge(t.Language, t.span(from, to))
}

// cites returns the word by which clause k says who says what stands before it.
func (t text) cites(k int) string {
	from, to := t.clause(k)
	if t.aside(k) {
		return t.saying(from, to)
	}
	if hedge := Hedge(t.Language, t.span(from, to)); hedge != "" && t.cited(from, to, hedge) {
		return hedge
	}
	first, last := t.words[from], t.words[to-1]
	switch {
	case to-from == 1 || to-from > 12:
	case t.Closing[first.Lower] && (t.words[from+1].Capital() || t.Cited[t.words[from+1].Lower]):
		return first.Text
	case t.Closing[last.Lower]:
		return last.Text
	}
	return ""
}
