package record_test

import (
	"strings"
	"testing"

	"beleg/generator/facts/format"
	"beleg/generator/facts/record"
	"beleg/generator/words/diag"
	"beleg/generator/words/edtf"
)

// kinds are files of each kind that the format has.
var kinds = []string{"content/site.toml", "content/actors.toml", "content/sources/a.toml", "content/claims/a.toml",
	"content/questions/a.toml", "content/events/a.toml", "content/pages/a.md"}

// FuzzDecode holds for a file of any kind that it is read the same twice, that what is found lies in it, that one without an error
// is not said to be unread and has its reviews and answers in order, and that each answer has its text.
func FuzzDecode(f *testing.F) {
	for i, text := range []string{"title = \"t\"\nbase_url = \"https://a.example/\"\nlanguage = \"de\"\naccent = \"#fff\"\nfooter = \"[a](b\"\n[publisher]\nname = \"n\"\n[[rating]]\nid = \"r\"\nlabel = \"R\"\n",
		"[a]\nname = \"A\"\npart_of = \"b\"\n[\"B c\"]\n", "file = \"a.txt\"\nsha256 = \"0\"\ntitle = \"t\"\nlanguage = \"xx yy\"\n[[block]]\nlines = \"1-2\"\nrole = \"skip\"\n",
		"claim = \"c\"\ntext = \"\"\"\n[a](claim:b)\n\"\"\"\n[[review]]\ndate = 2024-02-01\nrating = \"r\"\nverdict = \"v\"\n[[review]]\ndate = \"2024-01-01\"\nrating = \"r\"\nverdict = \"v\"\n[[quote]]\nsource = \"s\"\ntext = \"t\"\nstance = \"supports\"\n",
		"question = \"Q?\"\ntext = \"[b](claim:b)\"\nunknown = [\"u\"]\n[[answer]]\ndate = 2024-01-01\nword = \"No\"\ntext = \"No.\"\nclaims = [\"b\"]\n[[answer]]\ndate = 2023-01-01\nword = \"Yes\"\ntext = \"*Yes*\"\nwas = \"No\"\n",
		"when = \"2024-10~\"\ntitle = \"t\"\ntext = \"- a\"\n[[quote]]\nsource = \"s\"\ntext = \"t\"\n", "+++\ntitle = \"t\"\n+++\r\n# a\n[b](c \"d\")\n"} {
		f.Add(uint8(i), []byte(text))
	}
	f.Add(uint8(4), []byte("question = \"Q?\"\n[[answer]]\n[[answer]]\ntext = \"a\"\ndate = \"2024\"\n"))
	f.Fuzz(func(t *testing.T, kind uint8, text []byte) {
		if len(text) > 1000 {
			t.Skip("what is longer takes long")
		}
		name := kinds[int(kind)%len(kinds)]
		said, found := decoded(t, name, text)
		if _, again := decoded(t, name, text); shown(found) != shown(again) {
			t.Fatalf("found\n%s\nand then\n%s", shown(found), shown(again))
		}
		faults, _ := found.Count()
		switch r := said.(type) {
		case *record.Of[format.Claim]:
			inOrder(t, r.Unread, faults, r.Raw.Review, func(r format.Review) edtf.Date { return r.Date })
		case *record.Of[format.Question]:
			inOrder(t, r.Unread, faults, r.Raw.Answer, func(a format.Answer) edtf.Date { return a.Date })
			if len(r.Answers) != len(r.Raw.Answer) {
				t.Fatalf("%d of %d answers have a text", len(r.Answers), len(r.Raw.Answer))
			}
			for i, a := range r.Answers {
				if (a == nil) != (r.Raw.Answer[i].Text == "") {
					t.Fatalf("answer %d: got %v of %q", i, a, r.Raw.Answer[i].Text)
				}
			}
		}
	})
}

func decoded(t *testing.T, name string, text []byte) (any, diag.List) {
	t.Helper()
	file := &diag.File{Name: name, Text: text}
	said, found := record.Decode(file)
	for _, f := range found {
		if s := f.Span; s.File == file && (s.Start < 0 || s.End < s.Start || s.End > len(text)) || f.Message == "" || strings.HasSuffix(f.Message, ".") {
			t.Fatalf("got %s %q at %d to %d of %d bytes", f.Rule.Code, f.Message, f.Span.Start, f.Span.End, len(text))
		}
	}
	found.Sort()
	return said, found
}

func shown(found diag.List) string {
	var b strings.Builder
	for _, f := range found {
		b.WriteString(f.Rule.Code + ": " + f.Message + "\n")
	}
	return b.String()
}

// inOrder holds that entries whose file has no fault are in order of date.
func inOrder[T any](t *testing.T, unread bool, faults int, list []T, dayOf func(T) edtf.Date) {
	t.Helper()
	if faults > 0 {
		return
	}
	if unread {
		t.Fatal("a file without a fault is unread")
	}
	for i := 1; i < len(list); i++ {
		if a, b := dayOf(list[i-1]), dayOf(list[i]); edtf.Compare(a, b) == edtf.After {
			t.Fatalf("%s stands before %s", a, b)
		}
	}
}
