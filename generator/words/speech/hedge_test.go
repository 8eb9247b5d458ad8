package speech

import (
	"strings"
	"testing"

	"beleg/generator/words/reading"
)

func TestHedgesAreNoticed(t *testing.T) {
	for _, test := range []struct{ language, text, want string }{
		{"de", "auch sechs Nordkoreaner sollen ums Leben gekommen sein", "sollen"},
		{"de", "Soldaten sind offenbar desertiert", "offenbar"},
		{"de", "Laut KCNA nahmen Einheiten teil", "Laut"},
		{"de", "sagte Kim laut einem Bericht", "laut"},
		{"de", "immer mehr Stimmen laut, die Ukraine zu unterstützen", ""},
		{"de", "immer mehr Stimmen laut", ""},
		{"de", "es sei gut möglich", "sei"},
		{"de", "Russland habe Dolmetscher abgestellt", "habe"},
		{"de", "Ich habe es gesehen", ""},
		{"de", "nach\u00a0Angaben der Armee", "nach Angaben"},
		{"de", "Geheimdienstberichten zufolge", "zufolge"},
		{"de", "das Soll und die Habe", ""},
		{"de", "Soll er gehen?", "Soll"},
		{"de", "Nordkorea hat Truppen entsandt", ""},
		{"en", "troops were reportedly sent", "reportedly"},
		{"en", "according to CNN", "according to"},
		{"en", "Nato sent troops", ""},
		{"en", "Troops Reportedly Sent", "Reportedly"},
		{"en-GB", "troops were reportedly sent", "reportedly"},
		{"en-GB", "sie sollen offenbar kommen", ""},
		{"de-CH", "Soldaten sind offenbar desertiert", "offenbar"},
		{"en", "He is thought to have fled", "is thought to"},
		{"en", "troops, the apparent winners", ""},
		{"fr", "selon lui", "selon"},
		{"fr", "D’après la Reuters", "D’après"},
		{"fr", "il n’aurait rien vu", "aurait"},
		{"fr", "les soldats seraient arrivés", "seraient"},
		{"fr", "si c’était vrai, l’armée aurait gagné", ""},
		{"fr", "un soi-disant expert", "soi-disant"},
		{"fr", "les soldats sont arrivés", ""},
		{"fr", "Il s’agirait d’une frappe", "agirait"},
		{"fr", "Le dépôt contiendrait des munitions", "contiendrait"},
		{"fr", "les drones commanderaient, combattraient", "commanderaient"},
		{"fr", "le dépôt recevrait et produirait des munitions", "recevrait"},
		{"fr", "un souhait, un attrait, le portrait, l’extrait, le retrait, le trait, le fait", ""},
		{"fr", "il préparait, déclarait, entrait, espérait, considérait, opérait, libérait, ouvrait, offrait", ""},
		{"fr", "il courait, mourait, tirait, retirait, admirait, livrait, effondrait, serrait, enterraient, montraient", ""},
		{"fr", "il devrait, il voudrait, il saurait, il faudrait", ""},
		{"fr", "S’il pleuvait, le pont serait fermé", ""},
		{"fr", "Il faut qu’il serait fermé", "serait"},
		{"fr", "Sans lui, elle aurait gagné", ""},
		{"fr", "Ils seraient entrés sans lui", "seraient"},
		{"fr", "Il avait promis que le pont serait fermé", ""},
		{"fr", "Il affirme que le pont serait fermé", "serait"},
		{"fr", "Le maire souhaiterait que le pont ferme", ""},
		{"fr", "Les règles varient selon les régions", ""},
		{"fr", "un prix fixé selon le poids", ""},
		{"fr", "La date est fixée, selon le maire", "selon"},
		{"fr", "Selon le préfet, le pont est fermé", "Selon"},
		{"fr", "Selon deux témoins, le pont est fermé", "Selon"},
		{"fr", "selon que le pont est fermé", ""},
		{"fr", "De source officielle, le pont est fermé", "De source officielle"},
		{"fr", "De source\u00a0bien informée, le pont est fermé", "De source"},
		{"fr", "Le pont est fermé, semble-t-il", "semble-t-il"},
		{"fr", "Il n’est pas exclu que le pont soit fermé", "n’est pas exclu que"},
		{"fr", "Il est possible de traverser", ""},
		{"fr", "Le prétendu témoin est parti", "Le prétendu"},
		{"fr", "Une rumeur fait état de morts", "Une rumeur"},
		{"fr", "Soldaten sind offenbar desertiert", ""},
		{"tr", "reportedly, offenbar, selon", ""},
	} {
		if got := Hedge(reading.In(test.language), test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzAHedgeStandsInItsText(f *testing.F) {
	for _, language := range []string{"de", "en", "fr", "tr"} {
		f.Add("laut dem Rat, it is\u00a0said to be so, selon la police, d’après de source officielle", language)
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		hedge := Hedge(reading.In(language), text)
		if !strings.Contains(strings.Join(strings.Fields(text), " "), hedge) {
			t.Fatalf("the hedge %q is not in %q", hedge, text)
		}
	})
}
