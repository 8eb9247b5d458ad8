package opendata

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/since"
)

// Package since reads what this package writes, with names of its own: other versions of this program wrote it too.
func TestClaimsJSONCanBeHeldAgainstALaterProject(t *testing.T) {
	base, book := read(t, "Überschrift\n\nMan hat am Dienstag „zwölf Keller“ ausgepumpt.\n", first)
	encoded, err := Encode(newClaims(base, book))
	if err != nil {
		t.Fatal(err)
	}
	got, err := since.Read(encoded, nil)
	if err != nil {
		t.Fatal(err)
	}
	beyond := cmpopts.IgnoreFields(since.Claim{}, "URL", "Quotes") // what is no matter of ratings
	if diff := cmp.Diff(since.Of(base), got, beyond); diff != "" {
		t.Errorf("what would be published (-) is not what claims.json tells (+):\n%s", diff)
	}
	if found := since.Judge(got, base, &fact.Gaps{}); len(found) > 0 {
		t.Errorf("the same project: got %v, want no finding", found)
	}
	for i, c := range newClaims(base, book).Claims {
		for k, q := range c.Quotes {
			want := since.Quote{ID: q.ID, Source: q.Source, URL: q.URL, Text: q.Text, Stance: q.Stance, Start: q.Start, End: q.End}
			if diff := cmp.Diff(want, got.Claims[i].Quotes[k]); diff != "" {
				t.Errorf("quotation (-written +read):\n%s", diff)
			}
		}
	}
}
