//go:build !unix

package watch

// nonBlocking is not wanted where pipes have no place among files.
const nonBlocking = 0
