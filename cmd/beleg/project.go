package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"beleg/generator/delivery/disk"
	"beleg/generator/delivery/folder"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/facts/name"
	"beleg/generator/words/diag"
)

// A project is the folder that a command works on. Nothing outside of it is read or written through it, not even by
// symbolic links: an article may come from a stranger's pull request.
type project struct {
	*os.Root
	dir    string       // absolute
	unlock func() error // nil if it is not locked
}

// inProject makes a command of what needs a project.
func inProject(do func(*cobra.Command, *project, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		p, err := openProject()
		if err != nil {
			return err
		}
		defer p.Close()
		return do(cmd, p, args)
	}
}

// lock keeps other runs of beleg from writing into the project until this one ends, so that what it read stays true
// until it has written. It waits for who does; a dry run, which writes nothing, waits for nobody.
func (p *project) lock(cmd *cobra.Command) error {
	if dry, _ := cmd.Flags().GetBool("dry-run"); dry {
		return nil
	}
	telling := working(cmd, "waiting for another run of beleg")
	defer telling.end()
	unlock, err := folder.Lock(p.dir)
	if err != nil {
		return fmt.Errorf("lock %s: %w", p.dir, err)
	}
	p.unlock = unlock
	return nil
}

// Close lets go of the project.
func (p *project) Close() error {
	if p.unlock == nil {
		return p.Root.Close()
	}
	return errors.Join(p.unlock(), p.Root.Close())
}

// undisturbed writes what must be there as a whole or not at all. Who asks meanwhile that the program ends gets that
// once it is written, which takes less than a second.
func undisturbed(write func() error) error {
	asked := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // by nohup, for one
			signal.Notify(asked, s)
		}
	}
	err := write()
	signal.Stop(asked)
	select {
	case s := <-asked:
		if err == nil {
			endBy(s)
		}
	default:
	}
	return err
}

// endBy ends the program as a signal does that nobody waits for.
func endBy(s os.Signal) {
	if self, err := os.FindProcess(os.Getpid()); err == nil && self.Signal(s) == nil {
		time.Sleep(time.Second) // it may take a moment
	}
	os.Exit(exitFailure)
}

// FS returns the files of the project. None of them is waited for.
func (p *project) FS() fs.FS { return disk.Files(p.Root) }

func openProject() (*project, error) {
	dir, err := findProject()
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the project: %w", err)
	}
	return &project{Root: root, dir: dir}, nil
}

// findProject returns the folder of the project that this folder is in, as git finds its repository: whoever works on
// claims stands in content/claims. Without a project it returns this folder, and the error is load.ErrNoProject.
func findProject() (string, error) {
	here, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the project: %w", err)
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, "content", "site.toml")); err == nil {
			return dir, nil
		} else if errors.Is(err, fs.ErrPermission) { // one further up would be another project
			return "", fmt.Errorf("find the project: %w", err)
		}
		if dir == filepath.Dir(dir) {
			return here, noProject(here)
		}
	}
}

func noProject(dir string) error {
	return fmt.Errorf("%w (%s) or above; name the folder of the project with -C, or begin one with beleg new site",
		load.ErrNoProject, dir)
}

// loadFrom reads a project, faults and all.
func loadFrom(cmd *cobra.Command, files fs.FS) (*load.Loaded, error) {
	telling := working(cmd, "reading the project")
	defer telling.end()
	return new(load.Session).Load(files)
}

// shown is the path of a project's file as it can be opened from here. Findings name it from the project's folder,
// wherever beleg was started, for programs that read them.
func (p *project) shown(name string) string {
	path := filepath.Join(p.dir, filepath.FromSlash(name))
	here, _ := os.Getwd()
	if rel, err := filepath.Rel(here, path); err == nil {
		return rel
	}
	return path
}

// choose returns the sources with the ids, each once, or all if there are none.
func choose(is *load.Loaded, ids []string) ([]*fact.Source, error) {
	all := is.Sources()
	if len(ids) == 0 {
		return all, nil
	}
	var known []string
	for _, s := range all {
		known = append(known, s.ID)
	}
	var chosen []*fact.Source
	for _, id := range ids {
		at := slices.Index(known, id)
		if at < 0 {
			return nil, unknown("source", id, known, "")
		}
		if !slices.Contains(chosen, all[at]) {
			chosen = append(chosen, all[at])
		}
	}
	return chosen, nil
}

// unknown is the error for a word that names nothing of its kind. It says which may be meant, or else where to look.
func unknown(kind, word string, known []string, look string) error {
	err := fmt.Errorf("there is no %s %q", kind, word)
	if help := cmp.Or(diag.DidYouMean(word, known), look); help != "" {
		err = fmt.Errorf("%w; %s", err, help)
	}
	return err
}

// complete says what is proposed for a flag.
func complete(cmd *cobra.Command, flag string, propose cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, propose); err != nil {
		panic(err) // there is no such flag, or it has one
	}
}

// first proposes something for the first argument only.
func first(propose cobra.CompletionFunc) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return propose(cmd, args, word)
	}
}

// completeSources proposes the ids of sources, for any number of arguments.
var completeSources = completeIDs("source")

