//go:build amd64 || arm64

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

func init() {
	programs["reading"] = func() {
		if err := seal("."); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(unable)
		}
		programs["beleg"]()
	}
}

// seal makes a folder, and all below, a disk that can only be read, for this process alone.
func seal(dir string) error {
	var is unix.Statfs_t
	if err := unix.Statfs(dir, &is); err != nil {
		return err
	}
	keep := uintptr(is.Flags) & (unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC | unix.MS_NOATIME) // these may not be dropped
	here, err := os.Getwd()
	return errors.Join(err, unix.Mount(dir, dir, "", unix.MS_BIND, ""), unix.Mount("", here, "", unix.MS_BIND|unix.MS_REMOUNT|unix.MS_RDONLY|keep, ""),
		os.Chdir(here)) // here is what was mounted upon
}

func TestADiskThatCanOnlyBeReadIsNamedInOneLine(t *testing.T) {
	for _, args := range [][]string{{"build"}, {"new", "claim", "the-ferry"}, {"rename", "source", "harbour-bridge", "bridge"}} {
		dir := beginning(t)
		before := texts(t, dir)
		var said bytes.Buffer
		cmd := exec.Command(os.Args[0])
		cmd.Args, cmd.Dir, cmd.Stderr = append([]string{"reading"}, args...), dir, &said
		mine := func(id int) []syscall.SysProcIDMap {
			return []syscall.SysProcIDMap{{ContainerID: 0, HostID: id, Size: 1}}
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWUSER | unix.CLONE_NEWNS, UidMappings: mine(os.Getuid()), GidMappings: mine(os.Getgid())}
		if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() == unable {
			t.Skip("this system has no user namespaces to mount in: ", err, said.String())
		}
		code, line := cmd.ProcessState.ExitCode(), said.String()
		if code != exitFailure || strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, ": read-only file system\n") {
			t.Errorf("%v: got exit code %d and %q, want %d and one line", args, code, line, exitFailure)
		}
		if args[0] == "build" && !strings.Contains(line, dir) {
			t.Errorf("got %q, want the folder %s named", line, dir)
		}
		if len(differing(texts(t, dir), before)) > 0 {
			t.Errorf("%v: something was written", args)
		}
	}
}
