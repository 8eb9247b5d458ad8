//go:build !linux && !darwin

package publish

import "errors"

// exchange does not exist here; two renames have to do.
func exchange(a, b string) error { return errors.ErrUnsupported }
