package watch

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"golang.org/x/sys/unix"
)

// limited makes the test binary a process that may have few watches; its value is the limit's name, then how many.
const limited = "BELEG_WATCH_LIMIT"

// The limits are the kernel's own, set in a user namespace, so that no other process comes to feel them.
func TestWithoutWatchesFromTheKernelItPolls(t *testing.T) {
	for limit, why := range map[string]string{"max_inotify_instances 0": "max_user_instances", "max_inotify_watches 2": "max_user_watches"} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestUnderALimit$", "-test.count=1", "-test.v")
		cmd.Env = append(os.Environ(), limited+"="+limit)
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		out, err := cmd.CombinedOutput()
		if cmd.Process == nil {
			t.Skipf("no user namespaces here (%v); the same is tested without the kernel", err)
		}
		if strings.Contains(string(out), "cannot set the limit") {
			t.Skipf("%s", out)
		}
		if err != nil || !strings.Contains(string(out), "polling: ") || !strings.Contains(string(out), why) {
			t.Errorf("with %s: %v, want that it polls and the reason %s\n%s", limit, err, why, out)
		}
	}
}

func TestUnderALimit(t *testing.T) {
	limit := os.Getenv(limited)
	if limit == "" {
		return // this is for the process that TestWithoutWatchesFromTheKernelItPolls starts
	}
	name, value, _ := strings.Cut(limit, " ")
	if err := os.WriteFile("/proc/sys/user/"+name, []byte(value), 0); err != nil {
		t.Skip("cannot set the limit: ", err)
	}
	dir := project(t, "content/site.toml", "one", "content/claims/a.toml", "a", "content/pages/a.md", "a")
	v := view(t, dir, Options{})
	t.Log("polling: ", v.Polling())
	write(t, filepath.Join(dir, "content/claims/a.toml"), "two")
	v.wait("content/claims/a.toml", "two")
	v.like(dir)
}

// The queue in the kernel overflows, because nobody takes events out of it for a while.
func TestALostEventIsAHintToLookEverywhere(t *testing.T) {
	t.Parallel()
	length := 16_384 // what kernels begin with
	if text, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events"); err == nil {
		length, err = strconv.Atoi(strings.TrimSpace(string(text)))
		must(t, err)
	}
	if length > 1_000_000 {
		t.Skipf("the queue here is %d events long and would take too long to fill; the same is tested without the kernel", length)
	}
	dir := project(t, "content/a.md", "a", "content/b.md", "b")
	w := &Watcher{dir: dir, hints: hints{rung: make(chan struct{}, 1)}}
	w.listen()
	defer w.close()
	w.enter("content")
	if why := w.Polling(); why != "" {
		t.Skipf("%s; the same is tested without the kernel", why)
	}
	w.hints.mu.Lock()            // who hears waits for this
	for range length/2 + 5_000 { // what was taken out already included; equal events after each other would become one
		must(t, os.Chmod(filepath.Join(dir, "content/a.md"), 0o600), os.Chmod(filepath.Join(dir, "content/b.md"), 0o600))
	}
	w.hints.mu.Unlock()
	wantToldToLookEverywhere(t, w, "content/a.md", "content/b.md")
}

func TestAFaultOfTheWatcherIsAHintToLookEverywhere(t *testing.T) {
	t.Parallel()
	events, faults := make(chan fsnotify.Event), make(chan error)
	w, ended := &Watcher{dir: t.TempDir(), hints: hints{rung: make(chan struct{}, 1)}}, make(chan struct{})
	go w.hear(&fsnotify.Watcher{Events: events, Errors: faults}, ended)
	faults <- fsnotify.ErrEventOverflow
	wantToldToLookEverywhere(t, w)
	close(events)
	close(faults)
	<-ended
}

// wantToldToLookEverywhere waits for the hint that events were lost. Before it there may be hints at the paths.
func wantToldToLookEverywhere(t *testing.T, w *Watcher, paths ...string) {
	t.Helper()
	for timeout := time.After(soon); ; {
		select {
		case <-w.hints.rung:
		case <-timeout:
			t.Fatal("no hint that events were lost")
		}
		h := w.hints.take()
		if h.all {
			return
		}
		for path := range h.paths {
			if !slices.Contains(paths, path) {
				t.Fatalf("a hint at %s, where nothing happened", path)
			}
		}
	}
}

// The numbers that statfs(2) names, and those of local file systems in use.
func TestRemoteFileSystemsAreKnown(t *testing.T) {
	for number, want := range map[uint32]string{
		0x01021997: "9p", 0x6969: "NFS", 0x517B: "SMB", 0xFE534D42: "SMB", 0xFF534D42: "SMB", 0x65735546: "FUSE",
		unix.EXT4_SUPER_MAGIC: "", unix.BTRFS_SUPER_MAGIC: "", unix.XFS_SUPER_MAGIC: "", unix.TMPFS_MAGIC: "", unix.OVERLAYFS_SUPER_MAGIC: "",
	} {
		if got := remotes[number]; got != want {
			t.Errorf("remotes[%#x] = %q, want %q", number, got, want)
		}
	}
	if got := remote(t.TempDir() + "/none"); got != "" {
		t.Errorf("a folder that is not there is on %q", got)
	}
}
