package rule

import (
	"embed"

	"beleg/generator/facts/fact"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

//go:embed *.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "."}

// What rules look at. Each rule stands in a file that is named like its code, beside CODE.txtar with its reason and its
// examples, and registers itself here; there is no other list of them.
var (
	claims    kind[*fact.Claim]    // as far as they could be read
	ratings   kind[*fact.Claim]    // claims, for what their rating rests on: only those that could be read as a whole
	quotes    kind[quoted]         // quotations that stand in their articles
	questions kind[*fact.Question] // answers of which something is lacking rest on no claims
	texts     kind[text]           // what editors write in Markdown
	projects  kind[project]        // all there is, if all that it refers to is known
)

// A quoted is a quotation with the time of what it is about, and the site that has it.
type quoted struct {
	*fact.Quote
	when edtf.Date
	site *fact.Site
}

// A project is all there is, what of it something refers to, and the claims of which something is lacking.
type project struct {
	*fact.Base
	named map[any]bool
	gaps  map[*fact.Claim]bool
}

// A kind holds the rules that look at the same things. It is filled while the package is initialized.
type kind[T any] []registered[T]

type registered[T any] struct {
	rule  *diag.Rule
	judge func(T, report)
}

// error registers a rule whose findings stop publishing.
func (k *kind[T]) error(code, title string, judge func(T, report)) *diag.Rule {
	return k.register(rules.Error(code, title), judge)
}

// warning registers a rule whose findings do not stop publishing.
func (k *kind[T]) warning(code, title string, judge func(T, report)) *diag.Rule {
	return k.register(rules.Warning(code, title), judge)
}

func (k *kind[T]) register(rule *diag.Rule, judge func(T, report)) *diag.Rule {
	*k = append(*k, registered[T]{rule, judge})
	return rule
}

// judge lets all rules of the kind judge a thing.
func (k kind[T]) judge(thing T, found *diag.List) {
	for _, r := range k {
		r.judge(thing, report{r.rule, found})
	}
}

// A report takes what one rule finds. So a rule cannot report under another's code.
type report struct {
	rule  *diag.Rule
	found *diag.List
}

// at reports something. What is returned may be added to until the next report.
func (r report) at(span diag.Span, help, message string, args ...any) *diag.Finding {
	r.found.Add(r.rule.At(span, help, message, args...))
	return &(*r.found)[len(*r.found)-1]
}
