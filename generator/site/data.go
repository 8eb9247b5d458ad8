package site

import (
	"path"
	"strings"

	"beleg/generator/address"
	"beleg/generator/edtf"
	"beleg/generator/opendata"
)

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
	Key    string
	Schema Link   // without text if its format has none
	Rights string // own, quoted, facts
}

func (c *composer) data() Page {
	page := &DataPage{Frame: c.frame(address.Data, "data", c.lang.Text("data.title"), c.lang.Text("data.intro")),
		Calendar: strings.TrimPrefix(c.book.URL(address.Calendar), c.base.Site.BaseURL.Scheme+":"), Cite: c.citeData()}
	for _, kind := range opendata.Kinds() {
		page.Files = append(page.Files, c.dataFile(kind))
	}
	if l := c.base.Site.DataLicense; l != nil {
		page.License = Link{l.URL, l.Name}
	}
	for _, s := range c.dated() {
		page.Annotations = append(page.Annotations, Count{Link{c.book.Href(address.Notes(s)), s.Title}, len(c.bySource()[s].quotes)})
	}
	return Page{"data.html", address.Data, page}
}

// dataFile describes a kind of file. Where there is one for each source, it leads to the list of them.
func (c *composer) dataFile(kind opendata.Kind) DataFile {
	f := DataFile{Link: Link{c.book.Href(kind.Path), path.Base(kind.Path)}, Key: kind.Name, Rights: string(kind.Rights)}
	if kind.Path == address.NotesFolder {
		f.Link = Link{"#data_annotations", "annotations/ID.json"}
	}
	if kind.Schema != "" {
		f.Schema = Link{c.book.Href(kind.Schema), path.Base(kind.Schema)}
	}
	return f
}

// citeData says how to cite the data. The day is that of the newest review: nothing of the data is as new as the day of a build.
func (c *composer) citeData() string {
	var newest edtf.Date
	for _, claim := range c.base.Claims {
		if d := claim.Current().Date; newest.IsZero() || edtf.Compare(newest, d) == edtf.Before {
			newest = d
		}
	}
	words := map[string]any{"Publisher": c.base.Site.Publisher.Name, "Site": c.base.Site.Title, "URL": c.book.URL(address.Data)}
	if newest.IsZero() {
		return c.lang.Fill("data.cite-undated", words)
	}
	words["Day"] = c.lang.Date(newest)
	return c.lang.Fill("data.cite-text", words)
}
