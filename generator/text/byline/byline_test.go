package byline

import (
	"strings"
	"testing"
)

func TestBylinesNamePeople(t *testing.T) {
	for line, want := range map[string]string{
		"By Jane Doe": "Jane Doe", "By Jane Doe and John Roe, 8 Oct 2024": "Jane Doe; John Roe", "Jane Doe, John Roe and Ann Poe": "Jane Doe; John Roe; Ann Poe",
		"Von Jana Petersen und Ole Brandt": "Jana Petersen; Ole Brandt", "Par Claire Montel (avec Luc Petit et Ève Roy)": "Claire Montel; Luc Petit; Ève Roy",
		"By\u00a0JOAN REEVES | Aug. 19, 2024": "JOAN REEVES", "Doe, Jane": "Doe, Jane", "AFP, dpa": "AFP; dpa", "Jane Doe / dpa": "Jane Doe; dpa",
		"Jane Doe jane.doe@example.org": "Jane Doe", "Ein Gastbeitrag von Eva Lind": "Eva Lind",
		"Jane Doe, Jane Doe": "Jane Doe", "Rob Ewaschuk Edited by Betsy Beyer": "Rob Ewaschuk",
		"admin": "", "https://example.org/jane": "", "@jane": "", "": "", "8 October 2024": "", "Follow author": "", strings.Repeat("x", 70): "",
	} {
		if got := strings.Join(Names(line), "; "); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
