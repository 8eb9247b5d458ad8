package speaker

import (
	"strings"
	"testing"

	"beleg/generator/words/reading"
)

// In each text [ and ] are around a name, and { and } around the words that name who says something.
func TestWhoSaysSomethingIsNamed(t *testing.T) {
	for _, c := range []struct{ language, text string }{
		{"en", "The alarm had failed, {said [Moira Enderby]}, the company's operations director."},
		{"en", "“It failed,” {says [Moira Enderby]}."},
		{"en", "It failed, {wrote operations director [Moira Enderby]} on Monday."},
		{"en", "It failed, {added [Moira Enderby]}."},
		{"en", "It failed, {claimed [Moira Enderby]}."},
		{"en", "{[Moira Enderby] said} the alarm had failed."},
		{"en", "{[Harwick Vale Water] has said} that it failed."},
		{"en", "The {[Harwick Vale Water] also said} that it failed."},
		{"en", "He told the inquiry that {[Moira Enderby] told} him of it."},
		{"en", "Prime Minister {[Moira Enderby] denied} it."},
		{"en", "It failed, {according to [Moira Enderby]}."},
		{"en", "{According to the [Harwick Courier]}, it failed."},
		{"en", "It failed, {reported the [Courier]}."},
		{"de", "Die Pumpe fiel aus, {sagte [Ida Kern]}."},
		{"de", "Die Pumpe fiel aus, {teilte die [Nato]} am Montag mit."},
		{"de", "„Sie fiel aus“, {erklärt der südkoreanische Minister [Kim Yong-hyun]}."},
		{"de", "Sie fiel aus, {so [Ida Kern]}."},
		{"de", "{[Ida Kern] sagte}, die Pumpe sei ausgefallen."},
		{"de", "Minister {[Ida Kern] sagte}: „Ja.“"},
		{"de", "Sie fiel, wie {[Ida Kern] betonte}, nie aus."},
		{"de", "Sie ist {laut [Kurier]} ausgefallen."},
		{"de", "Sie fiel {nach Angaben der [Nato]} aus."},
		{"de", "Sie fiel {nach Angaben von Minister [Ida Kern]} aus."},
		{"de", "Sie ist {laut Minister [Ida Kern]} ausgefallen."},
		{"de", "Sie fiel {[Ida Kern] zufolge} aus."},
		{"de", "Angaben der {[Nato] zufolge} fiel sie aus."},
		{"de", "Sie fiel aus, {berichtet der [Kurier]}."},
		{"fr", "La pompe est tombée en panne, {a déclaré la ministre [Ida Kern]}."},
		{"fr", "« Elle est en panne », {explique [Ida Kern]}."},
		{"fr", "{[Ida Kern] a affirmé} que non."},
		{"fr", "{Selon [Ida Kern]}, elle est en panne."},
		{"fr", "« Elle est en panne », {a affirmé vendredi le colonel [Ida Kern]}, porte-parole."},
		{"fr", "Elle est en panne, {a affirmé le président karvonien, [Ida Kern]}."},
		{"fr", "Elle est en panne, {a affirmé mardi le porte-parole de l’armée, [Ida Kern]}."},
		{"fr", "{D’après [Ida Kern]}, elle est en panne."},
		{"fr", "{À en croire [Ida Kern]}, elle est en panne."},
		{"fr", "{[Ida Kern], porte-parole de l’armée, a déclaré} que non."},
		{"fr", "{[Ida Kern] a aussi assuré} que non."},
		{"fr", "{[Ida Kern] nous a expliqué} que non."},
		{"fr", "{[Ida Kern] s’est indignée} : « Non. »"},
		{"fr", "{[Ida Kern] se félicite} que non."},
		{"fr", "« Elle est en panne », {s’est indignée la ministre [Ida Kern]}."},
		{"fr", "« Elle est en panne », {se félicite [Ida Kern]}."},
		{"fr", "« Elle est en panne », {nous a encore assuré [Ida Kern]}."},
		{"fr", "« Elle est en panne », {martèle [Ida Kern]}."},
		{"fr", "{[Ida Kern]} : « Elle est en panne. »"},
		{"en", "It failed, {said the mayor of the city, [Moira Enderby]}."},
		{"en", "{[Moira Enderby], its director, said} it failed."},
		{"en", "{[Moira Enderby]}: “It failed.”"},
		{"de", "Sie fiel aus, {sagte am Montag die Ministerin [Ida Kern]}."},
		{"de", "Sie fiel aus, {sagte der Sprecher der Polizei, [Ole Brandt]}."},
		{"de", "{[Ida Kern], die Ministerin, sagte}: „Ja.“"},
		{"fr", "Elle est, {d’après l’[Agence]}, en panne."},
	} {
		_, want, _ := strings.Cut(strings.NewReplacer("[", "", "]", "").Replace(c.text), "{")
		want, _, _ = strings.Cut(want, "}")
		if got := find(c.language, c.text); got != want {
			t.Errorf("%s: got %q of %q, want %q", c.language, got, c.text, want)
		}
	}
}

