package site

import (
	"net/url"
	"slices"
	"strings"

	"beleg/generator/address"
	"beleg/generator/claimreview"
	"beleg/generator/fact"
	"beleg/generator/fragment"
	"beleg/generator/quote"
	"beleg/generator/timeline"
)

func (c *composer) claim(claim *fact.Claim) Page {
	path := address.Claim(claim)
	card := c.card(claim)
	page := &ClaimPage{Frame: c.frame(path, "claims", claim.Title(), card.Rating.Label+": "+claim.Claim+" "+card.Verdict, c.crumb("claims", address.Claims)),
		Claim: claim.Claim, Card: card, Reasoning: c.html(claim.Text, path), History: history(claim), Related: c.related(claim)}
	page.JSONLD, page.Image = claimreview.New(claim, c.base.Site, c.book), c.image(claim)
	page.Article = &Dates{claim.Reviews[0].Date, claim.Current().Date}
	page.Chains = c.chainDrawings(claim)
	c.quoteGroups(page, claim)
	if !claim.When.IsZero() {
		page.InTime = c.book.Href(address.ClaimEntry(claim))
	}
	page.Cite = c.lang.Fill("claim.cite-text", map[string]any{"Publisher": c.base.Site.Publisher.Name, "Claim": claim.Claim,
		"Day": c.lang.Day(claim.Current().Day()), "Rating": card.Rating.Label, "URL": page.Canonical})
	page.Report = c.report(claim, page.Canonical)
	return Page{"claim.html", path, page}
}

func (c *composer) quoteGroups(page *ClaimPage, claim *fact.Claim) {
	taken := map[string]bool{}
	for _, stance := range []fact.Stance{fact.Supports, fact.Disputes, fact.Mentions} {
		group := QuoteGroup{Stance: string(stance)}
		for _, q := range claim.Quotes {
			if q.Stance != stance {
				continue
			}
			view := c.quote(q, taken)
			group.Quotes = append(group.Quotes, view)
			if view.Figure != nil {
				page.Figures = append(page.Figures, FigureRow{Figure: *view.Figure, All: c.book.Href(address.Measure(q.Figure.Measure)), Said: q.SaidOrPublished(), By: speakerName(q), Source: view.Source, Place: view.Place})
			}
		}
		if group.Quotes != nil {
			page.Groups = append(page.Groups, group)
		}
	}
}

func speakerName(q *fact.Quote) string {
	if a := timeline.Speaker(q); a != nil {
		return a.Name
	}
	return ""
}

// quote returns a quotation as readers see it. taken holds the ids that are on the page already.
func (c *composer) quote(q *fact.Quote, taken map[string]bool) Quote {
	view := Quote{Stance: string(q.Stance), Hedge: q.Hedge, Pieces: pieces(q), Source: Link{c.book.Href(address.Source(q.Source)), q.Source.Title},
		Place: c.book.Href(address.Quote(q)), Original: c.originalAt(q), Said: q.Said, Appeared: q.Source.Published, Chains: c.chains(q), Note: q.Note}
	if !taken[q.ID] {
		taken[q.ID] = true
		view.Anchor = q.ID
	}
	if q.Source.Language != c.base.Site.Language {
		view.Language = q.Source.Language
	}
	if p := q.Source.Publisher; p != nil {
		view.Outlet = p.Name
	}
	if q.Figure != nil {
		f := figureOf(q.Figure)
		view.Figure = &f
	}
	return view
}

// pieces cuts a quotation where its hedge begins and ends and where words are left out.
func pieces(q *fact.Quote) []Piece {
	text := q.Source.Article.Text
	var out []Piece
	for i, part := range q.Place.Parts {
		if i > 0 {
			out = append(out, Piece{Gap: true})
		}
		spans := []quote.Span{part}
		for _, h := range q.Hedges {
			if h.Start < part.End && part.Start < h.End {
				spans = append(spans, h)
			}
		}
		for _, s := range quote.Cut(spans) {
			out = append(out, Piece{Text: text[s.Start:s.End], Hedge: len(s.Members) > 1})
		}
	}
	return out
}

// originalAt links to the place in the original, or to the original as a whole where nothing tells the place from others.
func (c *composer) originalAt(q *fact.Quote) string {
	if q.Source.URL == "" || strings.HasPrefix(q.Source.URL, "mailto:") {
		return ""
	}
	directives := c.fragments(q.Source).Directives(q.Place.Block, q.Place.Parts)
	if directives == "" {
		return q.Source.URL
	}
	address, _, _ := strings.Cut(q.Source.URL, ":~:")
	if !strings.Contains(address, "#") {
		address += "#"
	}
	return address + ":~:" + directives
}

// fragments returns a source as a browser searches it.
func (c *composer) fragments(s *fact.Source) *fragment.Page {
	if page, ok := c.originals.Load(s); ok {
		return page.(*fragment.Page)
	}
	page := fragment.NewPage(s.Article)
	c.originals.Store(s, page)
	return page
}

// history returns the rating history, the newest first.
func history(claim *fact.Claim) []Review {
	var reviews []Review
	for i, r := range claim.Reviews {
		reviews = append(reviews, Review{Anchor: address.ReviewAnchor(fact.Rated{Claim: claim, At: i}), Date: r.Date, Rating: ratingOf(r.Rating), Verdict: r.Verdict, Correction: r.Correction, Current: i == len(claim.Reviews)-1})
	}
	slices.Reverse(reviews)
	return reviews
}

// related returns the related claims, seen from this one, contradictions first. A contradiction holds both ways and is shown
// once.
func (c *composer) related(claim *fact.Claim) []Related {
	var list []Related
	named := map[*fact.Claim]bool{}
	for _, r := range claim.Related {
		list = append(list, Related{r.Kind, c.card(r.Claim), r.Note})
		if r.Kind == "contradicts" {
			named[r.Claim] = true
		}
	}
	for _, inv := range c.inverse()[claim] {
		kind := passive[inv.related.Kind]
		if inv.related.Kind == "contradicts" {
			if named[inv.from] {
				continue
			}
			kind = "contradicts"
		}
		list = append(list, Related{kind, c.card(inv.from), inv.related.Note})
	}
	slices.SortStableFunc(list, func(a, b Related) int { return relationRank(a.Kind) - relationRank(b.Kind) })
	return list
}

// passive is what a relation is called from the other side.
var passive = map[string]string{"refines": "refined-by", "repeats": "repeated-by", "supersedes": "superseded-by"}

func relationRank(kind string) int {
	return slices.Index([]string{"contradicts", "superseded-by", "supersedes", "refines", "refined-by", "repeats", "repeated-by"}, kind)
}

// report returns the address for reporting an error on a claim's page.
func (c *composer) report(claim *fact.Claim, page string) string {
	to := c.base.Site.Publisher.Email
	if to == "" {
		return ""
	}
	subject := c.lang.Fill("claim.report-title", map[string]any{"Claim": claim.Title()})
	escape := func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
	return "mailto:" + to + "?subject=" + escape(subject) + "&body=" + escape(page)
}
