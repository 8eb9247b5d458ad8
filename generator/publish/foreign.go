package publish

import (
	"fmt"
	"slices"
	"strings"
)

const (
	foreignShown   = 10   // a message is read by a person
	foreignCounted = 1000 // somebody may have named a home folder; the count need not be exact then
)

// ForeignError says that the output folder holds something that no publication put there.
type ForeignError struct {
	Dir   string   // the folder as the caller named it
	Files []string // at most ten, sorted: slash paths relative to Dir of files, links and other non-folders
	More  int      // how many there are beyond Files; a lower bound once there are a thousand
}

func (e *ForeignError) Error() string {
	names := strings.Join(e.Files, ", ")
	if e.More > 0 {
		names += fmt.Sprintf(" and %d more", e.More)
	}
	return fmt.Sprintf("%s holds files that beleg did not put there: %s; move them away or publish to another folder",
		e.Dir, names)
}

// foreign makes the error for a non-empty list of slash paths in any order.
func foreign(dir string, paths []string) *ForeignError {
	slices.Sort(paths)
	shown := min(len(paths), foreignShown)
	return &ForeignError{Dir: dir, Files: paths[:shown:shown], More: len(paths) - shown}
}
