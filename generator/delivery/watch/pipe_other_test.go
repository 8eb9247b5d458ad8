//go:build !unix

package watch

import "testing"

func makePipe(t *testing.T, name string) {
	t.Skip("pipes are no files here")
}
