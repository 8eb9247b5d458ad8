package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// median returns the middle of what the runs of a command took; ok is false if there was none.
func (s *site) median(name string) (c cost, ok bool) {
	runs := s.took[name]
	if len(runs) == 0 {
		return cost{}, false
	}
	middle := func(of func(cost) int) int {
		var all []int
		for _, run := range runs {
			all = append(all, of(run))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return cost{wall: time.Duration(middle(func(c cost) int { return int(c.wall) })),
		cpu: time.Duration(middle(func(c cost) int { return int(c.cpu) })), memory: middle(func(c cost) int { return c.memory })}, true
}

// A row is a line of the table: what it tells of a site of ours, and of its twin.
type row struct {
	label       string
	ours, hugos func(*site) string
}

func none(*site) string { return "–" }

func wall(name string) func(*site) string {
	return said(name, func(s *site, c cost) string { return seconds(c.wall) })
}
func cpu(name string) func(*site) string {
	return said(name, func(s *site, c cost) string { return seconds(c.cpu) })
}
func memory(name string) func(*site) string {
	return said(name, func(s *site, c cost) string { return megabytes(c.memory) })
}
func rate(name string, of func(*site) output) func(*site) string {
	return said(name, func(s *site, c cost) string { return fmt.Sprintf("%.0f", float64(of(s).pages)/c.wall.Seconds()) })
}

func said(name string, tell func(*site, cost) string) func(*site) string {
	return func(s *site) string {
		if c, ok := s.median(name); ok {
			return tell(s, c)
		}
		return "–"
	}
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
func megabytes(n int) string         { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
func kilobytes(n int) string         { return fmt.Sprintf("%.1f kB", float64(n)/1e3) }

func ours(s *site) output  { return s.ours }
func hugos(s *site) output { return s.hugos }

// both tells the same of our output and of Hugo's.
func both(label string, tell func(output) string) row {
	of := func(which func(*site) output) func(*site) string {
		return func(s *site) string {
			if which(s).files == 0 {
				return "–"
			}
			return tell(which(s))
		}
	}
	return row{label, of(ours), of(hugos)}
}

var rows = []row{
	{"cold build, wall", wall(cold), none}, {"cold build, CPU", cpu(cold), none},
	{"cold build without cards, wall", wall(bare), wall(twinned)}, {"cold build without cards, CPU", cpu(bare), cpu(twinned)},
	{"peak memory", memory(cold), memory(twinned)},
	{"rebuild, unchanged, wall", wall(unchanged), none}, {"rebuild, unchanged, CPU", cpu(unchanged), none},
	{"rebuild, one claim changed, wall", wall(changed), none}, {"rebuild, one claim changed, CPU", cpu(changed), none},
	{"`check`, wall", wall(check), none}, {"`check`, CPU", cpu(check), none},
	{"`cp -r` of the output, wall", wall(copied), wall(copiedTwin)},
	{"pages per second, without cards", rate(bare, ours), rate(twinned, hugos)},
	both("files", func(o output) string { return fmt.Sprint(o.files) }),
	both("pages", func(o output) string { return fmt.Sprint(o.pages) }),
	both("output", func(o output) string { return megabytes(o.bytes) }),
	both("claim page, mean", func(o output) string { return kilobytes(o.claimBytes / max(1, o.claims)) }),
	both("largest page", func(o output) string {
		return kilobytes(o.largest) + " " + strings.TrimSuffix(o.largestPage, "index.html")
	}),
	{"share card, mean", func(s *site) string { return kilobytes(s.ours.cardBytes / max(1, s.ours.cards)) }, none},
	{"share card, largest", func(s *site) string { return kilobytes(s.ours.largestCard) }, none},
}

// table prints what was measured, a column for each site and one for its twin.
func table(sites []*site, runs int) {
	fmt.Printf("\nMedians of %d runs, each command in turn.\n\n|", runs)
	for _, s := range sites {
		fmt.Printf(" | %d claims, %d articles | Hugo", s.claims, s.articles)
	}
	fmt.Print(" |\n|---" + strings.Repeat("|--:|--:", len(sites)) + "|\n")
	for _, r := range rows {
		fmt.Printf("| %s", r.label)
		for _, s := range sites {
			fmt.Printf(" | %s | %s", r.ours(s), r.hugos(s))
		}
		fmt.Println(" |")
	}
	for i := 1; i < len(sites); i++ {
		growth(sites[i-1], sites[i])
	}
}

// growth prints by how much more a larger site takes than a smaller one.
func growth(less, more *site) {
	fmt.Printf("\nFrom %d to %d claims (× %.3g):", less.claims, more.claims, float64(more.claims)/float64(less.claims))
	for _, name := range []string{cold, bare, unchanged, check, twinned} {
		a, known := less.median(name)
		b, too := more.median(name)
		if known && too {
			fmt.Printf(" %s × %.1f (CPU × %.1f);", name, b.wall.Seconds()/a.wall.Seconds(), b.cpu.Seconds()/a.cpu.Seconds())
		}
	}
	fmt.Printf(" output × %.1f.\n", float64(more.ours.bytes)/float64(less.ours.bytes))
}
