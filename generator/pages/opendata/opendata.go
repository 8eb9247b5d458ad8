// Package opendata turns facts into files that other programs read: claims as JSON and CSV, the chronology as JSON,
// iCalendar and TimelineJS, the quotations of each source as W3C annotations, and what the site was made from.
//
// Field names and their order are a contract; each JSON file has a schema that is made from the very types it is
// written from. Nothing here depends on the time of the build, so that the same input gives the same bytes: who fetches
// a file again knows by its bytes whether anything is new.
package opendata

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"path"
	"reflect"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/schema"
	"beleg/generator/judgement/address"
	"beleg/generator/pages/claimreview"
	"beleg/generator/pages/timeline"
	"beleg/generator/words/lang"
)

// Kind is a kind of open data file: one file, or one for each source.
type Kind struct {
	Name   string // what messages call it: data-file.NAME
	Path   string // where it is published; a folder if there is one for each source
	Schema string // path of its JSON Schema or, for CSV, table schema; "" if its format has none
	// Rights says whose words it holds, which decides what others may do with it: own, the publisher's; quoted, these
	// and quotations or headlines from articles; facts, nobody's.
	Rights string
}

// Kinds lists what there is, in the order of the page that describes it.
var Kinds = []Kind{
	{"claims", address.ClaimsJSON, address.ClaimsSchema, "quoted"},
	{"questions", address.QuestionsJSON, address.QuestionsSchema, "own"},
	{"claims-table", address.ClaimsCSV, address.ClaimsTable, "own"},
	{"chronology", address.TimeJSON, address.TimeSchema, "quoted"},
	{"calendar", address.Calendar, "", "quoted"},
	{"timeline", address.Timeline, address.TimelineSchema, "quoted"},
	{"claimreview", address.ReviewJSON, address.ReviewSchema, "quoted"},
	{"annotations", address.NotesFolder, address.NotesSchema, "quoted"},
	{"build", address.BuildJSON, address.BuildSchema, "facts"},
}

// Input is what the open data is made from: a sound base without drafts, its addresses and what was built from. Uses
// tells who quotes what, Entries returns the chronology, File makes a file of the site, and Ingredients returns what
// the site is made from: files, by their paths in the project, and settings. They are called only for files that need
// them.
type Input struct {
	Base        *fact.Base
	Book        *address.Book
	Uses        func() *fact.Uses
	Entries     func() []*timeline.Entry
	File        func(path string) ([]byte, error)
	Version     string // of the program
	Ingredients func() map[string][]byte
}

// Files returns how each file is made, by path. Nothing is done before one is asked for; any number of goroutines may
// ask.
func Files(in Input) map[string]func() ([]byte, error) {
	l, _ := lang.For(in.Base.Site.Language)
	files := map[string]func() ([]byte, error){
		address.ClaimsTable: func() ([]byte, error) { return tableSchema, nil },
		address.BuildJSON:   func() ([]byte, error) { return Encode(newBuild(in)) },
	}
	for path, made := range makers {
		paths := Parts(in.Base, path)
		for i := range paths {
			files[paths[i]] = func() ([]byte, error) { return made(in, l, part{paths, i}) }
		}
	}
	for path, d := range documents {
		files[path] = func() ([]byte, error) { return d.Text(in.Book.URL(path)), nil }
	}
	for _, s := range in.Base.Sources {
		files[address.Notes(s)] = func() ([]byte, error) { return annotations(in, s, l) }
	}
	return files
}

// A part is one of the files to which the data of one goes.
type part struct {
	paths []string // of all of them
	at    int
}

// further returns how the first part names the others: they lie beside it.
func (p part) further() []string {
	if p.at > 0 {
		return nil
	}
	var names []string
	for _, file := range p.paths[1:] {
		names = append(names, path.Base(file))
	}
	return names
}

func (p part) entries(in Input) []*timeline.Entry {
	return cut(in.Entries(), p.at, len(p.paths), entryWeight)
}

// claims returns the base with only the claims of a part.
func (p part) claims(in Input, weight func(*fact.Claim) int) *fact.Base {
	base := *in.Base
	base.Claims = cut(base.Claims, p.at, len(p.paths), weight)
	return &base
}

// makers say how the parts of a file are made, by its path.
var makers = map[string]func(Input, *lang.Lang, part) ([]byte, error){
	address.ClaimsJSON: func(in Input, _ *lang.Lang, p part) ([]byte, error) {
		file := newClaims(p.claims(in, claimWeight), in.Book)
		file.Parts = p.further()
		return Encode(file)
	},
	address.QuestionsJSON: func(in Input, _ *lang.Lang, p part) ([]byte, error) {
		base := *in.Base
		base.Questions = cut(base.Questions, p.at, len(p.paths), questionWeight)
		file := newQuestions(&base, in.Book)
		file.Parts = p.further()
		return Encode(file)
	},
	address.ClaimsCSV: func(in Input, _ *lang.Lang, p part) ([]byte, error) {
		return ClaimsCSV(p.claims(in, lineWeight), in.Book), nil
	},
	address.TimeJSON: func(in Input, _ *lang.Lang, p part) ([]byte, error) {
		file := newChronology(p.entries(in), in.Book)
		file.Parts = p.further()
		return Encode(file)
	},
	address.Calendar: func(in Input, l *lang.Lang, p part) ([]byte, error) {
		return Calendar(in.Base, p.entries(in), in.Book, l)
	},
	address.Timeline: func(in Input, l *lang.Lang, p part) ([]byte, error) {
		file := newTimeline(in.Base, p.entries(in), in.Book, l)
		file.Parts = p.further()
		return Encode(file)
	},
	address.ReviewJSON: func(in Input, _ *lang.Lang, p part) ([]byte, error) {
		file := claimreview.NewFeed(p.claims(in, reviewWeight), in.Book)
		file.URL = in.Book.URL(p.paths[p.at])
		for _, more := range p.paths[1:] {
			if p.at == 0 {
				file.Parts = append(file.Parts, claimreview.Part{Type: file.Type, URL: in.Book.URL(more)})
			}
		}
		return Encode(file)
	},
}

