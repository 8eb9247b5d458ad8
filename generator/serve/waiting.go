package serve

import (
	"bytes"
	"html/template"
	"net/http"
	"strings"

	"beleg/generator/diag"
)

// waitingPage is shown at every address while no state of the project was sound. The script takes it away as soon as there is
// a site; the words are for those who have none.
var waitingPage = template.Must(template.ParseFS(web, "web/waiting.html"))

// waiting returns the page that stands for a site that cannot be shown yet.
func (p *Preview) waiting() answer {
	p.mu.Lock()
	fault, found := p.fault, p.live.State().Found
	p.mu.Unlock()
	var words strings.Builder
	if fault != nil {
		words.WriteString(fault.Error() + "\n\n")
		found = nil // it is of the project before
	}
	if err := diag.WriteText(&words, found, diag.TextOptions{}); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	var page bytes.Buffer
	if err := waitingPage.Execute(&page, words.String()); err != nil {
		panic(err) // a page of the program's own, made of a string
	}
	return answer{status: http.StatusServiceUnavailable, kind: kindOf(".html"), data: page.Bytes(), mark: "waiting"}
}
