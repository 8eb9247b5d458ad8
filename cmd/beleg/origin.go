package main

import (
	"path"
	"runtime/debug"
	"strings"
)

// What stands in a new site's workflow for what a program does not know of itself.
const (
	unknownOwner  = "OWNER/"
	unknownCommit = "COMMIT"
)

// origin returns where on GitHub a program comes from, as its module's path has it, and of which commit it is. One that
// was built with changes of somebody's own is of none.
func origin(info *debug.BuildInfo) (repository, commit, version string) {
	if info == nil {
		return unknownOwner + "beleg", unknownCommit, ""
	}
	repository, hosted := strings.CutPrefix(info.Main.Path, "github.com/")
	if !hosted {
		repository = unknownOwner + path.Base(info.Main.Path)
	}
	stamped := map[string]string{}
	for _, s := range info.Settings {
		stamped[s.Key] = s.Value
	}
	if stamped["vcs.revision"] == "" || stamped["vcs.modified"] != "false" {
		return repository, unknownCommit, ""
	}
	return repository, stamped["vcs.revision"], toolVersion(info)
}
