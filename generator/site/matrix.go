package site

import (
	"cmp"
	"slices"

	"beleg/generator/address"
	"beleg/generator/fact"
)

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

func (c *composer) matrix() Page {
	f := c.frame(address.Matrix, "matrix", c.lang.Text("nav.matrix"), c.lang.Text("matrix.intro"), c.crumb("claims", address.Claims))
	page := &MatrixPage{Frame: f, Claims: len(c.base.Claims), Sources: len(c.base.Sources)}
	groups := c.firstTopics()
	sources := c.dated()
	if page.Split = page.Claims*page.Sources > oneTable; !page.Split {
		if page.Claims > 0 {
			page.Tables = []MatrixTable{c.matrixTable(groups, sources)}
		}
		return Page{"matrix.html", address.Matrix, page}
	}
	for _, g := range groups {
		table := c.matrixTable([]topicClaims{g}, quotedBy(g.claims, sources))
		table.Topic, table.Anchor = table.Groups[0].Topic, table.Groups[0].Anchor
		table.Groups[0].Anchor = ""
		page.Tables = append(page.Tables, table)
	}
	return Page{"matrix.html", address.Matrix, page}
}

// topicClaims is the claims whose first topic this is; the topic is nil for those without one.
type topicClaims struct {
	topic  *fact.Topic
	claims []*fact.Claim
}

// firstTopics returns every claim once, by topic; those without a topic last.
func (c *composer) firstTopics() []topicClaims {
	by := map[*fact.Topic][]*fact.Claim{}
	for _, claim := range c.base.Claims {
		var first *fact.Topic
		if len(claim.Topics) > 0 {
			first = claim.Topics[0]
		}
		by[first] = append(by[first], claim)
	}
	var groups []topicClaims
	for _, t := range append(slices.Clone(c.base.Site.Topics), nil) {
		if by[t] != nil {
			groups = append(groups, topicClaims{t, by[t]})
		}
	}
	return groups
}

// quotedBy keeps the sources that at least one of the claims quotes.
func quotedBy(claims []*fact.Claim, sources []*fact.Source) []*fact.Source {
	quoted := map[*fact.Source]bool{}
	for _, claim := range claims {
		for _, q := range claim.Quotes {
			quoted[q.Source] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(sources), func(s *fact.Source) bool { return !quoted[s] })
}

func (c *composer) matrixTable(groups []topicClaims, sources []*fact.Source) MatrixTable {
	table := MatrixTable{Roomy: len(sources) <= roomy, Columns: make([]MatrixColumn, len(sources))}
	column := make(map[*fact.Source]int, len(sources))
	for i, s := range sources {
		column[s] = i
		table.Columns[i] = MatrixColumn{Link: Link{c.book.Href(address.Source(s)), columnName(s)}, Published: s.Published}
	}
	for _, g := range groups {
		group := MatrixGroup{Anchor: "other"}
		if g.topic != nil {
			group.Topic, group.Anchor = Link{c.book.Href(address.Topic(g.topic)), g.topic.Label}, g.topic.ID
		}
		for _, r := range rowsOf(g.claims, column) {
			group.Rows = append(group.Rows, c.matrixRow(&table, r))
		}
		table.Groups = append(table.Groups, group)
	}
	return table
}

// columnName is what a source is called where there is little room.
func columnName(s *fact.Source) string {
	if s.Publisher != nil {
		return s.Publisher.Name
	}
	return shorten(s.Title, 32)
}

// A row of the matrix in the making: the quotations of a claim by column.
type row struct {
	claim *fact.Claim
	cells []said // by column, each column once
}

// said is what one source says about a claim.
type said struct {
	column int
	first  *fact.Quote // with the strongest stance
	n      int
}

// rowsOf returns a row for each claim, in order of the first source that says something about it: so a reader sees who
// began with what. Claims that begin alike stay in order of id.
func rowsOf(claims []*fact.Claim, column map[*fact.Source]int) []row {
	rows := make([]row, 0, len(claims))
	for _, claim := range claims {
		rows = append(rows, row{claim, saidAbout(claim, column)})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.cells[0].column, b.cells[0].column) })
	return rows
}

func saidAbout(claim *fact.Claim, column map[*fact.Source]int) []said {
	var cells []said
	for _, q := range claim.Quotes {
		n := column[q.Source]
		i := slices.IndexFunc(cells, func(s said) bool { return s.column == n })
		if i < 0 {
			cells = append(cells, said{n, q, 1})
			continue
		}
		cells[i].n++
		if q.Stance.Strength() > cells[i].first.Stance.Strength() {
			cells[i].first = q
		}
	}
	slices.SortFunc(cells, func(a, b said) int { return cmp.Compare(a.column, b.column) })
	return cells
}

func (c *composer) matrixRow(table *MatrixTable, r row) MatrixRow {
	card := c.card(r.claim)
	out := MatrixRow{Claim: Link{card.Href, card.Title}, Rating: card.Rating, Origins: card.Origins}
	next := 0
	for _, s := range r.cells {
		out.Cells = append(out.Cells, silence(s.column-next, table.Roomy)...)
		next = s.column + 1
		stance := s.first.Stance
		out.Cells = append(out.Cells, MatrixCell{Stance: string(stance), Href: c.book.Href(address.Quote(s.first)), Quotes: s.n, Span: 1})
		for _, total := range []*Stances{&out.Total, &table.Columns[s.column].Total, &table.Total} {
			total.add(stance)
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
	switch stance {
	case fact.Supports:
		s.Supports++
	case fact.Disputes:
		s.Disputes++
	case fact.Mentions:
		s.Mentions++
	}
}
