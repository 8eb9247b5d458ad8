package disk

import (
	"io"
	"io/fs"
	"os"
	"syscall"

	"beleg/generator/delivery/direct"
)

// Files are those of a project as they lie on the disk. Nobody waits for a pipe: what is neither a file nor a folder
// fails with ErrSpecial, whoever put it there meanwhile.
func Files(root *os.Root) fs.FS { return direct.Within(root, files{root.FS().(direct.FS), root}) }

type files struct {
	direct.FS
	root *os.Root
}

// Open is for fs.FS.
func (f files) Open(name string) (fs.File, error) {
	file, _, err := f.open(name)
	if err != nil {
		return nil, err
	}
	return file, nil
}

func (f files) open(name string) (*os.File, fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := f.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: name, Err: ErrSpecial}
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// ReadFile is for fs.ReadFileFS.
func (f files) ReadFile(name string) ([]byte, error) {
	file, info, err := f.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data := make([]byte, info.Size()+1) // one more, to see the end with the same call
	n, err := io.ReadFull(file, data)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return data[:n:n], nil
	}
	if err != nil {
		return nil, err
	}
	rest, err := io.ReadAll(file) // it has grown
	return append(data, rest...), err
}
