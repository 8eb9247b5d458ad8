package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"beleg/generator/delivery/save"
	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/excerpt"
	"beleg/generator/judgement/start"
	"beleg/generator/pages/annotate"
	"beleg/generator/words/diag"
)

// articles is where the full texts of sources stand, below Prefix: source/ID/.
const articles = "source/"

// article returns the full text of a source, if the address is that of one. It is a page like those of the site: it
// reloads when something in it has changed.
func (p *Preview) article(at string) (answer, bool) {
	rest, below := strings.CutPrefix(at, Prefix+articles)
	id, ends := strings.CutSuffix(rest, "/")
	if !below || !ends {
		return answer{}, false
	}
	a := answer{status: http.StatusOK, kind: kindOf(".html"), revision: p.live.State().Revision}
	p.live.View(func(base *fact.Base, book *address.Book) {
		s := sourceNamed(base, id)
		if s == nil {
			return
		}
		var err error
		if a.data, err = annotate.New(base, book, s, Prefix).HTML(); err != nil {
			panic(err) // a page of the program's own, made of its own facts
		}
	})
	return a, a.data != nil
}

func sourceNamed(base *fact.Base, id string) *fact.Source {
	return first(base.Sources, func(s *fact.Source) bool { return s.ID == id })
}

// first returns the first of which something holds, or nil.
func first[T any](all []*T, holds func(*T) bool) *T {
	if i := slices.IndexFunc(all, holds); i >= 0 {
		return all[i]
	}
	return nil
}

