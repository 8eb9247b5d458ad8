package prose

import (
	"strings"
	"testing"

	"beleg/cmd/corpus/internal/dice"
	"beleg/generator/edtf"
)

var scene = Scene{A: NewState(0), B: NewState(1), O: Town(0), P: Town(1), Day: edtf.NewDay(2024, 10, 8)}

func TestEveryTemplateCanBeFilledIn(t *testing.T) {
	for n := range 200 { // Expand panics where the grammar lacks a rule
		d := dice.New(1, "templates", n)
		_, milestone := scene.Milestone(d, scene.Day)
		for _, s := range []string{scene.Background(d, n).String(), scene.Headline(d), scene.Caption(d), scene.Furniture(d), milestone.String(),
			Happened(d, scene, scene.Day).Statement(d)} {
			if strings.ContainsAny(s, "{}\x00") || strings.Contains(s, "  ") || s == "" {
				t.Errorf("got %q, want a sentence without gaps", s)
			}
		}
	}
}

func TestEveryBackgroundSentenceComesBeforeOneComesAgain(t *testing.T) {
	seen := map[int]bool{}
	for n := range backgrounds {
		seen[n*stride%len(backgrounds)] = true
	}
	if len(seen) != len(backgrounds) {
		t.Errorf("got %d of %d; want all: the stride has a factor in common with their number", len(seen), len(backgrounds))
	}
}

func TestASentenceKnowsItsHedgeAndItsFigure(t *testing.T) {
	who := Definite(Masculine, scene.A.Adj, "Außenminister", "Außenministers", "Pavel Oresk")
	for n := range 300 {
		d := dice.New(2, "sentences", n)
		p := Happened(d, scene, scene.Day)
		for _, s := range []Sentence{p.Plain(d), p.Rumoured(d), p.Said(d, who, "am Dienstag"), p.Quoted(d, who, ""), p.According(who), p.Relayed(who, who),
			p.Told(d, who, who), p.Reported(who, ""), p.Agreed(who, who), p.Denied(who, ""), p.Awaited(scene.B)} {
			core := strings.Join(s.Parts[s.Core:], " ")
			if !strings.Contains(s.String(), s.Hedge) || !strings.Contains(core, p.Number.Words) || !strings.HasSuffix(core, ".") {
				t.Errorf("got %q with hedge %q; want both it and %q in it", s, s.Hedge, p.Number.Words)
			}
			if s.Omit < 0 || s.Omit > 0 && s.Omit >= len(s.Parts)-1 {
				t.Errorf("%q: got %d as the part to leave out, want one inside", s, s.Omit)
			}
		}
	}
}

func TestNumbersAreSpelledAsInNews(t *testing.T) {
	for n, want := range map[int]string{2: "2", 999: "999", 1000: "1.000", 13_500: "13.500", 3_900_000: "3.900.000"} {
		if got := Digits(n); got != want {
			t.Errorf("Digits(%d): got %s, want %s", n, got, want)
		}
	}
	for n, want := range map[int]string{6: "sechs", 12: "zwölf", 21: "einundzwanzig", 40: "vierzig", 76: "sechsundsiebzig"} {
		if got := belowHundred(n); got != want {
			t.Errorf("belowHundred(%d): got %s, want %s", n, got, want)
		}
	}
	if got := spell(dice.New(1, "million", 0), 1_200_000); got != "1,2\u00a0Millionen" {
		t.Errorf("1,200,000: got %q, want 1,2 Millionen", got)
	}
}

func TestVoicesAreDeclined(t *testing.T) {
	m := Definite(Masculine, "velmarisch", "Generalstab", "Generalstabs", "")
	f := Definite(Feminine, "", "Zeitung", "Zeitung", "Torvelsker Bote")
	u := Unnamed("ranghoh", "velmarisch", "Militärbeamte")
	for want, got := range map[string]string{"den velmarischen Generalstab": m.Acc, "des velmarischen Generalstabs": m.Gen, "der Zeitung Torvelsker Bote": f.Dat,
		"die Zeitung Torvelsker Bote": f.Acc, "ein ranghoher velmarischer Militärbeamter": u.Nom, "eines ranghohen velmarischen Militärbeamten": u.Gen} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNamesDiffer(t *testing.T) {
	states, towns := map[string]bool{}, map[string]bool{}
	for k := range 200 {
		states[NewState(k).Name] = true
	}
	for k := range 1600 {
		towns[Town(k)] = true
	}
	if len(states) != 200 || len(towns) != 1600 {
		t.Errorf("got %d states and %d towns, want 200 and 1600", len(states), len(towns))
	}
}
