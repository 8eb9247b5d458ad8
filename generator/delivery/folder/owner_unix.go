//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package folder

import (
	"io/fs"
	"os"
	"syscall"
)

// chown gives a folder the owner and the group of another one, or the group alone where only the administrator may give
// things away. What the system does not allow stays as it is: the site is published all the same.
func chown(folder string, is, like fs.FileInfo) {
	now, ok := is.Sys().(*syscall.Stat_t)
	want, known := like.Sys().(*syscall.Stat_t)
	if !ok || !known || now.Uid == want.Uid && now.Gid == want.Gid {
		return
	}
	if os.Lchown(folder, int(want.Uid), int(want.Gid)) != nil {
		_ = os.Lchown(folder, -1, int(want.Gid))
	}
}
