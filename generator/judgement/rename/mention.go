package rename

import (
	"errors"
	"path"
	"slices"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/facts/place"
	"beleg/generator/judgement/address"
	"beleg/generator/text/markdown"
	"beleg/generator/words/diag"
)

// mentions collects where a file names a thing.
type mentions struct {
	Ask
	file    *diag.File
	home    string // the address of the home page; "" if it is not known
	from    string // the path of the page on which the file's texts stand
	changes []change
	failed  error
}

// A change puts a text in place of a stretch of another.
type change struct {
	start, end int
	text       string
}

func (m *mentions) change(at diag.Span, text string) {
	m.changes = append(m.changes, change{at.Start, at.End, text})
}

// apply makes changes that do not overlap.
func apply(text string, changes []change) string {
	changes = slices.Clone(changes)
	slices.SortFunc(changes, func(a, b change) int { return a.start - b.start })
	var b strings.Builder
	from := 0
	for _, c := range changes {
		b.WriteString(text[from:c.start] + c.text)
		from = c.end
	}
	return b.String() + text[from:]
}

// text returns what the value of a key becomes.
func (m *mentions) text(f format.Field, value string, at place.Where) string {
	var edits []change
	switch {
	case f.Refers == m.Kind.Name && value == m.Old:
		edits = []change{{0, len(value), m.New}}
	case f.Refers == "chain" && m.Kind.Name == "actor":
		edits = m.voices(value)
	case f.Refers != "" || f.Verbatim || f.ID || f.Like != "" || f.Words != nil || f.Kind == format.ADate:
		return value
	case f.Web || f.URL:
		edits = narrowed(0, value, m.dest(value))
	default:
		edits, _ = m.links(value)
	}
	for _, e := range edits {
		m.change(at.Inside(e.start, e.end), e.text)
	}
	return apply(value, edits)
}

// voices finds the actor in a chain.
func (m *mentions) voices(chain string) (edits []change) {
	at := 0
	for part := range strings.SplitSeq(chain, "<") {
		if strings.TrimSpace(part) == m.Old {
			start := at + strings.Index(part, m.Old)
			edits = append(edits, change{start, start + len(m.Old), m.New})
		}
		at += len(part) + len("<")
	}
	return edits
}

// narrowed returns the change from one text to another without what both begin and end with: ids are plain letters,
// so that nothing in it has to be escaped wherever it stands.
func narrowed(at int, before, after string) []change {
	if before == after {
		return nil
	}
	start := 0
	for start < min(len(before), len(after)) && before[start] == after[start] {
		start++
	}
	end := 0
	for end < min(len(before), len(after))-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	return []change{{at + start, at + len(before) - end, after[start : len(after)-end]}}
}

// links finds the links of a Markdown text that lead to the thing. A destination may stand at the link or in a
// definition that several links share, and its words elsewhere too; so each place is tried, and the text read again.
func (m *mentions) links(text string) ([]change, string) {
	if !m.mayName(text) {
		return nil, text
	}
	var edits []change
	now := text
	for {
		links := markdown.Parse(now, markdown.Options{}).Links
		i := slices.IndexFunc(links, func(l markdown.Link) bool { return !l.Image && m.dest(l.Dest) != l.Dest })
		if i < 0 {
			return edits, now
		}
		next, ok := m.relink(text, edits, links, i)
		if !ok {
			m.failed = errors.New("the link to " + links[i].Dest + " cannot be rewritten; write it yourself")
			return edits, now
		}
		edits = append(edits, next...)
		now = apply(text, edits)
	}
}

// relink returns the change of the text that gives the link at an index its new destination.
func (m *mentions) relink(text string, edits []change, links []markdown.Link, i int) ([]change, bool) {
	before := links[i].Dest
	for at := 0; ; at++ {
		n := strings.Index(text[at:], before)
		if n < 0 {
			return nil, false
		}
		at += n
		next := narrowed(at, before, m.dest(before))
		if slices.ContainsFunc(edits, func(e change) bool { return e.start < next[0].end && next[0].start < e.end }) {
			continue
		}
		after := markdown.Parse(apply(text, append(slices.Clone(edits), next...)), markdown.Options{}).Links
		if len(after) == len(links) && after[i].Dest == m.dest(before) && m.onlyThese(links, after) {
			return next, true
		}
	}
}

// onlyThese tells whether links lead where they led, or where they are to lead.
func (m *mentions) onlyThese(before, after []markdown.Link) bool {
	for i := range after {
		if after[i].Dest != before[i].Dest && after[i].Dest != m.dest(before[i].Dest) {
			return false
		}
	}
	return true
}

// mayName tells whether it is worth while to read a text as Markdown.
func (m *mentions) mayName(text string) bool {
	if strings.Contains(text, m.Old) {
		return true
	}
	for anchor := range m.Anchors {
		if strings.Contains(text, anchor) {
			return true
		}
	}
	return false
}

// folders are those in which the pages of things lie; events have none.
var folders = map[string]string{"claim": address.Claims, "source": address.Sources, "actor": address.Actors,
	"topic": address.Topics, "measure": address.Figures, "rating": address.Ratings, "question": address.Questions,
	"page": ""}

// PathOf returns the path of the page of a thing; false if it has none.
func PathOf(kind, id string) (path string, has bool) {
	folder, has := folders[kind]
	return folder + id + "/", has
}

// dest returns the destination that a link gets; the same if it does not lead to the thing.
func (m *mentions) dest(dest string) string {
	target, anchor, anchored := strings.Cut(dest, "#")
	kind, rest, schemed := strings.Cut(target, ":")
	switch {
	case schemed && folders[kind] != "":
		if kind == m.Kind.Name && rest == m.Old {
			target = kind + ":" + m.New
		}
	case m.home != "" && strings.HasPrefix(target, m.home):
		target = m.home + m.path(target[len(m.home):], "/"+target[len(m.home):])
	case schemed || strings.HasPrefix(target, "//"):
		return dest // it leads elsewhere
	case strings.HasPrefix(target, "/"):
		target = m.path(target, target)
	case target != "":
		target = m.path(target, path.Join("/", m.from, target)+"/")
	}
	if renamed, ok := m.Anchors[anchor]; ok {
		anchor = renamed
	}
	if anchored {
		target += "#" + anchor
	}
	return target
}

// path renames the thing in a path as it is written, if what it means from the home page lies on the thing's page.
func (m *mentions) path(written, means string) string {
	before, query, asks := strings.Cut(written, "?")
	means, _, _ = strings.Cut(means, "?")
	segment, renamed := m.Old, m.New
	page, has := PathOf(m.Kind.Name, m.Old)
	switch {
	case m.Kind.Name == "source" && means == "/"+address.NotesFolder+m.Old+".json":
		segment, renamed = m.Old+".json", m.New+".json"
	case !has || !strings.HasPrefix(means+"/", "/"+page):
		return written
	}
	segments := strings.Split(before, "/")
	for i := range slices.Backward(segments) {
		if segments[i] == segment {
			segments[i] = renamed
			break
		}
	}
	after := strings.Join(segments, "/")
	if asks {
		after += "?" + query
	}
	return after
}
