// Package record reads content files, each by itself.
//
// In goes a file, out comes what it says in the terms of package format, with its Markdown parsed, and what is wrong
// with it. Nothing here knows of another file, so what a file says is worked out again only when its bytes have
// changed.
package record

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/format"
	"beleg/generator/facts/place"
	"beleg/generator/facts/salvage"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

// What can be wrong with a file by itself beyond what its tables say.
var (
	domainMismatch = rules.Warning("domain-mismatch", "custom_domain and base_url name different places")
	lowContrast    = rules.Error("low-contrast", "links in the accent cannot be read well")
	reviewOrder    = rules.Error("review-order", "reviews are not in order of date")
)

// Of is what a content file says: R is one of the structs of package format.
type Of[R any] struct {
	ID    string
	Where place.Where
	Raw   R

	Text     *markdown.Doc   // the Markdown of a claim, a question, an event or a page; nil without
	TextAt   int             // byte offset of a page's Markdown in the file
	Answers  []*markdown.Doc // the Markdown of a question's answers
	Unread   bool            // the file is not TOML or has a fault; what it refers to is not known
	Unparsed bool            // whole tables could not be read, so that nobody knows what it defines
}

// Refers tells whether the file may refer to what nobody knows.
func (r *Of[R]) Refers() bool { return r.Unread }

// Decode returns what a file says, a *Site or an *Of by its name, and what is wrong with it. Both depend on nothing but
// the file.
func Decode(file *diag.File) (any, diag.List) {
	dir, id := thing(file.Name)
	doc := place.NewDoc(file)
	switch meant(dir) {
	case "sources":
		r, found := decode[format.Source](doc, id)
		return r, append(found, checkLanguage(&r.Raw)...)
	case "claims":
		r, found := decode[format.Claim](doc, id)
		r.Raw.Weight = cmp.Or(r.Raw.Weight, usual)
		r.Text = r.parse(&found, "text", r.Raw.Text, markdown.Options{Level: 3, Prefix: "text-"})
		dayOf := func(r format.Review) edtf.Date { return r.Date }
		return r, append(found, checkOrder("review", r.Raw.Review, dayOf)...)
	case "questions":
		return decodeQuestion(doc, id)
	case "events":
		r, found := decode[format.Event](doc, id)
		r.Raw.Weight = cmp.Or(r.Raw.Weight, usual)
		r.Text = r.parse(&found, "text", r.Raw.Text, markdown.Options{Level: 4, Prefix: "event-" + id + "-"})
		return r, found
	case "pages":
		return decodePage(file, id)
	}
	if id == "actors" {
		return decodeActors(doc)
	}
	return decodeSite(doc, id)
}

// usual is how much something carries of the story if nobody says.
const usual = 2

func decodeQuestion(doc *place.Doc, id string) (*Of[format.Question], diag.List) {
	r, found := decode[format.Question](doc, id)
	r.Raw.Weight = cmp.Or(r.Raw.Weight, usual)
	r.Text = r.parse(&found, "text", r.Raw.Text, markdown.Options{Level: 3, Prefix: "text-"})
	for _, a := range r.Raw.Answer {
		opt := markdown.Options{Level: 3, Prefix: "answer-" + a.Date.String() + "-"}
		r.Answers = append(r.Answers, r.parseAt(&found, a.At("text"), a.Text, opt))
	}
	dayOf := func(a format.Answer) edtf.Date { return a.Date }
	return r, append(found, checkOrder("answer", r.Raw.Answer, dayOf)...)
}

func decode[R any](doc *place.Doc, id string) (*Of[R], diag.List) {
	r := &Of[R]{ID: id, Where: place.Where{Doc: doc}}
	data, faults := format.Parse(doc)
	found := slices.Clip(faults)
	if r.Unparsed = data == nil || doc.Lost; data != nil {
		found = append(found, format.Decode(data, r.Where, &r.Raw)...)
	}
	faulty := func(f diag.Finding) bool { return f.Severity() == diag.Error }
	r.Unread = r.Unparsed || slices.ContainsFunc(found, faulty)
	return r, found
}

// parse reads the Markdown under a key; nil without any.
func (r *Of[R]) parse(found *diag.List, key, text string, opt markdown.Options) *markdown.Doc {
	return r.parseAt(found, r.Where.At(key), text, opt)
}

func (r *Of[R]) parseAt(found *diag.List, at place.Where, text string, opt markdown.Options) *markdown.Doc {
	if text == "" {
		return nil
	}
	doc := markdown.Parse(text, opt)
	if over := doc.Excess; over != nil {
		found.Add(tooMuch(at.Inside(over.Start, over.End), over))
		r.Unread = true
	}
	return doc
}

func init() {
	for _, limit := range markdown.Limits {
		bound.Most(excess(limit.What), limit.Most, limit.What+" of a text in Markdown")
	}
}

// excess returns the rule that a text breaks which has too much of something.
func excess(what string) *diag.Rule {
	switch what {
	case "bytes", "bytes of a reference":
		return bound.TooLarge
	case "levels":
		return bound.TooDeep
	}
	return bound.TooMany
}

// tooMuch reports a text that nobody may read.
func tooMuch(at diag.Span, over *markdown.Excess) diag.Finding {
	return excess(over.What).At(at, "", "the text has %d %s up to here, and %d are the most", over.Count, over.What,
		over.Most)
}

// aboutFile is the place of a finding about a file as a whole; there is no line in it that would be at fault.
func aboutFile(name string) diag.Span { return diag.Span{File: &diag.File{Name: name}} }