// A marked stretch of an article, as a page sends it.
type marked struct {
	Source string      `json:"source"`
	From   int         `json:"from"` // code points of the seed, half-open; of Block if there is one
	To     int         `json:"to"`
	Block  string      `json:"block"`  // on a published page: the text of the block that they are counted in
	Stance fact.Stance `json:"stance"` // empty as long as the editor has chosen none

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

// answering answers with what a function returns, as JSON, or with what is wrong.
func answering(answer func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := answer(r)
		if err != nil {
			status := http.StatusInternalServerError
			if e, ok := errors.AsType[errRequest](err); ok {
				status = e.status
			}
			refuse(w, status, err.Error())
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", kindOf(".json"))
		_ = json.NewEncoder(w).Encode(v) // nobody is there to be told that they have gone
	}
}

func readMarked(r *http.Request) (m marked, err error) {
	err = readRequest(r, &m, &m)
	return m, err
}

// readRequest reads a request with marked words in it.
func readRequest(r *http.Request, request any, m *marked) error {
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(request); err != nil {
		return wrong(http.StatusBadRequest, "the request is not what it should be: %v", err)
	}
	if !slices.Contains([]fact.Stance{"", fact.Supports, fact.Disputes, fact.Mentions}, m.Stance) {
		return wrong(http.StatusBadRequest, "the stance %q is none of supports, disputes, mentions", m.Stance)
	}
	return nil
}

// offers returns what can be quoted of what was marked, and of which source.
func (m marked) offers(base *fact.Base) (*fact.Source, []start.Offer, error) {
	s := sourceNamed(base, m.Source)
	if s == nil {
		return nil, nil, wrong(http.StatusNotFound, "there is no source %q any more", m.Source)
	}
	if m.Block == "" {
		return s, start.Select(s, m.From, m.To), nil
	}
	shown := excerpt.Of(s, fact.PassagesOf(fact.UsesOf(base).OfSource(s)))
	switch from, to, n := annotate.Find(s, shown, m.Block, m.From, m.To); n {
	case 0:
		return nil, nil, wrong(http.StatusConflict, "this is not the text of %s any more; reload the page", s.Seed.Name)
	case 1:
		return s, start.Select(s, from, to), nil
	default:
		const many = "%d paragraphs of the article have this text; mark it in the full text"
		return nil, nil, wrong(http.StatusConflict, many, n)
	}
}

// offered is the answer to marked words.
type offered struct {
	From    int      `json:"from"` // what is quoted, in code points of the seed, half-open: whole words
	To      int      `json:"to"`
	TOML    string   `json:"toml"` // the [[quote]] tables; empty if nothing can be quoted
	Count   int      `json:"count"`
	Refused []string `json:"refused"` // why some of it cannot be quoted

	Hedge    string   `json:"hedge,omitempty"` // that of the one quotation, as far as it can be told
	Measures []chosen `json:"measures,omitempty"`
}

// chosen is something of the site that an editor may choose.
type chosen struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// passages answers with what can be quoted of what was marked.
func (p *Preview) passages(r *http.Request) (any, error) {
	m, err := readMarked(r)
	if err != nil {
		return nil, err
	}
	out := offered{Refused: []string{}}
	err = errNoSite
	p.live.View(func(base *fact.Base, _ *address.Book) {
		var s *fact.Source
		var offers []start.Offer
		s, offers, err = m.offers(base)
		out.TOML = annotate.TOML(offers, m.Stance)
		for _, o := range offers {
			out.add(s, o)
		}
		for _, measure := range base.Site.Measures {
			out.Measures = append(out.Measures, chosen{measure.ID, measure.Label})
		}
	})
	return out, err
}

func (out *offered) add(s *fact.Source, o start.Offer) {
	switch {
	case o.Refused == "":
		if out.Count++; out.Count == 1 {
			out.From = s.Article.CodePoint(o.Place.Start())
		}
		out.To, out.Hedge = s.Article.CodePoint(o.Place.End()), o.Passage.Hedge
	case !slices.Contains(out.Refused, o.Refused):
		out.Refused = append(out.Refused, o.Refused)
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
func (p *Preview) claims(r *http.Request) (any, error) {
	list := []listed{}
	p.live.View(func(base *fact.Base, _ *address.Book) {
		for _, c := range base.Claims {
			here := slices.ContainsFunc(c.Quotes, func(q *fact.Quote) bool {
				return q.Source.ID == r.URL.Query().Get("source")
			})
			list = append(list, listed{c.ID, c.Title(), c.Claim, c.Unfinished(), here})
		}
	})
	slices.SortStableFunc(list, func(a, b listed) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	})
	return list, nil
}

// added is the answer to a quotation that was added.
type added struct {
	File string `json:"file"`
	Href string `json:"href,omitempty"` // of the claim's page; a draft has none

	Begun bool   `json:"begun,omitempty"` // it is a new claim
	Edit  string `json:"edit,omitempty"`  // opens it in the editor

	was, now string // what the file holds as the preview knows it, and what it is to hold
}

// add writes what was marked into a claim's file.
func (p *Preview) add(r *http.Request) (any, error) {
	m, err := readMarked(r)
	if err != nil {
		return nil, err
	}
	if m.Stance == "" {
		return nil, wrong(http.StatusBadRequest, "say first whether it supports, disputes or mentions the claim")
	}
	p.adding.Lock() // two pages must not read the same file and each write their own
	defer p.adding.Unlock()
	var out added
	err = errNoSite
	p.live.View(func(base *fact.Base, book *address.Book) { out, err = m.change(base, book) })
	if err == nil {
		err = p.write(out)
	}
	return out, err
}

// change returns how the file of the claim is to change.
func (m marked) change(base *fact.Base, book *address.Book) (out added, err error) {
	c := first(base.Claims, func(c *fact.Claim) bool { return c.ID == m.Claim })
	if c == nil {
		return out, wrong(http.StatusNotFound, "there is no claim %q any more", m.Claim)
	}
	_, offers, err := m.offers(base)
	if err != nil {
		return out, err
	}
	if annotate.TOML(offers, m.Stance) != m.TOML {
		return out, wrong(http.StatusConflict, "the article has changed meanwhile; mark the words again")
	}
	text, err := annotate.Append(c, offers, m.Stance)
	if err != nil {
		return out, wrong(http.StatusUnprocessableEntity, "%v", err)
	}
	file := c.Where.Doc.File
	out = added{File: file.Name, was: string(file.Text), now: text}
	if !c.Draft {
		out.Href = book.Href(address.Claim(c))
	}
	return out, nil
}

var errNoRoot = wrong(http.StatusForbidden, "this preview does not know the project's folder and cannot write to it")

// write changes the file that what was marked is added to.
func (p *Preview) write(file added) error {
	if p.opt.Root == "" {
		return errNoRoot
	}
	root, err := os.OpenRoot(filepath.FromSlash(p.opt.Root))
	if err != nil {
		return fmt.Errorf("open the project: %w", err)
	}
	defer root.Close()
	err = save.Replace(root, file.File, []byte(file.was), []byte(file.now))
	switch {
	case errors.Is(err, save.ErrMeanwhile) && p.holdsUp(file) != "":
		return wrong(http.StatusConflict, "%s has changed since the project was last without errors; nothing was "+
			"written. Mend this first: %s", file.File, p.holdsUp(file))
	case errors.Is(err, save.ErrMeanwhile):
		return wrong(http.StatusConflict, "%s was saved meanwhile and is not what this page knows; nothing was "+
			"written. Try again when the preview has taken it in", file.File)
	case errors.Is(err, save.ErrNoFile):
		return wrong(http.StatusForbidden, "%s is no plain file, such as a symbolic link; nothing was written",
			file.File)
	}
	return err
}

// holdsUp returns the error for which a file that the preview has taken in is not yet what its pages are made from, the
// file's own before others; "" if the file is that, or if the preview has not seen it as it is.
func (p *Preview) holdsUp(file added) string {
	p.telling.Lock()
	defer p.telling.Unlock()
	if text, err := fs.ReadFile(p.project, file.File); err != nil || string(text) == file.was {
		return ""
	}
	errors := slices.DeleteFunc(slices.Clone(p.report.State.Found), func(f diag.Finding) bool {
		return f.Severity() != diag.Error
	})
	if len(errors) == 0 {
		return ""
	}
	own := slices.IndexFunc(errors, func(f diag.Finding) bool { return f.Span.Name() == file.File })
	f := errors[max(own, 0)]
	return fmt.Sprintf("%s:%d: %s", f.Span.Name(), f.Span.File.Position(f.Span.Start).Line, f.Message)
}
