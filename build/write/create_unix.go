//go:build unix

package write

import (
	"errors"
	"io/fs"
	"time"

	"golang.org/x/sys/unix"
)

// create makes a file that does not exist yet. Package os would offer the file to the poller first, which takes no
// files: a system call each for nothing.
func create(path string, content []byte) (made time.Time, err error) {
	file, err := retried(func() (int, error) {
		return unix.Open(path, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0o666)
	})
	if err != nil {
		return made, &fs.PathError{Op: "create", Path: path, Err: err}
	}
	for len(content) > 0 && err == nil {
		var count int
		count, err = retried(func() (int, error) { return unix.Write(file, content) })
		content = content[max(count, 0):]
	}
	if err == nil {
		var stat unix.Stat_t
		_, err = retried(func() (int, error) { return 0, unix.Fstat(file, &stat) })
		made = time.Unix(stat.Mtim.Unix())
	}
	if closing := unix.Close(file); err == nil {
		err = closing
	}
	if err != nil {
		return made, &fs.PathError{Op: "write", Path: path, Err: err}
	}
	return made, nil
}

// retried makes a system call until no signal interrupts it.
func retried(call func() (int, error)) (int, error) {
	for {
		if count, err := call(); !errors.Is(err, unix.EINTR) {
			return count, err
		}
	}
}
