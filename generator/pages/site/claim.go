package site

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/cite"
	"beleg/generator/pages/chains"
	"beleg/generator/pages/claimreview"
	"beleg/generator/text/fragment"
	"beleg/generator/text/quote"
	"beleg/generator/words/edtf"
	"beleg/generator/words/script"
)

// ClaimPage is claim.html.
type ClaimPage struct {
	Frame
	Claim     string
	Draft     string // says that it is one, and until when; empty if it is none
	Card      ClaimCard
	Heard     []Chain         // of the supporting quotations, each once
	Chains    *chains.Drawing // of the same; nil if there is nothing to see
	Denied    []Chain         // of the disputing quotations, each once
	Groups    []QuoteGroup    // supports, disputes, mentions; only those that there are
	Reasoning template.HTML
	Figures   []Measured
	Related   []Related // contradictions first
	Questions []Link    // those that it helps to answer
	Scope     string    // what was looked at, and what was not
	InTime    string    // address on the chronology, or empty
	Steps     []Review  // the ratings it has had, oldest first
	History   []Review  // newest first
	Cite      string    // how to cite the page, one line
	Report    string    // address for reporting an error, or empty
}

// QuoteGroup is the quotations of one stance.
type QuoteGroup struct {
	Stance string
	Quotes []Quote
}

// Measured is the figures that a claim puts on a measure; its address is that of all that are put on it.
type Measured struct {
	Link
	Values []Value // in the order of time in which they come up
}

// Value is a figure, without the name of its measure, and who names it.
type Value struct {
	Figure Figure
	By     []Named
}

// Named is who names a figure, or where nobody knows the article that has it, with the address of the quotation.
type Named struct {
	Link
	When     edtf.Date // when it was said; zero if that is not known: the quotation has when it appeared
	Forecast bool      // When is the day that it is for
}

// Review is an entry of the rating history.
type Review struct {
	Anchor     string
	AsOf       string // address of what the site said that day; empty if it looks back no further
	Date       edtf.Date
	Since      edtf.Date // when it was published, in retrospect; zero if that was on its day
	Rating     Rating
	Verdict    string
	Correction bool
	Was        string // the verdict before a slip of the pen was mended; empty if none was
	Current    bool
}

// Related is a related claim; Kind is the message "relation." + Kind.
type Related struct {
	Kind  string
	Claim ClaimCard
	Note  string
}

func (c *Site) claim(claim *fact.Claim) *ClaimPage {
	card, at := c.card(claim), c.book.URL(address.Claim(claim))
	heard := c.heard(claim.Supporting())
	page := &ClaimPage{
		Frame: Frame{Title: claim.Title(),
			Description: joined(" ", script.Isolated(card.Rating.Label)+c.lang.Text("sign.colon"), claim.Claim,
				card.Verdict)},
		Claim: c.lang.Typeset(claim.Claim), Draft: c.draftNote(claim.Mark, claim.Embargo), Card: card, Heard: heard,
		Chains: c.chainDrawing(heard), Denied: c.heard(byArticle(claim.Quotes, fact.Disputes)),
		Groups: c.quoteGroups(claim), Reasoning: c.html(claim.Text, address.Claim(claim)),
		Figures: c.measured(claim), Related: c.related(claim), Scope: c.base.Site.Scope,
		History: each(fact.History([]*fact.Claim{claim}), c.review), Report: c.report(claim, at)}
	page.Questions = each(c.uses().Questions(claim), func(q *fact.Question) Link {
		return c.to(address.Question(q), q.Title())
	})
	page.JSONLD, page.Image = claimreview.New(claim, c.base.Site, c.book), c.Image(claim)
	page.Steps = slices.Clone(page.History)
	slices.Reverse(page.Steps)
	published := c.base.Site.Published
	page.Article = &Dates{published(claim.Reviews[0].Date), published(claim.Current().Date)}
	if !claim.When.IsZero() {
		page.InTime = c.book.Href(address.ClaimEntry(claim))
	}
	page.Cite = cite.Sentence(c.base.Site, claim, at)
	return page
}

// MovedPage is moved.html: it leads from a former address of a claim to that which it has now.
type MovedPage struct {
	Frame
	Claim Link
}

func (c *Site) moved(m *fact.Moved) *MovedPage {
	page := &MovedPage{Frame{Title: m.Claim.Title(), Description: c.lang.Text("moved.text")}, c.claimLink(m.Claim)}
	page.Canonical = c.book.URL(address.Claim(m.Claim))
	return page
}

// draftNote says of what has such a mark that it is a draft, and until when if that is known.
func (c *Site) draftNote(mark string, until edtf.Date) string {
	if mark == "" {
		return ""
	}
	if day, exact := until.Exact(); exact {
		return c.lang.Fill("draft.note-until", "Day", day)
	}
	return c.lang.Text("draft.note")
}

