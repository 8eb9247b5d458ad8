// Command bench.d builds sites of several sizes, beside Hugo with a twin of each, and prints what that took as a table
// in Markdown. .ci/bench calls it; it says there what is measured.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A bench is what is measured with, and where.
type bench struct {
	beleg, hugo, corpus, texts, work string
	runs                             int
}

func main() {
	if len(os.Args) == 4 && os.Args[1] == "twin" { // a process of its own: what it needs is no memory of what is measured
		stop(writeTwin(os.Args[2], os.Args[3]))
		return
	}
	var b bench
	sizes := flag.String("n", "100,1000,10000", "numbers of claims")
	flag.IntVar(&b.runs, "runs", 3, "runs of each command, in turn; medians are printed")
	flag.StringVar(&b.beleg, "beleg", "", "the program that is measured")
	flag.StringVar(&b.corpus, "corpus", "", "the program that writes projects")
	flag.StringVar(&b.hugo, "hugo", "", "Hugo; left out if there is none")
	flag.StringVar(&b.texts, "texts", "", "a folder of texts that become articles too")
	flag.StringVar(&b.work, "work", "", "a new or empty folder to work in")
	flag.Parse()
	stop(b.all(strings.Split(*sizes, ",")))
}

func stop(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func (b bench) all(sizes []string) error {
	var done []*site
	for _, size := range sizes {
		n, err := strconv.Atoi(size)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of claims", size)
		}
		s, err := b.site(n)
		if err != nil {
			return err
		}
		done = append(done, s)
		table(done[len(done)-1:], b.runs) // what is known when a longer run is broken off
	}
	if len(done) > 1 {
		table(done, b.runs)
	}
	return nil
}

// A site is a project, its twin, and what was measured of them.
type site struct {
	claims, articles int
	dir              string // project/, bare/ without cards, twin/, and what becomes of them
	edited           string // the file of the claim that is changed
	edits            int
	took             map[string][]cost
	ours, hugos      output
}

// A cost is what one run of a command took.
type cost struct {
	wall, cpu time.Duration
	memory    int // peak, in bytes
}

// The names of what is measured.
const (
	cold, bare, unchanged, changed, check = "cold build", "cold, no cards", "rebuild, unchanged",
		"rebuild, one claim changed", "check"
	twinned, copied, copiedTwin = "Hugo", "cp -r", "cp -r, Hugo"
)

// site makes a project of n claims and measures all there is to measure, each command once in every round.
func (b bench) site(n int) (*site, error) {
	s := &site{claims: n, articles: max(1, n/5), dir: filepath.Join(b.work, strconv.Itoa(n)), took: map[string][]cost{}}
	if err := b.prepare(s); err != nil {
		return nil, err
	}
	for round := range b.runs {
		fmt.Fprintf(os.Stderr, "%d claims, round %d of %d\n", n, round+1, b.runs)
		if err := b.round(s); err != nil {
			return nil, err
		}
	}
	var err error
	if s.ours, err = weigh(s.in("out")); err == nil && b.hugo != "" {
		s.hugos, err = weigh(s.in("out-hugo"))
	}
	return s, err
}

func (s *site) in(name string) string { return filepath.Join(s.dir, name) }

func (b bench) prepare(s *site) error {
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return err
	}
	args := []string{"-claims", strconv.Itoa(s.claims), "-sources", strconv.Itoa(s.articles)}
	if b.texts != "" {
		args = append(args, "-texts", b.texts)
	}
	if err := exec.Command(b.corpus, append(args, s.in("project"))...).Run(); err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	names, err := filepath.Glob(s.in("project/content/claims/*.toml"))
	if err != nil {
		return err
	}
	for _, s.edited = range names[len(names)/2:] {
		if text, err := os.ReadFile(s.edited); err != nil || bytes.Contains(text, []byte("draft  = false")) {
			break
		}
	}
	if err := exec.Command("cp", "-r", s.in("project"), s.in("bare")).Run(); err != nil {
		return err
	}
	file := s.in("bare/content/site.toml")
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file, append([]byte("share_cards = false\n"), text...), 0o644); err != nil {
		return err
	}
	if b.hugo == "" {
		return nil
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return run(exec.Command(self, "twin", s.in("project"), s.in("twin")))
}

