package feed

import "beleg/generator/opendata"

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePage    string       `json:"home_page_url"`
	Feed        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	Summary   string   `json:"summary"`
	Text      string   `json:"content_text"`
	Published string   `json:"date_published"`
	Tags      []string `json:"tags,omitempty"`
}

// JSON returns the feed as JSON Feed.
func (f *Feed) JSON() ([]byte, error) {
	doc := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.title, HomePage: f.home, Feed: f.json, Description: f.subtitle,
		Language: f.language, Authors: []jsonAuthor{{f.publisher.Name, f.publisher.URL}}, Items: []jsonItem{}}
	for _, e := range f.entries {
		item := jsonItem{ID: e.id, URL: e.id, Title: e.title, Summary: e.verdict, Text: e.text, Published: moment(e.day)}
		for _, t := range e.topics {
			item.Tags = append(item.Tags, t.Label)
		}
		if e.correction != "" {
			item.Tags = append(item.Tags, e.correction)
		}
		doc.Items = append(doc.Items, item)
	}
	return opendata.Encode(doc)
}
