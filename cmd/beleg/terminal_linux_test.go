package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// pseudoTerminal opens a terminal that is 60 columns wide. shown returns the next bytes that were written to it, as they are.
func pseudoTerminal(t *testing.T) (tty *os.File, shown func(n int) string) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		t.Skipf("no terminals can be had here: %v; what is drawn on them other tests show", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = master.Close() })
	number, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(int(master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 60})
	}
	if err != nil {
		t.Fatal(err)
	}
	if tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tty.Close() })
	return tty, func(n int) string {
		text := make([]byte, n)
		if _, err := io.ReadFull(master, text); err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
}

func TestATerminalIsToldFromWhatIsNone(t *testing.T) {
	tty, _ := pseudoTerminal(t)
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if width, is := terminal(tty); width != 60 || !is {
		t.Errorf("a terminal: got %d columns, %v, want 60, true", width, is)
	}
	if width, is := terminal(null); width != 80 || is {
		t.Errorf("%s: got %d columns, %v, want 80, false", os.DevNull, width, is)
	}
}

func TestProgressIsShownOnATerminalUnlessAProgramReads(t *testing.T) {
	tty, shown := pseudoTerminal(t)
	for _, c := range []struct{ term, ci, want string }{
		{"xterm", "", "\rmaking files: 3 of 4"},
		{"dumb", "", ""},
		{"xterm", "true", ""},
	} {
		t.Setenv("TERM", c.term)
		t.Setenv("CI", c.ci)
		cmd := newServe()
		cmd.SetErr(tty)
		p := working(cmd, "reading the project")
		defer p.end()
		if (p.out == nil) != (c.want == "") {
			t.Errorf("TERM=%s, CI=%s: got silent %v, want %v", c.term, c.ci, p.out == nil, c.want == "")
		}
		if p.out == nil {
			continue
		}
		p.count("making files", 3, 4)
		p.draw(p.begun.Add(patience))
		if got := shown(len(c.want)); got != c.want {
			t.Errorf("got %q on the terminal, want %q", got, c.want)
		}
	}
	for _, format := range []string{"json", "github", "sarif"} {
		cmd := newCheck()
		cmd.SetErr(tty)
		if err := cmd.ParseFlags([]string{"--format", format}); err != nil {
			t.Fatal(err)
		}
		if p := working(cmd, "reading the project"); p.out != nil {
			t.Errorf("--format %s: got progress, want none", format)
		}
	}
}
