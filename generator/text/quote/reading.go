package quote

import (
	"cmp"
	"sync"

	"beleg/generator/text/fold"
	"beleg/generator/words/reading"
	"beleg/generator/words/speech"
)

// A Reading is a wording as its language reads it. What it says is worked out when somebody first asks, and kept: it is
// asked again after each edit of a project. It may be used by many goroutines.
type Reading struct {
	Language string // its code
	read     *reading.Language
	wording  string

	numbered, hedged sync.Once
	numbers          []float64
	hedge, told      string
}

// NewReading returns a wording in a language.
func NewReading(wording, language string) *Reading {
	return &Reading{Language: language, read: reading.In(language), wording: wording}
}

// Readable returns the wording as a reader sees it.
func (r *Reading) Readable() string { return fold.Readable(r.wording) }

// Known tells whether somebody has said what there is to know of the language.
func (r *Reading) Known() bool { return r.read.Known }

// Numbers returns the numbers in the wording, in its order. They must not be changed.
func (r *Reading) Numbers() []float64 {
	r.numbered.Do(func() { r.numbers = r.read.Numbers(r.Readable()) })
	return r.numbers
}

// Hedge returns the first words by which the wording keeps its distance, or "".
func (r *Reading) Hedge() string {
	r.hedged.Do(func() {
		if r.hedge = r.read.Hedge(r.Readable()); r.hedge == "" {
			r.told = speech.Told(r.read, r.Readable())
		}
	})
	return r.hedge
}

// Distance returns those, or else the verb by which somebody says what the wording states, or "".
func (r *Reading) Distance() string { return cmp.Or(r.Hedge(), r.told) }
