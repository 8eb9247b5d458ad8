// Package due lists what of a site wants another look.
//
// In go the facts and a day; out come the claims and answers that nobody has looked at since, the answers that claims
// have left behind, and the articles of which no copy would remain. A check does not say it: nothing of it is a fault,
// and a list that is never empty would soon hide those that are.
package due

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
	"beleg/generator/words/script"
)

// Reason is why something wants another look. The words are a contract: they stand in the JSON.
type Reason string

// The reasons, in the order in which they are listed.
const (
	Reviewed    Reason = "reviewed"     // the last review of a claim is older than the day
	Answered    Reason = "answered"     // the last answer to a question is
	Outdated    Reason = "outdated"     // the rating of a claim changed after the answer that rests on it
	NotArchived Reason = "not-archived" // an article on the net has no archived copy
)

// An Item is one thing that wants another look.
type Item struct {
	Reason Reason
	Kind   string // claim, question or source
	ID     string
	Title  string
	File   string
	Date   edtf.Date // of the last review or answer, or when the article was retrieved; may be zero then
	Claims []string  // the ids of those that left an answer behind
	weight int
}

// A List is everything that wants another look.
type List struct {
	Before edtf.Day // reviews and answers of that day and later are young enough
	Items  []Item   // by reason; those of one by date, the oldest first, then the weightiest, then by id
}

// Of returns what wants another look among what is published. Drafts do not: they wait for a first one. Of a base with
// gaps it tells what could be read.
func Of(base *fact.Base, before edtf.Day) List {
	list := List{Before: before}
	for _, c := range base.PublishedClaims() {
		if len(c.Reviews) > 0 && c.Current().Day() < before {
			list.Items = append(list.Items, Item{Reason: Reviewed, Kind: "claim", ID: c.ID, Title: c.Title(),
				File: format.ClaimFile(c.ID), Date: c.Current().Date, weight: c.Weight})
		}
	}
	for _, q := range base.PublishedQuestions() {
		list.Items = append(list.Items, answers(q, before)...)
	}
	for _, s := range base.Sources {
		if s.Archived == "" && format.ValidURL(s.URL, "http", "https") {
			list.Items = append(list.Items, Item{Reason: NotArchived, Kind: "source", ID: s.ID, Title: s.Title,
				File: format.SourceFile(s.ID), Date: s.Retrieved})
		}
	}
	slices.SortStableFunc(list.Items, compare)
	return list
}

// answers returns what there is to say about the answer that holds today: that claims have left it behind or else that
// it is old.
func answers(q *fact.Question, before edtf.Day) []Item {
	if len(q.Answers) == 0 || q.Current().Date.IsZero() {
		return nil
	}
	is := Item{Reason: Answered, Kind: "question", ID: q.ID, Title: q.Title(), File: format.QuestionFile(q.ID),
		Date: q.Current().Date, weight: q.Weight}
	for _, c := range q.Current().Claims {
		if q.Current().Outdated(c) {
			is.Reason, is.Claims = Outdated, append(is.Claims, c.ID)
		}
	}
	if is.Reason == Answered && q.Current().Day() >= before {
		return nil
	}
	return []Item{is}
}

var order = []Reason{Reviewed, Answered, Outdated, NotArchived}

func compare(a, b Item) int {
	day := func(i Item) edtf.Day {
		first, _ := i.Date.Earliest()
		return first
	}
	return cmp.Or(cmp.Compare(slices.Index(order, a.Reason), slices.Index(order, b.Reason)),
		cmp.Compare(day(a), day(b)), cmp.Compare(b.weight, a.weight), cmp.Compare(a.ID, b.ID))
}

// WriteText prints a list for people, one thing a line, in lines of at most width code points.
func (l List) WriteText(w io.Writer, width int) error {
	headings := map[Reason]string{
		Reviewed:    "claims not reviewed since " + l.Before.String(),
		Answered:    "questions not answered anew since " + l.Before.String(),
		Outdated:    "answers given before the rating of a claim changed that they rest on",
		NotArchived: "sources without an archived copy",
	}
	var b strings.Builder
	for _, reason := range order {
		items := slices.DeleteFunc(slices.Clone(l.Items), func(i Item) bool { return i.Reason != reason })
		if len(items) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s: %d\n\n", headings[reason], len(items))
		writeItems(&b, items, width)
	}
	if len(l.Items) == 0 {
		fmt.Fprintf(&b, "nothing is due: all that is published was looked at on %s or later\n", l.Before)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeItems aligns titles as far as ids are of usual length.
func writeItems(b *strings.Builder, items []Item, width int) {
	column := 0
	for _, i := range items {
		if n := utf8.RuneCountInString(i.ID); n <= 40 {
			column = max(column, n)
		}
	}
	for _, i := range items {
		date := cmp.Or(i.Date.String(), "no date")
		line := fmt.Sprintf("  %-10s  %-*s  %s", date, column, i.ID, script.Isolated(diag.Printable(i.Title)))
		b.WriteString(diag.Shorten(line, width) + "\n")
		if len(i.Claims) > 0 {
			b.WriteString("              changed: " + strings.Join(i.Claims, ", ") + "\n")
		}
	}
}

// line is what WriteJSON prints of an item. Its fields are a contract; the help of beleg due has them.
type line struct {
	Reason Reason   `json:"reason"`
	Kind   string   `json:"kind"`
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	File   string   `json:"file"`
	Date   string   `json:"date,omitempty"`
	Claims []string `json:"claims,omitempty"`
}

// WriteJSON prints a list for programs, one object per line.
func (l List) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, i := range l.Items {
		if err := enc.Encode(line{i.Reason, i.Kind, i.ID, i.Title, i.File, i.Date.String(), i.Claims}); err != nil {
			return fmt.Errorf("print what is due: %w", err)
		}
	}
	return nil
}
