package feed

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// AtomType and JSONType are the media types of the two formats.
const (
	AtomType = "application/atom+xml"
	JSONType = "application/feed+json"
)

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    atomText    `xml:"title"`
	Subtitle *atomText   `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Author   atomPerson  `xml:"author"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      atomText       `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    atomText       `xml:"summary"`
	Content    atomText       `xml:"content"`
}

// atomText is plain text: what looks like markup in it is shown as it stands.
type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type atomPerson struct {
	Name  string `xml:"name"`
	URI   string `xml:"uri,omitempty"`
	Email string `xml:"email,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr"`
}

// Atom returns the feed as Atom.
func (f *Feed) Atom() ([]byte, error) {
	doc := atomFeed{Language: f.language, ID: f.atom, Title: plain(f.title), Updated: f.updated(),
		Author: atomPerson{Name: f.publisher.Name, URI: f.publisher.URL},
		Links:  []atomLink{{"self", AtomType, f.atom}, {"alternate", "text/html", f.changes}}}
	if before, after, _ := strings.Cut(f.publisher.Email, "@"); before != "" && after != "" { // all that RFC 4287 asks of an address
		doc.Author.Email = f.publisher.Email
	}
	if f.subtitle != "" {
		doc.Subtitle = &atomText{"text", f.subtitle}
	}
	for _, e := range f.entries {
		doc.Entries = append(doc.Entries, f.atomEntry(e))
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func (f *Feed) atomEntry(e entry) atomEntry {
	at := moment(e.day)
	out := atomEntry{ID: e.id, Title: plain(e.title), Published: at, Updated: at, Links: []atomLink{{"alternate", "text/html", e.id}},
		Summary: plain(e.verdict), Content: plain(e.text)}
	for _, t := range e.topics {
		out.Categories = append(out.Categories, atomCategory{Term: t.ID, Label: t.Label})
	}
	if e.correction != "" {
		out.Categories = append(out.Categories, atomCategory{Term: "correction", Scheme: f.changes, Label: e.correction})
	}
	return out
}

func plain(s string) atomText { return atomText{"text", s} }
