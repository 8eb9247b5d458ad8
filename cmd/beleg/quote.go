package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"beleg/generator/article"
	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/load"
	"beleg/generator/quote"
	"beleg/generator/start"
)

func newQuote(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "quote SOURCE WORDS…",
		Short: "Find a passage in an article and print a ready [[quote]]",
		Long: `Quote looks words up in an article, or what is most like them, and prints a [[quote]] with the article's own wording on standard
output, ready to be pasted into a claim. Where the words stand in several places it prints one for each, with the words before
or after that tell them apart. Where a place is, and whether it is exact, goes to standard error.

  beleg quote ippen-2024-10-08 sechs Nordkoreaner >> content/claims/sechs-tote.toml

[…] leaves words out. Words that begin with a hyphen need -- before SOURCE.`,
		Args:              cobra.MinimumNArgs(2),
		ValidArgsFunction: a.completeFirstSource,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.quote(cmd, args[0], strings.Join(args[1:], " "))
		},
	}
}

func (a *app) quote(cmd *cobra.Command, id, words string) error {
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	base, found, err := a.load(cmd, root.FS())
	if err != nil {
		return err
	}
	s, err := sourceNamed(base, id)
	if err != nil {
		return err
	}
	q := quoter{source: s, out: cmd.OutOrStdout(), tell: cmd.ErrOrStderr()}
	if s.Text == nil {
		if err := formatFlag("text").report(q.tell, about(found, s)); err != nil {
			return err
		}
		return errFound
	}
	if s.Changed {
		fmt.Fprintf(q.tell, "%s is not the article that was pinned; if it is meant: beleg pin %s\n", s.Seed.Name, s.ID)
	}
	return q.find(words)
}

// about returns the findings in a source's file.
func about(found diag.List, s *fact.Source) diag.List {
	var list diag.List
	for _, f := range found {
		if f.Span.Name() == format.SourceFile(s.ID) {
			list.Add(f)
		}
	}
	return list
}

// quoter prints passages of one article.
type quoter struct {
	source    *fact.Source
	out, tell io.Writer
	printed   int
}

// mostPlaces is how many places are printed; words that stand in more are too few.
const mostPlaces = 12

func (q *quoter) find(words string) error {
	r := q.source.Text.Find(quote.Query{Text: words})
	switch r.Outcome {
	case quote.Found, quote.Ambiguous:
		return q.places(r.Places, "word for word")
	case quote.Near:
		return q.near(words, r.Near)
	case quote.CrossesBlocks:
		return q.blocks(r.Places[0])
	case quote.InSkipped:
		q.sayAt(r.Places[0].Parts[0], "it stands here, but these lines are skipped; quote it elsewhere, or change the [[block]] in "+format.SourceFile(q.source.ID))
		return errFound
	}
	fmt.Fprintf(q.tell, "it is not in %s, nor anything similar\n", q.source.Seed.Name)
	return errFound
}

// near prints the passage that is most like the words.
func (q *quoter) near(words string, n *quote.Similar) error {
	r := q.source.Text.Find(quote.Query{Text: n.Suggest})
	if r.Outcome != quote.Found && r.Outcome != quote.Ambiguous {
		q.sayAt(n.Passage, "a similar passage stands here: "+n.Suggest)
		return errFound
	}
	how := "not word for word; this is the most similar passage"
	for i, d := range n.Differs {
		typed := n.QueryDiffers[i]
		how += "\n  " + difference(words[typed.Start:typed.End], string(q.source.Seed.Text[d.Start:d.End]))
	}
	return q.places(r.Places, how)
}

// difference says how an article's words differ from what was typed.
func difference(typed, there string) string {
	typed, there = load.TOMLString(typed), load.TOMLString(there)
	switch {
	case typed == `""`:
		return "the article has " + there + " besides"
	case there == `""`:
		return "the article does not have " + typed
	}
	return "the article has " + there + ", not " + typed
}

// blocks prints a quotation that runs over the ends of paragraphs as one for each of them: a quotation lies within one.
func (q *quoter) blocks(p quote.Place) error {
	var places []quote.Place
	for _, part := range p.Parts {
		for _, p := range q.source.Text.Select(part) {
			if q.source.Article.Blocks[p.Block].Role != article.Skip {
				places = append(places, p)
			}
		}
	}
	return q.places(places, "word for word, but over the ends of paragraphs; each gets a [[quote]] of its own")
}

// places prints a [[quote]] for each place.
func (q *quoter) places(places []quote.Place, how string) error {
	for i, p := range places {
		if i == mostPlaces {
			fmt.Fprintf(q.tell, "it stands in %d more places; give more words\n", len(places)-mostPlaces)
			break
		}
		passage, ok := start.NewPassage(q.source, p)
		if !ok {
			q.sayAt(p.Parts[0], "it stands here, but no words beside it tell this place from the others; give more words")
			continue
		}
		if q.printed > 0 {
			fmt.Fprintln(q.out)
		}
		q.sayAt(p.Parts[0], how)
		if _, err := io.WriteString(q.out, passage.TOML(fact.Supports)); err != nil {
			return fmt.Errorf("print the quotation: %w", err)
		}
		q.printed++
	}
	if q.printed == 0 {
		return errFound
	}
	return nil
}

// sayAt says something about a place in the article.
func (q *quoter) sayAt(span quote.Span, message string) {
	at := q.source.Seed.Position(span.Start)
	fmt.Fprintf(q.tell, "%s:%d:%d: %s\n", q.source.Seed.Name, at.Line, at.Column, message)
}
