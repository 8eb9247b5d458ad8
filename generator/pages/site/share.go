package site

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/spread"
	"beleg/generator/pages/card"
	"beleg/generator/pages/opendata"
	"beleg/generator/text/quote"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
	"beleg/generator/words/script"
)

// Image is the picture that stands for a page where it is shared.
type Image struct {
	Card card.Card
	Path string // relative to the home page; it changes with what the card shows
	URL  string // whole address
	Alt  string // what it says, for those who do not see it
}

// Width and Height are in pixels.
func (Image) Width() int  { return card.Width }
func (Image) Height() int { return card.Height }

// Image returns the share card of a claim, nil if the site has none. It shows the short form large, if there is one: a
// card is seen small. Below stands the verdict, because a rating without its reason is passed on as one.
func (c *Site) Image(claim *fact.Claim) *Image {
	current, dated := claim.Current(), "rating.on"
	if c.base.Site.InRetrospect(current.Day()) {
		dated = "rating.retrospect"
	}
	alt := joined(" ", script.Isolated(current.Rating.Label)+c.lang.Text("sign.colon"), claim.Claim, current.Verdict)
	return c.image(claim.ID, alt, card.Card{
		Site: c.base.Site.Title, Label: c.lang.Text("claim.label"), Title: claim.Title(), Verdict: current.Verdict,
		Rating: current.Rating.Label, Tone: string(current.Rating.Tone), Symbol: current.Rating.Symbol,
		Dated: c.lang.Fill(dated, "Day", current.Day())})
}

// siteImage returns the share card of the site, for pages that have none of their own.
func (c *Site) siteImage() *Image {
	s := c.base.Site
	where := strings.TrimSuffix(s.BaseURL.Host+s.BaseURL.Path, "/") // stands where a claim's card has its date
	// no claim's id has an underscore
	return c.image("site_", joined(". ", s.Title, s.Tagline),
		card.Card{Site: s.Publisher.Name, Title: s.Title, Verdict: s.Tagline, Dated: where})
}

// image is nil on a site without share cards.
func (c *Site) image(name, alt string, shows card.Card) *Image {
	if c.base.Site.Cardless {
		return nil
	}
	path := shows.Path(name)
	return &Image{Card: shows, Path: path, URL: c.book.URL(path), Alt: alt}
}

// EmbedPage is embed.html: a quotation with what it is worth, for a frame on somebody else's page.
type EmbedPage struct {
	Frame
	Quote  Quote
	Claims []ClaimCard
	Code   string // HTML that shows it in a frame
}

// shareScript is the file in static/ that copies quotations.
const shareScript = "js/share.js"

// embedHeight is the height of the frame, in CSS pixels, that holds most quotations; what is longer is scrolled.
const embedHeight = 320

func (c *Site) embed(p *fact.Passage) *EmbedPage {
	q := p.Uses[0].Quote
	title := lang.Shorten(q.Wording, 75)
	page := &EmbedPage{Frame: Frame{Title: title, Description: c.share(q)},
		Quote: c.quote(q, map[string]bool{}), Claims: each(fact.ClaimsOf(p.Uses), c.card)}
	page.Quote.Stance, page.Quote.Translation = "", translated(p) // the stance is of one claim among several
	shown := strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace(script.Isolated(title))
	page.Code = fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%d" loading="lazy"></iframe>`,
		c.book.URL(address.Embed(p)), shown, embedHeight)
	return page
}

// share returns a quotation in one line, to be pasted elsewhere: the words, where they stand and since when, and the
// address that stays.
func (c *Site) share(q *fact.Quote) string {
	return c.shareWords(q) + " " + c.sharePlace(q.Source) + q.ID
}

// shareWords returns the words of a quotation, with quotation marks around them.
func (c *Site) shareWords(q *fact.Quote) string {
	cut := c.pieces(q)
	words := inOneLine(cut)
	if marked(cut) {
		return q.Source.Isolated(words)
	}
	return c.quoted(q.Source, words)
}