func (c *Site) quoteGroups(claim *fact.Claim) []QuoteGroup {
	var groups []QuoteGroup
	taken := map[string]bool{}
	for _, stance := range []fact.Stance{fact.Supports, fact.Disputes, fact.Mentions} {
		quotes := each(byArticle(claim.Quotes, stance), func(q *fact.Quote) Quote {
			view := c.quote(q, taken)
			view.Figure = nil // all figures stand together
			return view
		})
		follow(quotes)
		if quotes != nil {
			groups = append(groups, QuoteGroup{string(stance), quotes})
		}
	}
	return groups
}

// byArticle returns the quotations of a stance, those of an article together, articles in the order in which they come.
func byArticle(quotes []*fact.Quote, stance fact.Stance) []*fact.Quote {
	list := kept(quotes, func(q *fact.Quote) bool { return q.Stance == stance })
	rank := map[*fact.Source]int{}
	for i, q := range slices.Backward(list) {
		rank[q.Source] = i
	}
	slices.SortStableFunc(list, func(a, b *fact.Quote) int { return rank[a.Source] - rank[b.Source] })
	return list
}

// follow says of quotations that stand below one another what need not be said again.
func follow(quotes []Quote) {
	for i := 1; i < len(quotes); i++ {
		above, q := quotes[i-1], &quotes[i]
		q.Follows = q.Source == above.Source
		q.Likewise = q.Follows && slices.EqualFunc(q.Chains, above.Chains, Chain.same)
	}
}

// quote returns a quotation as readers see it. taken holds the ids that are on the page already.
func (c *Site) quote(q *fact.Quote, taken map[string]bool) Quote {
	view := Quote{Stance: string(q.Stance), Hedge: q.Hedge, Pieces: c.pieces(q), Source: c.sourceLink(q.Source),
		Outlet: c.publisher(q.Source).Text, Place: c.book.Href(address.Quote(q)),
		Original: c.originals(q.Source)[q], Said: q.Said, Appeared: q.Source.Published, Chains: c.chains(q),
		Note: q.Note, Translation: q.Translation, Tongue: c.tongue(q.Source)}
	view.Marked, view.Literal = marked(view.Pieces), literal(q)
	if b := q.Source.Article.Blocks[q.Place.Block]; b.Time != "" {
		view.Time = strings.TrimLeft(b.Time[:len(b.Time)-4], "0:") + b.Time[len(b.Time)-4:]
	}
	if !taken[q.ID] {
		taken[q.ID], view.Anchor = true, q.ID
	}
	if q.Figure != nil {
		view.Figure = new(c.figure(q.Figure, q.Source))
	}
	return view
}

// pieces cuts a quotation where its hedge begins and ends and where words are left out.
func (c *Site) pieces(q *fact.Quote) []Piece {
	gap := Piece{Gap: true}
	if c.tongue(q.Source).Language != "" {
		gap.Language = c.lang.Code()
	}
	var out []Piece
	for i, part := range q.Place.Parts {
		if i > 0 {
			out = append(out, gap)
		}
		hedges := kept(q.Hedges, func(h quote.Span) bool { return h.Start < part.End && part.Start < h.End })
		if len(hedges) == 0 {
			out = append(out, Piece{Text: q.Source.Text.Says(q.Place, part)})
			continue
		}
		for _, s := range quote.Cut(append([]quote.Span{part}, hedges...)) {
			words := q.Source.Text.Says(q.Place, quote.Span{Start: s.Start, End: s.End})
			out = append(out, Piece{Text: words, Hedge: len(s.Members) > 1})
		}
	}
	return out
}

// placesIn returns where all that is quoted of a source stands in the original. They are looked up at once, because
// what it takes to find them is as large as the article, and is let go so.
func (c *Site) placesIn(s *fact.Source) map[*fact.Quote]string {
	if s.URL == "" || strings.HasPrefix(s.URL, "mailto:") {
		return nil
	}
	page, uses := fragment.NewPage(s.Article), c.uses().OfSource(s)
	places := make(map[*fact.Quote]string, len(uses))
	for _, use := range uses {
		places[use.Quote] = originalAt(page, use.Quote)
	}
	return places
}

// originalAt links to the place in the original, or to the original as a whole where nothing tells the place from
// others. In a recording, the time tells it (https://www.w3.org/TR/media-frags/#naming-time).
func originalAt(page *fragment.Page, q *fact.Quote) string {
	if b := q.Source.Article.Blocks[q.Place.Block]; b.Time != "" {
		address, _, _ := strings.Cut(q.Source.URL, "#")
		return address + "#t=" + strconv.Itoa(b.Seconds())
	}
	directives := page.Directives(q.Place.Block, q.Place.Parts)
	if directives == "" {
		return q.Source.URL
	}
	address, _, _ := strings.Cut(q.Source.URL, ":~:")
	if !strings.Contains(address, "#") {
		address += "#"
	}
	return address + ":~:" + directives
}

