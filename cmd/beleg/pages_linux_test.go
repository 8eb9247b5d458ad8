package main

import (
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

func TestABuildMayLieInLargePages(t *testing.T) {
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage"); err != nil {
		t.Skip("this system has no large pages:", err)
	}
	largePages()
	if got := heapInLargePages(t); got < ceiling {
		t.Errorf("%d bytes may lie in large pages, want %d", got, ceiling)
	}
}

func TestWhoSaysHowMuchMemoryThereIsKeepsIt(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "100MiB")
	before := heapInLargePages(t)
	if largePages(); heapInLargePages(t) != before {
		t.Error("pages were asked for all the same")
	}
}
