package serve

import (
	"bytes"
	"html/template"
	"net/http"
	"strings"

	"beleg/generator/diag"
)

// insteadPage is shown where there is no page to show. The script takes it away as soon as there is one.
var insteadPage = template.Must(template.ParseFS(web, "web/instead.html"))

// An instead is what it says. Why is for readers without scripts: the others see the findings as over every page.
type instead struct{ Title, Text, Why string }

// waiting stands for a site that cannot be shown yet, at every address. It is not loaded anew when the findings change.
func (p *Preview) waiting() answer {
	r := p.Report()
	var words strings.Builder
	if r.Fault != nil {
		words.WriteString(r.Fault.Error())
	} else if err := diag.WriteText(&words, r.State.Found, diag.TextOptions{}); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	a := stand(instead{Title: "There is no site to show yet", Text: "It comes by itself as soon as the project has no errors.", Why: words.String()})
	a.status, a.mark = http.StatusServiceUnavailable, "waiting"
	return a
}

// broken stands for a page that a template cannot be executed for. It is not loaded anew when the reason changes.
func broken(fault error) answer {
	a := stand(instead{Title: "This page cannot be made", Text: "It comes by itself as soon as its template goes with what is on it.", Why: fault.Error()})
	a.status, a.mark = http.StatusInternalServerError, "broken"
	return a
}

func stand(words instead) answer {
	var page bytes.Buffer
	if err := insteadPage.Execute(&page, words); err != nil {
		panic(err) // a page of the program's own, made of strings
	}
	return answer{kind: kindOf(".html"), data: page.Bytes()}
}