// completeIDs proposes the ids of things of some kinds that are not given yet, with what they are called. It reads only
// their files: loading the project would look up every quotation, and a shell waits for it. Completion is for projects
// that are being written: whatever cannot be read is passed over in silence.
func completeIDs(kinds ...string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
		if enterToComplete(cmd) != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		p, err := openProject()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer p.Close()
		var proposals []string
		for _, kind := range kinds {
			for _, t := range name.KindOf(kind).In(p.FS()) {
				if !slices.Contains(given, t.ID) {
					proposals = append(proposals, strings.TrimSpace(t.ID+"\t"+t.Title))
				}
			}
		}
		return proposals, cobra.ShellCompDirectiveNoFileComp
	}
}

// enterToComplete is what -C does when a word is to be completed: no command runs then that would. Cobra reads the line
// twice before it asks, so that each folder is there twice.
func enterToComplete(cmd *cobra.Command) error {
	dirs := startFolders(cmd)
	return enter(dirs[:len(dirs)/2])
}

// What paths on the line may lead to.
var (
	completeFolders   = completePaths(cobra.ShellCompDirectiveFilterDirs, fs.DirEntry.IsDir)
	completeFiles     = completePaths(cobra.ShellCompDirectiveDefault, func(fs.DirEntry) bool { return true })
	completePublished = completeEndings("json")
	completeRows      = completeEndings("json", "jsonl", "csv")
	completeImports   = completeEndings("json", "jsonld", "html", "htm", "csv", "tsv")
)

func completeEndings(endings ...string) cobra.CompletionFunc {
	return completePaths(cobra.ShellCompDirectiveFilterFileExt, func(e fs.DirEntry) bool {
		return e.IsDir() || slices.Contains(endings, strings.TrimPrefix(filepath.Ext(e.Name()), "."))
	}, endings...)
}

// completePaths leaves it to the shell, which knows better how; but after -C the shell would look in another folder.
func completePaths(shell cobra.ShellCompDirective, fits func(fs.DirEntry) bool, kinds ...string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(startFolders(cmd)) == 0 {
			return kinds, shell
		}
		if enterToComplete(cmd) != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var paths []string
		dir, begun := filepath.Split(word)
		entries, _ := os.ReadDir(filepath.Join(".", dir))
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), begun) && fits(e) {
				paths = append(paths, dir+e.Name())
				if e.IsDir() {
					paths[len(paths)-1] += string(filepath.Separator)
				}
			}
		}
		return paths, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// A progress tells on a terminal what is being done if it takes longer than a second: one line, rewritten in place and
// erased in the end. It is for people who wait. Elsewhere, in a pipe or where programs read, it tells nothing.
type progress struct {
	mu       sync.Mutex
	out      io.Writer // nil tells nothing
	width    int       // columns of out
	begun    time.Time
	doing    string // "" shows nothing
	made, of int    // of: how many there are; 0 if that is not known
	shown    string // the line that stands on the terminal
	stop     func() // ends what draws; nil if nothing does
}

// Longer than patience nobody waits without a word; what is told is renewed after each beat.
const (
	patience = time.Second
	beat     = 100 * time.Millisecond
)

// working begins to tell what a command does. Whoever calls it ends it. It tells nothing unless its output is for
// people, on a terminal on which a line can be rewritten, with somebody before it.
func working(cmd *cobra.Command, doing string) *progress {
	out := cmd.ErrOrStderr()
	width, is := terminal(out)
	if !is || formatOf(cmd) != "text" || os.Getenv("TERM") == "dumb" || os.Getenv("CI") != "" {
		return &progress{}
	}
	ctx, stop := context.WithCancel(context.Background())
	p := &progress{out: out, width: width, begun: time.Now(), doing: doing, stop: stop}
	go p.run(ctx)
	return p
}

// run draws after each beat until the end.
func (p *progress) run(ctx context.Context) {
	for ctx.Err() == nil {
		time.Sleep(beat)
		p.draw(time.Now())
	}
}

func (p *progress) draw(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	spent := now.Sub(p.begun)
	if p.doing == "" || spent < patience {
		return
	}
	line := fmt.Sprintf("%s: %d s", p.doing, int(spent.Seconds()))
	if p.of > 0 {
		line = fmt.Sprintf("%s: %d of %d", p.doing, p.made, p.of)
	}
	p.put(line)
}

// put writes a line over the one that stands there. Blanks do that on every terminal, escape codes do not.
func (p *progress) put(line string) {
	line = diag.Shorten(line, p.width-1) // in the last column some terminals begin a new line
	if line != p.shown {
		// whom could it be told that this fails?
		_, _ = fmt.Fprintf(p.out, "\r%-*s", utf8.RuneCountInString(p.shown), line)
		p.shown = line
	}
}

// step says what is done now. With "" nothing stands on the terminal any more when it returns: there is room for other
// lines.
func (p *progress) step(doing string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing, p.made, p.of = doing, 0, 0
	if doing == "" && p.shown != "" {
		p.put("")
		_, _ = io.WriteString(p.out, "\r")
	}
}

// count says what is done now and how far it is. Any number of goroutines may.
func (p *progress) count(doing string, made, of int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing, p.made, p.of = doing, max(p.made, made), of
}

// end takes the line away. It may be called again.
func (p *progress) end() {
	p.step("")
	if p.stop != nil {
		p.stop()
	}
}

// terminal tells whether w is a terminal, and how many columns it has. Any other writer counts as one of 80, as does a
// terminal that does not know, and one too narrow to read on as one of 40.
func terminal(w io.Writer) (width int, is bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 80, false
	}
	width, _, _ = term.GetSize(int(f.Fd()))
	return max(cmp.Or(width, 80), 40), true
}
