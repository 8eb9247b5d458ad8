package address

import "beleg/generator/fact"

// Paths of the open data. A schema lies beside the file it describes.
const (
	Data           = "data/"
	ClaimsJSON     = "data/claims.json"
	ClaimsSchema   = "data/claims.schema.json"
	ClaimsCSV      = "data/claims.csv"
	ClaimsTable    = "data/claims.tableschema.json"
	TimeJSON       = "data/chronology.json"
	TimeSchema     = "data/chronology.schema.json"
	Calendar       = "data/chronology.ics"
	Timeline       = "data/timeline.json"
	TimelineSchema = "data/timeline.schema.json"
	ReviewJSON     = "data/claimreview.json"
	ReviewSchema   = "data/claimreview.schema.json"
	NotesFolder    = "data/annotations/"
	NotesSchema    = "data/annotations.schema.json"
	BuildJSON      = "data/build.json"
	BuildSchema    = "data/build.schema.json"
)

// dataFiles are the files of the open data that every site has.
var dataFiles = []string{ClaimsJSON, ClaimsSchema, ClaimsCSV, ClaimsTable, TimeJSON, TimeSchema, Calendar, Timeline, TimelineSchema,
	ReviewJSON, ReviewSchema, NotesSchema, BuildJSON, BuildSchema}

// Notes returns the path of the annotations of a source.
func Notes(s *fact.Source) string { return NotesFolder + s.ID + ".json" }
