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
	for words, c := range map[string]struct{ language, text, want string }{
		"북한군 파병": {"ko", "정부는 부인했다. 북한군이 러시아에 파병된 것으로 보인다. 북한군은 없다.", "북한군이 러시아에"}, // with what stands behind them
		"关闭 大桥":  {"zh", "天气很好。\n\n昨天关闭跨海大桥。", "昨天"},
		"12500":  {"ar", "قال ذلك. وصل ١٢٬٥٠٠ جندي اليوم.", "وصل"},
		"rak":    {"en", "Rakes fly.", ""},
	} {
		s := &fact.Source{Language: c.language, Article: article.Parse(c.text, nil)}
		list, have, of := start.Sentences(s, words)
		if len(list) > 1 || have != of && c.want != "" || (len(list) == 1) != (c.want != "") || len(list) == 1 && !strings.HasPrefix(c.text[list[0].Start:], c.want) {
			t.Errorf("%q: got %d of %d words in %v, want all of them in the sentence that begins %q", words, have, of, list, c.want)
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