// Who is told something, or spoken of, or only has their name in that of somebody else.
func TestWhoDoesNotSayItIsNotNamed(t *testing.T) {
	for _, c := range []struct{ language, text string }{
		{"en", "It failed, he told [Moira Enderby]."},
		{"en", "Critics of [Moira Enderby] said it failed."},
		{"en", "Lawyers for the [Company] said it failed."},
		{"en", "It failed, said a lawyer for [Moira Enderby]."},
		{"en", "It failed, said a [Reuters] reporter."},
		{"en", "It failed, said [Moira Enderby]'s lawyer."},
		{"en", "It failed, according to [Moira Enderby]’s lawyer."},
		{"en", "[Moira Enderby], her lawyer said, had left."},
		{"en", "[Moira Enderby] is said to have left."},
		{"en", "[Moira Enderby] called the police."},
		{"en", "[Moira Enderby] claimed the prize."},
		{"en", "[Moira Enderby] reported the fire to the police."},
		{"en", "The Sunday [Times] said it failed."},
		{"de", "[CNN] sagte ein Beamter, sie sei ausgefallen."},
		{"de", "Ein Beamter, Ole Brandt, sagte [CNN], sie sei ausgefallen."},
		{"de", "Er hatte [Ida Kern] gesagt, sie falle aus."},
		{"de", "In [Russland] sagte, wer konnte, nichts."},
		{"de", "Ein Sprecher der [Nato] sagte, sie falle aus."},
		{"de", "Sie falle aus, sagte ein Sprecher der [Nato]."},
		{"de", "Sie fiel laut [Kreml]-Sprecher Peskow aus."},
		{"de", "Berichten aus [Russland] zufolge fiel sie aus."},
		{"de", "Berichten aus Seoul und den [USA] zufolge fiel sie aus."},
		{"de", "Ida Kern, die [Ole Brandt] sagte: Nein."},
		{"fr", "Un proche de [Ida Kern] a déclaré que non."},
		{"fr", "Elle est en panne, a déclaré un proche de [Ida Kern]."},
		{"fr", "Elle est en panne, a déclaré un proche du président, [Ida Kern]."},
		{"fr", "Elle est en panne, a-t-il dit, [Ida Kern] présente."},
		{"fr", "Elle est en panne, a-t-on déclaré à [Ida Kern]."},
		{"fr", "Elle est en panne, a déclaré vendredi à [Ida Kern]."},
		{"fr", "Il a félicité [Ida Kern]."},
		{"fr", "Le maire, a félicité [Ida Kern]."},
		{"fr", "[Ida Kern] a félicité les soldats."},
		{"fr", "La lettre à [Ida Kern] : « Elle est en panne. »"},
		{"fr", "Photo prise par [Ida Kern] : elle est en panne."},
		{"en", "[Moira Enderby], her lawyer said, said so."},
		{"en", "[Moira Enderby]: a life."},
		{"de", "Sie fiel aus, sagte er, [Ida Kern] sei dabei."},
		{"de", "Sie fiel aus, sagte der Sprecher der Ministerin, [Ida Kern]."},
		{"xx", "It failed, said [Moira Enderby]."},
	} {
		if got := find(c.language, c.text); got != "" {
			t.Errorf("%s: got %q of %q", c.language, got, c.text)
		}
	}
}

// find returns the words that name the name in brackets as the one who speaks, or "". May must not deny it.
func find(language, marked string) string {
	l := In(language)
	before, rest, _ := strings.Cut(strings.NewReplacer("{", "", "}", "").Replace(marked), "[")
	name, after, _ := strings.Cut(rest, "]")
	if l == nil || !l.May(before, after) {
		return ""
	}
	text := before + name + after
	words := reading.Words(text)
	from, to, ok := l.Speaks(words, Name{
		From:   len(reading.Words(before)),
		To:     len(reading.Words(before + name)),
		Person: strings.Contains("Moira Enderby Ida Kern Ole Brandt Kim Yong-hyun", name),
		Outlet: strings.Contains("CNN Kurier Harwick Courier Reuters Times Agence", name)})
	if !ok {
		return ""
	}
	return text[words[from].Start:words[to-1].End]
}
