package dateline

import (
	"strings"
	"testing"
)

func TestALineMayHaveNothingButADate(t *testing.T) {
	for _, line := range []string{"16 May 2026", " Dienstag, den 8. Okt. 2024, 14:05 Uhr ", "8.10.2024", "10/08/2024", "2024-10-08", "Stand: 12.3.2004",
		"Updated 6:40 PM GMT, March 2, 2024", "Publié le 08 octobre 2024 à 06h00", "Publié le 1er mars 2026 à 8 heures", "Mis à jour le mardi 1er mars 2024", "Feb. 21, 2019",
		"Veröffentlicht am 8. Oktober 2024 um 9 Uhr", "8 de octubre de 2024",
		"14. September 2026, 17:05 Uhr · Lesezeit 3 Min.", "October 8, 2024 · 5 min read", "8 octobre 2024 – Temps de lecture : 3 min"} {
		if !Alone(line) {
			t.Errorf("%q: got false", line)
		}
	}
	for _, line := range []string{"", "May 2026", "2024", "Closed since 8 October 2024", "Hannover, 8. Oktober 2024", "Am 8. Oktober 2024 wird gesperrt", "16 May", ": 2016-12-02",
		"8. Oktober 2024" + strings.Repeat(" 14:05", 20), "2024-10-08: ein Protokoll", "Marsch am 8. Oktober 2024"} {
		if Alone(line) {
			t.Errorf("%q: got true", line)
		}
	}
}
