// Package opendata turns facts into files that other programs read: claims as JSON and CSV, the chronology as JSON, iCalendar and
// TimelineJS, the quotations of each source as W3C annotations, and what the site was made from.
//
// Field names and their order are a contract; each file has a schema that is made from the very types it is written from. Nothing
// here depends on the time of the build, so that the same input gives the same bytes: who fetches a file again knows by its bytes
// whether anything is new.
package opendata

import (
	"bytes"
	"encoding/json"
	"reflect"
	"sync"

	"beleg/generator/address"
	"beleg/generator/claimreview"
	"beleg/generator/fact"
	"beleg/generator/lang"
	"beleg/generator/timeline"
)

// Rights says whose words a file holds, which decides what others may do with it.
type Rights string

// What files hold.
const (
	OwnWords Rights = "own"    // the publisher's
	Quoted   Rights = "quoted" // the publisher's, and quotations or headlines from articles
	Facts    Rights = "facts"  // nobody's
)

// Kind is a kind of open data file: one file, or one for each source.
type Kind struct {
	Name   string // what messages call it: data-file.NAME
	Path   string // where it is published; a folder if there is one for each source
	Schema string // path of its JSON Schema or, for CSV, table schema; "" if its format has none
	Rights Rights
}

// Kinds lists what there is, in the order of the page that describes it.
func Kinds() []Kind {
	return []Kind{
		{"claims", address.ClaimsJSON, address.ClaimsSchema, Quoted},
		{"claims-table", address.ClaimsCSV, address.ClaimsTable, OwnWords},
		{"chronology", address.TimeJSON, address.TimeSchema, Quoted},
		{"calendar", address.Calendar, "", Quoted},
		{"timeline", address.Timeline, address.TimelineSchema, Quoted},
		{"claimreview", address.ReviewJSON, address.ReviewSchema, Quoted},
		{"annotations", address.NotesFolder, address.NotesSchema, Quoted},
		{"build", address.BuildJSON, address.BuildSchema, Facts},
	}
}

// Input is what the open data is made from: a sound base without drafts, its addresses and what was built from. Entries returns the
// chronology, and Ingredients what the fingerprint is taken over; both are called only for files that need them.
type Input struct {
	Base        *fact.Base
	Book        *address.Book
	Entries     func() []*timeline.Entry
	Version     string // of the program
	Ingredients func() []Ingredient
}

// Files returns how each file is made, by path. Nothing is done before one is asked for; any number of goroutines may ask.
func Files(in Input) map[string]func() ([]byte, error) {
	l, _ := lang.For(in.Base.Site.Language)
	files := map[string]func() ([]byte, error){
		address.ClaimsJSON:  func() ([]byte, error) { return Encode(NewClaims(in.Base, in.Book)) },
		address.ClaimsCSV:   func() ([]byte, error) { return ClaimsCSV(in.Base, in.Book), nil },
		address.ClaimsTable: func() ([]byte, error) { return Encode(newTableSchema()) },
		address.TimeJSON:    func() ([]byte, error) { return Encode(NewChronology(in.Entries(), in.Book)) },
		address.Calendar:    func() ([]byte, error) { return Calendar(in.Base, in.Entries(), in.Book, l) },
		address.Timeline:    func() ([]byte, error) { return Encode(NewTimeline(in.Base, in.Entries(), in.Book, l)) },
		address.ReviewJSON:  func() ([]byte, error) { return Encode(claimreview.NewFeed(in.Base, in.Book)) },
		address.BuildJSON:   func() ([]byte, error) { return Encode(NewBuild(in.Base, in.Version, in.Ingredients())) },
	}
	for _, d := range documents {
		files[d.path] = func() ([]byte, error) { return Encode(d.schema(in.Book.URL(d.path))) }
	}
	quoted := sync.OnceValue(func() map[*fact.Source][]Passage { return Passages(in.Base) })
	for _, s := range in.Base.Sources {
		files[address.Notes(s)] = func() ([]byte, error) { return encodeClosely(NewAnnotations(in.Base, s, quoted()[s], in.Book, l)) }
	}
	return files
}

// documents are the kinds of JSON files that have a schema, and the types that they are written from.
var documents = []document{
	{address.ClaimsSchema, reflect.TypeFor[Claims](), "Claims", "claims.json: every claim with its rating, rating history and quotations."},
	{address.TimeSchema, reflect.TypeFor[Chronology](), "Chronology", "chronology.json: everything that has a date, as uncertain as it is."},
	{address.TimelineSchema, reflect.TypeFor[Timeline](), "Timeline", "timeline.json: the chronology for TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html)."},
	{address.ReviewSchema, reflect.TypeFor[claimreview.Feed](), "Claim reviews", "claimreview.json: a DataFeed of schema.org with one ClaimReview for each claim, the rating that it has today."},
	{address.NotesSchema, reflect.TypeFor[Collection](), "Annotations", "annotations/ID.json: the quotations from one source, as a collection of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/)."},
	{address.BuildSchema, reflect.TypeFor[Build](), "Build", "build.json: what the site was made by, and from."},
}

// Encode writes a value as JSON for people and programs: indented, with umlauts and angle brackets as they are.
func Encode(v any) ([]byte, error) { return encode(v, "  ") }

// encodeClosely writes a value as JSON on one line, for files that there are thousands of and only programs read: indented they would
// be half as large again and take twice as long to write.
func encodeClosely(v any) ([]byte, error) { return encode(v, "") }

func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(v)
	return b.Bytes(), err
}
