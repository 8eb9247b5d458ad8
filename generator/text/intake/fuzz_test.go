package intake_test

import (
	"bytes"
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"beleg/generator/text/article"
	"beleg/generator/text/intake"
	"beleg/generator/words/edtf"
)

func TestWhatCannotBeSeenIsNoArticle(t *testing.T) {
	for _, text := range []string{"", " \r\n\f", "\ufeff\u00a0\u2003\n\u2028", "\xa0", "\x01\x02"} {
		if got, err := intake.Read(intake.Given{Data: []byte(text)}); !errors.Is(err, intake.ErrEmpty) {
			t.Errorf("%q: got %+v and %v, want that there are no words in it", text, got, err)
		}
	}
}

const pdfHead = "%PDF-1.7\n" // before what the program for PDFs would print

// FuzzRead holds for an article of any kind that it is read the same twice, that its text is one that a seed may have, that the lines
// of which a role is told are in it and in order, and that what it states of itself is what a source may state.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"Home | News\n\nTitle?\n\nA sentence about it. Another one.\n\nTitle?\n\nFoto: dpa\n", "Der Bürger-\nmeister sagt am 8. Oktober 2024,\ndass es so ist.\n\f2\n",
		"\xff\xfea\x00b\x00.\x00", "\x81a b\xe4 c d\xfc", "1\n00:00:01,000 --> 00:00:02,000\n- Who?\n- <i>He</i>.\n", "WEBVTT - T\n\n00:01.000 --> 00:02.000\n<v A>b\n",
		"<title>T | P</title><html lang=de_DE><meta property=og:url content='https://a.example/b'><h1>T</h1><p>Am Dienstag war es so.</p>",
		pdfHead + `<html><head><title>T</title><meta name="CreationDate" content="D:20241008"/></head><body><doc><page width="600" height="800"><line><word xMin="50" yMin="50" xMax="90" yMax="60">Wort</word><word xMin="93" yMin="50" xMax="120" yMax="60">zwei.</word></line></page></doc></body></html>`} {
		f.Add([]byte(seed), "windows-1252", false)
		f.Add([]byte(seed), "", true)
	}
	f.Fuzz(func(t *testing.T, data []byte, charset string, keep bool) {
		if len(data) > 800 {
			t.Skip("what is longer takes long")
		}
		given := intake.Given{Data: data, Address: "https://a.example/", Charset: charset, Keep: keep && utf8.Valid(data) && !bytes.Contains(data, []byte{0}),
			Layout: func(pdf []byte) ([]byte, error) { return bytes.TrimPrefix(pdf, []byte(pdfHead)), nil }}
		got, err := intake.Read(given)
		if err != nil {
			return
		}
		if again, _ := intake.Read(given); !reflect.DeepEqual(again, got) {
			t.Fatalf("got %+v and then %+v", got, again)
		}
		if !utf8.ValidString(got.Text) || strings.ContainsAny(got.Text, "\x00") || len(article.Parse(got.Text, nil).Blocks) == 0 {
			t.Fatalf("%q became %q", data, got.Text)
		}
		line, lines := 0, article.CountLines(got.Text)
		for _, r := range got.Roles {
			if r.First <= line || r.Last < r.First || r.Last > lines {
				t.Fatalf("lines %d to %d of %d behind %d have a role", r.First, r.Last, lines, line)
			}
			line = r.Last
		}
		if got.Title.Value == "" || strings.TrimSpace(got.Title.Value) != got.Title.Value {
			t.Errorf("the title is %q", got.Title.Value)
		}
		if _, err := edtf.Parse(got.Published.Value); err != nil && got.Published.Value != "" {
			t.Errorf("it was published on %q", got.Published.Value)
		}
		if _, err := language.Parse(got.Language.Value); err != nil && got.Language.Value != "" {
			t.Errorf("its language is %q", got.Language.Value)
		}
		if u, err := url.Parse(got.URL.Value); err != nil || got.URL.Value != "" && u.Host == "" {
			t.Errorf("its address is %q", got.URL.Value)
		}
	})
}
