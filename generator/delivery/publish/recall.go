package publish

import (
	"errors"
	"io/fs"
	"path/filepath"

	"beleg/generator/delivery/direct"
	"beleg/generator/delivery/memory"
)

// memoryName is the file in the output folder that the memory of its publication stands in.
const memoryName = ".beleg-memory"

// mostBytes is how large a manifest or a memory may be: a site that GitHub takes has a hundredth of it. Whoever makes
// one larger wants no site.
const mostBytes = 256 << 20

// recall reads the memory of a folder. What cannot be read is none.
func recall(out string) memory.Memory {
	text, err := direct.ReadFile(filepath.Join(out, memoryName), mostBytes)
	if err != nil {
		return memory.Memory{}
	}
	return memory.Parse(text)
}

// Recall returns what the last publication to a folder remembered; an empty memory if that is not known.
func Recall(out string) memory.Memory {
	to, err := locate(out)
	if err != nil {
		return memory.Memory{}
	}
	return recall(to.out)
}

// Standing tells whether all that the last publication put into a folder is there, byte for byte, and nothing else, and
// how many files that is. If not, or if it cannot be told, the next publication says more.
func Standing(out string, last memory.Memory) (files int, is bool) {
	paths := sortedKeys(last.Files)
	p, err := Begin(out, paths)
	if err != nil {
		return 0, false
	}
	all := each(paths, func(path string) error { return p.standing(path, last.Files[path]) })
	own := len(p.now.ours) == len(paths)+2 && p.now.dirs == 1+len(p.want.dirs)
	return len(paths), errors.Join(all, p.Abort()) == nil && own && len(paths) > 0
}

func (p *Publication) standing(path string, made memory.Made) error {
	if !p.now.ours[path] || !made.Stands(p.to.at(path)) {
		return fs.ErrNotExist
	}
	return nil
}
