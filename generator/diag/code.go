package diag

import (
	"maps"
	"slices"
)

// Code names a kind of finding. Codes are a contract with editors' tools: they are never renamed.
type Code string

// A Rule describes a kind of finding.
type Rule struct {
	Severity Severity
	Title    string // one line, lower case
}

// rules is the catalogue of all codes. A code that is not here does not exist.
var rules = map[Code]Rule{
	"toml-syntax":          {Error, "the file is not TOML 1.0"},
	"unknown-key":          {Error, "a key that the format does not have"},
	"missing-key":          {Error, "a required key is missing"},
	"wrong-type":           {Error, "a value of the wrong type or outside what is allowed"},
	"empty-value":          {Error, "a required value is empty"},
	"bad-id":               {Error, "an id that cannot be part of an address"},
	"bad-date":             {Error, "a date that is not EDTF or that cannot be"},
	"bad-url":              {Error, "an address that is not http, https or mailto"},
	"unknown-source":       {Error, "a reference to a source that does not exist"},
	"unknown-actor":        {Error, "a reference to an actor that does not exist"},
	"unknown-rating":       {Error, "a rating that the scale does not have"},
	"unknown-topic":        {Error, "a reference to a topic that does not exist"},
	"unknown-measure":      {Error, "a reference to a measure that does not exist"},
	"unknown-claim":        {Error, "a reference to a claim that does not exist"},
	"actor-circle":         {Error, "part_of runs in a circle"},
	"via-circle":           {Error, "a chain names the same actor twice"},
	"quote-missing":        {Error, "the quotation is not in its source"},
	"quote-near":           {Error, "the quotation is not in its source, but a similar passage is"},
	"quote-ambiguous":      {Error, "the quotation stands in its source more than once"},
	"quote-crosses-blocks": {Error, "the quotation runs over the end of a paragraph"},
	"quote-in-skipped":     {Error, "the quotation stands in a skipped block"},
	"hedge-missing":        {Error, "the hedge does not occur in the quotation"},
	"seed-missing":         {Error, "the article is not in seeds/"},
	"seed-not-utf8":        {Error, "the article is not UTF-8 text"},
	"seed-changed":         {Error, "the article is not the pinned one"},
	"review-order":         {Error, "reviews are not in order of date"},
	"markdown-html":        {Error, "raw HTML in Markdown"},
	"link-broken":          {Error, "a link to nothing"},
	"too-few-origins":      {Error, "fewer independent origins than the rating demands"},
	"rating-rewritten":     {Error, "a published review was changed instead of followed by a new one"},
	"claim-vanished":       {Error, "a published claim is gone"},
	"file-too-large":       {Error, "a file that GitHub would refuse"},
	"site-too-large":       {Error, "more than GitHub Pages takes"},

	"single-origin":       {Warning, "several articles, but at most one independent origin"},
	"disputed-unanswered": {Warning, "a disputing quotation that the claim does not answer"},
	"figure-not-quoted":   {Warning, "a figure that the quotation does not contain"},
	"hedged-as-fact":      {Warning, "the quotation hedges, but neither hedge nor via says so"},
	"date-out-of-order":   {Warning, "said before it happened, or after the article was published"},
	"domain-mismatch":     {Warning, "custom_domain and base_url name different places"},
	"site-large":          {Warning, "nearly more than GitHub Pages takes"},
	"short-too-long":      {Warning, "short is over 75 characters"},
	"duplicate-quote":     {Warning, "the same passage twice in one claim"},
	"unused-actor":        {Warning, "an actor that nothing refers to"},
	"unused-source":       {Warning, "a source that nothing quotes"},
	"unused-topic":        {Warning, "a topic that nothing belongs to"},
	"unused-measure":      {Warning, "a measure that no figure is put on"},
}

// Codes returns all codes in alphabetical order.
func Codes() []Code { return slices.Sorted(maps.Keys(rules)) }

// Rule returns the catalogue entry of the code; ok tells whether there is one.
func (c Code) Rule() (rule Rule, ok bool) {
	rule, ok = rules[c]
	return rule, ok
}

// Severity returns the severity of the code. A code outside the catalogue is a fault of the program.
func (c Code) Severity() Severity {
	rule, ok := rules[c]
	if !ok {
		panic("diag: no such code: " + string(c))
	}
	return rule.Severity
}
