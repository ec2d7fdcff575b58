package write

import (
	"os"

	"golang.org/x/sys/windows"
)

// tryLock takes the lock of a file without waiting; false means that another process, or another session of this one,
// has it. A byte far behind the text is locked, so that the text, which names the holder, can still be read.
func tryLock(file *os.File) (bool, error) {
	raw, err := file.SyscallConn()
	if err != nil {
		return false, err
	}
	var result error
	err = raw.Control(func(fd uintptr) {
		const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
		result = windows.LockFileEx(windows.Handle(fd), flags, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1})
	})
	if err == nil {
		err = result
	}
	if err == windows.ERROR_LOCK_VIOLATION || err == windows.ERROR_IO_PENDING {
		return false, nil
	}
	return err == nil, err
}
