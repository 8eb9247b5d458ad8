package start_test

import (
	"slices"
	"strings"
	"testing"

	"beleg/generator/facts/fact"
	"beleg/generator/judgement/start"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
)

// Whoever remembers some words and not the sentence is led to it, whatever the form and order of the words.
func TestSentencesAreFoundByTheirWords(t *testing.T) {
	text := "Raketen auf Donezk\n\nBei dem Raketenangriff starben sechs Offiziere. Die Rakete traf ein Lager bei Donezk, so die Agentur.\n\n" +
		"Der Angriff war am Freitag. Niemand weiß mehr.\n\nLesen Sie auch: Raketenangriff auf Donezk"
	s := &fact.Source{Language: "de", Article: article.Parse(text, []article.Override{{First: 7, Last: 7, Role: article.Skip}})}
	for _, c := range []struct {
		words    string
		want     []string
		have, of int
	}{
		{"offizier sechs", []string{"Bei dem Raketenangriff"}, 2, 2},
		{"Raketenangriff", []string{"Bei dem Raketenangriff"}, 1, 1},
		{"der Angriff mit Raketen", []string{"Bei dem Raketenangriff"}, 2, 2},
		{"Rakete Donezk", []string{"Raketen auf Donezk", "Die Rakete traf"}, 2, 2},
		{"Agentur Lager Mond", []string{"Die Rakete traf"}, 2, 3},
		{"Agentur Mond Wal", nil, 0, 3},
		{"der die das", nil, 0, 0},
		{"", nil, 0, 0},
	} {
		list, have, of := start.Sentences(s, c.words)
		same := slices.EqualFunc(list, c.want, func(is quote.Span, want string) bool {
			return strings.HasPrefix(text[is.Start:is.End], want)
		})
		if !same || have != c.have || of != c.of {
			t.Errorf("%q: got %d of %d words in %v, want %d of %d in %q", c.words, have, of, list, c.have, c.of, c.want)
		}
	}
	written := "KIEW (dpa) - Die Rakete traf. Sie fiel."
	dated := &fact.Source{Language: "de", Article: article.Parse(written, nil)}
	if list, _, _ := start.Sentences(dated, "Rakete"); len(list) != 1 || written[list[0].Start:list[0].End] != "Die Rakete traf." {
		t.Errorf("got %v, want the sentence without its dateline", list)
	}
	crowd := &fact.Source{Language: "de", Article: article.Parse(strings.Repeat("Die Rakete traf. ", 50), nil)}
	if list, _, _ := start.Sentences(crowd, "Rakete"); len(list) != 5 || list[0].Start != 0 {
		t.Errorf("got %v, want the first five", list)
	}
}
