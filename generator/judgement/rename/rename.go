// Package rename gives a thing of a project another id, wherever the id stands.
//
// In go the files, what kind of thing it is, and both ids; out come the new files, or why it cannot be done. Where an
// id stands is told by package format, which says of each key what it refers to, and in texts by their links; words
// that merely look like the id stay. All is worked out before anything is written, and each new file is proved:
// decoded, it differs from the old one in these places alone.
package rename

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"beleg/generator/facts/edit"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/facts/name"
	"beleg/generator/facts/place"
	"beleg/generator/facts/record"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/arrival"
	"beleg/generator/judgement/spread"
	"beleg/generator/words/diag"
)

// An Ask is what is to be renamed.
type Ask struct {
	Kind     *name.Kind
	Old, New string
	// Anchors are places on pages that get another name with the thing, by their old one: see AnchorsOf.
	Anchors map[string]string
}

// AnchorsOf returns the anchors that change when a thing is renamed: its entry in the chronology, and the quotations
// from a source, whose names are made from its id.
func AnchorsOf(base *fact.Base, kind *name.Kind, before, after string) map[string]string {
	anchors := map[string]string{}
	switch kind.Name {
	case "claim":
		anchors[spread.ClaimID(&fact.Claim{ID: before})] = spread.ClaimID(&fact.Claim{ID: after})
	case "event":
		anchors[spread.EventID(&fact.Event{ID: before})] = spread.EventID(&fact.Event{ID: after})
	case "source":
		anchors[spread.SourceID(&fact.Source{ID: before})] = spread.SourceID(&fact.Source{ID: after})
		for use := range base.Quotations() {
			if q := use.Quote; q.Source.ID == before {
				named := &fact.Quote{ID: q.Source.Text.ID(after, q.Place)}
				anchors[q.ID], anchors[spread.StatementID(q)] = named.ID, spread.StatementID(named)
			}
		}
	}
	return anchors
}

// A Plan is what is to be written, all or nothing.
type Plan struct {
	Files    []File // by name; the one that moves has its old name
	From, To string // the file that moves; "" if none does
	Alias    bool   // the old address of a claim leads to the new one
	Seeds    []Move // files of a source that are named after it
}

// A File is one in which the id stands.
type File struct {
	arrival.File
	Mentions int // how often, the definition among them
}

// Of works out what is to be written. An error says why the thing cannot be renamed, or that the machine failed.
func Of(project fs.FS, ask Ask) (*Plan, error) {
	files, _ := input.Of(project)
	names, _, err := record.List(files)
	if err != nil {
		return nil, err
	}
	if err := ask.allowed(files); err != nil {
		return nil, err
	}
	seeds, err := ask.seeds(files)
	if err != nil {
		return nil, err
	}
	plan := &Plan{Seeds: seeds}
	if ask.Kind.Alone() {
		plan.From, plan.To = ask.Kind.File(ask.Old), ask.Kind.File(ask.New)
	}
	home := homeOf(files)
	for _, n := range names {
		text, err := fs.ReadFile(files, n)
		if errors.Is(err, input.ErrRefused) {
			continue // what is refused is no part of the project
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", n, err)
		}
		now, mentions, err := ask.rewrite(&diag.File{Name: n, Text: text}, home)
		if err != nil {
			return nil, err
		}
		if n == plan.From {
			more := 0
			if now, more, err = ask.home(now, plan); err != nil {
				return nil, fmt.Errorf("%s: %w", n, err)
			}
			mentions += more
		}
		if now != string(text) {
			plan.Files = append(plan.Files, File{arrival.File{Name: n, Was: text, Now: []byte(now)}, mentions})
		}
	}
	return plan, nil
}

// home writes into the file of the thing itself what goes with its new id, and counts the changes.
func (a Ask) home(text string, plan *Plan) (now string, changes int, err error) {
	switch a.Kind.Name {
	case "claim":
		if now, plan.Alias, err = a.alias(text); plan.Alias {
			changes++
		}
		return now, changes, err
	case "source":
		return a.follow(text, plan.Seeds)
	}
	return text, 0, nil
}

// allowed tells whether there is such a thing, and none yet with the new id.
func (a Ask) allowed(files *input.Files) error {
	kind, ids := a.Kind.Name, a.Kind.IDs(files)
	if !slices.Contains(ids, a.Old) {
		err := fmt.Errorf("there is no %s %q", kind, a.Old)
		if help := diag.DidYouMean(a.Old, ids); help != "" {
			err = fmt.Errorf("%w; %s", err, help)
		}
		return err
	}
	if fault := format.IDFault(a.New); fault != "" {
		err := fmt.Errorf("%q cannot be an id: %s", diag.Shorten(a.New, 60), fault)
		if better := format.SuggestID(a.New); better != "" {
			err = fmt.Errorf("%w, such as %s", err, better)
		}
		return err
	}
	_, missed := fs.Stat(files, a.Kind.File(a.New))
	switch {
	case a.Old == a.New:
		return fmt.Errorf("the %s is called %s already", kind, a.New)
	case slices.Contains(ids, a.New) || a.Kind.Alone() && !errors.Is(missed, fs.ErrNotExist):
		return fmt.Errorf("there is another %s %q", kind, a.New)
	case kind == "page" && address.Reserved(a.New):
		return fmt.Errorf("the address /%s/ belongs to the site itself; give the page another name", a.New)
	case kind == "claim":
		return a.unclaimed(files)
	}
	return nil
}

