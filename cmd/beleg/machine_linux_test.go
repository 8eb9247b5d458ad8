//go:build amd64 || arm64

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// What changes something on a disk. In which of them a test's process fails is decided by the test, by way of seccomp: the kernel
// asks before it does one. That needs no rights, and no way to fail in the program itself.
var steps = []uint32{unix.SYS_OPENAT, unix.SYS_WRITE, unix.SYS_FSYNC, unix.SYS_FCHMOD, unix.SYS_MKDIRAT, unix.SYS_RENAMEAT, unix.SYS_RENAMEAT2,
	unix.SYS_UNLINKAT}

// unable is the exit code where the system does not let a process do what it is to do before it is beleg.
const unable = 77

func init() {
	programs["asking"] = func() {
		if err := handOver(3); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(unable)
		}
		programs["beleg"]()
	}
}

// handOver gives the word on all steps of this process to who is at the other end of a socket.
func handOver(socket int) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	filter := []unix.SockFilter{{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS}} // the number of the call
	for i, nr := range steps {
		filter = append(filter, unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, Jt: uint8(len(steps) - i), K: nr})
	}
	filter = append(filter, unix.SockFilter{Code: unix.BPF_RET, K: unix.SECCOMP_RET_ALLOW}, unix.SockFilter{Code: unix.BPF_RET, K: unix.SECCOMP_RET_USER_NOTIF})
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	const all = unix.SECCOMP_FILTER_FLAG_NEW_LISTENER | unix.SECCOMP_FILTER_FLAG_TSYNC | unix.SECCOMP_FILTER_FLAG_TSYNC_ESRCH
	listener, _, errno := unix.RawSyscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, all, uintptr(unsafe.Pointer(&program)))
	if errno != 0 {
		return fmt.Errorf("install the filter: %w", errno)
	}
	return errors.Join(unix.Sendmsg(socket, []byte{0}, unix.UnixRights(int(listener)), nil, 0), unix.Close(int(listener)), unix.Close(socket))
}

// The kernel's question, and the answer.
type (
	question struct {
		id         uint64
		pid, flags uint32
		nr         int32
		arch       uint32
		at         uint64
		args       [6]uint64
	}
	answer struct {
		id    uint64
		value int64
		errno int32
		flags uint32
	}
)

// changes tells whether a call would change something below a folder.
func (q *question) changes(dir string) bool {
	if q.nr == unix.SYS_OPENAT {
		return q.args[2]&unix.O_CREAT != 0
	}
	if q.nr != unix.SYS_WRITE {
		return true
	}
	file, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", q.pid, q.args[0]))
	return err == nil && strings.HasPrefix(file, dir+"/")
}

// failing runs beleg in a folder, where the n-th step fails. It tells how many there were.
func failing(t *testing.T, n int, dir string, args []string) (code int, said string, made int) {
	t.Helper()
	return stepping(t, dir, args, func(made, _ int) int32 {
		if made == n {
			return -int32(unix.EIO)
		}
		return 0
	})
}

// stepping runs beleg in a folder. Before each step it asks what is to become of that, the first, the second and so on, in which
// process: 0 lets it be, an error number makes it fail. It tells how many there were.
func stepping(t *testing.T, dir string, args []string, hit func(made, pid int) int32) (code int, said string, made int) {
	t.Helper()
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	theirs := os.NewFile(uintptr(pair[1]), "socket")
	defer unix.Close(pair[0])
	var stderr bytes.Buffer
	cmd := exec.Command(os.Args[0])
	cmd.Args, cmd.Dir, cmd.Stderr, cmd.ExtraFiles = append([]string{"asking"}, args...), dir, &stderr, []*os.File{theirs}
	if err := errors.Join(cmd.Start(), theirs.Close()); err != nil {
		t.Fatal(err)
	}
	rights := make([]byte, unix.CmsgSpace(4))
	_, size, _, _, err := unix.Recvmsg(pair[0], make([]byte, 1), rights, 0)
	if messages, _ := unix.ParseSocketControlMessage(rights[:size]); err == nil && len(messages) == 1 {
		fds, _ := unix.ParseUnixRights(&messages[0])
		made = decide(t, fds[0], dir, func(made int) int32 { return hit(made, cmd.Process.Pid) })
	}
	_ = cmd.Wait() // its exit code says it
	if code = cmd.ProcessState.ExitCode(); code == unable {
		t.Skip("this system lets no process decide for another: ", stderr.String())
	}
	return code, stderr.String(), made
}

