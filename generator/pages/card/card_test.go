package card

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"strings"
	"sync"
	"testing"

	"beleg/static"
)

var update = flag.Bool("update", false, "rewrite testdata/pixels.txt")

var sample = Card{Site: "Nordkoreas Soldaten: Was gesagt wurde, was belegt ist", Label: "Behauptung",
	Title:   "Sechs Nordkoreaner bei Donezk getötet",
	Verdict: "Bei einem ukrainischen Raketenangriff nahe Donezk starben sechs nordkoreanische Soldaten.",
	Rating:  "Unbestätigt", Tone: "open", Dated: "bewertet am 29. April 2025"}

const long = "Rund 10.000 nordkoreanische Soldaten sind nach Angaben des südkoreanischen Geheimdienstes NIS bis " +
	"Ende Oktober 2024 " +
	"über Wladiwostok in die russische Region Kursk gebracht worden, darunter mindestens drei Generäle und mehrere " +
	"Hundert Offiziere. "

const compound = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebungskommission"

// hard are cards with content of every kind that might not fit, or not be shown.
func hard() map[string]Card {
	cards := map[string]Card{"empty": {}, "sample": sample}
	for name, text := range map[string]string{
		"no claim": "", "one letter": "i", "white space": " \n\t ", "short": "Nein.", "long": long,
		"very long":     strings.Repeat(long, 20),
		"compound":      "Die " + compound + " tagte.",
		"own hyphens":   "Rindfleisch\u00adetikettierungs\u00adüberwachungs\u00adaufgaben\u00adübertragungs\u00adgesetz",
		"one long word": strings.Repeat(compound, 10), "consonants": strings.Repeat("W", 500),
		"digits":  strings.Repeat("1", 500),
		"address": "https://example.org/" + strings.Repeat("pfad/", 60), "no breaks": strings.Repeat("wort\u00a0", 100),
		"narrow":  strings.Repeat("i ", 2000),
		"hyphens": strings.Repeat("-", 300), "hyphenated": strings.Repeat("Wort-", 100),
		"soft hyphens": strings.Repeat("\u00ad", 100), "italic edges": "jjj fff ĵ Ĵ Ø Ç Ș „J“",
		"korean": "김용현 sagte es", "only korean": "김용현", "emoji": "😀😀😀", "invalid": "a\xff\xfeb\x00c",
		"accents": strings.Repeat("Z\u0351\u036b\u0343", 300),
		"tall":    "ÅÄÖĎŤỔ", "hebrew": "שלום", "control": "a\u202eb\u0007c",
		"soft hyphen at the end": "Zwei\u00ad", "one soft hyphen": strings.Repeat("wort\u00a0", 100) + "\u00adwort",
	} {
		c := sample
		c.Title, c.Verdict = text, ""
		cards[name] = c
		c.Title, c.Verdict = sample.Title, text
		cards[name+" below a title"] = c
	}
	for name, text := range map[string]string{"everything long": long, "everything a long word": compound + compound} {
		cards[name] = Card{text, text, text, text, text, "bad", "cross", text}
	}
	cards["long site"] = Card{Site: long, Title: "Kurz.", Rating: "Offen"}
	cards["long rating"] = Card{Site: "Seite", Title: "Kurz.",
		Rating: "Überwiegend, aber keineswegs vollständig bestätigt", Tone: "good", Dated: sample.Dated}
	cards["tone that there is not"] = Card{Title: "Kurz.", Rating: "Blau", Tone: "blue"}
	return cards
}

// finished are the hard cards, drawn.
var finished = sync.OnceValue(func() map[string][]byte {
	files := map[string][]byte{}
	for name, c := range hard() {
		files[name] = Draw(c)
	}
	return files
})

func decode(t testing.TB, data []byte) *image.Paletted {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("the file does not decode: %v", err)
	}
	paletted, ok := picture.(*image.Paletted)
	if !ok {
		t.Fatalf("the picture is a %T, want *image.Paletted", picture)
	}
	return paletted
}

func TestACardIsASmallPNGOfTheSizeThatNetworksWant(t *testing.T) {
	for name, data := range finished() {
		if len(data) > 25_000 {
			t.Errorf("%s: %d bytes, want at most 25,000", name, len(data))
		}
		if got, want := decode(t, data).Bounds(), image.Rect(0, 0, 1200, 630); got != want {
			t.Errorf("%s: the picture is %v, want %v", name, got, want)
		}
	}
}

