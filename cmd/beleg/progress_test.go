package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// screen is what stands on the line of a terminal after something was written to it.
func screen(written string) string {
	var line []rune
	at := 0
	for _, r := range written {
		switch {
		case r == '\r':
			at = 0
		case at < len(line):
			line[at], at = r, at+1
		default:
			line, at = append(line, r), at+1
		}
	}
	return strings.TrimRight(string(line), " ")
}

func TestProgressIsALineThatIsRewrittenAndErased(t *testing.T) {
	var out bytes.Buffer
	begun := time.Date(2024, 10, 8, 12, 0, 0, 0, time.UTC)
	p := &progress{out: &out, width: 40, begun: begun, doing: "reading the project"}
	for _, c := range []struct {
		do    func()
		after time.Duration
		want  string
	}{
		{func() {}, 900 * time.Millisecond, ""},
		{func() {}, 2500 * time.Millisecond, "reading the project: 2 s"},
		{func() { p.count("making files", 12, 5074) }, 2600 * time.Millisecond, "making files: 12 of 5074"},
		{func() { p.count("making files", 11, 5074) }, 2700 * time.Millisecond, "making files: 12 of 5074"}, // told out of order
		{func() { p.step("") }, 2800 * time.Millisecond, ""},
		{func() { p.step("schreibt " + strings.Repeat("ä", 50)) }, 2900 * time.Millisecond, "schreibt " + strings.Repeat("ä", 28) + " …"},
		{func() { p.step("x") }, 3 * time.Second, "x: 3 s"},
		{p.end, 4 * time.Second, ""},
		{p.end, 5 * time.Second, ""},
	} {
		c.do()
		p.draw(begun.Add(c.after))
		if got := screen(out.String()); got != c.want {
			t.Errorf("after %v: got %q, want %q", c.after, got, c.want)
		}
	}
	if strings.Contains(out.String(), "\n") || strings.Contains(out.String(), "\x1b") {
		t.Errorf("got %q, want one line without escape codes", out.String())
	}
}

func TestProgressDrawsAtEachBeatUntilItsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		ctx, stop := context.WithCancel(t.Context())
		p := &progress{out: &out, width: 80, begun: time.Now(), doing: "reading", stop: stop}
		go p.run(ctx)
		time.Sleep(2*time.Second + beat/2)
		synctest.Wait()
		if got, want := out.String(), "\rreading: 1 s\rreading: 2 s"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		p.end() // the bubble waits for the goroutine
		time.Sleep(5 * time.Second)
		if got, want := screen(out.String()), ""; got != want {
			t.Errorf("after the end: got %q, want %q", got, want)
		}
	})
}

// What is no terminal is never written to.
func TestProgressIsForPeopleAtATerminal(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	defer write.Close()
	for name, out := range map[string]io.Writer{"a buffer": &bytes.Buffer{}, "a pipe": write} {
		cmd := newServe()
		cmd.SetErr(out)
		if p := working(cmd, "reading"); p.out != nil || p.stop != nil {
			t.Errorf("%s: got progress, want none", name)
		}
	}
}
