// Package input tells which of a project's files can be read.
//
// Whoever reads what lies in a project's folders reads files, and nothing that waits for a writer or never ends; and
// nothing that a link fetches from outside, be it the machine's passwords or the repository's own. So the folders are
// listed once, and what is no file is reported, before anything is opened.
package input

import (
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"beleg/generator/facts/bound"
	"beleg/generator/facts/format"
	"beleg/generator/words/diag"
)

//go:embed rules/*.txtar
var examples embed.FS

var rules = diag.Rulebook{Examples: examples, Folder: "rules"}

var (
	notAFile    = rules.Error("not-a-file", "a pipe, a socket or a device stands where files are read")
	linkRefused = rules.Error("link-refused", "a symbolic link that is not followed")
)

// Most is how many bytes a file of a project may have. What has more is not opened: to read it would take all memory.
var Most = int64(bound.Most(bound.TooLarge, 256<<20, "bytes of any file of a project"))

// ErrRefused is why something cannot be read that was reported.
var ErrRefused = errors.New("it was reported that this is no file of the project")

// folders are those of a project that hold what a site is made of.
var folders = []string{"content", "seeds", "static", "templates"}

// Files are a project's. Links that are followed look like what they lead to, and what is refused cannot be read.
// Anything else is as in the file system below.
type Files struct {
	fs.FS
	lists   map[string][]fs.DirEntry // by folder
	refused map[string]bool          // by path
	found   diag.List
}

// Of lists the folders of a project, and reports what cannot be read. A folder that cannot be listed is left to whoever
// reads it.
func Of(project fs.FS) (*Files, diag.List) {
	f := &Files{FS: project, lists: map[string][]fs.DirEntry{}, refused: map[string]bool{}}
	for _, name := range folders {
		if info, err := fs.Lstat(project, name); err == nil {
			f.look(name, fs.FileInfoToDirEntry(info))
		}
	}
	return f, f.found
}

// look returns what an entry leads to, nil if it is refused.
func (f *Files) look(name string, entry fs.DirEntry) fs.DirEntry {
	is := entry
	if entry.Type() == fs.ModeSymlink {
		if is = f.follow(name); is == nil {
			return nil
		}
	}
	switch {
	case is.IsDir():
		f.list(name)
	case !is.Type().IsRegular():
		f.refuse(notAFile.At(file(name), "put a file in its place, or take it away", "%s is %s", name,
			special(is.Type())))
		return nil
	case !f.fits(name, is):
		return nil
	}
	return is
}

// fits refuses a file that is too large.
func (f *Files) fits(name string, regular fs.DirEntry) bool {
	info, err := regular.Info()
	if err != nil || info.Size() <= Most {
		return true // whoever reads it sees that it is gone
	}
	f.refuse(bound.TooLarge.At(file(name), "make it smaller, or take it away", "%s has %d bytes, and %d are the most",
		name, info.Size(), Most))
	return false
}

func (f *Files) list(folder string) {
	entries, err := fs.ReadDir(f.FS, folder)
	if err != nil {
		return
	}
	kept := make([]fs.DirEntry, 0, len(entries))
	for _, e := range entries {
		switch {
		case !format.Leftover(e.Name()):
			if is := f.look(path.Join(folder, e.Name()), e); is != nil {
				kept = append(kept, is)
			}
		case e.Type().IsRegular():
			kept = append(kept, e)
		}
	}
	f.lists[folder] = kept
}

// follow returns what a link leads to, nil if it is refused.
func (f *Files) follow(name string) fs.DirEntry {
	target, _ := fs.ReadLink(f.FS, name) // if that fails, so does what follows
	refuse := func(why string) fs.DirEntry {
		f.refuse(linkRefused.At(file(name), "put what it leads to in its place, or take it away",
			"%s is a link to %s, %s", name, target, why))
		return nil
	}
	end, fault := resolve(f.FS, name)
	if fault != "" {
		return refuse(fault)
	}
	info, err := fs.Stat(f.FS, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("which leads to nothing")
	case err != nil:
		return refuse("which cannot be followed")
	case !info.IsDir():
	case end == "." || strings.HasPrefix(name+"/", end+"/"):
		return refuse("a folder that it lies in itself")
	case strings.Count(name, "/") > 1:
		return refuse("a folder; such links are followed only directly in content, seeds, static and templates")
	}
	return fs.FileInfoToDirEntry(renamed{info, path.Base(name)})
}

