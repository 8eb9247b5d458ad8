package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"beleg/generator/delivery/fetch"
	"beleg/generator/delivery/save"
	"beleg/generator/facts/format"
	"beleg/generator/judgement/arrival"
	"beleg/generator/text/article"
	"beleg/generator/text/intake"
	"beleg/generator/text/sniff"
	"beleg/generator/words/diag"
	"beleg/generator/words/script"
)

func newNewSource() *cobra.Command {
	cmd := command("source", cobra.MinimumNArgs(1), completeFiles, inProject(newSources))
	cmd.Flags().String("id", "", "the `id` of the source, for one article; by default made from the title")
	cmd.Flags().Bool("no-original", false, "do not keep the file as it was found in seeds/originals/")
	cmd.Flags().BoolP("dry-run", "n", false, "tell what would be written, and write nothing")
	complete(cmd, "id", cobra.NoFileCompletions)
	return cmd
}

// taking is one run of the command.
type taking struct {
	cmd     *cobra.Command
	project *project
	known   *arrival.Project
	id      string // the one asked for
}

// newSources looks at all articles before it writes the first, so that a slip in the last leaves nothing half done.
func newSources(cmd *cobra.Command, p *project, given []string) error {
	id, _ := cmd.Flags().GetString("id")
	if id != "" && len(given) > 1 {
		return errors.New("--id names one source, and there are several articles")
	}
	if id != "" && !format.ValidID(id) {
		return badID(id)
	}
	files, tell, err := takeIn(cmd, p, id, given)
	if err != nil {
		return err
	}
	last := "what was found or guessed says so in the file: look at it"
	if dry, _ := cmd.Flags().GetBool("dry-run"); dry {
		last = "nothing was written"
	} else {
		if err := undisturbed(func() error { return save.All(p.Root, files) }); err != nil {
			return err
		}
	}
	var stopped error
	for _, told := range tell {
		stopped = errors.Join(stopped, told())
	}
	fmt.Fprintln(cmd.ErrOrStderr(), last)
	return stopped
}

// takeIn returns the files that articles become, and what is told of each once they are written.
func takeIn(cmd *cobra.Command, p *project, id string, given []string) (files []arrival.File, tell []func() error,
	err error) {
	about := func(name string, err error) error {
		if err != nil && len(given) > 1 {
			return fmt.Errorf("%s: %w; nothing was taken in, the other articles neither", name, err)
		}
		return fmt.Errorf("%s: %w", name, err)
	}
	articles := make([]arrival.Article, len(given))
	for i, name := range given {
		if articles[i], err = p.article(cmd, name); err != nil {
			return nil, nil, about(name, err)
		}
	}
	if err := p.lock(cmd); err != nil {
		return nil, nil, err
	}
	is, err := loadFrom(cmd, p.FS())
	if err != nil {
		return nil, nil, err
	}
	exists := func(name string) (bool, error) { return save.Exists(p.Root, name) }
	t := taking{cmd, p, &arrival.Project{Loaded: is, Exists: exists}, id}
	for i, a := range articles {
		more, told, err := t.take(a)
		if err != nil {
			return nil, nil, about(given[i], err)
		}
		files, tell = append(files, more...), append(tell, told)
	}
	return files, tell, nil
}

// take returns the files that an article becomes, and what is told once they are written.
func (t taking) take(a arrival.Article) ([]arrival.File, func() error, error) {
	bare, _ := t.cmd.Flags().GetBool("no-original")
	if s := t.known.Known(a, t.id); s != nil {
		r, err := t.known.Renew(s, a, !bare)
		switch {
		case err != nil:
			return nil, nil, err
		case r == nil:
			return nil, nil, arrival.Same(s)
		}
		return t.renewed(r, a)
	}
	s, err := t.known.Add(a, t.id, !bare)
	if err != nil {
		return nil, nil, err
	}
	return s.Files, func() error {
		t.say(a, s.ID)
		_, err := fmt.Fprintln(t.cmd.OutOrStdout(), t.project.shown(format.SourceFile(s.ID)))
		return err
	}, nil
}

