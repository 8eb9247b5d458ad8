package watch

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Whatever the tests did, at the end nothing may be left of any Watcher: no goroutine, and on Linux no watch.
func TestMain(m *testing.M) {
	flag.Parse()
	if f := flag.Lookup("test.parallel"); f.Value.String() == f.DefValue {
		f.Value.Set("16") // they wait most of the time, for quiet
	}
	code := m.Run()
	if left := leftRunning(); code == 0 && left != "" {
		fmt.Fprintf(os.Stderr, "after all tests there is still:\n%s\n", left)
		code = 1
	}
	os.Exit(code)
}

// leftRunning describes the goroutines and watches that there are, and is empty if there are none. A goroutine that has done its
// last statement may take a moment to be gone.
func leftRunning() string {
	left := ""
	for deadline := time.Now().Add(soon); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		if left = goroutines() + watches(); left == "" {
			return ""
		}
	}
	return left
}

// goroutines returns the stacks of those that run code of this package or of fsnotify, tests aside.
func goroutines() string {
	buf := make([]byte, 1<<22)
	var found strings.Builder
	for stack := range strings.SplitSeq(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
		if strings.Contains(stack, "fsnotify.") || strings.Contains(stack, "watch.(*") {
			found.WriteString(stack + "\n\n")
		}
	}
	return found.String()
}

// watches returns what the kernel says of our inotify instances and their watches.
func watches() string {
	var found strings.Builder
	names, _ := filepath.Glob("/proc/self/fd/*") // none on other systems
	for _, name := range names {
		if to, err := os.Readlink(name); err != nil || !strings.Contains(to, "inotify") {
			continue
		}
		text, err := os.ReadFile("/proc/self/fdinfo/" + filepath.Base(name))
		fmt.Fprintf(&found, "an inotify instance: %s %v\n", text, err)
	}
	return found.String()
}