// documents are the kinds of JSON files that have a schema, and the types that they are written from, by the path of
// the schema.
var documents = map[string]schema.Document{
	address.ClaimsSchema: {Of: reflect.TypeFor[Claims](), Title: "Claims",
		About: "claims.json: every claim with its rating, rating history and quotations."},
	address.QuestionsSchema: {Of: reflect.TypeFor[Questions](), Title: "Questions",
		About: "questions.json: what readers come to ask, and how the claims answered it on which day."},
	address.TimeSchema: {Of: reflect.TypeFor[Chronology](), Title: "Chronology",
		About: "chronology.json: everything that has a date, as uncertain as it is."},
	address.TimelineSchema: {Of: reflect.TypeFor[Timeline](), Title: "Timeline",
		About: "timeline.json: the chronology for TimelineJS 3 " +
			"(https://timeline.knightlab.com/docs/json-format.html)."},
	address.ReviewSchema: {Of: reflect.TypeFor[claimreview.Feed](), Title: "Claim reviews",
		About: "claimreview.json: a DataFeed of schema.org with one ClaimReview for each claim, the rating that it " +
			"has today."},
	address.NotesSchema: {Of: reflect.TypeFor[Collection](), Title: "Annotations",
		About: "annotations/ID.json: the quotations from one source, as a collection of the W3C Web Annotation " +
			"Data Model (https://www.w3.org/TR/annotation-model/).",
		// the types that elements of its lists can have
		Either: map[string]reflect.Type{"link": reflect.TypeFor[LinkBody](), "text": reflect.TypeFor[TextBody](),
			"quote": reflect.TypeFor[QuoteSelector](), "position": reflect.TypeFor[PositionSelector]()}},
	address.BuildSchema: {Of: reflect.TypeFor[Build](), Title: "Build",
		About: "build.json: what the site was made by, and from."},
}

// Encode writes a value as JSON for people and programs.
func Encode(v any) ([]byte, error) { return schema.EncodeRows(v) }

// Build is data/build.json. It does not say when or where the site was built: two builds of the same input must not
// differ.
type Build struct {
	Tool        string `json:"tool" const:"beleg" doc:"The program that made the site."`
	Version     string `json:"version" doc:"Its version, or empty if that is not known."`
	Fingerprint string `json:"fingerprint" like:"hash" doc:"A hash of everything of the project that the site was made from: content, articles, its own templates and static files, and the address of the site. The same input has the same fingerprint on any machine."`
	Counts      Counts `json:"counts" doc:"How much there is."`
}

// Counts is how much a site has of everything.
type Counts struct {
	Claims   int `json:"claims" min:"0" doc:"Published claims."`
	Reviews  int `json:"reviews" min:"0" doc:"Reviews of all claims."`
	Quotes   int `json:"quotes" min:"0" doc:"Quotations in claims and events."`
	Passages int `json:"passages" min:"0" doc:"Passages of articles that are quoted, each once."`
	Sources  int `json:"sources" min:"0" doc:"Articles."`
	Events   int `json:"events" min:"0" doc:"Events that nobody disputes."`
	Actors   int `json:"actors" min:"0" doc:"People, offices and others who say something."`
	Topics   int `json:"topics" min:"0" doc:"Topics."`
	Measures int `json:"measures" min:"0" doc:"Quantities that quotations put figures on."`
	Pages    int `json:"pages" min:"0" doc:"Pages of running text."`
}

func newBuild(in Input) Build {
	base := in.Base
	n := Counts{Claims: len(base.Claims), Sources: len(base.Sources), Events: len(base.Events),
		Actors: len(base.Actors), Topics: len(base.Site.Topics), Measures: len(base.Site.Measures),
		Pages: len(base.Pages)}
	passages := map[string]bool{}
	for u := range base.Quotations() {
		n.Quotes++
		passages[u.Quote.Source.ID+" "+u.Quote.ID] = true
	}
	for _, c := range base.Claims {
		n.Reviews += len(c.Reviews)
	}
	n.Passages = len(passages)
	return Build{Tool: "beleg", Version: in.Version, Fingerprint: fingerprint(in.Ingredients()), Counts: n}
}

// fingerprint returns a hash of all ingredients: "sha256:" and 64 hexadecimal digits. It is the
// SHA-256 of lines "SHA-256 of the text, two spaces, name", sorted by name, so that sha256sum can make it too.
func fingerprint(from map[string][]byte) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(from)) {
		fmt.Fprintf(h, "%x  %s\n", sha256.Sum256(from[name]), name)
	}
	return fmt.Sprintf("sha256:%x", h.Sum(nil))
}