// article reads an article from an address, standard input or a file.
func (p *project) article(cmd *cobra.Command, name string) (arrival.Article, error) {
	given := intake.Given{Layout: fetch.Layout}
	a := arrival.Article{}
	var err error
	switch {
	case fetch.IsAddress(name):
		telling := working(cmd, "fetching "+name)
		var page *fetch.Page
		page, err = fetch.Address(cmd.Context(), name, agent())
		telling.end()
		if err == nil {
			given.Data, given.Address, given.Charset = page.Data, page.Address, page.Charset
			a.Fetch = time.Now().Format(time.DateOnly)
		}
	case name == "-":
		given.Data, err = fetch.All(cmd.InOrStdin())
	default:
		given.Data, err = readArticle(name)
		a.Name = filepath.Base(name)
		if inside, is := p.seed(name); is {
			a.Name = "seeds/" + inside
			if sniff.Look(given.Data) == sniff.Text && utf8.Valid(given.Data) { // it is what is quoted from
				a.Seed, given.Keep = inside, true
			}
		}
	}
	if err != nil {
		return a, err
	}
	a.Data = given.Data
	a.Taken, err = intake.Read(given)
	return a, err
}

func readArticle(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the article: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, errors.New("it is a folder; name the files")
	}
	return fetch.All(f)
}

// seed returns the name that a file has in seeds/, if it lies directly there.
func (p *project) seed(name string) (string, bool) {
	full, err := filepath.Abs(name)
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(filepath.Join(p.dir, "seeds"), full)
	return rel, err == nil && filepath.IsLocal(rel) && !strings.ContainsAny(rel, `/\`)
}

// agent says to servers who asks.
func agent() string {
	info, _ := debug.ReadBuildInfo()
	return "beleg/" + toolVersion(info) + " (takes an article in for somebody who quotes it)"
}

// say tells what was taken in, and what must be known of it.
func (t taking) say(a arrival.Article, id string) {
	out := t.cmd.ErrOrStderr()
	fmt.Fprintf(out, "%s: %s\n", format.SourceFile(id), script.Line(described(a)))
	for _, note := range a.Notes {
		fmt.Fprintf(out, "note: %s\n", script.Line(note))
	}
}

func described(a arrival.Article) string {
	said := fmt.Sprintf("%s, %q", a.Kind, a.Title.Value)
	if a.Encoding != "" && a.Encoding != "UTF-8" {
		said = fmt.Sprintf("%s in %s, %q", a.Kind, a.Encoding, a.Title.Value)
	}
	if a.Language.Value != "" {
		said += " in " + a.Language.Value
	}
	if a.Published.Value != "" {
		said += " of " + a.Published.Value
	}
	count := map[article.Role]int{}
	for _, r := range a.Roles {
		count[r.Role] += r.Last - r.First + 1
	}
	for _, role := range []article.Role{article.Skip, article.Heading, article.Caption} {
		switch n := count[role]; {
		case n > 0 && role == article.Skip:
			said += ", " + diag.Plural(n, "line") + " to skip"
		case n > 0:
			said += ", " + diag.Plural(n, string(role))
		}
	}
	return said
}

// renewed tells what has changed in an article that was taken in again, and which quotations no longer hold.
func (t taking) renewed(r *arrival.Renewal, a arrival.Article) ([]arrival.File, func() error, error) {
	texts := pins{}
	for _, f := range r.Files {
		texts[f.Name] = f.Now
	}
	broken, err := texts.afterwards(t.cmd, t.project, t.known.Found)
	if err != nil {
		return nil, nil, err
	}
	return r.Files, func() error {
		a.Notes = append(a.Notes, r.Notes...)
		t.say(a, r.ID)
		out := t.cmd.OutOrStdout()
		if err := printChanges(out, r); err != nil {
			return err
		}
		if err := printFindings(t.cmd, out, broken); err != nil {
			return err
		}
		if stops(broken, false) {
			fmt.Fprintln(t.cmd.ErrOrStderr(), "the site is not published until the findings above are settled")
			return errFound
		}
		return nil
	}, nil
}

func printChanges(out io.Writer, r *arrival.Renewal) error {
	var b strings.Builder
	for _, line := range r.Gone {
		fmt.Fprintf(&b, "- %s\n", script.Isolated(line))
	}
	for _, line := range r.New {
		fmt.Fprintf(&b, "+ %s\n", script.Isolated(line))
	}
	_, err := io.WriteString(out, b.String())
	return err
}
