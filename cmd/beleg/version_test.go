package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestVersionSaysWhatABinaryWasBuiltFrom(t *testing.T) {
	platform := ", " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
	for _, c := range []struct {
		name string
		info *debug.BuildInfo
		want string
	}{
		{"a release", &debug.BuildInfo{Main: debug.Module{Version: "v1.2.0"}}, "beleg v1.2.0"},
		{"a checkout", &debug.BuildInfo{Main: debug.Module{Version: "v0.0.0-20241009120000-39fc1a8183ca+dirty"}},
			"beleg v0.0.0-20241009120000-39fc1a8183ca+dirty"},
		{"nothing was stamped", &debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, "beleg devel"},
		{"no information", nil, "beleg (unknown version)"},
	} {
		if got := versionOf(c.info); got != c.want+platform {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want+platform)
		}
	}
}
