package folder

import (
	"errors"
	"path/filepath"
	"time"

	"golang.org/x/sys/windows"
)

// Lock waits until no other run of beleg writes in the folder. Folders cannot be locked on Windows, so it holds a
// file open that nobody may share and that the system deletes with the last handle, also when the process dies.
func Lock(dir string) (unlock func() error, err error) {
	name, err := windows.UTF16PtrFromString(filepath.Join(dir, ".beleg-lock"))
	if err != nil {
		return nil, err
	}
	for tries := 0; ; tries++ {
		h, err := windows.CreateFile(name, windows.GENERIC_WRITE, 0, nil, windows.OPEN_ALWAYS,
			windows.FILE_ATTRIBUTE_HIDDEN|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
		switch {
		case err == nil:
			return func() error { return windows.CloseHandle(h) }, nil
		case errors.Is(err, windows.ERROR_ACCESS_DENIED) && tries < 100:
			// either a true refusal, or the file of another process at the moment of its deletion
		case !errors.Is(err, windows.ERROR_SHARING_VIOLATION):
			return nil, err
		}
		time.Sleep(20 * time.Millisecond)
	}
}
