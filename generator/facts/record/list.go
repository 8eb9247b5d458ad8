package record

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"beleg/generator/facts/format"
	"beleg/generator/facts/input"
	"beleg/generator/words/diag"
)

// ErrNoProject says that a folder holds no project: there is no content/site.toml.
var ErrNoProject = errors.New("there is no content/site.toml here")

// SiteFile is the one file that every project has.
const SiteFile = "content/site.toml"

// folders are the folders of content that hold one file per thing, and the ending of its name.
var folders = map[string]string{"sources": ".toml", "claims": ".toml", "questions": ".toml",
	"events": ".toml", "pages": ".md"}

// List returns the names of all content files, also of those that are refused, sorted, and findings for what lies where
// it is not read.
func List(files *input.Files) ([]string, diag.List, error) {
	if info, err := files.Stat(SiteFile); errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, nil, ErrNoProject
	}
	var names []string
	var found diag.List
	strange := map[string]int{} // folders that the format does not have → how many files lie there as if it had
	walk := func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, input.ErrRefused): // content itself, which was reported
			return nil
		case err != nil:
			return err
		case entry.IsDir() && format.Leftover(entry.Name()):
			return fs.SkipDir
		case entry.IsDir() || format.Leftover(entry.Name()):
			return nil
		}
		dir, file := path.Split(strings.TrimPrefix(name, "content/"))
		folder := strings.TrimSuffix(dir, "/")
		switch {
		case isRead(name):
			names = append(names, name)
		case strangeFolder(folder) && slices.Contains(endings, path.Ext(file)):
			if strange[folder]++; stands(files, folder) && path.Ext(file) == folders[meant(folder)] {
				names = append(names, name)
			}
		// meant to be read: a.toml in the wrong folder, a.toml.txt as editors on Windows save it
		case strings.Contains(strings.ToLower(file), ".toml"), strings.EqualFold(path.Ext(file), ".md"),
			folders[dir+file] != "":
			found.Add(misplaced(name))
		}
		return nil
	}
	if err := fs.WalkDir(files, "content", walk); err != nil {
		return nil, nil, fmt.Errorf("list content: %w", err)
	}
	for folder, n := range strange { // findings are sorted before anyone sees them
		found.Add(misnamed(files, folder, n))
	}
	if refused := files.Refused(); len(refused) > 0 {
		names = append(names, slices.DeleteFunc(refused, func(name string) bool { return !isRead(name) })...)
		slices.Sort(names)
	}
	return names, append(found, checkNames(names)...), nil
}

// strangeFolder tells whether a folder directly in content is none of the format's.
func strangeFolder(name string) bool {
	return name != "" && folders[name] == "" && !strings.Contains(name, "/")
}

// endings are those of the files that the format has.
var endings = []string{".toml", ".md"}

// meant returns the folder that one of content must be; "" if nobody can tell.
func meant(folder string) string { return diag.Nearest(folder, slices.Sorted(maps.Keys(folders))) }

// stands tells whether a folder that the format does not have stands in for the one that is meant, which is not there.
// What lies in it is read then: that its name is wrong is one fault, and not one of each file that refers to it.
func stands(fsys fs.FS, folder string) bool {
	if meant(folder) == "" {
		return false
	}
	_, err := fs.Stat(fsys, "content/"+meant(folder))
	return errors.Is(err, fs.ErrNotExist)
}

// misnamed reports a folder that the format does not have.
func misnamed(fsys fs.FS, folder string, files int) diag.Finding {
	at := aboutFile("content/" + folder)
	if stands(fsys, folder) {
		return format.UnknownKey.At(at, "rename it to content/"+meant(folder),
			"content/%s is no folder of the format; here it is taken for content/%s", folder, meant(folder))
	}
	are := "are"
	if files == 1 {
		are = "is"
	}
	return format.UnknownKey.At(at, diag.DidYouMean(folder, slices.Sorted(maps.Keys(folders))),
		"content/%s is no folder of the format: %s there %s not read", folder, diag.Plural(files, "file"), are)
}

// isRead tells whether a file of this name is one of the format's.
func isRead(name string) bool {
	dir, file := path.Split(strings.TrimPrefix(name, "content/"))
	ending := folders[strings.TrimSuffix(dir, "/")]
	return name == SiteFile || name == "content/actors.toml" || ending != "" && path.Ext(file) == ending
}

// Refused returns what a content file says that nobody may read: nothing, and that is known.
func Refused(name string) any {
	said, _ := Decode(&diag.File{Name: name, Text: []byte("[")}) // of which not a line can be saved
	return said
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
	default:
		folder, _, _ := strings.Cut(dir, "/")
		f.Help = "files lie directly in content/" + cmp.Or(meant(folder), folder)
	}
	return f
}
