package input_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"beleg/generator/facts/input"
)

func TestWhatIsNoFileOfTheProjectIsRefusedAtItsPlace(t *testing.T) {
	link := func(to string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(to), Mode: fs.ModeSymlink | 0o777}
	}
	special := func(mode fs.FileMode) *fstest.MapFile { return &fstest.MapFile{Mode: mode | 0o644} }
	for name, c := range map[string]struct {
		is   *fstest.MapFile
		want string // a word of the message; "" if it is followed
	}{
		"content/claims/pipe.toml":      {special(fs.ModeNamedPipe), "is a named pipe"},
		"seeds/socket.txt":              {special(fs.ModeSocket), "is a socket"},
		"static/img/device.svg":         {special(fs.ModeDevice | fs.ModeCharDevice), "is a device"},
		"templates/partials/odd.html":   {special(fs.ModeIrregular), "is neither a file nor a folder"},
		"content/claims/out.toml":       {link("../../../etc/passwd"), "a link to ../../../etc/passwd, which leads out of the project"},
		"content/claims/far.toml":       {link("/etc/passwd"), "a link to /etc/passwd, which is not told from here"},
		"content/claims/nowhere.toml":   {link("absent.toml"), "which leads to nothing"},
		"content/claims/circle.toml":    {link("circle.toml"), "which runs in a circle"},
		"content/claims/pipe-link.toml": {link("../../static/real-pipe"), "is a named pipe"},
		"static/token.txt":              {link("../.git/config"), "which is no part of a project"},
		"static/detour.txt":             {link("on-the-way/config"), "which is no part of a project"},
		"static/on-the-way":             {link("../.git"), "which is no part of a project"},
		"static/self":                   {link("../static"), "a folder that it lies in itself"},
		"static/all":                    {link(".."), "a folder that it lies in itself"},
		"static/img/folder":             {link("../../content/pages"), "are followed only directly in"},
		"content/claims/same.toml":      {link("a.toml"), ""},
		"content/claims/other.toml":     {link("./../../static/../content/claims/same.toml"), ""},
		"content/events":                {link("../shared"), ""},
		"static/.hidden":                {special(fs.ModeNamedPipe), ""}, // nobody reads it
	} {
		project := fstest.MapFS{"content/claims/a.toml": {Data: []byte("a")}, "content/pages/p.md": {}, "shared/e.toml": {Data: []byte("e")},
			"static/img/x.svg": {}, "static/real-pipe": special(0), ".git/config": {Data: []byte("token")}, "seeds/s.txt": {}, "templates/partials/t.html": {}}
		if strings.Contains(name, "pipe-link") {
			project["static/real-pipe"] = special(fs.ModeNamedPipe)
		}
		if strings.Contains(name, "detour") {
			project["static/on-the-way"] = link("../.git")
		}
		if name == "content/claims/other.toml" {
			project["content/claims/same.toml"] = link("a.toml")
		}
		project[name] = c.is
		files, found := input.Of(project)
		got := ""
		for _, f := range found {
			if f.Span.Name() == name {
				got = f.Message
			}
		}
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") || c.want != "" && !strings.HasPrefix(got, name) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		_, err := files.ReadFile(name)
		if c.want != "" && !errors.Is(err, input.ErrRefused) {
			t.Errorf("%s: reading gives %v, want that it was refused", name, err)
		}
		if c.want != "" {
			continue
		}
		if text, err := files.ReadFile("content/claims/a.toml"); err != nil || string(text) != "a" {
			t.Errorf("%s: beside it there is %q (%v), want the claim", name, text, err)
		}
	}
}

func TestALinkThatIsFollowedLooksLikeWhatItLeadsTo(t *testing.T) {
	files, found := input.Of(fstest.MapFS{"content/events": {Data: []byte("../shared"), Mode: fs.ModeSymlink}, "shared/e.toml": {Data: []byte("e")},
		"content/a.toml": {Data: []byte("../shared/e.toml"), Mode: fs.ModeSymlink}, "shared/.pipe": {Mode: fs.ModeNamedPipe},
		"shared/pipe": {Mode: fs.ModeNamedPipe}})
	var got []string
	err := fs.WalkDir(files, "content", func(name string, e fs.DirEntry, err error) error {
		got = append(got, name+" "+e.Type().String())
		return err
	})
	want := "content d---------|content/a.toml ----------|content/events d---------|content/events/e.toml ----------"
	if strings.Join(got, "|") != want || err != nil {
		t.Errorf("got %s (%v), want %s", strings.Join(got, "|"), err, want)
	}
	if len(found) != 1 || found[0].Span.Name() != "content/events/pipe" {
		t.Errorf("got %v, want the pipe in the folder that is linked", found)
	}
}
