// Package format says what each content file may hold, and reads it.
//
// The structs here are the format: their tags name the keys, what is required and what is allowed, and whatever checks or
// describes files works from them, so that it cannot disagree with what is read. Reading goes through plain maps, because
// decoding into structs directly stops at the first wrong type, accepts keys in any case and forgets places.
package format

import (
	"beleg/generator/edtf"
	"beleg/generator/place"
)

// The tag `toml` holds the key and its rules:
//
//	required   the key must be there, and not be empty
//	id         lower-case ASCII letters, digits and single hyphens: it becomes part of an address
//	web        an http or https address
//	url        an http, https or mailto address
//	day        a date that is one certain day; a bare TOML local date is accepted too
//	a|b|c      one of these words

// Site is content/site.toml.
type Site struct {
	place.Where
	Title      string    `toml:"title,required"`
	Tagline    string    `toml:"tagline"`
	BaseURL    string    `toml:"base_url,required,web"`
	Language   string    `toml:"language,de|en"`
	Repository string    `toml:"repository,web"`
	Publisher  Publisher `toml:"publisher,required"`
	Rating     []Rating  `toml:"rating,required"`
	Topic      []Topic   `toml:"topic"`
	Measure    []Measure `toml:"measure"`
}

// Publisher is who answers for the site.
type Publisher struct {
	place.Where
	Name  string `toml:"name,required"`
	URL   string `toml:"url,web"`
	Email string `toml:"email"`
}

// Rating is one step of the rating scale.
type Rating struct {
	place.Where
	ID         string `toml:"id,required,id"`
	Label      string `toml:"label,required"`
	Definition string `toml:"definition,required"`
	Tone       string `toml:"tone,required,good|mixed|bad|open"`
	Number     *int   `toml:"value"` // Value is taken by Where
	MinOrigins int    `toml:"min_origins"`
}

// Topic is a subject that claims and events belong to.
type Topic struct {
	place.Where
	ID          string `toml:"id,required,id"`
	Label       string `toml:"label,required"`
	Description string `toml:"description"`
}

// Measure is a quantity that several quotations put a figure on.
type Measure struct {
	place.Where
	ID    string `toml:"id,required,id"`
	Label string `toml:"label,required"`
	Unit  string `toml:"unit"`
}

// Actor is one table of content/actors.toml; its key is the id.
type Actor struct {
	place.Where
	Name    string `toml:"name,required"`
	Role    string `toml:"role"`
	Kind    string `toml:"kind,required,person|office|outlet|state|group"`
	PartOf  string `toml:"part_of"`
	Unnamed bool   `toml:"unnamed"`
	URL     string `toml:"url,url"`
}

// Source is content/sources/ID.toml.
type Source struct {
	place.Where
	File          string    `toml:"file,required"`
	SHA256        string    `toml:"sha256,required"`
	Title         string    `toml:"title,required"`
	Publisher     string    `toml:"publisher"`
	Authors       []string  `toml:"authors"`
	Published     edtf.Date `toml:"published"`
	PublishedNote string    `toml:"published_note"`
	URL           string    `toml:"url,url"`
	Archived      string    `toml:"archived,url"`
	Retrieved     edtf.Date `toml:"retrieved"`
	Language      string    `toml:"language"`
	Show          string    `toml:"show,excerpts|full|none"`
	Block         []Block   `toml:"block"`
}

// Block corrects the role of some lines of an article.
type Block struct {
	place.Where
	Lines string `toml:"lines,required"`
	Role  string `toml:"role,required,skip|heading|paragraph|caption"`
}

// Claim is content/claims/ID.toml.
type Claim struct {
	place.Where
	Claim   string    `toml:"claim,required"`
	Short   string    `toml:"short"`
	When    edtf.Date `toml:"when"`
	Topics  []string  `toml:"topics"`
	Draft   bool      `toml:"draft"`
	Text    string    `toml:"text"`
	Review  []Review  `toml:"review,required"`
	Quote   []Quote   `toml:"quote,required"`
	Related []Related `toml:"related"`
}

// Review is one entry of a claim's rating history.
type Review struct {
	place.Where
	Date       edtf.Date `toml:"date,required,day"`
	Rating     string    `toml:"rating,required"`
	Verdict    string    `toml:"verdict,required"`
	Correction bool      `toml:"correction"`
}

// Passage is a quotation in an event. Nobody disputes events, so it has no stance.
type Passage struct {
	place.Where
	Source string    `toml:"source,required"`
	Text   string    `toml:"text,required"`
	Before string    `toml:"before"`
	After  string    `toml:"after"`
	Hedge  string    `toml:"hedge"`
	Via    []string  `toml:"via"`
	Said   edtf.Date `toml:"said"`
	Figure *Figure   `toml:"figure"`
	Note   string    `toml:"note"`
}

// Quote is a quotation in a claim.
type Quote struct {
	Passage
	Stance string `toml:"stance,required,supports|disputes|mentions"`
}

// Figure is a number that a quotation puts on a measure: value, or min, max or both.
type Figure struct {
	place.Where
	Measure string   `toml:"measure,required"`
	Number  *float64 `toml:"value"` // Value is taken by Where
	Min     *float64 `toml:"min"`
	Max     *float64 `toml:"max"`
	About   bool     `toml:"about"`
}

// Related points from a claim to another one.
type Related struct {
	place.Where
	Claim string `toml:"claim,required"`
	Kind  string `toml:"kind,required,contradicts|refines|repeats|supersedes"`
	Note  string `toml:"note"`
}

// Event is content/events/ID.toml.
type Event struct {
	place.Where
	When   edtf.Date `toml:"when,required"`
	Title  string    `toml:"title,required"`
	Text   string    `toml:"text"`
	Topics []string  `toml:"topics"`
	Quote  []Passage `toml:"quote,required"`
}

// Page is the front matter of content/pages/ID.md.
type Page struct {
	place.Where
	Title   string `toml:"title,required"`
	Summary string `toml:"summary"`
	Nav     bool   `toml:"nav"`
	Order   int    `toml:"order"`
}
