package reflow

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/text/article"
)

func texts(t string) []string {
	var list []string
	for _, b := range Read(t).Blocks {
		s := b.Text
		if b.Role == article.Skip {
			s = "skip: " + s
		}
		list = append(list, s)
	}
	return list
}

func expect(t *testing.T, text string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, texts(text)); diff != "" {
		t.Errorf("%.40q (-want +got):\n%s", text, diff)
	}
}

func TestWrappedLinesBecomeParagraphs(t *testing.T) {
	expect(t, `Brücke gesperrt

Die Stadt sperrt ab Montag die Brücke über den Fluss, weil ein Pfeiler
nachgegeben hat. Fußgänger dürfen sie weiter benutzen, sagte die Bürger-
meisterin am Abend. Der Umweg über die Nord-Straße oder über die Süd-
Straße dauert nach ihren Worten für alle etwa zwölf Minuten.
Ein Gutachter hatte schon im Januar vor einem Schaden am Pfeiler ge-
warnt. Seine Schrift lag der Stadt vor, aber die Bürgermeisterin las sie
nicht. In der Süd-Straße stehen nun Schilder.

Was geprüft wird:
- der Pfeiler und die Fahrbahn, die schon im vorigen Jahr mit einer neuen
  Schicht versehen wurde,
- das Geländer
- die Lampen

1. Zuerst kommt der Gutachter.
2. Dann kommt die Firma.
`, "Brücke gesperrt",
		"Die Stadt sperrt ab Montag die Brücke über den Fluss, weil ein Pfeiler nachgegeben hat. Fußgänger dürfen sie weiter benutzen, sagte die Bürgermeisterin am Abend. Der Umweg über die Nord-Straße oder über die Süd-Straße dauert nach ihren Worten für alle etwa zwölf Minuten.",
		"Ein Gutachter hatte schon im Januar vor einem Schaden am Pfeiler gewarnt. Seine Schrift lag der Stadt vor, aber die Bürgermeisterin las sie nicht. In der Süd-Straße stehen nun Schilder.",
		"Was geprüft wird:", "- der Pfeiler und die Fahrbahn, die schon im vorigen Jahr mit einer neuen Schicht versehen wurde,", "- das Geländer", "- die Lampen",
		"1. Zuerst kommt der Gutachter.", "2. Dann kommt die Firma.")
}

func TestLinesStayApartWhereNothingJoinsThem(t *testing.T) {
	expect(t, "Erika Muster\nHauptstraße 5\n12345 Musterstadt", "Erika Muster", "Hauptstraße 5", "12345 Musterstadt")
	expect(t, "Die Lage\nam Morgen\n", "Die Lage am Morgen")
	expect(t, "[00:00:01] Eins,\n[00:00:05] und zwei.\nund drei", "[00:00:01] Eins,", "[00:00:05] und zwei. und drei")
	expect(t, "Menü\n"+strings.Repeat("Ein Satz mit Wörtern. ", 9)+"\n"+strings.Repeat("Noch ein Satz. ", 9), "Menü", strings.TrimSpace(strings.Repeat("Ein Satz mit Wörtern. ", 9)), strings.TrimSpace(strings.Repeat("Noch ein Satz. ", 9)))
	expect(t, "Jahr     Gäste    Eintritt\n2023     1200     5 Euro\n2024     990      6 Euro\nQuelle: Stadtwerke", "Jahr Gäste Eintritt", "2023 1200 5 Euro", "2024 990 6 Euro", "Quelle: Stadtwerke")
	expect(t, "")
	expect(t, "\n\f\n \u00a0\n")
}

func TestLinesOfScriptsWithoutSpacesAreJoinedWithout(t *testing.T) {
	expect(t, "市は月曜日から川にかかる橋を閉鎖すると\n発表した。橋脚の一つが沈下したためで、\n歩行者は引き続き通行できるが、車両は通\n行できない。", "市は月曜日から川にかかる橋を閉鎖すると発表した。橋脚の一つが沈下したためで、歩行者は引き続き通行できるが、車両は通行できない。")
}

const body = "Die Stadt sperrt ab Montag die Brücke über den Fluss, weil ein Pfeiler\nnachgegeben hat. Fußgänger dürfen sie weiter benutzen, sagte die Frau\n"

