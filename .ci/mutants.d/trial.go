package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// tests are the tests of a package, or some of them: regular expressions of their names.
type tests struct{ of, run, skip string }

// rounds are the tests in the order in which a package's faults are tried.
func rounds(path string) []tests {
	all := append([]tests{{of: path, skip: slow[path]}}, also[path]...)
	if slow[path] != "" {
		all = append(all, tests{of: path, run: slow[path]})
	}
	return all
}

// A trial is how faults are tried.
type trial struct {
	ctx    context.Context // until somebody interrupts it
	tell   bool
	atOnce int
	only   *regexp.Regexp
	wrap   []string
}

// A program is a package's tests, with the faults of another or its own built in.
type program struct {
	tests
	file, dir string
	takes     time.Duration // of one processor
	reached   map[int]bool
}

// survivors returns the faults of a package that its tests do not notice.
func (t *trial) survivors(p *pack) ([]*mutant, error) {
	folder, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	overlay, err := p.overlay(folder)
	if err != nil {
		return nil, err
	}
	p.mutants = slices.DeleteFunc(p.mutants, func(m *mutant) bool { return !t.only.MatchString(m.in) })
	left := p.mutants
	for i, of := range rounds(p.path) {
		if len(left) == 0 {
			break
		}
		g, err := t.build(p, of, overlay, filepath.Join(folder, fmt.Sprint("tests", i)))
		if err != nil {
			return nil, err
		}
		left = t.withstand(g, left)
	}
	return left, t.ctx.Err()
}

// build makes a program of tests, and runs it without any fault, to see how long that takes and which faults it
// reaches.
func (t *trial) build(p *pack, of tests, overlay, file string) (*program, error) {
	build := exec.Command("go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", file, of.of)
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build the tests of %s: %w\n%s", of.of, err, out)
	}
	dir := filepath.Join(p.module, strings.TrimPrefix(of.of, strings.TrimSuffix(p.path, p.dir)))
	g := &program{tests: of, file: file, dir: dir, takes: 10 * time.Minute, reached: map[int]bool{}}
	alone := trial{ctx: t.ctx} // nothing is wrong yet, and it leaves a file behind
	out, takes, err := alone.run(g, "REACHED_MUTANTS="+file+".reached")
	if err != nil {
		return nil, fmt.Errorf("%s without any fault: %w\n%s", of.of, err, out)
	}
	g.takes = takes
	reached, err := os.ReadFile(file + ".reached")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	for number := range strings.FieldsSeq(string(reached)) {
		n, err := strconv.Atoi(number)
		if err != nil {
			return nil, err
		}
		g.reached[n] = true
	}
	return g, nil
}

// withstand returns those faults with which all the tests of a program pass.
func (t *trial) withstand(g *program, faults []*mutant) []*mutant {
	passed := make([]bool, len(faults))
	var all sync.WaitGroup
	free := make(chan struct{}, t.atOnce)
	for i, m := range faults {
		if !g.reached[m.number] {
			passed[i] = true
			continue
		}
		free <- struct{}{}
		all.Go(func() {
			defer func() { <-free }()
			out, _, err := t.run(g, "MUTANT="+strconv.Itoa(m.number))
			passed[i] = err == nil
			if t.tell {
				fmt.Printf("%d: %s: %s\n", m.line, m.key, verdict(out, err))
			}
		})
	}
	all.Wait()
	var left []*mutant
	for i, m := range faults {
		if passed[i] {
			left = append(left, m)
		}
	}
	return left
}

var failed = regexp.MustCompile(`(?m)^\s*--- FAIL: \S+|^panic: .*`)

func verdict(out []byte, err error) string {
	if err == nil {
		return "SURVIVES"
	}
	names := failed.FindAll(out, -1)
	if len(names) == 0 {
		return "noticed: " + err.Error()
	}
	return "noticed: " + strings.TrimSpace(string(names[len(names)-1]))
}

// run runs tests, and says how much of a processor's time they took. A fault may have no end, wait forever, or ask for
// all the memory there is.
func (t *trial) run(g *program, environment ...string) ([]byte, time.Duration, error) {
	ctx, cancel := context.WithTimeout(t.ctx, 20*g.takes+time.Minute)
	defer cancel()
	limits := fmt.Sprintf(`ulimit -v 8000000; ulimit -t %d; exec "$@"`, 2+int(3*g.takes/time.Second))
	args := append([]string{"-c", limits, "sh"}, t.wrap...)
	args = append(args, g.file, "-test.short", "-test.failfast", "-test.run="+g.run, "-test.skip="+g.skip)
	c := exec.CommandContext(ctx, "sh", args...)
	c.WaitDelay = time.Second
	c.Dir = g.dir
	c.Env = append(os.Environ(), environment...)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	if c.ProcessState == nil {
		return nil, 0, err
	}
	return out.Bytes(), c.ProcessState.UserTime() + c.ProcessState.SystemTime(), err
}
