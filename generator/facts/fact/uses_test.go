package fact

import (
	"slices"
	"testing"
)

func TestTheSpeakersAreTheOriginsAndNobodyWhoOnlyReports(t *testing.T) {
	near, origin, other, publisher := &Actor{ID: "near"}, &Actor{ID: "origin"}, &Actor{ID: "other"}, &Actor{ID: "publisher"}
	for _, test := range []struct {
		chains    []Chain
		publisher *Actor
		want      []*Actor
	}{
		{nil, publisher, []*Actor{publisher}},
		{nil, nil, nil},
		{[]Chain{{near, origin}}, publisher, []*Actor{origin}},
		{[]Chain{{origin}, {near, other}, {near, origin}}, publisher, []*Actor{origin, other}},
		{[]Chain{{near, nil}, {origin}}, publisher, []*Actor{origin}},
		{[]Chain{{near, nil}, {nil}}, publisher, []*Actor{nil}},
	} {
		q := Quote{Source: &Source{Publisher: test.publisher}, Chains: test.chains}
		if got := q.Speakers(); !slices.Equal(got, test.want) {
			t.Errorf("%v: got %v, want %v", test.chains, got, test.want)
		}
	}
}
