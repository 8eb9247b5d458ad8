package foreign_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"beleg/generator/facts/foreign"
)

// FuzzRead holds that whatever stands in a file is read the same twice, that each entry has its line, stands behind the one before it
// and says something on one line, and that a table can be read by the columns that are proposed for it.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{`{"@type": "ClaimReview", "claimReviewed": "a &lt;b&gt;<i>c</i>", "url": "u:1", "itemReviewed": {"@id": "#i"}, "reviewRating": {"ratingValue": 2, "bestRating": 5}}`,
		`[{"@id": "#i", "@type": "Claim", "text": "t", "appearance": ["a:b", {"url": "c:d"}]}, {"@type": "ClaimReview", "itemReviewed": {"@id": "#i"}, "keywords": "x, y"}]`,
		`{"claims": [{"text": "t", "claimReview": [{"publisher": {"site": "p"}, "url": "u", "textualRating": "r"}]}]}`,
		"{\"uri\": \"a:b\", \"text\": \"n\",\n \"tags\": [\"Supports\", \"x\"], \"target\": [{\"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"e\", \"prefix\": \"p \"}]}]}",
		`{"type": "Annotation", "references": ["a"], "target": "x", "body": {"value": "v"}} {"a": `,
		"<script type=\"application/ld+json\">\n<!-- {\"@type\": \"ClaimReview\", \"claimReviewed\": \"a\"}, -->\n</script>",
		"claim,quote,source\na,\"b\nc\",d\n,,e\nf,g,h,i\n\"\n", "Behauptung;Urteil;Urteil\r\na;b;c\r\n", "sep=|\nfoo|bar\na|b", "claim\rb\r", "\xff\xfec\x00,\x00\n\x00a\x00,\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1500 {
			t.Skip("what is longer takes long")
		}
		in := foreign.Read("in", data, nil)
		if again := foreign.Read("in", data, nil); !reflect.DeepEqual(again, in) {
			t.Fatalf("got %+v and then %+v", in, again)
		}
		check(t, in)
		if in.Proposed == nil {
			return
		}
		if in.Entries != nil || foreign.KeyFault(in.Proposed) != nil {
			t.Fatalf("got %d entries, and %v proposed", len(in.Entries), in.Proposed)
		}
		read := foreign.Read("in", data, in.Proposed)
		if check(t, read); strings.Contains(told(t, read.Found), "there is no column") {
			t.Fatal(told(t, read.Found))
		}
	})
}

func check(t *testing.T, in *foreign.File) {
	t.Helper()
	for _, found := range in.Found {
		if s := found.Span; s.Start < 0 || s.End < s.Start || s.End > len(in.Text) || found.Message == "" {
			t.Fatalf("%q at %d to %d of %d bytes", found.Message, s.Start, s.End, len(in.Text))
		}
	}
	last := 0
	for _, e := range in.Entries {
		if e.At.Start < last || e.At.End > len(in.Text) || e.Line != in.Position(e.At.Start).Line {
			t.Fatalf("an entry at byte %d behind %d is said to stand in line %d", e.At.Start, last, e.Line)
		}
		last = e.At.Start
		if e.Claim == "" && e.Quotes == nil {
			t.Fatalf("nothing is claimed or quoted in %+v", e)
		}
		said := append([]string{e.Claim, e.Short, e.Speaker, e.Said, e.Text}, e.Topics...)
		for _, r := range e.Reviews {
			said = append(said, r.Rating, r.Scale, r.Date, r.Verdict, r.By)
		}
		for _, s := range said {
			if strings.Join(strings.Fields(s), " ") != s || !utf8.ValidString(s) {
				t.Fatalf("%q is no line of text", s)
			}
		}
		for _, q := range e.Quotes {
			if q.At.Start < e.At.Start || q.At.End > len(in.Text) || q.Text == "" ||
				!slices.Contains([]string{"", "supports", "disputes", "mentions"}, q.Stance) {
				t.Fatalf("the quotation %+v of an entry at %d", q, e.At.Start)
			}
		}
	}
}