// round runs every command once.
func (b bench) round(s *site) error {
	build := func(project, out string) *exec.Cmd {
		return exec.Command(b.beleg, "-C", s.in(project), "build", "-o", s.in(out))
	}
	if err := s.fresh("project", "out"); err != nil {
		return err
	}
	steps := []struct {
		name string
		cmd  *exec.Cmd
	}{
		{cold, build("project", "out")}, {unchanged, build("project", "out")}, {changed, build("project", "out")},
		{check, exec.Command(b.beleg, "-C", s.in("project"), "check")}, {bare, build("bare", "out-bare")},
		{twinned, exec.Command(b.hugo, "--source", s.in("twin"), "--destination", s.in("out-hugo"), "--noBuildLock", "--quiet")},
		{copied, exec.Command("cp", "-r", s.in("out"), s.in("copy"))},
		{copiedTwin, exec.Command("cp", "-r", s.in("out-hugo"), s.in("copy"))},
	}
	for _, step := range steps {
		var err error
		switch step.name {
		case changed:
			err = s.edit()
		case bare:
			err = s.fresh("bare", "out-bare")
		case twinned, copiedTwin:
			if b.hugo == "" {
				continue
			}
			if err = os.RemoveAll(s.in("copy")); step.name == twinned {
				err = errors.Join(err, os.RemoveAll(s.in("out-hugo")), os.RemoveAll(s.in("twin/resources")))
			}
		case copied:
			err = os.RemoveAll(s.in("copy"))
		}
		if err != nil {
			return err
		}
		took, err := s.measure(step.cmd)
		switch {
		case err == nil:
			s.took[step.name] = append(s.took[step.name], took)
		case step.name != bare: // a program that cannot leave the cards away has no such row
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	return os.RemoveAll(s.in("copy"))
}

// fresh takes away what an earlier build left: its output, and what is kept in hidden folders for the next.
func (s *site) fresh(project, out string) error {
	hidden, err := filepath.Glob(s.in(project + "/.[a-z]*"))
	for _, name := range append(hidden, s.in(out), s.in("home")) {
		err = errors.Join(err, os.RemoveAll(name))
	}
	return err
}

// edit changes the verdict of one claim, each time into another.
func (s *site) edit() error {
	text, err := os.ReadFile(s.edited)
	if err != nil {
		return err
	}
	s.edits++
	at := bytes.LastIndex(text, []byte(`verdict = "`)) + len(`verdict = "`)
	text = slices.Insert(text, at, fmt.Appendf(nil, "Fassung %d. ", s.edits)...)
	return os.WriteFile(s.edited, text, 0o644)
}

func run(cmd *exec.Cmd) error {
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, said[max(0, len(said)-500):])
	}
	return nil
}

// measure runs a command that finds no cache of this user's, and none but what it left itself.
func (s *site) measure(cmd *exec.Cmd) (cost, error) {
	cmd.Env = append(os.Environ(), "HOME="+s.in("home"), "XDG_CACHE_HOME="+s.in("home/cache"), "HUGO_CACHEDIR="+s.in("home/hugo"))
	began := time.Now()
	err := run(cmd)
	c := cost{wall: time.Since(began)}
	if state := cmd.ProcessState; state != nil {
		c.cpu = state.UserTime() + state.SystemTime()
		if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
			c.memory = int(usage.Maxrss)
			if runtime.GOOS == "linux" { // in kB there
				c.memory *= 1024
			}
		}
	}
	return c, err
}

// output is what a build published.
type output struct {
	files, pages, claims int
	bytes, claimBytes    int
	cards, cardBytes     int
	largestCard, largest int // bytes; of all pages and data in HTML
	largestPage          string
}

func weigh(dir string) (o output, err error) {
	err = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		size := int(info.Size())
		inside, err := filepath.Rel(dir, name)
		path := filepath.ToSlash(inside)
		o.files, o.bytes = o.files+1, o.bytes+size
		switch {
		case strings.HasSuffix(path, ".html"):
			o.pages++
			if size > o.largest {
				o.largest, o.largestPage = size, path
			}
			if match, _ := filepath.Match("claims/zahl-*/index.html", path); match {
				o.claims, o.claimBytes = o.claims+1, o.claimBytes+size
			}
		case strings.HasPrefix(path, "assets/cards/"):
			o.cards, o.cardBytes, o.largestCard = o.cards+1, o.cardBytes+size, max(o.largestCard, size)
		}
		return err
	})
	return o, err
}
