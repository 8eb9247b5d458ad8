//go:build linux || darwin

package disk

import (
	"io/fs"
	"syscall"
)

// stampOf takes the time of the last change of the inode too, which no program can set.
func stampOf(info fs.FileInfo) stamp {
	s := stamp{size: info.Size(), modified: info.ModTime().UnixNano(), mode: info.Mode()}
	if sys, ok := info.Sys().(*syscall.Stat_t); ok {
		s.device, s.inode, s.links = uint64(sys.Dev), sys.Ino, uint64(sys.Nlink)
		change := changeOf(sys)
		s.changed = change.Nano()
	}
	return s
}
