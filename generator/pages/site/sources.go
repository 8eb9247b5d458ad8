package site

import (
	"cmp"
	"slices"
	"unicode"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/words/edtf"
)

// SourcePage is source.html.
type SourcePage struct {
	Frame
	Tongue        // of the article
	Name          string
	Publisher     Link
	Authors       []string
	Published     edtf.Date
	PublishedNote string
	URL, Archived string
	Retrieved     edtf.Date
	SHA256        string
	File          string
	Show          string // quotes, excerpts, full, none
	Crowded       bool   // so much is quoted that the margin says only what claims are worth
	Blocks        []Block
	Claims        []Quoting   // that quote it; of many those of most weight: all stand beside the text
	Quoting       int         // number of claims that quote it
	Worth         []Worth     // of what it says; only ratings that there are
	Strip         []Share     // the article from its beginning to its end, in letters; what nobody quotes has no rating
	Disputed      []Contested // what it says and other sources dispute
	Pasted        string      // what is pasted elsewhere of a quotation, with … for its words
	Share         string      // what is pasted behind it, up to the id of the passage
	Covered       int         // share of the article's text that is quoted, in percent
	InTime        string
}

// Worth is how many of the claims that an article makes have a rating, and how much of its text.
type Worth struct {
	Share
	Percent int
}

// Quoting is a claim that quotes an article, and how the article stands to it.
type Quoting struct {
	ClaimCard
	Stance fact.Stance
}

// SourceCard is a source in a list.
type SourceCard struct {
	Href, Title string
	Tongue
	Publisher Link
	Published edtf.Date
	Quotes    int // number of quoted passages
	Claims    int
	Supports  int     // of these
	Weak      []Share // of those that it says itself, by the ratings of tone bad or mixed that they have
	Disputed  Count   // of those that it supports, those that another source disputes, as its page lists them
}

// Contested is a claim in the words of an article, with those of the others that dispute it.
type Contested struct {
	Side
	By []Quote
}

func (c *Site) source(s *fact.Source) *SourcePage {
	uses := c.uses().OfSource(s)
	claims, passages := fact.ClaimsOf(uses), fact.PassagesOf(uses)
	crowded, disputed := len(passages) > mostNoted, mostContested
	if crowded {
		disputed = foremost / 2
	}
	about := joined(" · ", c.lang.Text("source.label"), c.publisher(s).Text, c.lang.Date(s.Published), s.Title)
	page := &SourcePage{Frame: Frame{Title: s.Title, Description: about}, Name: s.Title,
		Publisher: c.publisher(s), Authors: s.Authors, Published: s.Published,
		PublishedNote: s.PublishedNote, URL: s.URL, Archived: s.Archived, Retrieved: s.Retrieved, SHA256: s.SHA256,
		File: s.File, Show: string(s.Show), Quoting: len(claims), Tongue: c.tongue(s), Crowded: crowded}
	page.Claims = each(first(byWeight(claims), mostQuoting), func(claim *fact.Claim) Quoting {
		return Quoting{c.card(claim), stance(claim, s)}
	})
	if !s.Published.IsZero() {
		page.InTime = c.book.Href(address.SourceEntry(s))
	}
	page.Disputed = each(first(byWeight(contested(s, uses)), disputed), func(claim *fact.Claim) Contested {
		own := kept(claim.Supporting(), func(q *fact.Quote) bool { return q.Source == s })[0]
		words := c.spoken(own)
		words.Place, words.Source = "#"+own.ID, Link{} // which is this page
		return Contested{Side{c.card(claim), words}, each(against(claim, s), c.spoken)}
	})
	page.Strip = c.strip(s, uses)
	whole := 0
	for _, share := range page.Strip {
		whole += share.N
	}
	page.Worth, page.Covered = c.worth(uses, page.Strip, whole), covered(s, passages, whole)
	if page.Blocks = c.blocks(s, passages); !crowded {
		page.Script, page.Pasted, page.Share = shareScript, c.quoted(s, "…"), c.sharePlace(s)
	}
	if len(passages) > mostTitled {
		untitle(page.Blocks)
	}
	return page
}

// How many claims a source's page lists below and above its text, and of how many passages its margin tells all, and
// names the claims: beyond them everything is said in fewer words, or the page would weigh more than a reader can load.
const (
	mostQuoting   = 12
	mostContested = 60
	mostNoted     = 200
	mostTitled    = 400
)

// stance returns how an article that a claim quotes stands to it: one that also tells who denies it supports it.
func stance(claim *fact.Claim, s *fact.Source) (stance fact.Stance) {
	for _, q := range claim.Quotes {
		if q.Source == s && (stance == "" || q.Stance == fact.Supports || stance == fact.Mentions) {
			stance = q.Stance
		}
	}
	return stance
}