// hops is how many links may lead on to each other, as in Linux.
const hops = 40

// resolve follows all links on the way to a name, and returns where it ends in the project, or why it does not.
func resolve(fsys fs.FS, name string) (end, fault string) {
	rest, at := strings.Split(name, "/"), "."
	for seen := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		target, err := fs.ReadLink(fsys, path.Join(at, part))
		switch target = filepath.ToSlash(target); {
		case part == "" || part == ".":
		case part == ".." && at == ".":
			return "", "which leads out of the project"
		case part == "..":
			at = path.Dir(at)
		case format.Leftover(part):
			return "", "which is no part of a project"
		case err != nil: // no link
			at = path.Join(at, part)
		case path.IsAbs(target) || filepath.IsAbs(target):
			return "", "which is not told from here; a link in a project leads from its own folder"
		case seen == hops:
			return "", "which runs in a circle"
		default:
			seen++
			rest = append(strings.Split(target, "/"), rest...)
		}
	}
	return at, ""
}

// A renamed is what a link leads to, under the link's name.
type renamed struct {
	fs.FileInfo
	name string
}

func (r renamed) Name() string { return r.name }

// special says what is neither a file nor a folder nor a link.
func special(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "neither a file nor a folder"
}

// file is the place of a finding about something that has no lines.
func file(name string) diag.Span { return diag.Span{File: &diag.File{Name: name}} }

func (f *Files) refuse(found diag.Finding) {
	f.refused[found.Span.Name()] = true
	f.found.Add(found)
}

// Refused returns the paths of what was refused, sorted.
func (f *Files) Refused() []string { return slices.Sorted(maps.Keys(f.refused)) }

// check returns the error of whoever reads what was refused, or something in it.
func (f *Files) check(op, name string) error {
	for at := name; len(f.refused) > 0 && at != "." && at != "/"; at = path.Dir(at) {
		if f.refused[at] {
			return &fs.PathError{Op: op, Path: name, Err: ErrRefused}
		}
	}
	return nil
}

// Open is for fs.FS.
func (f *Files) Open(name string) (fs.File, error) {
	if err := f.check("open", name); err != nil {
		return nil, err
	}
	return f.FS.Open(name)
}

// ReadFile is for fs.ReadFileFS.
func (f *Files) ReadFile(name string) ([]byte, error) {
	if err := f.check("open", name); err != nil {
		return nil, err
	}
	return fs.ReadFile(f.FS, name)
}

// Stat is for fs.StatFS.
func (f *Files) Stat(name string) (fs.FileInfo, error) {
	if err := f.check("stat", name); err != nil {
		return nil, err
	}
	return fs.Stat(f.FS, name)
}

// ReadDir is for fs.ReadDirFS.
func (f *Files) ReadDir(name string) ([]fs.DirEntry, error) {
	if list, ok := f.lists[name]; ok {
		return slices.Clone(list), nil
	}
	if err := f.check("open", name); err != nil {
		return nil, err
	}
	return fs.ReadDir(f.FS, name)
}

// Sum returns the SHA-256 of a file in hexadecimal. A file system that keeps it knows it without reading.
func (f *Files) Sum(name string) (string, error) {
	if kept, ok := f.FS.(interface{ Sum(string) (string, error) }); ok && f.check("open", name) == nil {
		return kept.Sum(name)
	}
	data, err := f.ReadFile(name)
	return fmt.Sprintf("%x", sha256.Sum256(data)), err
}
