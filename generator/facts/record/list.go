package record

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

// ErrNoProject says that a folder holds no project: there is no content/site.toml.
var ErrNoProject = errors.New("there is no content/site.toml here")

// siteFile is the one file that every project has.
const siteFile = "content/site.toml"

// folders are the folders of content that hold one file per thing, and the ending of its name.
var folders = map[string]string{"sources": ".toml", "claims": ".toml", "questions": ".toml",
	"events": ".toml", "pages": ".md"}

// List returns the names of all content files, sorted, and findings for what lies where it is not read.
func List(fsys fs.FS) ([]string, diag.List, error) {
	if info, err := fs.Stat(fsys, siteFile); errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, nil, ErrNoProject
	}
	var names []string
	var found diag.List
	var walk fs.WalkDirFunc
	walk = func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && format.Leftover(entry.Name()):
			return fs.SkipDir
		case entry.IsDir() || format.Leftover(entry.Name()):
			return nil
		case entry.Type() == fs.ModeSymlink && folders[strings.TrimPrefix(name, "content/")] != "":
			return fs.WalkDir(fsys, name, walk) // the link itself is followed, as content/ may be one
		}
		dir, file := path.Split(strings.TrimPrefix(name, "content/"))
		switch ending := folders[strings.TrimSuffix(dir, "/")]; {
		case name == siteFile || name == "content/actors.toml" || ending != "" && path.Ext(file) == ending:
			names = append(names, name)
		// meant to be read: a.toml in the wrong folder, a.toml.txt as editors on Windows save it
		case strings.Contains(strings.ToLower(file), ".toml"), strings.EqualFold(path.Ext(file), ".md"),
			folders[dir+file] != "":
			found.Add(misplaced(name))
		}
		return nil
	}
	if err := fs.WalkDir(fsys, "content", walk); err != nil {
		return nil, nil, fmt.Errorf("list content: %w", err)
	}
	return names, found, nil
}

// misplaced reports a file that would be passed over silently.
func misplaced(name string) diag.Finding {
	rel := strings.TrimPrefix(name, "content/")
	f := format.UnknownKey.At(aboutFile(name), "", "%s is not part of the format and is not read", path.Base(name))
	dir, file := path.Split(rel)
	switch dir = strings.TrimSuffix(dir, "/"); {
	case folders[rel] != "":
		f.Message = name + " is a file, and should be a folder"
	case dir == "":
		f.Help = diag.DidYouMean(file, []string{"site.toml", "actors.toml"})
	case folders[dir] != "":
		f.Help = fmt.Sprintf("files in content/%s end in %s", dir, folders[dir])
	case strings.Contains(dir, "/"):
		f.Help = "files lie directly in content/" + dir[:strings.Index(dir, "/")]
	default:
		f.Help = diag.DidYouMean(dir, slices.Sorted(maps.Keys(folders)))
	}
	return f
}
