package subtitles

import (
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"beleg/generator/text/article"
	"beleg/generator/text/sniff"
)

func expect(t *testing.T, kind sniff.Kind, text string, want ...string) {
	t.Helper()
	d, err := Read(text, kind)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range d.Blocks {
		got = append(got, b.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(d.Overrides()) > 0 {
		t.Errorf("the reader of plain text would take lines for something else: %v", d.Overrides())
	}
}

func TestCuesAreJoinedWhereSentencesPausesAndSpeakersEnd(t *testing.T) {
	expect(t, sniff.SRT, "\uFEFF1\r\n00:00:01,000 --> 00:00:03,000\r\nGuten Abend, meine Damen\r\nund Herren.\r\n\r\n"+
		"2\r\n00:00:03,100 --> 00:00:05,000\r\n{\\an8}Die <i>Brücke</i> ist zu, sagt die Bürger-\r\n\r\n3\r\n00:00:05,100 --> 00:00:07,000\r\nmeisterin &amp; der Rat. 3 <3\r\n\r\n"+
		"4\r\n00:00:09,000 --> 00:00:10,000\r\nBis Mai.\r\n\r\n5\r\n00:00:12,000 --> 00:00:13,000\r\nund dann\r\n\r\n6\r\n01:00:20,000 --> 01:00:21,000\r\n42\r\n\r\nJahre.\r\n",
		"[00:00:01] Guten Abend, meine Damen und Herren. Die Brücke ist zu, sagt die Bürgermeisterin & der Rat. 3 <3 Bis Mai.",
		"[00:00:12] und dann", "[01:00:20] 42 Jahre.")
	long := strings.Repeat("Die Brücke über den Fluss ist zu und bleibt es. ", 5) + "Punkt."
	expect(t, sniff.SRT, "00:00:01,0 --> 00:00:09,0\n"+long+"\n\n00:00:09,0 --> 00:00:11,0\nWeiter.", "[00:00:01] "+long, "[00:00:09] Weiter.")
	expect(t, sniff.SRT, "1\n00:00:01,0 --> 00:00:09,0\n- Ist sie zu?\n- Ja –\n\n2\n00:00:09,0 --> 00:00:10,0\n– leider.\n\n3\n00:00:10,0 --> 00:00:11,0\nMAYER: Seit wann?\n\n4\n00:00:11,0 --> 00:00:12,0\nDie Antwort: seit Mai.\n>> Danke.",
		"[00:00:01] - Ist sie zu?", "[00:00:01] - Ja –", "[00:00:09] – leider.", "[00:00:10] MAYER: Seit wann? Die Antwort: seit Mai.", "[00:00:11] >> Danke.")
}

func TestWhatIsForPlayersIsLeftOut(t *testing.T) {
	d, err := Read("WEBVTT - Rede\nKind: captions\nLanguage: de-AT\n\nSTYLE\n::cue { color: red }\n\nNOTE\nnicht zu lesen\n\nREGION\nid:unten\n\n"+
		"eins\n00:01.000 --> 00:02.000 align:start position:0%\n<v.laut Erika Muster>Die <c.gelb>Brücke</c></v>\n\nNOTE auch nicht\n\n"+
		"00:02.000 --> 00:03.000\n<v Erika Muster>ist&nbsp;zu. <00:02.500>Ja.\n<v Hans>Seit wann?\n", sniff.VTT)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.Text(), "[00:00:01] Erika Muster: Die Brücke ist zu. Ja.\n\n[00:00:02] Hans: Seit wann?\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if d.Language.Value != "de-AT" || d.Kind != "subtitles (WebVTT)" {
		t.Errorf("got the language %q of %q", d.Language.Value, d.Kind)
	}
}

func TestCaptionsThatRollUpAreNotDoubled(t *testing.T) {
	expect(t, sniff.VTT, "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n \nguten<00:00:01.000><c> abend</c>\n\n00:00:02.000 --> 00:00:02.010\nguten abend\n \n\n"+
		"00:00:02.010 --> 00:00:04.000\nguten abend\nabend ist<00:00:03.000><c> es</c>\n\n00:00:04.000 --> 00:00:04.010\nabend ist es\n \n\n00:00:04.010 --> 00:00:06.000\nabend ist es\nnein nein\n",
		"[00:00:00] guten abend abend ist es nein nein")
	expect(t, sniff.SRT, "1\n00:00:01,0 --> 00:00:02,0\nDie\n\n2\n00:00:02,0 --> 00:00:03,0\nDie Brücke\n\n3\n00:00:03,0 --> 00:00:04,0\nDie Brücke ist\nzu.", "[00:00:01] Die Brücke ist zu.")
	expect(t, sniff.SRT, "1\n00:00:01,0 --> 00:00:02,0\nNein.\n\n2\n00:00:02,5 --> 00:00:03,0\nNein.\n\n3\n00:00:03,0 --> 00:00:04,0\nDoch.", "[00:00:01] Nein. Nein. Doch.")
}

// Minutes and seconds are taken as they are written, and hours have three digits.
func TestATimeIsWrittenAsALineMayBeginWithIt(t *testing.T) {
	expect(t, sniff.SRT, "1\n00:61:75,0 --> 00:62:16,0\nEins.\n\n2\n999:59:95,9 --> 999:59:99,0\nZwei.", "[01:02:15] Eins.", "[999:59:59] Zwei.")
}

// All words of an article that is spoken come out in order, and none besides, however it is cut into cues.
func TestNoWordIsLostOrAdded(t *testing.T) {
	names, _ := filepath.Glob("../../../seeds/*.txt")
	if len(names) < 5 {
		t.Fatal("no seeds")
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range names {
		seed, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(strings.ReplaceAll(string(seed), "-", ""))
		srt, vtt, rest, at := "", "WEBVTT\n", words, 0
		for n := 1; len(rest) > 0; n++ {
			k := min(1+random.IntN(12), len(rest))
			from := time.Time{}.Add(time.Duration(at) * time.Millisecond)
			to := from.Add(time.Duration(200*k) * time.Millisecond)
			cue := strings.Join(rest[:k/2], " ") + "\n" + strings.Join(rest[k/2:k], " ")
			srt += fmt.Sprintf("%d\n%s --> %s\n%s\n\n", n, from.Format("15:04:05,000"), to.Format("15:04:05,000"), strings.TrimSpace(cue))
			vtt += fmt.Sprintf("\n%s --> %s\n%s\n", from.Format("04:05.000"), to.Format("04:05.000"), html.EscapeString(strings.TrimSpace(cue)))
			rest, at = rest[k:], at+200*k+random.IntN(3000)
		}
		for kind, text := range map[sniff.Kind]string{sniff.SRT: srt, sniff.VTT: vtt} {
			d, err := Read(text, kind)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range d.Blocks {
				got = append(got, strings.Fields(b.Text)[1:]...)
			}
			if diff := cmp.Diff(words, got); diff != "" {
				t.Errorf("%s as %s: %.400s", name, kind, diff)
			}
		}
	}
}

func TestWhatIsNoCueIsAnError(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "there is no cue in these subtitles (SRT)",
		"1\n00:00:01,000 --> bald\nHallo":     `line 2: "00:00:01,000 --> bald" is no time of a cue`,
		"1\n00:00:01,0 --> 00:00:02\nA --> B": "",
	} {
		if _, err := Read(text, sniff.SRT); err == nil != (want == "") || err != nil && err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func FuzzEveryBlockIsALineWithItsTime(f *testing.F) {
	f.Add("WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>x</v>\n<\n\n00:02.000 --> 00:02.5\nx y\n", true)
	f.Add("1\n00:00:01,000 --> 00:00:02,000\n- a\n- b-\n\n999:59:59,9 --> 00:00:00,0\nb\xff", false)
	f.Fuzz(func(t *testing.T, text string, vtt bool) {
		kind := sniff.SRT
		if vtt {
			kind = sniff.VTT
		}
		d, err := Read(text, kind)
		if err != nil {
			return
		}
		for _, b := range article.Parse(d.Text(), nil).Blocks {
			if b.Time == "" && b.End-b.Start > len("[00:00:00]") {
				t.Errorf("%q: %q has no time", text, d.Text()[b.Start:b.End])
			}
		}
		if len(d.Text()) > 20*len(text) {
			t.Errorf("%q became %q", text, d.Text())
		}
	})
}
