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

// old tells whether the file had rested so long before a moment that a later change must give another stamp. A younger one could
// be written again within the same tick of the file system's clock; git calls such entries racy. The coarsest clocks in use tick
// every two seconds (FAT) or every second, and then times have no fraction; others follow the kernel's, at most 10 ms apart.
func (s stamp) old(at time.Time) bool {
	last := s.changed
	if last == 0 {
		last = s.modified
	}
	tick := 100 * time.Millisecond
	if last%int64(time.Second) == 0 {
		tick = 2 * time.Second
	}
	return at.UnixNano()-last > int64(tick)
}
