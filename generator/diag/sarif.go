package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"
)

// The parts of SARIF 2.1.0 that findings need
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string        `json:"id"`
		Short   sarifText     `json:"shortDescription"`
		Help    sarifText     `json:"help"`
		Default sarifDefaults `json:"defaultConfiguration"`
	}
	sarifDefaults struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// SARIFOptions describe the tool. Help gives the help text of a code, and may be nil.
type SARIFOptions struct {
	Version string
	Help    func(Code) string
}

// WriteSARIF prints findings as a SARIF 2.1.0 log. Columns count code points; the end column is exclusive.
func WriteSARIF(w io.Writer, list List, opt SARIFOptions) error {
	codes := Codes()
	index := map[Code]int{}
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "beleg", Version: opt.Version}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	for i, c := range codes {
		index[c] = i
		rule, _ := c.Rule()
		help := rule.Title
		if opt.Help != nil {
			help = opt.Help(c)
		}
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: string(c), Short: sarifText{rule.Title}, Help: sarifText{help},
			Default: sarifDefaults{rule.Severity.String()}})
	}
	for _, f := range list {
		run.Results = append(run.Results, sarifOf(f, index[f.Code]))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(sarifLog{Schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

func sarifOf(f Finding, rule int) sarifResult {
	text := f.Message
	if f.Help != "" {
		text += " – " + f.Help
	}
	r := sarifResult{RuleID: string(f.Code), RuleIndex: rule, Level: f.Severity().String(), Message: sarifText{sarifPlain(text)}}
	if f.Span.File != nil {
		r.Locations = []sarifLocation{{Physical: sarifPlace(f.Span)}}
	}
	for i, n := range f.Related {
		if n.Span.File == nil {
			continue
		}
		location := sarifLocation{ID: &i, Physical: sarifPlace(n.Span)}
		if n.Message != "" {
			location.Message = &sarifText{sarifPlain(n.Message)}
		}
		r.Related = append(r.Related, location)
	}
	return r
}

func sarifPlace(s Span) sarifPhysical {
	start, end := s.File.Position(s.Start), s.File.Position(s.End)
	p := sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: s.File.Name}).EscapedPath(), Base: "%SRCROOT%"}}
	if s.File.Text != nil {
		p.Region = &sarifRegion{start.Line, start.Column, end.Line, end.Column}
	}
	return p
}

// sarifPlain doubles braces, which would be placeholders (SARIF §3.11.5).
func sarifPlain(s string) string { return strings.NewReplacer("{", "{{", "}", "}}").Replace(s) }
