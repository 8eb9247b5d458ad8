package main

import (
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
			fmt.Fprintln(cmd.OutOrStdout(), versionOf(info))
			return nil
		},
	}
}

// versionOf says what a binary was built from: the module's version, the revision and whether files differed from it, and the
// version of Go. info may be nil: a binary can be built without it.
func versionOf(info *debug.BuildInfo) string {
	version, goVersion, revision := "(unknown version)", runtime.Version(), ""
	if info != nil {
		if info.Main.Version != "" {
			version = info.Main.Version
		}
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
