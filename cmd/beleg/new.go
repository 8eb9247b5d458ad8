package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"beleg/generator/delivery/save"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/format"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/arrival"
	"beleg/generator/judgement/start"
	"beleg/generator/words/diag"
	"beleg/generator/words/lang"
)

// newNew is no command itself. Without a word that says what is new, cobra would print the help and end as if all were
// done.
func newNew() *cobra.Command {
	cmd := command("new", cobra.NoArgs, nil, func(cmd *cobra.Command, _ []string) error {
		return errors.New("say what: beleg new site, beleg new claim, beleg new question or beleg new source")
	})
	cmd.AddCommand(newNewSite(), newNewClaim(), newNewQuestion(), newNewSource())
	return cmd
}

// newNewClaim asks for a quotation from the first moment on: a claim that begins without one is the claim that stays
// without. As a draft it cannot be published by mistake with the quotation that only shows the form.
func newNewClaim() *cobra.Command {
	var ids []string
	cmd := newNewDraft("claim", format.ClaimFile, func(is *load.Loaded, day string) (string, error) {
		sources, err := examples(is, ids)
		if err != nil {
			return "", err
		}
		text, err := start.Claim(is.Base, sources, day)
		return text, lacking(is, err)
	})
	cmd.Flags().StringArrayVar(&ids, "source", nil, "a `source` that the claim rests on; there may be several")
	complete(cmd, "source", completeSources)
	return cmd
}

func newNewQuestion() *cobra.Command {
	return newNewDraft("question", format.QuestionFile, func(is *load.Loaded, day string) (string, error) {
		text, err := start.Question(is.Base, day)
		return text, lacking(is, err)
	})
}

// newNewDraft makes the command that begins a claim or a question with what the project has.
func newNewDraft(kind string, file func(id string) string,
	begin func(is *load.Loaded, day string) (string, error)) *cobra.Command {
	write := func(cmd *cobra.Command, p *project, args []string) error {
		if err := cmp.Or(p.lock(cmd), checkNewID(p.Root, args[0], file(args[0]))); err != nil {
			return err
		}
		is, err := loadFrom(cmd, p.FS())
		if err != nil {
			return err
		}
		text, err := begin(is, time.Now().Format(time.DateOnly))
		if err != nil {
			return err
		}
		return p.createTold(cmd, kind, file(args[0]), text)
	}
	return command(kind, cobra.ExactArgs(1), cobra.NoFileCompletions, inProject(write))
}

// lacking adds to what the project lacks for something new that it may be there, and could not be read.
func lacking(is *load.Loaded, err error) error {
	if err != nil && stops(is.Found, false) {
		return fmt.Errorf("%w; the project has errors, which beleg check tells", err)
	}
	return err
}

// examples returns the sources whose sentences stand in a new claim: those named, or the first that has an article.
func examples(is *load.Loaded, ids []string) ([]*fact.Source, error) {
	chosen, err := choose(is, ids)
	if err != nil {
		return nil, err
	}
	unread := slices.IndexFunc(chosen, func(s *fact.Source) bool { return s.Text == nil })
	switch {
	case len(ids) > 0 && unread >= 0:
		return nil, fmt.Errorf("the article of source %s cannot be read; beleg check says why", chosen[unread].ID)
	case len(ids) > 0:
		return chosen, nil
	case len(is.Base.Sources) > 0:
		return is.Base.Sources[:1], nil
	}
	why := "the project has no article yet; begin with: beleg new source FILE"
	if unread >= 0 {
		why = "no article of the project can be read; beleg check says why"
	}
	return nil, errors.New("a claim needs a quotation, and " + why)
}

// checkNewID refuses what cannot be the id of a new file, with one that could, and what names a file that is there.
func checkNewID(root *os.Root, id, name string) error {
	if !format.ValidID(id) {
		return badID(id)
	}
	return vacant(root, name)
}

