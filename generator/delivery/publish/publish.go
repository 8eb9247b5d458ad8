// Package publish puts a finished site, file by file, onto a folder.
//
// The new tree is built in a hidden stage folder beside the old one and the two are swapped in one step, because
// readers and crashes come at any moment: what stands at the output folder is the old site or the new one, never a
// mixture. Each file is compared with what stands there as soon as it is made and then let go, so that a site of any
// size needs the memory of a few files. Unchanged files are hard-linked into the stage, so that they keep inode and
// time and an upload with rsync or a server's cache sees only what changed. Nothing is ever written into an existing
// file: that would reach through the link into the old site.
//
// A manifest in the output folder says which files are ours. Whatever else lies there is refused, never deleted.
// Beside it stands what each file was made from, so that the next build need not make it again (package memory).
// Durability against power failure is left to the file system; a site can be built again.
package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"beleg/generator/delivery/direct"
	"beleg/generator/delivery/folder"
	"beleg/generator/delivery/memory"
	"beleg/generator/words/atonce"
)

// Report says what a publication did. Paths have slashes, are relative to the output folder and sorted; the manifest
// and the memory are not among them.
type Report struct {
	Added     []string // new, or ours and missing from the folder
	Changed   []string // other bytes than before, by a build or by hand
	Removed   []string // ours, and no longer part of the site
	Unchanged int      // files with the bytes they had
}

// A Publication is a site on its way into a folder. Any number of goroutines may Keep and Put at once; whoever began it
// ends it, with Commit or with Abort.
type Publication struct {
	out    string // as the caller named it
	to     place
	want   tree
	now    found
	last   memory.Memory
	stage  func() error // makes the stage folder, the first time
	unlock func() error

	dirs sync.Map // that are on the stage; path → true

	mu    sync.Mutex
	files map[string]file // that were kept or put
}

// A file is what became of a path.
type file struct {
	made memory.Made
	same bool // as it stood there
}

// Begin begins to publish a site of these paths, slash paths relative to the folder out. Missing folders above out are
// created; an out that is a symbolic link is followed, and the link stays. Publications to the same parent folder wait
// for each other, also between processes, until the one before has ended.
//
// It fails with a *ForeignError if out holds files that are not ours, and with other errors if out is no folder, a path
// is not a valid one, or the machine fails. Whatever fails from here to the end of Commit, the old site still stands,
// with one exception that its message names: the new site is in place but the old tree could not be removed.
func Begin(out string, paths []string) (*Publication, error) {
	to, err := locate(out)
	if err != nil {
		return nil, about(out, err)
	}
	return begin(out, to, paths)
}

func begin(out string, to place, paths []string) (*Publication, error) {
	p := &Publication{out: out, to: to, files: make(map[string]file, len(paths))}
	if err := p.begin(paths); err != nil {
		return nil, about(out, err)
	}
	return p, nil
}

// begin locks the place, and clears up first what a crashed publication left there.
func (p *Publication) begin(paths []string) (err error) {
	if p.want, err = newTree(paths); err != nil {
		return err
	}
	if err := os.MkdirAll(p.to.parent, 0o755); err != nil {
		return err
	}
	if p.unlock, err = folder.Lock(p.to.parent); err != nil {
		return fmt.Errorf("lock %s: %w", p.to.parent, cause(err))
	}
	p.stage = sync.OnceValue(p.to.open)
	if err = p.to.recover(); err == nil {
		p.now, err = survey(p.to.out)
	}
	if err != nil {
		return errors.Join(err, p.unlock())
	}
	p.last = recall(p.to.out)
	return nil
}

// about says which folder an error is about.
func about(out string, err error) error {
	if foreign, ok := errors.AsType[*ForeignError](err); ok {
		foreign.Dir = out
		return err // says so itself
	}
	return fmt.Errorf("publish to %s: %w", out, err)
}

// Keep keeps what stands at a path if the last publication made it from the very same and it still has the bytes that
// were made then, and returns how many. Else it is false, and the file has to be made.
func (p *Publication) Keep(path string, from memory.Hash) (bytes int, kept bool) {
	made, known := p.last.Files[path]
	if !known || made.From != from || from == (memory.Hash{}) || !p.now.ours[path] || !made.Stands(p.to.at(path)) {
		return 0, false
	}
	p.note(path, file{made, true})
	return made.Bytes, true
}

// Put takes a file that was made from what has this hash; zero says that nobody knows. It holds on to nothing of data
// when it returns.
func (p *Publication) Put(path string, from memory.Hash, data []byte) error {
	if err := p.put(path, from, data); err != nil {
		return about(p.out, err)
	}
	return nil
}

func (p *Publication) put(path string, from memory.Hash, data []byte) error {
	f := file{made: memory.Made{From: from, Sum: memory.SumOf(data), Bytes: len(data)}}
	f.same = p.now.ours[path] && memory.Holds(p.to.at(path), data)
	if !f.same {
		if err := p.write(path, data); err != nil {
			return err
		}
	}
	p.note(path, f)
	return nil
}

func (p *Publication) note(path string, f file) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files[path] = f
}

