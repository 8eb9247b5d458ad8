package sniff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"beleg/generator/words/reading"
)

// russian are the encodings of Russian and its neighbours, and central those of Latin letters with the languages that
// are written in them.
var (
	russian = []named{{charmap.Windows1251, "Windows-1251"}, {charmap.KOI8U, "KOI8-U"},
		{charmap.ISO8859_5, "ISO-8859-5"}, {charmap.CodePage866, "CP866"}}
	latin = []struct {
		named
		languages string
	}{
		{named{charmap.Windows1252, "Windows-1252"}, " de en fr es it pt nl sv da no fi "},
		{named{charmap.Windows1250, "Windows-1250"}, " pl cs sk hu ro hr "},
		{named{charmap.ISO8859_2, "ISO-8859-2"}, " pl cs sk hu ro hr "},
		{named{charmap.Windows1254, "Windows-1254"}, " tr "},
	}
	dos  = []named{{charmap.CodePage850, "CP850 (DOS)"}, {charmap.Macintosh, "Mac Roman"}}
	east = []named{{japanese.ShiftJIS, "Shift JIS"}, {japanese.EUCJP, "EUC-JP"}, {simplifiedchinese.GB18030, "GB18030"},
		{traditionalchinese.Big5, "Big5"}, {korean.EUCKR, "EUC-KR"}}
	other = map[*unicode.RangeTable]named{unicode.Greek: {charmap.Windows1253, "Windows-1253 (Greek)"},
		unicode.Hebrew: {charmap.Windows1255, "Windows-1255 (Hebrew)"},
		unicode.Arabic: {charmap.Windows1256, "Windows-1256 (Arabic)"},
		unicode.Thai:   {charmap.Windows874, "Windows-874 (Thai)"}}
)

// accents are the letters beyond ASCII by the languages that use them, those of names that are often in the news
// included; "" is a text of too few words, for which the letters must do that Western languages share and others have
// not in these places.
var accents = map[string]string{
	"de": "äöüßéèàçñáóêôå", "en": "éèêëàâçñöüïôæœáíóúäåø", "fr": "àâäçéèêëîïôöùûüÿœæñáíóú", "es": "áéíóúüñçàè",
	"it": "àèéìíòóùúîç", "pt": "áâãàçéêíóôõúüñ", "nl": "éëèêïöüóáíäàçûî", "sv": "åäöéèàüø", "da": "åæøéäöüèó",
	"no": "åæøéòôäöüèê", "fi": "äöåéšž", "": "äöüßéàçâîôûïñœáíóúå", "pl": "ąćęłńóśźżéöüä", "cs": "áčďéěíňóřšťúůýžöü",
	"sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "ro": "ăâîşţéáöü", "hr": "čćđšžéö", "tr": "çğıöşüâîûi̇é",
}

const (
	typographic = "\u00a0\u00ad„“”‚‘’«»‹›–—…•§°€£©®™·′№½¼¾²³×¹ªº´¿¡±¶" // what else articles are made of, beyond ASCII
	joining     = "\u00ad\u00a0’‘´–—…·"                                // and of that, what stands between two letters
)

// bytewise tells encodings of a byte a character by what would stand in a sample; nil if there is none, or more than
// one.
func bytewise(sample []byte) *named {
	var found *named
	for _, e := range russian {
		if s := single(e, sample); reads(s, unicode.Cyrillic) && often(s) {
			if found != nil {
				return nil
			}
			found = &e
		}
	}
	if found != nil {
		return found
	}
	for _, e := range latin {
		s := single(e, sample)
		language := reading.Guess(s)
		switch {
		case language != "" && !strings.Contains(e.languages, " "+language+" ") || !spelt(s, accents[language]):
		case strings.ContainsRune(s, '¤') && !strings.ContainsAny(s, "€„“”’–…"):
			return &named{charmap.ISO8859_15, "ISO-8859-15"} // the euro stands there; nobody writes ¤
		default:
			return &e.named
		}
		if language == "" {
			return nil // what is too short to tell a language cannot tell Polish
		}
	}
	return nil
}

// perhaps names the encodings that would give letters of one script.
func perhaps(sample []byte) []string {
	var may []string
	for _, e := range russian {
		if s := single(e, sample); reads(s, unicode.Cyrillic) && often(s) {
			may = append(may, e.name)
		}
	}
	for _, script := range []*unicode.RangeTable{unicode.Greek, unicode.Hebrew, unicode.Arabic, unicode.Thai} {
		if reads(single(other[script], sample), script) {
			may = append(may, other[script].name)
		}
	}
	for _, e := range dos {
		if spelt(single(e, sample), accents["fr"]+accents["de"]) {
			may = append(may, e.name)
		}
	}
	for _, e := range east {
		s := strings.TrimRight(single(e, sample), "\uFFFD") // the last character may have been cut
		if !strings.ContainsRune(s, utf8.RuneError) && strings.ContainsFunc(s, common) {
			may = append(may, e.name)
		}
	}
	return may
}

// common reports a character that stands in nearly every line of Chinese, Japanese or Korean.
func common(r rune) bool {
	return strings.ContainsRune("的是在了。、，のはをにがで이다는을가의에", r)
}

// reads reports whether most letters of a text are of a script, at least eight of them, with no capital behind a small
// letter, and nothing strange between them.
func reads(text string, script *unicode.RangeTable) bool {
	letters, others, before := 0, 0, ' '
	for _, r := range text {
		switch {
		case unicode.Is(script, r):
			letters++
			if unicode.IsUpper(r) && unicode.IsLower(before) {
				return false
			}
		case r >= 0x80 && !strings.ContainsRune(typographic, r):
			return false
		case unicode.IsLetter(r):
			others++
		}
		before = r
	}
	return letters >= 8 && letters > others
}

// often reports whether seven of ten Cyrillic letters are among those that make up four fifths of Russian, Ukrainian,
// Bulgarian and Serbian. In a wrong encoding about half would be.
func often(text string) bool {
	all, frequent := 0, 0
	for _, r := range text {
		if unicode.Is(unicode.Cyrillic, r) {
			all++
			if strings.ContainsRune("оеаинтсрвлкдмупіј", unicode.ToLower(r)) {
				frequent++
			}
		}
	}
	return 10*frequent >= 7*all
}

// spelt reports whether a text has letters beyond ASCII and is written with these but for one in twenty, no more than
// one of three letters is one of them, and none of what stands beyond ASCII is where nobody writes it: a sign between
// two letters, a fraction behind one, a capital behind a small one.
func spelt(text, letters string) bool {
	all, accented, strange, last, sign := 0, 0, 0, ' ', false
	for _, r := range text {
		isLetter := unicode.IsLetter(r)
		switch {
		case isLetter && sign && unicode.IsLetter(last):
			return false
		case isLetter && r >= 0x80 && unicode.IsUpper(r) && unicode.IsLower(last):
			return false
		case !isLetter && r >= 0x80 && !strings.ContainsRune(typographic, r) && r != '¤',
			strings.ContainsRune("±¶¿¡¼½¾", r) && unicode.IsLetter(last):
			return false
		}
		if sign = !isLetter && r >= 0x80 && !strings.ContainsRune(joining, r); sign {
			continue // last stays the letter before it
		}
		if last = r; isLetter {
			all++
		}
		if isLetter && r >= 0x80 {
			accented++
			if !strings.ContainsRune(letters, unicode.ToLower(r)) {
				strange++
			}
		}
	}
	return 3*accented <= all && 20*strange <= accented
}