// decide answers until nobody is there to ask.
func decide(t *testing.T, listener int, dir string, hit func(made int) int32) (made int) {
	defer unix.Close(listener)
	for {
		ready := []unix.PollFd{{Fd: int32(listener), Events: unix.POLLIN}}
		if _, err := unix.Poll(ready, -1); err == unix.EINTR {
			continue
		} else if err != nil || ready[0].Revents&unix.POLLIN == 0 {
			return made
		}
		var q question
		if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(listener), unix.SECCOMP_IOCTL_NOTIF_RECV, uintptr(unsafe.Pointer(&q))); errno != 0 {
			continue // the thread was gone
		}
		a := answer{id: q.id, flags: unix.SECCOMP_USER_NOTIF_FLAG_CONTINUE}
		if q.changes(dir) {
			made++
			if a.errno = hit(made); a.errno != 0 {
				a.flags = 0
			}
		}
		if _, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(listener), unix.SECCOMP_IOCTL_NOTIF_SEND, uintptr(unsafe.Pointer(&a))); errno != 0 && errno != unix.ENOENT {
			t.Error("answer: ", errno)
		}
	}
}

// texts returns all files below a folder.
func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

const (
	imported = "claim,quote,source\nCars cross the bridge.,\"19,000 vehicles\",harbour-bridge\nThe ferry is dear.,,\n"
	taken    = "<!doctype html><html lang=\"en\"><title>The ferry stops</title><article><h1>The ferry stops</h1><p>The ferry across the harbour " +
		"will stop running in May, the city council decided on Monday evening after a debate of four hours.</p></article></html>"
)

// doing is what a message says of a step that failed, and why.
var doing = regexp.MustCompile(`^beleg: .*(write|create|put|move|open|rename|publish|stage|lock)\b.*: input/output error\n$`)

func TestWhicheverStepFailsThereIsTheOldStateOrTheNewOne(t *testing.T) {
	eachWriting(t, failingAtEachStep)
}

// Who closes the terminal, or asks for the end, gets no half of it either.
func TestWheneverTheEndIsAskedForThereIsTheOldStateOrTheNewOne(t *testing.T) {
	eachWriting(t, askedToEndAtEachStep)
}

// eachWriting tries each command that writes into a project, on a site to begin with.
func eachWriting(t *testing.T, try func(t *testing.T, from string, args []string)) {
	t.Helper()
	for _, args := range [][]string{{"new", "claim", "the-ferry"}, {"new", "source", "../article.html"}, {"import", "../claims.csv"}, {"pin"},
		{"new", "site", "another"}, {"rename", "claim", "vehicles-on-the-bridge", "many-vehicles"},
		{"rename", "source", "harbour-bridge", "bridge"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			t.Parallel()
			from := beginning(t)
			beside := map[string]string{"../claims.csv": imported, "../article.html": taken}
			seed, err := os.ReadFile(filepath.Join(from, "seeds/harbour-bridge.txt"))
			if args[0] == "pin" {
				beside["seeds/harbour-bridge.txt"] = strings.Replace(string(seed), "told reporters", "said", 1)
			}
			for name, text := range beside {
				err = errors.Join(err, os.WriteFile(filepath.Join(from, name), []byte(text), 0o600))
			}
			if err != nil {
				t.Fatal(err)
			}
			try(t, from, args)
		})
	}
}

// failingAtEachStep runs a command on copies of a site until it has failed at each of its steps.
func failingAtEachStep(t *testing.T, from string, args []string) {
	t.Helper()
	before, after := texts(t, from), changed(t, from, args)
	for n := 1; ; n++ {
		dir := copied(t, from)
		code, said, made := failing(t, n, dir, args)
		if made < n {
			if n < 4 || code != exitDone {
				t.Errorf("exit code %d after %d steps, which none failed: %s", code, made, said)
			}
			return
		}
		if is := texts(t, dir); !maps.Equal(is, before) && !maps.Equal(is, after) {
			t.Errorf("step %d failed: neither the old state nor the new one stands: %v\n%s", n, differing(is, before), said)
		}
		if code != exitFailure || !doing.MatchString(said) {
			t.Errorf("step %d failed: got exit code %d and %q, want %d and what was being done", n, code, said, exitFailure)
		}
	}
}

