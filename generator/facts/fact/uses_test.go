package fact

import "testing"

func TestTheSpeakerIsTheOriginThenTheNearestVoiceThenThePublisher(t *testing.T) {
	near, origin, publisher := &Actor{ID: "near"}, &Actor{ID: "origin"}, &Actor{ID: "publisher"}
	source := &Source{Publisher: publisher}
	for _, test := range []struct {
		chains []Chain
		want   *Actor
	}{
		{nil, publisher},
		{[]Chain{{near, origin}}, origin},
		{[]Chain{{near, nil}}, near},
		{[]Chain{{near, nil}, {origin}}, origin},
		{[]Chain{{nil}}, publisher},
	} {
		if got := (&Quote{Source: source, Chains: test.chains}).Speaker(); got != test.want {
			t.Errorf("%v: got %v, want %v", test.chains, got, test.want)
		}
	}
}