// asShown tells whether the words that are pasted of a quotation are those that its page shows, between the marks of
// the site's language.
func (c *Site) asShown(q *fact.Quote) bool {
	cut := c.pieces(q)
	parts := each(q.Place.Parts, func(s quote.Span) string { return q.Source.Article.Text[s.Start:s.End] })
	return !marked(cut) && inOneLine(cut) == strings.Join(parts, elision)
}

func inOneLine(cut []Piece) string {
	return strings.Join(each(cut, func(p Piece) string { return cmp.Or(p.Text, elision) }), "")
}

// elision stands for the words that a quotation leaves out; the script that copies quotations has it, too.
const elision = " […] "

// quoted returns words of a source between the quotation marks of the site's language.
func (c *Site) quoted(s *fact.Source, words string) string {
	return c.lang.Fill("quote.share-words", "Words", s.Isolated(words))
}

// sharePlace returns what stands behind the words of each quotation from a source, up to the id of the passage.
func (c *Site) sharePlace(s *fact.Source) string {
	from := joined(", ", s.Isolated(s.Title), c.link(s.Publisher).Text, c.lang.Date(s.Published))
	return c.lang.Fill("quote.share-place", "From", from, "URL", c.book.URL(address.Source(s))+"#")
}

// DataPage is data.html: the files for other programs.
type DataPage struct {
	Frame
	Files       []DataFile
	Calendar    string  // where to subscribe to the calendar, without webcal:
	License     Link    // of our own words; without text if none was chosen
	Annotations []Count // one collection for each source: how many quotations it has
	Cite        string  // how to cite the data, one line
}

// DataFile is one of the files, or those of one kind. Key is the message "data-file." + Key.
type DataFile struct {
	Link
	Parts  []Link // to which the rest went of what is too large for one file
	Key    string
	Schema Link   // without text if its format has none
	Rights string // own, quoted, facts
}

func (c *Site) data(p address.Planned) *DataPage {
	page := &DataPage{Frame: Frame{Title: c.lang.Text("data.title"), Description: c.lang.Text("data.intro")},
		Calendar: strings.TrimPrefix(c.book.URL(address.Calendar), c.base.Site.BaseURL.Scheme+":")}
	if p.Part == nil || p.Part.Up == nil { // the first page has what is not about annotations
		page.Files, page.Cite = each(opendata.Kinds, c.dataFile), c.citeData()
	}
	if l := c.base.Site.DataLicense; l != nil {
		page.License = Link{l.URL, l.Name, Tongue{}.of(l.Name)}
	}
	all := c.dated
	if p.Spread() {
		all = c.newest
	}
	page.Annotations = each(shown(c, p, all, spread.SourceID), func(s *fact.Source) Count {
		return Count{c.titled(address.Notes(s), s), len(c.uses().OfSource(s))}
	})
	return page
}

// dataFile describes a kind of file. Where there is one for each source, it leads to the list of them.
func (c *Site) dataFile(kind opendata.Kind) DataFile {
	f := DataFile{Link: c.to(kind.Path, path.Base(kind.Path)), Key: kind.Name, Rights: kind.Rights}
	for _, further := range opendata.Parts(c.base, kind.Path)[1:] {
		f.Parts = append(f.Parts, c.to(further, path.Base(further)))
	}
	if kind.Path == address.NotesFolder {
		f.Link = Link{Href: "#data_annotations", Text: "annotations/ID.json"}
	}
	if kind.Schema != "" {
		f.Schema = c.to(kind.Schema, path.Base(kind.Schema))
	}
	return f
}

// citeData says how to cite the data. The day is that of the newest review: nothing of the data is as new as the day of
// a build.
func (c *Site) citeData() string {
	message, newest := "data.cite-undated", edtf.Date{}
	if history := c.history(); history != nil {
		message, newest = "data.cite-text", history[0].Review().Date
	}
	return c.lang.Fill(message, "Publisher", c.base.Site.Publisher.Name, "Site", c.base.Site.Title, "Day", newest,
		"URL", c.book.URL(address.Data))
}
