package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"beleg/generator"
	"beleg/generator/address"
	"beleg/generator/diag"
	"beleg/generator/fact"
	"beleg/generator/serve"
	"beleg/generator/watch"
)

type serveFlags struct {
	address string
	editor  string
	open    bool
	poll    bool
	follow  bool
	opt     generator.Options
}

func newServe(a *app) *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site while you write",
		Long: `Serve shows the site as build would publish it, and keeps it up to date while you write: pages reload by themselves when
they changed, and findings appear over the last good page, with links that open your editor at the place. Nothing is written
to the disk but the quotations that you append to a claim, and nobody but you can look, unless --addr says so.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.serve(cmd, f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.address, "addr", "127.0.0.1:8017", "the host and port to listen on; if the port is taken, the next free one is used")
	flags.BoolVar(&f.open, "open", false, "open the site in your browser")
	flags.BoolVar(&f.poll, "poll", false, "ask the disk for changes again and again, where it does not tell them by itself")
	flags.BoolVar(&f.follow, "follow", false, "let the page you looked at last go to the claim you save")
	flags.StringVar(&f.editor, "editor", "vscode", "what links to files open: "+strings.Join(serve.Editors(), ", ")+", or an address with {file}, {line} and {column}")
	flags.BoolVar(&f.opt.Drafts, "drafts", false, "show drafts too")
	addBaseURL(cmd, &f.opt.BaseURL)
	_ = cmd.RegisterFlagCompletionFunc("editor", cobra.FixedCompletions(serve.Editors(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("addr", cobra.NoFileCompletions)
	return cmd
}

// serve previews until it is interrupted, which is how it is meant to end. It runs for hours beside an editor and a browser, so
// it collects garbage earlier than usual: with ten thousand claims that is 490 MB at most instead of 660.
func (a *app) serve(cmd *cobra.Command, f serveFlags) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	s, err := a.serving(cmd.ErrOrStderr(), f)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return s.run(ctx)
}

// A serving is what one run of serve works with.
type serving struct {
	start    time.Time
	dir      string // as it was typed
	flags    serveFlags
	out      io.Writer
	watcher  *watch.Watcher
	listener net.Listener
	preview  *serve.Preview
	url      string // of the home page, as it was said last
	live     *generator.Live

	saying   sync.Mutex
	said     string // version of the report that was printed last
	troubled bool   // there were findings, or a fault, in it
}

// serving opens all that can fail: what is wrong is told before anything runs.
func (a *app) serving(out io.Writer, f serveFlags) (*serving, error) {
	f.opt.Version = toolVersion()
	editor, err := serve.ParseEditor(f.editor)
	if err != nil {
		return nil, err
	}
	root, err := filepath.Abs(a.dir)
	if err != nil {
		return nil, fmt.Errorf("find the project: %w", err)
	}
	s := &serving{start: time.Now(), dir: a.dir, flags: f, out: out, live: generator.NewLive(f.opt)}
	project, err := a.root() // a slip in its name is told as elsewhere
	if err != nil {
		return nil, err
	}
	_ = project.Close()
	if s.watcher, err = watch.Open(a.dir, watch.Options{Poll: f.poll}); err != nil {
		return nil, err
	}
	var taken bool
	if s.listener, taken, err = serve.Listen(f.address); err != nil {
		return nil, err
	}
	if taken {
		fmt.Fprintf(out, "%s is taken, so this is %s\n", f.address, s.listener.Addr())
	}
	s.preview = serve.New(s.live, serve.Options{Root: filepath.ToSlash(root), Editor: editor, Follow: f.follow, News: s.findings})
	return s, nil
}

// run serves and follows the project until the context ends. A change that is being taken in just then is not waited for.
func (s *serving) run(ctx context.Context) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	following := make(chan struct{})
	go func() {
		defer close(following)
		s.begin()
		s.watcher.Run(ctx, s.follow)
	}()
	if err := s.preview.Serve(ctx, s.listener); err != nil {
		return err
	}
	select {
	case <-following:
	case <-time.After(200 * time.Millisecond):
	}
	return nil
}

// begin takes in the project as it is, and says where it can be seen.
func (s *serving) begin() {
	p := workingOn(s.out, "reading the project")
	s.preview.Update(s.watcher.Snapshot().Files, nil)
	p.end()
	s.findings()
	if serve.Public(s.listener.Addr()) {
		fmt.Fprintln(s.out, "warning: other machines can reach this preview, and through it write to the project; leave --addr out to keep it to yourself")
	}
	if why := s.watcher.Polling(); why != "" {
		fmt.Fprintf(s.out, "polling: %s\n", why)
	}
	url := s.preview.Home(s.listener.Addr())
	s.url = url
	fmt.Fprintf(s.out, "%s  %s, ready in %s; Ctrl-C ends it\n", url, s.counts(), spent(time.Since(s.start)))
	if s.flags.open {
		go s.open(url)
	}
}

// counts says what there is on the site.
func (s *serving) counts() string {
	said := "no site yet, because of the errors"
	s.live.View(func(base *fact.Base, _ *address.Book) {
		said = strings.Join([]string{diag.Plural(len(base.Claims), "claim"), diag.Plural(len(base.Sources), "source"),
			diag.Plural(len(base.Events), "event"), diag.Plural(len(base.Actors), "actor")}, ", ")
	})
	return said
}

// follow takes in a change of the project and says in one line what it was.
func (s *serving) follow(snapshot watch.Snapshot) {
	var report serve.Report
	if snapshot.Err != nil {
		report = s.preview.Lose(snapshot.Err)
	} else {
		report = s.preview.Update(snapshot.Files, snapshot.Changed)
	}
	stays := ""
	if errors, _ := report.State.Found.Count(); errors > 0 || report.Fault != nil {
		stays = "; the last good site stays"
		if !report.State.Ready {
			stays = "; no site yet"
		}
	}
	fmt.Fprintf(s.out, "%s, in %s%s\n", what(snapshot.Changed), spent(time.Since(snapshot.At)), stays)
	if url := s.preview.Home(s.listener.Addr()); url != s.url {
		s.url = url
		fmt.Fprintf(s.out, "%s  is where the site is now\n", url)
	}
	s.findings()
}

// findings prints what there is to say of the project, as check does, and that there is nothing any more; each only once.
func (s *serving) findings() {
	s.saying.Lock()
	defer s.saying.Unlock()
	report, before := s.preview.Report(), s.troubled
	if report.Version == s.said {
		return
	}
	s.said, s.troubled = report.Version, len(report.Faults())+len(report.State.Found) > 0
	for _, fault := range report.Faults() {
		fmt.Fprintf(s.out, "beleg: %v\n", (&app{dir: s.dir}).explain(fault))
	}
	switch {
	case len(report.State.Found) > 0:
		_ = formatFlag("text").report(s.out, report.State.Found) // nobody is there to read that it cannot be printed
	case before && !s.troubled:
		fmt.Fprintln(s.out, "no findings")
	}
}

// what names the files that changed, the first few of many.
func what(changed []string) string {
	const shown = 3
	switch {
	case len(changed) == 0:
		return "the project"
	case len(changed) > shown:
		return diag.Plural(len(changed), "file") + " (" + strings.Join(changed[:shown], ", ") + ", …)"
	}
	return strings.Join(changed, ", ")
}

// spent writes how long something took, in milliseconds up to a second.
func spent(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", max(d.Milliseconds(), 1))
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// open shows an address in the browser. That this fails is told, and no more: the preview is there all the same.
func (s *serving) open(url string) {
	if err := opener(url).Run(); err != nil {
		fmt.Fprintf(s.out, "the browser could not be opened (%v); open %s yourself\n", err, url)
	}
}