// write puts a file on the stage.
func (p *Publication) write(name string, data []byte) error {
	if err := p.folder(path.Dir(name)); err != nil {
		return err
	}
	// which must not exist yet: an existing one could be a link into the old tree
	if err := direct.Create(p.to.onStage(name), data); err != nil {
		return fmt.Errorf("stage %s: %w", name, cause(err))
	}
	return nil
}

// folder makes a folder on the stage, and those above it, unless somebody has. Whoever needs one makes it, so that
// nobody waits until there are ten thousand.
func (p *Publication) folder(dir string) error {
	if dir == "." {
		return p.stage()
	}
	if _, is := p.dirs.Load(dir); is {
		return nil
	}
	if err := p.folder(path.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(p.to.onStage(dir), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("stage %s: %w", dir, cause(err))
	}
	p.dirs.Store(dir, true)
	return nil
}

// Abort leaves the old site as it was. After Commit it does nothing.
func (p *Publication) Abort() error {
	if p.unlock == nil {
		return nil
	}
	err := errors.Join(remove(p.to.stage), p.unlock())
	p.unlock = nil
	return err
}

// Commit makes the folder hold exactly the files that were kept or put, and says what that changed. When nothing
// differs it touches nothing. The note is for the next build, see [Recall].
func (p *Publication) Commit(note string) (Report, error) {
	r, err := p.commit(note)
	if err = errors.Join(err, p.Abort()); err != nil {
		err = about(p.out, err)
	}
	return r, err
}

func (p *Publication) commit(note string) (Report, error) {
	for _, path := range p.want.paths {
		if _, ok := p.files[path]; !ok {
			return Report{}, fmt.Errorf("%s was not made", path)
		}
	}
	r := p.report()
	if err := p.remember(note); err != nil {
		return r, err
	}
	// What is removed is no longer in the manifest.
	same := p.files[manifestName].same && p.files[memoryName].same
	if len(r.Added)+len(r.Changed) == 0 && same && p.now.dirs == 1+len(p.want.dirs) {
		return r, nil
	}
	return r, p.replace()
}

// remember puts the manifest, and what each file was made from.
func (p *Publication) remember(note string) error {
	m := memory.Memory{Note: note, Files: make(map[string]memory.Made, len(p.files))}
	for path, f := range p.files {
		m.Files[path] = f.made
	}
	none := memory.Hash{}
	return errors.Join(p.put(memoryName, none, m.Text()), p.put(manifestName, none, p.want.manifest()))
}

// replace links what is kept onto the stage and swaps it in.
func (p *Publication) replace() error {
	err := p.stage()
	for _, dir := range p.want.dirs {
		err = cmp.Or(err, p.folder(dir))
	}
	if err == nil {
		kept := slices.DeleteFunc(sortedKeys(p.files), func(path string) bool { return !p.files[path].same })
		err = each(kept, p.to.keep)
	}
	if err == nil {
		err = p.to.swap()
	}
	if err != nil {
		return err
	}
	if err := p.to.clear(); err != nil {
		return fmt.Errorf("the new site is in place, but the old one could not be removed: %w", err)
	}
	return nil
}

// report compares both trees.
func (p *Publication) report() Report {
	var r Report
	for _, path := range p.want.paths {
		switch {
		case p.files[path].same:
			r.Unchanged++
		case p.now.ours[path]:
			r.Changed = append(r.Changed, path)
		default:
			r.Added = append(r.Added, path)
		}
	}
	for _, path := range sortedKeys(p.now.ours) {
		if _, wanted := p.files[path]; !wanted && path != manifestName && path != memoryName {
			r.Removed = append(r.Removed, path)
		}
	}
	return r
}

// Dir makes the folder out hold exactly files, whose keys are slash paths relative to it, and says what that changed.
func Dir(out string, files map[string][]byte) (Report, error) {
	to, err := locate(out)
	if err != nil {
		return Report{}, about(out, err)
	}
	return publish(out, to, files)
}

func publish(out string, to place, files map[string][]byte) (Report, error) {
	paths := sortedKeys(files)
	p, err := begin(out, to, paths)
	if err != nil {
		return Report{}, err
	}
	if err := each(paths, func(path string) error { return p.Put(path, memory.Hash{}, files[path]) }); err != nil {
		return Report{}, errors.Join(err, p.Abort())
	}
	return p.Commit("")
}

// cause takes the path off an error of package os: the messages here name the path within the site, not that of the
// stage, which is gone when the message is read.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// maxWorkers is small because the calls contend for the file system's own locks, not for processors.
const maxWorkers = 8

// each calls work with each path from a few goroutines and returns when all of them have ended. After an error no
// further call starts; of several errors that of the first path is returned.
func each(paths []string, work func(path string) error) error {
	var failed atomic.Bool
	faults := make([]error, len(paths))
	atonce.By(min(maxWorkers, max(2, runtime.GOMAXPROCS(0))), len(paths), func(i int) {
		if failed.Load() {
			return
		}
		if faults[i] = work(paths[i]); faults[i] != nil {
			failed.Store(true)
		}
	})
	return cmp.Or(faults...)
}
