package hedge

import (
	"testing"

	"beleg/generator/words/reading"
)

func TestANegationOfTheClauseIsSeen(t *testing.T) {
	for _, c := range []struct{ language, before, quoted, after, want string }{
		{"de", "Es gibt keine", "Gefahr", "", "keine"}, {"de", "", "Die Brücke ist", "nach derzeitigem Stand nicht.", "nicht"},
		{"de", "Niemand hat", "sie geschlossen", "", "Niemand"}, {"de", "Er sagte nicht, dass", "sie zu ist", "", ""},
		{"de", "", "Sie ist zu", ", was er nicht sagte", ""}, {"de", "", "Er stand", "und sah nicht zu", ""},
		{"de", "Nicht nur", "die Brücke ist zu", "", ""}, {"de", "", "Sie ist", "nicht mehr standsicher", "nicht"},
		{"de", "Nicht er: Das Amt hat", "sie geschlossen", "", ""}, {"de", "", "Die Brücke ist", "der Stadt nicht bekannt", "nicht"},
		{"de", "Er kam nicht und", "die Brücke ist zu", "", ""}, {"de", "Es gibt keine Straßen und", "Brücken sind zu", "", "keine"},
		{"de", "Er ging, ohne", "die Brücke zu schließen", "", "ohne"}, {"de", "Kein Zweifel:", "sie ist zu", "", ""},
		{"en", "It did not say that", "it is closed", "", "not"}, {"en", "There are no", "bridges", "", "no"}, {"en", "Not only", "it is closed", "", ""},
		{"en", "", "It is closed", "at all, no one knows", ""}, {"en", "", "It is closed", "because it is not safe", ""},
		{"en", "He did not come and", "the bridge is closed", "", ""}, {"en", "No road or", "bridge was closed", "", "No"},
		{"en", "He refused to", "close the bridge", "", "refused"}, {"en", "They left without", "closing the bridge", "", "without"},
		{"en", "Without a word", "he closed the bridge", "", ""}, {"en", "There is no doubt that", "it is closed", "", ""},
		{"fr", "Il n’a", "jamais été", "pas fermé", ""}, {"fr", "", "Le pont n’est", "pas fermé", "pas"}, {"fr", "", "Le pont n’est", "pas seulement fermé", ""},
		{"fr", "Aucune", "porte n’est ouverte", "", "Aucune"}, {"fr", "Sans aucun doute", "le pont est fermé", "", ""},
		{"fr", "Le pont ne sera plus", "fermé lundi", "", "plus"}, {"fr", "Ils n’ont plus trouvé de", "munitions", "", "plus"},
		{"fr", "Nul", "n’a fermé le pont", "", "Nul"}, {"fr", "Le pont n’", "est fermé", "que le lundi", "n"},
		{"fr", "", "Le pont n’est fermé", "que le lundi", "que"}, {"fr", "", "Le pont n’est pas fermé", "plus tôt que prévu", ""},
		{"fr", "Sans avoir", "fermé le pont", "", "Sans"}, {"fr", "Il refuse de", "fermer le pont", "", "refuse"},
		{"fr", "Il est faux que", "le pont est fermé", "", "faux"}, {"fr", "Plus de vingt hommes", "n’ont rien vu", "", ""},
		{"fr", "Il a fait un pas de plus vers", "la fermeture", "", ""}, {"fr", "La rue du Pas", "ferme lundi", "", ""},
		{"fr", "Il n’est pas venu et", "le pont est fermé", "", ""}, {"fr", "Il faut partir avant que le pont ne", "soit fermé", "", ""},
		{"fr", "Le bâtiment n° 5", "a fermé", "", ""}, {"fr", "Le pont n’", "est pas fermé", "", ""}, {"fr", "", "le pont est fermé", "parce qu’il n’est pas sûr", ""},
		{"fr", "Il ne fait aucun doute que", "le pont est fermé", "", ""}, {"de", "", "", "", ""},
	} {
		l, got := reading.In(c.language), ""
		for _, r := range []rest{{c.before, true, false}, {c.after, false, true}} {
			if word := r.negation(l, c.quoted); word != "" && got == "" {
				got = word
			}
		}
		if got != c.want {
			t.Errorf("%s, %q [%s] %q: got %q, want %q", c.language, c.before, c.quoted, c.after, got, c.want)
		}
	}
	if got := (rest{"ist keine Gefahr", true, true}).negation(reading.In("de"), "Das … sagt er"); got != "keine" {
		t.Errorf("between two parts: got %q", got)
	}
}