func TestWhatOnlyPagesNeedIsSkipped(t *testing.T) {
	for name, text := range map[string]string{
		"form feeds":      "Der Bote   3. Mai\n\n" + body + "\n- 1 -\n\fDer Bote   3. Mai\n\nam Abend. Zu Fuß geht es weiter.\n\n- 2 -\n",
		"numbers named":   "Der Bote   3. Mai\n\n" + body + "\nSeite 1 von 2\n\nDer Bote   3. Mai\n\nam Abend. Zu Fuß geht es weiter.\n\nSeite 2 von 2\n",
		"an RFC's":        "Der Bote   3. Mai\n\n" + body + "\nMayer         Brücke         [Seite 1]\n\n\nDer Bote   3. Mai\n\nam Abend. Zu Fuß geht es weiter.\n\nMayer         Brücke         [Seite 2]\n",
		"within the word": "Der Bote   3. Mai\n\n" + strings.TrimSuffix(body, "Frau\n") + "Bürger-\n\n1\n\fDer Bote   3. Mai\nmeisterin. Zu Fuß geht es weiter.\n2\n",
	} {
		var kept, skipped []string
		for _, s := range texts(text) {
			if rest, is := strings.CutPrefix(s, "skip: "); is {
				skipped = append(skipped, rest)
			} else {
				kept = append(kept, s)
			}
		}
		if len(kept) != 1 || !strings.HasSuffix(kept[0], " Zu Fuß geht es weiter.") || len(skipped) != 4 {
			t.Errorf("%s: got %q, skipped %q", name, kept, skipped)
		}
	}
	for name, pages := range map[string]string{"bare": "7 8 9", "of a total": "1/3 2/3 3/3", "not in order": "7 9 8", "too few": "7 8", "a year and a day": "508/2014"} {
		text := ""
		for n := range strings.FieldsSeq(pages) {
			text += strings.Repeat("Ein Satz.\n\n", 20) + n + "\n\n"
		}
		skipped := slices.DeleteFunc(texts(text), func(s string) bool { return !strings.HasPrefix(s, "skip: ") })
		if want := name == "bare" || name == "of a total"; len(skipped) > 0 != want {
			t.Errorf("%s: skipped %q", name, skipped)
		}
	}
	expect(t, "(1)\n\nEins.\n\n(2)\n\n-1\n\nSeite 3\n\nSeite 4 der Akte\n", "(1)", "Eins.", "(2)", "-1", "skip: Seite 3", "Seite 4 der Akte")
}

// words are the letters and digits of a text in an order that no reading changes.
func words(s string) string {
	var letters []rune
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r) && r != '-' && r != '\u2010' {
			letters = append(letters, r)
		}
	}
	slices.Sort(letters)
	return string(letters)
}

func read(t testing.TB, pattern string) []string {
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) < 5 {
		t.Fatalf("%s: got %d files (%v)", pattern, len(names), err)
	}
	var list []string
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, string(b))
	}
	return list
}

// wrap breaks a paragraph at a width, and long words too.
func wrap(s string, columns int) string {
	var b strings.Builder
	at := 0
	for _, w := range strings.Fields(s) {
		n := len([]rune(w))
		switch {
		case at == 0:
		case at+1+n > columns:
			b.WriteByte('\n')
			at = 0
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(w)
		at += n
	}
	return b.String()
}

// The articles come out as they were, whatever width their paragraphs were broken at: all of them with blank lines
// between, and seven of ten without. Of captions and headings whose last line is full nothing tells that it is the
// last.
func TestArticlesComeOutAsTheyWere(t *testing.T) {
	for _, columns := range []int{60, 72, 100} {
		for _, between := range []string{"\n\n", "\n"} {
			all, right := 0, 0
			for _, seed := range read(t, "../../../seeds/*.txt") {
				var paragraphs, wrapped []string
				for _, b := range article.Parse(seed, nil).Blocks {
					s := strings.Join(strings.Fields(seed[b.Start:b.End]), " ")
					paragraphs, wrapped = append(paragraphs, s), append(wrapped, wrap(s, columns))
				}
				got := map[string]bool{}
				for _, b := range Read(strings.Join(wrapped, between)).Blocks {
					got[b.Text] = true
				}
				for _, p := range paragraphs {
					if all++; got[p] {
						right++
					} else if testing.Verbose() {
						t.Logf("%d %q: %q", columns, between, p)
					}
				}
			}
			if least := map[string]int{"\n\n": 99, "\n": 70}[between]; 100*right < least*all {
				t.Errorf("at %d columns, %q between: %d of %d paragraphs", columns, between, right, all)
			}
		}
	}
}

func FuzzNoWordIsLostOrAdded(f *testing.F) {
	for _, s := range append(read(f, "../../../seeds/*.txt"), body, "a-\nb\f\n1\n\f2", "Seite 1\n\nx\n\nSeite 2", "\r\r\n\u00ad\n-", "a   b\na   c") {
		f.Add(s[:min(len(s), 400)])
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			t.Skip("what is longer takes long")
		}
		d := Read(text)
		var all strings.Builder
		for i, b := range d.Blocks {
			all.WriteString(b.Text + "\n")
			if b.Text == "" || strings.Join(strings.Fields(b.Text), " ") != b.Text || b.Role == "" {
				t.Errorf("block %d is %q, %s", i, b.Text, b.Role)
			}
		}
		if got, want := words(all.String()), words(strings.ToValidUTF8(text, "")); got != want && strings.ToValidUTF8(text, "") == text {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Join(read(b, "../../../seeds/*.txt"), "\n\n")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(text)
	}
}
