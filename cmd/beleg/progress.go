package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// A progress tells on a terminal what is being done if it takes longer than a second: one line, rewritten in place and erased in the
// end. It is for people who wait. Elsewhere, in a pipe or where programs read, it tells nothing.
type progress struct {
	mu    sync.Mutex
	out   io.Writer // nil tells nothing
	width int       // columns of out
	begun time.Time
	doing string // "" shows nothing
	made  int
	of    int    // how many of them there are; 0 if that is not known
	shown string // the line that stands on the terminal
	stop  func() // ends what draws; nil if nothing does
}

// Longer than patience nobody waits without a word; what is told is renewed after each beat.
const (
	patience = time.Second
	beat     = 100 * time.Millisecond
)

// working begins to tell what a command does. Whoever calls it ends it.
func working(cmd *cobra.Command, doing string) *progress {
	if f := cmd.Flags().Lookup("format"); f != nil && f.Value.String() != "text" {
		return &progress{}
	}
	return workingOn(cmd.ErrOrStderr(), doing)
}

// workingOn is working where the output is known to be for people.
func workingOn(out io.Writer, doing string) *progress {
	p := newProgress(out, doing)
	if p.out == nil {
		return p
	}
	ending, ticks := make(chan struct{}), time.NewTicker(beat)
	p.stop = sync.OnceFunc(func() { close(ending) })
	go func() {
		defer ticks.Stop()
		p.run(ticks.C, ending)
	}()
	return p
}

// newProgress returns one that tells nothing unless out is a terminal on which a line can be rewritten, with somebody before it.
func newProgress(out io.Writer, doing string) *progress {
	width, is := terminal(out)
	if !is || os.Getenv("TERM") == "dumb" || os.Getenv("CI") != "" {
		return &progress{}
	}
	return &progress{out: out, width: width, begun: time.Now(), doing: doing}
}

// run draws at each tick until the end.
func (p *progress) run(ticks <-chan time.Time, ending <-chan struct{}) {
	for {
		select {
		case <-ending:
			return
		case now := <-ticks:
			p.draw(now)
		}
	}
}

func (p *progress) draw(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	spent := now.Sub(p.begun)
	if p.doing == "" || spent < patience {
		return
	}
	if p.of > 0 {
		p.put(fmt.Sprintf("%s: %d of %d", p.doing, p.made, p.of))
	} else {
		p.put(fmt.Sprintf("%s: %d s", p.doing, int(spent.Seconds())))
	}
}

// put writes a line over the one that stands there. Blanks do that on every terminal, escape codes do not.
func (p *progress) put(line string) {
	line = cutTo(line, p.width-1) // in the last column some terminals begin a new line
	if line == p.shown {
		return
	}
	rest := utf8.RuneCountInString(p.shown) - utf8.RuneCountInString(line)
	_, _ = io.WriteString(p.out, "\r"+line+strings.Repeat(" ", max(rest, 0))) // whom could it be told that this fails?
	p.shown = line
}

// step says what is done now. With "" nothing stands on the terminal any more when it returns: there is room for other lines.
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
