package format

import "strings"

// Leftover tells whether a file or folder of this name is no part of a project: hidden ones, where programs keep what is
// theirs, and what editors leave beside a file they are writing (backups, swap files, locks). Whoever lists a project's
// files passes over them, so that an open editor never changes the site.
//
// Sources: Vim keeps `.NAME.swp` and `NAME~` (:help swap-file, backup), Emacs `.#NAME`, `#NAME#` and `NAME~` (Emacs manual,
// "Interlocking", "Auto Save Files", "Backup Names").
func Leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}
