package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestVersionSaysWhatABinaryWasBuiltFrom(t *testing.T) {
	platform := " " + runtime.GOOS + "/" + runtime.GOARCH
	for _, c := range []struct {
		name string
		info *debug.BuildInfo
		want string
	}{
		{"a release", &debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Version: "v1.2.0"}}, "beleg v1.2.0, go1.26.0"},
		{"a checkout", &debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Version: "(devel)"}, Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: "39fc1a8183ca65dcf60dee69e1d32da50031ec10"}, {Key: "vcs.time", Value: "2024-10-09T12:00:00Z"}, {Key: "vcs.modified", Value: "true"}}},
			"beleg devel (39fc1a8183ca of 2024-10-09, changed), go1.26.0"},
		{"no information", nil, "beleg (unknown version), " + runtime.Version()},
	} {
		if got := versionOf(c.info); got != c.want+platform {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want+platform)
		}
	}
}