// unclaimed refuses an id that another claim had: its old address leads there.
func (a Ask) unclaimed(files *input.Files) error {
	for _, id := range a.Kind.IDs(files) {
		text, err := fs.ReadFile(files, a.Kind.File(id))
		if err != nil || id == a.Old {
			continue // what cannot be read is told when it is rewritten
		}
		data, _ := format.Parse(name.Doc(&diag.File{Name: a.Kind.File(id), Text: text}))
		if list, _ := data[aliases].([]any); slices.Contains(list, any(a.New)) {
			return fmt.Errorf("the claim %s was called %s once, and that address leads to it", id, a.New)
		}
	}
	return nil
}

// aliases is the key under which a claim keeps the ids that it had.
const aliases = "aliases"

// alias writes into the text of a claim that it had the old id. A draft has no address that anybody could have. One
// that gets back an id which it had exchanges the two.
func (a Ask) alias(text string) (string, bool, error) {
	doc := name.Doc(&diag.File{Name: a.Kind.File(a.Old), Text: []byte(text)})
	data, _ := format.Parse(doc)
	if data["draft"] == true {
		return text, false, nil
	}
	list, _ := data[aliases].([]any)
	if i := slices.Index(list, any(a.New)); i >= 0 {
		span, _ := doc.Index().Value(place.Of(aliases, i))
		return text[:span.Start] + edit.Literal(a.Old) + text[span.End:], true, nil
	}
	now, err := edit.Add(text, aliases, a.Old, "claim", "short", "when", "topics", "weight", "about", "draft")
	return now, true, err
}

// rewrite returns the new text of a file, and how often it names the thing.
func (a Ask) rewrite(file *diag.File, home string) (string, int, error) {
	r := read(file)
	if err := r.unread(a.Old); err != nil {
		return "", 0, err
	}
	m := mentions{Ask: a, file: file, home: home, from: pageOf(file.Name)}
	m.walk(r)
	if m.failed != nil {
		return "", 0, fmt.Errorf("%s: %w", file.Name, m.failed)
	}
	now := apply(file.Whole(), m.changes)
	if len(m.changes) == 0 {
		return now, 0, nil
	}
	after := read(&diag.File{Name: file.Name, Text: []byte(now)})
	if !edit.Same(after.data, r.data) || after.body != r.body {
		return "", 0, fmt.Errorf("%s cannot be rewritten without touching something else; write %s for %s in it "+
			"yourself", file.Name, a.New, a.Old)
	}
	return now, len(m.changes), nil
}

// unread refuses to go on where the id stands in a part of the file that cannot be read: nobody knows whether it names
// the thing there.
func (r *content) unread(id string) error {
	text := r.file.Whole()
	for at := 0; ; at++ {
		i := strings.Index(text[at:], id)
		if i < 0 {
			break
		}
		at += i
		end := at + len(id)
		before, after := text[max(at-1, 0):at], text[end:min(end+1, len(text))]
		if part.MatchString(before) || part.MatchString(after) || r.seen(at, end) {
			continue
		}
		p := r.file.Position(at)
		return fmt.Errorf("%s:%d:%d: %s stands in a part of the file that cannot be read; mend first what beleg "+
			"check finds there", r.file.Name, p.Line, p.Column, id)
	}
	if wide := strings.ReplaceAll(text, "\x00", ""); len(wide) < len(text) && strings.Contains(wide, id) {
		return fmt.Errorf("%s:1:1: %s may stand in this file, which has NUL bytes; mend first what beleg check finds "+
			"there", r.file.Name, id)
	}
	return nil
}

// part finds a character that makes an id a longer one.
var part = regexp.MustCompile(`[a-z0-9-]`)

// homeOf returns the address of the home page as the site's file has it, with a slash at its end; "" if it has none.
func homeOf(files fs.FS) string {
	text, _ := fs.ReadFile(files, record.SiteFile)
	data, _ := format.Parse(name.Doc(&diag.File{Name: record.SiteFile, Text: text}))
	if url, _ := data["base_url"].(string); url != "" {
		return strings.TrimSuffix(url, "/") + "/"
	}
	return ""
}
