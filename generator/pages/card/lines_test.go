package card

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/math/fixed"
)

func set(claim string) setting {
	return pens.Get().(*pen).compose(titleType, readable(claim), right-left, 290)
}

func TestLinesAreEven(t *testing.T) {
	for claim, want := range map[string][]string{
		"":                                      nil,
		"Nein.":                                 {"Nein."},
		"Sechs Nordkoreaner bei Donezk getötet": {"Sechs Nordkoreaner", "bei Donezk getötet"},
		"Nordkorea hat keine Truppen.":          {"Nordkorea hat", "keine Truppen."},
		"Russland setzt Nordkoreaner ein, sagt Selenskyj":                   {"Russland setzt", "Nordkoreaner ein,", "sagt Selenskyj"},
		"Die " + compound + " tagte.":                                       {"Die Rindfleischetikettierungsüber-", "wachungsaufgabenübertragungs-", "gesetzgebungskommission tagte."},
		"Ein Besuch in Nordrhein-Westfalen, Mecklenburg-Vorpommern und Ulm": {"Ein Besuch in Nordrhein-", "Westfalen, Mecklenburg-", "Vorpommern und Ulm"},
	} {
		if got := set(claim).lines; !slices.Equal(got, want) {
			t.Errorf("%q is set as %q, want %q", claim, got, want)
		}
	}
}

func TestTheLongerTheClaimTheSmallerTheType(t *testing.T) {
	last := titleType.sizes[0]
	for n := 1; n < 60; n++ {
		s := set(strings.Repeat("Nordkorea ", n))
		if s.face.size > last {
			t.Errorf("%d words are set in %d pixels, fewer words in %d", n, s.face.size, last)
		}
		last = s.face.size
	}
	if want := titleType.sizes[len(titleType.sizes)-1]; last != want {
		t.Errorf("60 words are set in %d pixels, want the smallest size %d", last, want)
	}
}

// checkSetting holds what lines must be: within their room, and holding the whole text. Nothing is lost on the way, and what is
// lost for want of room is owned up to.
func checkSetting(t *testing.T, text string, s setting, room int) {
	t.Helper()
	if len(s.lines) > s.room(room) {
		t.Errorf("%.40q: %d lines, there is room for %d", text, len(s.lines), s.room(room))
	}
	for _, line := range s.lines {
		if s.face.width(line) > fixed.I(right-left) {
			t.Errorf("%.40q: the line %q is wider than its room", text, line)
		}
	}
	squeeze := strings.NewReplacer(" ", "", "-", "").Replace
	got, want := squeeze(strings.Join(s.lines, "")), squeeze(plain(readable(text)))
	if kept, cut := strings.CutSuffix(got, "…"); got != want && (!cut || !strings.HasPrefix(want, kept)) {
		t.Errorf("the lines hold %q, want %q or the beginning of it", got, want)
	}
}

func TestLinesHoldTheWholeTextOrEndInAnEllipsis(t *testing.T) {
	for _, c := range hard() {
		checkSetting(t, c.Title, set(c.Title), 290)
	}
}

func FuzzLines(f *testing.F) {
	const most = 300 // bytes: what is longer takes long
	for _, c := range hard() {
		f.Add(c.Title[:min(len(c.Title), most)])
	}
	p := pens.Get().(*pen)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > most {
			t.Skip("too long")
		}
		for _, k := range []kind{titleType, claimType} {
			checkSetting(t, text, p.compose(k, readable(text), right-left, claimRoom), claimRoom)
		}
		for _, r := range readable(text) {
			if r != softHyphen && r != zeroWidth && !has(drawnAs(r)) {
				t.Errorf("the fonts lack %q", r)
			}
		}
	})
}

func TestWhereAWordIsBroken(t *testing.T) {
	for word, want := range map[string]string{
		"Raketenangriff":                              "Raketenangriff", // short enough for any line
		"Raketenangriffswarnungen":                    "Ra-ke-te-nang-riffs-war-nun-gen",
		"Geheimdienstmitarbeiterinnen":                "Ge-heim-dienst-mi-tar-bei-te-rin-nen",
		"Zuckerbäckerschürzenbänder":                  "Zu-cker-bä-cker-schür-zen-bän-der",
		"Rindfleisch\u00adetikettierungs\u00adgesetz": "Rindfleisch-etikettierungs-gesetz",
		"12345678901234567890":                        "12345678|90123456|7890",
	} {
		got := strings.NewReplacer(string(softHyphen), "-", string(zeroWidth), "|").Replace(longPart.ReplaceAllStringFunc(word, hyphenate))
		if got != want {
			t.Errorf("%s is broken as %s, want %s", word, got, want)
		}
	}
}

func TestWhatTheFontsLackIsNeverABox(t *testing.T) {
	for text, want := range map[string]string{
		"„Größe“ – ‚ja‘ … 5 €, § 3":   "„Größe“ – ‚ja‘ … 5 €, § 3",
		"Київ, Αθήνα, Łódź, İstanbul": "Київ, Αθήνα, Łódź, İstanbul",
		"STRAẞE":                   "STRASSE",
		"Việt Nam":                 "Viet Nam",
		"u\u0308ber":               "über",
		"Kim (김용현) sagte":          "Kim ([…]) sagte",
		"김 용현":                     "[…]",
		"Ja 😀 nein 👍🏽":             "Ja nein",
		"10\u202f000\u2009km":      "10\u00a0000 km",
		"a\u2010b\u2011c":          "a-b\u2011c",
		"ＡＢＣ １２３":                  "ABC 123",
		"a\x00b\u202ec\ufeffd\xff": "abcd",
		" zwei  Wörter\n":          "zwei Wörter",
		"½ ℃":                      "½ °C",
	} {
		if got := readable(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
		for _, r := range plain(readable(text)) {
			if !has(drawnAs(r)) {
				t.Errorf("%q: the fonts lack %q", text, r)
			}
		}
	}
}

func TestALineIsCutAtAWordIfItCan(t *testing.T) {
	f := pens.Get().(*pen).face(regular, 28)
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"Sechs Tote", 500, "Sechs Tote"},
		{"Sechs Tote, sieben Verletzte", 200, "Sechs Tote…"},
		{"Sechsundzwanzigtausend", 150, "Sechsun…"},
		{"Sechs", 1, "…"},
		{"", 0, ""},
	} {
		if got := f.fit(c.text, fixed.I(c.width)); got != c.want {
			t.Errorf("%q in %d pixels is %q, want %q", c.text, c.width, got, c.want)
		}
	}
}
