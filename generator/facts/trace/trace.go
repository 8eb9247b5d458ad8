// Package trace remembers what was read of a project, to tell later whether reading it again would give the same.
//
// A Recorder stands before a file system and notes each answer that it gives: what a file holds, what a folder lists,
// that something is not there. Whoever read nothing else and hears the same answers again comes to the same end. So
// nobody has to know which files a site depends on, nor can one be forgotten.
package trace

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// A Trace is what was asked, a kind of question and a path, and a hash of each answer. It is never changed.
type Trace map[string]Answer

// An Answer is a SHA-256.
type Answer [sha256.Size]byte

// What is asked of a path.
const (
	text   = "f " // what the file holds
	names  = "d " // what the folder lists
	status = "s " // what is there
	target = "l " // where a link leads
	itself = "i " // what is there, a link not followed
)

// A Recorder is a file system that notes its answers. Any number of goroutines may use it.
type Recorder struct {
	from fs.FS
	mu   sync.Mutex
	told Trace
	lost bool // something was answered that cannot be noted
}

// Record returns a recorder before a file system.
func Record(from fs.FS) *Recorder { return &Recorder{from: from, told: Trace{}} }

// Trace returns what was asked until now; nil if not all of it is known.
func (r *Recorder) Trace() Trace {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lost {
		return nil
	}
	return maps.Clone(r.told)
}

// note notes an answer. Whoever hears two answers to one question has seen a project that was being changed.
func (r *Recorder) note(question string, a Answer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if before, ok := r.told[question]; ok && before != a {
		r.lost = true
	}
	r.told[question] = a
}

// ReadFile is for fs.ReadFileFS.
func (r *Recorder) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(r.from, name)
	r.note(text+name, held(data, err))
	return data, err
}

// ReadDir is for fs.ReadDirFS.
func (r *Recorder) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.from, name)
	r.note(names+name, listed(entries, err))
	return entries, err
}

// Stat is for fs.StatFS.
func (r *Recorder) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(r.from, name)
	r.note(status+name, stands(info, err))
	return info, err
}

// ReadLink is for fs.ReadLinkFS.
func (r *Recorder) ReadLink(name string) (string, error) {
	to, err := fs.ReadLink(r.from, name)
	r.note(target+name, held([]byte(to), err))
	return to, err
}

// Lstat is for fs.ReadLinkFS.
func (r *Recorder) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(r.from, name)
	r.note(itself+name, stands(info, err))
	return info, err
}

// Open is for fs.FS. What somebody reads from an open file is not noted, and a folder can be looked at but not listed.
func (r *Recorder) Open(name string) (fs.File, error) {
	info, err := r.Stat(name)
	if err == nil && !info.IsDir() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.lost = true
	}
	f, err := r.from.Open(name)
	if err != nil {
		return nil, err
	}
	return struct{ fs.File }{f}, nil
}

func held(data []byte, err error) Answer {
	if err != nil {
		return failed(err)
	}
	return sha256.Sum256(data)
}

func listed(entries []fs.DirEntry, err error) Answer {
	if err != nil {
		return failed(err)
	}
	h := sha256.New()
	for _, e := range entries {
		fmt.Fprintf(h, "%q %v\n", e.Name(), e.Type())
	}
	return Answer(h.Sum(nil))
}

func stands(info fs.FileInfo, err error) Answer {
	switch {
	case err != nil:
		return failed(err)
	case info.IsDir():
		return sha256.Sum256([]byte("folder"))
	}
	return sha256.Sum256(fmt.Appendf(nil, "%v %d", info.Mode().Type(), info.Size()))
}

// failed returns the answer that there is none. Messages differ from system to system; that nothing is there does not.
func failed(err error) Answer {
	if errors.Is(err, fs.ErrNotExist) {
		return sha256.Sum256([]byte("error: nothing there"))
	}
	return sha256.Sum256([]byte("error: " + err.Error()))
}

// Questions returns what was asked, sorted.
func (t Trace) Questions() []string { return slices.Sorted(maps.Keys(t)) }

// Same asks one question again, and tells whether the answer is what it was.
func (t Trace) Same(project fs.FS, question string) bool {
	if len(question) < len(text) {
		return false
	}
	name := question[len(text):]
	switch question[:len(text)] {
	case text:
		return held(fs.ReadFile(project, name)) == t[question]
	case names:
		return listed(fs.ReadDir(project, name)) == t[question]
	case status:
		return stands(fs.Stat(project, name)) == t[question]
	case itself:
		return stands(fs.Lstat(project, name)) == t[question]
	case target:
		to, err := fs.ReadLink(project, name)
		return held([]byte(to), err) == t[question]
	}
	return false
}

// Of tells whether a text is what a file held when it was read.
func (t Trace) Of(name string, held []byte) bool { return t[text+name] == sha256.Sum256(held) }
