package audit

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"beleg/generator/words/diag"
)

// WriteText prints points for people, in lines of at most width code points: those that can be seen first, then what
// only a person can judge.
func WriteText(w io.Writer, points []Point, width int) error {
	var b strings.Builder
	count := map[Has]int{}
	for _, p := range points {
		count[p.Has]++
		asks := diag.Wrap(fmt.Sprintf("%s (%s)", p.Asks, strings.Join(p.Codes, ", ")), width-8)
		fmt.Fprintf(&b, "%-6s  %s\n", p.Has, strings.Join(asks, "\n        "))
		for _, said := range []struct{ mark, text string }{{"", p.Figure}, {"add: ", p.Add}, {"judge: ", p.Judge}} {
			if said.text != "" {
				lines := diag.Wrap(said.mark+diag.Printable(said.text), width-8)
				b.WriteString("        " + strings.Join(lines, "\n        ") + "\n")
			}
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "%d yes, %d partly, %d no, %d for a person to judge. A yes is seen here, and not certified.\n",
		count[Yes], count[Partly], count[No], count[Unseen])
	_, err := io.WriteString(w, b.String())
	return err
}

// line is what WriteJSON prints of a point. Its fields are a contract; the help of beleg audit has them.
type line struct {
	Point  string   `json:"point"`
	Asks   string   `json:"asks"`
	Codes  []string `json:"codes"`
	Has    Has      `json:"has"`
	Figure string   `json:"figure,omitempty"`
	Add    string   `json:"add,omitempty"`
	Judge  string   `json:"judge"`
}

// WriteJSON prints points for programs, one object per line.
func WriteJSON(w io.Writer, points []Point) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, p := range points {
		if err := enc.Encode(line{p.ID, p.Asks, p.Codes, p.Has, p.Figure, p.Add, p.Judge}); err != nil {
			return fmt.Errorf("print the audit: %w", err)
		}
	}
	return nil
}