// askedToEndAtEachStep runs a command on copies of a site until it was asked to end before each of its steps.
func askedToEndAtEachStep(t *testing.T, from string, args []string) {
	t.Helper()
	before, after := texts(t, from), changed(t, from, args)
	for n, late := 1, 0; ; n++ {
		dir := copied(t, from)
		code, said, made := stepping(t, dir, args, func(made, pid int) int32 {
			if made == n {
				for _, ask := range []syscall.Signal{syscall.SIGINT, syscall.SIGHUP, syscall.SIGTERM} {
					if err := syscall.Kill(pid, ask); err != nil {
						t.Error(err)
					}
				}
			}
			return 0
		})
		if is := texts(t, dir); !maps.Equal(is, before) && !maps.Equal(is, after) {
			t.Errorf("asked before step %d: neither the old state nor the new one stands: %v, exit code %d: %s", n, differing(is, before), code, said)
		}
		if made < n {
			return
		}
		if code == exitDone && maps.Equal(texts(t, dir), after) && late < 3 {
			n, late = n-1, late+1 // the thread that the system gave it to had no processor until all was done
			continue
		}
		if code != -1 {
			t.Errorf("asked before step %d: got exit code %d, want the end that was asked for: %s", n, code, said)
		}
	}
}

// copied returns a copy of a site, with what lies beside it.
func copied(t *testing.T, from string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Dir(from))); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, filepath.Base(from))
}

// changed returns the files of a site after a command that nothing keeps from ending well.
func changed(t *testing.T, from string, args []string) map[string]string {
	t.Helper()
	dir := copied(t, from)
	cmd := exec.Command(os.Args[0])
	cmd.Args, cmd.Dir = append([]string{"beleg"}, args...), dir
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", args, err, said)
	}
	return texts(t, dir)
}

// differing names the files that are not the same in both.
func differing(is, was map[string]string) (names []string) {
	for name, text := range is {
		if old, there := was[name]; !there || old != text {
			names = append(names, name)
		}
	}
	for name := range was {
		if _, there := is[name]; !there {
			names = append(names, name+" is gone")
		}
	}
	return names
}

// Each reads what it is about to change, so none may change it in between.
func TestWhatIsAskedForAtTheSameTimeIsDoneInTurn(t *testing.T) {
	from := beginning(t)
	if err := os.WriteFile(filepath.Join(from, "../claims.csv"), []byte(imported), 0o600); err != nil {
		t.Fatal(err)
	}
	for round := range 8 {
		dir := copied(t, from)
		var running []*exec.Cmd
		for _, line := range []string{"rename source harbour-bridge bridge", "import ../claims.csv", "rename claim vehicles-on-the-bridge vehicles",
			"rename actor port-elin-gazette gazette", "import ../claims.csv", "import ../claims.csv"} {
			cmd := exec.Command(os.Args[0])
			cmd.Args, cmd.Dir = append([]string{"beleg"}, strings.Fields(line)...), dir
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			running = append(running, cmd)
		}
		for _, cmd := range running {
			if err := cmd.Wait(); err != nil && (cmd.Args[1] != "import" || cmd.ProcessState.ExitCode() != exitFound) {
				t.Errorf("round %d: %v: %v", round, cmd.Args, err)
			}
		}
		files := texts(t, filepath.Join(dir, "content"))
		for name, text := range files {
			if strings.Contains(text, "\"port-elin-gazette\"") || strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, "-2.toml") {
				t.Errorf("round %d: %s is left behind, or was imported twice:\n%s", round, name, text)
			}
		}
		if _, old := files["claims/vehicles-on-the-bridge.toml"]; old || files["claims/vehicles.toml"] == "" || files["claims/the-ferry-is-dear.toml"] == "" {
			t.Errorf("round %d: got %v, want the claim under its new name and one that was imported", round, slices.Sorted(maps.Keys(files)))
		}
	}
}
