// Package since holds a project against what was published last.
//
// Readers cite ratings, and search engines keep them. So a rating is never rewritten: a newer one follows it, and a
// claim that was published keeps its address. In goes data/claims.json as it stands on the web, which any version of
// beleg may have written; out come findings for editors, and what changes for readers.
package since

import (
	"bytes"
	"embed"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

// Published is what a data/claims.json tells. Fields that this version does not know are passed over.
type Published struct {
	Claims []Claim  `json:"claims"`
	Pages  []string `json:"-"` // addresses relative to the home page, sorted; nil if they are not known
}

// Claim is a claim as readers saw it.
type Claim struct {
	ID          string   `json:"id"`
	URL         string   `json:"url"`
	Claim       string   `json:"claim"`
	RatingLabel string   `json:"rating_label"`
	Reviews     []Review `json:"reviews"` // oldest first, at least one
	Quotes      []Quote  `json:"quotes"`
}

// Review is one entry of the rating history.
type Review struct {
	Date       string `json:"date"`
	Rating     string `json:"rating"`
	Verdict    string `json:"verdict"`
	Correction bool   `json:"correction"`
	Was        string `json:"was,omitempty"` // the verdict before a slip of the pen was mended
}

// Quote is a quotation. Start and End count code points of the article, half-open.
type Quote struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	URL    string `json:"url"`
	Text   string `json:"text"`
	Stance string `json:"stance"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Current returns the review that held when it was published.
func (c Claim) Current() Review { return c.Reviews[len(c.Reviews)-1] }

// Read reads data/claims.json and, by their names, the files beside it to which the claims went that are too many for
// one. Whatever could make a comparison pass over a rating is an error: a file that is missing or cut off, or one that
// is something else altogether.
func Read(data []byte, beside func(name string) ([]byte, error)) (*Published, error) {
	first, err := read(data)
	if err != nil {
		return nil, err
	}
	p := &Published{Claims: first.Claims}
	for _, name := range first.Parts {
		if !partName.MatchString(name) {
			return nil, fmt.Errorf("it is not the claims.json of a site: %q cannot be a part of it", name)
		}
		more, err := beside(name)
		if err != nil {
			return nil, fmt.Errorf("its part %s: %w", name, err)
		}
		part, err := read(more)
		if err == nil && part.Parts != nil {
			err = errors.New("a part of it has parts")
		}
		if err != nil {
			return nil, fmt.Errorf("its part %s: %w", name, err)
		}
		p.Claims = append(p.Claims, part.Claims...)
	}
	if err := p.fault(); err != nil {
		return nil, fmt.Errorf("it is not the claims.json of a site: %w", err)
	}
	return p, nil
}

// partName is what parts are called: a file beside the first, and nothing else of the machine that reads it.
var partName = regexp.MustCompile(`^[a-z]+-[0-9]+\.json$`)

// A file is a claims.json or a part of it.
type file struct {
	Claims []Claim  `json:"claims"`
	Parts  []string `json:"parts"` // names of the files beside it that hold the other claims
}

func read(data []byte) (f file, err error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return f, errors.New("it is empty")
	}
	err = json.Unmarshal(data, &f)
	if err == nil && f.Claims == nil {
		err = errors.New(`it has no "claims"`)
	}
	if err != nil {
		return f, fmt.Errorf("it is not the claims.json of a site: %w", err)
	}
	return f, nil
}

// fault tells what keeps the claims from being compared, if anything does.
func (p *Published) fault() error {
	seen := map[string]bool{}
	for i, c := range p.Claims {
		if fault := c.fault(); fault != "" {
			return fmt.Errorf("claim %d (%q) %s", i+1, c.ID, fault)
		}
		if seen[c.ID] {
			return fmt.Errorf("claim %q stands twice", c.ID)
		}
		seen[c.ID] = true
	}
	return nil
}

// fault tells what keeps a claim from being compared; "" if nothing does.
func (c Claim) fault() string {
	switch {
	case !format.ValidID(c.ID):
		return "has no id that could be one"
	case len(c.Reviews) == 0:
		return "has no reviews"
	case slices.ContainsFunc(c.Reviews, func(r Review) bool { return r.Date == "" || r.Rating == "" }):
		return "has a review without date or rating"
	}
	return ""
}

// Of returns what a sound base would publish, without quotations and addresses: all that Judge looks at. Drafts are
// left out.
func Of(base *fact.Base) *Published {
	p := &Published{}
	for _, c := range base.PublishedClaims() {
		p.Claims = append(p.Claims, Claim{ID: c.ID, Claim: c.Claim, RatingLabel: c.Current().Rating.Label,
			Reviews: reviewsOf(c)})
	}
	return p
}

func reviewsOf(c *fact.Claim) []Review {
	var reviews []Review
	for _, r := range c.Reviews {
		reviews = append(reviews, Review{Date: r.Date.String(), Rating: r.Rating.ID, Verdict: r.Verdict,
			Correction: r.Correction, Was: r.Was})
	}
	return reviews
}

// ReadPages reads the addresses of a sitemap.xml and returns them relative to the home page, sorted, so that sites at
// different addresses can be compared. The home page itself is "". Of a map in several files nothing is known: they are
// not asked for.
func ReadPages(sitemap []byte) ([]string, error) {
	var file struct {
		XMLName xml.Name
		Pages   []struct {
			Address string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(sitemap, &file); err != nil {
		return nil, fmt.Errorf("it is not a sitemap: %w", err)
	}
	if file.XMLName.Local == "sitemapindex" {
		return nil, nil
	}
	if file.XMLName.Local != "urlset" || len(file.Pages) == 0 {
		return nil, errors.New("it is not a sitemap: it has no pages")
	}
	var pages []string
	for _, p := range file.Pages {
		pages = append(pages, strings.TrimSpace(p.Address))
	}
	slices.Sort(pages)
	home := pages[0] // it begins all the others, so it sorts first
	for i, p := range pages {
		rest, below := strings.CutPrefix(p, home)
		if !below {
			return nil, fmt.Errorf("it is not the sitemap of one site: %s and %s have no home page in common", home, p)
		}
		pages[i] = rest
	}
	return slices.Compact(pages), nil
}

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

// What may not become of what was published.
var (
	ratingRewritten = rules.Error("rating-rewritten", "a published review was changed instead of followed by a new one")
	claimVanished   = rules.Error("claim-vanished", "a published claim is gone")
	claimReworded   = rules.Warning("claim-reworded", "a published rating stands under another sentence")
)

// Judge returns what became of published claims and reviews that must stay, sorted: claims that vanished, and reviews
// that were rewritten, taken away, or put before published ones. What could not be read is passed over; that is a
// finding already.
func Judge(before *Published, base *fact.Base, gaps *fact.Gaps) diag.List {
	var found diag.List
	now, published := map[string]*fact.Claim{}, map[string]bool{} // by id
	for _, c := range base.Claims {
		for _, id := range c.Aliases {
			now[id] = c
		}
	}
	for _, c := range base.Claims {
		now[c.ID] = c
	}
	for _, was := range before.Claims {
		published[was.ID] = true
	}
	for _, was := range before.Claims {
		switch c := now[was.ID]; {
		case c == nil:
			renamed := func(c *fact.Claim) bool { return c.Claim == was.Claim && c.Claim != "" && !published[c.ID] }
			found.Add(vanished(was, base.Claims, slices.IndexFunc(base.Claims, renamed)))
		case c.Draft:
			key := "draft"
			if !c.Embargo.IsZero() {
				key = "publish_from"
			}
			found.Add(claimVanished.At(c.Where.At(key).Value(),
				"take "+key+" away; if the claim was wrong, say so in a new [[review]]",
				"the claim was published, and is a draft now"))
		case c.ID != was.ID && published[c.ID]:
			// Two published claims became one, and each had a history.
		case !gaps.Claims[c]:
			found = append(append(found, reviews(was.Reviews, c)...), otherwise(was, c)...)
		}
	}
	found.Sort()
	return found
}

// vanished reports a claim whose file is gone, at the name that it had. It may stand in another file, as claim number
// renamed, or -1.
func vanished(was Claim, claims []*fact.Claim, renamed int) diag.Finding {
	help := "bring the file back, or add aliases = [" + strconv.Quote(was.ID) + "] to the claim that stands for it: " +
		"readers know its address; if the claim was wrong, say so in a new [[review]]"
	if renamed >= 0 {
		help = fmt.Sprintf("%s says the same: add aliases = [%q] to it, because readers know the claim's address",
			format.ClaimFile(claims[renamed].ID), was.ID)
	}
	at := diag.Span{File: &diag.File{Name: format.ClaimFile(was.ID)}}
	return claimVanished.At(at, help, "the claim was published, and is gone: %s", was.Claim)
}

// otherwise reports a claim that says something else than it did when it was rated last.
func otherwise(was Claim, c *fact.Claim) diag.List {
	if oneLine(c.Claim) == oneLine(was.Claim) || len(c.Reviews) > len(was.Reviews) {
		return nil
	}
	return diag.List{claimReworded.At(c.Where.At("claim").Value(),
		"write it as it was published, or add a [[review]] that says what is new; a slip of the pen may be accepted "+
			"with a note",
		"the claim was published as %q, and that is what was rated", was.Claim)}
}

// reviews holds the rating history of a claim against the published one, which has to be its beginning. It goes through
// both from the oldest on, so that one slip is one finding and does not make all later reviews look rewritten.
func reviews(was []Review, c *fact.Claim) diag.List {
	var found diag.List
	now, next := reviewsOf(c), 0 // next is the first review that is not accounted for yet
	for i, w := range was {
		at := slices.IndexFunc(now[next:], w.same)
		switch {
		case at >= 0:
			for _, r := range c.Reviews[next : next+at] {
				found.Add(ratingRewritten.At(r.Where.At("date").Value(),
					"put it below the published reviews, with the day on which it is made",
					"this review was not published, but stands before that of %s, which was", w.Date))
			}
			next += at + 1
		case next < len(now) && !slices.ContainsFunc(was[i:], now[next].same):
			found.Add(rewritten(w, now[next], c.Reviews[next]))
			next++
		default:
			found.Add(removed(w, c.Reviews[min(next, len(now)-1)]))
		}
	}
	return found
}

// same tells whether readers still see what was published, or see that nothing but a slip of the pen was mended. Line
// breaks in a verdict are not seen.
func (r Review) same(now Review) bool {
	if r.mendedIn(now) {
		r.Verdict, r.Was = now.Verdict, now.Was
	}
	r.Verdict, now.Verdict, r.Was, now.Was = oneLine(r.Verdict), oneLine(now.Verdict), oneLine(r.Was), oneLine(now.Was)
	return r == now
}

// mendedIn tells whether a review says that its verdict was published as this one.
func (r Review) mendedIn(now Review) bool {
	return now.Was != "" && oneLine(now.Was) == oneLine(r.Verdict) && oneLine(now.Verdict) != oneLine(r.Verdict)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func removed(was Review, next *fact.Review) diag.Finding {
	help := fmt.Sprintf("put it back: date = %s, rating = %q, verdict = %q", was.Date, was.Rating, oneLine(was.Verdict))
	if was.Correction {
		help += ", correction = true"
	}
	return ratingRewritten.At(next.Where.Value(), help, "the review of %s was published, and is gone", was.Date)
}

func rewritten(was, now Review, r *fact.Review) diag.Finding {
	differ := slices.DeleteFunc(was.written(), func(line string) bool { return slices.Contains(now.written(), line) })
	key, _, _ := strings.Cut(differ[0], " ")
	at := r.Where.At(key)
	if at.Doc != nil {
		if _, ok := at.Doc.Index().Value(at.Path); !ok { // it is left out
			at = r.Where
		}
	}
	help := "write it as it was published, and add a [[review]] below it with what is new"
	if key == "verdict" {
		help = fmt.Sprintf("if only a slip of the pen was mended, add was = %q; else %s", oneLine(was.Verdict), help)
	}
	return ratingRewritten.At(at.Value(), help, "this review was published with %s", strings.Join(differ, ", "))
}

// written returns a review as it stands in a claim's file, what readers care for most first.
func (r Review) written() []string {
	return []string{fmt.Sprintf("rating = %q", r.Rating), "date = " + r.Date,
		fmt.Sprintf("verdict = %q", oneLine(r.Verdict)), fmt.Sprint("correction = ", r.Correction),
		fmt.Sprintf("was = %q", oneLine(r.Was))}
}
