package disk

import "syscall"

func changeOf(sys *syscall.Stat_t) syscall.Timespec { return sys.Ctimespec }
