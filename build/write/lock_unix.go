//go:build unix

package write

import (
	"os"
	"syscall"
)

// tryLock takes the lock of a file without waiting; false means that another process, or another session of this one,
// has it. The kernel gives it back when its holder ends, however that happens: a lock never outlives its process, and
// no number of a dead process has to be interpreted.
func tryLock(file *os.File) (bool, error) {
	raw, err := file.SyscallConn()
	if err != nil {
		return false, err
	}
	var result error
	err = raw.Control(func(fd uintptr) { result = syscall.Flock(int(fd), syscall.LOCK_EX|syscall.LOCK_NB) })
	if err == nil {
		err = result
	}
	if err == syscall.EWOULDBLOCK || err == syscall.EINTR {
		return false, nil
	}
	return err == nil, err
}