// badID says that something cannot be the id of a new file, with one that could.
func badID(id string) error {
	err := fmt.Errorf("%q cannot be an id: %s", diag.Shorten(id, 60), format.IDFault(id))
	if better := format.SuggestID(id); better != "" {
		err = fmt.Errorf("%w, such as %s", err, better)
	}
	return err
}

// createTold writes a new content file of a kind and prints where it is, to be opened.
func (p *project) createTold(cmd *cobra.Command, kind, name, text string) error {
	create := func() error { return save.Create(p.Root, name, []byte(save.WithSchema(p.Root, kind, text))) }
	if err := undisturbed(create); err != nil {
		return err
	}
	_, err := fmt.Fprintln(cmd.OutOrStdout(), p.shown(name))
	return err
}

// vacant fails if there is something of a name in the project, or if that cannot be known.
func vacant(root *os.Root, name string) error {
	is, err := save.Exists(root, name)
	switch {
	case err != nil:
		return fmt.Errorf("look for %s: %w", name, err)
	case is:
		return fmt.Errorf("%s %w", name, arrival.ErrTaken)
	}
	return nil
}

func newNewSite() *cobra.Command {
	cmd := command("site", cobra.ExactArgs(1), completeFolders, writeSite)
	cmd.Flags().Bool("bare", false, "leave out the example: its article, claim, event and actors")
	cmd.Flags().String("language", "en", "the language of the site: "+strings.Join(lang.Codes(), " or "))
	complete(cmd, "language", cobra.FixedCompletions(lang.Codes(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// writeSite begins a site only where nothing is: half of one, between somebody's files, could not be told from them. It
// looks for no project above, for sites may lie in a folder of another.
func writeSite(cmd *cobra.Command, args []string) error {
	dir := args[0]
	language, _ := cmd.Flags().GetString("language")
	files, err := start.Site(language)
	if err != nil {
		return err
	}
	bare, _ := cmd.Flags().GetBool("bare")
	sample := start.Sample(files)
	repository, commit, version := origin(built)
	files[start.WorkflowFile] = start.Workflow(repository, commit, version)
	if bare {
		start.Bare(files, language)
	}
	if err := begin(dir, files); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "a site to begin with; look at it with: beleg -C %s serve --open; make it with: "+
		"beleg -C %s build\n", shellWord(dir), shellWord(dir))
	if strings.HasPrefix(repository, unknownOwner) || commit == unknownCommit {
		fmt.Fprintf(cmd.ErrOrStderr(), "to publish it on GitHub, say in %s which beleg is meant by %s@%s\n",
			start.WorkflowFile, repository, commit)
	}
	if !bare {
		fmt.Fprintf(cmd.ErrOrStderr(), "its example is invented; without it: beleg new site --bare FOLDER, or take "+
			"away:\n  %s\n  in content/site.toml all from the first [[topic]] on\n", strings.Join(sample, "\n  "))
	}
	return nil
}

// begin writes all files of a site into an empty folder, or none, nor the folders that these would lie in: who tries
// again needs an empty one.
func begin(dir string, files map[string][]byte) error {
	root, err := openEmpty(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	var all []arrival.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		all = append(all, arrival.File{Name: name, Now: files[name]})
	}
	return undisturbed(func() error {
		if err := save.All(root, all); err != nil {
			removeFolders(root, all)
			return err
		}
		return nil
	})
}

// removeFolders removes the folders of files, unless there is something in them: that is somebody else's.
func removeFolders(root *os.Root, files []arrival.File) {
	for _, f := range files {
		for above := path.Dir(f.Name); above != "."; above = path.Dir(above) {
			_ = root.Remove(above)
		}
	}
}

// openEmpty makes a folder, or takes one in which nothing is.
func openEmpty(dir string) (*os.Root, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("create the folder: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("read the folder: %w", err)
	}
	if len(entries) > 0 {
		return nil, fmt.Errorf("%s is not empty; name a new folder", dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the folder: %w", err)
	}
	return root, nil
}

// shellWord writes a path so that a shell takes it as one word.
func shellWord(path string) string {
	if !special.MatchString(path) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

var special = regexp.MustCompile(`[^\pL\p{Nd}/\\._:-]`)
