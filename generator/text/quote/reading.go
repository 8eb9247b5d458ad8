package quote

import (
	"sync"

	"beleg/generator/text/fold"
	"beleg/generator/words/reading"
)

// A Reading is a wording as its language reads it. What it says is worked out when somebody first asks, and kept: it is
// asked again after each edit of a project. It may be used by many goroutines.
type Reading struct {
	Language string // its code
	read     *reading.Language
	wording  string

	numbered, hedged sync.Once
	numbers          []float64
	hedge            string
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
	r.hedged.Do(func() { r.hedge = r.read.Hedge(r.Readable()) })
	return r.hedge
}
