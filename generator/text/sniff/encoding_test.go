package sniff

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

var (
	bare16LE = named{utf.UTF16(utf.LittleEndian, utf.IgnoreBOM), "UTF-16LE"}
	bare16BE = named{utf.UTF16(utf.BigEndian, utf.IgnoreBOM), "UTF-16BE"}
	bare32LE = named{utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "UTF-32LE"}
	bare32BE = named{utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "UTF-32BE"}
	cp1252   = named{charmap.Windows1252, "Windows-1252"}
)

const (
	german  = "Die Brücke wird gesperrt, sagte die Bürgermeisterin am Montag. „Das ist für alle ärgerlich“, räumte sie ein – nicht vor Mai.\n"
	english = "The café on the bridge will close in May, the council’s naïve plan says, and that is not what it was for.\n"
	french  = "Le pont sera fermé dès lundi, a annoncé la mairie. « C’est une décision difficile pour les élèves », a-t-elle ajouté.\n"
	spanish = "El puente estará cerrado desde el lunes, según el ayuntamiento de la ciudad. ¿Por qué? Los niños no lo saben.\n"
	moscow  = "Мост будет закрыт с понедельника, сообщила мэрия города. По словам мэра, ремонт продлится до мая следующего года.\n"
	polish  = "Miasto zamknie most na rzece od poniedziałku. Nie wiadomo jeszcze, jak długo potrwają prace, powiedziała burmistrz, która już się tym zajęła.\n"
	czech   = "Podle policie nebyl při nehodě nikdo zraněn. Řidič se svým vozem vyjel ze silnice a narazil do stromu, který stál u cesty, a teď ještě leží v nemocnici.\n"
	turkish = "Polise göre kazada kimse yaralanmadı. Sürücü, arabası ile yoldan çıkmış ve bir ağaca çarpmış, daha sonra da hastaneye gitmiş.\n"
	ukrain  = "Міст буде закрито з понеділка, повідомила міська рада. За словами мера, ремонт триватиме до травня наступного року.\n"
)

func TestTextComesBackFromEveryEncodingThatCanBeTold(t *testing.T) {
	for _, c := range []struct {
		e    named
		text string
	}{
		{bare16LE, german}, {bare16BE, german}, {bare16LE, "\uFEFF" + moscow}, {bare16BE, "\uFEFF" + moscow}, {bare16LE, moscow}, {bare16BE, ukrain},
		{bare32LE, german}, {bare32BE, "\uFEFF" + german}, {bare32LE, "\uFEFF" + moscow}, {cp1252, german}, {cp1252, english}, {cp1252, french}, {cp1252, spanish},
		{cp1252, "1200 Gäste waren am Samstag im Freibad"}, {cp1252, "Größe: 3 m²\n"}, {cp1252, "“Yes,” he said – no more.\n"}, {cp1252, "L’été à Orléans"},
		{named{charmap.ISO8859_15, "ISO-8859-15"}, "Der Preis für die Brücke ist 300 €, und das ist nicht viel.\n"},
		{russian[0], moscow}, {russian[1], moscow}, {russian[2], moscow}, {russian[3], moscow}, {russian[0], ukrain}, {russian[1], ukrain},
		{latin[1].named, polish}, {latin[2].named, polish}, {latin[1].named, czech}, {latin[2].named, czech}, {latin[3].named, turkish},
		{named{japanese.ISO2022JP, "ISO-2022-JP"}, "橋は月曜日から閉鎖されます。\n"}, {named{utf.UTF8, "UTF-8"}, german + moscow}, {named{utf.UTF8, "UTF-8"}, "\uFEFF" + german},
	} {
		got, name, err := Decode([]byte(encoded(t, c.e, c.text)))
		if want := strings.TrimPrefix(c.text, "\uFEFF"); got != want || name != c.e.name || err != nil {
			t.Errorf("%s: got %.60q as %q, %v; want %.60q", c.e.name, got, name, err, want)
		}
	}
}

func TestWhatCannotBeDecodedIsToldWithItsPlace(t *testing.T) {
	for data, want := range map[string]string{
		"\uFEFFb\ncd\x00e":                                      "byte 0x00 in line 2 (byte 8 of the file) is NUL, which stands in no text",
		"It costs 5 \x80.\n\x00 And more.":                      "byte 0x00 in line 2 (byte 15 of the file) is NUL, which stands in no text",
		"\xff\xfea\x00\n\x00\x00\x00":                           "character 3 is NUL, which stands in no text",
		"Größe und Maße, fünf \xff Kühe":                        "byte 0xFF in line 1 (byte 26 of the file) is not UTF-8, and no other encoding fits",
		"\x81\x8d\x8f":                                          "byte 0x81 in line 1 (byte 1 of the file) is not UTF-8, and no other encoding fits",
		encoded(t, dos[0], "Die Brücke wird für alle gesperrt"): "byte 0x81 in line 1 (byte 7 of the file) is not UTF-8; the encoding may be CP850 (DOS)",
		encoded(t, dos[1], "Die Brücke wird für alle gesperrt"): "byte 0x9F in line 1 (byte 7 of the file) is not UTF-8; the encoding may be Mac Roman",
		encoded(t, named{charmap.Windows1253, ""}, "Η γέφυρα θα κλείσει τη Δευτέρα"): "byte 0xC7 in line 1 (byte 1 of the file) is not UTF-8; the encoding may be Windows-1253 (Greek)",
		encoded(t, named{japanese.ShiftJIS, ""}, "橋は月曜日から閉鎖されます。"):                   "byte 0x8B in line 1 (byte 1 of the file) is not UTF-8; the encoding may be Shift JIS",
		encoded(t, named{simplifiedchinese.GBK, ""}, "大桥将从星期一起关闭，这是市政府的决定。"):         "byte 0xB4 in line 1 (byte 1 of the file) is not UTF-8; the encoding may be GB18030 or EUC-KR",
	} {
		text, name, err := Decode([]byte(data))
		if err == nil || err.Error() != want || text != "" || name != "" {
			t.Errorf("%q: got %q as %q and\n%v\nwant\n%s", data, text, name, err, want)
		}
	}
}

func FuzzWhatIsDecodedIsTextAndLoosesNothing(f *testing.F) {
	for _, s := range []string{german, "\uFEFFa", "a\x00b\x00", "\x00a\x00b", "\xff\xfea\x00", "<html>", "1\n00:00:01,0 --> 00:00:02,0\n", "\xe4\xf6", "PK\x03\x04", "\xff\xfe\x00\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Look(data)
		Name(data)
		text, name, err := Decode(data)
		if (err == nil) != (name != "") {
			t.Fatalf("encoding %q and error %v", name, err)
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") || len(text) > 3*len(data) {
			t.Errorf("%q: %q is no text or too long", data, text)
		}
		if name == "UTF-8" && text != strings.TrimPrefix(string(data), "\uFEFF") {
			t.Errorf("%q: UTF-8 was changed to %q", data, text)
		}
	})
}
