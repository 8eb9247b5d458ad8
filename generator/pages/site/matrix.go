package site

import (
	"cmp"
	"maps"
	"slices"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/address"
	"beleg/generator/words/edtf"
	"beleg/generator/words/lang"
	"beleg/generator/words/script"
)

// MatrixPage is matrix.html: what each source says about each claim.
type MatrixPage struct {
	Frame
	Tables  []MatrixTable
	Split   bool // every topic has a table of its own, and only the sources of its claims stand there
	Claims  int
	Sources int
	Huge    bool    // nobody could read it: there is none
	Topics  []Count // that have one, in place of a huge one, and how many claims
}

// MatrixTable is claims by sources.
type MatrixTable struct {
	Topic   Link   // of a table that holds one topic; empty for claims without one, and for a table that holds all
	Anchor  string // of the topic; empty for a table that holds all
	Roomy   bool   // few sources, so that there is room for words
	Columns []MatrixColumn
	Groups  []MatrixGroup
	Total   Stances
}

// MatrixColumn is a source and how many claims it supports, disputes and mentions.
type MatrixColumn struct {
	Link
	Published edtf.Date
	Total     Stances
}

// MatrixGroup is the claims of one topic; claims without a topic have an empty one.
type MatrixGroup struct {
	Topic  Link
	Anchor string // empty in a table that holds one topic
	Rows   []MatrixRow
}

// MatrixRow is a claim and how many sources support, dispute and mention it.
type MatrixRow struct {
	Claim   Link
	Rating  Rating
	Origins Origins
	Cells   []MatrixCell
	Total   Stances
}

// MatrixCell is what a source says about a claim. A silent one may stand for several sources in a row.
type MatrixCell struct {
	Stance string // the strongest: disputes before supports before mentions; empty for silence
	Both   bool   // the source disputes the claim and supports it as well: it tells what both sides say
	Href   string // place of the first quotation with that stance
	Quotes int    // number of the source's quotations in the claim with that stance
	Span   int    // number of sources
}

// Stances counts the cells of a row or column, those with both sides twice.
type Stances struct{ Supports, Disputes, Mentions int }

// Sizes of the matrix.
const (
	// oneTable is the number of cells up to which one table holds all claims and all sources, so that everything can be
	// compared with everything. Beyond, most sources say nothing about most topics.
	oneTable = 4000
	// roomy is the number of sources up to which cells have room for words, and each silence a cell of its own. Beyond,
	// silences next to each other are one cell that says how many: four hundred empty cells a row help nobody, and two
	// thousand such rows no browser.
	roomy = 24
	// widest is the most columns that a cell of HTML can span.
	widest = 1000
)

func (c *Site) matrix(p address.Planned) *MatrixPage {
	groups, sources := c.firstTopics(), c.dated()
	if t, ok := p.Of.(*fact.Topic); ok {
		return c.topicMatrix(groups[slices.IndexFunc(groups, func(g topicClaims) bool { return g.topic == t })])
	}
	page := &MatrixPage{Frame: c.listFrame("matrix", "matrix.intro"), Claims: len(c.base.Claims),
		Sources: len(sources)}
	if page.Huge = !address.InMatrix(page.Claims, page.Sources); page.Huge {
		for _, g := range groups {
			if g.topic != nil && address.InMatrix(len(g.claims), len(quotedBy(g.claims, sources))) {
				page.Topics = append(page.Topics, Count{c.to(address.MatrixOf(g.topic), g.topic.Label), len(g.claims)})
			}
		}
		return page
	}
	if page.Split = page.Claims*page.Sources > oneTable; !page.Split {
		if page.Claims > 0 {
			page.Tables = []MatrixTable{c.matrixTable(groups, sources)}
		}
		return page
	}
	page.Tables = each(groups, c.topicTable)
	return page
}

// topicTable returns the table of one topic, with the sources of its claims.
func (c *Site) topicTable(g topicClaims) MatrixTable {
	table := c.matrixTable([]topicClaims{g}, quotedBy(g.claims, c.dated()))
	table.Topic, table.Anchor = table.Groups[0].Topic, table.Groups[0].Anchor
	table.Groups[0].Anchor = ""
	return table
}

// topicMatrix returns the page of the matrix of one topic.
func (c *Site) topicMatrix(g topicClaims) *MatrixPage {
	table := c.topicTable(g)
	page := &MatrixPage{Frame: c.listFrame("matrix", "matrix.intro"), Claims: len(g.claims),
		Sources: len(table.Columns), Tables: []MatrixTable{table}}
	page.Crumbs = []Link{c.to(address.Matrix, page.Title)}
	page.Title += c.lang.Text("sign.colon") + " " + script.Isolated(g.topic.Label)
	page.Description = page.Title + ". " + page.Description
	return page
}

