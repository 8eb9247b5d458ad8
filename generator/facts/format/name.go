package format

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// urlHelp says how an address is written, with the one that is probably meant.
func urlHelp(s string) string {
	if whole := "https://" + strings.TrimLeft(s, "/"); !strings.Contains(s, ":") && ValidURL(whole, "https") {
		return `write "` + whole + `"`
	}
	return "write it in full, such as https://example.org/"
}

// ValidURL tells whether s is a whole address of one of the schemes.
func ValidURL(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil || !slices.Contains(schemes, u.Scheme) || strings.ContainsAny(s, " \t\r\n<>\"") {
		return false
	}
	if u.Scheme == "mailto" {
		return strings.Contains(u.Opaque, "@")
	}
	return u.Host != "" && u.User == nil
}

// The names of the files that things have, relative to the project.
func ClaimFile(id string) string    { return "content/claims/" + id + ".toml" }
func SourceFile(id string) string   { return "content/sources/" + id + ".toml" }
func QuestionFile(id string) string { return "content/questions/" + id + ".toml" }

// ClaimIn returns the id that a file of the project gives to a claim; ok tells whether it is the file of one.
func ClaimIn(name string) (id string, ok bool) {
	id = strings.TrimSuffix(path.Base(name), ".toml")
	if ClaimFile(id) != name {
		return "", false
	}
	return id, true
}

// IsOriginal tells whether a file of the project holds an article as it was found, before it became text.
func IsOriginal(name string) bool { return strings.HasPrefix(name, "seeds/originals/") }

// Leftover tells whether a file or folder of this name is no part of a project: hidden ones, where programs keep what
// is theirs, and what editors leave beside a file they are writing (backups, swap files, locks). Whoever lists a
// project's files passes over them, so that an open editor never changes the site.
//
// Sources: Vim keeps `.NAME.swp` and `NAME~` (:help swap-file, backup), Emacs `.#NAME`, `#NAME#` and `NAME~` (Emacs
// manual, "Interlocking", "Auto Save Files", "Backup Names"), JetBrains `NAME___jb_tmp___` and `NAME___jb_old___` (safe
// write), Helix NAME, six letters and `.bck`, nano `NAME.save` and `NAME.save.1`; sed and perl -i.bak `NAME.bak`, git
// and patch `NAME.orig` and `NAME.rej`.
func Leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || besides.MatchString(name) ||
		len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}

// besides matches what is added to the name of a file that has an ending already: an article may be called memo.bak.
var besides = regexp.MustCompile(`\.[A-Za-z]\w*(___jb_(tmp|old)___|\.(bak|bck|orig|rej|old|tmp|swp)|\.save(\.\d+)?)$`)
