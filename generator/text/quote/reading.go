package quote

import (
	"cmp"
	"sync"

	"beleg/generator/text/fold"
	"beleg/generator/text/sentence"
	"beleg/generator/words/reading"
	"beleg/generator/words/speech"
)

// A Reading is a wording as its language reads it. What it says is worked out when somebody first asks, and kept: it is
// asked again after each edit of a project. It may be used by many goroutines.
type Reading struct {
	Language string // its code
	read     *reading.Language
	wording  string

	numbered, hedged, surrounded, keeping sync.Once
	numbers                               []float64
	hedge, told                           string
	sentences                             []Span
	kept                                  any
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

// Sentences returns of each part of the wording, which stands in a block at the bytes given, from where to where the
// sentences reach that it is from, in bytes of the block, as [sentence.Around] has it. They must not be changed.
func (r *Reading) Sentences(block string, parts []Span) []Span {
	r.surrounded.Do(func() {
		r.sentences = make([]Span, len(parts))
		for i, p := range parts {
			r.sentences[i].Start, r.sentences[i].End = sentence.Around(block, r.read, p.Start, p.End)
		}
	})
	return r.sentences
}

// Kept returns what work makes of the wording, which is done once. It is for one kind of work, that of package wording.
func (r *Reading) Kept(work func() any) any {
	r.keeping.Do(func() { r.kept = work() })
	return r.kept
}

// Hedge returns the first words by which the wording keeps its distance, or "".
func (r *Reading) Hedge() string {
	r.hedged.Do(func() {
		if r.hedge = speech.Hedge(r.read, r.Readable()); r.hedge == "" {
			r.told = speech.Told(r.read, r.Readable())
		}
	})
	return r.hedge
}

// Distance returns those, or else the verb by which somebody says what the wording states, or "".
func (r *Reading) Distance() string { return cmp.Or(r.Hedge(), r.told) }
