package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// heapInLargePages returns how many bytes of this process may lie in large pages.
func heapInLargePages(t *testing.T) (bytes int) {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^Size: +(\d+) kB$(?:\n[A-Z].*)*?\nVmFlags:.* hg\b`).FindAllSubmatch(maps, -1) {
		kilobytes, _ := strconv.Atoi(string(m[1]))
		bytes += kilobytes << 10
	}
	return bytes
}

// resident returns how many bytes of memory this process has.
func resident(t *testing.T) int {
	t.Helper()
	var pages int
	if f, err := os.ReadFile("/proc/self/statm"); err != nil {
		t.Fatal(err)
	} else if _, err := fmt.Sscanf(string(f), "%d %d", new(int), &pages); err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}

func TestABuildMayLieInLargePages(t *testing.T) {
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage"); err != nil {
		t.Skip("this system has no large pages:", err)
	}
	before := resident(t)
	largePages()
	if got := heapInLargePages(t); got < ceiling {
		t.Errorf("%d bytes may lie in large pages, want %d", got, ceiling)
	}
	if more := resident(t) - before; more > 20<<20 {
		t.Errorf("%d bytes more were taken, and nothing was stored", more)
	}
}

func TestWhoSaysHowMuchMemoryThereIsKeepsIt(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "100MiB")
	before := heapInLargePages(t)
	if largePages(); heapInLargePages(t) != before {
		t.Error("pages were asked for all the same")
	}
}
