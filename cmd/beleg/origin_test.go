package main

import (
	"runtime/debug"
	"testing"
)

const anyCommit = "0123456789abcdef0123456789abcdef01234567"

func TestOriginIsWhereAProgramKnowsItIsFrom(t *testing.T) {
	built := func(module, version, modified string) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Path: module, Version: version}, Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: anyCommit}, {Key: "vcs.modified", Value: modified}}}
	}
	for _, c := range []struct {
		name string
		info *debug.BuildInfo
		want [3]string
	}{
		{"a release", built("github.com/desk/beleg", "v1.2.0", "false"), [3]string{"desk/beleg", anyCommit, "v1.2.0"}},
		{"a module without a host", built("beleg", "v1.2.0", "false"), [3]string{"OWNER/beleg", anyCommit, "v1.2.0"}},
		{"somebody's changes", built("beleg", "v1.2.0+dirty", "true"), [3]string{"OWNER/beleg", "COMMIT", ""}},
		{"nothing was stamped", &debug.BuildInfo{Main: debug.Module{Path: "beleg", Version: "(devel)"}}, [3]string{"OWNER/beleg", "COMMIT", ""}},
		{"no information", nil, [3]string{"OWNER/beleg", "COMMIT", ""}},
	} {
		repository, commit, version := origin(c.info)
		if got := [3]string{repository, commit, version}; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
