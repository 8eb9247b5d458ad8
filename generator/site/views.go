package site

// The pages that show many claims at once, each in another way.

import (
	"beleg/generator/chart"
	"beleg/generator/edtf"
)

// MatrixPage is matrix.html: what each source says about each claim.
type MatrixPage struct {
	Frame
	Tables  []MatrixTable
	Split   bool // every topic has a table of its own, and only the sources of its claims stand there
	Claims  int
	Sources int
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
	Href   string // place of the first quotation with that stance
	Quotes int    // number of the source's quotations in the claim, whatever their stance
	Span   int    // number of sources
}

// Stances counts the cells of a row or column.
type Stances struct{ Supports, Disputes, Mentions int }

// FiguresPage is figures.html: all measures.
type FiguresPage struct {
	Frame
	Measures []MeasureCard
}

// MeasureCard is a measure in a list.
type MeasureCard struct {
	Link
	Figures int
	Origins int    // known ones
	Named   Figure // the lowest and the highest number named
}

// MeasurePage is measure.html: all figures put on one measure, over time.
type MeasurePage struct {
	Frame
	Name, Unit string
	Drawing    *Drawing // nil if there is no figure that has a day
	Undated    int      // figures that are not in the drawing
	Origins    int      // known ones
	Rows       []MeasureRow
}

// Drawing is the chart of a measure; see package chart for what its numbers mean.
type Drawing struct {
	N              int // number of figures that are drawn
	Height, Bottom int // pixels
	First, Last    edtf.Day
	Values         []chart.ValueTick
	Days           []chart.DayTick
	Joins          []chart.Join
	Marks          []PlotMark
	Keys           []Key
}

// PlotMark is a mark of the drawing with what it says.
type PlotMark struct {
	chart.Mark
	Said Figure
	When edtf.Date
	By   string // empty if nobody knows
	N    int    // number of figures that it stands for
}

// Key says whose figures a mark marks.
type Key struct {
	Hue, Shape string
	By         Link // empty if nobody knows
	Article    bool // By is an article that does not say how it knows
	N          int  // number of figures
}

// MeasureRow is a figure in the table.
type MeasureRow struct {
	Hue, Shape string
	Said       Figure
	When       edtf.Date
	By         []Voice // origins; none if the article does not say how it knows
	Through    []Link  // voices between origin and article
	Source     Link
	Outlet     string
	Place      string // address of the place in the source
	Claims     []Use  // and events
}

// ChangesPage is changes.html: every review after the first, newest first.
type ChangesPage struct {
	Frame
	Months      []ChangeMonth
	Total       int
	Corrections int
}

// ChangeMonth is the changes of one month.
type ChangeMonth struct {
	Year, Month int
	Changes     []Change
}

// Change is a review that followed another.
type Change struct {
	Claim      Link
	History    string // address of the whole rating history
	Date       edtf.Date
	From, To   Rating
	Verdict    string
	Correction bool
	Again      bool // the rating stayed as it was
}

// TopicsPage is topics.html: all topics.
type TopicsPage struct {
	Frame
	Topics []TopicCard
}

// TopicCard is a topic in a list.
type TopicCard struct {
	Link
	About          string
	Claims, Events int
	Spread         []Share // only of ratings that a claim has
}
