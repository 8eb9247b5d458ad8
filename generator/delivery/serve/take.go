package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"os"
	"path/filepath"

	"beleg/generator/delivery/disk"
	"beleg/generator/delivery/fetch"
	"beleg/generator/delivery/save"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/arrival"
	"beleg/generator/text/intake"
)

// taking is where the page stands that takes articles in, below Prefix.
const taking = "new-article/"

var takePage = template.Must(template.ParseFS(web, "web/take.html"))

// form returns the page that takes articles in, if the address is its.
func (p *Preview) form(at string) (answer, bool) {
	if at != Prefix+taking {
		return answer{}, false
	}
	state := p.live.State()
	data := struct{ Home, Site, Language string }{Home: state.Home}
	p.live.View(func(base *fact.Base, _ *address.Book) {
		data.Site, data.Language = base.Site.Title, base.Site.Language
	})
	var out bytes.Buffer
	if err := takePage.Execute(&out, data); err != nil {
		panic(err) // a page of the program's own
	}
	return answer{status: http.StatusOK, kind: kindOf(".html"), data: out.Bytes(), revision: state.Revision}, true
}

// An article as a page sends it: a file, or text that was pasted.
type arriving struct {
	Name  string `json:"name"`
	Data  []byte `json:"data"` // in JSON as base64
	Text  string `json:"text"`
	ID    string `json:"id"`    // the one asked for; empty for one from the title
	Again bool   `json:"again"` // a newer version of an article that is here is to take its place
}

// arrived is the answer.
type arrived struct {
	File  string            `json:"file"` // of the source
	Href  string            `json:"href"` // of its full text
	Facts map[string]string `json:"facts"`
	Notes []string          `json:"notes"`
	Same  bool              `json:"same"` // it is a newer version of what is here, and nothing was written
	Gone  []string          `json:"gone"`
	Come  []string          `json:"come"`
}

// receive takes an article in.
func (p *Preview) receive(r *http.Request) (any, error) {
	var given arriving
	if err := json.NewDecoder(r.Body).Decode(&given); err != nil {
		return nil, wrong(http.StatusBadRequest, "the request is not what it should be: %v", err)
	}
	if fault := format.IDFault(given.ID); given.ID != "" && fault != "" {
		return nil, wrong(http.StatusBadRequest, "%q cannot be an id: %s", given.ID, fault)
	}
	if p.opt.Root == "" {
		return nil, errNoRoot
	}
	if given.Text != "" {
		given.Data = []byte(given.Text)
	}
	taken, err := intake.Read(intake.Given{Data: given.Data, Layout: fetch.Layout})
	if err != nil {
		return nil, wrong(http.StatusUnprocessableEntity, "%v", err)
	}
	p.adding.Lock()
	defer p.adding.Unlock()
	return p.settle(arrival.Article{Taken: taken, Data: given.Data, Name: given.Name}, given)
}

// settle writes the files of an article, unless there is something to ask first.
func (p *Preview) settle(a arrival.Article, given arriving) (any, error) {
	root, err := os.OpenRoot(filepath.FromSlash(p.opt.Root))
	if err != nil {
		return nil, fmt.Errorf("open the project: %w", err)
	}
	defer root.Close()
	is, err := new(load.Session).Load(disk.Files(root))
	if err != nil {
		return nil, fmt.Errorf("read the project: %w", err)
	}
	known := &arrival.Project{Loaded: is, Exists: func(name string) (bool, error) { return save.Exists(root, name) }}
	s, renewal := &arrival.Source{}, &arrival.Renewal{}
	if of := known.Known(a, given.ID); of != nil {
		renewal, err = known.Renew(of, a, true)
		if err == nil && renewal == nil {
			err = arrival.Same(of)
		} else if err == nil {
			s = &renewal.Source
		}
	} else {
		s, err = known.Add(a, given.ID, true)
	}
	if err != nil {
		return nil, wrong(http.StatusConflict, "%v", err)
	}
	out := arrived{File: format.SourceFile(s.ID), Href: Prefix + articles + s.ID + "/", Facts: factsOf(a),
		Notes: append(listOf(a.Notes), renewal.Notes...), Gone: listOf(renewal.Gone), Come: listOf(renewal.New)}
	if out.Same = renewal.ID != "" && !given.Again; out.Same {
		return out, nil
	}
	err = save.All(root, s.Files)
	if errors.Is(err, save.ErrMeanwhile) || errors.Is(err, arrival.ErrTaken) {
		return nil, wrong(http.StatusConflict, "%v", err)
	}
	return out, err
}

// listOf is a list that is none in JSON only if it is empty there too.
func listOf(list []string) []string { return append([]string{}, list...) }

// factsOf is what an editor wants to see at once of what an article states about itself.
func factsOf(a arrival.Article) map[string]string {
	published := a.Published.Value
	if a.Published.Weak {
		published = ""
	}
	return map[string]string{"Title": a.Title.Value, "Publisher": a.Publisher.Value, "Published": published,
		"Language": a.Language.Value, "Address": a.URL.Value, "Came as": string(a.Kind)}
}
