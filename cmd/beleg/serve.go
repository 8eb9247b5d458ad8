package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"beleg/generator"
	"beleg/generator/delivery/serve"
	"beleg/generator/delivery/watch"
	"beleg/generator/facts/fact"
	"beleg/generator/facts/load"
	"beleg/generator/judgement/address"
	"beleg/generator/words/diag"
)

func newServe() *cobra.Command {
	s := &serving{}
	cmd := command("serve", cobra.NoArgs, nil, s.serve)
	flags := cmd.Flags()
	flags.StringVar(&s.address, "addr", "127.0.0.1:8017",
		"the host and port to listen on; if the port is taken, the next free one is used")
	flags.BoolVar(&s.open, "open", false, "open the site in your browser")
	flags.BoolVar(&s.poll, "poll", false,
		"ask the disk for changes again and again, where it does not tell them by itself")
	flags.BoolVar(&s.opt.Follow, "follow", false, "let the page you looked at last go to the claim you save")
	flags.StringVar(&s.editor, "editor", "vscode", "what links to files open: "+strings.Join(serve.Editors(), ", ")+
		", or an address with {file}, {line} and {column}")
	flags.BoolVar(&s.drafts, "drafts", true, "show drafts, marked as such")
	flags.BoolVar(&s.undrafted, "no-drafts", false, "leave drafts out, as build does")
	addBaseURL(cmd, &s.built.BaseURL)
	complete(cmd, "editor", cobra.FixedCompletions(serve.Editors(), cobra.ShellCompDirectiveNoFileComp))
	complete(cmd, "addr", cobra.NoFileCompletions)
	return cmd
}

// A serving is one run of serve: what was asked for, and what it works with.
type serving struct {
	address, editor string
	open, poll      bool
	drafts          bool
	undrafted       bool
	built           generator.Options
	opt             serve.Options

	cmd      *cobra.Command
	out      io.Writer
	start    time.Time
	dir      string // of the project
	watcher  *watch.Watcher
	listener net.Listener
	preview  *serve.Preview
	url      string // of the home page, as it was said last
	live     *generator.Live

	saying   sync.Mutex
	said     string // version of the report that was printed last
	troubled bool   // there were findings, or a fault, in it
}

// serve follows the project until it is interrupted, which is how it is meant to end. It runs for hours beside an
// editor and a browser, so it collects garbage earlier than usual: with ten thousand claims that is 490 MB at most
// instead of 660. A change that is being taken in at the end is not waited for.
func (s *serving) serve(cmd *cobra.Command, _ []string) error {
	collectEarly(50)
	if err := s.prepare(cmd); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
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

// prepare opens all that can fail: what is wrong is told before anything runs. That there is no project is not: it may
// be about to come, by a checkout, and nothing was asked for that needs one.
func (s *serving) prepare(cmd *cobra.Command) (err error) {
	s.cmd, s.out, s.start = cmd, cmd.ErrOrStderr(), time.Now()
	if s.opt.Editor, err = serve.ParseEditor(s.editor); err != nil {
		return err
	}
	if s.dir, err = findProject(); err != nil && !errors.Is(err, load.ErrNoProject) {
		return err
	}
	if s.watcher, err = watch.Open(s.dir, watch.Options{Poll: s.poll}); err != nil {
		return err
	}
	var taken bool
	if s.listener, taken, err = serve.Listen(s.address); err != nil {
		return err
	}
	if taken {
		fmt.Fprintf(s.out, "%s is taken, so this is %s\n", s.address, s.listener.Addr())
	}
	s.opt.Host, _, _ = net.SplitHostPort(s.address) // which Listen has accepted
	s.built.Version, s.opt.Root, s.opt.News = toolVersion(built), filepath.ToSlash(s.dir), s.findings
	s.built.Today, s.built.Drafts = today(), s.drafts && !s.undrafted
	s.live = generator.NewLive(s.built)
	s.preview = serve.New(s.live, s.opt)
	return nil
}

// begin takes in the project as it is, and says where it can be seen.
func (s *serving) begin() {
	p := working(s.cmd, "reading the project")
	s.preview.Update(s.watcher.Snapshot().Files, nil)
	p.end()
	if serve.Public(s.listener.Addr()) {
		fmt.Fprintln(s.out, "warning: other machines can reach this preview, and through it write to the project; "+
			"leave --addr out to keep it to yourself")
	}
	if why := s.watcher.Polling(); why != "" {
		fmt.Fprintf(s.out, "polling: %s\n", why)
	}
	there := "no site yet, because of the errors"
	s.live.View(func(base *fact.Base, _ *address.Book) {
		there = strings.Join([]string{claimsIn(base), diag.Plural(len(base.Sources), "source"),
			diag.Plural(len(base.Events), "event"), diag.Plural(len(base.Actors), "actor")}, ", ")
	})
	s.url = s.preview.Home(s.listener.Addr())
	fmt.Fprintf(s.out, "%s  %s, ready in %s; Ctrl-C ends it\n", s.url, there, spent(time.Since(s.start)))
	if s.findings(); s.troubled {
		fmt.Fprintln(s.out, s.url) // once more: what was found may have moved it out of sight
	}
	if s.open {
		go func(url string) { // that this fails is told, and no more: the preview is there all the same
			if err := opener(url).Run(); err != nil {
				fmt.Fprintf(s.out, "the browser could not be opened (%v); open %s yourself\n", err, url)
			}
		}(s.url)
	}
}

// claimsIn counts the claims that are shown, and how many of them are drafts.
func claimsIn(base *fact.Base) string {
	shown, drafts := base.PublishedClaims(), 0
	for _, c := range shown {
		if c.Unfinished() {
			drafts++
		}
	}
	said := diag.Plural(len(shown), "claim")
	if drafts > 0 {
		said += " (" + diag.Plural(drafts, "draft") + ")"
	}
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

// findings prints what there is to say of the project, as check does, and that there is nothing any more; each only
// once.
func (s *serving) findings() {
	s.saying.Lock()
	defer s.saying.Unlock()
	report, before := s.preview.Report(), s.troubled
	if report.Version == s.said {
		return
	}
	s.said, s.troubled = report.Version, len(report.Faults())+len(report.State.Found) > 0
	for _, fault := range report.Faults() {
		if errors.Is(fault, load.ErrNoProject) {
			fault = noProject(s.dir)
		}
		fmt.Fprintf(s.out, "beleg: %v\n", fault)
	}
	switch {
	case len(report.State.Found) > 0:
		_ = printFindings(s.cmd, s.out, report.State.Found) // nobody is there to read that it cannot be printed
	case before && !s.troubled:
		fmt.Fprintln(s.out, "no findings")
	}
}

// what names the files that changed, the first few of many.
func what(changed []string) string {
	const shown = 3
	if len(changed) > shown {
		return diag.Plural(len(changed), "file") + " (" + strings.Join(changed[:shown], ", ") + ", …)"
	}
	return cmp.Or(strings.Join(changed, ", "), "the project")
}

// spent writes how long something took, in milliseconds up to a second.
func spent(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", max(d.Milliseconds(), 1))
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}
