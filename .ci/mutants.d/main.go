// Command mutants.d tells what the tests of packages do not notice: it makes many small faults in a package, one at a
// time, runs the tests that there are for it, and lists the faults with which all of them pass, the survivors.
//
//	go run ./.ci/mutants.d ./generator/text/quote ./generator/judgement/origin
//	go run ./.ci/mutants.d -v -only 'Find|cuts' ./generator/text/quote
//	go run ./.ci/mutants.d -exec $PWD/.ci/mutants.d/apart ./generator/delivery/publish
//
// A fault is a boundary that is moved (< and <=), a condition that is turned around, && for || or an operator for its
// opposite, a constant that is one more or less (a fraction: a tenth), a statement, break, continue or return left out,
// a loop left out, or a zero value that is returned. In a package's own tests each is tried with -short, and if it
// survives, in the tests of other packages that also names; a test that takes far too long has noticed it. What no
// test reaches survives without being tried.
//
// Survivors are to be read one by one: a sentence is missing in the tests, or the code is not needed, or it is wrong,
// or it makes no difference that anybody could see. The last are listed in explained.txt, each with its reason. An
// entry there that names no survivor is a fault, so that none outlives its code.
//
// The exit status is 1 if fewer than 85 % of a package's faults are noticed, explained ones not counted, or an entry
// names no survivor. Continuous integration does not run it, because it takes minutes for a package.
//
// Why not gremlins (v0.6.0), the one such program for Go that is looked after: it knows neither statements left out nor
// constants, cannot be told what makes no difference, and like the go-mutesting family builds the tests anew for each
// fault. Here all faults are built in at once, each behind a switch (switch.go.txt), and the environment turns one on:
// a fault costs a run of the tests instead of a build.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"runtime"
	"strings"
	"syscall"
)

// also are the tests outside of a package in which much of what it does is told. Those that start programs of their own
// are no help where these do not get the environment.
var also = map[string][]tests{
	"beleg/generator/facts/load": {{of: "beleg/generator/judgement/explain", run: "AFaultIsFoundOnce"},
		{of: "beleg/generator/pages/site", skip: "LargeMatrix"},
		{of: "beleg/generator/pages/opendata", skip: "TooLarge|Several|Weighs"},
		{of: "beleg/generator/judgement/explain", run: "AllFaults|ToldWithItsPlace|RightExample"}},
	"beleg/generator/judgement/hedge":   {{of: "beleg/generator/judgement/explain", run: "Example"}},
	"beleg/generator/judgement/wording": {{of: "beleg/generator/judgement/explain", run: "Example"}},
	"beleg/generator/text/fold":         {{of: "beleg/generator/text/quote"}},
	"beleg/generator/text/similar":      {{of: "beleg/generator/text/quote"}},
	"beleg/generator/words/reading": {{of: "beleg/generator/judgement/coverage"}, {of: "beleg/generator/text/sentence"},
		{of: "beleg/generator/words/speech"}, {of: "beleg/generator/text/quote"}},
}

// slow are tests of a package that are tried only with what survives the others.
var slow = map[string]string{
	"beleg/generator/delivery/publish": "TwoProcessesTakeTurns",
	"beleg/generator/facts/load":       "TooDeepOrTooMany",
	"beleg/generator/text/similar":     "OfALongText|PairByPair",
	"beleg/generator/words/reading":    "ManyNumbersAreNoBurden",
}

// enough is the least share of its faults that the tests of a package are to notice.
const enough = 0.85

func main() {
	var t trial
	flag.BoolVar(&t.tell, "v", false, "tell what became of each fault")
	flag.IntVar(&t.atOnce, "p", runtime.NumCPU(), "how many tests run at once")
	only := flag.String("only", "", "faults in functions of these names, a regular expression")
	wrap := flag.String("exec", "", "a program that runs the tests, such as one that keeps them from writing elsewhere")
	flag.Parse()
	t.wrap = strings.Fields(*wrap)
	var end func()
	t.ctx, end = signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer end()
	var err error
	if t.only, err = regexp.Compile(*only); err == nil {
		err = t.all(flag.Args())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

// all tries the packages one after another, and returns what is wrong with any of them.
func (t *trial) all(packages []string) error {
	known, err := readExplained("explained.txt")
	if err != nil {
		return err
	}
	bad := 0
	for _, name := range packages {
		p, err := load(name)
		if err != nil {
			return err
		}
		survivors, err := t.survivors(p)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if !t.report(p, survivors, known) {
			bad++
		}
	}
	if bad > 0 {
		return fmt.Errorf("%d of %d packages: see above", bad, len(packages))
	}
	return nil
}

// report prints what became of a package's faults; false if that is not enough.
func (t *trial) report(p *pack, survivors []*mutant, known *explained) bool {
	explained := 0
	for _, m := range survivors {
		if known.has(m.key) {
			explained++
			continue
		}
		fmt.Printf("%d: survives: %s\n", m.line, m.key)
	}
	made, left := len(p.mutants), len(survivors)-explained
	share := float64(made-len(survivors)) / float64(max(1, made-explained))
	fmt.Printf("%s: %d faults, %d noticed, %d explained, %d left: %.1f %%\n", p.path, made, made-len(survivors),
		explained, left, 100*share)
	good := share >= enough
	if t.only.String() != "" { // then not all were tried
		return good
	}
	for _, key := range known.unused(p.dir) {
		fmt.Printf("explained.txt: names no survivor: %s\n", key)
		good = false
	}
	return good
}
