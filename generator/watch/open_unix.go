//go:build unix

package watch

import "syscall"

// nonBlocking keeps the opening of a pipe from waiting for a writer, should one have come in the place of a file.
const nonBlocking = syscall.O_NONBLOCK
