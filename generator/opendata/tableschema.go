package opendata

// A tableSchema describes a CSV file (https://datapackage.org/standard/table-schema/): JSON Schemas cannot.
type tableSchema struct {
	Schema        string   `json:"$schema"`
	Fields        []field  `json:"fields"`
	PrimaryKey    []string `json:"primaryKey"`
	MissingValues []string `json:"missingValues"`
}

// A field is what the schema says of a column.
type field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"` // string, integer, or date as 2024-10-08
	Format      string       `json:"format,omitempty"`
	Description string       `json:"description"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required bool   `json:"required,omitempty"`
	Unique   bool   `json:"unique,omitempty"`
	Pattern  string `json:"pattern,omitempty"`
	Minimum  *int   `json:"minimum,omitempty"`
}

// count is a column of whole numbers.
func count(name, description string) field {
	return field{Name: name, Type: "integer", Description: description, Constraints: &constraints{Required: true, Minimum: new(int)}}
}

// newTableSchema returns data/claims.tableschema.json.
func newTableSchema() tableSchema {
	s := tableSchema{Schema: "https://datapackage.org/profiles/2.0/tableschema.json", PrimaryKey: []string{"id"}, MissingValues: []string{""}}
	for _, c := range columns {
		s.Fields = append(s.Fields, c.field)
	}
	return s
}
