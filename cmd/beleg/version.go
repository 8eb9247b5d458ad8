package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which beleg this is",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			info, _ := debug.ReadBuildInfo()
			_, err := fmt.Fprintln(cmd.OutOrStdout(), versionOf(info))
			return err
		},
	}
}

// toolVersion is the version that this program was built from, such as v1.2.0 or devel, or "" if that is not known. What is
// published or handed to other programs names it; it says nothing of the machine.
func toolVersion() string {
	info, _ := debug.ReadBuildInfo()
	return moduleVersion(info)
}

// moduleVersion takes the brackets off "(devel)", which stands where nothing was stamped.
func moduleVersion(info *debug.BuildInfo) string {
	if info == nil {
		return ""
	}
	return strings.Trim(info.Main.Version, "()")
}

// versionOf says what a binary was built from: the module's version, the revision and whether files differed from it, and the
// version of Go. info may be nil: a binary can be built without it.
func versionOf(info *debug.BuildInfo) string {
	version, goVersion, revision := cmp.Or(moduleVersion(info), "(unknown version)"), runtime.Version(), ""
	if info != nil {
		goVersion, revision = info.GoVersion, revisionOf(info.Settings)
	}
	return fmt.Sprintf("beleg %s%s, %s %s/%s", version, revision, goVersion, runtime.GOOS, runtime.GOARCH)
}

// revisionOf returns the revision, its day and whether it was changed, in brackets, or "" if the build did not note it.
func revisionOf(settings []debug.BuildSetting) string {
	value := map[string]string{}
	for _, s := range settings {
		value[s.Key] = s.Value
	}
	revision := value["vcs.revision"]
	if revision == "" {
		return ""
	}
	said := revision[:min(len(revision), 12)]
	if day, _, ok := strings.Cut(value["vcs.time"], "T"); ok {
		said += " of " + day
	}
	if value["vcs.modified"] == "true" {
		said += ", changed"
	}
	return " (" + said + ")"
}
