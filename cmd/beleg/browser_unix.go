//go:build unix

package main

import (
	"os/exec"
	"runtime"
	"syscall"
)

// opener is the command that opens an address in the browser. It gets a session of its own: Ctrl-C, which ends the
// preview, would else end a browser that it started.
func opener(url string) *exec.Cmd {
	name := "xdg-open"
	if runtime.GOOS == "darwin" {
		name = "open"
	}
	cmd := exec.Command(name, url)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	return cmd
}
