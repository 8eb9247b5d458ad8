package serve

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/delivery/save"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/arrival"
	"beleg/generator/judgement/start"
	"beleg/generator/pages/annotate"
	"beleg/generator/words/diag"
)

// A claim that begins with marked words, as a page sends it.
type beginning struct {
	marked
	Shown    fact.Stance `json:"shown"` // that of TOML
	Sentence string      `json:"sentence"`
	Via      string      `json:"via"` // chains, with a semicolon between
	Hedge    string      `json:"hedge"`
	Measure  string      `json:"measure"`
	Value    string      `json:"value"`
	About    bool        `json:"about"`
}

// longestSentence is how many bytes a claim may have, as the format has it.
const longestSentence = 4000

// begin writes the file of a new claim.
func (p *Preview) begin(r *http.Request) (any, error) {
	var b beginning
	if err := readRequest(r, &b, &b.marked); err != nil {
		return nil, err
	}
	if b.Stance == "" {
		return nil, wrong(http.StatusBadRequest, "choose a stance: supports, disputes or mentions")
	}
	if b.Sentence = strings.TrimSpace(format.Writable(b.Sentence)); b.Sentence == "" {
		return nil, wrong(http.StatusBadRequest, "say what is claimed, in one sentence")
	}
	if len(b.Sentence) > longestSentence {
		return nil, wrong(http.StatusBadRequest, "a claim is one sentence, and this has %d bytes", len(b.Sentence))
	}
	if p.opt.Root == "" {
		return nil, errNoRoot
	}
	p.adding.Lock()
	defer p.adding.Unlock()
	var text string
	known := &arrival.Project{}
	err := errNoSite
	p.live.View(func(base *fact.Base, _ *address.Book) {
		for _, c := range base.Claims { // an address that leads to a claim already
			for _, alias := range c.Aliases {
				known.Take(format.ClaimFile(alias))
			}
		}
		text, err = b.text(base)
	})
	if err != nil {
		return nil, err
	}
	return p.create(known, b.Sentence, text)
}

// create writes the file, under an id from what is claimed.
func (p *Preview) create(known *arrival.Project, sentence, text string) (any, error) {
	root, err := os.OpenRoot(filepath.FromSlash(p.opt.Root))
	if err != nil {
		return nil, fmt.Errorf("open the project: %w", err)
	}
	defer root.Close()
	known.Exists = func(name string) (bool, error) { return save.Exists(root, name) }
	id, err := known.FreeID(cmp.Or(arrival.ProposeID(sentence), "claim"), format.ClaimFile)
	if err != nil {
		return nil, err
	}
	out := added{File: format.ClaimFile(id), Begun: true}
	out.Edit = p.opt.Editor.Link(p.opt.Root, out.File, 1, 1)
	return out, save.Create(root, out.File, []byte(save.WithSchema(root, "claim", text)))
}

// text returns the file of the claim, or says in words for the editor what is wrong.
func (b *beginning) text(base *fact.Base) (string, error) {
	s, offers, err := b.offers(base)
	switch {
	case err != nil:
		return "", err
	case annotate.TOML(offers, b.Shown) != b.TOML:
		return "", wrong(http.StatusConflict, "the article has changed meanwhile; mark the words again")
	case len(offers) != 1 || offers[0].Refused != "":
		const many = "mark words of one paragraph: a claim begins with one quotation"
		return "", wrong(http.StatusUnprocessableEntity, many)
	}
	if b.Hedge = strings.TrimSpace(b.Hedge); b.Hedge != "" && len(s.Text.Inside(offers[0].Place, b.Hedge)) == 0 {
		return "", wrong(http.StatusUnprocessableEntity, "the hedge %q does not stand in the quotation", b.Hedge)
	}
	more := start.More{Hedge: b.Hedge, About: b.About}
	if more.Via, err = chains(base, b.Via); err != nil {
		return "", err
	}
	if err := b.figure(base.Site, &more); err != nil {
		return "", err
	}
	return start.Begun(base.Site, b.Sentence, offers[0].Passage, b.Stance, more), nil
}

// chains reads where the article has it from. Each voice must be an actor.
func chains(base *fact.Base, via string) (list []string, err error) {
	var ids []string
	for _, a := range base.Actors {
		ids = append(ids, a.ID)
	}
	for chain := range strings.SplitSeq(via, ";") {
		if chain = strings.TrimSpace(chain); chain == "" {
			continue
		}
		for voice := range strings.SplitSeq(chain, "<") {
			voice = strings.TrimSpace(voice)
			if voice != "?" && !slices.Contains(ids, voice) {
				return nil, wrong(http.StatusUnprocessableEntity, "there is no actor %q; %s", voice,
					cmp.Or(diag.DidYouMean(voice, ids), "write its id in content/actors.toml"))
			}
		}
		list = append(list, chain)
	}
	return list, nil
}

// figure reads what number the quotation puts on a measure.
func (b *beginning) figure(site *fact.Site, more *start.More) error {
	if b.Measure == "" && strings.TrimSpace(b.Value) == "" {
		return nil
	}
	more.Measure = first(site.Measures, func(m *fact.Measure) bool { return m.ID == b.Measure })
	value, err := strconv.ParseFloat(strings.TrimSpace(b.Value), 64)
	switch {
	case more.Measure == nil:
		return wrong(http.StatusUnprocessableEntity, "choose what the number is a number of")
	case err != nil || math.IsInf(value, 0) || math.IsNaN(value) || math.Abs(value) > 1e15:
		return wrong(http.StatusUnprocessableEntity, "%q is no number; write one such as 19000 or 2.5", b.Value)
	}
	more.Value = value
	return nil
}
