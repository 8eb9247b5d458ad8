package layout

import (
	"fmt"
	"strings"
	"testing"
)

// word is a word of ten points height; letters are five points wide.
func word(x, y int, text string) string {
	return fmt.Sprintf("<word xMin='%d' yMin='%d' xMax='%d' yMax='%d'>%s</word>", x, y, x+5*len(text), y+10, text)
}

func read(t *testing.T, lines ...string) string {
	t.Helper()
	layout := "<doc><page width='400' height='600'><line>" + strings.Join(lines, "</line><line>") + "</line></page></doc>"
	p, err := Parse([]byte(layout))
	if err != nil {
		t.Fatal(err)
	}
	p.Measure()
	p.ReadDown()
	var texts []string
	for _, l := range p.Lines {
		texts = append(texts, l.Text)
	}
	return strings.Join(texts, "/")
}

func TestColumnsThatWereReadAcrossAreReadDown(t *testing.T) {
	var across []string
	var left, right string
	for i := range 5 {
		l, r := fmt.Sprintf("words on the left side %d", i), fmt.Sprintf("words on the right side %d", i)
		across = append(across, word(20, 50+12*i, l), word(200, 50+12*i, r))
		left, right = left+"/"+l, right+"/"+r
	}
	head := word(20, 20, "A heading that stands above both of the columns of the page")
	want := "A heading that stands above both of the columns of the page" + left + right
	if got := read(t, append([]string{head}, across...)...); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestATableIsReadAcross(t *testing.T) {
	var rows, want []string
	for i := range 6 {
		rows = append(rows, word(20, 50+12*i, fmt.Sprint("Ort ", i)), word(200, 50+12*i, fmt.Sprint(100*i)))
		want = append(want, fmt.Sprint("Ort ", i), fmt.Sprint(100*i))
	}
	if got := read(t, rows...); got != strings.Join(want, "/") {
		t.Errorf("got %q", got)
	}
}

func TestWordsThatWereDrivenApartAreOneLine(t *testing.T) {
	const full = "one two three four five six" // 135 points
	got := read(t, word(20, 50, full), word(20, 62, full), word(20, 74, full),
		word(20, 86, "Lorry"), word(75, 86, "Lorry"), word(130, 86, "Lorry"), word(20, 98, "end"))
	if want := full + "/" + full + "/" + full + "/Lorry Lorry Lorry/end"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	// The same, but not up to the edge.
	got = read(t, word(20, 50, full), word(20, 62, full), word(20, 74, full), word(20, 86, "Lorry"), word(60, 86, "Lorry"))
	if want := full + "/" + full + "/" + full + "/Lorry/Lorry"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestARaisedFigureBelongsToItsLine(t *testing.T) {
	figure := "<word xMin='20' yMin='48' xMax='23' yMax='54'>1</word>"
	if got := read(t, figure, word(25, 50, "See the appendix.")); got != "1 See the appendix." {
		t.Errorf("got %q", got)
	}
}
