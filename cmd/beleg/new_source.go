package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"beleg/generator/article"
	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/format"
	"beleg/generator/start"
)

func newNewSource(a *app) *cobra.Command {
	var id string
	cmd := &cobra.Command{
		Use:   "source FILE…",
		Short: "Write the source files of articles, with what can be guessed about them",
		Long: `New source writes content/sources/ID.toml for each article, a plain-text file. A file outside of seeds/ is copied there, unchanged.
Title, language and the lines that are not the article's own (menus, captions, teasers) are guessed, and each guess is marked
with a comment: look at them. Publisher and date are left to you.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.newSources(cmd, args, id) },
	}
	cmd.Flags().StringVar(&id, "id", "", "the id of the source, for one file; by default made from the title")
	_ = cmd.RegisterFlagCompletionFunc("id", cobra.NoFileCompletions)
	return cmd
}

// newSource is a source about to be written.
type newSource struct {
	id    string
	seed  string // its name in seeds/
	text  []byte
	copy  bool // it is not there yet
	guess start.Guess
}

func (s newSource) file() string { return format.SourceFile(s.id) }

// newSources looks at all files before it writes the first, so that a slip in the last leaves nothing half done.
func (a *app) newSources(cmd *cobra.Command, files []string, id string) error {
	if id != "" && len(files) > 1 {
		return errors.New("--id names one source, and there are several files")
	}
	root, err := a.root()
	if err != nil {
		return err
	}
	defer root.Close()
	base, _, err := a.load(cmd, root.FS())
	if err != nil {
		return err
	}
	plan := &sourcePlan{app: a, root: root, base: base, id: id, ids: map[string]bool{}, seeds: map[string]string{}}
	for _, file := range files {
		if err := plan.add(file); err != nil {
			return err
		}
	}
	for _, s := range plan.sources {
		if s.copy {
			if err := create(root, "seeds/"+s.seed, s.text); err != nil {
				return err
			}
		}
		if err := create(root, s.file(), []byte(withSchema(root, "source", start.Source(s.seed, s.text, s.guess)))); err != nil {
			return err
		}
		fmt.Fprintln(cmd.OutOrStdout(), a.shown(s.file()))
		fmt.Fprintf(cmd.ErrOrStderr(), "seeds/%s: guessed %s\n", s.seed, guessed(s.guess))
	}
	fmt.Fprintln(cmd.ErrOrStderr(), "each guess is marked in the file: look at it")
	return nil
}

// guessed says in a line what was guessed.
func guessed(g start.Guess) string {
	count := map[article.Role]int{}
	for _, b := range g.Blocks {
		count[b.Role] += b.Last - b.First + 1
	}
	said := fmt.Sprintf("%q", g.Title)
	if g.Language != "" {
		said += " in " + g.Language
	}
	for _, c := range []struct {
		role article.Role
		word string
	}{{article.Skip, "line"}, {article.Heading, "heading"}, {article.Caption, "caption"}} {
		if n := count[c.role]; n > 0 {
			said += ", " + diag.Plural(n, c.word)
		}
		if c.role == article.Skip && count[c.role] > 0 {
			said += " to skip"
		}
	}
	return said
}

// sourcePlan collects new sources and keeps them out of each other's way.
type sourcePlan struct {
	app     *app
	root    *os.Root
	base    *fact.Base
	id      string // the one asked for
	sources []newSource
	ids     map[string]bool
	seeds   map[string]string // name in seeds/ → the file it is from
}

func (p *sourcePlan) add(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the article: %w", err)
	}
	if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		return fmt.Errorf("%s is not UTF-8 text; save it as UTF-8 without changing a word", file)
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return fmt.Errorf("%s is empty", file)
	}
	s := newSource{seed: filepath.Base(file), text: text, guess: start.Look(string(text))}
	if other, twice := p.seeds[s.seed]; twice {
		return fmt.Errorf("%s and %s have the same name; give one of them another", other, file)
	}
	p.seeds[s.seed] = file
	if s.copy, err = p.mustCopy(file, s); err != nil {
		return err
	}
	if s.id, err = p.newID(s); err != nil {
		return err
	}
	p.ids[s.id] = true
	p.sources = append(p.sources, s)
	return nil
}

// mustCopy tells whether the article is not in seeds/ yet. It refuses what would put two articles into one file, and an
// article that is a source already.
func (p *sourcePlan) mustCopy(file string, s newSource) (bool, error) {
	for _, known := range p.base.Sources {
		if known.File == s.seed {
			return false, fmt.Errorf("seeds/%s is source %s already", s.seed, known.ID)
		}
		if known.Seed != nil && bytes.Equal(known.Seed.Text, s.text) {
			return false, fmt.Errorf("%s is the same article, byte for byte, as seeds/%s of source %s", file, known.File, known.ID)
		}
	}
	there, err := p.root.ReadFile("seeds/" + s.seed)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, fmt.Errorf("read seeds/%s: %w", s.seed, err)
	case !bytes.Equal(there, s.text):
		return false, fmt.Errorf("seeds/%s is another article than %s; rename the new one", s.seed, file)
	}
	return false, nil
}

// newID returns the id asked for, or one from the title that is not taken.
func (p *sourcePlan) newID(s newSource) (string, error) {
	if p.id != "" {
		if err := checkNewID(p.id); err != nil {
			return "", err
		}
		taken, err := p.taken(p.id)
		if taken {
			err = errTaken(format.SourceFile(p.id))
		}
		return p.id, err
	}
	id := start.SourceID(s.guess, s.seed)
	for n := 2; ; n++ {
		if taken, err := p.taken(id); !taken {
			return id, err
		}
		id = start.SourceID(s.guess, s.seed) + "-" + strconv.Itoa(n)
	}
}

func (p *sourcePlan) taken(id string) (bool, error) {
	if p.ids[id] {
		return true, nil
	}
	return exists(p.root, format.SourceFile(id))
}
