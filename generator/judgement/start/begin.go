package start

import (
	"fmt"
	"strconv"
	"strings"

	"beleg/generator/facts/fact"
)

// More is what an editor says of a quotation beside its stance. All may be empty.
type More struct {
	Hedge   string
	Via     []string // chains, as the format has them
	Measure *fact.Measure
	Value   float64
	About   bool
}

// Begun returns the file of a claim that begins with a quotation: a draft, which has no review before somebody has
// looked at the matter.
func Begun(site *fact.Site, claim string, p Passage, stance fact.Stance, more More) string {
	p.Hedge = more.Hedge
	quote := p.TOML(stance, "")
	if len(more.Via) > 0 {
		var chains []string
		for _, chain := range more.Via {
			chains = append(chains, onOneLine(chain))
		}
		quote += "via    = [" + strings.Join(chains, ", ") + "]\n"
	}
	if more.Measure != nil {
		about := ""
		if more.About {
			about = ", about = true"
		}
		quote += fmt.Sprintf("figure = { measure = %s, value = %s%s }\n", onOneLine(more.Measure.ID),
			strconv.FormatFloat(more.Value, 'f', -1, 64), about)
	}
	ratings := idsOf(site.Ratings, func(r *fact.Rating) string { return r.ID })
	return form("begun.txt", onOneLine(claim), topicsOf(site), ratings, quote)
}
