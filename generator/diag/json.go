package diag

import (
	"bufio"
	"encoding/json"
	"io"
)

// jsonFinding is the line-delimited JSON form of a finding. Its fields are a contract.
type jsonFinding struct {
	Severity  string     `json:"severity"`
	Code      Code       `json:"code"`
	Message   string     `json:"message"`
	File      string     `json:"file"`
	Line      int        `json:"line"`
	Column    int        `json:"column"`
	EndLine   int        `json:"end_line"`
	EndColumn int        `json:"end_column"`
	Help      string     `json:"help"`
	Related   []jsonNote `json:"related"`
}

type jsonNote struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// WriteJSON prints one JSON object per finding and line. Lines and columns are 1-based, columns count code points,
// the end column is exclusive. A finding without a file has "" and zeros.
func WriteJSON(w io.Writer, list List) error {
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	for _, f := range list {
		j := jsonFinding{Severity: f.Severity().String(), Code: f.Code, Message: f.Message, Help: f.Help, File: f.Span.Name(), Related: []jsonNote{}}
		if f.Span.File != nil {
			start, end := f.Span.File.Position(f.Span.Start), f.Span.File.Position(f.Span.End)
			j.Line, j.Column, j.EndLine, j.EndColumn = start.Line, start.Column, end.Line, end.Column
		}
		for _, n := range f.Related {
			note := jsonNote{File: n.Span.Name(), Message: n.Message}
			if n.Span.File != nil {
				pos := n.Span.File.Position(n.Span.Start)
				note.Line, note.Column = pos.Line, pos.Column
			}
			j.Related = append(j.Related, note)
		}
		if err := enc.Encode(j); err != nil {
			return err
		}
	}
	return buf.Flush()
}
