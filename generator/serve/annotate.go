package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beleg/generator/address"
	"beleg/generator/annotate"
	"beleg/generator/fact"
	"beleg/generator/save"
	"beleg/generator/start"
)

// articles is where the full texts of sources stand, below Prefix: source/ID/.
const articles = "source/"

// article returns the full text of a source, if the address is that of one. It is a page like those of the site: it reloads when
// something in it has changed.
func (p *Preview) article(at string) (answer, bool) {
	rest, below := strings.CutPrefix(at, Prefix+articles)
	id, ends := strings.CutSuffix(rest, "/")
	if !below || !ends {
		return answer{}, false
	}
	a := answer{status: http.StatusOK, kind: kindOf(".html"), revision: p.live.State().Revision}
	found := false
	p.live.View(func(base *fact.Base, book *address.Book) {
		s := sourceNamed(base, id)
		if s == nil {
			return
		}
		page, err := annotate.New(base, book, s, Prefix).HTML()
		if err != nil {
			panic(err) // a page of the program's own, made of its own facts
		}
		a.data, found = page, true
	})
	return a, found
}

func sourceNamed(base *fact.Base, id string) *fact.Source {
	for _, s := range base.Sources {
		if s.ID == id && s.Article != nil {
			return s
		}
	}
	return nil
}

func claimNamed(base *fact.Base, id string) *fact.Claim {
	for _, c := range base.Claims {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// A marked stretch of an article, as a page sends it.
type marked struct {
	Source string      `json:"source"`
	From   int         `json:"from"` // code points of the seed, half-open; of Block if there is one
	To     int         `json:"to"`
	Block  string      `json:"block"` // on a published page: the text of the block that they are counted in
	Stance fact.Stance `json:"stance"`

	Claim string `json:"claim"` // the claim that it is to be added to
	TOML  string `json:"toml"`  // what is to be added, as the editor has seen it
}

// errRequest is what a page asks that cannot be done, in words for the editor.
type errRequest struct {
	status int
	why    string
}

func (e errRequest) Error() string { return e.why }

func wrong(status int, format string, args ...any) error {
	return errRequest{status, fmt.Sprintf(format, args...)}
}

// tellWrong answers with what is wrong.
func tellWrong(w http.ResponseWriter, err error) {
	var e errRequest
	if errors.As(err, &e) {
		refuse(w, e.status, e.why)
		return
	}
	refuse(w, http.StatusInternalServerError, err.Error())
}

func readMarked(r *http.Request) (marked, error) {
	var m marked
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		return m, wrong(http.StatusBadRequest, "the request is not what it should be: %v", err)
	}
	if !slices.Contains([]fact.Stance{fact.Supports, fact.Disputes, fact.Mentions}, m.Stance) {
		return m, wrong(http.StatusBadRequest, "the stance %q is none of supports, disputes, mentions", m.Stance)
	}
	return m, nil
}

// offers returns what can be quoted of what was marked, and the stretch in code points of the seed.
func (m *marked) offers(base *fact.Base) ([]start.Offer, error) {
	s := sourceNamed(base, m.Source)
	if s == nil {
		return nil, wrong(http.StatusNotFound, "there is no source %q any more", m.Source)
	}
	if m.Block != "" {
		from, to, n := annotate.Find(s, m.Block, m.From, m.To)
		switch {
		case n == 0:
			return nil, wrong(http.StatusConflict, "this is not the text of %s any more; reload the page", s.Seed.Name)
		case n > 1:
			return nil, wrong(http.StatusConflict, "%d paragraphs of the article have this text; mark it in the full text", n)
		}
		m.From, m.To, m.Block = from, to, ""
	}
	return start.Select(s, m.From, m.To), nil
}

// offered is the answer to marked words.
type offered struct {
	From    int      `json:"from"` // what is quoted, in code points of the seed, half-open: whole words
	To      int      `json:"to"`
	TOML    string   `json:"toml"` // the [[quote]] tables; empty if nothing can be quoted
	Count   int      `json:"count"`
	Refused []string `json:"refused"` // why some of it cannot be quoted
}

// passages answers with what can be quoted of what was marked.
func (p *Preview) passages(w http.ResponseWriter, r *http.Request) {
	m, err := readMarked(r)
	if err != nil {
		tellWrong(w, err)
		return
	}
	out := offered{Refused: []string{}}
	err = errNoSite
	p.live.View(func(base *fact.Base, _ *address.Book) {
		var offers []start.Offer
		if offers, err = m.offers(base); err == nil {
			out.TOML = annotate.TOML(offers, m.Stance)
			out.add(sourceNamed(base, m.Source), offers)
		}
	})
	if err != nil {
		tellWrong(w, err)
		return
	}
	answerJSON(w, out)
}

func (out *offered) add(s *fact.Source, offers []start.Offer) {
	for _, o := range offers {
		if o.Refused != "" {
			if !slices.Contains(out.Refused, o.Refused) {
				out.Refused = append(out.Refused, o.Refused)
			}
			continue
		}
		if out.Count++; out.Count == 1 {
			out.From = s.Article.CodePoint(o.Place.Start())
		}
		out.To = s.Article.CodePoint(o.Place.End())
	}
}

var errNoSite = wrong(http.StatusServiceUnavailable, "there is no site yet: the project has errors")

// listed is a claim that a quotation can be added to.
type listed struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Claim string `json:"claim"`
	Draft bool   `json:"draft,omitempty"`
	Here  bool   `json:"here,omitempty"` // it quotes the source already
}