// measured returns the figures of a claim by the measure that they are put on.
func (c *Site) measured(claim *fact.Claim) []Measured {
	var list []Measured
	for _, row := range c.figureRows(claim) {
		i := slices.IndexFunc(list, func(m Measured) bool { return m.Href == row.All })
		if i < 0 {
			on := Link{row.All, row.Figure.Measure, Tongue{}.of(row.Figure.Measure)}
			i, list = len(list), append(list, Measured{Link: on})
		}
		m := &list[i]
		j := slices.IndexFunc(m.Values, func(v Value) bool { return v.Figure.same(row.Figure) })
		if j < 0 {
			j, m.Values = len(m.Values), append(m.Values, Value{Figure: row.Figure})
			m.Values[j].Figure.Measure = ""
		}
		_, place, _ := strings.Cut(row.Place, "#")
		by := Link{"#" + place, row.By.Text, row.By.Tongue}
		if by.Text == "" {
			by.Text, by.Tongue = row.Source.Text, row.Source.Tongue
		}
		if row.Appeared {
			row.When = edtf.Date{}
		}
		m.Values[j].By = append(m.Values[j].By, Named{by, row.When, row.Forecast})
	}
	return list
}

// same tells whether two figures on one measure say the same.
func (f Figure) same(o Figure) bool {
	alike := func(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }
	return alike(f.Min, o.Min) && alike(f.Max, o.Max) && f.About == o.About && f.Words == o.Words
}

func (c *Site) review(rated fact.Rated) Review {
	r := rated.Review()
	return Review{address.ReviewAnchor(rated), c.asOfDay(r.Day()), r.Date, c.since(r.Day()), c.rating(r.Rating),
		c.lang.Typeset(r.Verdict), r.Correction, r.Was, r == rated.Claim.Current()}
}

// related returns the related claims, seen from this one, contradictions first. A contradiction holds both ways and is
// shown once.
func (c *Site) related(claim *fact.Claim) []Related {
	var list []Related
	contradicted := map[*fact.Claim]bool{}
	for _, r := range claim.Related {
		list = append(list, Related{r.Kind, c.card(r.Claim), r.Note})
		contradicted[r.Claim] = contradicted[r.Claim] || r.Kind == "contradicts"
	}
	for _, r := range c.uses().Related(claim) {
		if r.Kind != "contradicts" || !contradicted[r.From] {
			list = append(list, Related{passive[r.Kind], c.card(r.From), r.Note})
		}
	}
	slices.SortStableFunc(list, func(a, b Related) int { return relationRank(a.Kind) - relationRank(b.Kind) })
	return list
}

// passive is what a relation is called from the other side.
var passive = map[string]string{"contradicts": "contradicts", "changes": "changed-by", "refines": "refined-by",
	"repeats": "repeated-by", "supersedes": "superseded-by"}

func relationRank(kind string) int {
	return slices.Index([]string{"contradicts", "changes", "changed-by", "superseded-by", "supersedes",
		"refines", "refined-by", "repeats", "repeated-by"}, kind)
}

// report returns the address for reporting an error on a claim's page.
func (c *Site) report(claim *fact.Claim, page string) string {
	to := c.base.Site.Publisher.Email
	if to == "" {
		return ""
	}
	subject := c.lang.Fill("claim.report-title", "Claim", claim.Title())
	escape := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	return "mailto:" + to + "?subject=" + escape(subject) + "&body=" + escape(page)
}

// heard returns the chains of quotations, each once, with whom their origins speak for.
func (c *Site) heard(quotes []*fact.Quote) []Chain {
	var list []Chain
	groups := c.groups(quotes)
	for _, q := range quotes {
		for _, chain := range c.chains(q) {
			if n := len(chain.Voices); n > 0 {
				chain.Voices[n-1].For = groups[chain.Voices[n-1].Href]
			}
			if !slices.ContainsFunc(list, chain.same) {
				list = append(list, chain)
			}
		}
	}
	return list
}

// chainDrawing draws the chains of the supporting quotations of a claim.
func (c *Site) chainDrawing(heard []Chain) *chains.Drawing {
	var list []chains.Chain
	for _, chain := range heard {
		drawn := chains.Chain{Article: chain.Article.Href, Title: chain.Article.Text,
			Instead: c.lang.Text("quote.unattributed"), RightToLeft: chain.Article.Dir == "rtl"}
		for _, v := range chain.Voices {
			drawn.Voices = append(drawn.Voices, chains.Voice{Key: v.Href,
				Name: cmp.Or(v.Text, c.lang.Text("quote.unnamed")), Unnamed: v.Unnamed, Group: v.For})
		}
		list = append(list, drawn)
	}
	return chains.Draw(list, func(name string) string { return c.lang.Fill("origins.joined", "Name", name) })
}

// groups returns whom the origins of quotations speak for, by their address, which is what counts: an origin that is
// part of another is counted under its name, and several that speak for the same count once.
func (c *Site) groups(quotes []*fact.Quote) map[string]string {
	first, groups := map[*fact.Actor]*fact.Actor{}, map[string]string{}
	for _, q := range quotes {
		for _, o := range q.Origins() {
			root := o.Root()
			if first[root] == nil {
				first[root] = o
			}
			if o != root && !o.Unnamed {
				groups[c.link(o).Href] = root.Name
			}
			if first[root] != o {
				groups[c.link(first[root]).Href], groups[c.link(o).Href] = root.Name, root.Name
			}
		}
	}
	return groups
}
