package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/judgement/cite"
	"beleg/generator/words/edtf"
)

func newCite() *cobra.Command {
	cmd := command("cite", cobra.MinimumNArgs(1), completeIDs("claim", "source"), inProject(writeCitations))
	var forms []string
	for _, f := range cite.Forms {
		forms = append(forms, f.Name)
	}
	addFormat(cmd, forms...)
	return cmd
}

// writeCitations cites in the order of the words. What cannot be cited stops it: half a bibliography looks like a
// whole one.
func writeCitations(cmd *cobra.Command, p *project, words []string) error {
	is, err := loadFrom(cmd, p.FS())
	if err != nil {
		return err
	}
	c := citing{is, address.New(is.Base, nil), today()}
	var works []cite.Work
	for _, word := range words {
		w, err := c.work(word)
		if err != nil {
			return err
		}
		works = append(works, w)
	}
	form := cite.Forms[slices.IndexFunc(cite.Forms, func(f cite.Form) bool { return f.Name == formatOf(cmd) })]
	if _, err := io.WriteString(cmd.OutOrStdout(), form.Write(works, is.Base.Site.Language)); err != nil {
		return fmt.Errorf("print the citation: %w", err)
	}
	return nil
}

// A citing knows what can be cited.
type citing struct {
	is    *load.Loaded
	book  *address.Book
	today edtf.Day
}

// work finds what a word on the line names: the id of a claim or a source, with claim: or source: before it where both
// have the same.
func (c citing) work(word string) (cite.Work, error) {
	kind, id, kinded := strings.Cut(word, ":")
	if !kinded || kind != "claim" && kind != "source" {
		kind, id = "", word
	}
	claims, sources := c.is.Base.Claims, c.is.Sources()
	at := slices.IndexFunc(claims, func(one *fact.Claim) bool { return one.ID == id && kind != "source" })
	from := slices.IndexFunc(sources, func(one *fact.Source) bool { return one.ID == id && kind != "claim" })
	switch {
	case at >= 0 && from >= 0:
		return cite.Work{}, fmt.Errorf("%s is a claim and a source; say claim:%[1]s or source:%[1]s", id)
	case at >= 0:
		return c.claim(claims[at])
	case from >= 0 && sources[from].Title == "":
		return cite.Work{}, fmt.Errorf("the source %s cannot be read as a whole; beleg check says why", id)
	case from >= 0:
		return cite.OfSource(c.is.Base.Site, sources[from]), nil
	}
	var known []string
	for _, one := range claims {
		known = append(known, one.ID)
	}
	for _, one := range sources {
		known = append(known, one.ID)
	}
	return cite.Work{}, unknown("claim or source", id, known, "")
}

func (c citing) claim(claim *fact.Claim) (cite.Work, error) {
	switch {
	case claim.Draft:
		return cite.Work{}, fmt.Errorf("the claim %s is a draft: it has no address yet that could be cited", claim.ID)
	case len(claim.Reviews) == 0 || claim.Claim == "":
		return cite.Work{}, errors.New("the claim " + claim.ID + " cannot be read as a whole; beleg check says why")
	}
	return cite.OfClaim(c.is.Base.Site, claim, c.book.URL(address.Claim(claim)), c.today), nil
}
