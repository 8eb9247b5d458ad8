package origin

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
)

func actor(id string, partOf *fact.Actor) *fact.Actor { return &fact.Actor{ID: id, PartOf: partOf} }

var (
	korea    = actor("suedkorea", nil)
	minister = actor("minister", korea)
	service  = actor("geheimdienst", korea)
	kyivPost = actor("kyiv-post", nil)
	choson   = actor("choson-ilbo", nil)
	publish  = actor("ippen", nil)
	ippen2   = actor("ippen-redaktion", publish)
	unnamed  = &fact.Actor{ID: "beamter", Unnamed: true}
	officer  = &fact.Actor{ID: "offizier", Unnamed: true, PartOf: service}
	spokes   = &fact.Actor{ID: "sprecherin", Unnamed: true, PartOf: korea}
)

func said(s *fact.Source, stance fact.Stance, chains ...fact.Chain) *fact.Quote {
	return &fact.Quote{Source: s, Stance: stance, Chains: chains}
}

func TestIndependentOriginsAreCountedAsAnInterval(t *testing.T) {
	a := &fact.Source{ID: "a", Publisher: publish}
	b := &fact.Source{ID: "b", Publisher: ippen2}
	c := &fact.Source{ID: "c", Publisher: kyivPost}
	d := &fact.Source{ID: "d"}
	for name, test := range map[string]struct {
		quotes        []*fact.Quote
		least, most   int
		articles      int
		wantFirstRoot string
	}{
		"nothing supports it":                               {[]*fact.Quote{said(a, fact.Disputes), said(b, fact.Mentions, fact.Chain{kyivPost})}, 0, 0, 0, ""},
		"two articles have it from one newspaper":           {[]*fact.Quote{said(a, fact.Supports, fact.Chain{kyivPost}), said(d, fact.Supports, fact.Chain{kyivPost})}, 1, 1, 2, "kyiv-post"},
		"the origin counts, not who passed it on":           {[]*fact.Quote{said(a, fact.Supports, fact.Chain{choson, minister}), said(b, fact.Supports, fact.Chain{kyivPost, service})}, 1, 1, 2, "suedkorea"},
		"parallel chains are two origins":                   {[]*fact.Quote{said(a, fact.Supports, fact.Chain{kyivPost}, fact.Chain{choson})}, 2, 2, 1, "choson-ilbo"},
		"an unattributed article may be a voice of its own": {[]*fact.Quote{said(a, fact.Supports, fact.Chain{kyivPost}), said(a, fact.Supports)}, 1, 2, 1, "kyiv-post"},
		"a publisher counts once, departments included":     {[]*fact.Quote{said(a, fact.Supports), said(b, fact.Supports), said(a, fact.Supports)}, 0, 1, 2, ""},
		"a publisher among the origins adds nothing":        {[]*fact.Quote{said(c, fact.Supports), said(a, fact.Supports, fact.Chain{kyivPost})}, 1, 1, 2, "kyiv-post"},
		"an article without a publisher may be one more":    {[]*fact.Quote{said(d, fact.Supports), said(d, fact.Supports)}, 0, 1, 1, ""},
		"each question mark may be someone else":            {[]*fact.Quote{said(a, fact.Supports, fact.Chain{choson, nil}), said(d, fact.Supports, fact.Chain{choson, nil})}, 0, 2, 2, ""},
		"an unnamed actor is at most one":                   {[]*fact.Quote{said(a, fact.Supports, fact.Chain{choson, unnamed}), said(d, fact.Supports, fact.Chain{unnamed})}, 0, 1, 2, ""},
		"an unnamed voice of a named house adds nothing":    {[]*fact.Quote{said(a, fact.Supports, fact.Chain{spokes}), said(d, fact.Supports, fact.Chain{minister})}, 1, 1, 2, "suedkorea"},
		"an unnamed voice does not name its house":          {[]*fact.Quote{said(a, fact.Supports, fact.Chain{spokes})}, 0, 1, 1, ""},
		"unnamed voices of one house are one at most":       {[]*fact.Quote{said(a, fact.Supports, fact.Chain{spokes}, fact.Chain{officer}), said(d, fact.Supports, fact.Chain{unnamed})}, 0, 2, 2, ""},
	} {
		got := Of(test.quotes)
		if got.AtLeast != test.least || got.AtMost != test.most || got.Articles != test.articles {
			t.Errorf("%s: got %d to %d from %d articles, want %d to %d from %d", name, got.AtLeast, got.AtMost, got.Articles, test.least, test.most, test.articles)
		}
		if test.wantFirstRoot != "" && (len(got.Roots) == 0 || got.Roots[0].ID != test.wantFirstRoot) {
			t.Errorf("%s: got roots %v, want %s first", name, got.Roots, test.wantFirstRoot)
		}
	}
}

func TestRootsAreInTheOrderOfTheirIDs(t *testing.T) {
	var chains []fact.Chain
	for i := range 26 {
		chains = append(chains, fact.Chain{actor(string(rune('z'-i)), nil)})
	}
	roots := Of([]*fact.Quote{said(&fact.Source{}, fact.Supports, chains...)}).Roots
	if len(roots) != 26 || !slices.IsSortedFunc(roots, func(a, b *fact.Actor) int { return strings.Compare(a.ID, b.ID) }) {
		t.Errorf("got %v, want them sorted", roots)
	}
}

func TestTheCountDoesNotDependOnTheOrderOfQuotations(t *testing.T) {
	a, d := &fact.Source{ID: "a", Publisher: publish}, &fact.Source{ID: "d"}
	quotes := []*fact.Quote{said(a, fact.Supports), said(d, fact.Supports, fact.Chain{choson, nil}), said(d, fact.Supports),
		said(a, fact.Supports, fact.Chain{kyivPost}, fact.Chain{unnamed}), said(d, fact.Supports, fact.Chain{minister}), said(d, fact.Disputes, fact.Chain{choson})}
	want := Of(quotes)
	if want.AtLeast > want.AtMost {
		t.Errorf("at least %d is more than at most %d", want.AtLeast, want.AtMost)
	}
	for range 20 {
		rand.Shuffle(len(quotes), func(i, j int) { quotes[i], quotes[j] = quotes[j], quotes[i] })
		if got := Of(quotes); got.AtLeast != want.AtLeast || got.AtMost != want.AtMost || got.Articles != want.Articles {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	}
}
