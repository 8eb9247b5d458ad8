package watch

import (
	"io/fs"
	"time"
)

// A stamp is what tells without reading whether a file may have changed. What a system does not tell is zero.
type stamp struct {
	device, inode, links uint64
	size                 int64 // bytes
	modified, changed    int64 // nanoseconds since 1970: of the contents, which programs can set, and of anything, which they cannot
	mode                 fs.FileMode
}

// grain is how coarse times are on the worst file systems in use: two seconds on FAT.
const grain = 2 * time.Second

// old tells whether the file had rested so long before a moment that a later change must give another stamp. A younger one could
// be written again within the same tick of the file system's clock; git calls such entries racy.
func (s stamp) old(at time.Time) bool {
	last := s.changed
	if last == 0 {
		last = s.modified
	}
	return at.UnixNano()-last > int64(grain)
}
