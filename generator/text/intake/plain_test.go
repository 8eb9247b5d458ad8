package intake_test

import (
	"os"
	"strings"
	"testing"

	"beleg/generator/facts/load"
	"beleg/generator/text/article"
	"beleg/generator/text/intake"
	"beleg/generator/words/reading"
)

// What is guessed about the articles of this project is held against what its editors wrote.
func TestGuessesAreMostlyWhatAnEditorSays(t *testing.T) {
	base, _, err := load.Project(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	lines, wrong := 0, 0
	for _, s := range base.Sources {
		text := string(s.Seed.Text)
		guess := intake.Look(text)
		if guess.Title.Value != s.Title && !guess.Headless {
			t.Errorf("%s: got title %q, want %q", s.ID, guess.Title.Value, s.Title)
		}
		if reading.Guess(text) != s.Language {
			t.Errorf("%s: got language %q, want %q", s.ID, reading.Guess(text), s.Language)
		}
		got, want := roles(article.Parse(text, overrides(guess))), roles(s.Article)
		for n, role := range want {
			lines++
			if got[n] != role {
				wrong++
				t.Logf("%s, line %d: got %v, want %v: %.60s", s.ID, n, got[n], role, strings.Split(text, "\n")[n-1])
			}
			if got[n] == article.Skip && role == article.Paragraph {
				t.Errorf("%s: a guess skips line %d, want the article's own text kept", s.ID, n)
			}
		}
	}
	if 100*wrong > 3*lines {
		t.Errorf("got %d of %d lines wrong, want at most 3 in a hundred", wrong, lines)
	}
}

func overrides(g intake.Guess) []article.Override {
	var list []article.Override
	for _, b := range g.Blocks {
		list = append(list, article.Override{First: b.First, Last: b.Last, Role: b.Role})
	}
	return list
}

// roles returns the role of each line that is not blank, by 1-based number.
func roles(a *article.Article) map[int]article.Role {
	roles := map[int]article.Role{}
	for _, b := range a.Blocks {
		for n := b.FirstLine; n <= b.LastLine; n++ {
			roles[n] = b.Role
		}
	}
	return roles
}

func TestWhatPagesPutAroundArticlesIsRecognized(t *testing.T) {
	const article = "\n\nThe bridge will be closed until Friday, and the school is to stay open for now, as the city council said on Tuesday evening in the town hall.\n\n"
	for _, c := range []struct{ line, role string }{
		{"Comments (12)", "skip"},
		{"12 Kommentare", "skip"},
		{"Read more: The bridge in pictures", "skip"},
		{"Home » News » Regional", "skip"},
		{"Home | News | Weather", "skip"},
		{"Image source, Getty Images", "skip"},
		{"Foto: dpa/Jana Öhler", "skip"},
		{"* * *", "skip"},
		{"Sign up for our newsletter and get the news in the morning.", "skip"},
		{"Flooded cellars on Tuesday (file photo).", "caption"},
		{"Image caption, The bridge on Tuesday", "caption"},
		{"What happens next?", "heading"},
		// What could be the article's own is left as it is read.
		{"Politik und Wirtschaft in der Krise", ""},
		{"Die Kommentare der Minister", ""},
		{"1. Der Bau der Brücke", ""},
		{"The newspaper has a newsletter.", ""},
		{"The archive holds one Archivbild of the bridge, says the director, who has worked there for thirty years. " + strings.Repeat("He likes it. ", 20), ""},
	} {
		guess := intake.Look("Bridge closed" + article + c.line + article)
		got := ""
		for _, b := range guess.Blocks {
			if b.First == 5 {
				got = string(b.Role)
			}
		}
		if got != c.role {
			t.Errorf("%q: got %q, want %q", c.line, got, c.role)
		}
	}
}

func TestAPlainTextNamesItsAuthors(t *testing.T) {
	long := "|" + strings.Repeat("Die Brücke wird gesperrt, und die Schule bleibt offen. ", 4)
	for _, c := range []struct{ text, authors, skipped string }{
		{"Titel|Von Jana Schmidt und Karl Müller" + long, "Jana Schmidt; Karl Müller", "Von Jana Schmidt und Karl Müller|"},
		{"Titre|Vorspann" + long + "|Par Élodie Lefèvre|3 mars 2026" + long, "Élodie Lefèvre", "Par Élodie Lefèvre|"},
		{"Title|By Jane Doe|By Jane Doe and John Roe" + long, "Jane Doe; John Roe", "By Jane Doe|By Jane Doe and John Roe|"},
		// Titles, and what names nobody.
		{"By Jane Doe" + long, "", ""},
		{"Title|By the river|Von Montag an" + long, "", ""},
		{"Title" + strings.Repeat(long, 15) + "|By Jane Doe", "", ""},
	} {
		text := strings.ReplaceAll(c.text, "|", "\n\n")
		var authors []string
		for _, a := range intake.Look(text).Authors {
			authors = append(authors, a.Value)
		}
		skipped := strings.ReplaceAll(skippedIn(text), long[1:]+"|", "") // each but the first
		if got := strings.Join(authors, "; "); got != c.authors || skipped != c.skipped {
			t.Errorf("%.150q: got %q, %q skipped", c.text, got, skipped)
		}
	}
}

// What is announced are titles of other articles, to the end of the text or up to the heading of what goes on.
func TestTitlesOfOtherArticlesAreRecognizedBelowWhatAnnouncesThem(t *testing.T) {
	long := strings.Repeat("Die Brücke wird gesperrt, und die Schule bleibt offen. ", 3)
	for _, c := range []struct{ text, want string }{
		{"Titel|" + long + "|Lesen Sie auch:|Busse werden teurer|12|Jahrmarkt kehrt zurück|Was der Rat sagt|" + long + "Mehr.", "Lesen Sie auch:|Busse werden teurer|12|Jahrmarkt kehrt zurück|"},
		{"Titre|" + long + "|À lire aussi|Le prix du bus augmente|La foire revient", "À lire aussi|Le prix du bus augmente|La foire revient|"},
		{"Titre|" + long + "|Lire aussi : Le prix du bus augmente|Ce que dit la ville|" + long + "Mehr.", "Lire aussi : Le prix du bus augmente|"},
		{"Title|" + long + "|Read more|Bus fares to rise|Comments|Harwick Fair returns", "Read more|Bus fares to rise|Comments|Harwick Fair returns|"},
		{"Title|" + long + "|Read more|" + long + "Mehr.|Bus fares to rise", "Read more|"},
		{"Title|" + long + "|Read more|Bus fares to rise|Comments|" + long + "Mehr.", "Read more|Bus fares to rise|Comments|"},
		// What may be the article's own, as its title above its text, is left as it is.
		{"Most read|Bus fares to rise|Title|By Maren Holt|" + long, "Most read|By Maren Holt|"},
		{"Titel|" + long + "|Themen|Brückenbau|Schule", "Themen|"},
	} {
		if got := skippedIn(strings.ReplaceAll(c.text, "|", "\n\n")); got != c.want {
			t.Errorf("%.150q: got %q skipped, want %q", c.text, got, c.want)
		}
	}
}

// skippedIn returns the lines of a text that are skipped.
func skippedIn(text string) (skipped string) {
	lines := strings.Split(text, "\n")
	for _, b := range intake.Look(text).Blocks {
		if b.Role == article.Skip {
			skipped += strings.Join(lines[b.First-1:b.Last], "|") + "|"
		}
	}
	return skipped
}

func TestTheHeadlineIsTheOneThatPagesRepeat(t *testing.T) {
	long := strings.Repeat("A sentence of the article. ", 8)
	for _, c := range []struct{ name, text, title, why string }{
		{"the first heading", "Headline\n\n" + long, "Headline", "guessed: its first heading"},
		{"below the menu", "Home\n\nNews\n\nHeadline\n\n" + long, "Headline", "guessed: its first heading"},
		{"the repeated one", "Kicker\n\nHeadline\n\n" + long + "\n\nHeadline\n\n" + long, "Headline", "guessed: its first heading"},
		{"below a date", "16. Mai 2026\n\nHeadline\n\n" + long, "Headline", "guessed: its first heading"},
		{"a question", "Who knows?\n\n" + long, "Who knows?", "guessed: its first heading"},
		{"words without spaces between them", strings.Repeat("市は橋を閉鎖する。", 40), strings.Repeat("市は橋を閉鎖する。", 13) + "市 …", "guessed: it has no heading; these are its first words"},
		{"a heading below the text is none", long + "\n\nBelow\n\n" + long, "A sentence of the article. A sentence of …", "guessed: it has no heading; these are its first words"},
	} {
		if got := intake.Look(c.text); got.Title.Value != c.title || got.Title.Where != c.why {
			t.Errorf("%s: got %q (%s), want %q (%s)", c.name, got.Title.Value, got.Title.Where, c.title, c.why)
		}
	}
}

// Who pastes a press release gets its title, its publisher and its words, and not what is printed around them.
func TestAPastedPressReleaseIsReadAsOne(t *testing.T) {
	text := "Pressemitteilung Nr. 12/2026\nStadt Verden\n12. März 2026\n\nBrücke über die Wümme bleibt gesperrt\n\n" +
		strings.Repeat("Die Brücke über die Wümme bleibt gesperrt. ", 5) + "\n\nPressekontakt: Anna Muster, Telefon 04231 123456\n"
	skipped, taken := skippedOf(t, text)
	want := "Pressemitteilung Nr. 12/2026 (letterhead)|Stadt Verden (letterhead)|12. März 2026 (letterhead)|" +
		"Pressekontakt: Anna Muster, Telefon 04231 123456 (whom to ask)|"
	if skipped != want || taken.Title.Value != "Brücke über die Wümme bleibt gesperrt" || taken.Publisher.Value != "Stadt Verden" ||
		taken.Published.Value != "2026-03-12" {
		t.Errorf("got %q of %q on %q, without %q, want without %q", taken.Title.Value, taken.Publisher.Value, taken.Published.Value, skipped, want)
	}
}

func TestLanguagesAreToldApart(t *testing.T) {
	for text, want := range map[string]string{
		"Die Brücke wird gesperrt, und die Schule ist auf Dauer geschlossen.": "de",
		"The bridge is closed, and the school will be open from Friday.":      "en",
		"Le pont est fermé et l'école est ouverte jusqu'à vendredi.":          "fr",
		"El puente está cerrado y la escuela abre otra vez el viernes.":       "es",
		"1 2 3": "",
	} {
		taken, err := intake.Read(intake.Given{Data: []byte(text)})
		if err != nil || taken.Language.Value != want {
			t.Errorf("%q: got %+v (%v), want %q", text, taken.Language, err, want)
		}
	}
}
