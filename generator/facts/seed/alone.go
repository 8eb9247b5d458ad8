package seed

import (
	"sync"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/format"
	"beleg/generator/text/article"
	"beleg/generator/text/quote"
	"beleg/generator/words/diag"
	"beleg/generator/words/reading"
)

// Alone returns the text of an article that no source describes: nobody has said which lines are to be skipped. It is
// nil if the file is no article, which the findings tell; they have no place.
func Alone(file *diag.File) (*Text, diag.List) {
	var found diag.List
	if len(file.Text) > longest {
		found.Add(bound.TooLarge.At(diag.Span{}, "divide it", "%s has %d bytes, and %d are the most", file.Name,
			len(file.Text), longest))
	} else {
		foreign(file, &format.Source{}, &found)
	}
	if found != nil {
		return nil, found
	}
	a := article.Parse(file.Whole(), nil)
	return &Text{Seed: file, Article: a, Quotes: quote.NewText(a), places: map[quote.Query]*Place{},
		Spoken: sync.OnceValue(func() string { return reading.Guess(a.Text) })}, nil
}