// spoken returns a quotation for a page on which it is not at home, and has no anchor.
func (c *Site) spoken(q *fact.Quote) Quote { return c.quote(q, map[string]bool{q.ID: true}) }

// contested returns the claims that a source supports and another disputes.
func contested(s *fact.Source, uses []fact.Use) []*fact.Claim {
	return kept(supported(uses), func(claim *fact.Claim) bool { return len(against(claim, s)) > 0 })
}

// against returns the quotations of sources but s that dispute a claim.
func against(claim *fact.Claim, s *fact.Source) []*fact.Quote {
	return kept(claim.Quotes, func(q *fact.Quote) bool { return q.Source != s && q.Stance == fact.Disputes })
}

// supported returns the claims that some quotations support.
func supported(uses []fact.Use) []*fact.Claim {
	return fact.ClaimsOf(kept(uses, func(u fact.Use) bool { return u.Quote.Stance == fact.Supports }))
}

// strip cuts an article, skipped blocks aside, into stretches of one rating: that of the claims that it supports there.
func (c *Site) strip(s *fact.Source, uses []fact.Use) []Share {
	var spans []quote.Span
	var ratings []*fact.Rating
	for _, u := range uses {
		if u.Claim != nil && u.Quote.Stance == fact.Supports {
			for _, part := range u.Quote.Place.Parts {
				spans, ratings = append(spans, part), append(ratings, u.Claim.Current().Rating)
			}
		}
	}
	for _, b := range s.Article.Blocks {
		if b.Role != article.Skip {
			spans = append(spans, quote.Span{Start: b.Start, End: b.End}) // so that what is in no quotation is cut too
		}
	}
	var strip []Share
	for _, seg := range quote.Cut(spans) {
		share := Share{N: letters(s.Article.Text[seg.Start:seg.End])}
		if quoted := seg.Members[:len(seg.Members)-1]; len(quoted) > 0 {
			share.Rating = c.rating(gravest(ratings, quoted))
		}
		if last := len(strip) - 1; last >= 0 && strip[last].Rating == share.Rating {
			strip[last].N += share.N
		} else if share.some() {
			strip = append(strip, share)
		}
	}
	return strip
}

// gravest returns the rating that a reader must not miss where several claims quote the same words.
func gravest(ratings []*fact.Rating, members []int) *fact.Rating {
	grave := []fact.Tone{fact.Bad, fact.Mixed, fact.Open, fact.Good}
	return ratings[slices.MinFunc(members, func(a, b int) int {
		return cmp.Or(slices.Index(grave, ratings[a].Tone)-slices.Index(grave, ratings[b].Tone),
			cmp.Compare(ratings[a].ID, ratings[b].ID))
	})]
}

// worth counts the claims that quotations support by their rating, with the share of the whole strip that has it, in
// percent.
func (c *Site) worth(uses []fact.Use, strip []Share, whole int) []Worth {
	of := map[Rating]int{}
	for _, s := range strip {
		of[s.Rating] += s.N
	}
	return each(kept(c.spreadOf(supported(uses)), Share.some), func(s Share) Worth {
		return Worth{s, of[s.Rating] * 100 / max(whole, 1)}
	})
}

// covered returns the share of an article's letters and digits, skipped blocks aside, that are quoted, in percent.
func covered(s *fact.Source, passages []*fact.Passage, whole int) int {
	spans := each(passages, func(p *fact.Passage) []quote.Span { return p.Place.Parts })
	quoted := 0
	for _, seg := range quote.Cut(slices.Concat(spans...)) {
		quoted += letters(s.Article.Text[seg.Start:seg.End])
	}
	return quoted * 100 / max(whole, 1)
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

func (c *Site) sourceCard(s *fact.Source) SourceCard {
	uses := c.uses().OfSource(s)
	card := SourceCard{Href: c.book.Href(address.Source(s)), Title: s.Title, Tongue: c.tongue(s).of(s.Title),
		Publisher: c.publisher(s), Published: s.Published, Quotes: len(fact.PassagesOf(uses)),
		Claims: len(fact.ClaimsOf(uses))}
	// What it only reports of others is not held against it.
	own := supported(kept(uses, func(u fact.Use) bool { return len(u.Quote.Chains) == 0 }))
	card.Supports, card.Weak = len(supported(uses)), kept(c.spreadOf(kept(own, weak)), Share.some)
	if n := len(contested(s, uses)); n > 0 {
		card.Disputed = Count{Link{Href: card.Href + "#disputed"}, n}
	}
	return card
}

// weak tells whether what a claim says does not stand as it is said, by its rating.
func weak(claim *fact.Claim) bool {
	tone := claim.Current().Rating.Tone
	return tone == fact.Bad || tone == fact.Mixed
}
