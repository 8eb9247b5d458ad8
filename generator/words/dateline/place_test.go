package dateline

import (
	"strings"
	"testing"
)

// In each text, | stands behind its dateline.
func TestATextMayBeginWithADateline(t *testing.T) {
	for _, marked := range []string{
		"HARWICK, 14 May 2026 – |Harwick Vale Water confirms it.",
		"PORT LAKELAND (MNA) — |A strong earthquake shook the coast.",
		"SEOUL, South Korea — |A plan to impeach him failed.",
		"WASHINGTON, Oct 8 (Reuters) - |He said – and meant it – no.",
		"Moskau (dpa) - |Nordkorea schickt Soldaten.",
		"Vannes, le 1er mars 2024 – |« Nous rouvrirons », dit-il.",
		"LONDON — |After 20 years it changed.",
		"NEW YORK/Kiew (dpa/afp) – |13 000 Soldaten kamen.",
		// What is said of somebody, a heading, a list.
		"|NATO – das Bündnis des Westens – rüstet auf.",
		"|UNICEF – Kinderhilfswerk der UN – warnt.",
		"|Olaf Scholz (SPD) – Kanzler seit 2021 – sagte es.",
		"|Pjöngjang/ Kiew - In Pjöngjang soll ein Denkmal stehen.",
		"|CIM (Cash-in machine) – Einzahlungsautomat",
		"|III – Der Vertrag",
		"BONN – |Der Vertrag gilt.",
		"|Post Doom — Michael Dowd",
		"|Am 8. Oktober 2024 – einem Dienstag – war es so.",
		"|HARWICK, 14 May 2026 – ",
		"|Es war so.",
		"|",
		"|" + strings.Repeat("A", 160) + " – Dann.",
	} {
		before, after, _ := strings.Cut(marked, "|")
		if got := Length(before + after); got != len(before) {
			t.Errorf("%q: got %q", marked, (before + after)[:got])
		}
	}
}
