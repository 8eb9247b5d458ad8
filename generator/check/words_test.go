package check

import (
	"slices"
	"testing"
)

func TestNumbersAreReadInDigitsAndWords(t *testing.T) {
	for _, test := range []struct {
		language, text string
		want           float64
	}{
		{"de", "mehr als 13.000 Schiffscontainer", 13000},
		{"de", "mit rund 1,2 Millionen Soldaten", 1.2e6},
		{"de", "rund 10\u00a0000 Mann", 10000},
		{"de", "sechs Nordkoreaner", 6},
		{"de", "Sechs Nordkoreaner", 6},
		{"de", "zehntausend Soldaten", 10000},
		{"de", "zwölftausenddreihundertfünfundzwanzig", 12325},
		{"de", "dreihundertelf", 311},
		{"de", "einundzwanzig", 21},
		{"de", "mehrere Tausend", 1000},
		{"de", "mehr als eine Million Artilleriegeschosse", 1e6},
		{"de", "seit mehr als zweieinhalb Jahren", 2.5},
		{"de", "Hunderttausende Menschenleben", 100000},
		{"de", "über 600.000 Soldaten. 12 davon", 600000},
		{"en", "more than 13,000 containers", 13000},
		{"en", "1.2 million soldiers", 1.2e6},
		{"en", "twenty-five thousand three hundred", 25300},
		{"en", "one hundred and six", 106},
		{"en", "six soldiers", 6},
		{"de", "4,1 Millionen", 4.1e6},
		{"de", "16,1 Millionen", 16.1e6},
		{"de", "im Jahr 2024 sechs Soldaten", 6},
		{"de", "im Jahr 2024 sechs Soldaten", 2024},
	} {
		if got := numbersIn(test.text, test.language); !slices.Contains(got, test.want) {
			t.Errorf("%s: got %v, want %v among them", test.text, got, test.want)
		}
	}
}

func TestWhatIsNoNumberIsNotRead(t *testing.T) {
	for _, test := range []struct {
		text string
		not  float64
	}{
		{"13.000 Container", 13}, {"13.000 Container", 3000}, {"1,2 Millionen", 2e6}, {"Hundertschaft", 100}, {"im Jahr 2024, 300 Tage", 2024300},
		{"der Achtung wert", 8}, {"dreist", 3},
	} {
		if got := numbersIn(test.text, "de"); slices.Contains(got, test.not) {
			t.Errorf("%s: got %v, which must not hold %v", test.text, got, test.not)
		}
	}
}

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
		{"de", "Nordkorea hat Truppen entsandt", ""},
		{"en", "troops were reportedly sent", "reportedly"},
		{"en", "according to CNN", "according to"},
		{"en", "Nato sent troops", ""},
		{"fr", "selon lui", ""},
	} {
		if got := hedgeIn(test.text, test.language); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}
