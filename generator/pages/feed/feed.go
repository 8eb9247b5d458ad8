// Package feed tells feed readers what became of the claims: one Atom and one JSON feed with the same entries.
//
// An entry is a review: a claim rated for the first time, rated anew, checked again or corrected. The page of changes
// leaves first ratings out, because there they would hide the changes; a feed without them would be empty for as long
// as a site is new, and a reader who follows it would never hear of a new claim. A review is never rewritten, and its
// address is the entry's id, so readers show each once. All times come from the reviews: a feed that was built again
// without news is the same, byte for byte.
//
// Atom: RFC 4287. JSON Feed: https://www.jsonfeed.org/version/1.1/
package feed

import (
	"encoding/xml"
	"html"
	"slices"
	"strings"
	"sync"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/opendata"
	"beleg/generator/words/lang"
	"beleg/generator/words/script"
)

// most is the number of entries after which older days are left out. The day that reaches it stays whole: readers who
// come once a day would miss the rest of it. But a project that was taken in whole has thousands on one day, and a file
// of megabytes that is fetched every hour serves nobody: atMost ends a day too.
const (
	most   = 50
	atMost = 500
)

// A Feed says in both formats the same; each leaves out what the other alone has a place for.
type Feed struct {
	XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed" json:"-"`
	Version  string   `xml:"-" json:"version"`
	ID       string   `xml:"id" json:"-"`
	Title    plain    `xml:"title" json:"title"`
	Home     string   `xml:"-" json:"home_page_url"`
	Self     string   `xml:"-" json:"feed_url"`
	Subtitle plain    `xml:"subtitle,omitempty" json:"description,omitempty"`
	Language string   `xml:"xml:lang,attr" json:"language"`
	Updated  string   `xml:"updated" json:"-"`
	Authors  []person `xml:"author" json:"authors"`
	Links    []link   `xml:"link" json:"-"`
	Entries  []entry  `xml:"entry" json:"items"`
}

type person struct {
	Name  string `xml:"name" json:"name"`
	URL   string `xml:"uri,omitempty" json:"url,omitempty"`
	Email string `xml:"email,omitempty" json:"-"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

// An entry is one review.
type entry struct {
	ID         string     `xml:"id" json:"id"` // the whole address of the review on its claim's page
	URL        string     `xml:"-" json:"url"` // the same
	Title      plain      `xml:"title" json:"title"`
	Published  string     `xml:"published" json:"-"`
	Updated    string     `xml:"updated" json:"-"`
	Link       link       `xml:"link" json:"-"`
	Categories []category `xml:"category" json:"-"`
	Summary    plain      `xml:"summary" json:"summary"`
	Content    markup     `xml:"content" json:"content_html"`
	Date       string     `xml:"-" json:"date_published"`
	Tags       []string   `xml:"-" json:"tags,omitempty"`
}

type category struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr"`
}

// plain is a text in which Atom shows what looks like markup as it stands. There it has its type beside it.
type plain string

func (p plain) MarshalXML(e *xml.Encoder, at xml.StartElement) error {
	return typed(e, at, "text", string(p))
}

// markup is a text in HTML: all there is to say, in paragraphs; feed readers show nothing else with its line ends.
type markup string

func (m markup) MarshalXML(e *xml.Encoder, at xml.StartElement) error {
	return typed(e, at, "html", string(m))
}

func typed(e *xml.Encoder, at xml.StartElement, kind, text string) error {
	at.Attr = append(at.Attr, xml.Attr{Name: xml.Name{Local: "type"}, Value: kind})
	return e.EncodeElement(text, at)
}

// Files returns how the feeds of a sound base are made, by path.
func Files(base *fact.Base, book *address.Book) map[string]func() ([]byte, error) {
	news := sync.OnceValue(func() *Feed { return New(base, book) })
	return map[string]func() ([]byte, error){
		address.Atom:     func() ([]byte, error) { return news().Atom() },
		address.JSONFeed: func() ([]byte, error) { return news().JSON() },
	}
}