// topicClaims is the claims whose first topic this is; the topic is nil for those without one.
type topicClaims struct {
	topic  *fact.Topic
	claims []*fact.Claim
}

// firstTopics returns every claim once, by topic; those without a topic last.
func (c *Site) firstTopics() []topicClaims {
	by := address.FirstTopics(c.base)
	topics := kept(append(slices.Clone(c.base.Site.Topics), nil), func(t *fact.Topic) bool { return by[t] != nil })
	return each(topics, func(t *fact.Topic) topicClaims { return topicClaims{t, by[t]} })
}

// quotedBy keeps the sources that at least one of the claims quotes.
func quotedBy(claims []*fact.Claim, sources []*fact.Source) []*fact.Source {
	quoted := map[*fact.Source]bool{}
	for _, claim := range claims {
		for _, q := range claim.Quotes {
			quoted[q.Source] = true
		}
	}
	return kept(sources, func(s *fact.Source) bool { return quoted[s] })
}

func (c *Site) matrixTable(groups []topicClaims, sources []*fact.Source) MatrixTable {
	table := MatrixTable{Roomy: len(sources) <= roomy, Columns: make([]MatrixColumn, len(sources))}
	column := make(map[*fact.Source]int, len(sources))
	for i, s := range sources {
		column[s] = i
		table.Columns[i] = MatrixColumn{Link: c.column(s), Published: s.Published}
	}
	for _, g := range groups {
		group := MatrixGroup{Anchor: "other"}
		if g.topic != nil {
			group.Topic, group.Anchor = c.topicLink(g.topic), g.topic.ID
		}
		group.Rows = each(rowsOf(g.claims, column), func(r row) MatrixRow { return c.matrixRow(&table, r) })
		table.Groups = append(table.Groups, group)
	}
	return table
}

// column returns the link to a source where there is little room.
func (c *Site) column(s *fact.Source) Link {
	if s.Publisher != nil {
		return c.to(address.Source(s), s.Publisher.Name)
	}
	link := c.sourceLink(s)
	link.Text = lang.Shorten(link.Text, 32)
	return link
}

// A row of the matrix in the making: what sources say about a claim.
type row struct {
	claim   *fact.Claim
	quotes  map[int][]*fact.Quote // by column
	columns []int                 // that say something, ascending
}

// rowsOf returns a row for each claim, in order of the first source that says something about it: so a reader sees who
// began with what. Claims that begin alike stay in order of id.
func rowsOf(claims []*fact.Claim, column map[*fact.Source]int) []row {
	rows := each(claims, func(claim *fact.Claim) row {
		quotes := map[int][]*fact.Quote{}
		for _, q := range claim.Quotes {
			quotes[column[q.Source]] = append(quotes[column[q.Source]], q)
		}
		return row{claim, quotes, slices.Sorted(maps.Keys(quotes))}
	})
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.columns[0], b.columns[0]) })
	return rows
}

func (c *Site) matrixRow(table *MatrixTable, r row) MatrixRow {
	card := c.card(r.claim)
	out := MatrixRow{Claim: c.claimLink(r.claim), Rating: card.Rating, Origins: card.Origins}
	next := 0
	for _, n := range r.columns {
		first := slices.MaxFunc(r.quotes[n], func(a, b *fact.Quote) int {
			return a.Stance.Strength() - b.Stance.Strength()
		})
		alike := kept(r.quotes[n], func(q *fact.Quote) bool { return q.Stance == first.Stance })
		both := first.Stance == fact.Disputes && slices.ContainsFunc(r.quotes[n], func(q *fact.Quote) bool {
			return q.Stance == fact.Supports
		})
		out.Cells = append(append(out.Cells, silence(n-next, table.Roomy)...), MatrixCell{Stance: string(first.Stance),
			Both: both, Href: c.book.Href(address.Quote(first)), Quotes: len(alike), Span: 1})
		next = n + 1
		for _, total := range []*Stances{&out.Total, &table.Columns[n].Total, &table.Total} {
			if total.add(first.Stance); both {
				total.add(fact.Supports)
			}
		}
	}
	out.Cells = append(out.Cells, silence(len(table.Columns)-next, table.Roomy)...)
	return out
}

// silence returns the cells of n sources in a row that say nothing.
func silence(n int, roomy bool) []MatrixCell {
	span := widest
	if roomy {
		span = 1
	}
	var cells []MatrixCell
	for ; n > 0; n -= span {
		cells = append(cells, MatrixCell{Span: min(n, span)})
	}
	return cells
}

func (s *Stances) add(stance fact.Stance) {
	// as the stances' strength orders them
	*[]*int{&s.Mentions, &s.Supports, &s.Disputes}[stance.Strength()]++
}
