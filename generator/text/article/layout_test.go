package article

import (
	"fmt"
	"strings"
	"testing"
)

// wrap breaks a text at a width, as mail programs do.
func wrap(text string, columns int) string {
	var b strings.Builder
	at := 0
	for _, w := range strings.Fields(text) {
		switch n := width(w); {
		case at == 0:
			at = n
		case at+1+n > columns:
			b.WriteByte('\n')
			at = n
		default:
			b.WriteByte(' ')
			at += 1 + n
		}
		b.WriteString(w)
	}
	return b.String()
}

const (
	first  = "Die Stadt sperrt ab Montag die Brücke über den Fluss, weil ein Pfeiler nachgegeben hat. Fußgänger dürfen sie weiter benutzen, wie die Bürgermeisterin am Abend sagte, aber Wagen nicht mehr."
	second = "Ein Gutachter hatte schon im Januar gewarnt. Seine Schrift lag der Stadt vor, doch niemand las sie, und so geschah über Monate nichts."
	third  = "Bis die Brücke wieder offen ist, fahren die Busse einen Umweg von zwölf Minuten, und die Schule beginnt für viele Kinder eine halbe Stunde später."
	poem   = "Der Mond ist aufgegangen,\nDie goldnen Sternlein prangen\nAm Himmel hell und klar;\nDer Wald steht schwarz und schweiget,\nUnd aus den Wiesen steiget\nDer weiße Nebel wunderbar."
	japan  = "市は月曜日から川にかかる橋を閉鎖すると発表した。橋脚の一つが沈下したためで、歩行者は引き続き通行できるが、車両は通行できない。市長は夕方の記者会見で、工事は五月まで続く見込みだと述べた。"
)

func ranges(text string) string {
	var list []string
	for _, b := range Parse(text, nil).Blocks {
		list = append(list, fmt.Sprintf("%d-%d", b.FirstLine, b.LastLine))
	}
	return strings.Join(list, " ")
}

func lines(n int) string { return fmt.Sprint("1-", n) }

func TestLinesBrokenAtAWidthAreJoined(t *testing.T) {
	for _, columns := range []int{40, 60, 72, 78, 100, 130} {
		wrapped := wrap(first+" "+second+" "+third, columns)
		if got, want := ranges(wrapped), lines(CountLines(wrapped)); got != want {
			t.Errorf("at %d columns: got %s, want %s", columns, got, want)
		}
	}
	for name, text := range map[string]string{
		"a poem": poem, "an address": "Erika Muster\nHauptstraße 5\n12345 Musterstadt", "Japanese": wrap(strings.Join(strings.Split(japan, ""), " "), 60),
		"proportional type": "Die Stadt sperrt ab Montag die Brücke über den Fluss,\nweil ein Pfeiler nachgegeben hat. Fußgänger dürfen\nsie weiter benutzen, wie die Bürgermeisterin am Abend\nsagte, aber Wagen nicht mehr. Ein Gutachter hatte schon\nim Januar gewarnt.",
	} {
		if got, want := ranges(text), lines(CountLines(text)); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func TestAParagraphEndsWithAShortLineWhereNoBlankLinesAre(t *testing.T) {
	parts := []string{wrap(first, 60), wrap(second, 60), wrap(third, 60)}
	n := []int{CountLines(parts[0]), CountLines(parts[1]), CountLines(parts[2])}
	want := fmt.Sprintf("1-%d %d-%d %d-%d", n[0], n[0]+1, n[0]+n[1], n[0]+n[1]+1, n[0]+n[1]+n[2])
	if got := ranges(strings.Join(parts, "\n")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := ranges(strings.Join(parts, "\n\n")), fmt.Sprintf("1-%d %d-%d %d-%d", n[0], n[0]+2, n[0]+n[1]+1, n[0]+n[1]+3, n[0]+n[1]+n[2]+2); got != want {
		t.Errorf("with blank lines: got %s, want %s", got, want)
	}
}

func TestEveryLineOfAPageFromABrowserIsABlock(t *testing.T) {
	menu := "Startseite\nPolitik\nWirtschaft\nSport\nKultur\nWetter\nAnmelden\nAbo\n"
	for name, text := range map[string]string{
		"a menu, long paragraphs":          menu + first + "\nAnzeige\n" + second + "\n" + third,
		"more menu than paragraphs":        strings.Repeat(menu, 6) + "Brücke gesperrt\n" + first + "\n" + second + "\nMehr zum Thema\n" + strings.Repeat(menu, 4),
		"paragraphs of one or two lines":   "Brücke gesperrt\nVon Erika Muster\nDie Stadt sperrt ab Montag die Brücke über den Fluss.\nEin Pfeiler hat nachgegeben, sagte die Bürgermeisterin.\nFußgänger dürfen sie aber weiter benutzen.\n„Wir bedauern das sehr, aber es muss leider sein.“\nEin Gutachter hatte schon im Januar gewarnt.",
		"headlines of about one length":    "Die Stadt sperrt ab Montag ihre Brücke am Fluss\nDer Gutachter hatte schon im Januar davor gewarnt\nDie Schule beginnt für alle Kinder etwas später\nDas Freibad meldet am Samstag zwölfhundert Gäste\n" + first + "\n" + second,
		"two paragraphs and nothing else":  first + "\n" + second,
		"two short paragraphs and no more": "Die Stadt sperrt ab Montag die Brücke über den Fluss.\nEin Pfeiler hat nachgegeben, sagte die Bürgermeisterin.",
		"Japanese":                         "橋の閉鎖\n" + japan + "\n" + japan,
	} {
		if got := len(Parse(text, nil).Blocks); got != CountLines(text) {
			t.Errorf("%s: got %d blocks, want %d", name, got, CountLines(text))
		}
	}
}

// Who writes a sentence a line has blank lines between paragraphs.
func TestASentenceALineIsJoinedWhereBlankLinesAre(t *testing.T) {
	block := "Die Stadt sperrt ab Montag die Brücke über den Fluss.\nEin Pfeiler hat nachgegeben, sagte die Bürgermeisterin.\nFußgänger dürfen sie weiter benutzen.\n\n"
	if got := ranges(strings.Repeat(block, 3)); got != "1-3 5-7 9-11" {
		t.Errorf("got %s", got)
	}
}

func TestALineOfATranscriptMayBeginWithItsTime(t *testing.T) {
	a := Parse("[00:12:31] MAYER: Die Brücke ist zu,\nund sie bleibt es.\n[00:12:40]\nWie lange?\n\n[100:00:01]\u00a0Bis Mai.\n[00:12:41]\n\nKein [00:12:42] Anfang\n[12:42] auch", nil)
	expectBlocks(t, a, `1-2 paragraph "MAYER: Die Brücke ist zu,\nund sie bleibt es."`, `3-4 paragraph "Wie lange?"`, `6-6 paragraph "Bis Mai."`,
		`7-7 heading "[00:12:41]"`, `9-10 heading "Kein [00:12:42] Anfang\n[12:42] auch"`)
	var times []string
	for _, b := range a.Blocks {
		times = append(times, fmt.Sprint(b.Time, " ", b.Seconds()))
	}
	if got, want := strings.Join(times, ", "), "00:12:31 751, 00:12:40 760, 100:00:01 360001,  0,  0"; got != want {
		t.Errorf("got the times %s, want %s", got, want)
	}
	expectBlocks(t, Parse("[00:00:01] Eins.\n[00:00:02] Zwei.\nDrei.", []Override{{1, 3, Skip}}), `1-1 skip "Eins."`, `2-3 skip "Zwei.\nDrei."`)
}
