package site_test

import (
	"fmt"
	"strings"
	"testing"

	"beleg/generator/pages/site"
)

// drawn writes a matrix as lines: a topic, or a claim with a letter for each cell, its sums and its origins.
func drawn(m *site.MatrixPage) []string {
	var lines []string
	for _, table := range m.Tables {
		for _, g := range table.Groups {
			lines = append(lines, "# "+table.Topic.Text+g.Topic.Text)
			for _, r := range g.Rows {
				line := r.Claim.Text + ":"
				for _, c := range r.Cells {
					switch {
					case c.Stance == "":
						line += fmt.Sprintf(" -%d", c.Span)
					default:
						line += fmt.Sprintf(" %c%d", c.Stance[0], c.Quotes)
					}
				}
				lines = append(lines, fmt.Sprintf("%s %v %d–%d", line, r.Total, r.Origins.AtLeast, r.Origins.AtMost))
			}
		}
		line := "sum:"
		for _, c := range table.Columns {
			line += fmt.Sprint(" ", c.Total)
		}
		lines = append(lines, fmt.Sprintf("%s all %v", line, table.Total))
	}
	return lines
}

func TestTheMatrixHoldsEveryClaimOnce(t *testing.T) {
	p := project()
	claim(p, "a", `"verkehr", "bau"`, quoted("spaet", "supports", "war nie gesperrt", ""))
	claim(p, "b", `"bau"`, quoted("undatiert", "mentions", "nichts bekannt", "")+quoted("frueh", "supports", "ist gesperrt", `via = ["amt"]`))
	claim(p, "c", `"bau"`, quoted("frueh", "mentions", "sagt das Amt", ""))
	claim(p, "d", ``, quoted("frueh", "disputes", "sie ist offen", ""))
	m := get[*site.MatrixPage](t, p, "matrix/")
	equal(t, "the matrix", drawn(m),
		"# Bau",
		"Behauptung b: s1 -1 m1 {1 0 1} 1–1",
		"Behauptung c: m1 -1 -1 {0 0 1} 0–0",
		"# Verkehr",
		"Behauptung a: -1 s1 -1 {1 0 0} 0–1",
		"# ",
		"Behauptung d: d1 -1 -1 {0 1 0} 0–0",
		"sum: {1 1 1} {1 0 0} {0 0 1} all {2 1 2}",
	)
	var columns []string
	for _, c := range m.Tables[0].Columns {
		columns = append(columns, c.Text)
	}
	equal(t, "the sources, by date, the undated last", columns, "Bote", "Artikel spaet", "Artikel undatiert")
}

func TestWhatASourceDisputesIsNotHiddenByWhatItSupports(t *testing.T) {
	p := project()
	claim(p, "a", ``, quoted("frueh", "mentions", "sagt das Amt", "")+quoted("frueh", "supports", "ist gesperrt", "")+
		quoted("frueh", "disputes", "Nein, sie ist offen", "")+quoted("frueh", "disputes", "steht auf einem Zettel", ""))
	all := pages(t, p)
	table := all["matrix/"].(*site.MatrixPage).Tables[0]
	cell := table.Groups[0].Rows[0].Cells[0]
	first := ""
	for _, g := range all["claims/a/"].(*site.ClaimPage).Groups {
		if g.Stance == "disputes" {
			first = g.Quotes[0].Place
		}
	}
	if cell.Stance != "disputes" || !cell.Both || cell.Quotes != 2 || cell.Href != first {
		t.Errorf("the cell is %+v, want disputes, the 2 quotations that do and %s", cell, first)
	}
	if want := (site.Stances{Supports: 1, Disputes: 1}); table.Total != want || table.Columns[0].Total != want {
		t.Errorf("the sums are %+v and %+v, want both sides in each", table.Total, table.Columns[0].Total)
	}
}

func TestALargeMatrixIsCutByTopic(t *testing.T) {
	p := project()
	const sources = 56
	for i := range sources {
		article(p, fmt.Sprintf("s%02d", i), fmt.Sprintf("published = \"2023-01-%02d\"\n", i%28+1), "Nichts Neues.")
	}
	claim(p, "a", `"bau"`, quoted("frueh", "supports", "ist gesperrt", ""))
	for i := range 70 { // 71 claims by 59 sources
		text := ""
		for n := range sources {
			if (n+i)%20 < 2 {
				text += quoted(fmt.Sprintf("s%02d", n), "supports", "Nichts Neues", "")
			}
		}
		claim(p, fmt.Sprintf("c%02d", i), `"verkehr"`, text)
	}
	m := get[*site.MatrixPage](t, p, "matrix/")
	if !m.Split || len(m.Tables) != 2 {
		t.Fatalf("%d tables, split: %v, want one for each topic", len(m.Tables), m.Split)
	}
	bau, verkehr := m.Tables[0], m.Tables[1]
	if bau.Anchor != "bau" || len(bau.Columns) != 1 || !bau.Roomy {
		t.Errorf("the table %q has %d sources, want bau to have the one that speaks of it", bau.Anchor, len(bau.Columns))
	}
	if len(verkehr.Columns) != sources || verkehr.Roomy {
		t.Errorf("%d sources, roomy: %v, want %d and no room", len(verkehr.Columns), verkehr.Roomy, sources)
	}
	joined := 0
	for _, r := range verkehr.Groups[0].Rows {
		width := 0
		for _, c := range r.Cells {
			width += c.Span
			if c.Span > 1 {
				joined++
			}
		}
		if width != sources {
			t.Errorf("%s is %d columns wide, want %d", r.Claim.Text, width, sources)
		}
	}
	if joined == 0 {
		t.Error("no silences are joined")
	}
}

func TestASiteWithoutClaimsHasAnEmptyMatrix(t *testing.T) {
	if m := get[*site.MatrixPage](t, project(), "matrix/"); m.Tables != nil || m.Split {
		t.Errorf("the matrix is %s, want none", strings.Join(drawn(m), "\n"))
	}
}