// claims answers with all claims, drafts among them, in order of title.
func (p *Preview) claims(w http.ResponseWriter, r *http.Request) {
	list := []listed{}
	p.live.View(func(base *fact.Base, _ *address.Book) {
		for _, c := range base.Claims {
			here := slices.ContainsFunc(c.Quotes, func(q *fact.Quote) bool { return q.Source.ID == r.URL.Query().Get("source") })
			list = append(list, listed{c.ID, c.Title(), c.Claim, c.Draft, here})
		}
	})
	slices.SortStableFunc(list, func(a, b listed) int { return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) })
	w.Header().Set("Cache-Control", "no-store")
	answerJSON(w, list)
}

// added is the answer to a quotation that was added.
type added struct {
	File string `json:"file"`
	Href string `json:"href,omitempty"` // of the claim's page; a draft has none
}

// add writes what was marked into a claim's file.
func (p *Preview) add(w http.ResponseWriter, r *http.Request) {
	m, err := readMarked(r)
	if err != nil {
		tellWrong(w, err)
		return
	}
	p.adding.Lock() // two pages must not read the same file and each write their own
	defer p.adding.Unlock()
	var out added
	var was, now []byte
	err = errNoSite
	p.live.View(func(base *fact.Base, book *address.Book) { was, now, out, err = m.change(base, book) })
	if err == nil {
		err = p.write(out.File, was, now)
	}
	if err != nil {
		tellWrong(w, err)
		return
	}
	answerJSON(w, out)
}

// change returns the file of the claim as the preview knows it and as it is to be.
func (m *marked) change(base *fact.Base, book *address.Book) (was, now []byte, out added, err error) {
	c := claimNamed(base, m.Claim)
	if c == nil {
		return nil, nil, out, wrong(http.StatusNotFound, "there is no claim %q any more", m.Claim)
	}
	offers, err := m.offers(base)
	if err != nil {
		return nil, nil, out, err
	}
	if annotate.TOML(offers, m.Stance) != m.TOML {
		return nil, nil, out, wrong(http.StatusConflict, "the article has changed meanwhile; mark the words again")
	}
	text, err := annotate.Append(c, offers, m.Stance)
	if err != nil {
		return nil, nil, out, wrong(http.StatusUnprocessableEntity, "%v", err)
	}
	out = added{File: c.Where.Doc.File.Name}
	if !c.Draft {
		out.Href = book.Href(address.Claim(c))
	}
	return c.Where.Doc.File.Text, []byte(text), out, nil
}

// write changes a file of the project.
func (p *Preview) write(name string, was, now []byte) error {
	if p.opt.Root == "" {
		return wrong(http.StatusForbidden, "this preview does not know the project's folder and cannot write to it")
	}
	root, err := os.OpenRoot(filepath.FromSlash(p.opt.Root))
	if err != nil {
		return fmt.Errorf("open the project: %w", err)
	}
	defer root.Close()
	err = save.Replace(root, name, was, now)
	switch {
	case errors.Is(err, save.ErrMeanwhile):
		return wrong(http.StatusConflict, "%s was saved meanwhile and is not what this page knows; nothing was written. Try again when the preview has taken it in", name)
	case errors.Is(err, save.ErrNoFile):
		return wrong(http.StatusForbidden, "%s is no plain file, such as a symbolic link; nothing was written", name)
	}
	return err
}

func answerJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", kindOf(".json"))
	if err := json.NewEncoder(w).Encode(v); err != nil {
		return // nobody is there to be told
	}
}