// checkID judges an id at its place. The help names a better one if there is one, else it is otherwise.
func checkID(id string, at diag.Span, otherwise, help string) diag.List {
	fault := format.IDFault(id)
	if fault == "" {
		return nil
	}
	if better := format.SuggestID(id); better != "" {
		otherwise = fmt.Sprintf(help, better)
	}
	return diag.List{format.BadID.At(at, otherwise, "%q cannot be an id: %s", diag.Shorten(id, 60), fault)}
}

// checkLanguage judges the language of an article, and takes a faulty one away.
func checkLanguage(raw *format.Source) diag.List {
	if raw.Language == "" || languagePattern().MatchString(raw.Language) {
		return nil
	}
	given := raw.Language
	raw.Language = ""
	return diag.List{format.WrongType.At(raw.At("language").Value(), `write a code such as "de", "en" or "pt-BR"`,
		"language is %q; it must be the code of a language", given)}
}

// checkOrder reports entries of a list that are older than the last one above them which is in order of date.
func checkOrder[T located](what string, list []T, dayOf func(T) edtf.Date) (found diag.List) {
	var last edtf.Date
	for _, entry := range list {
		switch day := dayOf(entry); {
		case day.IsZero(): // reported already
		case !last.IsZero() && edtf.Compare(last, day) == edtf.After:
			found.Add(reviewOrder.At(entry.At("date").Value(), "put "+what+"s in order of date, the oldest first",
				"the %s of %s stands after that of %s", what, day, last))
		default:
			last = day
		}
	}
	return found
}

// located is what knows where it stands: every struct of package format.
type located interface{ At(...any) place.Where }

// Actor is a table of content/actors.toml, and its key.
type Actor struct {
	ID string
	format.Actor
}

func decodeActors(doc *place.Doc) (*Of[[]Actor], diag.List) {
	data, found := format.Parse(doc)
	a := &Of[[]Actor]{Unparsed: data == nil || doc.Lost}
	for _, id := range slices.Sorted(maps.Keys(data)) {
		where := place.Where{Doc: doc, Path: place.Of(id)}
		table, ok := data[id].(map[string]any)
		if !ok {
			found.Add(format.UnknownKey.At(where.Key(), "each actor is a table, such as [kim-yong-hyun]",
				"%s stands outside an actor's table", id))
			continue
		}
		faults := checkID(id, where.Key(), "", "write [%s]")
		if better := format.SuggestID(id); len(faults) > 0 && data[better] != nil {
			keepApart(&faults[0], "actor", place.Where{Doc: doc, Path: place.Of(better)}.Key())
		}
		found = append(found, faults...)
		actor := Actor{ID: id}
		found = append(found, format.Decode(table, where, &actor.Actor)...)
		a.Raw = append(a.Raw, actor)
	}
	a.Unread = len(found) > 0
	return a, found
}

// decodePage reads TOML between +++ lines, then Markdown.
func decodePage(file *diag.File, id string) (*Of[format.Page], diag.List) {
	doc, textAt, faults := FrontMatter(file)
	if faults != nil {
		return &Of[format.Page]{ID: id}, faults
	}
	r, found := decode[format.Page](doc, id)
	r.Text, r.TextAt = markdown.Parse(file.Whole()[textAt:], markdown.Options{}), textAt
	r.Unread = false // it refers to nothing
	span := func(start, end int) diag.Span { return diag.Span{File: file, Start: textAt + start, End: textAt + end} }
	if over := r.Text.Excess; over != nil {
		found.Add(tooMuch(span(over.Start, over.End), over))
		r.Text = nil
	} else if i, c := format.Control(file.Whole()[textAt:]); i >= 0 {
		found.Add(format.ControlCharacter.At(span(i, i+utf8.RuneLen(c)), "take it out", "the page has a %s",
			diag.Character(c)))
	}
	return r, found
}

var fence = []byte("+++")

// FrontMatter finds the TOML between the first line +++ and the next one.
func FrontMatter(file *diag.File) (doc *place.Doc, textAt int, faults diag.List) {
	if faults := format.NotUTF8(file); faults != nil {
		return nil, 0, faults
	}
	start := 0
	if bytes.HasPrefix(file.Text, []byte("\ufeff")) {
		start = len("\ufeff")
	}
	first, _, _ := bytes.Cut(file.Text[start:], []byte("\n"))
	fault := ""
	if name := diag.Unseen(file.Whole()[start:]); name != "" {
		fault = "a " + name + " stands here, which cannot be seen"
	} else if bytes.HasPrefix(first, []byte("+++\r")) && len(first) > len("+++\r") {
		fault = "the lines end in CR alone"
	}
	if fault != "" {
		at := diag.Span{File: file, Start: start, End: start + 1}
		return nil, 0, diag.List{format.TOMLSyntax.At(at, salvage.Help(file.Whole(), start), "%s", fault)}
	}
	if !bytes.Equal(bytes.TrimSpace(first), fence) {
		return nil, 0, diag.List{format.MissingKey.At(diag.Span{File: file},
			`begin the file with three lines: +++, title = "…", +++`, "the page has no title")}
	}
	rest := min(start+len(first)+1, len(file.Text))
	end := rest
	for line := range bytes.Lines(file.Text[rest:]) {
		if bytes.Equal(bytes.TrimSpace(line), fence) {
			return &place.Doc{File: file, Start: rest, End: end}, end + len(line), nil
		}
		end += len(line)
	}
	opening := diag.Span{File: file, Start: start, End: start + len(fence)}
	return nil, 0, diag.List{format.TOMLSyntax.At(opening, "close it with a line +++", "the front matter does not end")}
}
