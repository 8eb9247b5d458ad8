package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/start"
)

func newNewClaim(a *app) *cobra.Command {
	var sources []string
	cmd := &cobra.Command{
		Use:   "claim ID",
		Short: "Write the file of a new claim, with a comment for every key",
		Long: `New claim writes content/claims/ID.toml as a draft: it is checked like every claim, but not published. Comments say what each key
is for. The quotation in it is the first sentence of the named sources, or of the first source, and only shows the form: put
what the claim rests on in its place (beleg quote finds it).`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.newClaim(cmd, args[0], sources) },
	}
	cmd.Flags().StringArrayVar(&sources, "source", nil, "a source that the claim rests on; may be given several times")
	_ = cmd.RegisterFlagCompletionFunc("source", a.completeSources)
	return cmd
}

func (a *app) newClaim(cmd *cobra.Command, id string, ids []string) error {
	if err := checkNewID(id); err != nil {
		return err
	}
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	name := format.ClaimFile(id)
	if taken, err := exists(root, name); err != nil {
		return err
	} else if taken {
		return errTaken(name)
	}
	text, err := a.claimText(cmd, root, ids)
	if err != nil {
		return err
	}
	if err := create(root, name, []byte(text)); err != nil {
		return err
	}
	fmt.Fprintln(cmd.OutOrStdout(), a.shown(name))
	return nil
}

func (a *app) claimText(cmd *cobra.Command, root *os.Root, ids []string) (string, error) {
	base, found, err := a.load(cmd, root.FS())
	if err != nil {
		return "", err
	}
	sources, err := examples(base, ids)
	if err != nil {
		return "", err
	}
	text, err := start.Claim(base, sources, time.Now().Format(time.DateOnly))
	if err != nil && stops(found, false) { // what is missing may be there, and could not be read
		return "", fmt.Errorf("%w; the project has errors, which beleg check tells", err)
	}
	if err != nil {
		return "", err
	}
	return withSchema(root, "claim", text), nil
}

// examples returns the sources whose sentences stand in a new claim: those named, or the first that has an article.
func examples(base *fact.Base, ids []string) ([]*fact.Source, error) {
	var sources []*fact.Source
	for _, id := range ids {
		s, err := sourceNamed(base, id)
		if err != nil {
			return nil, err
		}
		if s.Article == nil {
			return nil, fmt.Errorf("the article of source %s cannot be read; beleg check says why", id)
		}
		if !slices.Contains(sources, s) {
			sources = append(sources, s)
		}
	}
	if len(ids) > 0 {
		return sources, nil
	}
	for _, s := range base.Sources {
		if s.Article != nil {
			return []*fact.Source{s}, nil
		}
	}
	if len(base.Sources) > 0 {
		return nil, errors.New("a claim needs a quotation, and no article of the project can be read; beleg check says why")
	}
	return nil, errors.New("a claim needs a quotation, and the project has no article yet; begin with: beleg new source FILE")
}