// New returns the feed of a sound base, newest reviews first.
func New(base *fact.Base, book *address.Book) *Feed {
	s := base.Site
	l, _ := lang.For(s.Language)
	atom, changes := book.URL(address.Atom), book.URL(address.Changes)
	author := person{Name: s.Publisher.Name, URL: s.Publisher.URL}
	// all that RFC 4287 asks of an address
	if before, after, _ := strings.Cut(s.Publisher.Email, "@"); before != "" && after != "" {
		author.Email = s.Publisher.Email
	}
	f := &Feed{Version: "https://jsonfeed.org/version/1.1", ID: atom, Title: plain(opendata.OneLine(s.Title)),
		Home: book.URL(address.Home), Self: book.URL(address.JSONFeed), Subtitle: plain(opendata.OneLine(s.Tagline)),
		Language: s.Language, Updated: moment("1970-01-01"), Authors: []person{author}, Entries: []entry{},
		Links: []link{{"self", "application/atom+xml", atom}, {"alternate", "text/html", changes}}}
	for _, r := range newest(fact.History(base.Claims)) {
		f.Entries = append(f.Entries, newEntry(r, s, book, l))
	}
	// Atom demands a time of a feed without entries too; that of an empty site is no time of the build, but the first
	// that the format knows
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	return f
}

// newest cuts a history, the newest first, after most entries and the rest of the day that it is then, or after atMost.
func newest(history []fact.Rated) []fact.Rated {
	history = history[:min(len(history), atMost)]
	for i := most; i < len(history); i++ {
		if history[i].Review().Day() != history[i-1].Review().Day() {
			return history[:i]
		}
	}
	return history
}

func newEntry(r fact.Rated, s *fact.Site, book *address.Book, l *lang.Lang) entry {
	now, before := r.Review(), r.Before()
	rating, message := now.Rating.Label, "feed.rated"
	switch {
	case before == nil:
	case before.Rating != now.Rating:
		rating = l.Fill("feed.from-to", "From", before.Rating.Label, "To", now.Rating.Label)
	default:
		message = "feed.again"
	}
	id, verdict := book.URL(address.Review(r)), opendata.OneLine(now.Verdict)
	at := moment(s.Published(now.Date).String())
	e := entry{ID: id, URL: id, Published: at, Updated: at, Date: at, Summary: plain(verdict),
		Link: link{"alternate", "text/html", id}}
	for _, t := range r.Claim.Topics {
		e.Categories = append(e.Categories, category{Term: t.ID, Label: t.Label})
	}
	text := []string{opendata.OneLine(r.Claim.Claim), l.Fill("feed.rating", "Rating", rating), verdict}
	if s.InRetrospect(now.Day()) {
		text = append(text, l.Fill("rating.retrospect", "Day", now.Day())+".")
	}
	if now.Correction {
		message = "feed.corrected"
		e.Categories = append(e.Categories,
			category{"correction", book.URL(address.Changes), l.Text("rating.correction")})
		text = append(text, l.Text("rating.correction-note"))
	}
	for _, c := range e.Categories {
		e.Tags = append(e.Tags, c.Label)
	}
	e.Title = plain(opendata.OneLine(l.Fill(message, "Rating", rating, "Claim", r.Claim.Title())))
	for _, paragraph := range text {
		dir := ""
		if way := script.Dir(paragraph); way != "" {
			dir = ` dir="` + way + `"`
		}
		e.Content += markup("<p" + dir + ">" + html.EscapeString(paragraph) + "</p>")
	}
	return e
}

// moment writes a day as a time, which feeds demand: its first, in UTC, so that no reader takes the entry for one of
// the future.
func moment(day string) string { return day + "T00:00:00Z" }

// Atom returns the feed as Atom.
func (f *Feed) Atom() ([]byte, error) {
	text, err := xml.MarshalIndent(f, "", "  ")
	return slices.Concat([]byte(xml.Header), text, []byte("\n")), err
}

// JSON returns the feed as JSON Feed.
func (f *Feed) JSON() ([]byte, error) { return opendata.Encode(f) }
