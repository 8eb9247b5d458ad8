package terms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"beleg/generator/text/terms"
)

// standsFor returns, as lines, what the forms of texts in a language stand for.
func standsFor(code string, texts ...string) map[string]string {
	l := terms.New()
	for _, text := range texts {
		l.Read(text, code, nil)
	}
	l.Close()
	got := map[string]string{}
	for _, stem := range l.Stems() {
		got[stem] = stem
	}
	for _, f := range l.Forms() {
		var lines []string
		for _, terms := range f.Alternatives {
			var stems []string
			for _, t := range terms {
				stems = append(stems, l.Stems()[t])
			}
			lines = append(lines, strings.Join(stems, "+"))
		}
		got[f.Folded] = strings.Join(lines, " ")
	}
	return got
}

func TestFormsOfAWordHaveOneStem(t *testing.T) {
	for _, test := range []struct{ code, text, want string }{
		{"de", "Soldat Soldaten", "soldat"},
		{"de-AT", "Häuser Haus HAUSES", "haus"},
		{"en", "denied denies", "deni"},
		{"en-GB", "soldier soldiers’", "soldier"},
		{"fr", "signée signé signés", "sign"},
		{"sv", "häst", "hast"},
	} {
		got := standsFor(test.code, test.text)
		for _, w := range terms.Fold(test.text) {
			if !terms.Silent(w) && got[w] != test.want {
				t.Errorf("%s: %q stands for %q, want %q", test.code, w, got[w], test.want)
			}
		}
	}
}

func TestACompoundIsDividedIntoWordsThatAreThere(t *testing.T) {
	words := "Raketen Angriff Staat Anwalt Krieg Ende nord Korea koreanische koreanische Nische Sende Ende Anfang Freund"
	for _, test := range []struct{ word, want string }{
		{"Raketenangriff", "raketenangriff raket+angriff"},
		{"Raketenangriffen", "raketenangriff raket+angriff"}, // nobody wrote "Angriffen" by itself
		{"Staatsanwalt", "staatsanwalt staat+anwalt"},
		{"Kriegsende", "kriegsend krieg+end"},
		{"Nordkoreanische", "nordkorean nord+korean"},
		{"Kriegsanfangsende", "kriegsanfangs krieg+anfang+end"},
		{"Freundschaft", "freundschaft"},                // there is no word "Schaft"
		{"Raketenabwehr", "raketenabwehr raket+abwehr"}, // there is no word "Abwehr", but what else
		{"Abwehrraketen", "abwehrraket abwehr+raket"},
		{"Kriegsflotten", "kriegsflott krieg+flott"},
		{"Sendegebärde", "sendegebard send+gebard"},
		{"Abwehrflotte", "abwehrflott"}, // of which there is neither
		{"Ra\u00adketen\u00adangriff", "raketenangriff raket+angriff"},
		{"Raketenan\u00adgriff", "raketenangriff"}, // whoever set the hyphen knows better
	} {
		got := standsFor("de", words, test.word)
		if form := terms.Fold(test.word)[0]; got[form] != test.want {
			t.Errorf("%s stands for %q, want %q", test.word, got[form], test.want)
		}
	}
	if got := standsFor("en", "rockets attack", "rocketsattack")["rocketsattack"]; strings.Contains(got, "+") {
		t.Errorf("an English word is divided: %s", got)
	}
}

func TestWordsThatSayNothingAreLeftOut(t *testing.T) {
	l := terms.New()
	got := fmt.Sprint(len(l.Read("Wer hat über die 6 Soldaten in b gesprochen?", "de", nil)), len(l.Read("die", "en", nil)))
	if want := "3 1"; got != want {
		t.Errorf("got %s words, want %s", got, want)
	}
	for _, code := range []string{"de", "en", "fr"} {
		if stop := terms.New().Stop(code); len(stop) < 80 || !slices.IsSorted(stop) {
			t.Errorf("%s: %d words that say nothing", code, len(stop))
		}
	}
}

// What says nothing is told by how it is written, and not by how it is folded or stemmed.
func TestWordsThatAreFoldedLikeSomeThatSayNothingSaySomething(t *testing.T) {
	for _, test := range []struct{ code, text, words, stop string }{
		{"fr", "Il a tué. Tu as vu cet été? Tu l’as vu", "tu vu ete vu", "=Tu =tu =Été =été"},
		{"fr", "à l’Est il est", "est", "=est"}, // the one is a quarter of the world
		{"fr", "à l’est", "", "est"},
		{"fr", "tu l’as tué 😀", "tu", "=Tu =tu"}, // what else is in the text does not matter
		{"de", "Die Würde würde, wuerde und wurde für Groß und gross", "wurd", "=Wurde =wurde =würde fur gross"},
		{"en", "The US told us who is WHO", "us told who", "=Us =Who =us =who is"},
	} {
		l := terms.New()
		read := l.Read(test.text, test.code, nil)
		l.Close()
		var words []string
		for _, w := range read {
			term, _ := l.Of(w)
			words = append(words, l.Stems()[term])
		}
		if got := strings.Join(words, " "); got != test.words {
			t.Errorf("%s: got %q, want %q", test.text, got, test.words)
		}
		for _, word := range strings.Fields(test.stop) {
			says := slices.Contains(l.Stop(test.code), strings.TrimPrefix(word, "=")) == (word[0] == '=')
			if !slices.Contains(l.Stop(test.code), word) || says {
				t.Errorf("%s: %s does not stand in %q, or in another way too", test.text, word, l.Stop(test.code))
			}
		}
	}
	l := terms.New()
	l.Read("Würde", "de", nil)
	l.Close()
	if slices.Contains(l.Stop("de"), "=Würde") {
		t.Error("Würde says nothing, want only würde")
	}
}

func TestWordsOfOtherLanguagesThatSayNothingAreTold(t *testing.T) {
	l := terms.New()
	l.Read("Wirtschaft in Not", "de", nil)
	l.Read("the economy does not grow", "en", nil)
	l.Close()
	stop := l.Stop("de")
	for word, want := range map[string]bool{"die": true, "the": true, "and": true, "not": false, "grow": false, "les": false} {
		if slices.Contains(stop, word) != want {
			t.Errorf("%q says nothing: got %v, want %v", word, !want, want)
		}
	}
}

func TestEndingsAreThoseOfTheTexts(t *testing.T) {
	l := terms.New()
	l.Read("Kind Kindern Bild Bildern Feld Feldern", "de", nil)
	l.Close()
	for _, end := range []string{"", "en", "ern"} {
		if !slices.Contains(l.Endings(), end) {
			t.Errorf("%q is no ending: %q", end, l.Endings())
		}
	}
}