// What is drawn apart from text is the bar, the rule and the band; everything else must keep off the edges and off
// these.
func TestTextKeepsWithinItsRoom(t *testing.T) {
	rooms := []image.Rectangle{
		image.Rect(left-4, siteY-siteSize, right+4, rule-6),
		image.Rect(left-4, rule+8, right+4, band-4),
		image.Rect(left-4, band+12, right+4, Height-12),
	}
	blank := decode(t, Draw(Card{}))
	for name, data := range finished() {
		picture := decode(t, data)
		for y := range Height {
			for x := range Width {
				i, at := y*picture.Stride+x, image.Pt(x, y)
				if picture.Pix[i] != blank.Pix[i] && !at.In(rooms[0]) && !at.In(rooms[1]) && !at.In(rooms[2]) {
					t.Fatalf("%s: text at %v, outside its room", name, at)
				}
			}
		}
	}
}

func TestTheSameCardGivesTheSameBytesWhoeverDrawsIt(t *testing.T) {
	cards, want := hard(), finished()
	var drawers sync.WaitGroup
	for range 2 {
		drawers.Go(func() {
			for name, c := range cards { // in another order each time, so with other glyphs kept
				if !bytes.Equal(Draw(c), want[name]) {
					t.Errorf("%s: other bytes than before", name)
				}
			}
		})
	}
	drawers.Wait()
}

// The pixels of cards are held by their hash, so that design is raised when they change: otherwise published cards that
// look the old way would be used again.
func TestOtherPixelsHaveAnotherDesign(t *testing.T) {
	var now strings.Builder
	fmt.Fprintf(&now, "design %s\n", design)
	for _, name := range []string{"compound", "empty", "everything long", "korean", "long", "long below a title",
		"long rating", "own hyphens", "sample", "short"} {
		picture := decode(t, finished()[name])
		fmt.Fprintf(&now, "%s %s\n", Card{Site: string(picture.Pix), Verdict: fmt.Sprint(picture.Palette)}.Path(""), name)
	}
	if *update {
		if err := os.WriteFile("testdata/pixels.txt", []byte(now.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/pixels.txt")
	if err != nil {
		t.Fatal(err)
	}
	if now.String() != string(want) {
		t.Errorf(
			"cards look different; raise design, look at some cards, and run the test with -update\ngot\n%swant\n%s",
			now.String(), want)
	}
}

func TestThePathChangesWithEverythingThatIsShown(t *testing.T) {
	seen := map[string]string{}
	for what, c := range map[string]Card{
		"nothing": {}, "site": {Site: "a"}, "label": {Label: "a"}, "title": {Title: "a"}, "claim": {Verdict: "a"},
		"rating": {Rating: "a"}, "tone": {Tone: "a"}, "symbol": {Symbol: "a"}, "date": {Dated: "a"},
		"two": {Site: "a", Label: "b"}, "joined": {Site: "ab"}, "moved": {Label: "ab"}, "digits": {Site: "1:a"},
	} {
		path := c.Path("id")
		if other, taken := seen[path]; taken {
			t.Errorf("%s and %s have the same path %s", what, other, path)
		}
		seen[path] = what
		if !strings.HasPrefix(path, "assets/cards/id.") || !strings.HasSuffix(path, ".png") {
			t.Errorf("path %q, want assets/cards/id.HASH.png", path)
		}
	}
}

func TestEachToneHasItsColour(t *testing.T) {
	seen := map[string]string{}
	for tone := range tones {
		picture := decode(t, Draw(Card{Rating: ".", Tone: tone}))
		if got, want := len(picture.Palette), 12; got != want {
			t.Fatalf("%s: %d colours, want %d", tone, got, want)
		}
		look := fmt.Sprint(picture.Palette)
		if other, same := seen[look]; same {
			t.Errorf("%s has the colours of %s", tone, other)
		}
		seen[look] = tone
	}
}

func TestEachSymbolLooksLikeNoOther(t *testing.T) {
	seen := map[string]string{}
	for name := range signs {
		look := string(decode(t, Draw(Card{Rating: ".", Symbol: name})).Pix)
		if other, same := seen[look]; same {
			t.Errorf("%s has the symbol of %s: colour alone does not tell them apart", name, other)
		}
		seen[look] = name
	}
	if len(seen) != 8 {
		t.Errorf("got %d symbols, want the eight of the format", len(seen))
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, name := range []string{"sample", "long"} {
		b.Run(name, func(b *testing.B) {
			c := hard()[name]
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(len(Draw(c))), "bytes")
			}
		})
	}
}

// What a card draws the stylesheet has to draw beside the words of ratings.
func TestTheStylesheetHasEverySign(t *testing.T) {
	css, err := static.FS.ReadFile("css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	for name := range signs {
		if !bytes.Contains(css, []byte("\n.sign-"+name+"::before { clip-path: polygon(")) {
			t.Errorf("css/site.css draws nothing for %s", name)
		}
	}
}
