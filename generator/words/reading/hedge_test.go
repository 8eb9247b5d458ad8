package reading

import "testing"

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
		{"fr", "Soldaten sind offenbar desertiert", ""},
		{"tr", "reportedly, offenbar, selon", ""},
	} {
		if got := In(test.language).Hedge(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
